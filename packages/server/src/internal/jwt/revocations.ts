/** Revocations of JWTs, in this process and where others read them. */
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { millisNow } from "../effect.js"
import { unauthenticated, unavailable } from "../verify/check.js"
import { staleOf } from "../verify/degraded.js"
import { sha256 } from "../verify/hash.js"
import {
  type AuthUnavailable,
  RevocationNotShared,
  type Unauthenticated,
  type Verdict,
  type VerifyOptions
} from "../verify/model.js"
import { asking, type Store } from "../verify/store.js"
import { revokedTokens } from "./revoked.js"
import type { Settings } from "./settings.js"
import type { Read } from "./verify.js"

/** What is signed of a JWT: a signature can have several spellings, each of which makes another token. */
const signed = (token: string): string => token.slice(0, token.lastIndexOf("."))

const digestOf = (token: string): Effect.Effect<string> => {
  const digest = sha256(signed(token))
  return typeof digest === "string" ? Effect.succeed(digest) : digest
}

export interface JwtRevocations {
  /** The verdict, unless it was revoked. */
  readonly check: (
    token: string,
    read: Read,
    options: VerifyOptions | undefined
  ) => Effect.Effect<Verdict, Unauthenticated | AuthUnavailable>
  readonly token: (token: string) => Effect.Effect<void, RevocationNotShared>
  readonly account: (uid: string) => Effect.Effect<void, RevocationNotShared>
}

const revoked = Effect.suspend(() => Effect.fail(unauthenticated("Revoked")))

export const jwtRevocations = (
  { issuer, maxAge, skew }: Settings,
  clock: Clock.Clock,
  store: Store | undefined
): JwtRevocations => {
  // As long as a JWT of that time can be good.
  const keep = maxAge + 2 * skew
  const here = revokedTokens(keep, skew)
  const { ask } = asking(clock)
  const nameOf = store?.keysOf(JSON.stringify(issuer)) ?? String
  const tokenOf = (digest: string): string => nameOf(`revoked:jwt:${digest}`)
  const uidOf = (uid: string): string => nameOf(`revoked:subject:${store?.digest(uid)}`)
  /** When others' revocations were known. */
  let knownAt = -Infinity

  const checkHere = (token: string, { issuedAt, verdict }: Read): Effect.Effect<Verdict, Unauthenticated> =>
    here.isEmpty()
      ? Effect.succeed(verdict)
      : Effect.flatMap(digestOf(token), (digest) =>
          here.hits(digest, verdict.uid, issuedAt * 1000) ? revoked : Effect.succeed(verdict)
        )

  const unknown = (verdict: Verdict, options: VerifyOptions | undefined): Effect.Effect<Verdict, AuthUnavailable> =>
    millisNow(clock) < knownAt + (staleOf(options?.degraded) ?? 0)
      ? Effect.succeed({ ...verdict, stale: true })
      : Effect.fail(unavailable("RevocationsMissing", "nobody can say which JWTs were revoked"))

  const checkShared = (
    { read }: Store,
    token: string,
    { issuedAt, verdict }: Read,
    options: VerifyOptions | undefined
  ): Effect.Effect<Verdict, Unauthenticated | AuthUnavailable> =>
    Effect.flatMap(digestOf(token), (digest) =>
      Effect.flatMap(
        ask(() => read([tokenOf(digest), uidOf(verdict.uid)])),
        (answer): Effect.Effect<Verdict, Unauthenticated | AuthUnavailable> => {
          if (answer === undefined) return unknown(verdict, options)
          knownAt = millisNow(clock)
          const [ofToken, ofUid] = answer.value
          const isRevoked =
            typeof ofToken === "string" || (typeof ofUid === "string" && issuedAt * 1000 <= Number(ofUid) + skew)
          return isRevoked ? revoked : Effect.succeed(verdict)
        }
      )
    )

  const share = (key: () => string, now: number): Effect.Effect<void, RevocationNotShared> =>
    store
      ? Effect.flatMap(
          ask(() => store.write(key(), String(now), Math.ceil(keep))),
          (answer) =>
            answer
              ? Effect.void
              : Effect.fail(new RevocationNotShared({ message: "the revocation holds in this process alone" }))
        )
      : Effect.void

  return {
    check: (token, read, options) =>
      store
        ? Effect.flatMap(checkHere(token, read), () => checkShared(store, token, read, options))
        : checkHere(token, read),
    token: (token) =>
      Effect.flatMap(digestOf(token), (digest) => {
        const now = millisNow(clock)
        here.token(digest, now)
        return share(() => tokenOf(digest), now)
      }),
    account: (uid) =>
      Effect.suspend(() => {
        const now = millisNow(clock)
        here.account(uid, now)
        return share(() => uidOf(uid), now)
      })
  }
}
