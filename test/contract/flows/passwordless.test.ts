import { describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import { documented, flow, other, phone, raw, times } from "../flow.js"
import { countTo, email, messageTo, otpTo, question, refusalOf, reveal, tokenTo, user } from "../support.js"

type Secret = string | Redacted.Redacted<string>

/** A client GUID of Go's SDK: bytes in base64, with characters that a URL has to escape. */
const clientGuid = "Zm9v+/YmFy/w=="

const unknown = documented(938)

/** Longer than the lifetime of a link. */
const tooLong = TestClock.adjust("73 hours")

const link = (verificationToken: Secret) => PasswordlessLogin.loginVerification({ verificationToken })

const start = PasswordlessLogin.loginByEmail({ email })

const smart = (more: { readonly clientGuid?: string } = {}) => SmartLogin.loginByEmail({ email, clientGuid, ...more })

const ping = SmartLogin.ping({ clientGuid })

const confirm = (verificationToken: Secret) => SmartLogin.verifyToken({ verificationToken })

const oneTouch = (more: Partial<Parameters<typeof OneTouchLogin.loginByEmail>[0]> = {}) =>
  OneTouchLogin.loginByEmail({ clientGuid, email, ...more })

const touch = (verificationToken: Secret) => OneTouchLogin.verifyOtpByEmail({ verificationToken })

const enter = (otp: Secret) => OneTouchLogin.verifyOtp({ phone, otp })

const required = { secondFactor: { mode: "required", authenticator: true } } as const

describe("passwordless login", () => {
  flow(
    "refuses a wrong, used or expired link",
    Effect.gen(function* () {
      yield* user()
      yield* start
      const token = yield* tokenTo(email)
      yield* refusalOf(link("0"), ErrorCode.VerificationTokenInvalid, documented(1063))
      yield* link(token)
      yield* refusalOf(link(token), ErrorCode.PasswordlessLinkAlreadyUsed, documented(1062))
      yield* start
      yield* tooLong
      yield* refusalOf(link(yield* tokenTo(email)), ErrorCode.VerificationLinkExpired, documented(975))
    })
  )
  flow(
    "refuses a link for another purpose",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* refusalOf(link(yield* tokenTo(email)), ErrorCode.VerificationTokenInvalid, documented(1063))
    })
  )
  flow(
    "refuses a link to an address that the user has removed",
    Effect.gen(function* () {
      const { uid } = yield* user({ otherEmails: { Work: other } })
      yield* PasswordlessLogin.loginByEmail({ email: other })
      yield* Account.emailDelete({ uid, email: other })
      yield* refusalOf(link(yield* tokenTo(other)), ErrorCode.VerificationTokenInvalid, documented(1063))
    })
  )
  flow(
    "refuses a malformed address, unknown users, and users without an address",
    Effect.gen(function* () {
      const byName = PasswordlessLogin.loginByUsername({ username: "ada" })
      yield* refusalOf(
        PasswordlessLogin.loginByEmail({ email: "ada" }),
        ErrorCode.EmailIdInvalid,
        documented(1038, 400)
      )
      yield* refusalOf(start, ErrorCode.UserNotFound, unknown)
      yield* refusalOf(byName, ErrorCode.UserNotFound, unknown)
      yield* user({ email: undefined, userName: "ada" })
      yield* refusalOf(byName, ErrorCode.EmailProfileNotFound, documented(1039))
      yield* Emulator.configure({ userNameLogin: false })
      yield* refusalOf(byName, ErrorCode.UsernameLoginNotEnabled, documented(1238))
    })
  )
  flow(
    "needs an address or a user name",
    Effect.gen(function* () {
      const { body, status } = yield* raw("GET", "/identity/v2/auth/login/passwordlesslogin/email")
      assert.equal(status, 400)
      assert.equal(body["ErrorCode"], 1038)
    })
  )
  flow(
    "refuses accounts that may not log in, before and after the mail",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* start
      const token = yield* tokenTo(email)
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(start, ErrorCode.LoginDisabled, documented(1130))
      yield* refusalOf(link(token), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(start, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(link(token), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true, DisableLogin: false } })
      assert.equal((yield* link(token))._tag, "Authenticated")
    })
  )
  flow(
    "refuses while the account is suspended",
    Effect.gen(function* () {
      yield* user()
      yield* start
      const wrong = Authentication.loginByEmail({ email, password: "wrong" })
      yield* refusalOf(wrong, ErrorCode.InvalidCredentials, documented(966, 401))
      yield* refusalOf(link(yield* tokenTo(email)), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { lockout: { type: "Suspend", threshold: 1 } }
  )
  flow(
    "refuses where it is switched off",
    Effect.gen(function* () {
      yield* user()
      yield* start
      yield* Emulator.configure({ passwordlessEmail: false })
      const off = documented(1059)
      yield* refusalOf(start, ErrorCode.PasswordlessLoginNotEnabled, off)
      yield* refusalOf(
        PasswordlessLogin.loginByUsername({ username: "ada" }),
        ErrorCode.PasswordlessLoginNotEnabled,
        off
      )
      yield* refusalOf(link(yield* tokenTo(email)), ErrorCode.PasswordlessLoginNotEnabled, off)
    })
  )
  flow(
    "refuses more mails than the limit",
    Effect.gen(function* () {
      yield* user()
      yield* start
      yield* refusalOf(start, ErrorCode.EmailSendLimitReached, documented(1122))
      yield* TestClock.adjust("1 hour")
      yield* start
    }),
    { messageLimit: { count: 1 } }
  )
  flow(
    "refuses without consent to a strict privacy policy, and answers the token to accept it",
    Effect.gen(function* () {
      yield* user()
      yield* start
      const error = yield* refusalOf(link(yield* tokenTo(email)), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
      assert.ok(error.accessToken !== undefined)
      yield* Authentication.privacyPolicyAccept({ accessToken: error.accessToken })
      yield* start
      assert.equal((yield* link(yield* tokenTo(email)))._tag, "Authenticated")
    }),
    {
      privacyPolicy: { enabled: true, mode: "Strict", policies: [{ version: "1.0", start: "1970-01-01T00:00:00Z" }] }
    }
  )
  flow(
    "continues with the second factor where one is required",
    Effect.gen(function* () {
      yield* user()
      yield* start
      const token = yield* tokenTo(email)
      const answer = yield* link(token)
      assert.ok(answer._tag === "SecondFactorRequired")
      assert.ok(answer.manualEntryCode !== undefined)
      yield* refusalOf(link(token), ErrorCode.PasswordlessLinkAlreadyUsed, documented(1062))
    }),
    required
  )
  flow(
    "needs no second factor of a user without one where it is optional",
    Effect.gen(function* () {
      yield* user()
      yield* start
      assert.equal((yield* link(yield* tokenTo(email)))._tag, "Authenticated")
    }),
    { secondFactor: { mode: "optional", authenticator: true } }
  )
})

describe("smart login", () => {
  flow(
    "goes from pending to verified to used, once",
    Effect.gen(function* () {
      yield* user()
      yield* smart()
      const token = yield* tokenTo(email)
      const pending = yield* raw(
        "GET",
        `/identity/v2/auth/login/smartlogin/ping?clientguid=${encodeURIComponent(clientGuid)}`
      )
      assert.equal(pending.status, 403)
      assert.equal(pending.body["ErrorCode"], 1139)
      yield* times(2, refusalOf(ping, ErrorCode.SmartLoginLinkNotVerified, documented(1139)))
      yield* confirm(token)
      yield* refusalOf(confirm(token), ErrorCode.SmartLoginLinkAlreadyVerified, documented(1138))
      assert.equal((yield* ping)._tag, "Authenticated")
      yield* refusalOf(ping, ErrorCode.SmartLoginLinkAlreadyUsed, documented(1137))
      yield* refusalOf(confirm(token), ErrorCode.SmartLoginLinkAlreadyUsed, documented(1137))
      yield* refusalOf(smart(), ErrorCode.ClientGuidAlreadyUsed, documented(1136))
    })
  )
  flow(
    "keeps devices apart",
    Effect.gen(function* () {
      yield* user()
      yield* smart()
      yield* confirm(yield* tokenTo(email))
      yield* smart({ clientGuid: "another" })
      const another = SmartLogin.ping({ clientGuid: "another" })
      yield* refusalOf(another, ErrorCode.SmartLoginLinkNotVerified, documented(1139))
      yield* refusalOf(
        SmartLogin.ping({ clientGuid: clientGuid.toLowerCase() }),
        ErrorCode.ClientGuidInvalid,
        documented(1140)
      )
      assert.equal((yield* ping)._tag, "Authenticated")
    })
  )
  flow(
    "ends when the link expires",
    Effect.gen(function* () {
      yield* user()
      yield* smart()
      yield* smart({ clientGuid: "another" })
      yield* confirm(yield* tokenTo(email))
      yield* tooLong
      const [first] = yield* Outbox.messages
      assert.ok(first?.token !== undefined)
      yield* refusalOf(confirm(first.token), ErrorCode.VerificationLinkExpired, documented(975))
      yield* refusalOf(ping, ErrorCode.ClientGuidInvalid, documented(1140))
      yield* refusalOf(SmartLogin.ping({ clientGuid: "another" }), ErrorCode.ClientGuidInvalid, documented(1140))
    })
  )
  flow(
    "ends with the account",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* smart()
      yield* Account.delete({ uid })
      yield* refusalOf(confirm(yield* tokenTo(email)), ErrorCode.VerificationTokenInvalid, documented(1063))
      yield* refusalOf(ping, ErrorCode.ClientGuidInvalid, documented(1140))
    })
  )
  flow(
    "refuses a link to an address that the user has removed",
    Effect.gen(function* () {
      const { uid } = yield* user({ otherEmails: { Work: other } })
      yield* SmartLogin.loginByEmail({ email: other, clientGuid })
      yield* Account.emailDelete({ uid, email: other })
      yield* refusalOf(confirm(yield* tokenTo(other)), ErrorCode.VerificationTokenInvalid, documented(1063))
    })
  )
  flow(
    "refuses unknown users, users without an address, and accounts that may not log in",
    Effect.gen(function* () {
      const byName = SmartLogin.loginByUsername({ username: "grace", clientGuid: "another" })
      yield* refusalOf(smart(), ErrorCode.UserNotFound, unknown)
      yield* refusalOf(
        SmartLogin.loginByEmail({ email: "ada", clientGuid }),
        ErrorCode.EmailIdInvalid,
        documented(1038, 400)
      )
      yield* refusalOf(byName, ErrorCode.UserNotFound, unknown)
      yield* user({ email: undefined, userName: "grace" })
      yield* refusalOf(byName, ErrorCode.EmailProfileNotFound, documented(1039))
      yield* Emulator.configure({ userNameLogin: false })
      yield* refusalOf(byName, ErrorCode.UsernameLoginNotEnabled, documented(1238))
      const { uid } = yield* user()
      yield* smart()
      yield* confirm(yield* tokenTo(email))
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(ping, ErrorCode.LoginDisabled, documented(1130))
      yield* refusalOf(smart({ clientGuid: "another" }), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(ping, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(smart({ clientGuid: "another" }), ErrorCode.AccountBlocked, documented(991))
    })
  )
  flow(
    "refuses where it is switched off",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* smart()
      const off = documented(1135)
      yield* Emulator.configure({ smartLogin: false })
      yield* refusalOf(smart({ clientGuid: "another" }), ErrorCode.SmartLoginNotEnabled, off)
      yield* refusalOf(
        SmartLogin.loginByUsername({ username: "ada", clientGuid: "another" }),
        ErrorCode.SmartLoginNotEnabled,
        off
      )
      yield* refusalOf(ping, ErrorCode.SmartLoginNotEnabled, off)
      yield* refusalOf(confirm(yield* tokenTo(email)), ErrorCode.SmartLoginNotEnabled, off)
    })
  )
  flow(
    "refuses more mails than the limit",
    Effect.gen(function* () {
      yield* user()
      yield* smart()
      yield* refusalOf(smart({ clientGuid: "another" }), ErrorCode.EmailSendLimitReached, documented(1122))
    }),
    { messageLimit: { count: 1 } }
  )
  flow(
    "continues with the second factor on the first device, where one is required",
    Effect.gen(function* () {
      yield* user()
      yield* smart()
      yield* confirm(yield* tokenTo(email))
      assert.equal((yield* ping)._tag, "SecondFactorRequired")
      yield* refusalOf(ping, ErrorCode.SmartLoginLinkAlreadyUsed, documented(1137))
    }),
    required
  )
  flow(
    "is refused without its client GUID",
    Effect.gen(function* () {
      for (const path of [
        "/identity/v2/auth/login/smartlogin?email=ada@example.com",
        "/identity/v2/auth/login/smartlogin/ping"
      ]) {
        const { body, status } = yield* raw("GET", path)
        assert.deepEqual({ status, code: body["ErrorCode"] }, { status: 400, code: 908 })
      }
    })
  )
})

