import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as Profile from "@loginradius-effect/core/Profile"
import type { AnyErrorClass } from "@loginradius-effect/core/LoginRadiusError"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted, TestClock } from "effect"
import {
  countTo,
  email,
  messageTo,
  otpTo,
  password,
  question,
  refused,
  reveal,
  type Services,
  tokenTo,
  user,
  verificationUrl
} from "./support.js"

/** A test against an emulator of its own. */
const flow = <A, E>(title: string, test: Effect.Effect<A, E, Services>, options: Emulator.Options = {}): void =>
  it.effect(title, () => Effect.provide(test, Emulator.layer(options)))

const newPassword = "another password"
const other = "grace@example.com"
const phone = "+15550100200"
const unknownUid = "00000000000000000000000000000000"
const google: Seed.SocialPerson = { provider: "google", id: "108", email }

const login = (as: Partial<Parameters<typeof Authentication.loginByEmail>[0]> = {}) =>
  Authentication.loginByEmail({ email, password, ...as })

const register = (profile: Partial<Profile.Registration> = {}, more: { readonly [member: string]: string } = {}) =>
  Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password, ...profile },
    ...more
  })

const documented = (code: number, status = 403) => ({ code, status })

const wrong = documented(966, 401)

/** A request as another client than this one sends it. */
const raw = (method: string, path: string, body: unknown = undefined, token?: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { apiKey } = yield* Emulator.settings
    const emulator = yield* Emulator.Emulator
    const url = new URL(`${Emulator.origin}${path}`)
    url.searchParams.set("apikey", apiKey)
    const headers: Record<string, string> = { "content-type": "application/json" }
    if (token !== undefined) headers["authorization"] = `Bearer ${reveal(token)}`
    const response = yield* emulator.handle(
      Handler.fromParts(method, url, headers, body === undefined ? "" : JSON.stringify(body))
    )
    return { status: response.status, body: JSON.parse(response.body) as { readonly [member: string]: unknown } }
  })

const times = <A, E, R>(count: number, effect: Effect.Effect<A, E, R>) =>
  Effect.all(Array.from({ length: count }, () => effect))

describe("registration", () => {
  flow(
    "under the required flow answers no tokens, and each login until the verification mails another link",
    Effect.gen(function* () {
      assert.strictEqual((yield* register({}, { verificationUrl, emailTemplate: "first" }))._tag, "Posted")
      const { link, vtype } = yield* messageTo(email, "first")
      assert.strictEqual(vtype, "emailverification")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/verify\?vtype=emailverification&vtoken=[0-9a-f]{32}$/
      )
      yield* refused(login({ emailTemplate: "again" }), ErrorCode.EmailNotVerified, documented(970))
      yield* messageTo(email, "again")
      yield* refused(login({ options: "PreventVerificationEmail" }), ErrorCode.EmailNotVerified, documented(970))
      assert.strictEqual(yield* countTo(email), 2)
    })
  )

  flow(
    "under the required flow tells nothing about the address to a wrong password",
    Effect.gen(function* () {
      yield* register()
      yield* refused(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      assert.strictEqual(yield* countTo(email), 1)
    })
  )

  flow(
    "under the optional flow logs in at once and mails a link",
    Effect.gen(function* () {
      const answer = yield* register()
      assert.isTrue(answer._tag === "WithLogin" && answer.login._tag === "Authenticated")
      if (answer._tag !== "WithLogin" || answer.login._tag !== "Authenticated") return
      const { accessToken, profile } = answer.login
      assert.deepStrictEqual([profile.EmailVerified, profile.NoOfLogins, profile.FirstLogin], [false, 1, true])
      assert.strictEqual((yield* login())._tag, "Authenticated")
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email, "verification-default") })
      assert.isTrue((yield* Authentication.readProfilesByAccessToken({ accessToken })).EmailVerified)
    }),
    { emailVerificationFlow: "optional" }
  )

  flow(
    "under the disabled flow logs in, welcomes, and refuses every verification",
    Effect.gen(function* () {
      const answer = yield* register({}, { welcomeEmailTemplate: "hello" })
      assert.strictEqual(answer._tag, "WithLogin")
      yield* messageTo(email, "hello")
      assert.strictEqual(yield* countTo(email), 1)
      const { accessToken, uid } = yield* user({ email: other })
      for (const attempt of [
        Authentication.resendEmailVerification({ email }),
        Account.emailVerificationToken({ email }),
        Account.invalidateVerificationStatus({ uid }),
        Authentication.addEmail({ accessToken, email: "ada@work.example.com", type: "Work" })
      ] as const) {
        yield* refused(
          attempt as Effect.Effect<unknown, unknown, Services>,
          ErrorCode.EmailVerificationDisabled,
          documented(1034)
        )
      }
    }),
    { emailVerificationFlow: "disabled" }
  )

  flow(
    "follows the flow that is in force at the login, not at the registration",
    Effect.gen(function* () {
      yield* register()
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      yield* Emulator.configure({ emailVerificationFlow: "required" })
      yield* refused(login(), ErrorCode.EmailNotVerified, documented(970))
    })
  )

  flow(
    "keeps the mail back when asked to",
    Effect.gen(function* () {
      yield* register({}, { options: "preventverificationemail" })
      assert.strictEqual(yield* countTo(email), 0)
      yield* Authentication.resendEmailVerification({ email })
      assert.strictEqual(yield* countTo(email), 1)
    })
  )

  flow(
    "sends a passcode to a phone number, and takes no verification from the client",
    Effect.gen(function* () {
      yield* register({ PhoneId: phone, ...{ EmailVerified: true, PhoneIdVerified: true } })
      assert.match(reveal(yield* otpTo(phone)), /^\d{6}$/)
      const profile = yield* Account.profilesByEmail({ email })
      assert.deepStrictEqual([profile.EmailVerified, profile.PhoneIdVerified], [false, false])
    })
  )

  flow(
    "refuses identifiers of other accounts",
    Effect.gen(function* () {
      yield* user({ userName: "ada", phoneId: phone })
      yield* Emulator.seed(Seed.socialLogin({ provider: "google", id: "1", email: "social@example.com" }))
      const of = (Value: string) => ({ Email: [{ Type: "Primary", Value }] })
      yield* refused(register(), ErrorCode.EmailAlreadyRegistered, documented(936))
      yield* refused(register(of("social@example.com")), ErrorCode.EmailRegisteredWithSocialAccount, documented(1030))
      yield* refused(register({ ...of(other), UserName: "Ada" }), ErrorCode.UsernameAlreadyTaken, documented(1017))
      yield* refused(
        register({ ...of(other), PhoneId: "1555 0100200" }),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
    })
  )

  flow(
    "refuses what is wrong with the profile",
    Effect.gen(function* () {
      const refusals: ReadonlyArray<readonly [Partial<Profile.Registration>, AnyErrorClass, number, number?]> = [
        [{ Email: [{ Type: "Primary", Value: "ada" }] }, ErrorCode.EmailIdInvalid, 1038, 400],
        [{ Email: [] }, ErrorCode.EmailIdInvalid, 1038, 400],
        [{ Email: [{ Value: email }] }, ErrorCode.EmailTypeRequired, 1201, 400],
        [{ Email: ["a", "b"].map((Type) => ({ Type, Value: email })) }, ErrorCode.DuplicateEmail, 1202, 400],
        [
          { Email: [email, other].map((Value) => ({ Type: "Primary", Value })) },
          ErrorCode.MultiplePrimaryEmails,
          1203,
          400
        ],
        [{ UserName: "two words" }, ErrorCode.UsernameInvalid, 1204],
        [{ PhoneId: "none" }, ErrorCode.PhoneNumberInvalid, 1096, 400],
        [{ BirthDate: "1815-12-10" }, ErrorCode.BirthDateInvalid, 968, 400],
        [{ Addresses: [{ City: "London" }] }, ErrorCode.AddressTypeRequired, 1125, 400],
        [{ Addresses: ["home", "Home"].map((Type) => ({ Type })) }, ErrorCode.DuplicateAddressType, 1107, 400],
        [{ PhoneNumbers: [{ PhoneNumber: "1" }] }, ErrorCode.PhoneTypeRequired, 1213, 400],
        [
          { PhoneNumbers: ["home", "Home"].map((PhoneType) => ({ PhoneType })) },
          ErrorCode.DuplicatePhoneType,
          1124,
          400
        ],
        [{ CustomFields: { note: "x".repeat(1001) } }, ErrorCode.CustomFieldInvalid, 993],
        [{ SecurityQuestionAnswer: { unknown: "Byron" } }, ErrorCode.SecurityQuestionInvalid, 1091]
      ]
      for (const [profile, errorClass, code, status] of refusals) {
        yield* refused(register(profile), errorClass, documented(code, status))
      }
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email })).IsExist)
    })
  )

  flow(
    "keeps to the domains of the settings",
    Effect.gen(function* () {
      yield* Emulator.configure({ blockedEmailDomains: ["example.com"] })
      yield* refused(register(), ErrorCode.EmailDomainNotAllowed, documented(1247))
      yield* Emulator.configure({ blockedEmailDomains: [], allowedEmailDomains: ["example.org"] })
      yield* refused(register(), ErrorCode.EmailNotAllowedToRegister, documented(1056))
      yield* Emulator.configure({ allowedEmailDomains: ["Example.com"] })
      assert.strictEqual((yield* register())._tag, "Posted")
    })
  )

  flow("can be switched off", refused(register(), ErrorCode.RegistrationDisabled, documented(1190)), {
    registration: false
  })

  flow(
    "refuses a SOTT that is missing, or whose time is over",
    Effect.gen(function* () {
      const sott = yield* Infrastructure.localGenerateSott()
      yield* TestClock.adjust("11 minutes")
      const profile = { Email: [{ Type: "Primary", Value: email }], Password: password }
      yield* refused(Authentication.userRegistrationByEmail({ sott, profile }), ErrorCode.SottInvalid, documented(1049))
      const { body, status } = yield* raw("POST", "/identity/v2/auth/register", profile)
      assert.deepStrictEqual([body["ErrorCode"], status], [1048, 400])
    })
  )

  flow(
    "remembers where it came from",
    Effect.gen(function* () {
      const { Uid } = yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: email }] } })
      const profile = yield* Account.profilesByUid({ uid: Uid })
      assert.deepStrictEqual([profile.RegistrationSource, profile.Provider], ["API", "Email"])
    })
  )
})

