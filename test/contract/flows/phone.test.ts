import { describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import type * as Profile from "@loginradius-effect/core/Profile"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { documented, flow, newPassword, other, phone, raw, register, times, wrong } from "../flow.js"
import { countTo, email, otpTo, password, question, refusalOf, reveal, user } from "../support.js"

const newPhone = "+15550100300"

const caller = (person: Seed.Person = {}) => user({ email: undefined, phoneId: phone, ...person })

const unverified = () => caller({ phoneIdVerified: false })

const login = (as: Partial<Parameters<typeof PhoneAuthentication.login>[0]> = {}) =>
  PhoneAuthentication.login({ phone, password, ...as })

const registration = (
  profile: Partial<Profile.PhoneRegistration> = {},
  more: { readonly [member: string]: string } = {}
) => PhoneAuthentication.userRegistrationBySms({ profile: { PhoneId: phone, Password: password, ...profile }, ...more })

const verify = (otp: Parameters<typeof PhoneAuthentication.verifyOtp>[0]["otp"], number = phone) =>
  PhoneAuthentication.verifyOtp({ phone: number, otp })

const sendPasscode = PhoneAuthentication.sendOneTimePasscode({ phone })

const enter = (otp: Parameters<typeof PhoneAuthentication.verifyOtp>[0]["otp"]) =>
  PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp })

const profileOf = (uid: string) => Account.profilesByUid({ uid })

/** Longer than the lifetime of a passcode. */
const tooLong = TestClock.adjust("6 minutes")

const off = documented(1074)

describe("registration by phone", () => {
  flow(
    "ignores PhoneIdVerified of a client",
    Effect.gen(function* () {
      yield* registration({ PhoneIdVerified: true, EmailVerified: true } as object)
      assert.equal((yield* Account.profilesByPhoneId({ phone })).PhoneIdVerified, false)
      yield* refusalOf(login(), ErrorCode.PhoneNotVerified, documented(1066))
    })
  )
  for (const emailVerificationFlow of ["required", "optional", "disabled"] as const) {
    flow(
      `needs a verification of the number, also where that of addresses is ${emailVerificationFlow}`,
      Effect.gen(function* () {
        assert.equal((yield* registration())._tag, "Posted")
        yield* refusalOf(login(), ErrorCode.PhoneNotVerified, documented(1066))
      }),
      { emailVerificationFlow }
    )
  }
  flow(
    "with an address and a number sends a mail and an SMS",
    Effect.gen(function* () {
      yield* registration({ Email: [{ Type: "Primary", Value: email }] }, { smsTemplate: "hello" })
      assert.equal(yield* countTo(email), 1)
      yield* otpTo(phone, "hello")
    })
  )
  flow(
    "by address sends an SMS to the number of the profile",
    Effect.gen(function* () {
      yield* register({ PhoneId: phone })
      assert.equal(yield* countTo(email), 1)
      assert.equal((yield* verify(yield* otpTo(phone)))._tag, "Authenticated")
    })
  )
  flow(
    "sends no SMS where that is prevented",
    Effect.gen(function* () {
      yield* registration({}, { options: "preventverificationsms" })
      assert.equal(yield* countTo(phone), 0)
    })
  )
  flow(
    "with an address logs in at once where its verification is optional",
    Effect.gen(function* () {
      const answer = yield* registration({ Email: [{ Type: "Primary", Value: email }] })
      assert.equal(answer._tag, "WithLogin")
    }),
    { emailVerificationFlow: "optional" }
  )
  flow(
    "refuses a malformed number, a number that is taken, and any number where phone login is off",
    Effect.gen(function* () {
      yield* refusalOf(registration({ PhoneId: "ada" }), ErrorCode.PhoneNumberInvalid, documented(1096, 400))
      yield* registration()
      yield* refusalOf(registration({ PhoneId: "1-555-010-0200" }), ErrorCode.PhoneAlreadyRegistered, documented(1058))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(registration({ PhoneId: newPhone }), ErrorCode.PhoneLoginNotEnabled, off)
      yield* Emulator.configure({ phoneLogin: true, registration: false })
      yield* refusalOf(registration({ PhoneId: newPhone }), ErrorCode.RegistrationDisabled, documented(1190))
    })
  )
  flow(
    "creates no account where the SMS cannot be sent",
    Effect.gen(function* () {
      yield* Emulator.configure({ sms: { enabled: false } })
      yield* refusalOf(registration(), ErrorCode.SmsNotConfigured, documented(1071))
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone })).IsExist, false)
    })
  )
})