describe("one touch login by mail", () => {
  flow(
    "logs in to the account of a known address",
    Effect.gen(function* () {
      const { uid } = yield* user({ profile: { FirstName: "Ada" } })
      yield* oneTouch({ name: "Somebody", redirectUrl: "https://app.example.com/touch" })
      const { link } = yield* messageTo(email, "onetouchlogin-default")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/touch\?vtype=autologin&vtoken=/
      )
      yield* touch(yield* tokenTo(email))
      const answer = yield* ping
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.Uid, uid)
      assert.equal(answer.profile.FirstName, "Ada")
    })
  )
  flow(
    "is confirmed on either path, like smart login",
    Effect.gen(function* () {
      yield* oneTouch()
      yield* confirm(yield* tokenTo(email))
      assert.equal((yield* ping)._tag, "Authenticated")
      yield* smart({ clientGuid: "another" })
      yield* touch(yield* tokenTo(email))
      assert.equal((yield* SmartLogin.ping({ clientGuid: "another" }))._tag, "Authenticated")
    })
  )
  flow(
    "goes from pending to verified to used, once",
    Effect.gen(function* () {
      yield* oneTouch({ welcomeEmailTemplate: "hello" })
      const token = yield* tokenTo(email)
      yield* refusalOf(ping, ErrorCode.SmartLoginLinkNotVerified, documented(1139))
      yield* touch(token)
      assert.equal((yield* messageTo(email)).template, "hello")
      yield* refusalOf(touch(token), ErrorCode.SmartLoginLinkAlreadyVerified, documented(1138))
      yield* ping
      yield* refusalOf(ping, ErrorCode.OneTouchLinkAlreadyUsed, documented(1145))
      yield* refusalOf(confirm(token), ErrorCode.OneTouchLinkAlreadyUsed, documented(1145))
      yield* refusalOf(oneTouch(), ErrorCode.ClientGuidAlreadyUsed, documented(1136))
    })
  )
  flow(
    "refuses a wrong or expired link",
    Effect.gen(function* () {
      yield* oneTouch()
      yield* refusalOf(touch("0"), ErrorCode.VerificationTokenInvalid, documented(1063))
      yield* tooLong
      yield* refusalOf(touch(yield* tokenTo(email)), ErrorCode.VerificationLinkExpired, documented(975))
    })
  )
  flow(
    "can be started by GET with everything in the query",
    Effect.gen(function* () {
      const query = new URLSearchParams({
        clientguid: clientGuid,
        Email: email,
        name: "Ada",
        onetouchloginemailtemplate: "t"
      })
      const { body } = yield* raw("GET", `/identity/v2/auth/onetouchlogin/email?${query}`)
      assert.deepEqual(body, { IsPosted: true })
      yield* touch(yield* tokenTo(email, "t"))
      const answer = yield* ping
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.FirstName, "Ada")
    })
  )
  flow(
    "started by GET refuses missing parameters",
    Effect.gen(function* () {
      const path = "/identity/v2/auth/onetouchlogin/email"
      const withoutGuid = yield* raw("GET", `${path}?email=${email}`)
      assert.deepEqual({ status: withoutGuid.status, code: withoutGuid.body["ErrorCode"] }, { status: 400, code: 908 })
      const withoutEmail = yield* raw("GET", `${path}?clientguid=1`)
      assert.deepEqual(
        { status: withoutEmail.status, code: withoutEmail.body["ErrorCode"] },
        { status: 400, code: 1038 }
      )
    })
  )
  flow(
    "creates no account for an address that may not have one",
    Effect.gen(function* () {
      yield* refusalOf(oneTouch({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
      yield* Emulator.configure({ blockedEmailDomains: ["example.com"] })
      yield* refusalOf(oneTouch(), ErrorCode.EmailDomainNotAllowed, documented(1247))
      yield* Emulator.configure({ allowedEmailDomains: ["example.org"] })
      yield* refusalOf(oneTouch(), ErrorCode.EmailNotAllowedToRegister, documented(1056))
      yield* Emulator.configure({ allowedEmailDomains: [], blockedEmailDomains: [], registration: false })
      yield* refusalOf(oneTouch(), ErrorCode.RegistrationDisabled, documented(1190))
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
      yield* user()
      yield* oneTouch()
    })
  )
  flow(
    "creates no account for an address that another account is adding",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* refusalOf(oneTouch({ email: other }), ErrorCode.EmailAlreadyRegistered, documented(936))
    })
  )
  flow(
    "needs the captcha where the application has one, and only there",
    Effect.gen(function* () {
      const invalid = documented(1218)
      yield* oneTouch({ gRecaptchaResponse: "wrong" })
      yield* Emulator.configure({ captcha: { siteKey: "key" } })
      const again = (more: Partial<Parameters<typeof OneTouchLogin.loginByEmail>[0]>) =>
        oneTouch({ clientGuid: "another", ...more })
      yield* refusalOf(again({}), ErrorCode.CaptchaInvalid, invalid)
      yield* refusalOf(again({ gRecaptchaResponse: "wrong" }), ErrorCode.CaptchaInvalid, invalid)
      yield* again({ gRecaptchaResponse: "solved" })
      const byPhone = (more: { readonly qqCaptchaTicket?: string }) => OneTouchLogin.loginByPhone({ phone, ...more })
      yield* refusalOf(byPhone({}), ErrorCode.CaptchaInvalid, invalid)
      yield* byPhone({ qqCaptchaTicket: "solved" })
    })
  )
  flow(
    "refuses accounts that may not log in, and where it is switched off",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* oneTouch()
      const again = oneTouch({ clientGuid: "another" })
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(again, ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(again, ErrorCode.AccountBlocked, documented(991))
      yield* Emulator.configure({ oneTouchLogin: false })
      const off = documented(1146)
      yield* refusalOf(again, ErrorCode.OneTouchLoginNotEnabled, off)
      yield* refusalOf(touch(yield* tokenTo(email)), ErrorCode.OneTouchLoginNotEnabled, off)
      yield* refusalOf(ping, ErrorCode.OneTouchLoginNotEnabled, off)
      yield* refusalOf(enter("0"), ErrorCode.OneTouchLoginNotEnabled, off)
    })
  )
  flow(
    "refuses more mails than the limit",
    Effect.gen(function* () {
      yield* oneTouch()
      yield* refusalOf(oneTouch({ clientGuid: "another" }), ErrorCode.EmailSendLimitReached, documented(1122))
    }),
    { messageLimit: { count: 1 } }
  )
})

