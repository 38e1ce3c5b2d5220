import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  email,
  messageTo,
  password,
  question,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

const unknownUid = "00000000000000000000000000000000"
const noSuchAccount = { code: 984, status: 403 }

const login = (as: { readonly email?: string; readonly password?: string } = {}) =>
  Authentication.loginByEmail({ email, password, ...as })

export const cases = [
  shows(
    Account.create,
    "creates an account that logs in at once when its address is verified",
    Effect.gen(function* () {
      const { Uid } = yield* Account.create({
        profile: {
          Email: [{ Type: "Primary", Value: email }],
          Password: password,
          EmailVerified: true,
          FirstName: "Ada"
        }
      })
      const answer = yield* login()
      assert.equal(answer._tag, "Authenticated")
      if (answer._tag !== "Authenticated") return
      assert.equal(answer.profile.Uid, Uid)
      assert.equal(answer.profile.FirstName, "Ada")
    })
  ),
  refuses(
    Account.create,
    "refuses an address that another account has",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(
        Account.create({ profile: { Email: [{ Type: "Primary", Value: email.toUpperCase() }] } }),
        ErrorCode.EmailAlreadyRegistered,
        { code: 936, status: 403 }
      )
    })
  ),

  shows(
    Account.emailVerificationToken,
    "creates the token that verifies an address",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      const { VerificationToken } = yield* Account.emailVerificationToken({ email })
      yield* Authentication.verifyEmail({ verificationToken: VerificationToken })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
    })
  ),
  refuses(
    Account.emailVerificationToken,
    "refuses a verified address",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(Account.emailVerificationToken({ email }), ErrorCode.EmailAlreadyVerified, {
        code: 1126,
        status: 403
      })
    })
  ),

  shows(
    Account.forgotPasswordToken,
    "creates the token that resets a password, and mails it on request",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const { ForgotToken } = yield* Account.forgotPasswordToken({ username: "ada", sendEmail: true })
      assert.equal(reveal(yield* tokenTo(email, "forgotpassword-default")), reveal(ForgotToken))
      yield* Authentication.resetPasswordByResetToken({ resetToken: ForgotToken, password: "another password" })
      assert.equal((yield* login({ password: "another password" }))._tag, "Authenticated")
    })
  ),
  refuses(
    Account.forgotPasswordToken,
    "refuses an unknown address",
    refusalOf(Account.forgotPasswordToken({ email }), ErrorCode.UserNotFound, { code: 938, status: 403 })
  ),

  shows(
    Account.identitiesByEmail,
    "lists every account with an address",
    Effect.gen(function* () {
      const first = yield* user({ userName: "ada" })
      const second = yield* user({ userName: "ada.b" })
      const { Data } = yield* Account.identitiesByEmail({ email })
      assert.deepEqual(Data.map(({ Uid }) => Uid).sort(), [first.uid, second.uid].sort())
    }),
    { duplicateEmailWithUniqueUserName: true }
  ),
  refuses(
    Account.identitiesByEmail,
    "refuses an unknown address",
    refusalOf(Account.identitiesByEmail({ email }), ErrorCode.UserNotFound, { code: 938, status: 403 })
  ),

  shows(
    Account.userImpersonation,
    "creates an access token that reads the profile",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken } = yield* Account.userImpersonation({ uid })
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
    })
  ),
  refuses(
    Account.userImpersonation,
    "refuses an unknown account",
    refusalOf(Account.userImpersonation({ uid: unknownUid }), ErrorCode.AccountIdInvalid, noSuchAccount)
  ),

  shows(
    Account.password,
    "reads the hash that the profile shows",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { PasswordHash } = yield* Account.password({ uid })
      const { Password } = yield* Account.profilesByUid({ uid })
      assert.match(reveal(PasswordHash), /^Rfc2898DeriveBytes\$2000\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/)
      assert.equal(Password && reveal(Password), reveal(PasswordHash))
    })
  ),
  refuses(
    Account.password,
    "refuses an account with only social profiles",
    Effect.gen(function* () {
      const { uid } = yield* Emulator.seed(Seed.socialLogin({ provider: "google", id: "1", email }))
      yield* refusalOf(Account.password({ uid }), ErrorCode.EmailProfileNotFound, { code: 1039, status: 403 })
    })
  ),

  shows(
    Account.profilesByEmail,
    "reads the changes of an update, in any letter case of the address",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.update({ uid, profile: { FirstName: "Grace" } })
      const profile = yield* Account.profilesByEmail({ email: "ADA@Example.com" })
      assert.equal(profile.Uid, uid)
      assert.equal(profile.FirstName, "Grace")
    })
  ),
  refuses(
    Account.profilesByEmail,
    "refuses an unknown address",
    refusalOf(Account.profilesByEmail({ email }), ErrorCode.UserNotFound, { code: 938, status: 403 })
  ),

  shows(
    Account.profilesByUsername,
    "finds the account by the user name that its user has set",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.setOrChangeUsername({ accessToken, username: "Countess" })
      assert.equal((yield* Account.profilesByUsername({ username: "countess" })).Uid, uid)
    })
  ),
  refuses(
    Account.profilesByUsername,
    "refuses an unknown user name",
    refusalOf(Account.profilesByUsername({ username: "nobody" }), ErrorCode.UserNotFound, { code: 938, status: 403 })
  ),

  shows(
    Account.profilesByPhoneId,
    "finds the account by its phone number, with and without the plus sign",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.update({ uid, profile: { PhoneId: "+15550100200" } })
      assert.equal((yield* Account.profilesByPhoneId({ phone: "15550100200" })).Uid, uid)
    })
  ),
  refuses(
    Account.profilesByPhoneId,
    "refuses an unknown number",
    refusalOf(Account.profilesByPhoneId({ phone: "+15550100200" }), ErrorCode.UserNotFound, { code: 938, status: 403 })
  ),

  shows(
    Account.profilesByUid,
    "reads the changes of the user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { About: "Analyst" } })
      assert.equal((yield* Account.profilesByUid({ uid })).About, "Analyst")
    })
  ),
  refuses(
    Account.profilesByUid,
    "refuses an unknown id",
    refusalOf(Account.profilesByUid({ uid: unknownUid }), ErrorCode.AccountIdInvalid, noSuchAccount)
  ),

  shows(
    Account.setPassword,
    "replaces the password and ends the sessions where the app forces logouts",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const { PasswordHash } = yield* Account.setPassword({ uid, password: "another password" })
      assert.equal(reveal((yield* Account.password({ uid })).PasswordHash), reveal(PasswordHash))
      assert.equal((yield* login({ password: "another password" }))._tag, "Authenticated")
      yield* refusalOf(login(), ErrorCode.InvalidCredentials, { code: 966, status: 401 })
      yield* refusalOf(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, {
        code: 905,
        status: 403
      })
    }),
    { forceLogout: true }
  ),
  refuses(
    Account.setPassword,
    "refuses a password that breaks the rules, and names the broken rule",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const error = yield* refusalOf(Account.setPassword({ uid, password: "short" }), ErrorCode.FieldValidationFailed, {
        code: 1134,
        status: 403
      })
      assert.deepEqual(
        error.errors.map(({ fieldName }) => fieldName),
        ["Password", "Password"]
      )
    }),
    { passwordRules: { minLength: 10, requiresDigit: true } }
  ),

  shows(
    Account.update,
    "changes the given members and keeps the others",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { FirstName: "Ada", LastName: "King" } })
      yield* Account.update({ uid, profile: { LastName: "Lovelace", EmailVerified: false } })
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.equal(profile.FullName, "Ada Lovelace")
      assert.equal(profile.EmailVerified, false)
    })
  ),
  refuses(
    Account.update,
    "refuses a user name that another account has",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const { uid } = yield* user({ email: "grace@example.com" })
      yield* refusalOf(Account.update({ uid, profile: { UserName: "Ada" } }), ErrorCode.UsernameAlreadyTaken, {
        code: 1017,
        status: 403
      })
    })
  ),

  shows(
    Account.updateSecurityQuestionConfiguration,
    "gives the account a question, whose answer resets the password",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "Byron" } })
      const questions = yield* Authentication.securityQuestionsByAccessToken({ accessToken })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({
        email,
        securityAnswer: { [question]: "Byron" },
        password: "another password"
      })
      assert.equal((yield* login({ password: "another password" }))._tag, "Authenticated")
    })
  ),
  refuses(
    Account.updateSecurityQuestionConfiguration,
    "refuses an unknown question",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(
        Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [unknownUid]: "Byron" } }),
        ErrorCode.SecurityQuestionInvalid,
        { code: 1091, status: 403 }
      )
    })
  ),

  shows(
    Account.invalidateVerificationStatus,
    "undoes the verification and mails a new link",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.invalidateVerificationStatus({ uid, verificationUrl, emailTemplate: "again" })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, false)
      const { link } = yield* messageTo(email, "again")
      assert.ok(link !== undefined && reveal(link).startsWith(`${verificationUrl}?vtype=emailverification&vtoken=`))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
    })
  ),
  refuses(
    Account.invalidateVerificationStatus,
    "refuses an unverified account",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* refusalOf(Account.invalidateVerificationStatus({ uid }), ErrorCode.EmailAlreadyUnverified, {
        code: 1115,
        status: 403
      })
    })
  ),

  shows(
    Account.emailDelete,
    "frees the address that it removes",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ otherEmails: { Work: "ada@work.example.com" } })
      yield* Account.emailDelete({ uid, email: "ada@work.example.com" })
      const { IsExist } = yield* Authentication.checkEmailAvailability({ email: "ada@work.example.com" })
      assert.equal(IsExist, false)
      const { Email } = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepEqual(Email, [{ Type: "Primary", Value: email }])
    })
  ),
  refuses(
    Account.emailDelete,
    "refuses to remove the last address",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(Account.emailDelete({ uid, email }), ErrorCode.LastEmailCannotBeRemoved, {
        code: 1005,
        status: 403
      })
    })
  ),

  shows(
    Account.delete,
    "frees the address and ends the sessions",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.delete({ uid })
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
      yield* refusalOf(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, {
        code: 905,
        status: 403
      })
    })
  ),
  refuses(
    Account.delete,
    "refuses an unknown id",
    refusalOf(Account.delete({ uid: unknownUid }), ErrorCode.AccountIdInvalid, noSuchAccount)
  )
]
