/** Tokens and passcodes that management gets in place of the messages that would carry them. */
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, modify } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { iso } from "../../internal/time.js"
import * as mail from "../../messages/mail.js"
import * as sms from "../../messages/sms.js"
import * as clientLogin from "../../rules/clientLogin.js"
import * as emails from "../../rules/emails.js"
import * as fields from "../../rules/fields.js"
import * as identifiers from "../../rules/identifiers.js"
import * as lookup from "../../rules/lookup.js"
import * as newAccount from "../../rules/newAccount.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account as Stored } from "../../state/Accounts.js"
import type { MailPurpose, SmsPurpose } from "../../state/Codes.js"

/** Whom a token is for. */
interface Wanted {
  readonly email?: string | undefined
  readonly type?: string | undefined
  readonly username?: string | undefined
  readonly uid?: string | undefined
  readonly clientGuid?: string | Redacted.Redacted<string> | undefined
  readonly name?: string | undefined
  readonly phone?: string | undefined
}

/** A member that the type of the token needs. */
const needed = <K extends keyof Wanted>(wanted: Wanted, member: K) => {
  const value = wanted[member]
  return value === undefined
    ? refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: `The parameter ${member} is missing or not well formed.`
      })
    : Effect.succeed(value)
}

// --- by mail -----------------------------------------------------------------------------------------------------------

const address = (wanted: Wanted) => Effect.tap(needed(wanted, "email"), emails.checkForm)

/** The account with an address or a user name, and the address that the mail would go to. */
const recipient = (wanted: Wanted) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (wanted.email === undefined && wanted.username !== undefined) {
      const named = store.read(Accounts.byUserName(wanted.username.trim(), settings.caseSensitiveUserNames))
      const account = yield* lookup.allowed(named)
      return { account, to: emails.mainAddress(account) }
    }
    const email = yield* address(wanted)
    return { account: yield* lookup.allowed(store.read(Accounts.byEmail(email))), to: email }
  })

/** The same, of an account that has an address. */
const reachable = (wanted: Wanted) =>
  Effect.flatMap(recipient(wanted), ({ account, to }) =>
    to === undefined ? refuse(ErrorCode.UserNotFound) : Effect.succeed({ account, to })
  )

const made = (account: Stored, purpose: MailPurpose, to: string | undefined) =>
  Effect.map(mail.issueToManagement(account, purpose, to), ({ expiresAt, secret }) => ({ account, secret, expiresAt }))

const verification = (wanted: Wanted) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const to = yield* address(wanted)
    const account = yield* lookup.allowed(store.read(Accounts.holdersOf(to))[0])
    return yield* made(account, emails.has(account.unverified, to) ? "addEmail" : "verifyEmail", to)
  })

const addition = (wanted: Wanted) =>
  Effect.gen(function* () {
    const to = (yield* address(wanted)).trim()
    const Type = (yield* needed(wanted, "type")).trim()
    const { account, settings, store } = yield* lookup.allowedByUid(yield* needed(wanted, "uid"))
    yield* emails.claim(store, account.uid, [{ Type, Value: to }], settings)
    if (emails.has(Accounts.addressesOf(account), to)) return yield* refuse(ErrorCode.EmailAlreadyRegistered)
    const updated = yield* modify({
      ...account,
      unverified: emails.upsert(account.unverified, [{ Type, Value: to }])
    })
    return yield* made(updated, "addEmail", to)
  })

const deletion = (wanted: Wanted) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.allowedByUid(yield* needed(wanted, "uid"))
    return yield* made(account, "deleteAccount", emails.mainAddress(account))
  })

const oneTouch = (wanted: Wanted, request: Request) =>
  Effect.gen(function* () {
    const to = (yield* address(wanted)).trim()
    const clientGuid = yield* needed(wanted, "clientGuid")
    yield* clientLogin.checkNew(clientGuid)
    const account = yield* newAccount.byEmail(to, wanted.name, request)
    return yield* confirmation(account, { kind: "oneTouchLogin", clientGuid, to })
  })

const smart = (wanted: Wanted) =>
  Effect.gen(function* () {
    const clientGuid = yield* needed(wanted, "clientGuid")
    yield* clientLogin.checkNew(clientGuid)
    const { account, to } = yield* reachable(wanted)
    return yield* confirmation(account, { kind: "smartLogin", clientGuid, to })
  })

const confirmation = (account: Stored, login: Pick<clientLogin.Start, "kind" | "clientGuid" | "to">) =>
  Effect.gen(function* () {
    yield* mail.countForManagement(account, login.kind)
    const { expiresAt, secret } = yield* clientLogin.open(account, { ...login, welcomeTemplate: undefined })
    return { account, secret, expiresAt }
  })

