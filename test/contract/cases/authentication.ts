import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  countTo,
  email,
  messageTo,
  otpTo,
  password,
  question,
  refused,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

const other = "grace@example.com"
const newPassword = "another password"
const phone = "+15550100200"

const login = (as: { readonly email?: string; readonly password?: string } = {}) =>
  Authentication.loginByEmail({ email, password, ...as })

const registration = (address = email) => ({
  profile: { Email: [{ Type: "Primary", Value: address }], Password: password }
})

const google = { provider: "google", id: "108", email: "ada@gmail.example" } as const

/** A social login with an account of its own, and its token. */
const candidate = Emulator.seed(Seed.socialLogin(google))

const profileOf = (uid: string) => Account.profilesByUid({ uid })

const addressesOf = (uid: string) => Effect.map(profileOf(uid), ({ Email }) => (Email ?? []).map(({ Value }) => Value))

const noSession = { code: 905, status: 403 }
const notFound = { code: 938, status: 403 }

const asked = { securityAnswer: { [question]: "Byron" }, password: newPassword }

const policies = [{ version: "1.0", start: "1970-01-01T00:00:00Z" }]

export const cases = [
  shows(
    Authentication.addEmail,
    "keeps an address apart until its link is followed",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work", verificationUrl })
      const before = yield* profileOf(uid)
      assert.deepEqual(before.UnverifiedEmail, [{ Type: "Work", Value: other }])
      assert.deepEqual(yield* addressesOf(uid), [email])
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other, "addemail-default") })
      assert.deepEqual(yield* addressesOf(uid), [email, other])
      assert.equal((yield* profileOf(uid)).UnverifiedEmail, null)
    })
  ),
  refuses(
    Authentication.addEmail,
    "refuses an address that another account has",
    Effect.gen(function* () {
      yield* user({ email: other })
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.addEmail({ accessToken, email: other, type: "Work" }),
        ErrorCode.EmailAlreadyRegistered,
        { code: 936, status: 403 }
      )
    })
  ),

  shows(
    Authentication.forgotPassword,
    "mails the link that resets the password",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost:8080/reset?lang=en" })
      const { link } = yield* messageTo(email, "forgotpassword-default")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^localhost:8080\/reset\?lang=en&vtype=reset&vtoken=[0-9a-f]{32}$/
      )
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.forgotPassword,
    "refuses a user name that no account has",
    refused(
      Authentication.forgotPassword({ username: "nobody", resetPasswordUrl: "localhost" }),
      ErrorCode.UserNotFound,
      notFound
    )
  ),

  shows(
    Authentication.userRegistrationByEmail,
    "makes an account that logs in once its address is verified",
    Effect.gen(function* () {
      const answer = yield* Authentication.userRegistrationByEmail({ ...registration(), verificationUrl })
      assert.equal(answer._tag, "Posted")
      const profile = yield* Account.profilesByEmail({ email })
      assert.equal(profile.EmailVerified, false)
      yield* refused(login(), ErrorCode.EmailNotVerified, { code: 970, status: 403 })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email, "verification-default") })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.userRegistrationByEmail,
    "refuses an address that an account has",
    Effect.gen(function* () {
      yield* user()
      yield* refused(Authentication.userRegistrationByEmail(registration()), ErrorCode.EmailAlreadyRegistered, {
        code: 936,
        status: 403
      })
    })
  ),

  shows(
    Authentication.loginByEmail,
    "answers a token that reads the profile, and counts the login",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const answer = yield* login()
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.FirstLogin, true)
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
      assert.equal(profile.NoOfLogins, 1)
      assert.equal((yield* login())._tag, "Authenticated")
      assert.equal((yield* profileOf(uid)).NoOfLogins, 2)
      assert.equal((yield* profileOf(uid)).FirstLogin, false)
    })
  ),
  refuses(
    Authentication.loginByEmail,
    "refuses a wrong password",
    Effect.gen(function* () {
      yield* user()
      yield* refused(login({ password: "wrong" }), ErrorCode.InvalidCredentials, { code: 966, status: 401 })
    })
  ),

  shows(
    Authentication.loginByUsername,
    "answers a token that reads the profile",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada" })
      const answer = yield* Authentication.loginByUsername({ username: "Ada", password })
      assert.ok(answer._tag === "Authenticated")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
    })
  ),
  refuses(
    Authentication.loginByUsername,
    "refuses a user name that no account has",
    refused(Authentication.loginByUsername({ username: "nobody", password }), ErrorCode.UserNotFound, notFound)
  ),

  shows(
    Authentication.checkEmailAvailability,
    "tells whether a registration would be refused",
    Effect.gen(function* () {
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
      yield* Authentication.userRegistrationByEmail(registration())
      assert.equal((yield* Authentication.checkEmailAvailability({ email: "ADA@example.com" })).IsExist, true)
    })
  ),
  refuses(
    Authentication.checkEmailAvailability,
    "refuses what is not an address",
    refused(Authentication.checkEmailAvailability({ email: "ada" }), ErrorCode.EmailIdInvalid, {
      code: 1038,
      status: 400
    })
  ),

  shows(
    Authentication.checkUsernameAvailability,
    "tells whether a user name is taken",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "ada" })).IsExist, false)
      yield* Authentication.setOrChangeUsername({ accessToken, username: "ada" })
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "Ada" })).IsExist, true)
    })
  ),
  refuses(
    Authentication.checkUsernameAvailability,
    "refuses a key that is not the emulator's",
    Effect.gen(function* () {
      yield* Emulator.configure({ apiKey: "e0e0e0e0-0000-4000-8000-0000000000ff" })
      const error = yield* Effect.flip(Authentication.checkUsernameAvailability({ username: "ada" }))
      assert.ok(error._tag === "ApiCredentialsRejected")
      assert.deepEqual([error.code, error.status], [901, 403])
    })
  ),

  shows(
    Authentication.readProfilesByAccessToken,
    "reads what management wrote",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { Company: "Analytical Engines" } })
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Company, "Analytical Engines")
    })
  ),
  refuses(
    Authentication.readProfilesByAccessToken,
    "refuses a token whose time is over",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("15 minutes")
      yield* refused(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenExpired, {
        code: 906,
        status: 403
      })
    })
  ),

  shows(
    Authentication.privacyPolicyAccept,
    "is what a strict policy waits for",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* refused(login(), ErrorCode.PrivacyPolicyNotAccepted, { code: 1194, status: 403 })
      yield* Authentication.privacyPolicyAccept({ accessToken })
      assert.equal((yield* profileOf(uid)).PrivacyPolicy?.Version, "1.0")
      assert.equal((yield* login())._tag, "Authenticated")
    }),
    { privacyPolicy: { enabled: true, mode: "Strict", policies } }
  ),
  refuses(
    Authentication.privacyPolicyAccept,
    "refuses where there is no policy",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(Authentication.privacyPolicyAccept({ accessToken }), ErrorCode.PrivacyPolicyNotAvailable, {
        code: 1195,
        status: 403
      })
    })
  ),

  shows(
    Authentication.sendWelcomeEmail,
    "mails by any template, each time",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.sendWelcomeEmail({ accessToken, welcomeEmailTemplate: "hello" })
      assert.equal((yield* messageTo(email, "hello")).kind, "mail")
      yield* Authentication.sendWelcomeEmail({ accessToken })
      yield* messageTo(email, "welcome-default")
      assert.equal(yield* countTo(email), 2)
      // It counts as the welcome, which comes once by itself.
      yield* Authentication.readProfilesByAccessToken({ accessToken, welcomeEmailTemplate: "hello" })
      assert.equal(yield* countTo(email), 2)
    })
  ),
  refuses(
    Authentication.sendWelcomeEmail,
    "refuses more mails than the limit",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.sendWelcomeEmail({ accessToken })
      yield* refused(Authentication.sendWelcomeEmail({ accessToken }), ErrorCode.EmailSendLimitReached, {
        code: 1122,
        status: 403
      })
      yield* TestClock.adjust("10 minutes")
      yield* Authentication.sendWelcomeEmail({ accessToken })
    }),
    { messageLimit: { count: 1, period: "10 minutes" } }
  ),

  shows(
    Authentication.socialIdentity,
    "reads the profile that the token logged in with, linked to another account or not",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const google108 = yield* candidate
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: google108.accessToken })
      const social = yield* Authentication.socialIdentity({ accessToken: google108.accessToken })
      assert.deepEqual([social.ID, social.Provider, Reflect.get(social, "Uid")], ["108", "google", uid])
      const own = yield* Authentication.socialIdentity({ accessToken })
      assert.equal(own.ID, (yield* profileOf(uid)).ID)
      assert.equal(own.Provider, "Email")
    })
  ),
  refuses(
    Authentication.socialIdentity,
    "refuses a token that is unknown",
    refused(Authentication.socialIdentity({ accessToken: "4711" }), ErrorCode.AccessTokenInvalid, noSession)
  ),

  shows(
    Authentication.validateAccessToken,
    "answers the tokens of the login, and when they expire",
    Effect.gen(function* () {
      yield* user()
      const answer = yield* login()
      assert.ok(answer._tag === "Authenticated")
      const tokens = yield* Authentication.validateAccessToken({ accessToken: answer.accessToken })
      assert.equal(reveal(tokens.accessToken), reveal(answer.accessToken))
      assert.equal(
        tokens.refreshToken && reveal(tokens.refreshToken),
        answer.refreshToken && reveal(answer.refreshToken)
      )
      assert.equal(tokens.expiresIn, "1970-01-01T00:15:00.000Z")
    })
  ),
  refuses(
    Authentication.validateAccessToken,
    "refuses a token that is a number",
    refused(Authentication.validateAccessToken({ accessToken: "4711" }), ErrorCode.AccessTokenInvalid, noSession)
  ),

  shows(
    Authentication.verifyEmail,
    "verifies the address once",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const { Uid } = yield* Account.profilesByEmail({ email })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.equal((yield* profileOf(Uid)).EmailVerified, true)
      assert.equal((yield* messageTo(email, "welcome-default")).token, undefined)
    })
  ),
  refuses(
    Authentication.verifyEmail,
    "refuses a token that was used",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const verificationToken = yield* tokenTo(email)
      yield* Authentication.verifyEmail({ verificationToken })
      yield* refused(Authentication.verifyEmail({ verificationToken }), ErrorCode.VerificationLinkAlreadyUsed, {
        code: 974,
        status: 403
      })
    })
  ),

  shows(
    Authentication.deleteAccount,
    "deletes the account by the token of the mail",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
      yield* Authentication.deleteAccount({ deleteToken: yield* tokenTo(email) })
      yield* refused(profileOf(uid), ErrorCode.AccountIdInvalid, { code: 984, status: 403 })
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
    })
  ),
  refuses(
    Authentication.deleteAccount,
    "refuses a token of another kind",
    Effect.gen(function* () {
      yield* user()
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* refused(Authentication.deleteAccount({ deleteToken: ForgotToken }), ErrorCode.DeleteTokenInvalid, {
        code: 1119,
        status: 403
      })
    })
  ),

  shows(
    Authentication.invalidateAccessToken,
    "ends one session and leaves the others",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const second = yield* Account.userImpersonation({ uid })
      yield* Authentication.invalidateAccessToken({ accessToken })
      yield* refused(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, noSession)
      assert.equal((yield* Authentication.readProfilesByAccessToken(second)).Uid, uid)
    })
  ),
  refuses(
    Authentication.invalidateAccessToken,
    "refuses a token that is invalidated already",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.invalidateAccessToken({ accessToken, preventRefresh: true })
      yield* refused(Authentication.invalidateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, noSession)
    })
  ),

  shows(
    Authentication.securityQuestionsByAccessToken,
    "lists the questions that the user has answered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      const questions = yield* Authentication.securityQuestionsByAccessToken({ accessToken })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
      assert.equal(questions[0]?.Question, "What is your mother's maiden name?")
    })
  ),
  refuses(
    Authentication.securityQuestionsByAccessToken,
    "refuses for a user without answers",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(Authentication.securityQuestionsByAccessToken({ accessToken }), ErrorCode.SecurityQuestionNotSet, {
        code: 1092,
        status: 403
      })
    })
  ),

  shows(
    Authentication.securityQuestionsByEmail,
    "lists the questions that management has given the account",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "Byron" } })
      const questions = yield* Authentication.securityQuestionsByEmail({ email })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByEmail,
    "refuses where the app has no security questions",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* refused(Authentication.securityQuestionsByEmail({ email }), ErrorCode.SecurityQuestionNotEnabled, {
        code: 1095,
        status: 403
      })
    }),
    { securityQuestionsEnabled: false }
  ),

  shows(
    Authentication.securityQuestionsByUsername,
    "lists the questions that the user has answered",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ userName: "ada" })
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      const questions = yield* Authentication.securityQuestionsByUsername({ username: "ada" })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByUsername,
    "refuses a user name that no account has",
    refused(Authentication.securityQuestionsByUsername({ username: "nobody" }), ErrorCode.UserNotFound, notFound)
  ),

  shows(
    Authentication.securityQuestionsByPhone,
    "lists the questions that management has given the account",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: phone })
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "Byron" } })
      const questions = yield* Authentication.securityQuestionsByPhone({ phone })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByPhone,
    "refuses where user names are what tells users apart",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* refused(
        Authentication.securityQuestionsByPhone({ phone }),
        ErrorCode.UsernameRequiredForSecurityQuestions,
        { code: 1184, status: 403 }
      )
    }),
    { duplicateEmailWithUniqueUserName: true }
  ),

  shows(
    Authentication.verifyEmailByOtp,
    "verifies the address by the passcode of the mail",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const { Uid } = yield* Account.profilesByEmail({ email })
      yield* Authentication.verifyEmailByOtp({ email, otp: yield* otpTo(email) })
      assert.equal((yield* profileOf(Uid)).EmailVerified, true)
    }),
    { verificationTypes: { registration: "OTP" } }
  ),
  refuses(
    Authentication.verifyEmailByOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      yield* refused(Authentication.verifyEmailByOtp({ email, otp: "none" }), ErrorCode.VerificationOtpInvalid, {
        code: 1185,
        status: 403
      })
    }),
    { verificationTypes: { registration: "OTP" } }
  ),

  shows(
    Authentication.changePassword,
    "replaces the password, and ends the other sessions",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const second = yield* Account.userImpersonation({ uid })
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
      yield* refused(login(), ErrorCode.InvalidCredentials, { code: 966, status: 401 })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
      yield* refused(Authentication.readProfilesByAccessToken(second), ErrorCode.AccessTokenInvalid, noSession)
    })
  ),
  refuses(
    Authentication.changePassword,
    "refuses a wrong old password",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.changePassword({ accessToken, oldPassword: "wrong", newPassword }),
        ErrorCode.CurrentPasswordInvalid,
        { code: 967, status: 401 }
      )
    })
  ),

  shows(
    Authentication.linkSocialIdentities,
    "merges the social account into the user's",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const google108 = yield* candidate
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: google108.accessToken })
      const profile = yield* profileOf(uid)
      assert.deepEqual(
        profile.Identities?.map(({ ID, Provider }) => [Provider, ID]),
        [["google", "108"]]
      )
      assert.deepEqual(profile.PreviousUids, [google108.uid])
      yield* refused(profileOf(google108.uid), ErrorCode.AccountIdInvalid, { code: 984, status: 403 })
      const viewed = yield* Authentication.readProfilesByAccessToken({ accessToken: google108.accessToken })
      assert.deepEqual([viewed.Uid, viewed.Provider], [uid, "google"])
    })
  ),
  refuses(
    Authentication.linkSocialIdentities,
    "refuses a profile that is linked to another account",
    Effect.gen(function* () {
      const first = yield* user()
      const second = yield* user({ email: other })
      const { accessToken: candidateToken } = yield* candidate
      yield* Authentication.linkSocialIdentities({ ...first, candidateToken })
      yield* refused(
        Authentication.linkSocialIdentities({ ...second, candidateToken }),
        ErrorCode.AccountAlreadyLinked,
        { code: 986, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resendEmailVerification,
    "mails another link, which works",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* Authentication.resendEmailVerification({ email, verificationUrl, emailTemplate: "once-more" })
      const { link } = yield* messageTo(email, "once-more")
      assert.ok(link !== undefined && reveal(link).startsWith(`${verificationUrl}?vtype=emailverification&vtoken=`))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.equal((yield* profileOf(uid)).EmailVerified, true)
    })
  ),
  refuses(
    Authentication.resendEmailVerification,
    "refuses for an address that is verified",
    Effect.gen(function* () {
      yield* user()
      yield* refused(Authentication.resendEmailVerification({ email }), ErrorCode.EmailAlreadyVerified, {
        code: 1025,
        status: 403
      })
    })
  ),

  shows(
    Authentication.resetPasswordByResetToken,
    "replaces the password, verifies the address and ends the sessions",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ emailVerified: false })
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
      assert.equal((yield* profileOf(uid)).EmailVerified, true)
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refused(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, noSession)
    })
  ),
  refuses(
    Authentication.resetPasswordByResetToken,
    "refuses a token that it did not make",
    refused(
      Authentication.resetPasswordByResetToken({ resetToken: "0123456789abcdef0123456789abcdef", password }),
      ErrorCode.VerificationTokenInvalid,
      { code: 1063, status: 403 }
    )
  ),

  shows(
    Authentication.resetPasswordByOtp,
    "replaces the password by the passcode of the mail",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* Authentication.resetPasswordByOtp({ email, otp: yield* otpTo(email), password: newPassword })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  ),
  refuses(
    Authentication.resetPasswordByOtp,
    "refuses a passcode whose time is over",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* TestClock.adjust("5 minutes")
      yield* refused(
        Authentication.resetPasswordByOtp({ email, otp: yield* otpTo(email), password: newPassword }),
        ErrorCode.EmailOtpExpired,
        { code: 1187, status: 403 }
      )
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndEmail,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({ ...asked, email })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndEmail,
    "refuses a wrong answer",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Milbanke" } })
      yield* refused(
        Authentication.resetPasswordBySecurityAnswerAndEmail({ ...asked, email }),
        ErrorCode.SecurityAnswerIncorrect,
        { code: 1093, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndPhone,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndPhone({ ...asked, phone })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndPhone,
    "refuses the answer to a question that the user does not have",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* refused(
        Authentication.resetPasswordBySecurityAnswerAndPhone({
          ...asked,
          phone,
          securityAnswer: { "00000000000000000000000000000000": "Byron" }
        }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        { code: 1094, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndUsername,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ userName: "ada", securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndUsername({ ...asked, username: "ada" })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndUsername,
    "refuses for a user without answers",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* refused(
        Authentication.resetPasswordBySecurityAnswerAndUsername({ ...asked, username: "ada" }),
        ErrorCode.SecurityQuestionNotSet,
        { code: 1092, status: 403 }
      )
    })
  ),

  shows(
    Authentication.setOrChangeUsername,
    "is what the user logs in with, in lower case",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "before" })
      yield* Authentication.setOrChangeUsername({ accessToken, username: "NewUserName" })
      assert.equal((yield* profileOf(uid)).UserName, "newusername")
      assert.equal((yield* Authentication.loginByUsername({ username: "NEWUSERNAME", password }))._tag, "Authenticated")
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "before" })).IsExist, false)
    })
  ),
  refuses(
    Authentication.setOrChangeUsername,
    "refuses a name that another user has",
    Effect.gen(function* () {
      yield* user({ email: other, userName: "grace" })
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.setOrChangeUsername({ accessToken, username: "grace" }),
        ErrorCode.UsernameAlreadyTaken,
        { code: 1017, status: 403 }
      )
    })
  ),

  shows(
    Authentication.updateProfileByAccessToken,
    "changes what it names, and shows it",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { City: "London", FirstName: "Ada" } })
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: { FirstName: "Augusta" }
      })
      assert.equal(Data?.FirstName, "Augusta")
      const profile = yield* profileOf(uid)
      assert.deepEqual([profile.FirstName, profile.City], ["Augusta", "London"])
    })
  ),
  refuses(
    Authentication.updateProfileByAccessToken,
    "refuses a birth date in the future",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.updateProfileByAccessToken({ accessToken, profile: { BirthDate: "12-10-2815" } }),
        ErrorCode.BirthDateInvalid,
        { code: 968, status: 400 }
      )
    })
  ),

  shows(
    Authentication.updateSecurityQuestionsByAccessToken,
    "sets the answers of a user without any",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({ ...asked, email })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.updateSecurityQuestionsByAccessToken,
    "refuses a question that the app does not ask",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        Authentication.updateSecurityQuestionsByAccessToken({
          accessToken,
          securityQuestionAnswer: { unknown: "Byron" }
        }),
        ErrorCode.SecurityQuestionInvalid,
        { code: 1091, status: 403 }
      )
    })
  ),

  shows(
    Authentication.deleteAccountWithEmailConfirmation,
    "mails a link and deletes nothing",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({
        accessToken,
        deleteUrl: "https://app.example.com/bye",
        emailTemplate: "bye"
      })
      const { link } = yield* messageTo(email, "bye")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/bye\?vtype=deleteuser&vtoken=[0-9a-f]{32}$/
      )
      assert.equal((yield* profileOf(uid)).Uid, uid)
    })
  ),
  refuses(
    Authentication.deleteAccountWithEmailConfirmation,
    "refuses more mails than the limit",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
      yield* refused(
        Authentication.deleteAccountWithEmailConfirmation({ accessToken }),
        ErrorCode.EmailSendLimitReached,
        { code: 1122, status: 403 }
      )
    }),
    { messageLimit: { count: 1 } }
  ),

  shows(
    Authentication.removeEmail,
    "frees the address",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ otherEmails: { Work: other } })
      yield* Authentication.removeEmail({ accessToken, email: other })
      assert.deepEqual(yield* addressesOf(uid), [email])
      assert.equal((yield* Authentication.checkEmailAvailability({ email: other })).IsExist, false)
    })
  ),
  refuses(
    Authentication.removeEmail,
    "refuses an address that the account does not have",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(Authentication.removeEmail({ accessToken, email: other }), ErrorCode.EmailNotFound, {
        code: 1023,
        status: 403
      })
    })
  ),

  shows(
    Authentication.unlinkSocialIdentities,
    "takes the social profile off the account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ social: [google] })
      assert.equal((yield* profileOf(uid)).Identities?.length, 1)
      yield* Authentication.unlinkSocialIdentities({ accessToken, provider: "Google", providerId: "108" })
      assert.equal((yield* profileOf(uid)).Identities, null)
    })
  ),
  refuses(
    Authentication.unlinkSocialIdentities,
    "refuses a provider that the account is not linked with",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ social: [google] })
      yield* refused(
        Authentication.unlinkSocialIdentities({ accessToken, provider: "facebook", providerId: "108" }),
        ErrorCode.AccountNotLinked,
        { code: 987, status: 403 }
      )
    })
  )
]
