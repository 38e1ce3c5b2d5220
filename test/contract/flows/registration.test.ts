import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import type * as Profile from "@loginradius-effect/core/Profile"
import type { AnyErrorClass } from "@loginradius-effect/core/LoginRadiusError"
import { Emulator, Seed, Store } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { documented, flow, login, other, phone, raw, register, unknownUid, wrong } from "../flow.js"
import {
  countTo,
  email,
  messageTo,
  otpTo,
  password,
  refusalOf,
  reveal,
  type Services,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

describe("registration", () => {
  flow(
    "under the required flow answers no tokens, and every login before the verification mails another link",
    Effect.gen(function* () {
      assert.strictEqual((yield* register({}, { verificationUrl, emailTemplate: "first" }))._tag, "Posted")
      const { link, vtype } = yield* messageTo(email, "first")
      assert.strictEqual(vtype, "emailverification")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/verify\?vtype=emailverification&vtoken=[0-9a-f]{32}$/
      )
      yield* refusalOf(login({ emailTemplate: "again" }), ErrorCode.EmailNotVerified, documented(970))
      yield* messageTo(email, "again")
      yield* refusalOf(login({ options: "PreventVerificationEmail" }), ErrorCode.EmailNotVerified, documented(970))
      assert.strictEqual(yield* countTo(email), 2)
    })
  )

  flow(
    "under the required flow answers a wrong password as for a verified address",
    Effect.gen(function* () {
      yield* register()
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
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
        yield* refusalOf(
          attempt as Effect.Effect<unknown, unknown, Services>,
          ErrorCode.EmailVerificationDisabled,
          documented(1034)
        )
      }
    }),
    { emailVerificationFlow: "disabled" }
  )

  flow(
    "follows the flow at the time of the login, not of the registration",
    Effect.gen(function* () {
      yield* register()
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      yield* Emulator.configure({ emailVerificationFlow: "required" })
      yield* refusalOf(login(), ErrorCode.EmailNotVerified, documented(970))
    })
  )

  flow(
    "mails a link to a page on this machine where no URL is given",
    Effect.gen(function* () {
      yield* register()
      const { link } = yield* messageTo(email)
      assert.match(
        link === undefined ? "" : reveal(link),
        /^http:\/\/emulator\.localhost\/auth\.aspx\?vtype=emailverification&vtoken=/
      )
    })
  )

  flow(
    "sends no mail where that is prevented",
    Effect.gen(function* () {
      yield* register({}, { options: "preventverificationemail" })
      assert.strictEqual(yield* countTo(email), 0)
      yield* Authentication.resendEmailVerification({ email })
      assert.strictEqual(yield* countTo(email), 1)
    })
  )

  flow(
    "sends a passcode to a phone number, and ignores a verification by the client",
    Effect.gen(function* () {
      const claims = { EmailVerified: true, PhoneIdVerified: true }
      yield* register({ ...claims, PhoneId: phone })
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
      yield* refusalOf(register(), ErrorCode.EmailAlreadyRegistered, documented(936))
      yield* refusalOf(register(of("social@example.com")), ErrorCode.EmailRegisteredWithSocialAccount, documented(1030))
      yield* refusalOf(register({ ...of(other), UserName: "Ada" }), ErrorCode.UsernameAlreadyTaken, documented(1017))
      yield* refusalOf(
        register({ ...of(other), PhoneId: "1555 0100200" }),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
    })
  )

  flow(
    "refuses an invalid profile",
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
        yield* refusalOf(register(profile), errorClass, documented(code, status))
      }
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email })).IsExist)
    })
  )

  flow(
    "accepts only the domains of the settings",
    Effect.gen(function* () {
      yield* Emulator.configure({ blockedEmailDomains: ["example.com"] })
      yield* refusalOf(register(), ErrorCode.EmailDomainNotAllowed, documented(1247))
      yield* Emulator.configure({ blockedEmailDomains: [], allowedEmailDomains: ["example.org"] })
      yield* refusalOf(register(), ErrorCode.EmailNotAllowedToRegister, documented(1056))
      yield* Emulator.configure({ allowedEmailDomains: ["Example.com"] })
      assert.strictEqual((yield* register())._tag, "Posted")
    })
  )

  flow("can be switched off", refusalOf(register(), ErrorCode.RegistrationDisabled, documented(1190)), {
    registration: false
  })

  flow(
    "refuses a missing or expired SOTT",
    Effect.gen(function* () {
      const sott = yield* Infrastructure.localGenerateSott()
      yield* TestClock.adjust("11 minutes")
      const profile = { Email: [{ Type: "Primary", Value: email }], Password: password }
      yield* refusalOf(
        Authentication.userRegistrationByEmail({ sott, profile }),
        ErrorCode.SottInvalid,
        documented(1049)
      )
      const { body, status } = yield* raw("POST", "/identity/v2/auth/register", profile)
      assert.deepStrictEqual([body["ErrorCode"], status], [1048, 400])
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
      yield* refusalOf(
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
    "refuses a token that is unknown, for another purpose, or for a removed address",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      const invalid = (verificationToken: string | Redacted.Redacted<string>) =>
        refusalOf(Authentication.verifyEmail({ verificationToken }), ErrorCode.VerificationLinkInvalid, documented(973))
      yield* invalid("0123456789abcdef0123456789abcdef")
      yield* invalid((yield* Account.forgotPasswordToken({ email })).ForgotToken)
      const { VerificationToken } = yield* Account.emailVerificationToken({ email })
      yield* Account.update({ uid, profile: { Email: [{ Type: "Primary", Value: other }] } })
      yield* invalid(VerificationToken)
      assert.isFalse((yield* Account.profilesByUid({ uid })).EmailVerified)
    })
  )

  flow(
    "by one link uses up the others for the same address",
    Effect.gen(function* () {
      yield* register()
      const first = yield* tokenTo(email)
      yield* Authentication.resendEmailVerification({ email })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      yield* refusalOf(
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
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    }),
    { logoutOnEmailVerification: true }
  )

  flow(
    "by passcode works once, for five minutes",
    Effect.gen(function* () {
      yield* register()
      const { link, otp, token } = yield* messageTo(email)
      assert.deepStrictEqual([link, token], [undefined, undefined])
      const first = yield* otpTo(email)
      assert.match(otp === undefined ? "" : reveal(otp), /^\d{6}$/)
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(
        Authentication.verifyEmailByOtp({ email, otp: first }),
        ErrorCode.EmailOtpExpired,
        documented(1187)
      )
      yield* Authentication.resendEmailVerification({ email })
      const second = yield* otpTo(email)
      assert.strictEqual((yield* Authentication.verifyEmailByOtp({ email, otp: second }))._tag, "Posted")
      yield* refusalOf(
        Authentication.verifyEmailByOtp({ email, otp: second }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
      yield* refusalOf(
        Authentication.verifyEmailByOtp({ email: other, otp: second }),
        ErrorCode.UserNotFound,
        documented(938)
      )
    }),
    { verificationTypes: { registration: "OTP" } }
  )

  flow(
    "by passcode finds the account by the message too",
    Effect.gen(function* () {
      yield* register()
      const otp = yield* otpTo(email)
      const uuid = yield* Emulator.seed(
        Effect.gen(function* () {
          const store = yield* Store.Store
          return store.read(({ codes }) => codes.all().find(({ kind }) => kind === "otp")?.messageId) ?? ""
        })
      )
      yield* refusalOf(
        Authentication.verifyEmailByOtp({ uuid: unknownUid, otp }),
        ErrorCode.UserNotFound,
        documented(938)
      )
      yield* Authentication.verifyEmailByOtp({ uuid, otp })
      assert.isTrue((yield* Account.profilesByEmail({ email })).EmailVerified)
    }),
    { verificationTypes: { registration: "OTP" } }
  )

  flow(
    "by passcode is refused where mails carry links",
    Effect.gen(function* () {
      yield* register()
      yield* refusalOf(
        Authentication.verifyEmailByOtp({ email, otp: "123456" }),
        ErrorCode.EmailOtpVerificationNotEnabled,
        documented(1237)
      )
    })
  )

  flow(
    "mails have a limit per time",
    Effect.gen(function* () {
      yield* register()
      yield* Authentication.resendEmailVerification({ email })
      yield* refusalOf(
        Authentication.resendEmailVerification({ email }),
        ErrorCode.EmailSendLimitReached,
        documented(1122)
      )
      yield* refusalOf(login(), ErrorCode.EmailSendLimitReached, documented(1122))
      yield* TestClock.adjust("1 hour")
      yield* Authentication.resendEmailVerification({ email })
    }),
    { messageLimit: { count: 2 } }
  )

  flow(
    "is refused for an unknown address",
    refusalOf(Authentication.resendEmailVerification({ email }), ErrorCode.UserNotFound, documented(938))
  )
})
