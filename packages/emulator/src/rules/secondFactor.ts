/** The second factor: who has to prove one, which ones there are, and logins that wait for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import type { LoginAnswerEncoded } from "@loginradius-effect/core/Login"
import type { AnyErrorClass } from "@loginradius-effect/core/LoginRadiusError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, save } from "../context.js"
import * as mask from "../documents/mask.js"
import { document } from "../documents/secondFactor.js"
import { guid, hex32 } from "../internal/ids.js"
import { iso, never } from "../internal/time.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import * as sms from "../messages/sms.js"
import type { Settings } from "../Settings.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, isLocked } from "../state/Accounts.js"
import { emailKey } from "../state/keys.js"
import * as SecondFactors from "../state/SecondFactors.js"
import type { Factors } from "../state/SecondFactors.js"
import * as captcha from "./captcha.js"
import * as challenges from "./challenges.js"
import type * as duo from "./duo.js"
import { mainAddress } from "./emails.js"
import * as lockout from "./lockout.js"
import * as securityQuestions from "./securityQuestions.js"
import { isAnyOffered, isOffered, provenAddresses, verified } from "./ways.js"

/** Refuses where the application has no second factor. */
export const checkEnabled = Effect.flatMap(current, ({ settings }) =>
  settings.secondFactor.mode === "off" ? refuse(ErrorCode.MfaNotEnabled) : Effect.void
)

/** Refuses where no factor is offered. */
export const checkOffered = Effect.flatMap(current, ({ settings }) =>
  isAnyOffered(settings) ? Effect.void : refuse(ErrorCode.MfaNotConfigured)
)

/** Whether a login of an account has to go on to a second factor. */
export const isAskedFor = (account: Account) =>
  Effect.map(current, ({ settings, store }) => {
    const { mode } = settings.secondFactor
    if (mode !== "optional") return mode === "required"
    return verified(account, store.read(SecondFactors.ofAccount(account.uid)), settings).length > 0
  })

/** What a caller says about the message with the passcode. */
interface Wishes extends sms.Wishes {
  readonly emailTemplate?: string | undefined
  /** The way to Duo and back. */
  readonly duo?: duo.Way | undefined
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
    const ways = verified(account, store.read(SecondFactors.ofAccount(account.uid)), settings)
    const addresses = provenAddresses(account)
    const { phone } = store.read(SecondFactors.ofAccount(account.uid))
    const sentTo = ways.length === 1 && ways[0] === "email" && addresses.length === 1 ? addresses[0] : undefined
    const otpStatus = ways.includes("sms") && phone !== undefined ? yield* sendSms(account, phone, wishes) : null
    if (sentTo !== undefined) yield* sendMail(account, sentTo, wishes.emailTemplate)
    // Whoever knows only the password must not set up an app beside the factors that there are.
    const factors = ways.length === 0 ? yield* withKey(account) : store.read(SecondFactors.ofAccount(account.uid))
    const login = {
      token: yield* guid,
      uid: account.uid,
      expiresAt: now + Duration.toMillis(settings.secondFactor.tokenLifetime)
    }
    yield* save(account)
    store.change(SecondFactors.openPending(login))
    const asked = yield* challenges.ask(account, ways, ways.length === 0, login, wishes.duo)
    const answer: LoginAnswerEncoded = {
      SecondFactorAuthentication: {
        ...documentOf(account, factors, settings, ways.length === 0, asked),
        SecondFactorAuthenticationToken: login.token,
        ExpireIn: iso(login.expiresAt),
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
    const factors = store.read(SecondFactors.ofAccount(account.uid))
    if (!isOffered("authenticator", settings) || factors.authenticator !== undefined) return factors
    const keyed: Factors = {
      ...factors,
      authenticator: { key: yield* hex32, isVerified: false, lastStep: undefined }
    }
    store.change(SecondFactors.put(keyed))
    return keyed
  })

/** The factors of somebody who is logged in. */
export const settingsOf = (account: Account, way: duo.Way | undefined) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const factors = yield* withKey(account)
    const asked = yield* challenges.ask(account, verified(account, factors, settings), true, undefined, way)
    return documentOf(account, factors, settings, true, asked)
  })

export const documentOf = (
  account: Account,
  factors: Factors,
  settings: Settings,
  canEnrol: boolean,
  asked: challenges.Asked
) => {
  const ways = verified(account, factors, settings)
  const isKeyShown = canEnrol && isOffered("authenticator", settings) && !ways.includes("authenticator")
  const areQuestionsAsked = isOffered("answers", settings)
  return document({
    ways,
    key: isKeyShown ? factors.authenticator?.key : undefined,
    label: mainAddress(account) ?? account.userName ?? account.phoneId ?? account.uid,
    issuer: settings.appName,
    phone: factors.phone,
    addresses: isOffered("email", settings) ? provenAddresses(account) : undefined,
    areQuestionsAsked,
    questions: ways.includes("answers")
      ? securityQuestions.configured(account, settings)
      : areQuestionsAsked && canEnrol
        ? securityQuestions.all(settings)
        : undefined,
    pairing: asked.pairing,
    duo: asked.duo
  })
}

/** Sends a passcode to a phone. */
export const sendSms = (account: Account, phone: string, wishes: sms.Wishes) =>
  sms.send(account, "secondFactorByPhone", phone, wishes)

/** Mails a passcode. */
export const sendMail = (account: Account, address: string, template: string | undefined) =>
  Effect.zipRight(
    mail.check(account, "secondFactorByEmail"),
    mail.send(account, "secondFactorByEmail", address, { template })
  )

/** The address that a caller means, who may know only what is not hidden of it. */
export const addressOf = (account: Account, given: string) => {
  const found = provenAddresses(account).find(
    (address) => emailKey(address) === emailKey(given) || mask.email(address) === given.trim()
  )
  return found === undefined ? refuse(ErrorCode.EmailNotInProfile) : Effect.succeed(found)
}

type Token = string | Redacted.Redacted<string>

/** The login that waits for the second factor. */
export const resume = (token: Token) => resumeOr(token, ErrorCode.MfaTokenInvalid, ErrorCode.MfaTokenExpired)

/** The same for push, which tells a token that is none from one that has expired by no code. */
export const resumeByPush = (token: Token) => resumeOr(token, ErrorCode.PushTokenInvalid, ErrorCode.PushTokenInvalid)

const resumeOr = <U extends AnyErrorClass, E extends AnyErrorClass>(token: Token, unknown: U, expired: E) =>
  Effect.gen(function* () {
    const context = yield* current
    const found = context.store.read(SecondFactors.findPending(unredact(token), context.now))
    if (found._tag === "Unknown") return yield* refuse(unknown)
    if (found._tag === "Expired") return yield* refuse(expired)
    yield* checkEnabled
    const account = context.store.read(Accounts.byUid(found.login.uid))
    // No login that waits outlives its account.
    if (account === undefined) return yield* Effect.die("a login without an account")
    yield* checkAllowed(account)
    const factors = context.store.read(SecondFactors.ofAccount(account.uid))
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