describe("the verification of a phone number", () => {
  flow(
    "refuses a wrong, used or expired passcode",
    Effect.gen(function* () {
      const { uid } = yield* unverified()
      yield* PhoneAuthentication.resendVerificationOtp({ phone })
      const otp = yield* otpTo(phone)
      yield* refusalOf(verify("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* verify(otp)
      yield* PhoneAuthentication.resetPhoneIdVerification({ uid })
      yield* refusalOf(verify(otp), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* tooLong
      yield* refusalOf(verify(yield* otpTo(phone)), ErrorCode.OtpExpired, documented(1069))
    })
  )
  flow(
    "refuses an unknown number and a verified one",
    Effect.gen(function* () {
      yield* caller()
      yield* refusalOf(verify("0"), ErrorCode.PhoneAlreadyVerified, documented(1073))
      yield* refusalOf(verify("0", newPhone), ErrorCode.PhoneNumberNotFound, documented(1043))
      yield* refusalOf(
        PhoneAuthentication.resendVerificationOtp({ phone: newPhone }),
        ErrorCode.PhoneNumberNotFound,
        documented(1043)
      )
    })
  )
  flow(
    "does not log in to an account that may not log in",
    Effect.gen(function* () {
      const { uid } = yield* unverified()
      yield* PhoneAuthentication.resendVerificationOtp({ phone })
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(verify(yield* otpTo(phone)), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(verify(yield* otpTo(phone)), ErrorCode.AccountBlocked, documented(991))
    })
  )
  flow(
    "by token refuses a wrong, used or expired passcode",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* unverified()
      const resend = PhoneAuthentication.resendVerificationOtpByAccessToken({ accessToken, phone })
      const byToken = (otp: Parameters<typeof verify>[0]) =>
        PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp })
      yield* resend
      const otp = yield* otpTo(phone)
      yield* refusalOf(byToken("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* byToken(otp)
      yield* refusalOf(resend, ErrorCode.PhoneAlreadyVerified, documented(1073))
      yield* PhoneAuthentication.resetPhoneIdVerification({ uid })
      yield* refusalOf(byToken(otp), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* tooLong
      yield* refusalOf(byToken(yield* otpTo(phone)), ErrorCode.OtpExpired, documented(1069))
    })
  )
  flow(
    "is that of the token's user, with the token in the header or the query",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      const path = `/identity/v2/auth/phone/otp?access_token=${reveal(accessToken)}`
      const resent = yield* raw("POST", `${path}&smstemplate=again`, { phone: newPhone })
      assert.equal(resent.body["IsPosted"], true)
      const { body } = yield* raw("PUT", `${path}&otp=${reveal(yield* otpTo(newPhone, "again"))}`)
      assert.deepEqual(body, { IsPosted: true })
      assert.equal((yield* profileOf(uid)).PhoneId, newPhone)
    })
  )
  flow(
    "can be undone only for a verified number",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const reset = (uid: string) => PhoneAuthentication.resetPhoneIdVerification({ uid })
      yield* refusalOf(reset(uid), ErrorCode.NoPhoneToInvalidate, documented(1147))
      const { uid: another } = yield* unverified()
      yield* refusalOf(reset(another), ErrorCode.PhoneAlreadyUnverified, documented(1161))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(reset(another), ErrorCode.PhoneLoginNotEnabled, off)
    })
  )
})