describe("verification", () => {
  flow(
    "links last 72 hours",
    Effect.gen(function* () {
      yield* register()
      const verificationToken = yield* tokenTo(email)
      yield* TestClock.adjust("72 hours")
      yield* refused(
        Authentication.verifyEmail({ verificationToken }),
        ErrorCode.VerificationLinkExpired,
        documented(975)
      )
      yield* Authentication.resendEmailVerification({ email })
      yield* TestClock.adjust("71 hours")
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
    })
  )

  flow(
    "refuses a token that is unknown, of another kind, or for an address that the account has given up",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      const invalid = (verificationToken: string | Redacted.Redacted<string>) =>
        refused(Authentication.verifyEmail({ verificationToken }), ErrorCode.VerificationLinkInvalid, documented(973))
      yield* invalid("0123456789abcdef0123456789abcdef")
      yield* invalid((yield* Account.forgotPasswordToken({ email })).ForgotToken)
      const { VerificationToken } = yield* Account.emailVerificationToken({ email })
      yield* Account.update({ uid, profile: { Email: [{ Type: "Primary", Value: other }] } })
      yield* invalid(VerificationToken)
      assert.isFalse((yield* Account.profilesByUid({ uid })).EmailVerified)
    })
  )

  flow(
    "of one link uses up the others for the same address",
    Effect.gen(function* () {
      yield* register()
      const first = yield* tokenTo(email)
      yield* Authentication.resendEmailVerification({ email })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      yield* refused(
        Authentication.verifyEmail({ verificationToken: first }),
        ErrorCode.VerificationLinkAlreadyUsed,
        documented(974)
      )
    })
  )

  flow(
    "logs in where the settings say so, and welcomes once",
    Effect.gen(function* () {
      yield* register()
      const answer = yield* Authentication.verifyEmail({
        verificationToken: yield* tokenTo(email),
        welcomeEmailTemplate: "hello"
      })
      assert.isTrue(answer._tag === "WithLogin" && answer.login._tag === "Authenticated")
      if (answer._tag !== "WithLogin" || answer.login._tag !== "Authenticated") return
      yield* messageTo(email, "hello")
      const { accessToken } = answer.login
      yield* Authentication.readProfilesByAccessToken({ accessToken, welcomeEmailTemplate: "hello" })
      assert.strictEqual(yield* countTo(email), 2)
    }),
    { loginOnEmailVerification: true }
  )

  flow(
    "ends the sessions where the settings say so",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ emailVerified: false })
      const { VerificationToken } = yield* Account.emailVerificationToken({ email })
      yield* Authentication.verifyEmail({ verificationToken: VerificationToken })
      yield* refused(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    }),
    { logoutOnEmailVerification: true }
  )

  flow(
    "by passcode takes it once, for five minutes",
    Effect.gen(function* () {
      yield* register()
      const { link, otp, token } = yield* messageTo(email)
      assert.deepStrictEqual([link, token], [undefined, undefined])
      const first = yield* otpTo(email)
      assert.match(otp === undefined ? "" : reveal(otp), /^\d{6}$/)
      yield* TestClock.adjust("5 minutes")
      yield* refused(
        Authentication.verifyEmailByOtp({ email, otp: first }),
        ErrorCode.EmailOtpExpired,
        documented(1187)
      )
      yield* Authentication.resendEmailVerification({ email })
      const second = yield* otpTo(email)
      assert.strictEqual((yield* Authentication.verifyEmailByOtp({ email, otp: second }))._tag, "Posted")
      yield* refused(
        Authentication.verifyEmailByOtp({ email, otp: second }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
      yield* refused(
        Authentication.verifyEmailByOtp({ email: other, otp: second }),
        ErrorCode.UserNotFound,
        documented(938)
      )
    }),
    { verificationTypes: { registration: "OTP" } }
  )

  flow(
    "by passcode is refused where mails carry links",
    Effect.gen(function* () {
      yield* register()
      yield* refused(
        Authentication.verifyEmailByOtp({ email, otp: "123456" }),
        ErrorCode.EmailOtpVerificationNotEnabled,
        documented(1237)
      )
    })
  )

  flow(
    "mails have a limit, which time lifts",
    Effect.gen(function* () {
      yield* register()
      yield* Authentication.resendEmailVerification({ email })
      yield* refused(
        Authentication.resendEmailVerification({ email }),
        ErrorCode.EmailSendLimitReached,
        documented(1122)
      )
      yield* refused(login(), ErrorCode.EmailSendLimitReached, documented(1122))
      yield* TestClock.adjust("1 hour")
      yield* Authentication.resendEmailVerification({ email })
    }),
    { messageLimit: { count: 2 } }
  )

  flow(
    "is refused for an address that nobody has",
    refused(Authentication.resendEmailVerification({ email }), ErrorCode.UserNotFound, documented(938))
  )
})

