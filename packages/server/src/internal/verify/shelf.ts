/** Where verdicts are kept, and what is known of revocations there: in this process. */
import * as Effect from "effect/Effect"
import { bounded } from "./bounded.js"
import type { Entry } from "./entry.js"
import type { RevocationNotShared } from "./model.js"
import { revocations } from "./revocations.js"

/** The last revocations before a check began, by their numbers: in this process, and where others read them, if that is known. */
export interface Mark {
  readonly here: number
  readonly shared: number | undefined
}

export interface Found {
  readonly entry: Entry | undefined
  /** What a check that begins now is kept with. */
  readonly mark: Mark
}

/** Whom a revocation names: a key of verdicts, or an account. */
export type Name = { readonly key: string } | { readonly uid: string }

export interface Shelf {
  /** A verdict that counts, at once, where this takes no time. */
  readonly findNow: ((key: string) => Found) | undefined
  /** A verdict that counts. */
  readonly find: (key: string) => Effect.Effect<Found>
  /** Keeps a verdict. False if it was revoked since its check began. */
  readonly keep: (key: string, entry: Entry, mark: Mark) => Effect.Effect<boolean>
  readonly drop: (key: string) => Effect.Effect<void>
  readonly revoke: (name: Name, now: number) => Effect.Effect<void, RevocationNotShared>
}

export const tokenName = (key: string): string => `t:${key}`

export const uidName = (uid: string): string => `u:${uid}`

interface Kept {
  readonly entry: Entry
  readonly here: number
}

/** `keepRevoked`: milliseconds for which a revocation can hit something. */
export const memory = (capacity: number, keepRevoked: number): Shelf => {
  const entries = bounded<Kept>(capacity)
  const revoked = revocations(keepRevoked)
  const counts = (key: string, uid: string, here: number): boolean =>
    revoked.isEmpty() || revoked.last(tokenName(key), uidName(uid)) <= here
  const findNow = (key: string): Found => {
    const kept = entries.get(key)
    const entry = kept && counts(key, kept.entry.verdict.uid, kept.here) ? kept.entry : undefined
    return { entry, mark: { here: revoked.now(), shared: undefined } }
  }
  return {
    findNow,
    find: (key) => Effect.sync(() => findNow(key)),
    keep: (key, entry, { here }) =>
      Effect.sync(() => {
        const isKept = counts(key, entry.verdict.uid, here)
        if (isKept) entries.set(key, { entry, here })
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
