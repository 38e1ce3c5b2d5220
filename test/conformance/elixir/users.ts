/** LoginRadius' Elixir SDK 1.1: requests of users, and of an application's server on their accounts. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, server, textAt } from "../setup.js"
import {
  account,
  email,
  isDeleted,
  isLogin,
  isPosted,
  nextMailSecret,
  password,
  phone,
  refusal,
  session,
  sott,
  succeed,
  userName
} from "./client.js"

const question = "6fc48739c6754040a72033c8d0921969"
const second = "testaccountauto2@example.com"
const nobody = "0".repeat(32)
const person = { Email: [{ Type: "Primary", Value: email }], Password: password }

const emails = Effect.map(succeed("Account.profilesByEmail", { email }), (profile) =>
  (at(profile, "Email") as ReadonlyArray<{ readonly Value: string }>).map(({ Value }) => Value)
)

export const users = () => {
  describe("users of an Elixir application", () => {
    it.live("register, verify their addresses and log in", () =>
      Effect.gen(function* () {
        const foreign = { access_token: sott().replace(/.$/, "g") }
        assert.deepStrictEqual(yield* refusal("Authentication.userRegistrationByEmail", foreign, person), [403, 1049])
        assert.deepStrictEqual(
          yield* refusal("Authentication.userRegistrationByEmail", { access_token: "" }, person),
          [400, 1048]
        )
        assert.deepStrictEqual(yield* succeed("Authentication.checkEmailAvailability", { email }), { IsExist: false })
        assert.deepStrictEqual(yield* refusal("Authentication.checkEmailAvailability", { email: "none" }), [400, 1038])
        assert.deepStrictEqual(yield* succeed("Authentication.userRegistrationByEmail", {}, person), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.userRegistrationByEmail", {}, person), [403, 936])
        assert.deepStrictEqual(yield* succeed("Authentication.checkEmailAvailability", { email }), { IsExist: true })
        assert.deepStrictEqual(yield* succeed("Authentication.resendEmailVerification", {}, { email }), isPosted)
        const verificationtoken = yield* nextMailSecret(email)
        assert.deepStrictEqual(yield* succeed("Authentication.verifyEmail", { verificationtoken }), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.verifyEmail", { verificationtoken }), [403, 974])
        assert.deepStrictEqual(yield* refusal("Authentication.resendEmailVerification", {}, { email }), [403, 1025])
        const login = yield* succeed("Authentication.loginByEmail", {}, { Email: email, Password: password })
        assert.strictEqual(at(login, "Profile.EmailVerified"), true)
        const wrong = { email, password: "wrong" }
        assert.deepStrictEqual(yield* refusal("Authentication.loginByEmail", {}, wrong), [401, 966])
        assert.deepStrictEqual(yield* refusal("Authentication.loginByEmail"), [400, 1038])
      }).pipe(Effect.provide(server()))
    )

    it.live("verify addresses and reset passwords by passcodes", () =>
      Effect.gen(function* () {
        yield* account({ EmailVerified: false })
        yield* succeed("Authentication.resendEmailVerification", {}, { email })
        const body = { email, otp: yield* nextMailSecret(email) }
        assert.strictEqual(at(yield* succeed("Authentication.verifyEmailByOtp", {}, body), "IsPosted"), true)
        assert.deepStrictEqual(yield* refusal("Authentication.verifyEmailByOtp", {}, body), [403, 1186])
        yield* succeed("Authentication.forgotPassword", { resetpasswordurl: "reset.com" }, { email })
        const otp = yield* nextMailSecret(email, "forgotpassword-default")
        const reset = { password: "next", Email: email, Otp: otp }
        assert.deepStrictEqual(yield* succeed("Authentication.resetPasswordByOtp", {}, reset), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.resetPasswordByOtp", {}, reset), [403, 1186])
        yield* session("next")
      }).pipe(Effect.provide(server({ verificationTypes: { registration: "OTP", forgotPassword: "OTP" } })))
    )

    it.live("read and change their profile, address and user name", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        const profile = succeed("Authentication.readProfilesByAccessToken", token)
        assert.strictEqual(at(yield* profile, "Uid"), uid)
        assert.deepStrictEqual(
          yield* refusal("Authentication.readProfilesByAccessToken", { access_token: "" }),
          [400, 1060]
        )
        assert.strictEqual(at(yield* succeed("Authentication.socialIdentity", token), "Uid"), uid)
        const updated = yield* succeed("Authentication.updateProfileByAccessToken", token, { LastName: "auto" })
        assert.strictEqual(at(updated, "Data.FullName"), "testaccount auto")
        assert.strictEqual(at(yield* profile, "LastName"), "auto")
        assert.include(yield* succeed("Authentication.validateAccessToken", token), token)

        yield* succeed("Authentication.addEmail", token, { email: second, type: "Secondary" })
        yield* succeed("Authentication.verifyEmail", { verificationtoken: yield* nextMailSecret(second) })
        assert.deepStrictEqual(yield* emails, [email, second])
        assert.deepStrictEqual(
          yield* refusal("Authentication.addEmail", token, { email: second, type: "Secondary" }),
          [403, 1174]
        )
        assert.deepStrictEqual(yield* succeed("Authentication.removeEmail", token, { email: second }), isDeleted)
        assert.deepStrictEqual(yield* refusal("Authentication.removeEmail", token, { email: second }), [403, 1023])
        assert.deepStrictEqual(yield* emails, [email])

        yield* succeed("Authentication.setOrChangeUsername", token, { username: "NewUserName" })
        assert.deepStrictEqual(
          yield* succeed("Authentication.checkUsernameAvailability", { username: "newusername" }),
          {
            IsExist: true
          }
        )
        assert.deepStrictEqual(yield* succeed("Authentication.checkUsernameAvailability", { username: userName }), {
          IsExist: false
        })
        const byUserName = { username: "newusername", password }
        isLogin(yield* succeed("Authentication.loginByUsername", {}, byUserName), uid)
        assert.deepStrictEqual(
          yield* refusal("Authentication.loginByUsername", {}, { ...byUserName, username: userName }),
          [403, 938]
        )
        yield* succeed("Authentication.sendWelcomeEmail", { ...token, welcomeemailtemplate: "hello" })
        yield* Outbox.take({ to: email, template: "hello" })
      }).pipe(Effect.provide(server()))
    )

    it.live("accept the privacy policy, end sessions and delete their account", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        assert.deepStrictEqual(yield* refusal("Authentication.privacyPolicyAccept", token), [403, 1195])
        const policies = [{ version: "1", start: "2020-01-01T00:00:00Z" }]
        yield* Emulator.configure({ privacyPolicy: { enabled: true, policies } })
        const accepted = yield* succeed("Authentication.privacyPolicyAccept", token)
        assert.strictEqual(at(accepted, "PrivacyPolicy.Version"), "1")

        const other = yield* session()
        assert.deepStrictEqual(yield* succeed("Authentication.invalidateAccessToken", other), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.validateAccessToken", other), [403, 905])

        const page = { deleteurl: "https://a.example", emailtemplate: "bye" }
        assert.deepStrictEqual(
          yield* succeed("Authentication.deleteAccountWithEmailConfirmation", { ...token, ...page }),
          {
            IsDeleteRequestAccepted: true
          }
        )
        const deletetoken = yield* nextMailSecret(email, "bye")
        assert.deepStrictEqual(yield* succeed("Authentication.deleteAccount", { deletetoken }), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.deleteAccount", { deletetoken }), [403, 1119])
        assert.deepStrictEqual(yield* refusal("Authentication.readProfilesByAccessToken", token), [403, 905])
      }).pipe(Effect.provide(server()))
    )

    it.live("change their passwords", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        const change = { oldpassword: password, newpassword: "changed" }
        assert.deepStrictEqual(yield* succeed("Authentication.changePassword", token, change), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.changePassword", token, change), [401, 967])

        const resetpasswordurl = "localhost:8080"
        yield* succeed("Authentication.forgotPassword", { resetpasswordurl }, { email })
        assert.deepStrictEqual(
          yield* refusal("Authentication.forgotPassword", { resetpasswordurl }, { email: second }),
          [403, 938]
        )
        const reset = { resettoken: yield* nextMailSecret(email), password: "reset" }
        assert.deepStrictEqual(yield* succeed("Authentication.resetPasswordByResetToken", {}, reset), isPosted)
        assert.deepStrictEqual(yield* refusal("Authentication.resetPasswordByResetToken", {}, reset), [403, 974])
        yield* session("reset")
      }).pipe(Effect.provide(server()))
    )

    it.live("reset their passwords by answers to security questions", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        assert.deepStrictEqual(yield* refusal("Authentication.securityQuestionsByAccessToken", token), [403, 1092])
        yield* succeed("Authentication.updateSecurityQuestionsByAccessToken", token, {
          securityquestionanswer: { [question]: "Byron" }
        })
        const asked = yield* succeed("Authentication.securityQuestionsByAccessToken", token)
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
          assert.deepStrictEqual(yield* succeed(questions, who), asked)
          assert.deepStrictEqual(yield* refusal(questions, { [member]: "nobody@example.com" }), [403, 938])
          const body = { ...who, password: `by ${member}`, securityanswer: { [question]: "Byron" } }
          assert.deepStrictEqual(yield* succeed(reset, {}, body), isPosted)
          yield* session(`by ${member}`)
          const wrong = { ...body, securityanswer: { [question]: "King" } }
          assert.deepStrictEqual(yield* refusal(reset, {}, wrong), [403, 1093])
        }
      }).pipe(Effect.provide(server()))
    )

    it.live("link social profiles by PUT, like the first clients", () =>
      Effect.gen(function* () {
        yield* account()
        const token = yield* session()
        const google = { provider: "google", id: "117012345678901234567" }
        const candidatetoken = Redacted.value((yield* Emulator.seed(Seed.socialLogin(google))).accessToken)
        assert.deepStrictEqual(
          yield* succeed("Authentication.linkSocialIdentities", token, { candidatetoken }),
          isPosted
        )
        const profile = yield* succeed("Authentication.readProfilesByAccessToken", token)
        assert.strictEqual(at(profile, "Identities.0.ID"), google.id)
        const none = { candidatetoken: "00000000-0000-4000-8000-000000000000" }
        assert.deepStrictEqual(yield* refusal("Authentication.linkSocialIdentities", token, none), [403, 905])
        const unlink = { provider: "google", providerid: google.id }
        assert.deepStrictEqual(yield* succeed("Authentication.unlinkSocialIdentities", token, unlink), isDeleted)
        assert.deepStrictEqual(yield* refusal("Authentication.unlinkSocialIdentities", token, unlink), [403, 987])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("the server of an Elixir application", () => {
    it.live("creates, finds, changes and deletes accounts", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        assert.deepStrictEqual(yield* refusal("Account.create", {}, person), [403, 936])
        const ways = [
          ["Account.profilesByEmail", { email }, { email: second }],
          ["Account.profilesByUsername", { username: userName }, { username: "nobody" }],
          ["Account.profilesByPhoneId", { phone }, { phone: "19022008815" }]
        ] as const
        for (const [name, who, none] of ways) {
          assert.strictEqual(at(yield* succeed(name, who), "Uid"), uid, name)
          assert.deepStrictEqual(yield* refusal(name, none), [403, 938], name)
        }
        assert.strictEqual(at(yield* succeed("Account.profilesByUid", { uid }), "Uid"), uid)
        assert.strictEqual(at(yield* succeed("Account.identitiesByEmail", { email }), "Data.0.Uid"), uid)
        assert.deepStrictEqual(yield* refusal("Account.identitiesByEmail", { email: second }), [403, 938])

        assert.strictEqual(at(yield* succeed("Account.update", { uid }, { firstname: "Ada" }), "FirstName"), "Ada")
        yield* succeed("Account.update", { uid }, { Email: [{ Type: "Secondary", Value: second }] })
        assert.deepStrictEqual(yield* emails, [email, second])
        yield* succeed("Account.emailDelete", { uid }, { email: second })
        assert.deepStrictEqual(yield* refusal("Account.emailDelete", { uid }, { email }), [403, 1005])
        assert.deepStrictEqual(yield* emails, [email])
        const answers = { securityquestionanswer: { [question]: "Byron" } }
        yield* succeed("Account.updateSecurityQuestionConfiguration", { uid }, answers)
        yield* succeed("Authentication.securityQuestionsByEmail", { email })
        const unknown = { securityquestionanswer: { [nobody]: "Byron" } }
        assert.deepStrictEqual(
          yield* refusal("Account.updateSecurityQuestionConfiguration", { uid }, unknown),
          [403, 1091]
        )

        assert.deepStrictEqual(yield* succeed("Account.delete", { uid }), isDeleted)
        assert.deepStrictEqual(yield* refusal("Account.profilesByUid", { uid }), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.delete", { uid }), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.update", { uid }, { firstname: "Ada" }), [403, 984])
      }).pipe(Effect.provide(server()))
    )

    it.live("sets passwords and creates tokens", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const set = yield* succeed("Account.setPassword", { uid }, { password: "set" })
        assert.deepStrictEqual(yield* succeed("Account.password", { uid }), set)
        yield* session("set")
        const opened = yield* succeed("Account.userImpersonation", { uid })
        const token = { access_token: textAt(opened, "access_token") }
        assert.strictEqual(at(yield* succeed("Authentication.readProfilesByAccessToken", token), "Uid"), uid)

        assert.deepStrictEqual(yield* succeed("Account.invalidateVerificationStatus", { uid }), isPosted)
        assert.strictEqual(at(yield* succeed("Account.profilesByUid", { uid }), "EmailVerified"), false)
        const verification = yield* succeed("Account.emailVerificationToken", {}, { email })
        yield* succeed("Authentication.verifyEmail", { verificationtoken: textAt(verification, "VerificationToken") })
        assert.strictEqual(at(yield* succeed("Account.profilesByUid", { uid }), "EmailVerified"), true)
        const forgot = yield* succeed("Account.forgotPasswordToken", {}, { username: userName })
        const reset = { resettoken: textAt(forgot, "ForgotToken"), password }
        yield* succeed("Authentication.resetPasswordByResetToken", {}, reset)
        yield* session()

        const none = { uid: nobody }
        assert.deepStrictEqual(yield* refusal("Account.setPassword", none, { password: "set" }), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.password", none), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.userImpersonation", none), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.invalidateVerificationStatus", none), [403, 984])
        assert.deepStrictEqual(yield* refusal("Account.emailVerificationToken", {}, { email: second }), [403, 938])
        assert.deepStrictEqual(yield* refusal("Account.forgotPasswordToken", {}, { email: second }), [403, 938])
      }).pipe(Effect.provide(server()))
    )

    it.live("reads configuration and time, and creates SOTTs", () =>
      Effect.gen(function* () {
        assert.include(yield* succeed("Configuration.getConfigurations"), { AppName: "emulator" })
        const info = yield* succeed("Infrastructure.getServerTime", { timedifference: "5" })
        assert.strictEqual(at(info, "Sott.TimeDifference"), "5 Minutes")
        assert.strictEqual(at(yield* succeed("Infrastructure.getServerTime"), "Sott.TimeDifference"), "10 Minutes")
        assert.deepStrictEqual(yield* refusal("Infrastructure.getServerTime", { timedifference: "soon" }), [400, 908])
        const made = textAt(yield* succeed("Infrastructure.generateSott", { timedifference: "10" }), "Sott")
        assert.deepStrictEqual(
          yield* succeed("Authentication.userRegistrationByEmail", { access_token: made }, person),
          isPosted
        )
      }).pipe(Effect.provide(server()))
    )
  })
}
