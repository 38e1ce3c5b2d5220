/** What the cases of MultiFactorAuthentication share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { mobile } from "../../secondFactor.js"
import { question, user } from "../../support.js"

/** A user whose authenticator app is set up. */
export const withApp = user({ secondFactor: true })

/** A user who gets passcodes by SMS. */
export const withSms = user({ secondFactor: { phone: mobile } })

/** A user who gets passcodes by mail. */
export const withMail = user({ secondFactor: { email: true } })

/** A user whose device approves logins. */
export const withDevice = user({ secondFactor: { push: true } })

/** A user of Duo. */
export const withDuo = user({ secondFactor: { duo: true } })

export const answer = "Sydney"

/** A user whose second factor is the answer to a question. */
export const withAnswers = user({ securityAnswers: { [question]: answer }, secondFactor: { securityQuestions: true } })

export const appCode = (uid: string) => Emulator.seed(Seed.authenticatorCode(uid))

export type AccessToken = Login.Tokens["accessToken"]

/** The Uid of the user of a login. */
export const uidBy = ({ accessToken }: { readonly accessToken: AccessToken }) =>
  Effect.map(Authentication.readProfilesByAccessToken({ accessToken }), ({ Uid }) => Uid)

export const settingsOf = (accessToken: AccessToken) => Mfa.validateAccessToken({ accessToken })
