/** Where verdicts are kept, and what is known of revocations there: in this process. */
import * as Effect from "effect/Effect"
import { bounded } from "./bounded.js"
import type { Entry } from "./entry.js"
import type { RevocationNotShared } from "./model.js"
import { revocations } from "./revocations.js"

export interface Found {
  readonly entry: Entry | undefined
  /** What a check that begins now is kept with; undefined if it cannot be kept. */
  readonly mark: number | undefined
}

/** Whom a revocation names: a key of verdicts, or an account. */
export type Name = { readonly key: string } | { readonly uid: string }

export interface Shelf {
  /** A verdict that counts, at once, where this takes no time. */
  readonly findNow: ((key: string) => Found) | undefined
  /** A verdict that counts. */
  readonly find: (key: string) => Effect.Effect<Found>
  /** Keeps a verdict. False if it was revoked since its check began. */
  readonly keep: (key: string, entry: Entry, mark: number | undefined) => Effect.Effect<boolean>
  readonly drop: (key: string) => Effect.Effect<void>
  readonly revoke: (name: Name, now: number) => Effect.Effect<void, RevocationNotShared>
}

export const tokenName = (key: string): string => `t:${key}`

export const uidName = (uid: string): string => `u:${uid}`

/** `keepRevoked`: milliseconds for which a revocation can hit something. */
export const memory = (capacity: number, keepRevoked: number): Shelf => {
  const entries = bounded<Entry>(capacity)
  const revoked = revocations(keepRevoked)
  const counts = (key: string, { mark, verdict }: Entry): boolean =>
    revoked.isEmpty() || revoked.last(tokenName(key), uidName(verdict.uid)) <= mark
  const findNow = (key: string): Found => {
    const entry = entries.get(key)
    return { entry: entry && counts(key, entry) ? entry : undefined, mark: revoked.now() }
  }
  return {
    findNow,
    find: (key) => Effect.sync(() => findNow(key)),
    keep: (key, entry) =>
      Effect.sync(() => {
        const isKept = counts(key, entry)
        if (isKept) entries.set(key, entry)
        return isKept
      }),
    drop: (key) => Effect.sync(() => entries.delete(key)),
    revoke: (name, now) =>
      Effect.sync(() => {
        if ("uid" in name) return revoked.add(uidName(name.uid), now)
        entries.delete(name.key)
        revoked.add(tokenName(name.key), now)
      })
  }
}
