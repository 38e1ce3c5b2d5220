/** Logins by a link or a passcode in a mail. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Handler, Request } from "@loginradius-effect/core/Handler"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, modify } from "../context.js"
import { type CurrentSettings, handle, type Outbox, refuse, type Session, type Store } from "../handle.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import * as emails from "../rules/emails.js"
import { hiding, posted } from "../rules/hiding.js"
import * as lockout from "../rules/lockout.js"
import * as signIn from "../rules/signIn.js"
import * as verification from "../rules/verification.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"

interface Wishes {
  readonly passwordlessLoginTemplate?: string | undefined
  readonly verificationUrl?: string | undefined
}

const checkOffered = Effect.flatMap(current, ({ settings }) =>
  settings.passwordlessEmail ? Effect.void : refuse(ErrorCode.PasswordlessLoginNotEnabled)
)

const start = (account: Account, to: string, input: Wishes) =>
  Effect.gen(function* () {
    yield* mail.check(account, "passwordlessLogin")
    yield* mail.send(account, "passwordlessLogin", to, {
      template: input.passwordlessLoginTemplate,
      url: input.verificationUrl
    })
    return { IsPosted: true }
  })

export const byEmail = handle(PasswordlessLogin.loginByEmail, (input) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byEmail(input.email).pipe(
      Effect.flatMap((account) => start(account, input.email.trim(), input)),
      hiding(posted)
    )
  })
)

export const byUsername = handle(PasswordlessLogin.loginByUsername, (input) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byUsername(input.username).pipe(
      Effect.flatMap(({ account, address }) => start(account, address, input)),
      hiding(posted)
    )
  })
)

export const verify = handle(PasswordlessLogin.loginVerification, (input, request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* checkOffered
    const checked = store.read(Codes.checkToken(["passwordlessLogin"], unredact(input.verificationToken), now))
    if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationTokenInvalid)
    if (checked._tag === "Used") return yield* refuse(ErrorCode.PasswordlessLinkAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.VerificationLinkExpired)
    const account = store.read(Accounts.byUid(checked.code.uid))
    // The address may have been given up since.
    if (account === undefined || !emails.has(addressesOf(account), checked.code.email ?? "")) {
      return yield* refuse(ErrorCode.VerificationTokenInvalid)
    }
    yield* signIn.checkLogin(account, {}, request)
    store.change(Codes.spend(checked.code, now))
    const verified = yield* verification.proven(account, checked.code, input.welcomeEmailTemplate)
    return yield* signIn.signIn(verified === account ? account : yield* modify(verified), request)
  })
)

interface Passcode {
  readonly otp: string | Redacted.Redacted<string>
  readonly welcomeEmailTemplate?: string | undefined
}

/** Logs in whoever has the passcode from the mail to an account. A wrong one counts like a wrong password. */
const withPasscode = (account: Account, input: Passcode, request: Request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* signIn.checkLogin(account, {}, request)
    const checked = store.read(Codes.checkOtp(["passwordlessLogin"], account.uid, unredact(input.otp), now))
    // The address may have been given up since.
    if (checked._tag !== "Good" || !emails.has(addressesOf(account), checked.code.email ?? "")) {
      yield* lockout.count(account)
      if (checked._tag === "Used") return yield* refuse(ErrorCode.EmailOtpAlreadyUsed)
      return yield* checked._tag === "Expired"
        ? refuse(ErrorCode.EmailOtpExpired)
        : refuse(ErrorCode.VerificationOtpInvalid)
    }
    store.change(Codes.spend(checked.code, now))
    const verified = yield* verification.proven(account, checked.code, input.welcomeEmailTemplate)
    return yield* signIn.signIn(verified === account ? account : yield* modify(verified), request)
  })

export const byEmailAndOtp = handle(PasswordlessLogin.verifyByEmailAndOtp, (input, request) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byEmail(input.email).pipe(
      hiding(refuse(ErrorCode.VerificationOtpInvalid)),
      Effect.flatMap((account) => withPasscode(account, input, request))
    )
  })
)

export const byUsernameAndOtp = handle(PasswordlessLogin.verifyByUsernameAndOtp, (input, request) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byUsername(input.username).pipe(
      hiding(refuse(ErrorCode.VerificationOtpInvalid)),
      Effect.flatMap(({ account }) => withPasscode(account, input, request))
    )
  })
)

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  byEmail,
  byUsername,
  verify,
  byEmailAndOtp,
  byUsernameAndOtp
]
