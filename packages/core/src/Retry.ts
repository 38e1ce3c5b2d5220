/**
 * When a call is repeated. Whether it may be repeated at all is not a matter of policy: a call that could act twice (send a
 * second SMS, spend a code) is never repeated unless it is known not to have reached the service, or was refused with 429.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import type * as Schedule from "effect/Schedule"
import { parseDuration } from "./internal/duration.js"
import { backoff, isSchedule, never } from "./internal/effect/schedule.js"
import { isObject } from "./internal/wire/codec.js"
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
  /** @internal */
  readonly problem?: Problem | undefined
}

/** What is wrong with a policy: the option at fault, and what it has to be. */
interface Problem {
  readonly option: string
  readonly expected: string
}

/** @internal */
export const problemOf = (policy: Policy): Problem | undefined => {
  if (!isObject(policy)) return { option: "retry", expected: "a policy of Retry" }
  if (policy.problem) return policy.problem
  if (!isSchedule(policy.schedule)) return { option: "retry.schedule", expected: "a schedule" }
  return Duration.isDuration(policy.maxRetryAfter)
    ? undefined
    : { option: "retry.maxRetryAfter", expected: notNegative }
}

const notNegative = "a duration of zero or more"

/**
 * A policy of your own. What is no duration is refused where the policy is used: the configuration fails with `InvalidConfig`, a
 * call with `InvalidInput`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: {
  readonly schedule: Schedule.Schedule<unknown, Failure>
  readonly maxRetryAfter?: Duration.DurationInput | undefined
}): Policy => {
  const maxRetryAfter = parseDuration(options.maxRetryAfter ?? "30 seconds")
  return {
    schedule: options.schedule,
    maxRetryAfter: maxRetryAfter ?? Duration.zero,
    problem: maxRetryAfter ? undefined : { option: "retry.maxRetryAfter", expected: notNegative }
  }
}

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
}): Policy => {
  const times = options?.times ?? 3
  const base = parseDuration(options?.base ?? "200 millis")
  const cap = parseDuration(options?.cap ?? "5 seconds")
  const refused = (option: string, expected: string): Policy => ({ ...none, problem: { option, expected } })
  if (times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times >= 0)) {
    return refused("retry.times", "a whole number of zero or more, or Infinity")
  }
  if (!base || !Duration.isFinite(base)) return refused("retry.base", `${notNegative} that is finite`)
  if (!cap) return refused("retry.cap", notNegative)
  return make({ schedule: backoff(base, cap, times), maxRetryAfter: options?.maxRetryAfter })
}

/**
 * No repeats.
 *
 * @since 0.1.0
 * @category policies
 */
export const none: Policy = /* @__PURE__ */ make({ schedule: never })
