/** The second factor: who has to prove one, which ones there are, and logins that wait for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import type { LoginAnswerEncoded, SecondFactorSettingsEncoded } from "@loginradius-effect/core/Login"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type { Settings } from "../Settings.js"
import type { Factors } from "../Store.js"
import { type Account, addressesOf, emailKey } from "../Store/Account.js"
import * as authenticator from "./authenticator.js"
import * as captcha from "./captcha.js"
import { current, save } from "./context.js"
import { mainAddress } from "./emails.js"
import { guid, hex32 } from "./ids.js"
import * as lockout from "./lockout.js"
import * as mail from "./mail.js"
import * as mask from "./mask.js"
import { isLocked } from "./profile.js"
import * as qrCode from "./qrCode.js"
import { text } from "./reveal.js"
import * as securityQuestions from "./securityQuestions.js"
import * as sessions from "./sessions.js"
import * as sms from "./sms.js"
import { iso, never } from "./time.js"

export type Factor = "authenticator" | "sms" | "email"

const offers: { readonly [F in Factor]: (settings: Settings) => boolean } = {
  authenticator: ({ secondFactor }) => secondFactor.authenticator,
  sms: ({ secondFactor }) => secondFactor.smsOtp,
  email: ({ secondFactor }) => secondFactor.emailOtp
}

const has: { readonly [F in Factor]: (factors: Factors, account: Account) => boolean } = {
  authenticator: ({ authenticator }) => authenticator?.isVerified === true,
  sms: ({ phone }) => phone !== undefined,
  email: ({ isEmailOn }, account) => isEmailOn && provenAddresses(account).length > 0
}

const all: ReadonlyArray<Factor> = ["authenticator", "sms", "email"]

/** The addresses that passcodes can go to. */
const provenAddresses = (account: Account): ReadonlyArray<string> =>
  account.emailVerified ? addressesOf(account).map(({ Value }) => Value) : []

/** The factors that an account has set up and that the application offers. */
export const verified = (account: Account, factors: Factors, settings: Settings): ReadonlyArray<Factor> =>
  all.filter((factor) => offers[factor](settings) && has[factor](factors, account))

/** Refuses where the application has no second factor. */
export const checkEnabled = Effect.flatMap(current, ({ settings }) =>
  settings.secondFactor.mode === "off" ? refuse(ErrorCode.MfaNotEnabled) : Effect.void
)

/** Refuses where no factor is offered. */
export const checkOffered = Effect.flatMap(current, ({ settings }) =>
  all.some((factor) => offers[factor](settings)) ? Effect.void : refuse(ErrorCode.MfaNotConfigured)
)

/** Whether a login of an account has to go on to a second factor. */
export const isAskedFor = (account: Account) =>
  Effect.map(current, ({ settings, store }) => {
    const { mode } = settings.secondFactor
    if (mode !== "optional") return mode === "required"
    return verified(account, store.factors(account.uid), settings).length > 0
  })

/** What a caller says about the message with the passcode. */
export interface Wishes extends sms.Wishes {
  readonly emailTemplate?: string | undefined
}

const zeros = "00000000-0000-0000-0000-000000000000"

/**
 * What a login answers that has to go on to a second factor. A passcode is sent where it is plain where to. Failures count
 * on until the second factor is proven, but what lifts a lock has lifted it.
 */
export const begin = (proven: Account, wishes: Wishes) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const account = isLocked(proven, now) ? lockout.succeed(proven) : proven
    const ways = verified(account, store.factors(account.uid), settings)
    const addresses = provenAddresses(account)
    const { phone } = store.factors(account.uid)
    const sentTo = ways.length === 1 && ways[0] === "email" && addresses.length === 1 ? addresses[0] : undefined
    const otpStatus = ways.includes("sms") && phone !== undefined ? yield* sendSms(account, phone, wishes) : null
    if (sentTo !== undefined) yield* sendMail(account, sentTo, wishes.emailTemplate)
    // Whoever knows only the password must not set up an app beside the factors that there are.
    const factors = ways.length === 0 ? yield* withKey(account) : store.factors(account.uid)
    const login = {
      token: yield* guid,
      uid: account.uid,
      expiresAt: now + Duration.toMillis(settings.secondFactor.tokenLifetime)
    }
    yield* save(account)
    store.wait(login)
    const answer: LoginAnswerEncoded = {
      SecondFactorAuthentication: {
        SecondFactorAuthenticationToken: login.token,
        ExpireIn: iso(login.expiresAt),
        ...described(account, factors, settings, ways.length === 0),
        OTPStatus: otpStatus,
        EmailOTPStatus: sentTo === undefined ? null : { Email: mask.email(sentTo) }
      },
      Profile: null,
      access_token: zeros,
      expires_in: never
    }
    return answer
  })

