/** Passcodes that are sent to phones. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { Outbox } from "../Outbox.js"
import type { SmsPurpose } from "../Store.js"
import type { Account } from "../Store/Account.js"
import { current } from "./context.js"
import * as identifiers from "./identifiers.js"
import { hex32 } from "./ids.js"
import { isOverLimit, issueOtp } from "./mail.js"

/** What a caller says about an SMS. */
export interface Wishes {
  readonly smsTemplate?: string | undefined
  /** Whether a call reads the passcode out. */
  readonly isVoiceOtp?: boolean | undefined
}

const templates: { readonly [P in SmsPurpose]: string } = {
  verifyPhone: "smsverification-default",
  loginByPhone: "oneclicksignin-default",
  resetPasswordByPhone: "forgotpassword-default",
  oneTouchLoginByPhone: "onetouchlogin-default",
  secondFactorByPhone: "secondfactor-default"
}

/** Refuses where phone numbers identify nobody. */
export const checkInUse = Effect.flatMap(current, ({ settings }) =>
  settings.phoneLogin ? Effect.void : refuse(ErrorCode.PhoneLoginNotEnabled)
)

/** Refuses a number that is none, and any where phone numbers identify nobody. */
export const checkNumber = (phone: string) => Effect.zipRight(checkInUse, identifiers.checkPhone(phone))

/** Refuses an SMS, or a call, that the application cannot make. */
export const checkConfigured = ({ isVoiceOtp }: Wishes) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.sms.enabled) return yield* refuse(ErrorCode.SmsNotConfigured)
    if (isVoiceOtp === true && !settings.sms.voice) return yield* refuse(ErrorCode.VoiceOtpNotConfigured)
  })

/** Refuses an SMS that the application cannot send, or that would be too many for the account. */
export const check = (account: Account, purpose: SmsPurpose, wishes: Wishes) =>
  Effect.gen(function* () {
    yield* checkConfigured(wishes)
    if (yield* isOverLimit(account, purpose)) return yield* refuse(ErrorCode.SmsSendLimitReached)
  })

/** Sends a passcode, once that has been checked. Answers what the SMS vendor says. */
export const deliver = (account: Account, purpose: SmsPurpose, to: string, wishes: Wishes) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const outbox = yield* Outbox
    const code = yield* issueOtp(account, purpose, undefined, to)
    store.markSent(account.uid, purpose, now)
    yield* outbox.deliver({
      kind: "sms",
      to,
      template: wishes.smsTemplate ?? templates[purpose],
      otp: Redacted.make(code.secret)
    })
    return { AccountSid: accountSid, Sid: `SM${yield* hex32}` }
  })

/** Sends a passcode, or refuses to. */
export const send = (account: Account, purpose: SmsPurpose, to: string, wishes: Wishes) =>
  Effect.zipRight(check(account, purpose, wishes), deliver(account, purpose, to, wishes))

/** Sends an SMS without a passcode in it. */
export const notify = (to: string, template: string) =>
  Effect.flatMap(Outbox, (outbox) => outbox.deliver({ kind: "sms", to, template }))

/** The account at the SMS vendor, which is the same for all messages. */
const accountSid = `AC${"e0".repeat(16)}`

/** Refuses a passcode that does not work for an account, or not for this number. */
export const checkOtp = (account: Account, purpose: SmsPurpose, otp: string, phones: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.checkOtp([purpose], account.uid, otp, now)
    if (checked._tag === "Unknown" || !phones.some((phone) => identifiers.isSamePhone(phone, checked.code.phone))) {
      return yield* refuse(ErrorCode.OtpInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.OtpAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.OtpExpired)
    return checked.code
  })