describe("the account of a one touch login", () => {
  flow(
    "has the default roles, and stores the page of its creation",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "member" }] })
      const headers = { referer: "https://app.example.com/" }
      yield* raw("POST", "/identity/v2/auth/onetouchlogin/phone", { phone }, { headers })
      yield* oneTouch()
      const [byPhone, byEmail] = [
        yield* Account.profilesByPhoneId({ phone }),
        yield* Account.profilesByEmail({ email })
      ]
      assert.deepEqual([byPhone.Roles, byEmail.Roles], [["member"], ["member"]])
      assert.deepEqual([byPhone.RegistrationSource, byEmail.RegistrationSource], [headers.referer, "API"])
      assert.deepEqual([byPhone.Provider, byEmail.Provider], ["Phone", "Email"])
    }),
    { defaultRoles: ["member"] }
  )
})

describe("one touch login by phone", () => {
  const begin = OneTouchLogin.loginByPhone({ phone, smsTemplate: "touch" })

  flow(
    "refuses a wrong, used or expired passcode",
    Effect.gen(function* () {
      yield* begin
      const otp = yield* otpTo(phone, "touch")
      yield* refusalOf(enter("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* enter(otp)
      yield* refusalOf(enter(otp), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* begin
      yield* TestClock.adjust("6 minutes")
      yield* refusalOf(enter(yield* otpTo(phone)), ErrorCode.OtpExpired, documented(1069))
    })
  )
  flow(
    "logs in to the account of a known number, and counts its wrong passcodes",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* begin
      const answer = yield* enter(yield* otpTo(phone))
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.Uid, uid)
      yield* times(2, refusalOf(enter("0"), ErrorCode.OtpInvalid, documented(1067)))
      yield* refusalOf(enter("0"), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { lockout: { type: "Suspend", threshold: 2 } }
  )
  flow(
    "can be started by GET with everything in the query, and verified by POST",
    Effect.gen(function* () {
      const { body } = yield* raw(
        "GET",
        `/identity/v2/auth/onetouchlogin/phone?phone=${encodeURIComponent(phone)}&name=Ada`
      )
      assert.deepEqual(Object.keys(body), ["Data"])
      const path = `/identity/v2/auth/onetouchlogin/phone/verify?otp=${reveal(yield* otpTo(phone))}`
      const answer = yield* raw("POST", path, { Phone: phone })
      assert.equal(typeof answer.body["access_token"], "string")
    })
  )
  flow(
    "refuses unknown and malformed numbers, and accounts that may not log in",
    Effect.gen(function* () {
      yield* refusalOf(enter("0"), ErrorCode.PhoneNumberNotFound, documented(1043))
      yield* refusalOf(
        OneTouchLogin.loginByPhone({ phone: "ada" }),
        ErrorCode.PhoneNumberInvalid,
        documented(1096, 400)
      )
      const { uid } = yield* user({ phoneId: phone })
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(begin, ErrorCode.LoginDisabled, documented(1130))
      yield* refusalOf(enter("0"), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(begin, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(enter("0"), ErrorCode.AccountBlocked, documented(991))
      assert.equal(yield* countTo(phone), 0)
    })
  )
  flow(
    "refuses where phone login is off or no SMS can be sent, and creates no account",
    Effect.gen(function* () {
      yield* Emulator.configure({ sms: { enabled: false } })
      yield* refusalOf(begin, ErrorCode.SmsNotConfigured, documented(1071))
      yield* Emulator.configure({ sms: { enabled: true }, registration: false })
      yield* refusalOf(begin, ErrorCode.RegistrationDisabled, documented(1190))
      yield* refusalOf(enter("0"), ErrorCode.PhoneNumberNotFound, documented(1043))
      yield* Emulator.configure({ phoneLogin: false })
      yield* refusalOf(begin, ErrorCode.PhoneLoginNotEnabled, documented(1074))
      yield* refusalOf(enter("0"), ErrorCode.PhoneLoginNotEnabled, documented(1074))
    })
  )
  flow(
    "has a limit, and a voice call only where the application has it",
    Effect.gen(function* () {
      yield* refusalOf(
        OneTouchLogin.loginByPhone({ phone, isVoiceOtp: true }),
        ErrorCode.VoiceOtpNotConfigured,
        documented(1281)
      )
      yield* begin
      yield* refusalOf(begin, ErrorCode.SmsSendLimitReached, documented(1123))
    }),
    { messageLimit: { count: 1 } }
  )
  flow(
    "continues with the second factor where one is required",
    Effect.gen(function* () {
      yield* begin
      assert.equal((yield* enter(yield* otpTo(phone)))._tag, "SecondFactorRequired")
    }),
    required
  )
})