/** The factors of an account with a key for an app: the same one until it is verified or taken off. */
const withKey = (account: Account) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const factors = store.factors(account.uid)
    if (!offers.authenticator(settings) || factors.authenticator !== undefined) return factors
    const keyed: Factors = {
      ...factors,
      authenticator: { key: yield* hex32, isVerified: false, lastStep: undefined }
    }
    store.putFactors(keyed)
    return keyed
  })

/** The factors of somebody who is logged in. */
export const settingsOf = (account: Account) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    return described(account, yield* withKey(account), settings, true)
  })

const described = (
  account: Account,
  factors: Factors,
  settings: Settings,
  canEnrol: boolean
): SecondFactorSettingsEncoded => {
  const ways = verified(account, factors, settings)
  const key =
    canEnrol && offers.authenticator(settings) && !has.authenticator(factors, account) && factors.authenticator
  return {
    QRCode: key ? qrCode.dataUri(authenticator.uri(key.key, labelOf(account), settings.appName)) : null,
    ManualEntryCode: key ? authenticator.manualEntryCode(key.key) : null,
    IsGoogleAuthenticatorVerified: ways.includes("authenticator"),
    IsAuthenticatorVerified: ways.includes("authenticator"),
    IsEmailOtpAuthenticatorVerified: ways.includes("email"),
    IsOTPAuthenticatorVerified: ways.includes("sms"),
    OTPPhoneNo: ways.includes("sms") && factors.phone !== undefined ? mask.phone(factors.phone) : null,
    OTPStatus: null,
    Email: offers.email(settings) ? provenAddresses(account).map(mask.email) : null,
    EmailOTPStatus: null,
    IsSecurityQuestionAuthenticatorVerified: false,
    IsSecurityQuestionEnabled: false,
    SecurityQuestions: null,
    IsPushDeviceRegistered: false,
    PushQRCode: null,
    IsDuoAuthenticatorVerified: false,
    DuoAuthEndpoint: null,
    IsPasskeyAuthenticatorVerified: false
  }
}

const labelOf = (account: Account): string => mainAddress(account) ?? account.userName ?? account.phoneId ?? account.uid

/** Sends a passcode to a phone. */
export const sendSms = (account: Account, phone: string, wishes: sms.Wishes) =>
  sms.send(account, "secondFactorByPhone", phone, wishes)

/** Mails a passcode. */
export const sendMail = (account: Account, address: string, template: string | undefined) =>
  Effect.zipRight(
    mail.checkLimit(account, "secondFactorByEmail"),
    mail.send(account, "secondFactorByEmail", address, { template })
  )

/** The address that a caller means, who may know only what is not hidden of it. */
export const addressOf = (account: Account, given: string) => {
  const found = provenAddresses(account).find(
    (address) => emailKey(address) === emailKey(given) || mask.email(address) === given.trim()
  )
  return found === undefined ? refuse(ErrorCode.EmailNotInProfile) : Effect.succeed(found)
}

/** The login that waits for the second factor. */
export const resume = (token: string | Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const context = yield* current
    const found = context.store.findPending(text(token), context.now)
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.MfaTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.MfaTokenExpired)
    yield* checkEnabled
    const account = context.store.account(found.login.uid)
    // No login that waits outlives its account.
    if (account === undefined) return yield* Effect.die("a login without an account")
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (account.isLoginDisabled) return yield* refuse(ErrorCode.LoginDisabled)
    const factors = context.store.factors(account.uid)
    return { ...context, account, factors, ways: verified(account, factors, context.settings), login: found.login }
  })

/** Refuses while a lock holds that the request does not lift. */
export const checkLock = (account: Account, request: Request, answers: securityQuestions.Answers = {}) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    if (!isLocked(account, now)) return
    if (account.lock?.type === "Captcha" && captcha.judge(request, settings) === "solved") return
    if (account.lock?.type === "SecurityQuestion" && Object.keys(answers).length > 0) {
      if ((yield* securityQuestions.judge(account, answers)) === "right") return
    }
    return yield* refuse(ErrorCode.AccountLockedReauthenticationRequired)
  })

/** Counts a wrong code; the last one that is allowed locks the account. */
export const fail = (account: Account) =>
  Effect.flatMap(current, ({ now, settings }) => save(lockout.fail(account, settings, now)))

/** Ends a login that has waited: its token is spent, and the user is logged in. */
export const finish = (account: Account, token: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    store.closePending(token)
    return (yield* sessions.logIn(account)).answer
  })
