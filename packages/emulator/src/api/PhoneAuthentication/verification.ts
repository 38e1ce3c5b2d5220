/** Proving that a phone number is one's own. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { caller, current, modify } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as sms from "../../messages/sms.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import { hiding } from "../../rules/hiding.js"
import { claimPhone, isSamePhone } from "../../rules/identifiers.js"
import * as lockout from "../../rules/lockout.js"
import * as lookup from "../../rules/lookup.js"
import * as phones from "../../rules/phones.js"
import * as signIn from "../../rules/signIn.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"
import type { Code } from "../../state/Codes.js"

/** The numbers of an account that wait for their verification. */
const unverifiedOf = ({ pendingPhone, phoneId, phoneIdVerified }: Account): ReadonlyArray<string> =>
  [phoneIdVerified ? undefined : phoneId, pendingPhone].filter((phone) => phone !== undefined)

/** The account that has a number, or that changes to it. */
const holderOf = (phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* phones.checkNumber(phone)
    const account = store.read(Accounts.byPhone(phone)) ?? store.read(Accounts.changingTo(phone)).at(-1)
    if (account === undefined || account.isDeleted) return yield* refuse(ErrorCode.PhoneNumberNotFound)
    yield* checkAllowed(account)
    return account
  })

/** The account for which a number waits for its verification. */
const waitingFor = (phone: string) =>
  Effect.gen(function* () {
    const account = yield* holderOf(phone)
    const waiting = unverifiedOf(account).filter((other) => isSamePhone(other, phone))
    return waiting.length === 0 ? yield* refuse(ErrorCode.PhoneAlreadyVerified) : { account, waiting }
  })

/** Sends the passcode for one of the account's numbers that is not verified yet. */
const resend = (account: Account, phone: string, wishes: sms.Wishes) =>
  Effect.gen(function* () {
    const number = unverifiedOf(account).find((other) => isSamePhone(other, phone))
    if (number === undefined) return yield* refuse(ErrorCode.PhoneAlreadyVerified)
    return { IsPosted: true, Data: yield* sms.send(account, "verifyPhone", number, wishes) }
  })

export const resendByPhone = handle(PhoneAuthentication.resendVerificationOtp, (input) =>
  Effect.flatMap(holderOf(input.phone), (account) => resend(account, input.phone, input)).pipe(hiding(sms.pretend))
)

export const resendByAccessToken = handle(PhoneAuthentication.resendVerificationOtpByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* phones.checkNumber(input.phone)
    if (![account.phoneId, account.pendingPhone].some((phone) => isSamePhone(phone, input.phone))) {
      return yield* refuse(ErrorCode.PhoneNumberNotFound)
    }
    return yield* resend(account, input.phone, input)
  })
)

/** Spends the passcode. A number that the user changes to becomes the account's, unless somebody has it by now. */
const verified = (account: Account, code: Code) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const isChange = isSamePhone(account.pendingPhone, code.phone)
    const phoneId = isChange ? account.pendingPhone : account.phoneId
    if (isChange) yield* claimPhone(store, account.uid, code.phone ?? "")
    store.change(Codes.spend(code, now))
    return yield* modify({
      ...account,
      phoneId,
      phoneIdVerified: true,
      pendingPhone: isChange ? undefined : account.pendingPhone
    })
  })

export const verifyByPhone = handle(PhoneAuthentication.verifyOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, waiting } = yield* waitingFor(input.phone).pipe(hiding(refuse(ErrorCode.OtpInvalid)))
    yield* signIn.checkLogin(account, {}, request)
    const code = yield* phones.checkOtp(account, "verifyPhone", unredact(input.otp), waiting)
    return yield* signIn.signIn(yield* verified(account, code), request)
  })
)

export const verifyByAccessToken = handle(PhoneAuthentication.verifyOtpByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* phones.checkInUse
    const waiting = unverifiedOf(account)
    if (waiting.length === 0) return yield* refuse(ErrorCode.AccessTokenInvalidOrPhoneVerified)
    yield* verified(account, yield* phones.checkOtp(account, "verifyPhone", unredact(input.otp), waiting))
    return { IsPosted: true }
  })
)

export const reset = handle(PhoneAuthentication.resetPhoneIdVerification, (input) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.allowedByUid(input.uid)
    yield* phones.checkInUse
    if (account.phoneId === undefined) return yield* refuse(ErrorCode.NoPhoneToInvalidate)
    if (!account.phoneIdVerified) return yield* refuse(ErrorCode.PhoneAlreadyUnverified)
    yield* sms.check(account, "verifyPhone", input)
    const unverified = yield* modify({ ...account, phoneIdVerified: false })
    yield* sms.deliver(unverified, "verifyPhone", account.phoneId, input)
    return { IsPosted: true }
  })
)

export const requestDeletion = handle(PhoneAuthentication.sendAccountDeleteOtp, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    if (account.phoneId === undefined) return yield* refuse(ErrorCode.PhoneNumberInvalid)
    return { IsPosted: true, Data: yield* sms.send(account, "deleteAccountByPhone", account.phoneId, input) }
  })
)

export const confirmDeletion = handle(PhoneAuthentication.deleteAccountByOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, store } = yield* caller
    yield* lockout.checkLock(account, input, request)
    const own = account.phoneId === undefined ? [] : [account.phoneId]
    yield* phones
      .checkOtp(account, "deleteAccountByPhone", unredact(input.otp), own)
      .pipe(Effect.tapError(() => lockout.count(account)))
    store.change(Accounts.remove(account.uid))
    return { IsDeleted: true }
  })
)

export const handlers = [
  resendByAccessToken,
  resendByPhone,
  verifyByAccessToken,
  verifyByPhone,
  reset,
  requestDeletion,
  confirmDeletion
]