describe("login", () => {
  flow(
    "checks in the service's order",
    Effect.gen(function* () {
      const policies = [{ version: "1", start: "1970-01-01T00:00:00Z" }]
      const privacyPolicy = { enabled: true, mode: "Strict", policies } as const
      yield* refused(login({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
      yield* refused(login(), ErrorCode.UserNotFound, documented(938))
      const { uid } = yield* user({ emailVerified: false, secondFactor: true })
      yield* Account.update({ uid, profile: { IsActive: false, DisableLogin: true } })
      yield* Emulator.configure({
        passwordLogin: false,
        privacyPolicy,
        secondFactor: { mode: "required" },
        passwordRules: { breached: [password] },
        lockout: { type: "Suspend", threshold: 1 }
      })
      yield* refused(login(), ErrorCode.PasswordLoginDisabled, documented(1286))
      yield* Emulator.configure({ passwordLogin: true })
      yield* refused(login({ password: "wrong" }), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refused(login({ password: "wrong" }), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* refused(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refused(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* Account.update({ uid, profile: { IsLoginLocked: false } })
      yield* refused(login(), ErrorCode.MfaRequired, documented(1176))
      yield* Emulator.configure({ secondFactor: { mode: "off" } })
      yield* refused(login(), ErrorCode.EmailNotVerified, documented(970))
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* refused(login(), ErrorCode.PasswordBreached, documented(1316))
      yield* Emulator.configure({ passwordRules: { breached: [] } })
      yield* refused(login(), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
      yield* Emulator.configure({ privacyPolicy: { enabled: false } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )

  flow(
    "asks users with a second factor for it where it is optional, and only them",
    Effect.gen(function* () {
      yield* user({ secondFactor: true })
      yield* user({ email: other })
      yield* refused(login(), ErrorCode.MfaRequired, documented(1176))
      assert.strictEqual((yield* login({ email: other }))._tag, "Authenticated")
    }),
    { secondFactor: { mode: "optional" } }
  )

  flow(
    "takes the identifiers that the settings allow",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const byUsername = Authentication.loginByUsername({ username: "ada", password })
      yield* Emulator.configure({ phoneLoginOnly: true })
      yield* refused(login(), ErrorCode.PhoneLoginRequired, documented(1077))
      yield* refused(Account.profilesByEmail({ email }), ErrorCode.PhoneLoginRequired, documented(1077))
      yield* Emulator.configure({ phoneLoginOnly: false, duplicateEmailWithUniqueUserName: true })
      yield* refused(login(), ErrorCode.UsernameLoginRequired, documented(1183))
      assert.strictEqual((yield* byUsername)._tag, "Authenticated")
      yield* Emulator.configure({ duplicateEmailWithUniqueUserName: false, userNameLogin: false })
      yield* refused(byUsername, ErrorCode.UsernameLoginNotEnabled, documented(1238))
    })
  )

  flow("can hide that an account is not there", refused(login(), ErrorCode.InvalidCredentials, wrong), {
    hidesUnknownAccounts: true
  })

  flow(
    "of an unknown email template goes on as usual",
    Effect.gen(function* () {
      yield* user()
      assert.strictEqual((yield* login({ emailTemplate: "no such template" }))._tag, "Authenticated")
    })
  )

  flow(
    "refuses a body that is empty, not JSON, or without identifier or password",
    Effect.gen(function* () {
      const path = "/identity/v2/auth/login"
      const codes = yield* Effect.forEach([{}, { password }, { email: "", password }, { email }], (body) =>
        Effect.map(raw("POST", path, body), ({ body, status }) => [body["ErrorCode"], status])
      )
      assert.deepStrictEqual(codes, [
        [1038, 400],
        [1038, 400],
        [1038, 400],
        [1089, 400]
      ])
      const none = yield* raw("POST", path)
      assert.deepStrictEqual([none.body["ErrorCode"], none.status], [1090, 400])
      const list = yield* raw("POST", path, [])
      assert.deepStrictEqual([list.body["ErrorCode"], list.status], [965, 400])
    })
  )

  flow(
    "takes members in any letter case",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { body, status } = yield* raw("POST", "/IDENTITY/V2/Auth/Login", { Email: email, Password: password })
      assert.strictEqual(status, 200)
      assert.strictEqual(Reflect.get(body["Profile"] as object, "Uid"), uid)
    })
  )

  flow(
    "refuses a breached password, first with a mail for a new one",
    Effect.gen(function* () {
      yield* user()
      yield* refused(login(), ErrorCode.PasswordBreached, documented(1316))
      const resetToken = yield* tokenTo(email, "forgotpassword-default")
      yield* refused(login(), ErrorCode.PasswordResetRequired, documented(1317))
      yield* refused(
        Authentication.resetPasswordByResetToken({ resetToken, password }),
        ErrorCode.NewPasswordBreached,
        documented(1315)
      )
      yield* Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
    }),
    { passwordRules: { breached: [password] } }
  )

  flow(
    "notices that a password no longer meets the rules",
    Effect.gen(function* () {
      const { uid } = yield* user()
      assert.isTrue((yield* Account.profilesByUid({ uid })).IsSecurePassword)
      yield* Emulator.configure({ passwordRules: { requiresDigit: true } })
      yield* login()
      assert.isFalse((yield* Account.profilesByUid({ uid })).IsSecurePassword)
    })
  )

  flow(
    "of an account that is marked as deleted is that of none",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      yield* refused(login(), ErrorCode.UserNotFound, documented(938))
      yield* refused(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    })
  )
})

describe("lockout", () => {
  const failing = refused(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)

  flow(
    "by suspension ends by itself after 15 minutes, and counting starts again",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      const error = yield* refused(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      assert.strictEqual(error.loginLockedTimeout, "1970-01-01T00:15:00.000Z")
      const locked = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([locked.IsLoginLocked, locked.LoginLockedType], [true, "None"])
      yield* TestClock.adjust("15 minutes")
      assert.isFalse((yield* Account.profilesByUid({ uid })).IsLoginLocked)
      yield* times(2, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Suspend", threshold: 3 } }
  )

  flow(
    "is put off by a success",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(2, failing)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 2)
      yield* login()
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 0)
      yield* times(2, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "by captcha is lifted by a login with a solved one",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).LoginLockedType, "Captcha")
      yield* refused(login(), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
      yield* refused(login({ gRecaptchaResponse: "guess" }), ErrorCode.CaptchaInvalid, documented(982))
      yield* refused(login({ hCaptchaResponse: "solved", password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      assert.strictEqual((yield* login({ qqCaptchaTicket: "solved", qqCaptchaRandstr: "@x" }))._tag, "Authenticated")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "by security question is lifted by a login with its answer",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* times(3, failing)
      yield* refused(login(), ErrorCode.AccountLockedSecurityAnswerRequired, documented(1148))
      yield* refused(
        login({ securityAnswer: { [question]: "Milbanke" } }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        documented(1094)
      )
      assert.strictEqual((yield* login({ securityAnswer: { [question]: "Byron" } }))._tag, "Authenticated")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "SecurityQuestion", threshold: 3 } }
  )

  flow(
    "by blocking lasts until management lifts it",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      yield* refused(login(), ErrorCode.AccountBlocked, documented(991))
      yield* TestClock.adjust("30 days")
      yield* refused(login(), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Block", threshold: 3 } }
  )

  flow(
    "is lifted by management",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      yield* Account.update({ uid, profile: { IsLoginLocked: false } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "counts wrong passcodes of resets",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const otp = yield* otpTo(email)
      const reset = (otp: string | Redacted.Redacted<string>) =>
        Authentication.resetPasswordByOtp({ email, otp, password: newPassword })
      yield* times(2, refused(reset("none"), ErrorCode.VerificationOtpInvalid, documented(1185)))
      yield* failing
      yield* refused(reset(otp), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* refused(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { lockout: { type: "Suspend", threshold: 3 }, verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "counts links of resets that were used or are too old",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const resetToken = yield* tokenTo(email)
      yield* Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      yield* refused(
        Authentication.resetPasswordByResetToken({ resetToken, password: newPassword }),
        ErrorCode.VerificationLinkAlreadyUsed,
        documented(974)
      )
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 1)
    })
  )

  flow(
    "of a wrong old password holds for the next change",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const change = (oldPassword: string) => Authentication.changePassword({ accessToken, oldPassword, newPassword })
      yield* times(2, refused(change("wrong"), ErrorCode.CurrentPasswordInvalid, documented(967, 401)))
      yield* refused(change(password), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
    }),
    { lockout: { type: "Captcha", threshold: 2 } }
  )

  flow(
    "is off by default",
    Effect.gen(function* () {
      yield* user()
      yield* times(20, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )
})

describe("tokens", () => {
  flow(
    "of earlier logins stay good",
    Effect.gen(function* () {
      yield* user()
      const [first, second] = [yield* login(), yield* login()]
      assert.isTrue(first._tag === "Authenticated" && second._tag === "Authenticated")
      if (first._tag !== "Authenticated" || second._tag !== "Authenticated") return
      assert.notStrictEqual(reveal(first.accessToken), reveal(second.accessToken))
      yield* Authentication.validateAccessToken({ accessToken: first.accessToken })
    })
  )

  flow(
    "live as long as the settings say, which the answer tells",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, expiresIn, refreshToken } = yield* Account.userImpersonation({ uid })
      assert.strictEqual(expiresIn, "1970-01-01T02:00:00.000Z")
      assert.isUndefined(refreshToken)
      yield* TestClock.adjust("119 minutes")
      yield* Authentication.validateAccessToken({ accessToken })
      yield* TestClock.adjust("1 minute")
      yield* refused(Authentication.validateAccessToken({ accessToken }), ErrorCode.AccessTokenExpired, documented(906))
    }),
    { accessTokenLifetime: "2 hours", refreshTokens: false }
  )

  flow(
    "live on with each use where the settings say so",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      for (const _ of [1, 2, 3]) {
        yield* TestClock.adjust("14 minutes")
        yield* Authentication.readProfilesByAccessToken({ accessToken })
      }
      const { expiresIn } = yield* Authentication.validateAccessToken({ accessToken })
      assert.strictEqual(expiresIn, "1970-01-01T00:57:00.000Z")
      yield* TestClock.adjust("15 minutes")
      yield* refused(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenExpired,
        documented(906)
      )
    }),
    { slidingAccessTokens: true }
  )
})

describe("passwords", () => {
  flow(
    "of the history are refused: with one kept, the one before the last is free again",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ password: "A" })
      const change = (oldPassword: string, newPassword: string) =>
        Authentication.changePassword({ accessToken, oldPassword, newPassword })
      yield* refused(change("A", "A"), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* change("A", "B")
      yield* refused(change("B", "A"), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* change("B", "C")
      yield* change("C", "A")
      assert.strictEqual((yield* login({ password: "A" }))._tag, "Authenticated")
    }),
    { passwordRules: { history: 1 } }
  )

  flow(
    "may stay the same without a history",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword: password })
    })
  )

  flow(
    "that are common, or hold the user's name, are refused",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "countess", profile: { FirstName: "Augusta" } })
      for (const weak of ["PassWord", "augusta1", "xcountess", "ada@1"]) {
        yield* refused(
          Authentication.changePassword({ accessToken, oldPassword: password, newPassword: weak }),
          ErrorCode.WeakPassword,
          documented(1216)
        )
      }
      yield* refused(Account.setPassword({ uid, password: "password" }), ErrorCode.WeakPassword, documented(1216))
      yield* refused(
        register({ Email: [{ Type: "Primary", Value: other }], Password: "password" }),
        ErrorCode.WeakPassword,
        documented(1216)
      )
    }),
    { passwordRules: { common: ["password"], refusesProfileWords: true } }
  )

  flow(
    "that are too old only say so",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* TestClock.adjust("1 day")
      yield* Account.setPassword({ uid, password: newPassword })
      const profile = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual(
        [profile.PasswordExpirationDate, profile.LastPasswordChangeDate],
        ["1970-04-02T00:00:00.000Z", "1970-01-02T00:00:00.000Z"]
      )
      yield* TestClock.adjust("91 days")
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
    }),
    { passwordRules: { expiresAfter: "90 days" } }
  )

  flow(
    "can be set for an account with social profiles only, which gets a profile of its own by that",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* Emulator.seed(Seed.socialLogin(google))
      yield* refused(login(), ErrorCode.InvalidCredentials, wrong)
      yield* refused(
        Authentication.changePassword({ accessToken, oldPassword: "none", newPassword }),
        ErrorCode.EmailProfileNotFound,
        documented(1039)
      )
      yield* Account.setPassword({ uid, password })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )
})

