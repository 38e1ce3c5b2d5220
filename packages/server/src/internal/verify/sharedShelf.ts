/** Verdicts that other processes read too: nothing of them is kept in this one, so that each revocation is seen at once. */
import * as Effect from "effect/Effect"
import type * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import { attempt, millisNow } from "../effect.js"
import { bounded } from "./bounded.js"
import type { Checked } from "./check.js"
import { type Entry, entryOf } from "./entry.js"
import { RevocationNotShared } from "./model.js"
import { revocations } from "./revocations.js"
import type { OpaqueSettings } from "./settings.js"
import { type Found, type Mark, type Name, type Shelf, tokenName, uidName } from "./shelf.js"
import { asking, type Store } from "./store.js"

/** A verdict in the store. Of its token there is nothing. */
interface Stored extends Omit<Checked, "expiresAt"> {
  readonly expiresAt: number | null
  readonly checkedAt: number
  /** The number of the last revocation before its check began. */
  readonly mark: number
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === "string")

const isStored = (value: unknown): value is Stored => {
  if (typeof value !== "object" || value === null) return false
  const { checkedAt, expiresAt, mark, permissions, roles, uid } = value as Record<string, unknown>
  return (
    typeof uid === "string" &&
    isTexts(roles) &&
    isTexts(permissions) &&
    (expiresAt === null || Number.isFinite(expiresAt)) &&
    Number.isFinite(checkedAt) &&
    Number.isFinite(mark)
  )
}

/** Whatever else is there counts as nothing. */
const parse = (text: string | null | undefined): Stored | undefined => {
  const value = attempt(
    () => JSON.parse(text ?? "null") as unknown,
    () => undefined
  )
  return isStored(value) ? value : undefined
}

const numberIn = (text: string | null | undefined): number => Number(text ?? 0) || 0

export const shared = (
  store: Store,
  application: string,
  settings: OpaqueSettings,
  keepRevoked: number,
  clock: Clock.Clock
): Shelf => {
  const { ask } = asking(clock)
  const { digest } = store
  const nameOf = store.keysOf(application)
  const counter = nameOf("revocations")
  const verdictOf = (key: string): string => nameOf(`verdict:${key}`)
  const tokenOf = (key: string): string => nameOf(`revoked:token:${key}`)
  const uidOf = (uid: string): string => nameOf(`revoked:account:${digest(uid)}`)
  /** Whose a token is, so that verdict and revocations are read at once. It decides nothing. */
  const accounts = bounded<string>(settings.capacity)
  const here = revocations(keepRevoked)
  /** Revocations that the store did not take: what it has does not count here. */
  const unshared = revocations(keepRevoked)

  const found = (entry: Entry | undefined, shared: number | undefined): Found => ({
    entry,
    mark: { here: here.now(), shared }
  })

  const entryIn = (stored: Stored, revoked: number, key: string): Entry | undefined =>
    revoked > stored.mark || unshared.last(tokenName(key), uidName(stored.uid)) > 0
      ? undefined
      : entryOf(
          { ...stored, expiresAt: stored.expiresAt ?? undefined },
          Math.min(stored.checkedAt, millisNow(clock)),
          settings
        )

  const find = (key: string): Effect.Effect<Found> =>
    Effect.suspend(() => {
      const uid = accounts.get(key)
      const keys = [verdictOf(key), counter, tokenOf(key), ...(uid === undefined ? [] : [uidOf(uid)])]
      return Effect.flatMap(
        ask(() => store.read(keys)),
        (answer) => {
          if (answer === undefined) return Effect.succeed(found(undefined, undefined))
          const [text, count, ofToken, ofUid] = answer.value
          const stored = parse(text)
          const mark = numberIn(count)
          if (stored === undefined) return Effect.succeed(found(undefined, mark))
          if (stored.uid === uid)
            return Effect.succeed(found(entryIn(stored, Math.max(numberIn(ofToken), numberIn(ofUid)), key), mark))
          accounts.set(key, stored.uid)
          return find(key)
        }
      )
    })

  /** Whether nothing was revoked since, as far as is known. */
  const counts = (key: string, uid: string, mark: Mark): Effect.Effect<boolean> => {
    if (here.last(tokenName(key), uidName(uid)) > mark.here) return Effect.succeed(false)
    const { shared } = mark
    if (shared === undefined) return Effect.succeed(true)
    return Effect.map(
      ask(() => store.read([tokenOf(key), uidOf(uid)])),
      (answer) => answer === undefined || answer.value.every((text) => numberIn(text) <= shared)
    )
  }

  const keep = (key: string, { until, verdict }: Entry, mark: Mark): Effect.Effect<boolean> =>
    Effect.flatMap(counts(key, verdict.uid, mark), (isGood) => {
      const left = Math.floor(until - millisNow(clock))
      if (!isGood || mark.shared === undefined || left < 1) return Effect.succeed(isGood)
      const stored: Stored = {
        uid: verdict.uid,
        roles: verdict.roles,
        permissions: verdict.permissions,
        expiresAt: verdict.expiresAt ? DateTime.toEpochMillis(verdict.expiresAt) : null,
        checkedAt: DateTime.toEpochMillis(verdict.checkedAt),
        mark: mark.shared
      }
      accounts.set(key, verdict.uid)
      return Effect.as(
        ask(() => store.write(verdictOf(key), JSON.stringify(stored), left)),
        true
      )
    })

  const revoke = (name: Name, now: number): Effect.Effect<void, RevocationNotShared> =>
    Effect.suspend(() => {
      const own = "uid" in name ? uidName(name.uid) : tokenName(name.key)
      here.add(own, now)
      unshared.add(own, now)
      const key = "uid" in name ? uidOf(name.uid) : tokenOf(name.key)
      return Effect.flatMap(
        ask(() => store.raise(counter, key, Math.ceil(keepRevoked))),
        (answer) => {
          if (answer === undefined)
            return Effect.fail(new RevocationNotShared({ message: "the revocation holds in this process alone" }))
          unshared.forget(own)
          return Effect.void
        }
      )
    })

  return {
    findNow: undefined,
    find,
    keep,
    drop: (key) => Effect.asVoid(ask(() => store.remove(verdictOf(key)))),
    revoke
  }
}
