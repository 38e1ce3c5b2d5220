import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Account from "@loginradius-effect/core/Account"
import { Effect, type Redacted } from "effect"
import assert from "node:assert/strict"
import { documented, refusalOf } from "../../support.js"

export type Token = string | Redacted.Redacted<string>

/** A token of a session that has one. */
export const given = (token: Redacted.Redacted<string> | undefined): Redacted.Redacted<string> => {
  assert.ok(token !== undefined, "there is no such token")
  return token
}

/** The tokens of another session of an account. */
export const session = (uid: string) =>
  Effect.map(Account.userImpersonation({ uid }), ({ accessToken, refreshToken }) => ({
    accessToken,
    refreshToken: given(refreshToken)
  }))

export const renew = (refreshToken: Token) => TokenManagement.refreshAccessTokenByRefreshToken({ refreshToken })

export const isSpent = (refreshToken: Token) =>
  refusalOf(renew(refreshToken), ErrorCode.RefreshTokenInvalid, documented(1217))

/** Fails unless an access token is good. */
export const isGood = (accessToken: Token) => Authentication.validateAccessToken({ accessToken })

export const isUnknown = (accessToken: Token) =>
  refusalOf(isGood(accessToken), ErrorCode.AccessTokenInvalid, documented(905))

export const isExpired = (accessToken: Token) =>
  refusalOf(isGood(accessToken), ErrorCode.AccessTokenExpired, documented(906))