describe("forgotten passwords", () => {
  const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "resetpassword.com" })
  const reset = (resetToken: Redacted.Redacted<string>, more: object = {}) =>
    Authentication.resetPasswordByResetToken({ resetToken, password: newPassword, ...more })

  flow(
    "are reset by any of the links that were mailed, and only one of them",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      const first = yield* tokenTo(email)
      yield* forgot
      const second = yield* tokenTo(email)
      yield* reset(first)
      yield* refused(reset(second), ErrorCode.VerificationLinkAlreadyUsed, documented(974))
    })
  )

  flow(
    "are reset within 72 hours",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      yield* TestClock.adjust("72 hours")
      yield* refused(reset(yield* tokenTo(email)), ErrorCode.VerificationLinkExpired, documented(975))
    })
  )

  flow(
    "are reset by a token that management asked for, mailed or not",
    Effect.gen(function* () {
      yield* user({ social: [{ ...google, email: "ada@gmail.example" }] })
      const quiet = yield* Account.forgotPasswordToken({ email })
      assert.deepStrictEqual(quiet.IdentityProviders, ["google"])
      assert.strictEqual(yield* countTo(email), 0)
      yield* Account.forgotPasswordToken({
        email,
        sendEmail: true,
        emailTemplate: "mine",
        resetPasswordUrl: "https://app.example.com/reset"
      })
      yield* reset(yield* tokenTo(email, "mine"))
    })
  )

  flow(
    "tell the user when asked to, welcome whoever was not verified, and log in where the settings say so",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      yield* forgot
      const answer = yield* reset(yield* tokenTo(email), {
        resetPasswordEmailTemplate: "changed",
        welcomeEmailTemplate: "hello"
      })
      yield* messageTo(email, "changed")
      yield* messageTo(email, "hello")
      assert.strictEqual(answer._tag, "WithLogin")
      if (answer._tag !== "WithLogin") return
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.login.accessToken })
      assert.deepStrictEqual([profile.EmailVerified, profile.NoOfLogins], [true, 1])
    }),
    { loginOnPasswordReset: true }
  )

  flow(
    "of a blocked account stay forgotten",
    Effect.gen(function* () {
      const { uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refused(reset(ForgotToken), ErrorCode.AccountBlocked, documented(991))
    })
  )

  flow(
    "break no rule, and a refused one leaves the link good",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      const token = yield* tokenTo(email)
      yield* refused(reset(token, { password: "short" }), ErrorCode.FieldValidationFailed, documented(1134))
      yield* refused(reset(token, { password }), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* reset(token)
    }),
    { passwordRules: { minLength: 8, history: 1 } }
  )

  flow(
    "by passcode are reset once, for the account that it was sent to",
    Effect.gen(function* () {
      yield* user()
      yield* user({ email: other })
      yield* forgot
      const otp = yield* otpTo(email)
      yield* refused(
        Authentication.resetPasswordByOtp({ email: other, otp, password: newPassword }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
      yield* Authentication.resetPasswordByOtp({ email, otp, password: newPassword })
      yield* refused(
        Authentication.resetPasswordByOtp({ email, otp, password: newPassword }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "by security answer are given up after three wrong ones, which block the account",
    Effect.gen(function* () {
      const { uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const answer = (answer: string) =>
        Authentication.resetPasswordBySecurityAnswerAndEmail({
          email,
          securityAnswer: { [question]: answer },
          password
        })
      yield* times(2, refused(answer("Milbanke"), ErrorCode.SecurityAnswerIncorrect, documented(1093)))
      // The present password is good enough without a history, and a right answer starts the count again.
      yield* answer("Byron")
      yield* times(3, refused(answer("Milbanke"), ErrorCode.SecurityAnswerIncorrect, documented(1093)))
      yield* refused(answer("Byron"), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* answer("Byron")
      yield* Emulator.configure({ securityQuestionsEnabled: false })
      yield* refused(answer("Byron"), ErrorCode.SecurityQuestionNotEnabled, documented(1095))
    })
  )

  flow(
    "of an account with social profiles only are answered by a mail without a link",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.socialLogin(google))
      yield* forgot
      const { link, token } = yield* messageTo(email)
      assert.deepStrictEqual([link, token], [undefined, undefined])
    })
  )

  flow(
    "need an address or a user name",
    Effect.gen(function* () {
      const { body, status } = yield* raw("POST", "/identity/v2/auth/password?resetpasswordurl=localhost", {
        email: ""
      })
      assert.strictEqual(status, 400)
      assert.include([908, 1038], body["ErrorCode"])
    })
  )
})

describe("e-mail addresses", () => {
  flow(
    "are added to a verified account only, and once",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ emailVerified: false })
      const add = (address: string) => Authentication.addEmail({ accessToken, email: address, type: "Work" })
      yield* refused(add(other), ErrorCode.VerifiedEmailRequired, documented(1177))
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* refused(add(email), ErrorCode.EmailUpdateNotAllowed, documented(1174))
      yield* add(other)
      yield* refused(add(other), ErrorCode.EmailUpdateNotAllowed, documented(1174))
      yield* refused(add("grace"), ErrorCode.EmailIdInvalid, documented(1038, 400))
    })
  )

  flow(
    "that wait for their verification are taken, but nobody logs in by them",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* refused(login({ email: other }), ErrorCode.UserNotFound, documented(938))
      assert.isTrue((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
      yield* refused(
        register({ Email: [{ Type: "Primary", Value: other }] }),
        ErrorCode.EmailAlreadyRegistered,
        documented(936)
      )
      yield* Authentication.resendEmailVerification({ email: other })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      assert.strictEqual((yield* login({ email: other }))._tag, "Authenticated")
    })
  )

  flow(
    "that are removed while they wait cannot be verified any more",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* Authentication.removeEmail({ accessToken, email: other })
      assert.isNull((yield* Account.profilesByUid({ uid })).UnverifiedEmail)
      yield* refused(
        Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) }),
        ErrorCode.VerificationLinkInvalid,
        documented(973)
      )
    })
  )

  flow(
    "of which there is one cannot be removed",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.removeEmail({ accessToken, email }),
        ErrorCode.LastEmailCannotBeRemoved,
        documented(1005)
      )
    })
  )

  flow(
    "that management writes are added after the primary one, or replace the one of their type",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const write = (Type: string, Value: string) =>
        Effect.map(Account.update({ uid, profile: { Email: [{ Type, Value }] } }), ({ Email }) => Email)
      const primary = { Type: "Primary", Value: email }
      assert.deepStrictEqual(yield* write("Secondary", other), [primary, { Type: "Secondary", Value: other }])
      assert.deepStrictEqual(yield* write("secondary", "g@example.com"), [
        primary,
        { Type: "secondary", Value: "g@example.com" }
      ])
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
      yield* user({ email: other })
      yield* refused(write("Work", other), ErrorCode.EmailAlreadyRegistered, documented(936))
    })
  )

  flow(
    "that the user writes into the profile wait for their verification",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        verificationUrl,
        profile: {
          Email: [
            { Type: "Primary", Value: email },
            { Type: "Work", Value: other }
          ]
        }
      })
      assert.deepStrictEqual(Data?.Email, [{ Type: "Primary", Value: email }])
      assert.deepStrictEqual(Data?.UnverifiedEmail, [{ Type: "Work", Value: other }])
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepStrictEqual(
        profile.Email?.map(({ Value }) => Value),
        [email, other]
      )
    })
  )

  flow(
    "may be shared where user names tell users apart",
    Effect.gen(function* () {
      const one = yield* user({ userName: "ada" })
      const two = yield* user({ userName: "augusta" })
      const uids = yield* Effect.forEach(["ada", "augusta"], (username) =>
        Effect.map(Account.profilesByUsername({ username }), ({ Uid }) => Uid)
      )
      assert.deepStrictEqual(uids, [one.uid, two.uid])
    }),
    { duplicateEmailWithUniqueUserName: true }
  )
})

