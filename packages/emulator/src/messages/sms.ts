/** Passcodes that are sent to phones. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { hex32 } from "../internal/ids.js"
import { Outbox } from "../Outbox.js"
import { checkAllowed } from "../pipeline/allowed.js"
import type { Account } from "../state/Accounts.js"
import type { SmsPurpose } from "../state/Codes.js"
import { isOverLimit, issueOtp, mark, noteForManagement } from "./mail.js"

/** What a caller says about an SMS. */
export interface Wishes {
  readonly smsTemplate?: string | undefined
  /** Whether a call reads the passcode out. */
  readonly isVoiceOtp?: boolean | undefined
}

/** The account at the SMS vendor, which is the same for all messages. */
const accountSid = `AC${"e0".repeat(16)}`

/** What the SMS vendor says of an SMS. */
const receipt = Effect.map(hex32, (id) => ({ AccountSid: accountSid, Sid: `SM${id}` }))

const templates: { readonly [P in SmsPurpose]: string } = {
  verifyPhone: "smsverification-default",
  loginByPhone: "oneclicksignin-default",
  resetPasswordByPhone: "forgotpassword-default",
  oneTouchLoginByPhone: "onetouchlogin-default",
  secondFactorByPhone: "secondfactor-default",
  stepUpByPhone: "secondfactor-default",
  resetPinByPhone: "forgotpin-default",
  deleteAccountByPhone: "deleteaccount-default"
}

/** Refuses an SMS, or a call, that the application cannot make. */
export const checkConfigured = ({ isVoiceOtp }: Wishes) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.sms.enabled) return yield* refuse(ErrorCode.SmsNotConfigured)
    if (isVoiceOtp === true && !settings.sms.voice) return yield* refuse(ErrorCode.VoiceOtpNotConfigured)
  })

/** Refuses an SMS that the application cannot send, that the account may not get, or that would be too many for it. */
export const check = (account: Account, purpose: SmsPurpose, wishes: Wishes) =>
  Effect.gen(function* () {
    yield* checkConfigured(wishes)
    yield* checkAllowed(account)
    if (yield* isOverLimit(account, purpose)) return yield* refuse(ErrorCode.SmsSendLimitReached)
  })

/** Refuses more passcodes for management than an account gets. */
export const countForManagement = (account: Account, purpose: SmsPurpose) =>
  Effect.gen(function* () {
    yield* checkAllowed(account)
    if (!(yield* noteForManagement(account, purpose))) return yield* refuse(ErrorCode.OtpGenerationLimitReached)
  })

/** Sends a passcode, once that has been checked. Answers what the SMS vendor says. */
export const deliver = (account: Account, purpose: SmsPurpose, to: string, wishes: Wishes) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const code = yield* issueOtp(account, purpose, undefined, to)
    yield* mark(account, purpose)
    yield* outbox.deliver({
      kind: "sms",
      to,
      template: wishes.smsTemplate ?? templates[purpose],
      purpose,
      otp: Redacted.make(code.secret)
    })
    return yield* receipt
  })

/** Answers as if a passcode had been sent. */
export const pretend = Effect.map(receipt, (Data) => ({ IsPosted: true, Data }))

/** Sends a passcode, or refuses to. */
export const send = (account: Account, purpose: SmsPurpose, to: string, wishes: Wishes) =>
  Effect.zipRight(check(account, purpose, wishes), deliver(account, purpose, to, wishes))

/** Sends an SMS without a passcode in it. */
export const notify = (to: string, template: string) =>
  Effect.flatMap(Outbox, (outbox) => outbox.deliver({ kind: "sms", to, template }))
