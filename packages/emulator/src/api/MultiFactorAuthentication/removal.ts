/** How second factors are taken off, by their users and by management. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { caller, current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { isObject } from "../../internal/json.js"
import * as lookup from "../../rules/lookup.js"
import * as secondFactor from "../../rules/secondFactor.js"
import { verified } from "../../rules/ways.js"
import type { Account } from "../../state/Accounts.js"
import * as SecondFactors from "../../state/SecondFactors.js"
import type { Factors } from "../../state/SecondFactors.js"

export type Removal = (factors: Factors) => Factors

const app: Removal = (factors) => ({ ...factors, authenticator: undefined })
const phone: Removal = (factors) => ({ ...factors, phone: undefined, nextPhone: undefined })
const email: Removal = (factors) => ({ ...factors, isEmailOn: false })

const flags: ReadonlyMap<string, Removal> = new Map([
  ["authenticator", app],
  ["googleauthenticator", app],
  ["otpauthenticator", phone]
])

/** What a body says is to go. There can be several flags, of which clients set one. */
const wanted = (request: Request): ReadonlyArray<Removal> =>
  Object.entries(isObject(request.body) ? request.body : {}).flatMap(([name, value]) => {
    const removal = flags.get(name.toLowerCase())
    return value === true && removal !== undefined ? [removal] : []
  })

/** The same; nothing is an error. */
const flagged = (request: Request) =>
  Effect.suspend(() => {
    const removals = wanted(request)
    return removals.length === 0 ? refuse(ErrorCode.MfaRemovalRequestInvalid) : Effect.succeed(removals)
  })

const remove = ({ uid }: Account, removals: ReadonlyArray<Removal>) =>
  Effect.map(current, ({ store }) => {
    store.change(SecondFactors.put(rest(store.read(SecondFactors.ofAccount(uid)), removals)))
    return { IsDeleted: true }
  })

const rest = (factors: Factors, removals: ReadonlyArray<Removal>): Factors =>
  removals.reduce((left, removal) => removal(left), factors)

/** Where a second factor is required, users keep the last one that they have. */
export const removeOwn = (removals: ReadonlyArray<Removal>) =>
  Effect.gen(function* () {
    const { account, settings, store } = yield* caller
    yield* secondFactor.checkEnabled
    const factors = store.read(SecondFactors.ofAccount(account.uid))
    const count = (factors: Factors) => verified(account, factors, settings).length
    const isLast = count(factors) > 0 && count(rest(factors, removals)) === 0
    if (settings.secondFactor.mode === "required" && isLast) return yield* refuse(ErrorCode.MfaRemovalRequestInvalid)
    return yield* remove(account, removals)
  })

export const removeOf = (uid: string, removals: ReadonlyArray<Removal>) =>
  Effect.flatMap(lookup.byUid(uid), ({ account }) => remove(account, removals))

export const ownGoogleAuthenticator = handle(
  MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken,
  (_, request) => Effect.flatMap(flagged(request), removeOwn)
)
export const ownAuthenticator = handle(MultiFactorAuthentication.resetAuthenticatorByAccessToken, (_, request) =>
  Effect.flatMap(flagged(request), removeOwn)
)
export const ownSms = handle(MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken, (_, request) =>
  Effect.flatMap(flagged(request), removeOwn)
)
export const ownEmail = handle(MultiFactorAuthentication.resetEmailOtpAuthenticatorByAccessToken, () =>
  removeOwn([email])
)

export const googleAuthenticatorOf = handle(MultiFactorAuthentication.resetGoogleAuthenticatorByUid, (input, request) =>
  Effect.flatMap(flagged(request), (removals) => removeOf(input.uid, removals))
)
export const authenticatorOf = handle(MultiFactorAuthentication.resetAuthenticatorByUid, (input, request) =>
  Effect.flatMap(flagged(request), (removals) => removeOf(input.uid, removals))
)
export const smsOf = handle(MultiFactorAuthentication.resetSmsAuthenticatorByUid, (input, request) =>
  Effect.flatMap(flagged(request), (removals) => removeOf(input.uid, removals))
)
export const emailOf = handle(MultiFactorAuthentication.resetEmailOtpAuthenticatorByUid, (input) =>
  removeOf(input.uid, [email])
)

export const handlers = [
  ownGoogleAuthenticator,
  ownAuthenticator,
  ownSms,
  ownEmail,
  googleAuthenticatorOf,
  authenticatorOf,
  smsOf,
  emailOf
]