describe("profiles", () => {
  flow(
    "have every member, those that are not set as null, 0 or false",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { Uid: _uid, ...profile } = yield* Account.profilesByUid({ uid })
      const members = Object.entries(profile)
      assert.isAtLeast(members.length, 155)
      assert.isEmpty(members.filter(([, value]) => value === undefined))
      assert.deepInclude(profile, {
        FirstName: null,
        FollowersCount: 0,
        IsEmailSubscribed: false,
        LastLoginDate: "0001-01-01T00:00:00",
        Identities: null,
        CustomFields: null,
        Provider: "Email",
        IsActive: true,
        IsDeleted: false
      })
      assert.match(profile.ID ?? "", /^[0-9a-f]{32}$/)
      assert.notStrictEqual(profile.ID, uid)
    })
  )

  flow(
    "keep their password when they are read, changed and written back",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({
        userName: "ada",
        phoneId: phone,
        profile: { FirstName: "Ada", CustomFields: { plan: "free" }, BirthDate: "12-10-1815" },
        social: [{ ...google, email: "ada@gmail.example" }]
      })
      const before = yield* Authentication.readProfilesByAccessToken({ accessToken })
      yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: Profile.toUpdate({ ...before, LastName: "Lovelace" })
      })
      yield* Account.update({
        uid,
        profile: Profile.toUpdate(yield* Account.profilesByUid({ uid }), { City: "London" })
      })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      const { FullName, City, ...after } = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([FullName, City], ["Ada Lovelace", "London"])
      for (const member of [
        "UserName",
        "PhoneId",
        "EmailVerified",
        "CustomFields",
        "BirthDate",
        "Identities"
      ] as const) {
        assert.deepStrictEqual(after[member], before[member], member)
      }
    })
  )

  flow(
    "are merged member by member: null is nothing unless it is said to clear",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { FirstName: "Ada", City: "London", About: "x" } })
      const read = Effect.map(Account.profilesByUid({ uid }), ({ About, City, FirstName }) => [FirstName, City, About])
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { City: null, About: "y" } })
      assert.deepStrictEqual(yield* read, ["Ada", "London", "y"])
      yield* Authentication.updateProfileByAccessToken({ accessToken, nullSupport: true, profile: { City: null } })
      assert.deepStrictEqual(yield* read, ["Ada", null, "y"])
      yield* Account.update({ uid, nullSupport: true, profile: { FirstName: null } })
      assert.deepStrictEqual(yield* read, [null, null, "y"])
    })
  )

  flow(
    "lose user name and phone number to management alone",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "ada", phoneId: phone })
      const cleared = { nullSupport: true, profile: { UserName: null, PhoneId: null } }
      yield* Authentication.updateProfileByAccessToken({ accessToken, ...cleared })
      assert.strictEqual((yield* Account.profilesByUid({ uid })).UserName, "ada")
      const { PhoneId, UserName } = yield* Account.update({ uid, ...cleared })
      assert.deepStrictEqual([UserName, PhoneId], [null, null])
    })
  )

  flow(
    "have their lists replaced, or freed of the elements that are to be deleted",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const write = (profile: Profile.Update) =>
        Effect.map(Authentication.updateProfileByAccessToken({ accessToken, profile }), ({ Data }) => Data)
      const address = (Type: string, City: string) => ({ Type, City })
      yield* write({ Addresses: [address("Home", "London"), address("Work", "Paris")], InterestedIn: ["a", "b"] })
      const removed = yield* write({ Addresses: [{ Type: "Home", op: "delete" }], InterestedIn: ["c"] })
      assert.deepStrictEqual(removed?.Addresses, [address("Work", "Paris")])
      assert.deepStrictEqual(removed?.InterestedIn, ["c"])
      const replaced = yield* write({ Addresses: [address("Home", "Turin")] })
      assert.deepStrictEqual(replaced?.Addresses, [address("Home", "Turin")])
    })
  )

  flow(
    "ignore what is not the user's to write",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const before = yield* Account.profilesByUid({ uid })
      const { status } = yield* raw(
        "PUT",
        "/identity/v2/auth/account",
        {
          uid: unknownUid,
          Provider: "google",
          Password: newPassword,
          FullName: "Someone Else",
          CreatedDate: "2000-01-01T00:00:00Z",
          Verified: "true",
          PinsCount: 7,
          EmailVerified: false,
          IsActive: false,
          IsDeleted: true,
          IsLoginLocked: true,
          DisableLogin: true,
          NoOfLogins: 99,
          Roles: ["admin"]
        },
        accessToken
      )
      assert.strictEqual(status, 200)
      const after = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual(
        { ...after, Password: null, ModifiedDate: null, ProfileModifiedDate: null },
        { ...before, Password: null, ModifiedDate: null, ProfileModifiedDate: null }
      )
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )

  flow(
    "tell age, full name and the code of the country by themselves",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("20000 days")
      const fresh = yield* Effect.flip(Authentication.readProfilesByAccessToken({ accessToken }))
      assert.strictEqual(fresh._tag, "AccessTokenExpired")
      const session = yield* login()
      if (session._tag !== "Authenticated") return assert.fail("the login wants more")
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken: session.accessToken,
        profile: {
          FirstName: "Ada",
          LastName: "King",
          BirthDate: "10/4/1980",
          Country: { Name: "united kingdom", Code: "XX" }
        }
      })
      assert.deepStrictEqual(
        [Data?.FullName, Data?.Age, Data?.Country],
        ["Ada King", "44", { Name: "united kingdom", Code: "GB" }]
      )
    })
  )

  flow(
    "of a blocked account are not written by its user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refused(
        Authentication.updateProfileByAccessToken({ accessToken, profile: { About: "x" } }),
        ErrorCode.AccountBlocked,
        documented(991)
      )
    })
  )

  flow(
    "take a new phone number, which is then not verified, and get a passcode sent to it",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: "+15550100999" })
      const { Data } = yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { PhoneId: phone } })
      assert.deepStrictEqual([Data?.PhoneId, Data?.PhoneIdVerified], [phone, false])
      yield* otpTo(phone)
    })
  )

  flow(
    "mail the link or the welcome when they are read with such a wish",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ emailVerified: false })
      yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.strictEqual(yield* countTo(email), 0)
      yield* Authentication.readProfilesByAccessToken({ accessToken, verificationUrl, emailTemplate: "mine" })
      yield* messageTo(email, "mine")
      yield* times(2, Authentication.readProfilesByAccessToken({ accessToken, welcomeEmailTemplate: "hello" }))
      assert.strictEqual(yield* countTo(email), 2)
    })
  )
})

