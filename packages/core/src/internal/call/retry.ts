/** Repeats an attempt while its safety class allows it and the policy wants it. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { type LoginRadiusError, RateLimited, ServerFailed, TransportFailed } from "../../LoginRadiusError.js"
import type * as Retry from "../../Retry.js"
import { isRepeatable } from "../../Safety.js"
import type { Prepared } from "./draft.js"
import { stepsOf } from "../effect/schedule.js"
import { isGatewayStatus } from "./noAnswer.js"
import type { Call, Restore } from "./send.js"
import { countRepeat } from "./telemetry.js"

export const retry = (
  call: Call,
  prepared: Prepared,
  restore: Restore,
  attempt: () => Effect.Effect<unknown, LoginRadiusError>
): Effect.Effect<unknown, LoginRadiusError> => {
  const { maxRetryAfter, schedule } = call.options.retry ?? call.config.retry
  // `Retry-After` wins over the delay of the policy.
  const wait = stepsOf<Retry.Failure>(schedule, ({ error }, delay) =>
    (error instanceof RateLimited || error instanceof ServerFailed) && error.retryAfter
      ? Duration.min(error.retryAfter, maxRetryAfter)
      : delay
  )
  const from = (n: number): Effect.Effect<unknown, LoginRadiusError> => {
    call.span?.attribute("loginradius.attempt", n)
    return Effect.catchAll(attempt(), (error) => {
      if (!mayRepeat(error, prepared)) return Effect.fail(error)
      const waiting = wait({ error, endpoint: call.endpoint.id, safety: prepared.safety, attempt: n })
      return Effect.matchEffect(restore(waiting), {
        onFailure: () => Effect.fail(error),
        onSuccess: () => {
          countRepeat(call, error)
          return from(n + 1)
        }
      })
    })
  }
  return from(1)
}

// A `TransportFailed` is made only where repeating is safe.
const mayRepeat = (error: LoginRadiusError, prepared: Prepared): boolean =>
  error instanceof RateLimited || error instanceof TransportFailed
    ? error.retryable
    : isRepeatable(prepared.safety) &&
      ((error instanceof ServerFailed && isGatewayStatus(error.status)) ||
        // The service says that the same call may succeed soon.
        ("code" in error && error.code === 950))
