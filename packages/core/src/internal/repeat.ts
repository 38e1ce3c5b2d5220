/** Repeats an attempt while its safety class allows it and the policy wants it. */
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Schedule from "effect/Schedule"
import type * as Tracer from "effect/Tracer"
import { type LoginRadiusError, RateLimited, ServerFailed, TransportFailed } from "../LoginRadiusError.js"
import type * as Retry from "../Retry.js"
import type { Described } from "./describe.js"
import { repeats, type Restore } from "./observe.js"
import type { Prepared } from "./request.js"

/** Tries a call for the nth time, and goes on with what came of it. */
export type Attempt = (
  n: number,
  settle: (judged: Either.Either<unknown, LoginRadiusError>) => Effect.Effect<unknown, LoginRadiusError>
) => Effect.Effect<unknown, LoginRadiusError>

export const repeated = (
  described: Described,
  prepared: Prepared,
  policy: Retry.Policy,
  clock: Clock.Clock,
  span: Tracer.Span | undefined,
  restore: Restore,
  attempt: Attempt
): Effect.Effect<unknown, LoginRadiusError> => {
  // Made at the first failure: most calls need none.
  let driver: Schedule.ScheduleDriver<Retry.Failure, Retry.Failure> | undefined
  const waited = (failure: Retry.Failure): Effect.Effect<unknown, unknown> =>
    driver
      ? driver.next(failure)
      : Effect.flatMap(Schedule.driver(delayed(policy)), (made) => (driver = made).next(failure))
  const from = (n: number): Effect.Effect<unknown, LoginRadiusError> =>
    attempt(n, (judged) => {
      if (Either.isRight(judged) || !mayRepeat(judged.left, prepared)) return judged
      const error = judged.left
      return Effect.matchEffect(
        restore(waited({ error, endpoint: described.id, safety: prepared.safety, attempt: n })),
        {
          onFailure: () => judged,
          onSuccess: () => {
            repeats(described, clock, span, error)
            return from(n + 1)
          }
        }
      )
    })
  return from(1)
}

/** The policy's schedule, in which `Retry-After` wins over the delay. */
const delayed = (policy: Retry.Policy): Schedule.Schedule<Retry.Failure, Retry.Failure> =>
  Schedule.identity<Retry.Failure>().pipe(
    Schedule.zipLeft(policy.schedule),
    Schedule.modifyDelay(({ error }, delay) =>
      error instanceof RateLimited && error.retryAfter ? Duration.min(error.retryAfter, policy.maxRetryAfter) : delay
    )
  )

/** The code with which the service says that the same call may succeed soon. */
const transient = 950

const mayRepeat = (error: LoginRadiusError, prepared: Prepared): boolean =>
  error instanceof RateLimited ||
  (error instanceof TransportFailed && !error.sent
    ? error.reason !== "InvalidRequest"
    : isRepeatable(prepared) &&
      (error instanceof TransportFailed ||
        (error instanceof ServerFailed && isGatewayStatus(error.status)) ||
        ("code" in error && error.code === transient)))

/** Whether a repeat changes nothing more, also after the request may have arrived. */
export const isRepeatable = ({ safety }: Prepared): boolean => safety === "read" || safety === "idempotent"

export const isGatewayStatus = (status: number): boolean => status >= 502 && status <= 504