describe("accounts that management makes", () => {
  flow(
    "may have an id of their own, once",
    Effect.gen(function* () {
      const create = (Uid: string) => Account.create({ profile: { Uid } })
      const made = yield* create("customer-7")
      assert.deepStrictEqual([made.Uid, made.IsCustomUid], ["customer-7", true])
      yield* refused(create("customer-7"), ErrorCode.AccountIdAlreadyRegistered, documented(1044))
      yield* refused(create("customer 7"), ErrorCode.UidInvalid, documented(1200))
    })
  )

  flow(
    "send no mail, and cannot log in before their address is verified",
    Effect.gen(function* () {
      yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: email }], Password: password } })
      assert.strictEqual(yield* countTo(email), 0)
      yield* refused(login(), ErrorCode.EmailNotVerified, documented(970))
    })
  )

  flow(
    "answer the bare profile, with the hash in place of the password",
    Effect.gen(function* () {
      const made = yield* Account.create({
        profile: {
          Email: [{ Type: "Primary", Value: email }],
          Password: password,
          PhoneId: phone,
          PhoneIdVerified: true,
          UserName: "Ada",
          SecurityQuestionAnswer: { [question]: "Byron" },
          PINInfo: { PIN: "1234" }
        }
      })
      assert.match(made.Password ? reveal(made.Password) : "", /^Rfc2898DeriveBytes\$2000\$/)
      assert.match(made.PIN?.PIN ? reveal(made.PIN.PIN) : "", /^Rfc2898DeriveBytes\$2000\$/)
      assert.deepStrictEqual([made.UserName, made.PhoneIdVerified, made.NoOfLogins], ["ada", true, 0])
      assert.lengthOf(yield* Authentication.securityQuestionsByEmail({ email }), 1)
    })
  )

  flow(
    "have their password set by an update too",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { Password: newPassword } })
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refused(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    })
  )

  flow(
    "keep user names in their letter case where the settings say so",
    Effect.gen(function* () {
      yield* user({ userName: "Ada" })
      yield* user({ email: other, userName: "ada" })
      assert.strictEqual((yield* Account.profilesByUsername({ username: "Ada" })).UserName, "Ada")
      yield* refused(Account.profilesByUsername({ username: "ADA" }), ErrorCode.UserNotFound, documented(938))
    }),
    { caseSensitiveUserNames: true }
  )
})

