/** Options of a budget, checked before anything is opened. */
import { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import { second } from "./decide.js"
import { millisOf } from "./duration.js"

/**
 * Calls in a second that LoginRadius answers, by what an application pays for; `core` for all hosts but the cloud host, `search` for
 * that one. `development` is 5 and 5, `standard` 50 and 10, `large` 100 and 50. Of another plan, both.
 *
 * @see https://www.loginradius.com/docs/api/v2/getting-started/rate-limits
 * @since 0.1.0
 * @category models
 */
export type Plan = "development" | "standard" | "large" | { readonly core: number; readonly search: number }

/**
 * What can be set of a budget.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  readonly plan: Plan
  /**
   * Lanes, and the share of the rate that each may have: more than 0, and 1 at most. The first one takes slots ahead of all others. A
   * call with another lane counts as one of the last. `{ login: 1, verify: 0.8, admin: 0.8, bulk: 0.6 }` unless said otherwise.
   */
  readonly lanes?: { readonly [name: string]: number } | undefined
  /** How long an attempt waits at most. Where it would have to wait longer, it fails at once. 10 seconds unless said otherwise. */
  readonly maxWait?: Duration.DurationInput | undefined
  /** How much longer a slot is than the plan asks, since calls arrive less regularly than they are sent: 0.05 unless said otherwise. */
  readonly headroom?: number | undefined
}

export interface Lane {
  readonly name: string
  readonly index: number
  readonly share: number
}

export type Bucket = "core" | "search"

export interface Settings {
  readonly rates: { readonly [B in Bucket]: number }
  readonly lanes: ReadonlyArray<Lane>
  /** Microseconds, as all times. */
  readonly maxWait: number
  readonly headroom: number
}

const plans: { readonly [plan: string]: Settings["rates"] } = {
  development: { core: 5, search: 5 },
  standard: { core: 50, search: 10 },
  large: { core: 100, search: 50 }
}

const defaultLanes = { login: 1, verify: 0.8, admin: 0.8, bulk: 0.6 }

/** Longer than any wait; Lua reckons with it as with any other number. */
const endless = 1e13

type Checked<A> = Either.Either<A, InvalidConfig>

export const invalid = (option: string, reason: string): InvalidConfig =>
  new InvalidConfig({ option, reason, message: `${option}: ${reason}` })

export const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A slot is a whole number of microseconds, and much less than what numbers can hold. */
const isRate = (rate: unknown): boolean => typeof rate === "number" && rate >= 0.001 && rate <= 1_000_000

const ratesOf = (plan: unknown): Checked<Settings["rates"]> => {
  const known = typeof plan === "string" && Object.hasOwn(plans, plan) ? plans[plan] : undefined
  if (known) return Either.right(known)
  if (!isObject(plan)) return Either.left(invalid("plan", 'must be "development", "standard", "large", or two rates'))
  for (const bucket of ["core", "search"] as const) {
    if (!isRate(plan[bucket]))
      return Either.left(
        invalid(`plan.${bucket}`, "must be a number of calls in a second: more than 0, and 1,000,000 at most")
      )
  }
  return Either.right({ core: plan["core"] as number, search: plan["search"] as number })
}

const lanesOf = (lanes: unknown): Checked<ReadonlyArray<Lane>> => {
  if (!isObject(lanes) || Object.keys(lanes).length === 0)
    return Either.left(invalid("lanes", "must be a record with a share for each lane"))
  const list: Array<Lane> = []
  for (const [name, share] of Object.entries(lanes)) {
    // A record lists such names first, wherever they were written.
    if (/^\d+$/.test(name)) return Either.left(invalid(`lanes.${name}`, "must have a name that is not a number"))
    if (!(typeof share === "number" && share > 0 && share <= 1))
      return Either.left(invalid(`lanes.${name}`, "must be a share of the rate: more than 0, and 1 at most"))
    list.push({ name, index: list.length, share })
  }
  return Either.right(list)
}

const maxWaitOf = (input: unknown): Checked<number> => {
  const millis = millisOf(input)
  return millis === undefined
    ? Either.left(invalid("maxWait", 'must be a duration of zero or more, such as "10 seconds"'))
    : Either.right(Math.min(endless, Math.round(millis * 1000)))
}

const headroomOf = (headroom: unknown): Checked<number> =>
  typeof headroom === "number" && headroom >= 0 && headroom < 1
    ? Either.right(headroom)
    : Either.left(invalid("headroom", "must be a part of a slot: 0 or more, and less than 1"))

/** Settings, or the first option that is wrong. */
export const settingsOf = (options: Options): Checked<Settings> => {
  if (!isObject(options)) return Either.left(invalid("options", "must be a record"))
  const { headroom, lanes, maxWait, plan } = options as Options
  return Either.all({
    rates: ratesOf(plan),
    lanes: lanesOf(lanes ?? defaultLanes),
    maxWait: maxWaitOf(maxWait ?? "10 seconds"),
    headroom: headroomOf(headroom ?? 0.05)
  })
}

/** The time from one slot to the next at a rate. */
export const slotOf = (rate: number, headroom: number): number => Math.ceil((second / rate) * (1 + headroom))
