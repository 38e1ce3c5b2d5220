/** A verdict as it is kept. */
import * as DateTime from "effect/DateTime"
import type { Checked } from "./check.js"
import type { Verdict } from "./model.js"

export interface Entry {
  readonly verdict: Verdict
  /** Milliseconds since 1970: until when it is taken without asking, and until when it can be taken at all. */
  readonly freshUntil: number
  readonly until: number
}

/** The furthest that a date can be. */
const latest = 8_640_000_000_000_000

export const dateTimeOf = (millis: number): DateTime.Utc => DateTime.unsafeMake(Math.min(latest, millis))

export const entryOf = (
  { expiresAt, permissions, roles, uid }: Checked,
  checkedAt: number,
  { fresh, maxStale }: { readonly fresh: number; readonly maxStale: number }
): Entry => {
  const end = expiresAt ?? Infinity
  return {
    verdict: {
      uid,
      roles,
      permissions,
      expiresAt: expiresAt === undefined ? undefined : dateTimeOf(expiresAt),
      checkedAt: dateTimeOf(checkedAt),
      stale: false
    },
    freshUntil: Math.min(end, checkedAt + fresh),
    until: Math.min(end, checkedAt + fresh + maxStale)
  }
}

/** What is served of an entry, so many milliseconds after it has ceased to be fresh; undefined if it is too old. */
export const staleVerdict = (
  { until, verdict }: Entry,
  stale: number,
  fresh: number,
  now: number
): Verdict | undefined =>
  now < until && now < verdict.checkedAt.epochMillis + fresh + stale ? { ...verdict, stale: true } : undefined
