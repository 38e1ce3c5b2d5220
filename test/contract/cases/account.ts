import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  countTo,
  documented,
  email,
  messageTo,
  newPassword,
  other,
  password,
  phone,
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
const policies = [
  { version: "1.0", start: "1970-01-01T00:00:00.000Z" },
  { version: "2.0", start: "1980-01-01T00:00:00.000Z" }
]
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
  ),

  shows(
    Account.privacyPolicyHistoryByUid,
    "reads all versions that the user has accepted, the latest by itself as well",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const none = yield* Account.privacyPolicyHistoryByUid({ uid })
      assert.deepEqual(none, { Uid: uid, Current: null, History: [] })
      yield* Authentication.privacyPolicyAccept({ accessToken })
      yield* Account.update({ uid, profile: { PrivacyPolicy: { Version: "2.0" } } })
      const { Current, History } = yield* Account.privacyPolicyHistoryByUid({ uid })
      const accepted = (Version: string) => ({
        Version,
        AcceptSource: "API",
        AcceptDateTime: "1970-01-01T00:00:00.000Z"
      })
      assert.deepEqual(Current, accepted("2.0"))
      assert.deepEqual(History, [accepted("1.0"), accepted("2.0")])
    }),
    { privacyPolicy: { enabled: true, policies } }
  ),
  refuses(
    Account.privacyPolicyHistoryByUid,
    "refuses an unknown id",
    refusalOf(Account.privacyPolicyHistoryByUid({ uid: unknownUid }), ErrorCode.UserNotFound, documented(938))
  ),

  shows(
    Account.updatePhoneIdByUid,
    "sets a number, which counts as verified, without a message to it",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: "+15550100100", phoneIdVerified: false })
      const changed = yield* Account.updatePhoneIdByUid({ uid, phone })
      assert.deepEqual([changed.PhoneId, changed.PhoneIdVerified], [phone, true])
      assert.equal((yield* Account.profilesByPhoneId({ phone })).Uid, uid)
      assert.equal((yield* Account.profilesByUid({ uid })).PhoneIdVerified, true)
      assert.equal(yield* countTo(phone), 0)
    })
  ),
  refuses(
    Account.updatePhoneIdByUid,
    "refuses a number of another account, what is no number, and an unknown id",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      const { uid } = yield* user({ email: other })
      const set = (phone: string, to = uid) => Account.updatePhoneIdByUid({ uid: to, phone })
      yield* refusalOf(set(phone), ErrorCode.PhoneAlreadyRegistered, documented(1058))
      yield* refusalOf(set("home"), ErrorCode.PhoneNumberNotFound, documented(1043))
      yield* refusalOf(set("+15550100300", unknownUid), ErrorCode.UserNotFound, documented(938))
    })
  ),

  shows(
    Account.upsertEmail,
    "replaces the address of a type, and adds one of another type",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const changed = yield* Account.upsertEmail({
        uid,
        email: [
          { Type: "Primary", Value: other },
          { Type: "Work", Value: "ada@work.example.com" }
        ]
      })
      const { Email } = yield* Account.profilesByUid({ uid })
      assert.deepEqual(Email, changed.Email)
      assert.deepEqual(Email, [
        { Type: "Primary", Value: other },
        { Type: "Work", Value: "ada@work.example.com" }
      ])
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
    })
  ),
  refuses(
    Account.upsertEmail,
    "refuses an address of another account, faults of the list, and an unknown id",
    Effect.gen(function* () {
      yield* user({ email: other })
      const { uid } = yield* user()
      const at = (Type: string, Value = "ada@work.example.com") => ({ Type, Value })
      const upsert = (email: ReadonlyArray<{ readonly Type: string; readonly Value: string }>, to = uid) =>
        Account.upsertEmail({ uid: to, email })
      yield* refusalOf(upsert([at("Work", other)]), ErrorCode.EmailAlreadyRegistered, documented(936))
      yield* refusalOf(upsert([at("Work", "nowhere")]), ErrorCode.EmailIdInvalid, documented(1038, 400))
      yield* refusalOf(upsert([at("")]), ErrorCode.EmailTypeRequired, documented(1201, 400))
      yield* refusalOf(upsert([at("Work"), at("Home")]), ErrorCode.DuplicateEmail, documented(1202, 400))
      const primaries = [at("Primary"), at("Primary", "ada@home.example.com")]
      yield* refusalOf(upsert(primaries), ErrorCode.MultiplePrimaryEmails, documented(1203, 400))
      yield* refusalOf(upsert([at("Work")], unknownUid), ErrorCode.UserNotFound, documented(938))
    })
  ),

  shows(
    Account.deleteByEmail,
    "deletes the account with the address, says how many there were, and ends the sessions",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      assert.deepEqual(yield* Account.deleteByEmail({ email: "ADA@example.com" }), {
        IsDeleted: true,
        RecordsDeleted: 1
      })
      yield* refusalOf(Account.profilesByEmail({ email }), ErrorCode.UserNotFound, documented(938))
      const read = Authentication.readProfilesByAccessToken({ accessToken })
      yield* refusalOf(read, ErrorCode.AccessTokenInvalid, documented(905))
    })
  ),
  refuses(
    Account.deleteByEmail,
    "refuses an address that no account has, and what is none",
    Effect.gen(function* () {
      yield* refusalOf(Account.deleteByEmail({ email }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(Account.deleteByEmail({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
    })
  ),

  shows(
    Account.updateUid,
    "gives the account another id, and leaves its sessions open",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      assert.deepEqual(yield* Account.updateUid({ uid, newUid: "customer-7" }), { IsPosted: true })
      const profile = yield* Account.profilesByUid({ uid: "customer-7" })
      assert.deepEqual([profile.Uid, profile.IsCustomUid], ["customer-7", true])
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, "customer-7")
      yield* refusalOf(Account.profilesByUid({ uid }), ErrorCode.AccountIdInvalid, noSuchAccount)
      yield* refusalOf(Account.updateUid({ uid, newUid: "customer-8" }), ErrorCode.UserNotFound, documented(938))
    })
  ),
  refuses(
    Account.updateUid,
    "refuses an id that an account has, or that is none",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { uid: taken } = yield* user({ email: other })
      yield* refusalOf(Account.updateUid({ uid, newUid: taken }), ErrorCode.UserIdInvalid, documented(937))
      for (const newUid of ["customer 7", "a".repeat(51)]) {
        yield* refusalOf(Account.updateUid({ uid, newUid }), ErrorCode.UidInvalid, documented(1200))
      }
    })
  ),

  shows(
    Account.multipurposeEmailTokenGeneration,
    "makes a token that verifies the address, and sends no mail",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      const made = yield* Account.multipurposeEmailTokenGeneration({ tokenType: "emailverification", email })
      assert.match(reveal(made.Token), /^[0-9a-f]{32}$/)
      assert.deepEqual([made.ExpiresIn, made.IdentityProviders], ["1970-01-04T00:00:00.000Z", null])
      assert.equal(yield* countTo(email), 0)
      yield* Authentication.verifyEmail({ verificationToken: made.Token })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
    })
  ),
  refuses(
    Account.multipurposeEmailTokenGeneration,
    "refuses a type that there is not",
    refusalOf(
      Account.multipurposeEmailTokenGeneration({ tokenType: "coffee", email }),
      ErrorCode.TokenTypeInvalid,
      documented(1181)
    )
  ),

  shows(
    Account.multipurposeSmsOtpGeneration,
    "makes a passcode that resets the password, and sends no SMS",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      const made = yield* Account.multipurposeSmsOtpGeneration({ smsOtpType: "forgotpassword", phone })
      assert.match(reveal(made.Token), /^\d{6}$/)
      assert.equal(made.ExpiresIn, "1970-01-01T00:05:00.000Z")
      assert.equal(yield* countTo(phone), 0)
      yield* PhoneAuthentication.resetPasswordByOtp({ phone, otp: made.Token, password: newPassword })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Account.multipurposeSmsOtpGeneration,
    "refuses a type that there is not",
    refusalOf(
      Account.multipurposeSmsOtpGeneration({ smsOtpType: "autologin", phone }),
      ErrorCode.SmsOtpTypeInvalid,
      documented(1182)
    )
  )
]
