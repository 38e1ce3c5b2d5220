import { describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { AnyErrorClass } from "@loginradius-effect/core/LoginRadiusError"
import type * as Profile from "@loginradius-effect/core/Profile"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, google, newPassword, other, phone, times, unknownUid } from "../flow.js"
import { email, otpTo, password, question, refusalOf, type Services, tokenTo, user } from "../support.js"

type Attempt = Effect.Effect<unknown, unknown, Services>

/** Attempts that are refused one after the other, without an effect on the next one. */
const all = (rows: ReadonlyArray<readonly [Attempt, AnyErrorClass, code: number, status?: number]>) =>
  Effect.forEach(rows, ([attempt, errorClass, code, status]) =>
    refusalOf(attempt, errorClass, documented(code, status))
  )

const notThere = (attempt: Attempt) => [attempt, ErrorCode.AccountIdInvalid, 984] as const
const unknown = (attempt: Attempt) => [attempt, ErrorCode.UserNotFound, 938] as const
const noAddress = (attempt: Attempt) => [attempt, ErrorCode.EmailIdInvalid, 1038, 400] as const
const tooMany = (attempt: Attempt) => [attempt, ErrorCode.EmailSendLimitReached, 1122] as const

const strict: Emulator.Options = {
  passwordRules: { minLength: 8, common: ["password"], breached: ["breached password"], history: 1 }
}

const weak = (attempt: (password: string) => Attempt) =>
  [
    [attempt("short"), ErrorCode.FieldValidationFailed, 1134],
    [attempt("password"), ErrorCode.WeakPassword, 1216],
    [attempt("breached password"), ErrorCode.NewPasswordBreached, 1315]
  ] as const

const weakOrUsed = (attempt: (password: string) => Attempt) =>
  [...weak(attempt), [attempt(password), ErrorCode.NewPasswordInvalid, 1015]] as const

/** Profiles that every endpoint refuses to write. Another account has `other`, `grace` and `phone`. */
const faulty = (attempt: (profile: Profile.Update) => Attempt) =>
  [
    noAddress(attempt({ Email: [{ Type: "Primary", Value: "ada" }] })),
    [attempt({ Email: [{ Type: "Work", Value: other }] }), ErrorCode.EmailAlreadyRegistered, 936],
    [attempt({ Email: [{ Value: "a@example.com" }] }), ErrorCode.EmailTypeRequired, 1201, 400],
    [
      attempt({ Email: ["A", "B"].map((Type) => ({ Type, Value: "a@example.com" })) }),
      ErrorCode.DuplicateEmail,
      1202,
      400
    ],
    [
      attempt({ Email: ["a@example.com", "b@example.com"].map((Value) => ({ Type: "Primary", Value })) }),
      ErrorCode.MultiplePrimaryEmails,
      1203,
      400
    ],
    [attempt({ UserName: "two words" }), ErrorCode.UsernameInvalid, 1204],
    [attempt({ UserName: "Grace" }), ErrorCode.UsernameAlreadyTaken, 1017],
    [attempt({ PhoneId: "none" }), ErrorCode.PhoneNumberInvalid, 1096, 400],
    [attempt({ PhoneId: phone }), ErrorCode.PhoneAlreadyRegistered, 1058],
    [attempt({ BirthDate: "13/1/1980" }), ErrorCode.BirthDateInvalid, 968, 400],
    [attempt({ Addresses: [{ City: "London" }] }), ErrorCode.AddressTypeRequired, 1125, 400],
    [attempt({ Addresses: ["a", "A"].map((Type) => ({ Type })) }), ErrorCode.DuplicateAddressType, 1107, 400],
    [attempt({ PhoneNumbers: [{ PhoneNumber: "1" }] }), ErrorCode.PhoneTypeRequired, 1213, 400],
    [
      attempt({ PhoneNumbers: ["a", "A"].map((PhoneType) => ({ PhoneType })) }),
      ErrorCode.DuplicatePhoneType,
      1124,
      400
    ],
    [attempt({ CustomFields: { note: "x".repeat(1001) } }), ErrorCode.CustomFieldInvalid, 993],
    [attempt({ SecurityQuestionAnswer: { [unknownUid]: "x" } }), ErrorCode.SecurityQuestionInvalid, 1091]
  ] as const

