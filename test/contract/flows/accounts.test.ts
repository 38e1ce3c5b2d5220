import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Cause, Effect, Exit, type Redacted, TestClock } from "effect"
import { documented, flow, google, login, newPassword, other, phone, raw, register } from "../flow.js"
import { countTo, email, password, question, refusalOf, reveal, tokenTo, user } from "../support.js"

describe("accounts that management makes", () => {
  flow(
    "may have an id of their own, once",
    Effect.gen(function* () {
      const create = (Uid: string) => Account.create({ profile: { Uid } })
      const made = yield* create("customer-7")
      assert.deepStrictEqual([made.Uid, made.IsCustomUid], ["customer-7", true])
      yield* refusalOf(create("customer-7"), ErrorCode.AccountIdAlreadyRegistered, documented(1044))
      yield* refusalOf(create("customer 7"), ErrorCode.UidInvalid, documented(1200))
    })
  )

  flow(
    "cannot have an id that would change a path, also when they are seeded",
    Effect.gen(function* () {
      const headers = { "x-loginradius-apisecret": reveal(Emulator.apiSecret) }
      for (const Uid of [".", "..", "\ud800"]) {
        const { body, status } = yield* raw("POST", "/identity/v2/manage/account", { Uid }, { headers })
        assert.deepStrictEqual([body["ErrorCode"], status], [1200, 403], JSON.stringify(Uid))
        const seeded = yield* Effect.exit(Emulator.seed(Seed.account({ uid: Uid })))
        assert.isTrue(Exit.isFailure(seeded) && Cause.isDie(seeded.cause), JSON.stringify(Uid))
      }
    })
  )

  flow(
    "store the page where they were created",
    Effect.gen(function* () {
      const { apiSecret } = yield* Emulator.settings
      const { body } = yield* raw(
        "POST",
        "/identity/v2/manage/account",
        { Email: [{ Type: "Primary", Value: email }] },
        { headers: { "x-loginradius-apisecret": reveal(apiSecret), referer: "https://app.example.com/admin" } }
      )
      assert.strictEqual(body["RegistrationSource"], "https://app.example.com/admin")
      const made = yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: other }] } })
      assert.deepStrictEqual([made.RegistrationSource, made.Provider], ["API", "Email"])
    })
  )

  flow(
    "need an address for their verification to be undone",
    Effect.gen(function* () {
      const { Uid: uid } = yield* Account.create({ profile: { PhoneId: phone } })
      yield* refusalOf(Account.invalidateVerificationStatus({ uid }), ErrorCode.NoEmailToInvalidate, documented(1113))
      assert.strictEqual((yield* Account.profilesByUid({ uid })).Provider, "Phone")
    })
  )

  flow(
    "send no mail, and cannot log in before their address is verified",
    Effect.gen(function* () {
      yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: email }], Password: password } })
      assert.strictEqual(yield* countTo(email), 0)
      yield* refusalOf(login(), ErrorCode.EmailNotVerified, documented(970))
    })
  )

  flow(
    "answer the profile, with the hash in place of the password",
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
    "are created and updated with the state that management sets",
    Effect.gen(function* () {
      const { Uid: uid } = yield* Account.create({
        profile: {
          Email: [{ Type: "Primary", Value: email }],
          Password: password,
          PhoneId: phone,
          DisableLogin: true,
          RegistrationSource: "import"
        }
      })
      yield* refusalOf(login(), ErrorCode.LoginDisabled, documented(1130))
      const { DisableLogin, PhoneIdVerified, RegistrationSource } = yield* Account.update({
        uid,
        profile: { PhoneIdVerified: true, DisableLogin: false, RegistrationSource: "campaign" }
      })
      assert.deepStrictEqual([PhoneIdVerified, DisableLogin, RegistrationSource], [true, false, "campaign"])
    })
  )

  flow(
    "can get a password by an update too",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { Password: newPassword } })
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    }),
    { forceLogout: true }
  )

  flow(
    "keep user names in their letter case where the settings say so",
    Effect.gen(function* () {
      yield* user({ userName: "Ada" })
      yield* user({ email: other, userName: "ada" })
      assert.strictEqual((yield* Account.profilesByUsername({ username: "Ada" })).UserName, "Ada")
      yield* refusalOf(Account.profilesByUsername({ username: "ADA" }), ErrorCode.UserNotFound, documented(938))
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
      yield* refusalOf(
        Authentication.deleteAccount({ deleteToken: old }),
        ErrorCode.DeleteTokenInvalid,
        documented(1119)
      )
      const fresh = yield* Account.userImpersonation({ uid })
      yield* Authentication.deleteAccountWithEmailConfirmation(fresh)
      const deleteToken = yield* tokenTo(email)
      yield* Authentication.deleteAccount({ deleteToken })
      yield* refusalOf(Authentication.deleteAccount({ deleteToken }), ErrorCode.DeleteTokenInvalid, documented(1119))
    })
  )

  flow(
    "frees address, user name and phone number, and ends sessions and links",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "ada", phoneId: phone })
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* Account.delete({ uid })
      yield* refusalOf(
        Authentication.resetPasswordByResetToken({ resetToken: ForgotToken, password }),
        ErrorCode.VerificationTokenInvalid,
        documented(1063)
      )
      yield* refusalOf(
        Authentication.validateAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
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
      yield* refusalOf(register(), ErrorCode.PrivacyPolicyRequiredForRegistration, documented(1196))
      yield* register({ AcceptPrivacyPolicy: true })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      const answer = yield* login()
      assert.strictEqual(answer._tag === "Authenticated" && answer.profile.PrivacyPolicy?.AcceptSource, "Registration")
    }),
    strict
  )

  flow(
    "that is strict stops logins again when a newer version applies, and answers the token to accept it",
    Effect.gen(function* () {
      yield* register({ AcceptPrivacyPolicy: true })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      yield* TestClock.adjust("1 day")
      const error = yield* refusalOf(login(), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
      assert.isDefined(error.accessToken)
      if (error.accessToken === undefined) return
      assert.strictEqual(error.expiresIn, "1970-01-02T00:15:00.000Z")
      const profile = yield* Authentication.privacyPolicyAccept({ accessToken: error.accessToken })
      assert.deepStrictEqual(profile.PrivacyPolicy, {
        Version: "2.0",
        AcceptSource: "API",
        AcceptDateTime: "1970-01-02T00:00:00.000Z"
      })
      yield* refusalOf(
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
    "that is moderated stops no registration and no login",
    Effect.gen(function* () {
      yield* register()
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { privacyPolicy: { enabled: true, mode: "Moderated", policies } }
  )

  flow(
    "of an unknown version is refused to management",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(
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

describe("social profiles", () => {
  flow(
    "join the account with their address, if it is verified on both sides",
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
    "do not join where linking is off, or where the address is unverified",
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
      yield* TestClock.adjust("1 minute")
      const { body, status } = yield* raw(
        "PUT",
        "/identity/v2/auth/socialIdentity",
        { candidatetoken: reveal(candidate) },
        { accessToken }
      )
      assert.deepStrictEqual([status, body], [200, { IsPosted: true }])
      const { Identities, ModifiedDate } = yield* Account.profilesByUid({ uid })
      assert.lengthOf(Identities ?? [], 1)
      assert.strictEqual(ModifiedDate, "1970-01-01T00:01:00.000Z")
    })
  )

  flow(
    "cannot be linked without a social login, nor where linking is off",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const grace = yield* user({ email: other })
      const link = (candidateToken: string | Redacted.Redacted<string>) =>
        Authentication.linkSocialIdentities({ accessToken, candidateToken })
      yield* refusalOf(link("4711"), ErrorCode.AccessTokenInvalid, documented(905))
      yield* refusalOf(link(grace.accessToken), ErrorCode.AccountCannotBeLinked, documented(983))
      yield* Emulator.configure({ accountLinking: false })
      yield* refusalOf(link(grace.accessToken), ErrorCode.AccountLinkingDisabled, documented(1054))
    })
  )

  flow(
    "cannot be unlinked by their own session or a wrong id, and the e-mail profile cannot be unlinked at all",
    Effect.gen(function* () {
      yield* user()
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin(google))
      const unlink = (provider: string, providerId: string) =>
        Authentication.unlinkSocialIdentities({ accessToken, provider, providerId })
      yield* refusalOf(unlink("google", "108"), ErrorCode.AccountCannotUnlinkItself, documented(1219))
      yield* refusalOf(unlink("google", "109"), ErrorCode.ProviderIdNotLinked, documented(989))
      yield* refusalOf(unlink("email", "108"), ErrorCode.ProviderCannotBeUnlinked, documented(1008))
    })
  )
})