describe("login by phone and password", () => {
  flow(
    "refuses a wrong password, an unknown number and a malformed one",
    Effect.gen(function* () {
      yield* caller()
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(login({ phone: newPhone }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(login({ phone: "ada" }), ErrorCode.PhoneNumberInvalid, documented(1096, 400))
    })
  )
  flow(
    "refuses where the application has another login",
    Effect.gen(function* () {
      yield* caller()
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(login(), ErrorCode.PhoneLoginNotEnabled, off)
      yield* Emulator.configure({ phoneLogin: true, duplicateEmailWithUniqueUserName: true })
      yield* refusalOf(login(), ErrorCode.UsernameLoginRequired, documented(1183))
      yield* Emulator.configure({ passwordLogin: false })
      yield* refusalOf(login(), ErrorCode.PasswordLoginDisabled, documented(1286))
    })
  )
  flow(
    "refuses accounts that may not log in, and continues with the second factor where one is required",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      yield* Emulator.configure({ secondFactor: { mode: "required", authenticator: true } })
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(login(), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(login(), ErrorCode.AccountBlocked, documented(991))
    })
  )
  flow(
    "is suspended after too many wrong passwords, until the suspension expires",
    Effect.gen(function* () {
      yield* caller()
      yield* times(3, refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong))
      const { loginLockedTimeout } = yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      assert.equal(loginLockedTimeout, "1970-01-01T00:15:00.000Z")
      yield* TestClock.adjust("15 minutes")
      assert.equal((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Suspend", threshold: 3 } }
  )
  flow(
    "needs no verified address, and sends no other SMS where that is prevented",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, emailVerified: false })
      assert.equal((yield* login())._tag, "Authenticated")
      yield* user({ email: other, phoneId: newPhone, phoneIdVerified: false })
      yield* refusalOf(
        login({ phone: newPhone, options: "PreventVerificationSms" }),
        ErrorCode.PhoneNotVerified,
        documented(1066)
      )
      assert.equal(yield* countTo(newPhone), 0)
      assert.equal(yield* countTo(email), 0)
    })
  )
})