const grace = user({ email: other, userName: "grace", phoneId: phone })

describe("refusals", () => {
  flow(
    "of Account.create",
    Effect.gen(function* () {
      yield* grace
      yield* Emulator.seed(Seed.socialLogin({ ...google, email: "social@example.com" }))
      const create = (profile: Profile.Creation) => Account.create({ profile })
      yield* all([
        ...faulty(create),
        ...weak((Password) => create({ Password })),
        [
          create({ Email: [{ Type: "Primary", Value: "social@example.com" }] }),
          ErrorCode.EmailRegisteredWithSocialAccount,
          1030
        ],
        [create({ PrivacyPolicy: { Version: "9" } }), ErrorCode.PrivacyPolicyVersionInvalid, 1197]
      ])
    }),
    strict
  )

  flow(
    "of Account.update",
    Effect.gen(function* () {
      yield* grace
      const { uid } = yield* user()
      const update = (profile: Profile.ManagementUpdate) => Account.update({ uid, profile })
      yield* all([
        notThere(Account.update({ uid: unknownUid, profile: {} })),
        ...faulty(update),
        ...weakOrUsed((Password) => update({ Password }))
      ])
    }),
    strict
  )

  flow(
    "of Authentication.updateProfileByAccessToken",
    Effect.gen(function* () {
      yield* grace
      const { accessToken } = yield* user()
      const update = (profile: Profile.Update) => Authentication.updateProfileByAccessToken({ accessToken, profile })
      yield* all(faulty(update))
      yield* update({ Email: [{ Type: "Work", Value: "a@example.com" }] })
      yield* all([tooMany(update({ Email: [{ Type: "Work", Value: "b@example.com" }] }))])
    }),
    { messageLimit: { count: 1 } }
  )

  flow(
    "of management for unknown ids and addresses",
    Effect.gen(function* () {
      const { uid: full } = yield* user()
      const uid = unknownUid
      yield* all([
        notThere(Account.password({ uid })),
        notThere(Account.setPassword({ uid, password })),
        notThere(Account.invalidateVerificationStatus({ uid })),
        notThere(Account.emailDelete({ uid, email })),
        notThere(Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "x" } })),
        [Account.emailDelete({ uid: full, email: other }), ErrorCode.EmailNotFound, 1023],
        unknown(Account.emailVerificationToken({ email: other })),
        noAddress(Account.emailVerificationToken({ email: "ada" })),
        noAddress(Account.forgotPasswordToken({ email: "ada" })),
        noAddress(Account.identitiesByEmail({ email: "ada" })),
        noAddress(Account.profilesByEmail({ email: "ada" }))
      ])
    })
  )

  flow(
    "of new passwords by every endpoint that sets one",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({
        userName: "ada",
        phoneId: phone,
        securityAnswers: { [question]: "x" }
      })
      const securityAnswer = { [question]: "x" }
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const otp = yield* otpTo(email)
      const { ForgotToken: resetToken } = yield* Account.forgotPasswordToken({ email })
      yield* all([
        ...weakOrUsed((password) => Account.setPassword({ uid, password })),
        ...weakOrUsed((newPassword) =>
          Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
        ),
        ...weakOrUsed((password) => Authentication.resetPasswordByResetToken({ resetToken, password })),
        ...weakOrUsed((password) => Authentication.resetPasswordByOtp({ email, otp, password })),
        ...weakOrUsed((password) =>
          Authentication.resetPasswordBySecurityAnswerAndEmail({ email, securityAnswer, password })
        ),
        ...weakOrUsed((password) =>
          Authentication.resetPasswordBySecurityAnswerAndPhone({ phone, securityAnswer, password })
        ),
        ...weakOrUsed((password) =>
          Authentication.resetPasswordBySecurityAnswerAndUsername({ username: "ada", securityAnswer, password })
        )
      ])
    }),
    { ...strict, verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "of resets for accounts that are unknown, blocked or without a password",
    Effect.gen(function* () {
      const securityAnswer = { [question]: "x" }
      const reset = { securityAnswer, password: newPassword }
      const byOtp = (email: string) =>
        Authentication.resetPasswordByOtp({ email, otp: "123456", password: newPassword })
      const { uid } = yield* user({ userName: "ada", phoneId: phone, securityAnswers: { [question]: "x" } })
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* Emulator.seed(Seed.socialLogin({ ...google, email: "social@example.com" }))
      yield* all([
        unknown(byOtp(other)),
        unknown(Authentication.forgotPassword({ email: other, resetPasswordUrl: "localhost" })),
        noAddress(Authentication.forgotPassword({ email: "ada", resetPasswordUrl: "localhost" })),
        unknown(Authentication.resetPasswordBySecurityAnswerAndEmail({ ...reset, email: other })),
        unknown(Authentication.resetPasswordBySecurityAnswerAndPhone({ ...reset, phone: "+15550100999" })),
        unknown(Authentication.resetPasswordBySecurityAnswerAndUsername({ ...reset, username: "nobody" })),
        [byOtp(email), ErrorCode.AccountBlocked, 991],
        [Authentication.resetPasswordBySecurityAnswerAndPhone({ ...reset, phone }), ErrorCode.AccountBlocked, 991],
        [byOtp("social@example.com"), ErrorCode.EmailProfileNotFound, 1039]
      ])
    })
  )

  flow(
    "of security questions for users who are unknown or have none",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada", phoneId: phone })
      const byEmail = Authentication.securityQuestionsByEmail({ email })
      const byPhone = Authentication.securityQuestionsByPhone({ phone })
      const byUsername = Authentication.securityQuestionsByUsername({ username: "ada" })
      yield* all([
        unknown(Authentication.securityQuestionsByEmail({ email: other })),
        noAddress(Authentication.securityQuestionsByEmail({ email: "ada" })),
        unknown(Authentication.securityQuestionsByPhone({ phone: "+15550100999" })),
        [byEmail, ErrorCode.SecurityQuestionNotSet, 1092],
        [byPhone, ErrorCode.SecurityQuestionNotSet, 1092],
        [byUsername, ErrorCode.SecurityQuestionNotSet, 1092]
      ])
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "x" } })
      yield* Emulator.configure({ duplicateEmailWithUniqueUserName: true })
      yield* all([[byEmail, ErrorCode.UsernameRequiredForSecurityQuestions, 1184]])
      yield* byUsername
      yield* Emulator.configure({ duplicateEmailWithUniqueUserName: false, securityQuestionsEnabled: false })
      yield* all([
        [byPhone, ErrorCode.SecurityQuestionNotEnabled, 1095],
        [byUsername, ErrorCode.SecurityQuestionNotEnabled, 1095]
      ])
    })
  )

  flow(
    "of more mails than the limit, for every purpose",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const add = (address: string) => Authentication.addEmail({ accessToken, email: address, type: address })
      yield* forgot
      yield* add(other)
      yield* Account.invalidateVerificationStatus({ uid })
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* all([
        tooMany(forgot),
        tooMany(Account.forgotPasswordToken({ email, sendEmail: true })),
        tooMany(add("g@example.com")),
        tooMany(Account.invalidateVerificationStatus({ uid }))
      ])
      yield* Account.forgotPasswordToken({ email })
    }),
    { messageLimit: { count: 1 } }
  )

  flow(
    "of more tokens for management than the limit",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      yield* Account.forgotPasswordToken({ email })
      yield* Account.emailVerificationToken({ email })
      yield* all([
        [Account.forgotPasswordToken({ email }), ErrorCode.TokenGenerationLimitReached, 1178],
        [Account.emailVerificationToken({ email }), ErrorCode.TokenGenerationLimitReached, 1178]
      ])
      yield* TestClock.adjust("1 hour")
      yield* Account.emailVerificationToken({ email })
    }),
    { messageLimit: { count: 1 } }
  )

  flow(
    "of a verification by passcode while the account is locked",
    Effect.gen(function* () {
      yield* user({ emailVerified: false, securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resendEmailVerification({ email })
      const otp = yield* otpTo(email)
      const verify = (more: Partial<Parameters<typeof Authentication.verifyEmailByOtp>[0]> = {}) =>
        Authentication.verifyEmailByOtp({ otp, ...more, email, uuid: undefined })
      const lock = (type: "Captcha" | "SecurityQuestion" | "Suspend") =>
        Effect.zipRight(
          Emulator.configure({ lockout: { type, threshold: 1 } }),
          refusalOf(
            Authentication.loginByEmail({ email, password: "wrong", gRecaptchaResponse: "solved" }),
            ErrorCode.InvalidCredentials,
            documented(966, 401)
          )
        )
      yield* lock("Captcha")
      yield* all([
        [verify(), ErrorCode.AccountLockedCaptchaRequired, 1132],
        [verify({ gRecaptchaResponse: "guess" }), ErrorCode.CaptchaInvalid, 982]
      ])
      yield* lock("SecurityQuestion")
      yield* all([
        [verify(), ErrorCode.AccountLockedSecurityAnswerRequired, 1148],
        [verify({ securityAnswer: { [question]: "Milbanke" } }), ErrorCode.SecurityQuestionOrAnswerIncorrect, 1094]
      ])
      yield* verify({ securityAnswer: { [question]: "Byron" } })
    }),
    { verificationTypes: { registration: "OTP" } }
  )

  flow(
    "of changes of a password while the account is locked or blocked",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const change = Authentication.changePassword({ accessToken, oldPassword: "wrong", newPassword })
      yield* times(2, refusalOf(change, ErrorCode.CurrentPasswordInvalid, documented(967, 401)))
      yield* all([
        [change, ErrorCode.AccountLockedSecurityAnswerRequired, 1148],
        [
          Authentication.resetPasswordByOtp({ email, otp: "123456", password: newPassword }),
          ErrorCode.AccountLockedSecurityAnswerRequired,
          1148
        ]
      ])
      yield* Account.update({ uid, profile: { IsLoginLocked: false } })
      yield* Emulator.configure({ lockout: { type: "Captcha" } })
      const byOtp = Authentication.resetPasswordByOtp({ email, otp: "123456", password: newPassword })
      yield* times(2, refusalOf(byOtp, ErrorCode.VerificationOtpInvalid, documented(1185)))
      yield* all([[byOtp, ErrorCode.AccountLockedCaptchaRequired, 1132]])
      yield* Account.update({ uid, profile: { IsLoginLocked: false, IsActive: false } })
      yield* all([[change, ErrorCode.AccountBlocked, 991]])
    }),
    { lockout: { type: "SecurityQuestion", threshold: 2 } }
  )

  flow(
    "of other endpoints",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const candidate = yield* Emulator.seed(Seed.socialLogin({ ...google, email: undefined }))
      yield* all([
        [Authentication.setOrChangeUsername({ accessToken, username: "two words" }), ErrorCode.UsernameInvalid, 1204],
        noAddress(Authentication.resendEmailVerification({ email: "ada" }))
      ])
      const { accessToken: fresh } = yield* Effect.zipRight(
        TestClock.adjust("15 minutes"),
        Emulator.seed(Seed.account({ email: other })).pipe(Effect.flatMap((uid) => Emulator.seed(Seed.session(uid))))
      )
      yield* all([
        [
          Authentication.linkSocialIdentities({ accessToken: fresh, candidateToken: candidate.accessToken }),
          ErrorCode.AccessTokenExpired,
          906
        ]
      ])
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken: fresh })
      yield* Authentication.deleteAccount({ deleteToken: yield* tokenTo(other) })
    })
  )
})
