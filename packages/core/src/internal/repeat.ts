/** Repeats an attempt while its safety class allows it and the policy wants it. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { type LoginRadiusError, RateLimited, ServerFailed, TransportFailed } from "../LoginRadiusError.js"
import type * as Retry from "../Retry.js"
import type { Described } from "./describe.js"
import type { Observed } from "./observe.js"
import type { Prepared } from "./request.js"

export const repeated = <A>(
  described: Described,
  prepared: Prepared,
  policy: Retry.Policy,
  span: Observed,
  attempt: (n: number) => Effect.Effect<A, LoginRadiusError>
): Effect.Effect<A, LoginRadiusError> => {
  let driver: Schedule.ScheduleDriver<Retry.Failure, Retry.Failure> | undefined
  const drive = Effect.suspend(() => (driver === undefined ? Schedule.driver(delayed(policy)) : Effect.succeed(driver)))
  const from = (n: number): Effect.Effect<A, LoginRadiusError> =>
    Effect.catchAll(attempt(n), (error) =>
      mayRepeat(error, prepared)
        ? drive.pipe(
            Effect.flatMap((made) => {
              driver = made
              return made.next({ error, endpoint: described.id, safety: prepared.safety, attempt: n })
            }),
            Effect.matchEffect({
              onFailure: () => Effect.fail(error),
              onSuccess: () => {
                span.repeats(error)
                return from(n + 1)
              }
            })
          )
        : Effect.fail(error)
    )
  return from(1)
}

/** The policy's schedule, in which `Retry-After` wins over the delay. */
const delayed = (policy: Retry.Policy): Schedule.Schedule<Retry.Failure, Retry.Failure> =>
  Schedule.identity<Retry.Failure>().pipe(
    Schedule.zipLeft(policy.schedule),
    Schedule.modifyDelay(({ error }, delay) =>
      error instanceof RateLimited && error.retryAfter !== undefined
        ? Duration.min(error.retryAfter, policy.maxRetryAfter)
        : delay
    )
  )

/** The code with which the service says that the same call may succeed soon. */
const transient = 950

const mayRepeat = (error: LoginRadiusError, { safety }: Prepared): boolean => {
  if (error instanceof RateLimited) return true
  if (error instanceof TransportFailed && !error.sent) return error.reason !== "InvalidRequest"
  if (safety !== "read" && safety !== "idempotent") return false
  return (
    error instanceof TransportFailed ||
    (error instanceof ServerFailed && error.status >= 502 && error.status <= 504) ||
    ("code" in error && error.code === transient)
  )
}