describe("login by a passcode", () => {
  flow(
    "refuses a wrong, used or expired passcode",
    Effect.gen(function* () {
      yield* caller()
      yield* sendPasscode
      const otp = yield* otpTo(phone)
      yield* refusalOf(enter("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* enter(otp)
      yield* refusalOf(enter(otp), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* sendPasscode
      yield* tooLong
      yield* refusalOf(enter(yield* otpTo(phone)), ErrorCode.OtpExpired, documented(1069))
    })
  )
  flow(
    "refuses a passcode for another purpose or another number",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* PhoneAuthentication.forgotPasswordByOtp({ phone })
      yield* refusalOf(enter(yield* otpTo(phone)), ErrorCode.OtpInvalid, documented(1067))
      yield* sendPasscode
      const otp = yield* otpTo(phone)
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: yield* otpTo(newPhone) })
      yield* refusalOf(
        PhoneAuthentication.loginUsingOneTimePasscode({ phone: newPhone, otp }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  )
  flow(
    "refuses unknown numbers, unverified ones, and accounts that may not log in",
    Effect.gen(function* () {
      yield* refusalOf(sendPasscode, ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(enter("0"), ErrorCode.UserNotFound, documented(938))
      const { uid } = yield* unverified()
      yield* refusalOf(sendPasscode, ErrorCode.PhoneNotVerified, documented(1066))
      yield* Account.update({ uid, profile: { PhoneIdVerified: true, DisableLogin: true } })
      yield* refusalOf(sendPasscode, ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(sendPasscode, ErrorCode.AccountBlocked, documented(991))
      assert.equal(yield* countTo(phone), 0)
    })
  )
  flow(
    "refuses where it is switched off",
    Effect.gen(function* () {
      yield* caller()
      yield* Emulator.configure({ passwordlessSms: false })
      yield* refusalOf(sendPasscode, ErrorCode.PasswordlessLoginNotEnabled, documented(1059))
      yield* refusalOf(enter("0"), ErrorCode.PasswordlessLoginNotEnabled, documented(1059))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(sendPasscode, ErrorCode.PhoneLoginNotEnabled, off)
    })
  )
  flow(
    "counts wrong passcodes like wrong passwords, and accepts the answers that lift a lock",
    Effect.gen(function* () {
      yield* caller({ securityAnswers: { [question]: "Byron" } })
      yield* sendPasscode
      const otp = yield* otpTo(phone)
      yield* times(2, refusalOf(enter("0"), ErrorCode.OtpInvalid, documented(1067)))
      yield* refusalOf(enter(otp), ErrorCode.AccountLockedSecurityAnswerRequired, documented(1148))
      const answered = (answer: string) =>
        PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp, securityAnswer: { [question]: answer } })
      yield* refusalOf(answered("Keats"), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      assert.equal((yield* answered("Byron"))._tag, "Authenticated")
      assert.equal((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "SecurityQuestion", threshold: 2 } }
  )
  flow(
    "continues with the second factor where one is required",
    Effect.gen(function* () {
      yield* caller()
      yield* sendPasscode
      const answer = yield* enter(yield* otpTo(phone))
      assert.equal(answer._tag, "SecondFactorRequired")
    }),
    { secondFactor: { mode: "required", authenticator: true } }
  )
})

describe("the change of a phone number", () => {
  flow(
    "accepts the user's own number",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone })
      assert.equal((yield* profileOf(uid)).PhoneIdVerified, true)
      yield* otpTo(phone, "smsverification-default")
    })
  )
  flow(
    "can be verified without the token, and then logs in",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      const answer = yield* verify(yield* otpTo(newPhone), newPhone)
      assert.equal(answer._tag, "Authenticated")
      assert.equal((yield* profileOf(uid)).PhoneId, newPhone)
    })
  )
  flow(
    "is refused for a number that another account has got in the meantime",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      const otp = yield* otpTo(newPhone)
      yield* user({ email: other, phoneId: newPhone })
      yield* refusalOf(
        PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp }),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
      assert.equal((yield* profileOf(uid)).PhoneId, phone)
    })
  )
  flow(
    "to another number refuses the passcode of the first one",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      const otp = yield* otpTo(newPhone)
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: "+15550100400" })
      yield* refusalOf(
        PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  )
  flow(
    "refuses a malformed number, and any number where phone login is off",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      const change = (to: string) => PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: to })
      yield* refusalOf(change("12"), ErrorCode.PhoneNumberInvalid, documented(1096, 400))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(change(newPhone), ErrorCode.PhoneLoginNotEnabled, off)
    })
  )
  flow(
    "ends with the removal of the number",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: phone })
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      yield* PhoneAuthentication.removePhoneIdByAccessToken({ accessToken })
      yield* refusalOf(verify(yield* otpTo(newPhone), newPhone), ErrorCode.PhoneNumberNotFound, documented(1043))
    })
  )
})