const mailed = (type: string, wanted: Wanted, request: Request) => {
  switch (type.trim().toLowerCase()) {
    case "emailverification":
      return verification(wanted)
    case "addemail":
      return addition(wanted)
    case "forgotpassword":
      return Effect.flatMap(recipient(wanted), ({ account, to }) => made(account, "resetPassword", to))
    case "forgotpin":
      return Effect.flatMap(recipient(wanted), ({ account, to }) => made(account, "resetPin", to))
    case "passwordlesslogin":
      return Effect.flatMap(reachable(wanted), ({ account, to }) => made(account, "passwordlessLogin", to))
    case "deleteuser":
      return deletion(wanted)
    case "onetouchlogin":
      return oneTouch(wanted, request)
    case "autologin":
      return smart(wanted)
    default:
      return refuse(ErrorCode.TokenTypeInvalid)
  }
}

export const emailToken = handle(Account.multipurposeEmailTokenGeneration, (input, request) =>
  Effect.gen(function* () {
    yield* fields.checkTexts(textsOf(input))
    const { account, expiresAt, secret } = yield* mailed(input.tokenType, input, request)
    const providers = account.social.map(({ provider }) => provider)
    return {
      Token: secret,
      ExpiresIn: iso(expiresAt),
      IdentityProviders: providers.length === 0 ? null : providers
    }
  })
)

const textsOf = ({ email, name, phone, type, uid, username }: Wanted) => ({ email, name, phone, type, uid, username })

// --- by SMS ------------------------------------------------------------------------------------------------------------

const number = (wanted: Wanted) => Effect.tap(needed(wanted, "phone"), identifiers.checkPhone)

const passcode = (account: Stored, purpose: SmsPurpose, phone: string) =>
  Effect.zipRight(sms.countForManagement(account, purpose), mail.issueOtp(account, purpose, undefined, phone))

/** A passcode for the account that has a number. */
const toHolder = (wanted: Wanted, purpose: SmsPurpose) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const phone = yield* number(wanted)
    const account = yield* lookup.allowed(store.read(Accounts.byPhone(phone)))
    return yield* passcode(account, purpose, account.phoneId ?? phone)
  })

const newNumber = (wanted: Wanted) =>
  Effect.gen(function* () {
    const phone = (yield* number(wanted)).trim()
    const { account, store } = yield* lookup.allowedByUid(yield* needed(wanted, "uid"))
    yield* identifiers.claimPhone(store, account.uid, phone)
    const isOwn = identifiers.isSamePhone(account.phoneId, phone)
    return yield* passcode(isOwn ? account : yield* modify({ ...account, pendingPhone: phone }), "verifyPhone", phone)
  })

/** A passcode for a number that waits for its verification, also for one that its user changes to. */
const numberVerification = (wanted: Wanted) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const phone = yield* number(wanted)
    const holder = store.read(Accounts.byPhone(phone)) ?? store.read(Accounts.changingTo(phone)).at(-1)
    return yield* passcode(yield* lookup.allowed(holder), "verifyPhone", phone.trim())
  })

const oneTouchByPhone = (wanted: Wanted, request: Request) =>
  Effect.gen(function* () {
    const phone = (yield* number(wanted)).trim()
    const account = yield* newAccount.byPhone(phone, wanted.name, request)
    return yield* passcode(account, "oneTouchLoginByPhone", account.phoneId ?? phone)
  })

const texted = (type: string, wanted: Wanted, request: Request) => {
  switch (type.trim().toLowerCase()) {
    case "addphone":
      return newNumber(wanted)
    case "phoneidverification":
      return numberVerification(wanted)
    case "forgotpassword":
      return toHolder(wanted, "resetPasswordByPhone")
    case "forgotpin":
      return toHolder(wanted, "resetPinByPhone")
    // There is one login by a passcode from an SMS.
    case "passwordlesslogin":
    case "smartlogin":
      return toHolder(wanted, "loginByPhone")
    case "onetouchlogin":
      return oneTouchByPhone(wanted, request)
    default:
      return refuse(ErrorCode.SmsOtpTypeInvalid)
  }
}

export const smsOtp = handle(Account.multipurposeSmsOtpGeneration, (input, request) =>
  Effect.gen(function* () {
    yield* fields.checkTexts(textsOf(input))
    const { expiresAt, secret } = yield* texted(input.smsOtpType, input, request)
    return { Token: secret, ExpiresIn: iso(expiresAt) }
  })
)

export const handlers = [emailToken, smsOtp]
