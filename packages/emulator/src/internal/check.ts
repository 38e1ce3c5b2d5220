/** Checks of settings: each takes what was given, where it belongs, and what holds if nothing was given. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { durationOf as parseDuration } from "./duration.js"
import { attempt } from "./effect.js"
import { isObject } from "./json.js"

/** Where something is not what it has to be. Never holds the value. */
export interface Problem {
  readonly option: string
  readonly expected: string
}

export type Check<A> = (given: unknown, option: string, base: A) => Either.Either<A, Problem>

const plain =
  <A>(expected: string, is: (value: unknown) => boolean): Check<A> =>
  (given, option, base) =>
    given === undefined ? Either.right(base) : is(given) ? Either.right(given as A) : Either.left({ option, expected })

export const boolean: Check<boolean> = plain("true or false", (value) => typeof value === "boolean")

export const text: Check<string> = plain(
  "text that is not blank",
  (value) => typeof value === "string" && value.trim() !== ""
)

export const anyText: Check<string> = plain("text", (value) => typeof value === "string")

export const pattern = (expected: string, form: RegExp): Check<string> =>
  plain(expected, (value) => typeof value === "string" && form.test(value))

const guidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isGuid = (value: string): boolean => guidForm.test(value)

export const guid: Check<string> = pattern("a GUID", guidForm)

export const secretGuid: Check<Redacted.Redacted<string>> = (given, option, base) => {
  if (given === undefined) return Either.right(base)
  const value = revealed(given)
  return typeof value === "string" && isGuid(value)
    ? Either.right(Redacted.isRedacted(given) ? (given as Redacted.Redacted<string>) : Redacted.make(value))
    : Either.left({ option, expected: "a GUID" })
}

/** What a secret is, undefined if it was wiped; anything else as it is. */
export const revealed = (given: unknown): unknown =>
  Redacted.isRedacted(given)
    ? attempt(
        () => Redacted.value(given),
        () => undefined
      )
    : given

export const oneOf = <const Values extends ReadonlyArray<string>>(...values: Values): Check<Values[number]> =>
  plain(`one of ${values.join(", ")}`, (value) => typeof value === "string" && values.includes(value))

/** Of several values the one that leads somewhere. */
export const only = <A extends string | boolean>(value: A, why: string): Check<A> =>
  plain(`${String(value)}: ${why}`, (given) => given === value)

export const integer = (least: number, most = Number.MAX_SAFE_INTEGER): Check<number> =>
  plain(
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number of at least ${least}`
      : `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
  )

/** A list of texts, or of records. */
export const list = <A extends string | object>(item: string, is: (item: A) => boolean): Check<ReadonlyArray<A>> =>
  plain(
    `a list, each item ${item}`,
    (value) =>
      Array.isArray(value) && value.every((each) => (typeof each === "string" || isObject(each)) && is(each as A))
  )

/** Whether a record has no other members: a misspelt one would be ignored. */
export const hasOnly = <A extends object>(record: A, members: ReadonlyArray<keyof A>): boolean =>
  Object.keys(record).every((member) => members.some((known) => known === member))

/** A list of records that have no other members. */
export const records = <A extends object>(
  item: string,
  members: ReadonlyArray<keyof A>,
  is: (item: A) => boolean
): Check<ReadonlyArray<A>> => list<A>(item, (each) => isObject(each) && hasOnly<A>(each, members) && is(each))

export const areDifferent = (values: ReadonlyArray<unknown>): boolean => new Set(values).size === values.length

/** A list in which no two items are called the same. */
export const each =
  <A>(items: Check<ReadonlyArray<A>>, name: string, nameOf: (item: A) => string): Check<ReadonlyArray<A>> =>
  (given, option, base) =>
    Either.filterOrLeft(
      items(given, option, base),
      (all) => areDifferent(all.map(nameOf)),
      () => ({ option, expected: `a list in which each ${name} is once` })
    )

const durationOf =
  (expected: string, is: (duration: Duration.Duration) => boolean): Check<Duration.Duration> =>
  (given, option, base) =>
    given === undefined
      ? Either.right(base)
      : Either.filterOrLeft(
          Either.fromNullable(parseDuration(given), () => ({ option, expected })),
          is,
          () => ({ option, expected })
        )

/** A hundred years: what is added to the time of day still has to be a date. */
const longest: Duration.DurationInput = "36525 days"

const isBetween = (value: Duration.Duration, least: Duration.DurationInput, most: Duration.DurationInput): boolean =>
  Duration.between(value, { minimum: Duration.decode(least), maximum: Duration.decode(most) })

export const duration = (
  least: Duration.DurationInput,
  most: Duration.DurationInput = longest
): Check<Duration.Duration> =>
  durationOf(`a duration from ${String(least)} to ${String(most)}`, (value) => isBetween(value, least, most))

/** A duration that may be infinite. */
export const endless = (least: Duration.DurationInput): Check<Duration.Duration> =>
  durationOf(
    `a duration from ${String(least)} to ${String(longest)}, or infinite`,
    (value) => !Duration.isFinite(value) || isBetween(value, least, longest)
  )

/** A record of which members may be left out, and others may not be there. */
export const group =
  <A>(members: { readonly [K in keyof A]: Check<A[K]> }): Check<A> =>
  (given, option, base) => {
    if (given === undefined) return Either.right(base)
    const at = (member: string) => (option === "" ? member : `${option}.${member}`)
    if (!isObject(given)) return Either.left({ option, expected: "a record" })
    const stranger = Object.keys(given).find((member) => !Object.hasOwn(members, member))
    if (stranger !== undefined)
      return Either.left({ option: at(stranger), expected: "left out: there is no such setting" })
    const out: Record<string, unknown> = {}
    for (const member of Object.keys(members)) {
      const checked = (members[member as keyof A] as Check<unknown>)(given[member], at(member), base[member as keyof A])
      const problem = Either.match(checked, {
        onLeft: (problem) => problem,
        onRight: (value) => {
          out[member] = value
          return undefined
        }
      })
      if (problem !== undefined) return Either.left(problem)
    }
    return Either.right(out as A)
  }
