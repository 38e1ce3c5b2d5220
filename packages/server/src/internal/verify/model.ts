/** What a check of a token ends with. */
import * as Data from "effect/Data"
import type * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

/**
 * A token is good: whose it is, and what they may do.
 *
 * @since 0.1.0
 * @category models
 */
export interface Verdict {
  /** The account's `Uid`; of a JWT, its `sub`. */
  readonly uid: string
  /** The names of the account's roles, contexts apart; of a JWT, what its claim for roles says. */
  readonly roles: ReadonlyArray<string>
  /** The permissions of all these roles, where the verifier was asked for them; of a JWT, what its claim for permissions says. */
  readonly permissions: ReadonlyArray<string>
  /** When the token ends by itself, where that is known. */
  readonly expiresAt: DateTime.Utc | undefined
  /** When LoginRadius answered; of a JWT, when its signature was checked. */
  readonly checkedAt: DateTime.Utc
  /** Whether it is older than it should be, or may have been revoked, because nobody could be asked: see `Degraded`. */
  readonly stale: boolean
}

/**
 * What becomes of a token that cannot be checked, because LoginRadius, or whoever has the keys, does not answer. `failClosed` is
 * `AuthUnavailable`. `serveStale` takes the last verdict on the same token, for so long after it has ceased to be fresh; never after
 * the token's own end, and never a verdict that was revoked.
 *
 * @since 0.1.0
 * @category models
 */
export type Degraded = "failClosed" | { readonly serveStale: Duration.DurationInput }

/**
 * @since 0.1.0
 * @category models
 */
export interface VerifyOptions {
  /** `failClosed` unless said otherwise. */
  readonly degraded?: Degraded | undefined
}

/**
 * Whom no verdict holds for any more: the bearer of one token, or an account with all of its tokens.
 *
 * @since 0.1.0
 * @category models
 */
export type Revoked =
  | { readonly token: Redacted.Redacted<string>; readonly uid?: undefined }
  | { readonly uid: string; readonly token?: undefined }

/**
 * Why a token is refused. `Missing`: there is none. `Malformed`: it cannot be a token. `Invalid`: LoginRadius does not know it, or
 * signature, algorithm, issuer, audience or a claim of the JWT is not what it has to be. `Expired`, `Revoked`: it was good.
 * `Blocked`: its account may not log in.
 *
 * @since 0.1.0
 * @category models
 */
export type UnauthenticatedReason = "Missing" | "Malformed" | "Invalid" | "Expired" | "Revoked" | "Blocked"

/**
 * The token is not good, and whoever sent it has to log in: HTTP 401. It is known for certain: what could not be checked is
 * `AuthUnavailable`.
 *
 * @since 0.1.0
 * @category errors
 */
export class Unauthenticated
  extends /* @__PURE__ */ Data.TaggedError("Unauthenticated")<{
    readonly reason: UnauthenticatedReason
    /** One line for a log or an answer. Holds nothing of the token. */
    readonly message: string
  }> {}

/**
 * Why a token could not be checked. `NoAnswer`: the service cannot be reached, or was too slow. `ServerFailed`: it answered with a
 * failure, or what cannot be read. `RateLimited`: it answered 429, or the rate budget let no call go. `CredentialsRejected`: it
 * refused the application's own key or secret, which is logged as an error. `KeysMissing`: the keys of JWTs cannot be read.
 * `RevocationsMissing`: nobody can say what was revoked.
 *
 * @since 0.1.0
 * @category models
 */
export type UnavailableReason =
  | "NoAnswer"
  | "ServerFailed"
  | "RateLimited"
  | "CredentialsRejected"
  | "KeysMissing"
  | "RevocationsMissing"

/**
 * Nobody can say now whether the token is good: HTTP 503. Whoever sent it stays logged in, and tries again.
 *
 * @since 0.1.0
 * @category errors
 */
export class AuthUnavailable
  extends /* @__PURE__ */ Data.TaggedError("AuthUnavailable")<{
    readonly reason: UnavailableReason
    /** When a token is checked again at the earliest: more than zero. For `Retry-After`, round it up to whole seconds. */
    readonly retryAfter: Duration.Duration
    /** One line for a log. Holds nothing of the token. */
    readonly message: string
  }> {}

/**
 * A revocation holds in this process, and the store that others read did not take it: those go on with the verdicts that they find there. To
 * revoke once more is safe.
 *
 * @since 0.1.0
 * @category errors
 */
export class RevocationNotShared
  extends /* @__PURE__ */ Data.TaggedError("RevocationNotShared")<{ readonly message: string }> {}

/**
 * Checks tokens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Whose a token is. It can be interrupted, and nobody else who waits for a check of the same token notices. A `serveStale` that is
   * longer than `maxStale` counts as that; one that is no duration counts as zero: `checkDegraded` refuses both.
   */
  readonly verify: (
    token: Redacted.Redacted<string>,
    options?: VerifyOptions
  ) => Effect.Effect<Verdict, Unauthenticated | AuthUnavailable>
  /**
   * From now on, no verdict holds whose check began before. Of an opaque token, or the account of one, the next `verify` asks
   * LoginRadius, whose sessions go on: end them first (`Authentication.invalidateAccessToken`). A JWT is refused until it ends by itself; of an
   * account, those that were issued before.
   */
  readonly revoke: (what: Revoked) => Effect.Effect<void, RevocationNotShared>
  /** The longest `serveStale`. */
  readonly maxStale: Duration.Duration
}
