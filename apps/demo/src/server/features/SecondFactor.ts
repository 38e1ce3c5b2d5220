/** The second factors of the user, read and changed with the access token of the session. */
import { HttpApiBuilder } from "@effect/platform"
import { Configuration, MultiFactorAuthentication, ReAuthentication } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import { AlreadyTaken, CodeRefused, NotAvailable, WrongCredentials } from "../../api/Refusals.js"
import type { Factor, Factors, Removal } from "../../api/SecondFactor.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { reveal } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

export const readFactors = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const [factors, { TwoFactorAuthentication: offers }] = yield* Effect.all(
    [MultiFactorAuthentication.validateAccessToken({ accessToken }), Configuration.getConfigurations()],
    { concurrency: "unbounded" }
  )
  const offered: ReadonlyArray<readonly [Factor, boolean | null | undefined]> = [
    ["authenticator", offers?.IsAuthenticator ?? offers?.IsGoogleAuthenticator],
    ["sms", offers?.IsSmsOTPAuthenticator],
    ["email", offers?.IsEmailOTPAuthenticator]
  ]
  return {
    authenticator: factors.IsAuthenticatorVerified ?? factors.IsGoogleAuthenticatorVerified ?? false,
    phone: factors.IsOTPAuthenticatorVerified ? (factors.OTPPhoneNo ?? "your phone") : null,
    email: factors.IsEmailOtpAuthenticatorVerified ?? false,
    offered: offered.flatMap(([factor, isOffered]) => (isOffered === true ? [factor] : []))
  } satisfies Factors
}).pipe(orRefuse)

/** The key of the app, as a QR code and as text. It stays the same until a code of it is confirmed. */
export const enrolAuthenticator = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const { ManualEntryCode, QRCode } = yield* MultiFactorAuthentication.validateAccessToken({ accessToken })
  if (!QRCode && !ManualEntryCode) {
    return yield* new AlreadyTaken({ message: "An authenticator app is set up already." })
  }
  yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.await({ enrolment: true }))
  return { qrCode: reveal(QRCode), key: reveal(ManualEntryCode) }
}).pipe(orRefuse)

export const confirmAuthenticator = (authenticatorCode: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { accessToken } = yield* counted
    yield* MultiFactorAuthentication.verifyAuthenticatorCode({ accessToken, authenticatorCode })
    return yield* readFactors
  }).pipe(orRefuse)

export const sendSms = (phone: string) =>
  Effect.gen(function* () {
    const { accessToken } = yield* counted
    const factors = yield* readFactors
    if (factors.phone !== null) {
      const message = `Codes go to ${factors.phone}. Remove that number first.`
      return yield* new AlreadyTaken({ field: "phone", message })
    }
    yield* MultiFactorAuthentication.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: phone })
    return { to: phone }
  }).pipe(orRefuse)

export const confirmSms = (otp: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { accessToken } = yield* counted
    yield* MultiFactorAuthentication.updateMfaSetting({ accessToken, otp })
    return yield* readFactors
  }).pipe(orRefuse)

const sendMail = Effect.gen(function* () {
  const { accessToken, email } = yield* counted
  yield* MultiFactorAuthentication.emailOtpByAccessToken({ accessToken, emailId: email })
  return { to: email }
}).pipe(orRefuse)

const confirmMail = (otp: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { accessToken, email } = yield* counted
    yield* MultiFactorAuthentication.validateEmailOtpByAccessToken({ accessToken, emailId: email, otp })
    return yield* readFactors
  }).pipe(orRefuse)

export const removeFactor = ({ code, factor, password }: typeof Removal.Type) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    yield* password === undefined ? stepUpByCode(factor, code) : stepUpByPassword(password)
    yield* removals[factor](accessToken)
    return yield* readFactors
  }).pipe(
    Effect.catchTag("MfaValidationTokenInvalid", () =>
      Effect.fail(new CodeRefused({ reason: "expired", message: "This proof is not good any more. Give it again." }))
    ),
    orRefuse
  )

/** A step-up: the password is traded for a token, and LoginRadius tells the server whether the token is good for this user. */
const stepUpByPassword = (password: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { accessToken, uid } = yield* counted
    const proof = yield* ReAuthentication.byPassword({ accessToken, password }).pipe(
      Effect.catchTags({ CurrentPasswordInvalid: notYours, InvalidCredentials: notYours })
    )
    const secondFactorValidationToken = proof.SecondFactorValidationToken
    yield* ReAuthentication.validatePassword({ uid, secondFactorValidationToken })
  })

const notYours = () => Effect.fail(new WrongCredentials({ field: "password", message: "This is not your password." }))

/**
 * The same by a code. An app proves nothing about other factors, because whoever finds the page open can set up an app of their
 * own.
 */
const stepUpByCode = (factor: Factor, code: Redacted.Redacted<string> = Redacted.make("")) =>
  Effect.gen(function* () {
    const { authenticator, email } = yield* readFactors
    if (!(factor === "authenticator" ? authenticator : email)) {
      return yield* new NotAvailable({ field: "code", message: "No code can prove it. Use your password." })
    }
    const { accessToken, email: emailId, uid } = yield* counted
    const proof =
      factor === "authenticator"
        ? yield* ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode: code })
        : yield* ReAuthentication.byEmailOtp({ accessToken, emailId, otp: code })
    const secondFactorValidationToken = proof.SecondFactorValidationToken
    yield* ReAuthentication.validateMfa({ uid, secondFactorValidationToken })
  })

/** Mails a code for a step-up: one for a sign-in, or for setting codes up, is none. */
const sendProof = Effect.gen(function* () {
  const { accessToken, email } = yield* counted
  yield* ReAuthentication.sendEmailOtp({ accessToken, emailId: email })
  return { to: email }
}).pipe(orRefuse)

const removals = {
  authenticator: (accessToken: Redacted.Redacted<string>) =>
    MultiFactorAuthentication.resetAuthenticatorByAccessToken({ accessToken, authenticator: true }),
  sms: (accessToken: Redacted.Redacted<string>) =>
    MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken({ accessToken, otpAuthenticator: true }),
  email: (accessToken: Redacted.Redacted<string>) =>
    MultiFactorAuthentication.resetEmailOtpAuthenticatorByAccessToken({ accessToken })
}

/** LoginRadius answers backup codes only when it makes them. */
export const makeBackupCodes = (replace: boolean) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    const { BackUpCodes } = yield* replace
      ? MultiFactorAuthentication.resetBackupCodesByAccessToken({ accessToken })
      : MultiFactorAuthentication.backupCodesByAccessToken({ accessToken })
    return BackUpCodes.map((code) => Redacted.value(code))
  }).pipe(orRefuse)

/** The user. Counts an attempt to get a message or to guess a code. */
const counted = Effect.gen(function* () {
  const user = yield* CurrentUser
  yield* countAttempt(`second factors of ${user.uid}`)
  return user
})

export const layer = HttpApiBuilder.group(Api, "secondFactor", (handlers) =>
  handlers
    .handle("read", () => readFactors)
    .handle("enrol", () => enrolAuthenticator)
    .handle("confirm", ({ payload: { code } }) => confirmAuthenticator(code))
    .handle("sendSms", ({ payload: { phone } }) => sendSms(phone))
    .handle("confirmSms", ({ payload: { code } }) => confirmSms(code))
    .handle("sendMail", () => sendMail)
    .handle("confirmMail", ({ payload: { code } }) => confirmMail(code))
    .handle("sendProof", () => sendProof)
    .handle("remove", ({ payload }) => removeFactor(payload))
    .handle("backupCodes", ({ payload: { replace } }) => makeBackupCodes(replace))
)