describe("a new password by phone", () => {
  const reset = (otp: Parameters<typeof verify>[0]) =>
    PhoneAuthentication.resetPasswordByOtp({ phone, otp, password: newPassword })
  const forgot = PhoneAuthentication.forgotPasswordByOtp({ phone })

  flow(
    "refuses a wrong, used or expired passcode",
    Effect.gen(function* () {
      yield* caller()
      yield* forgot
      const otp = yield* otpTo(phone)
      yield* refusalOf(reset("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* reset(otp)
      yield* refusalOf(reset(otp), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* forgot
      yield* tooLong
      yield* refusalOf(reset(yield* otpTo(phone)), ErrorCode.OtpExpired, documented(1069))
    })
  )
  flow(
    "refuses a password that breaks the rules, and leaves the passcode valid",
    Effect.gen(function* () {
      yield* caller()
      yield* forgot
      const otp = yield* otpTo(phone)
      const error = yield* refusalOf(
        PhoneAuthentication.resetPasswordByOtp({ phone, otp, password: "short" }),
        ErrorCode.FieldValidationFailed,
        documented(1134)
      )
      assert.equal(error.errors.length, 1)
      yield* reset(otp)
    }),
    { passwordRules: { minLength: 8 } }
  )
  flow(
    "counts wrong passcodes toward a lock",
    Effect.gen(function* () {
      yield* caller()
      yield* forgot
      yield* times(2, refusalOf(reset("0"), ErrorCode.OtpInvalid, documented(1067)))
      yield* refusalOf(reset(yield* otpTo(phone)), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* Emulator.reset
      yield* Emulator.configure({ lockout: { type: "Captcha" } })
      yield* caller()
      yield* times(2, refusalOf(reset("0"), ErrorCode.OtpInvalid, documented(1067)))
      yield* refusalOf(reset("0"), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
    }),
    { lockout: { type: "Suspend", threshold: 2 } }
  )
  flow(
    "is notified by mail, and logs in where the settings say so",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      yield* forgot
      const answer = yield* PhoneAuthentication.resetPasswordByOtp({
        phone,
        otp: yield* otpTo(phone),
        password: newPassword,
        resetPasswordEmailTemplate: "password-changed"
      })
      assert.ok(answer._tag === "WithLogin")
      const messages = yield* Outbox.messages
      assert.ok(messages.some(({ template, to }) => to === email && template === "password-changed"))
      const { accessToken } = answer.login
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).PhoneId, phone)
    }),
    { loginOnPasswordReset: true }
  )
  flow(
    "is refused to unknown numbers, to blocked accounts, and where phone login is off",
    Effect.gen(function* () {
      yield* refusalOf(reset("0"), ErrorCode.UserNotFound, documented(938))
      const { uid } = yield* caller()
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(forgot, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(reset("0"), ErrorCode.AccountBlocked, documented(991))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(forgot, ErrorCode.PhoneLoginNotEnabled, off)
    })
  )
  flow(
    "is refused to an account with only social profiles",
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ social: [{ provider: "google", id: "108" }] }))
      yield* Account.update({ uid, profile: { PhoneId: phone } })
      yield* forgot
      yield* refusalOf(reset(yield* otpTo(phone)), ErrorCode.EmailProfileNotFound, documented(1039))
    })
  )
})

describe("passcodes by SMS", () => {
  flow(
    "have a limit for each purpose",
    Effect.gen(function* () {
      yield* caller()
      yield* times(2, sendPasscode)
      yield* refusalOf(sendPasscode, ErrorCode.SmsSendLimitReached, documented(1123))
      yield* PhoneAuthentication.forgotPasswordByOtp({ phone })
      yield* TestClock.adjust("1 hour")
      yield* sendPasscode
    }),
    { messageLimit: { count: 2 } }
  )
  flow(
    "are sent by a voice call only where the application has it",
    Effect.gen(function* () {
      yield* caller()
      const call = PhoneAuthentication.sendOneTimePasscode({ phone, isVoiceOtp: true })
      yield* refusalOf(call, ErrorCode.VoiceOtpNotConfigured, documented(1281))
      yield* Emulator.configure({ sms: { voice: true } })
      yield* call
      yield* Emulator.configure({ sms: { enabled: false } })
      yield* refusalOf(sendPasscode, ErrorCode.SmsNotConfigured, documented(1071))
    })
  )
  flow(
    "are deleted with the account",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      yield* sendPasscode
      const otp = yield* otpTo(phone)
      yield* Account.delete({ uid })
      yield* caller()
      yield* refusalOf(enter(otp), ErrorCode.OtpInvalid, documented(1067))
    })
  )
  flow(
    "are all valid until one of them is used",
    Effect.gen(function* () {
      yield* caller()
      yield* sendPasscode
      const first = yield* otpTo(phone)
      yield* sendPasscode
      const second = yield* otpTo(phone)
      assert.equal((yield* enter(first))._tag, "Authenticated")
      yield* refusalOf(enter(second), ErrorCode.OtpAlreadyUsed, documented(1068))
    })
  )
})