describe("deletion", () => {
  flow(
    "links work once, for 72 hours",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
      const old = yield* tokenTo(email)
      yield* TestClock.adjust("72 hours")
      yield* refused(Authentication.deleteAccount({ deleteToken: old }), ErrorCode.DeleteTokenInvalid, documented(1119))
      const fresh = yield* Account.userImpersonation({ uid })
      yield* Authentication.deleteAccountWithEmailConfirmation(fresh)
      const deleteToken = yield* tokenTo(email)
      yield* Authentication.deleteAccount({ deleteToken })
      yield* refused(Authentication.deleteAccount({ deleteToken }), ErrorCode.DeleteTokenInvalid, documented(1119))
    })
  )

  flow(
    "frees address, user name and phone number, and ends sessions and links",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "ada", phoneId: phone })
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* Account.delete({ uid })
      yield* refused(
        Authentication.resetPasswordByResetToken({ resetToken: ForgotToken, password }),
        ErrorCode.VerificationTokenInvalid,
        documented(1063)
      )
      yield* refused(Authentication.validateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, documented(905))
      assert.strictEqual((yield* register({ UserName: "ada", PhoneId: phone }))._tag, "Posted")
    })
  )
})

describe("privacy policy", () => {
  const policies = [
    { version: "1.0", start: "1970-01-01T00:00:00Z" },
    { version: "2.0", start: "1970-01-02T00:00:00Z" }
  ]
  const strict: Emulator.Options = { privacyPolicy: { enabled: true, mode: "Strict", policies } }

  flow(
    "that is strict stops registrations and logins without acceptance",
    Effect.gen(function* () {
      yield* refused(register(), ErrorCode.PrivacyPolicyRequiredForRegistration, documented(1196))
      yield* register({ AcceptPrivacyPolicy: true })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      const answer = yield* login()
      assert.strictEqual(answer._tag === "Authenticated" && answer.profile.PrivacyPolicy?.AcceptSource, "Registration")
    }),
    strict
  )

  flow(
    "that is strict stops logins again when a newer one holds, and hands over the token to accept it",
    Effect.gen(function* () {
      yield* register({ AcceptPrivacyPolicy: true })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      yield* TestClock.adjust("1 day")
      const error = yield* refused(login(), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
      assert.isDefined(error.accessToken)
      if (error.accessToken === undefined) return
      assert.strictEqual(error.expiresIn, "1970-01-02T00:15:00.000Z")
      const profile = yield* Authentication.privacyPolicyAccept({ accessToken: error.accessToken })
      assert.deepStrictEqual(profile.PrivacyPolicy, {
        Version: "2.0",
        AcceptSource: "API",
        AcceptDateTime: "1970-01-02T00:00:00.000Z"
      })
      yield* refused(
        Authentication.privacyPolicyAccept({ accessToken: error.accessToken }),
        ErrorCode.PrivacyPolicyAlreadyAccepted,
        documented(1222)
      )
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    strict
  )

  flow(
    "can be accepted by the login itself",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { status } = yield* raw("POST", "/identity/v2/auth/login", { email, password, AcceptPrivacyPolicy: true })
      assert.strictEqual(status, 200)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).PrivacyPolicy?.Version, "1.0")
    }),
    strict
  )

  flow(
    "that is moderated stops nobody",
    Effect.gen(function* () {
      yield* register()
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { privacyPolicy: { enabled: true, mode: "Moderated", policies } }
  )

  flow(
    "of a version that there is not is not written by management",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refused(
        Account.update({ uid, profile: { PrivacyPolicy: { Version: "3.0" } } }),
        ErrorCode.PrivacyPolicyVersionInvalid,
        documented(1197)
      )
      yield* Account.update({ uid, profile: { PrivacyPolicy: { Version: "1.0" } } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    strict
  )
})

describe("security questions", () => {
  const second = "00000000000000000000000000000002"
  const twoQuestions: Emulator.Options = {
    securityQuestions: [
      { id: question, text: "What is your mother's maiden name?" },
      { id: second, text: "What was your first engine?" }
    ]
  }

  flow(
    "that a user has cannot be added to by the user, only answered anew",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const ids = Effect.map(Authentication.securityQuestionsByAccessToken({ accessToken }), (questions) =>
        questions.map(({ QuestionId }) => QuestionId)
      )
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Noel", [second]: "Difference" }
      })
      assert.deepStrictEqual(yield* ids, [question])
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [second]: "Difference" } })
      assert.deepStrictEqual(yield* ids, [question, second])
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({
        email,
        securityAnswer: { [question]: "Noel", [second]: "Difference" },
        password: newPassword
      })
    }),
    twoQuestions
  )

  flow(
    "are refused altogether where the app has none",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const securityQuestionAnswer = { [question]: "Byron" }
      for (const attempt of [
        Authentication.updateSecurityQuestionsByAccessToken({ accessToken, securityQuestionAnswer }),
        Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer }),
        Authentication.securityQuestionsByAccessToken({ accessToken }),
        register({ Email: [{ Type: "Primary", Value: other }], SecurityQuestionAnswer: securityQuestionAnswer })
      ] as const) {
        yield* refused(
          attempt as Effect.Effect<unknown, unknown, Services>,
          ErrorCode.SecurityQuestionNotEnabled,
          documented(1095)
        )
      }
    }),
    { securityQuestionsEnabled: false }
  )
})

