/**
 * When a call is repeated. Whether it may be repeated at all is not a matter of policy: a call that could act twice (send a
 * second SMS, spend a code) is never repeated unless it is known not to have reached the service, or was refused with 429.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import type * as Schedule from "effect/Schedule"
import { backoff, never } from "./internal/effect/schedule.js"
import type { LoginRadiusError } from "./LoginRadiusError.js"
import type { Safety } from "./Safety.js"

/**
 * A failed attempt that may be repeated, as a policy sees it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Failure {
  readonly error: LoginRadiusError
  readonly endpoint: string
  readonly safety: Safety
  /** 1 for the first attempt. */
  readonly attempt: number
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Policy {
  /** How often and how late to repeat. */
  readonly schedule: Schedule.Schedule<unknown, Failure>
  /** `Retry-After` wins over the schedule's delay, up to this. */
  readonly maxRetryAfter: Duration.Duration
}

/**
 * A policy of your own.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: {
  readonly schedule: Schedule.Schedule<unknown, Failure>
  readonly maxRetryAfter?: Duration.DurationInput | undefined
}): Policy => ({
  schedule: options.schedule,
  maxRetryAfter: Duration.decode(options.maxRetryAfter ?? "30 seconds")
})

/**
 * The default: up to three repeats, 200 ms doubling to at most 5 s, with jitter.
 *
 * @since 0.1.0
 * @category policies
 */
export const bySafety = (options?: {
  readonly times?: number | undefined
  readonly base?: Duration.DurationInput | undefined
  readonly cap?: Duration.DurationInput | undefined
  readonly maxRetryAfter?: Duration.DurationInput | undefined
}): Policy =>
  make({
    schedule: backoff(options?.base ?? "200 millis", options?.cap ?? "5 seconds", options?.times ?? 3),
    maxRetryAfter: options?.maxRetryAfter
  })

/**
 * No repeats.
 *
 * @since 0.1.0
 * @category policies
 */
export const none: Policy = /* @__PURE__ */ make({ schedule: never })
