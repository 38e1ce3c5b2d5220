/** LoginRadius' Node SDK 11.7.0: requests of an application's server. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { apiKey, at, textAt } from "../setup.js"
import { account, call, lastExchange, logIn, nextMail, password, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const other = "grace@example.com"
const nobody = "0".repeat(32)
const question = "6fc48739c6754040a72033c8d0921969"
const isPosted = { IsPosted: true }

export const management = () => {
  describe("accounts", () => {
    it.live("are created, found by all of their identifiers, and deleted", () =>
      Effect.gen(function* () {
        const phone = "+15550100"
        const created = yield* call("accountApi.createAccount", {
          Email: [{ Type: "Primary", Value: email }],
          Password: password,
          EmailVerified: true,
          PhoneId: phone,
          UserName: "Ada",
          FirstName: "Ada",
          CustomFields: { plan: "gold" }
        })
        const uid = textAt(created, "Uid")
        assert.match(uid, /^[0-9a-f]{32}$/)
        assert.deepInclude(created, {
          FirstName: "Ada",
          UserName: "ada",
          CustomFields: { plan: "gold" },
          Identities: null
        })
        assert.match(textAt(created, "Password"), /^Rfc2898DeriveBytes\$/)

        assert.deepStrictEqual(yield* call("accountApi.getAccountProfileByUid", uid), created)
        assert.deepStrictEqual(yield* call("accountApi.getAccountProfileByEmail", email), created)
        assert.deepStrictEqual(yield* call("accountApi.getAccountProfileByUserName", "ada"), created)
        assert.deepStrictEqual(yield* call("accountApi.getAccountProfileByPhone", phone), created)
        assert.deepStrictEqual(yield* call("accountApi.getAccountIdentitiesByEmail", email), { Data: [created] })

        assert.deepStrictEqual(yield* call("accountApi.deleteAccountByUid", uid), { IsDeleted: true })
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByUid", uid), 984)
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByEmail", email), 938)
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByUserName", "ada"), 938)
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByPhone", phone), 938)
        assert.strictEqual(yield* refusal("accountApi.getAccountIdentitiesByEmail", email), 938)
        assert.strictEqual(yield* refusal("accountApi.deleteAccountByUid", uid), 984)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("have addresses, user names and phone numbers of their own", () =>
      Effect.gen(function* () {
        yield* account(email, { UserName: "ada", PhoneId: "15550100" })
        const create = (profile: object) => refusal("accountApi.createAccount", profile)
        const Email = [{ Type: "Primary", Value: other }]
        assert.strictEqual(yield* create({ Email: [{ Type: "Primary", Value: email.toUpperCase() }] }), 936)
        assert.strictEqual(yield* create({ Email, UserName: "ADA" }), 1017)
        assert.strictEqual(yield* create({ Email, PhoneId: "+1 555 0100" }), 1058)
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", other), { IsExist: false })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("change their ids, numbers and addresses, and are deleted by their address", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const phoned = yield* call("accountApi.updatePhoneIDByUid", "+15550100", uid)
        assert.deepInclude(phoned, { PhoneId: "+15550100", PhoneIdVerified: true })
        assert.strictEqual(yield* refusal("accountApi.updatePhoneIDByUid", "none", uid), 1043)
        const Email = [{ Type: "Primary", Value: other }]
        assert.deepInclude(yield* call("accountApi.upsertEmail", { Email }, uid), { Email })
        assert.deepStrictEqual(yield* call("accountApi.accountUpdateUid", { NewUid: "customer-7" }, uid), isPosted)
        assert.deepStrictEqual(yield* call("accountApi.getPrivacyPolicyHistoryByUid", "customer-7"), {
          Uid: "customer-7",
          Current: null,
          History: []
        })
        const deleted = yield* call("accountApi.accountDeleteByEmail", other)
        assert.deepStrictEqual(deleted, { IsDeleted: true, RecordsDeleted: 1 })
        assert.strictEqual(yield* refusal("accountApi.accountDeleteByEmail", other), 938)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("get tokens and passcodes in place of messages", () =>
      Effect.gen(function* () {
        yield* account(email, { PhoneId: "+15550100" })
        const token = yield* call("accountApi.multipurposeEmailTokenGeneration", { email }, "forgotpassword")
        const resetToken = textAt(token, "Token")
        yield* call("authenticationApi.resetPasswordByResetToken", { resetToken, password: "another password" })
        yield* logIn(email, "another password")
        const otp = yield* call("accountApi.multipurposeSMSOTPGeneration", { phone: "+15550100" }, "passwordlesslogin")
        assert.match(textAt(otp, "Token"), /^\d{6}$/)
        assert.strictEqual(yield* refusal("accountApi.multipurposeEmailTokenGeneration", { email }, "coffee"), 1181)
        assert.strictEqual(yield* refusal("accountApi.multipurposeSMSOTPGeneration", { email }, "coffee"), 1182)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are answered with only the requested fields", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { FirstName: "Ada" })
        const read = yield* call("accountApi.getAccountProfileByUid", uid, "Uid,Email(Type,Value)")
        assert.deepStrictEqual(read, { Uid: uid, Email: [{ Type: "Primary", Value: email }] })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are changed: missing members stay, and null clears a member only with nullSupport", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { FirstName: "Ada", LastName: "King", UserName: "ada" })
        const update = (profile: object, nullSupport?: boolean) =>
          call("accountApi.updateAccountByUid", profile, uid, "", nullSupport)
        assert.include(yield* update({ LastName: "Lovelace", UserName: null }), {
          FullName: "Ada Lovelace",
          UserName: "ada"
        })
        assert.include(yield* update({ UserName: null, LastName: null }, true), { FullName: "Ada", UserName: null })
        assert.include(yield* call("accountApi.getAccountProfileByUid", uid), { FirstName: "Ada", LastName: null })

        yield* update({ Email: [{ Type: "Secondary", Value: other }] })
        assert.strictEqual(at(yield* call("accountApi.getAccountProfileByEmail", other), "Uid"), uid)
        const removed = yield* call("accountApi.removeEmail", other, uid)
        assert.deepStrictEqual(at(removed, "Email"), [{ Type: "Primary", Value: email }])
        assert.strictEqual(yield* refusal("accountApi.removeEmail", other, uid), 1023)
        assert.strictEqual(yield* refusal("accountApi.removeEmail", email, uid), 1005)

        yield* update({ IsActive: false })
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 991)
        assert.strictEqual(yield* refusal("accountApi.updateAccountByUid", { FirstName: "x" }, nobody), 984)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("get answers to security questions", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const write = (answers: object) => ({ securityQuestionAnswer: answers })
        const unknown = write({ [nobody]: "Byron" })
        assert.strictEqual(yield* refusal("accountApi.updateAccountByUid", unknown, uid), 1091)
        const updated = yield* call("accountApi.updateAccountByUid", write({ [question]: "Byron" }), uid)
        assert.strictEqual(at(updated, "Uid"), uid)
        const asked = yield* call("authenticationApi.getSecurityQuestionsByEmail", email)
        assert.strictEqual(at(asked, "0.QuestionId"), question)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are shown with the social profiles that are linked", () =>
      Effect.gen(function* () {
        const google = { provider: "google", id: "117012345678901234567", email }
        const uid = yield* account(email)
        yield* Emulator.seed(Seed.socialLogin(google))
        const profile = yield* call("accountApi.getAccountProfileByUid", uid)
        assert.strictEqual(at(profile, "Provider"), "Email")
        assert.deepInclude(at(profile, "Identities.0"), { Provider: "google", ID: google.id })
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("passwords", () => {
    it.live("are set, and read as a hash", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const before = yield* call("accountApi.getAccountPasswordHashByUid", uid)
        const set = yield* call("accountApi.setAccountPasswordByUid", "battery staple", uid)
        assert.match(textAt(set, "PasswordHash"), /^Rfc2898DeriveBytes\$\d+\$[^$]+\$[^$]+$/)
        assert.notDeepEqual(set, before)
        assert.deepStrictEqual(yield* call("accountApi.getAccountPasswordHashByUid", uid), set)
        yield* logIn(email, "battery staple")
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 966)
        assert.strictEqual(yield* refusal("accountApi.getAccountPasswordHashByUid", nobody), 984)
        assert.strictEqual(yield* refusal("accountApi.setAccountPasswordByUid", password, nobody), 984)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are reset by a token, which is mailed only on request", () =>
      Effect.gen(function* () {
        yield* account(email)
        const forgot = ["accountApi.getForgotPasswordToken", email, "forgot", "https://a.example/reset"] as const
        const silent = textAt(yield* call(...forgot, false), "ForgotToken")
        assert.deepStrictEqual(yield* Outbox.messages, [])
        const ForgotToken = textAt(yield* call(...forgot, true), "ForgotToken")
        const { link, secret } = yield* nextMail(email, "forgot")
        assert.strictEqual(secret, ForgotToken)
        assert.strictEqual(link, `https://a.example/reset?vtype=reset&vtoken=${ForgotToken}`)
        const reset = { resettoken: silent, password: "battery staple" }
        assert.deepStrictEqual(yield* call("authenticationApi.resetPasswordByResetToken", reset), isPosted)
        yield* logIn(email, "battery staple")
        assert.strictEqual(yield* refusal("accountApi.getForgotPasswordToken", other), 938)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("addresses", () => {
    it.live("are verified by a token without a mail, and can be made unverified", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { EmailVerified: false })
        const invalidate = [
          "accountApi.invalidateAccountEmailVerification",
          uid,
          "again",
          "https://a.example/"
        ] as const
        assert.strictEqual(yield* refusal(...invalidate), 1115)
        assert.strictEqual(yield* refusal("accountApi.getEmailVerificationToken", other), 938)
        const issued = yield* call("accountApi.getEmailVerificationToken", email)
        assert.deepStrictEqual(yield* Outbox.messages, [])
        assert.isAbove(Date.parse(textAt(issued, "expires_in")), Date.now())
        yield* call("authenticationApi.verifyEmail", textAt(issued, "VerificationToken"))
        yield* logIn(email)
        assert.strictEqual(yield* refusal("accountApi.getEmailVerificationToken", email), 1126)

        assert.deepStrictEqual(yield* call(...invalidate), isPosted)
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 970)
        yield* call("authenticationApi.verifyEmail", (yield* nextMail(email, "again")).secret)
        yield* logIn(email)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("tokens", () => {
    it.live("are created for a user without a login", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const opened = yield* call("accountApi.getAccessTokenByUid", uid)
        assert.hasAllKeys(opened, ["access_token", "refresh_token", "expires_in"])
        const profile = yield* call("authenticationApi.getProfileByAccessToken", textAt(opened, "access_token"))
        assert.strictEqual(at(profile, "Uid"), uid)
        assert.strictEqual(yield* refusal("accountApi.getAccessTokenByUid", nobody), 984)
        yield* call("accountApi.deleteAccountByUid", uid)
        const token = textAt(opened, "access_token")
        assert.strictEqual(yield* refusal("authenticationApi.authValidateAccessToken", token), 905)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("the application", () => {
    it.live("creates a SOTT for a registration on the server", () =>
      Effect.gen(function* () {
        const made = yield* call("sottApi.generateSott", 20)
        const minutes = (Date.parse(textAt(made, "ExpiryTime")) - Date.now()) / 60_000
        assert.approximately(minutes, 20, 0.5)
        const profile = { Email: [{ Type: "Primary", Value: email }], Password: password }
        const sott = textAt(made, "Sott")
        assert.deepStrictEqual(yield* call("authenticationApi.userRegistrationByEmail", profile, sott), isPosted)
        assert.strictEqual(at(yield* call("accountApi.getAccountProfileByEmail", email), "EmailVerified"), false)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("reads the server's time, and the period of a SOTT", () =>
      Effect.gen(function* () {
        const info = yield* call("configurationApi.getServerInfo", 30)
        const millis = (path: string) => Date.parse(`${textAt(info, path).replace(" ", "T")}Z`)
        assert.approximately(millis("CurrentTime"), Date.now(), 30_000)
        assert.strictEqual(at(info, "Sott.TimeDifference"), "30 Minutes")
        assert.strictEqual(millis("Sott.EndTime") - millis("Sott.StartTime"), 30 * 60_000)
        assert.strictEqual(millis("Sott.StartTime"), millis("CurrentTime"))
      }).pipe(Effect.provide(sdk()))
    )

    it.live("reads its configuration from another host", () =>
      Effect.gen(function* () {
        const configuration = yield* call("configurationApi.getConfigurations")
        assert.strictEqual((yield* lastExchange).host, "config.lrcontent.com")
        assert.include(configuration, { AppName: "emulator", EmailVerificationFlow: "required", IsPhoneLogin: true })
        assert.deepInclude(at(configuration, "SecurityQuestions.Questions"), {
          QuestionId: question,
          Question: "What is your mother's maiden name?"
        })
        yield* Emulator.configure({ emailVerificationFlow: "optional", socialProviders: ["google"] })
        const changed = yield* call("configurationApi.getConfigurations")
        assert.strictEqual(at(changed, "EmailVerificationFlow"), "optional")
        assert.include(textAt(changed, "SocialSchema.Providers.0.Endpoint"), `apikey=${apiKey}&provider=google`)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is refused with a wrong or malformed key or secret", () =>
      Effect.gen(function* () {
        yield* Emulator.configure({ apiKey: "e0e0e0e0-0000-4000-8000-0000000000ff" })
        assert.strictEqual(yield* refusal("configurationApi.getServerInfo", 10), 901)
        assert.strictEqual((yield* lastExchange).status, 403)
        yield* Emulator.configure({ apiKey })
        yield* call("configurationApi.getServerInfo", 10)
        yield* Emulator.configure({ apiSecret: "e0e0e0e0-0000-4000-8000-0000000000fe" })
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByUid", nobody), 902)
        assert.strictEqual((yield* lastExchange).status, 401)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is refused with a secret that is not a GUID", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* refusal("accountApi.getAccountProfileByUid", nobody), 921)
        assert.strictEqual((yield* lastExchange).status, 400)
      }).pipe(Effect.provide(sdk({}, { apiSecret: "secret" })))
    )
  })
}
