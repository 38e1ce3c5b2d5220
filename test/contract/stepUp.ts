/** What tests of step-up share. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import type { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import assert from "node:assert/strict"
import { documented, email, password, refusalOf, reveal } from "./support.js"

/** The same application with step-up by second factors. */
export const steppingUp = (options: Emulator.Options, more: NonNullable<Emulator.Options["stepUp"]> = {}) => ({
  ...options,
  stepUp: { secondFactor: true, ...more }
})

export type Token = string | Redacted.Redacted<string>

const calls = {
  mfa: ReAuthentication.validateMfa,
  password: ReAuthentication.validatePassword,
  pin: ReAuthentication.validatePin
}

export type Kind = keyof typeof calls

export const validate = (kind: Kind, uid: string, secondFactorValidationToken: Token) =>
  calls[kind]({ uid, secondFactorValidationToken })

/** Fails unless a token is good for a user and a kind. */
export const isGood = (kind: Kind, uid: string, token: Token) =>
  Effect.map(validate(kind, uid, token), (answer) => assert.deepEqual(answer, { IsValid: true }))

/** Fails unless it is refused. */
export const isBad = (kind: Kind, uid: string, token: Token) =>
  refusalOf(validate(kind, uid, token), ErrorCode.MfaValidationTokenInvalid, documented(1193))

/** The token of a step-up that is passed; fails unless it looks like one that is documented. */
export const passed = <E, R>(stepUp: Effect.Effect<ReAuthentication.ReAuthenticationToken, E, R>) =>
  Effect.map(stepUp, ({ SecondFactorValidationToken }) => {
    assert.match(reveal(SecondFactorValidationToken), /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    return SecondFactorValidationToken
  })

/** The token of a step-up by the password. */
export const byPassword = (accessToken: Token, given = password) =>
  passed(ReAuthentication.byPassword({ accessToken, password: given }))

/** Mails a passcode for a step-up without a second factor. */
export const mailPasscode = (accessToken: Token) =>
  Effect.asVoid(ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId: email }))
