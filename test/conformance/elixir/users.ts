/** LoginRadius' Elixir SDK 1.1: what users do, and what the servers of an application do with their accounts. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, server, textAt } from "../lab.js"
import {
  account,
  deleted,
  email,
  isLogin,
  mailed,
  no,
  ok,
  password,
  phone,
  posted,
  session,
  sott,
  userName
} from "./client.js"

const question = "6fc48739c6754040a72033c8d0921969"
const second = "testaccountauto2@example.com"
const nobody = "0".repeat(32)
const person = { Email: [{ Type: "Primary", Value: email }], Password: password }

const emails = Effect.map(ok("Account.profilesByEmail", { email }), (profile) =>
  (at(profile, "Email") as ReadonlyArray<{ readonly Value: string }>).map(({ Value }) => Value)
)

export const users = () => {
  describe("users of an Elixir application", () => {
    it.live("register, verify their addresses and log in", () =>
      Effect.gen(function* () {
        const foreign = { access_token: sott().replace(/.$/, "g") }
        assert.deepStrictEqual(yield* no("Authentication.userRegistrationByEmail", foreign, person), [403, 1049])
        assert.deepStrictEqual(
          yield* no("Authentication.userRegistrationByEmail", { access_token: "" }, person),
          [400, 1048]
        )
        assert.deepStrictEqual(yield* ok("Authentication.checkEmailAvailability", { email }), { IsExist: false })
        assert.deepStrictEqual(yield* no("Authentication.checkEmailAvailability", { email: "none" }), [400, 1038])
        assert.deepStrictEqual(yield* ok("Authentication.userRegistrationByEmail", {}, person), posted)
        assert.deepStrictEqual(yield* no("Authentication.userRegistrationByEmail", {}, person), [403, 936])
        assert.deepStrictEqual(yield* ok("Authentication.checkEmailAvailability", { email }), { IsExist: true })
        assert.deepStrictEqual(yield* ok("Authentication.resendEmailVerification", {}, { email }), posted)
        const verificationtoken = yield* mailed(email)
        assert.deepStrictEqual(yield* ok("Authentication.verifyEmail", { verificationtoken }), posted)
        assert.deepStrictEqual(yield* no("Authentication.verifyEmail", { verificationtoken }), [403, 974])
        assert.deepStrictEqual(yield* no("Authentication.resendEmailVerification", {}, { email }), [403, 1025])
        const login = yield* ok("Authentication.loginByEmail", {}, { Email: email, Password: password })
        assert.strictEqual(at(login, "Profile.EmailVerified"), true)
        const wrong = { email, password: "wrong" }
        assert.deepStrictEqual(yield* no("Authentication.loginByEmail", {}, wrong), [401, 966])
        assert.deepStrictEqual(yield* no("Authentication.loginByEmail"), [400, 1038])
      }).pipe(Effect.provide(server()))
    )

    it.live("verify addresses and reset passwords by passcodes", () =>
      Effect.gen(function* () {
        yield* account({ EmailVerified: false })
        yield* ok("Authentication.resendEmailVerification", {}, { email })
        const body = { email, otp: yield* mailed(email) }
        assert.strictEqual(at(yield* ok("Authentication.verifyEmailByOtp", {}, body), "IsPosted"), true)
        assert.deepStrictEqual(yield* no("Authentication.verifyEmailByOtp", {}, body), [403, 1186])
        yield* ok("Authentication.forgotPassword", { resetpasswordurl: "reset.com" }, { email })
        const otp = yield* mailed(email, "forgotpassword-default")
        const reset = { password: "next", Email: email, Otp: otp }
        assert.deepStrictEqual(yield* ok("Authentication.resetPasswordByOtp", {}, reset), posted)
        assert.deepStrictEqual(yield* no("Authentication.resetPasswordByOtp", {}, reset), [403, 1186])
        yield* session("next")
      }).pipe(Effect.provide(server({ verificationTypes: { registration: "OTP", forgotPassword: "OTP" } })))
    )

    it.live("read and change what is theirs", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        const profile = ok("Authentication.readProfilesByAccessToken", token)
        assert.strictEqual(at(yield* profile, "Uid"), uid)
        assert.deepStrictEqual(yield* no("Authentication.readProfilesByAccessToken", { access_token: "" }), [400, 1060])
        assert.strictEqual(at(yield* ok("Authentication.socialIdentity", token), "Uid"), uid)
        const updated = yield* ok("Authentication.updateProfileByAccessToken", token, { LastName: "auto" })
        assert.strictEqual(at(updated, "Data.FullName"), "testaccount auto")
        assert.strictEqual(at(yield* profile, "LastName"), "auto")
        assert.include(yield* ok("Authentication.validateAccessToken", token), token)

        yield* ok("Authentication.addEmail", token, { email: second, type: "Secondary" })
        yield* ok("Authentication.verifyEmail", { verificationtoken: yield* mailed(second) })
        assert.deepStrictEqual(yield* emails, [email, second])
        assert.deepStrictEqual(
          yield* no("Authentication.addEmail", token, { email: second, type: "Secondary" }),
          [403, 1174]
        )
        assert.deepStrictEqual(yield* ok("Authentication.removeEmail", token, { email: second }), deleted)
        assert.deepStrictEqual(yield* no("Authentication.removeEmail", token, { email: second }), [403, 1023])
        assert.deepStrictEqual(yield* emails, [email])

        yield* ok("Authentication.setOrChangeUsername", token, { username: "NewUserName" })
        assert.deepStrictEqual(yield* ok("Authentication.checkUsernameAvailability", { username: "newusername" }), {
          IsExist: true
        })
        assert.deepStrictEqual(yield* ok("Authentication.checkUsernameAvailability", { username: userName }), {
          IsExist: false
        })
        const byUserName = { username: "newusername", password }
        isLogin(yield* ok("Authentication.loginByUsername", {}, byUserName), uid)
        assert.deepStrictEqual(
          yield* no("Authentication.loginByUsername", {}, { ...byUserName, username: userName }),
          [403, 938]
        )
        yield* ok("Authentication.sendWelcomeEmail", { ...token, welcomeemailtemplate: "hello" })
        yield* Outbox.waitFor({ to: email, template: "hello" })
      }).pipe(Effect.provide(server()))
    )

    it.live("accept the privacy policy, end sessions and leave", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        assert.deepStrictEqual(yield* no("Authentication.privacyPolicyAccept", token), [403, 1195])
        const policies = [{ version: "1", start: "2020-01-01T00:00:00Z" }]
        yield* Emulator.configure({ privacyPolicy: { enabled: true, policies } })
        const accepted = yield* ok("Authentication.privacyPolicyAccept", token)
        assert.strictEqual(at(accepted, "PrivacyPolicy.Version"), "1")

        const other = yield* session()
        assert.deepStrictEqual(yield* ok("Authentication.invalidateAccessToken", other), posted)
        assert.deepStrictEqual(yield* no("Authentication.validateAccessToken", other), [403, 905])

        const page = { deleteurl: "https://a.example", emailtemplate: "bye" }
        assert.deepStrictEqual(yield* ok("Authentication.deleteAccountWithEmailConfirmation", { ...token, ...page }), {
          IsDeleteRequestAccepted: true
        })
        const deletetoken = yield* mailed(email, "bye")
        assert.deepStrictEqual(yield* ok("Authentication.deleteAccount", { deletetoken }), posted)
        assert.deepStrictEqual(yield* no("Authentication.deleteAccount", { deletetoken }), [403, 1119])
        assert.deepStrictEqual(yield* no("Authentication.readProfilesByAccessToken", token), [403, 905])
      }).pipe(Effect.provide(server()))
    )

    it.live("change their passwords", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        const change = { oldpassword: password, newpassword: "changed" }
        assert.deepStrictEqual(yield* ok("Authentication.changePassword", token, change), posted)
        assert.deepStrictEqual(yield* no("Authentication.changePassword", token, change), [401, 967])

        const resetpasswordurl = "localhost:8080"
        yield* ok("Authentication.forgotPassword", { resetpasswordurl }, { email })
        assert.deepStrictEqual(
          yield* no("Authentication.forgotPassword", { resetpasswordurl }, { email: second }),
          [403, 938]
        )
        const reset = { resettoken: yield* mailed(email), password: "reset" }
        assert.deepStrictEqual(yield* ok("Authentication.resetPasswordByResetToken", {}, reset), posted)
        assert.deepStrictEqual(yield* no("Authentication.resetPasswordByResetToken", {}, reset), [403, 974])
        yield* session("reset")
      }).pipe(Effect.provide(server()))
    )

    it.live("reset their passwords by answers to security questions", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        assert.deepStrictEqual(yield* no("Authentication.securityQuestionsByAccessToken", token), [403, 1092])
        yield* ok("Authentication.updateSecurityQuestionsByAccessToken", token, {
          securityquestionanswer: { [question]: "Byron" }
        })
        const asked = yield* ok("Authentication.securityQuestionsByAccessToken", token)
        assert.deepStrictEqual([at(asked, "0.QuestionId"), at(asked, "1")], [question, undefined])
        const ways = [
          [
            "Authentication.securityQuestionsByEmail",
            "Authentication.resetPasswordBySecurityAnswerAndEmail",
            { email }
          ],
          [
            "Authentication.securityQuestionsByPhone",
            "Authentication.resetPasswordBySecurityAnswerAndPhone",
            { phone }
          ],
          [
            "Authentication.securityQuestionsByUsername",
            "Authentication.resetPasswordBySecurityAnswerAndUsername",
            { username: userName }
          ]
        ] as const
        for (const [questions, reset, who] of ways) {
          const [member = ""] = Object.keys(who)
          assert.deepStrictEqual(yield* ok(questions, who), asked)
          assert.deepStrictEqual(yield* no(questions, { [member]: "nobody@example.com" }), [403, 938])
          const body = { ...who, password: `by ${member}`, securityanswer: { [question]: "Byron" } }
          assert.deepStrictEqual(yield* ok(reset, {}, body), posted)
          yield* session(`by ${member}`)
          const wrong = { ...body, securityanswer: { [question]: "King" } }
          assert.deepStrictEqual(yield* no(reset, {}, wrong), [403, 1093])
        }
      }).pipe(Effect.provide(server()))
    )

    it.live("link social profiles by PUT, as clients did at first", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        const google = { provider: "google", id: "117012345678901234567" }
        const candidatetoken = Redacted.value((yield* Emulator.seed(Seed.socialLogin(google))).accessToken)
        assert.deepStrictEqual(yield* ok("Authentication.linkSocialIdentities", token, { candidatetoken }), posted)
        const profile = yield* ok("Authentication.readProfilesByAccessToken", token)
        assert.strictEqual(at(profile, "Identities.0.ID"), google.id)
        const none = { candidatetoken: "00000000-0000-4000-8000-000000000000" }
        assert.deepStrictEqual(yield* no("Authentication.linkSocialIdentities", token, none), [403, 905])
        const unlink = { provider: "google", providerid: google.id }
        assert.deepStrictEqual(yield* ok("Authentication.unlinkSocialIdentities", token, unlink), deleted)
        assert.deepStrictEqual(yield* no("Authentication.unlinkSocialIdentities", token, unlink), [403, 987])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("the server of an Elixir application", () => {
    it.live("makes, finds, changes and deletes accounts", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        assert.deepStrictEqual(yield* no("Account.create", {}, person), [403, 936])
        const ways = [
          ["Account.profilesByEmail", { email }, { email: second }],
          ["Account.profilesByUsername", { username: userName }, { username: "nobody" }],
          ["Account.profilesByPhoneId", { phone }, { phone: "19022008815" }]
        ] as const
        for (const [name, who, none] of ways) {
          assert.strictEqual(at(yield* ok(name, who), "Uid"), uid, name)
          assert.deepStrictEqual(yield* no(name, none), [403, 938], name)
        }
        assert.strictEqual(at(yield* ok("Account.profilesByUid", { uid }), "Uid"), uid)
        assert.strictEqual(at(yield* ok("Account.identitiesByEmail", { email }), "Data.0.Uid"), uid)
        assert.deepStrictEqual(yield* no("Account.identitiesByEmail", { email: second }), [403, 938])

        assert.strictEqual(at(yield* ok("Account.update", { uid }, { firstname: "Ada" }), "FirstName"), "Ada")
        yield* ok("Account.update", { uid }, { Email: [{ Type: "Secondary", Value: second }] })
        assert.deepStrictEqual(yield* emails, [email, second])
        yield* ok("Account.emailDelete", { uid }, { email: second })
        assert.deepStrictEqual(yield* no("Account.emailDelete", { uid }, { email }), [403, 1005])
        assert.deepStrictEqual(yield* emails, [email])
        const answers = { securityquestionanswer: { [question]: "Byron" } }
        yield* ok("Account.updateSecurityQuestionConfiguration", { uid }, answers)
        yield* ok("Authentication.securityQuestionsByEmail", { email })
        const unknown = { securityquestionanswer: { [nobody]: "Byron" } }
        assert.deepStrictEqual(yield* no("Account.updateSecurityQuestionConfiguration", { uid }, unknown), [403, 1091])

        assert.deepStrictEqual(yield* ok("Account.delete", { uid }), deleted)
        assert.deepStrictEqual(yield* no("Account.profilesByUid", { uid }), [403, 984])
        assert.deepStrictEqual(yield* no("Account.delete", { uid }), [403, 984])
        assert.deepStrictEqual(yield* no("Account.update", { uid }, { firstname: "Ada" }), [403, 984])
      }).pipe(Effect.provide(server()))
    )

    it.live("has passwords and tokens in its hand", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const set = yield* ok("Account.setPassword", { uid }, { password: "set" })
        assert.deepStrictEqual(yield* ok("Account.password", { uid }), set)
        yield* session("set")
        const opened = yield* ok("Account.userImpersonation", { uid })
        const token = { access_token: textAt(opened, "access_token") }
        assert.strictEqual(at(yield* ok("Authentication.readProfilesByAccessToken", token), "Uid"), uid)

        assert.deepStrictEqual(yield* ok("Account.invalidateVerificationStatus", { uid }), posted)
        assert.strictEqual(at(yield* ok("Account.profilesByUid", { uid }), "EmailVerified"), false)
        const verification = yield* ok("Account.emailVerificationToken", {}, { email })
        yield* ok("Authentication.verifyEmail", { verificationtoken: textAt(verification, "VerificationToken") })
        assert.strictEqual(at(yield* ok("Account.profilesByUid", { uid }), "EmailVerified"), true)
        const forgot = yield* ok("Account.forgotPasswordToken", {}, { username: userName })
        const reset = { resettoken: textAt(forgot, "ForgotToken"), password }
        yield* ok("Authentication.resetPasswordByResetToken", {}, reset)
        yield* session()

        const none = { uid: nobody }
        assert.deepStrictEqual(yield* no("Account.setPassword", none, { password: "set" }), [403, 984])
        assert.deepStrictEqual(yield* no("Account.password", none), [403, 984])
        assert.deepStrictEqual(yield* no("Account.userImpersonation", none), [403, 984])
        assert.deepStrictEqual(yield* no("Account.invalidateVerificationStatus", none), [403, 984])
        assert.deepStrictEqual(yield* no("Account.emailVerificationToken", {}, { email: second }), [403, 938])
        assert.deepStrictEqual(yield* no("Account.forgotPasswordToken", {}, { email: second }), [403, 938])
      }).pipe(Effect.provide(server()))
    )

    it.live("asks for configuration, time and SOTTs", () =>
      Effect.gen(function* () {
        assert.include(yield* ok("Configuration.getConfigurations"), { AppName: "emulator" })
        const info = yield* ok("Infrastructure.getServerTime", { timedifference: "5" })
        assert.strictEqual(at(info, "Sott.TimeDifference"), "5 Minutes")
        assert.strictEqual(at(yield* ok("Infrastructure.getServerTime"), "Sott.TimeDifference"), "10 Minutes")
        assert.deepStrictEqual(yield* no("Infrastructure.getServerTime", { timedifference: "soon" }), [400, 908])
        const made = textAt(yield* ok("Infrastructure.generateSott", { timedifference: "10" }), "Sott")
        assert.deepStrictEqual(
          yield* ok("Authentication.userRegistrationByEmail", { access_token: made }, person),
          posted
        )
      }).pipe(Effect.provide(server()))
    )
  })
}
