/** Whether and when a call is attempted again. */
import * as Duration from "effect/Duration"
import {
  type Answered,
  type LoginRadiusError,
  RateLimited,
  ServerFailed,
  TransportFailed
} from "../../LoginRadiusError.js"
import type * as Retry from "../../Retry.js"
import { isRepeatable } from "../../Safety.js"
import type { Prepared } from "./draft.js"
import { type Step, stepsOf } from "../effect/schedule.js"
import { isGatewayStatus } from "./noAnswer.js"
import type { Call } from "./send.js"

/** Waits before a call is attempted again; fails when the policy wants no more. */
export type Wait = Step<Retry.Failure>

/** A failure that may say how long to wait. */
interface Asking {
  readonly error: Pick<LoginRadiusError, "endpoint"> & Partial<Pick<RateLimited, "retryAfter">>
}

/** The waits of a call. `Retry-After` wins over the delay of the policy. */
export const waitsOf = ({ config, options }: Call): Wait => {
  const { maxRetryAfter, schedule } = options.retry ?? config.retry
  return stepsOf<Retry.Failure>(schedule, ({ error: { retryAfter } }: Asking, delay) =>
    retryAfter ? Duration.min(retryAfter, maxRetryAfter) : delay
  )
}

// A `TransportFailed` is made only where repeating is safe.
export const mayRepeat = (error: LoginRadiusError, prepared: Prepared): boolean =>
  error instanceof RateLimited || error instanceof TransportFailed
    ? error.retryable
    : isRepeatable(prepared.safety) &&
      ((error instanceof ServerFailed && isGatewayStatus(error.status)) ||
        // The service says that the same call may succeed soon.
        (error as Partial<Answered>).code === 950)