describe("social profiles", () => {
  flow(
    "join the account that has their address, if it is verified on both sides",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const joined = yield* Emulator.seed(Seed.socialLogin(google))
      assert.strictEqual(joined.uid, uid)
      const again = yield* Emulator.seed(Seed.socialLogin(google))
      assert.strictEqual(again.uid, uid)
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: joined.accessToken })
      assert.deepStrictEqual([profile.Provider, profile.ID], ["google", "108"])
      assert.deepStrictEqual(
        profile.Identities?.map(({ Provider }) => Provider),
        ["Email"]
      )
    })
  )

  flow(
    "do not join where linking is off, or where the address is not verified",
    Effect.gen(function* () {
      yield* user()
      const unverified = yield* Effect.flip(Emulator.seed(Seed.socialLogin({ ...google, emailVerified: false })))
      assert.deepStrictEqual([unverified._tag, unverified.what], ["SeedConflict", "Email"])
      yield* Emulator.configure({ accountLinking: false })
      const off = yield* Effect.flip(Emulator.seed(Seed.socialLogin(google)))
      assert.strictEqual(off.what, "Email")
    })
  )

  flow(
    "are linked by POST and, for older clients, by PUT",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const { accessToken: candidate } = yield* Emulator.seed(Seed.socialLogin({ ...google, email: undefined }))
      const { body, status } = yield* raw(
        "PUT",
        "/identity/v2/auth/socialIdentity",
        { candidatetoken: reveal(candidate) },
        accessToken
      )
      assert.deepStrictEqual([status, body], [200, { IsPosted: true }])
      assert.lengthOf((yield* Account.profilesByUid({ uid })).Identities ?? [], 1)
    })
  )

  flow(
    "cannot be linked without a social login, nor where linking is off",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const grace = yield* user({ email: other })
      const link = (candidateToken: string | Redacted.Redacted<string>) =>
        Authentication.linkSocialIdentities({ accessToken, candidateToken })
      yield* refused(link("4711"), ErrorCode.AccessTokenInvalid, documented(905))
      yield* refused(link(grace.accessToken), ErrorCode.AccountCannotBeLinked, documented(983))
      yield* Emulator.configure({ accountLinking: false })
      yield* refused(link(grace.accessToken), ErrorCode.AccountLinkingDisabled, documented(1054))
    })
  )

  flow(
    "cannot be unlinked by a session of their own, by a wrong id, and the password's profile not at all",
    Effect.gen(function* () {
      yield* user()
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin(google))
      const unlink = (provider: string, providerId: string) =>
        Authentication.unlinkSocialIdentities({ accessToken, provider, providerId })
      yield* refused(unlink("google", "108"), ErrorCode.AccountCannotUnlinkItself, documented(1219))
      yield* refused(unlink("google", "109"), ErrorCode.ProviderIdNotLinked, documented(989))
      yield* refused(unlink("email", "108"), ErrorCode.ProviderCannotBeUnlinked, documented(1008))
    })
  )
})
