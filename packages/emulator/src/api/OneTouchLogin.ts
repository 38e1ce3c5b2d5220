/** Logins by a mail or an SMS that make the account where there is none. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Handler, Request } from "@loginradius-effect/core/Handler"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as Effect from "effect/Effect"
import { current, modify } from "../context.js"
import { type CurrentSettings, handle, type Outbox, refuse, type Session, type Store } from "../handle.js"
import { unredact } from "../internal/unredact.js"
import * as sms from "../messages/sms.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as captcha from "../rules/captcha.js"
import * as clientLogin from "../rules/clientLogin.js"
import * as emails from "../rules/emails.js"
import * as fields from "../rules/fields.js"
import { hiding } from "../rules/hiding.js"
import * as lockout from "../rules/lockout.js"
import * as newAccount from "../rules/newAccount.js"
import * as phones from "../rules/phones.js"
import * as signIn from "../rules/signIn.js"
import * as Accounts from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"

const checkOffered = Effect.flatMap(current, ({ settings }) =>
  settings.oneTouchLogin ? Effect.void : refuse(ErrorCode.OneTouchLoginNotEnabled)
)

/** Refuses without a solved captcha, in an application that has one. */
const checkCaptcha = (request: Request) =>
  Effect.flatMap(current, ({ settings }) =>
    captcha.isConfigured(settings) && captcha.judge(request, settings) !== "solved"
      ? refuse(ErrorCode.CaptchaInvalid, { code: 1218 })
      : Effect.void
  )

export const byEmail = handle(OneTouchLogin.loginByEmail, (input, request) =>
  Effect.gen(function* () {
    yield* checkOffered
    yield* checkCaptcha(request)
    yield* fields.checkTexts({ FirstName: input.name, Email: input.email })
    yield* emails.checkForm(input.email)
    yield* clientLogin.checkNew(input.clientGuid)
    const to = input.email.trim()
    const account = yield* newAccount.byEmail(to, input.name, request)
    return yield* clientLogin.start(account, {
      kind: "oneTouchLogin",
      clientGuid: input.clientGuid,
      to,
      template: input.oneTouchLoginEmailTemplate,
      url: input.redirectUrl,
      welcomeTemplate: input.welcomeEmailTemplate
    })
  }).pipe(hiding(clientLogin.pretend("oneTouchLogin", input.clientGuid)))
)

export const byPhone = handle(OneTouchLogin.loginByPhone, (input, request) =>
  Effect.gen(function* () {
    yield* checkOffered
    yield* checkCaptcha(request)
    yield* fields.checkTexts({ FirstName: input.name })
    yield* phones.checkNumber(input.phone)
    const phone = input.phone.trim()
    const account = yield* newAccount.byPhone(phone, input.name, request)
    yield* sms.check(account, "oneTouchLoginByPhone", input)
    return { Data: yield* sms.deliver(account, "oneTouchLoginByPhone", account.phoneId ?? phone, input) }
  }).pipe(hiding(sms.pretend))
)

export const verifyByEmail = handle(OneTouchLogin.verifyOtpByEmail, (input) => clientLogin.confirm(input))

export const ping = handle(OneTouchLogin.ping, ({ clientGuid }, request) => clientLogin.ping(clientGuid, request))

/** The account of a number, if it may be used. */
const called = (phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const account = store.read(Accounts.byPhone(phone))
    if (account?.phoneId === undefined || account.isDeleted) return yield* refuse(ErrorCode.PhoneNumberNotFound)
    yield* checkAllowed(account)
    return { ...account, phoneId: account.phoneId }
  })

export const verifyByPhone = handle(OneTouchLogin.verifyOtp, (input, request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* checkOffered
    yield* phones.checkNumber(input.phone)
    const account = yield* called(input.phone).pipe(hiding(refuse(ErrorCode.OtpInvalid)))
    yield* signIn.checkLogin(account, {}, request)
    const code = yield* phones
      .checkOtp(account, "oneTouchLoginByPhone", unredact(input.otp), [account.phoneId])
      .pipe(Effect.tapError(() => lockout.count(account)))
    store.change(Codes.spend(code, now))
    const verified = account.phoneIdVerified ? account : yield* modify({ ...account, phoneIdVerified: true })
    return yield* signIn.signIn(verified, request)
  })
)

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  byEmail,
  byPhone,
  verifyByEmail,
  ping,
  verifyByPhone
]
