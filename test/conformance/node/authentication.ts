/** LoginRadius' Node SDK 11.7.0: requests of users. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, textAt } from "../setup.js"
import { account, call, lastExchange, logIn, nextMail, password, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const other = "grace@example.com"
const question = "6fc48739c6754040a72033c8d0921969"
const person = { Email: [{ Type: "Primary", Value: email }], Password: password, FirstName: "Ada" }

const register = (profile: object = person, template?: string, url?: string, welcome?: string) =>
  Effect.flatMap(call("helper.getSott", {}), (sott) =>
    call("authenticationApi.userRegistrationByEmail", profile, sott, template, undefined, undefined, url, welcome)
  )

const isPosted = { IsPosted: true }

export const authentication = () => {
  describe("registration", () => {
    it.live("accepts a SOTT of the SDK, mails a link, and logs in once the link was followed", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", email), { IsExist: false })
        assert.deepStrictEqual(yield* register(person, "hello-verify", "https://app.example.com/verify"), isPosted)
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 970)

        const { link, secret } = yield* nextMail(email, "hello-verify")
        assert.strictEqual(link, `https://app.example.com/verify?vtype=emailverification&vtoken=${secret}`)
        assert.match(secret, /^[0-9a-f]{32}$/)
        assert.deepStrictEqual(yield* call("authenticationApi.verifyEmail", secret, "", "", "hello-welcome"), isPosted)
        assert.strictEqual(yield* refusal("authenticationApi.verifyEmail", secret), 974)
        yield* Outbox.take({ to: email, template: "hello-welcome" })

        const answer = yield* call("authenticationApi.loginByEmail", { email, password })
        assert.match(textAt(answer, "access_token"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        assert.isAbove(Date.parse(textAt(answer, "expires_in")), Date.now())
        assert.match(textAt(answer, "Profile.Uid"), /^[0-9a-f]{32}$/)
        assert.strictEqual(at(answer, "Profile.FirstName"), "Ada")
        assert.strictEqual(at(answer, "Profile.EmailVerified"), true)
        assert.strictEqual(at(answer, "Profile.NoOfLogins"), 1)
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", email), { IsExist: true })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("refuses a SOTT of another secret, an address that is taken, and a profile without an address", () =>
      Effect.gen(function* () {
        yield* register()
        assert.strictEqual(yield* Effect.map(Effect.flip(register()), ({ ErrorCode }) => ErrorCode), 936)
        const foreign = yield* call("helper.getSott", { apiSecret: "11111111-2222-3333-4444-555555555555" })
        const profile = { ...person, Email: [{ Type: "Primary", Value: other }] }
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByEmail", profile, foreign), 1049)
        assert.strictEqual((yield* lastExchange).status, 403)
        const sott = yield* call("helper.getSott", {})
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByEmail", {}, sott), 1038)
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", other), { IsExist: false })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("accepts a SOTT with a start and an end of the caller", () =>
      Effect.gen(function* () {
        const text = (millis: number) => new Date(millis).toISOString().slice(0, 19).replace("T", " ")
        const sottOf = (start: number, end: number) => call("helper.getSott", {}, text(start), text(end))
        const now = Date.now()
        const over = yield* sottOf(now - 7_200_000, now - 3_600_000)
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByEmail", person, over), 1049)
        const good = yield* sottOf(now - 60_000, now + 60_000)
        assert.deepStrictEqual(yield* call("authenticationApi.userRegistrationByEmail", person, good), isPosted)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("sends the verification mail again until the address is verified", () =>
      Effect.gen(function* () {
        const resend = ["authenticationApi.authResendEmailVerification", email, "again", "https://a.example/"] as const
        assert.strictEqual(yield* refusal(...resend), 938)
        yield* register()
        assert.deepStrictEqual(yield* call(...resend), isPosted)
        const { link, secret } = yield* nextMail(email, "again")
        assert.match(link, /^https:\/\/a\.example\/\?vtype=/)
        yield* call("authenticationApi.verifyEmail", secret)
        assert.strictEqual(yield* refusal(...resend), 1025)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is verified by a passcode, which logs in", () =>
      Effect.gen(function* () {
        yield* register()
        const { secret } = yield* nextMail(email)
        const wrong = secret === "000000" ? "000001" : "000000"
        assert.strictEqual(yield* refusal("authenticationApi.verifyEmailByOTP", { email, otp: wrong }), 1185)
        const answer = yield* call("authenticationApi.verifyEmailByOTP", { email, otp: secret })
        assert.strictEqual(at(answer, "IsPosted"), true)
        const token = textAt(answer, "Data.access_token")
        const profile = yield* call("authenticationApi.getProfileByAccessToken", token)
        assert.strictEqual(at(profile, "EmailVerified"), true)
        assert.strictEqual(at(profile, "Uid"), textAt(answer, "Data.Profile.Uid"))
        assert.strictEqual(yield* refusal("authenticationApi.verifyEmailByOTP", { email, otp: secret }), 1186)
      }).pipe(Effect.provide(sdk({ verificationTypes: { registration: "OTP" }, loginOnEmailVerification: true })))
    )
  })

  describe("login", () => {
    it.live("works by address and by user name, with both functions of the SDK for each", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { UserName: "Ada.L" })
        const names = [
          ["authenticationApi.loginByEmail", { email, password }],
          ["authenticationApi.loginByUserName", { username: "ada.l", password }],
          ["riskBasedAuthenticationApi.rbaLoginByEmail", { email, password }],
          ["riskBasedAuthenticationApi.rbaLoginByUserName", { username: "ADA.L", password }]
        ] as const
        for (const [name, body] of names) {
          // By the seventh argument, which the other two do not have, the SDK names a template of risk-based authentication.
          const answer = yield* call(name, body, ...Array.from({ length: 5 }), "new-browser")
          assert.strictEqual(at(answer, "Profile.Uid"), uid, name)
          const token = textAt(answer, "access_token")
          assert.strictEqual(at(yield* call("authenticationApi.getProfileByAccessToken", token), "Uid"), uid, name)
          assert.strictEqual(yield* refusal(name, { ...body, password: "wrong" }), 966, name)
          assert.strictEqual((yield* lastExchange).status, 401, name)
        }
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email: other, password }), 938)
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", {}), 1038)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("answers only the requested fields", () =>
      Effect.gen(function* () {
        yield* account(email, { FirstName: "Ada" })
        const fields = "access_token,Profile(FirstName,Email/Value)"
        const answer = yield* call("authenticationApi.loginByEmail", { email, password }, "", fields)
        const token = textAt(answer, "access_token")
        assert.deepStrictEqual(answer, {
          access_token: token,
          Profile: { FirstName: "Ada", Email: [{ Value: email }] }
        })
        assert.deepStrictEqual(yield* call("authenticationApi.getProfileByAccessToken", token, "FirstName"), {
          FirstName: "Ada"
        })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("opens a session that is valid until it is invalidated", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        const kept = yield* logIn(email)
        const valid = yield* call("authenticationApi.authValidateAccessToken", token)
        assert.strictEqual(at(valid, "access_token"), token)
        assert.isAbove(Date.parse(textAt(valid, "expires_in")), Date.now())
        assert.deepStrictEqual(yield* call("authenticationApi.authInValidateAccessToken", token, true), isPosted)
        assert.strictEqual(yield* refusal("authenticationApi.authValidateAccessToken", token), 905)
        assert.strictEqual(yield* refusal("authenticationApi.getProfileByAccessToken", token), 905)
        assert.strictEqual(at(yield* call("authenticationApi.authValidateAccessToken", kept), "access_token"), kept)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("profile", () => {
    it.live("is read and changed by its user", () =>
      Effect.gen(function* () {
        yield* account(email, { FirstName: "Ada" })
        const token = yield* logIn(email)
        const written = { LastName: "Lovelace", Company: "Analytical Engines" }
        const answer = yield* call("authenticationApi.updateProfileByAccessToken", token, written)
        assert.strictEqual(at(answer, "IsPosted"), true)
        assert.strictEqual(at(answer, "Data.FullName"), "Ada Lovelace")
        const read = yield* call("authenticationApi.getProfileByAccessToken", token)
        assert.include(read, { FirstName: "Ada", ...written })
        const nobody = "00000000-0000-4000-8000-000000000000"
        assert.strictEqual(yield* refusal("authenticationApi.updateProfileByAccessToken", nobody, written), 905)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("gets a second address, which logs in once it is verified, and loses it again", () =>
      Effect.gen(function* () {
        yield* account(email)
        yield* account(other)
        const token = yield* logIn(email)
        const second = "countess@example.com"
        const addresses = Effect.map(call("authenticationApi.getProfileByAccessToken", token), (profile) =>
          (at(profile, "Email") as ReadonlyArray<{ readonly Value: string }>).map(({ Value }) => Value)
        )
        assert.strictEqual(yield* refusal("authenticationApi.addEmail", token, other, "Secondary"), 936)
        assert.deepStrictEqual(yield* call("authenticationApi.addEmail", token, second, "Secondary"), isPosted)
        assert.deepStrictEqual(yield* addresses, [email])
        yield* call("authenticationApi.verifyEmail", (yield* nextMail(second)).secret)
        assert.deepStrictEqual(yield* addresses, [email, second])
        yield* logIn(second)
        assert.deepStrictEqual(yield* call("authenticationApi.removeEmail", token, second), { IsDeleted: true })
        assert.deepStrictEqual(yield* addresses, [email])
        assert.strictEqual(yield* refusal("authenticationApi.removeEmail", token, second), 1023)
        assert.strictEqual(yield* refusal("authenticationApi.removeEmail", token, email), 1005)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("gets a user name, unless another account has it", () =>
      Effect.gen(function* () {
        yield* account(email)
        yield* account(other, { UserName: "grace" })
        const token = yield* logIn(email)
        assert.deepStrictEqual(yield* call("authenticationApi.checkUserNameAvailability", "ada"), { IsExist: false })
        assert.strictEqual(yield* refusal("authenticationApi.setOrChangeUserName", token, "Grace"), 1017)
        assert.deepStrictEqual(yield* call("authenticationApi.setOrChangeUserName", token, "ada"), isPosted)
        assert.deepStrictEqual(yield* call("authenticationApi.checkUserNameAvailability", "ada"), { IsExist: true })
        yield* call("authenticationApi.loginByUserName", { username: "ada", password })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("accepts the privacy policy, once", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        assert.strictEqual(yield* refusal("authenticationApi.acceptPrivacyPolicy", token), 1195)
        const policies = [{ version: "2.0", start: "2020-01-01T00:00:00Z" }]
        yield* Emulator.configure({ privacyPolicy: { enabled: true, policies } })
        const accepted = yield* call("authenticationApi.acceptPrivacyPolicy", token)
        assert.strictEqual(at(accepted, "PrivacyPolicy.Version"), "2.0")
        assert.strictEqual(yield* refusal("authenticationApi.acceptPrivacyPolicy", token), 1222)
        const read = yield* call("authenticationApi.getProfileByAccessToken", token, "PrivacyPolicy")
        assert.deepStrictEqual(at(read, "PrivacyPolicy"), at(accepted, "PrivacyPolicy"))
      }).pipe(Effect.provide(sdk()))
    )

    it.live("gets a welcome mail at every request", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        for (const template of ["hello", "hello"]) {
          assert.deepStrictEqual(yield* call("authenticationApi.sendWelcomeEmail", token, template), isPosted)
          yield* Outbox.take({ to: email, template })
        }
        assert.strictEqual(yield* refusal("authenticationApi.sendWelcomeEmail", "no token"), 905)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is linked with a social profile, and unlinked", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const token = yield* logIn(email)
        const google = { provider: "google", id: "117012345678901234567", email: "ada@gmail.example" }
        const candidate = Redacted.value((yield* Emulator.seed(Seed.socialLogin(google))).accessToken)
        const identities = Effect.map(call("authenticationApi.getProfileByAccessToken", token), (profile) =>
          at(profile, "Identities")
        )
        assert.strictEqual(yield* refusal("authenticationApi.linkSocialIdentities", token, "no token"), 905)
        assert.deepStrictEqual(yield* call("authenticationApi.linkSocialIdentities", token, candidate), isPosted)
        assert.deepInclude(at(yield* identities, "0"), { Provider: "google", ID: google.id })
        const linked = yield* call("authenticationApi.getProfileByAccessToken", candidate)
        assert.include(linked, { Uid: uid, Provider: "google" })

        const unlink = ["authenticationApi.unlinkSocialIdentities", token, "google"] as const
        assert.strictEqual(yield* refusal(...unlink, "1"), 989)
        assert.deepStrictEqual(yield* call(...unlink, google.id), { IsDeleted: true })
        assert.isNull(yield* identities)
        assert.strictEqual(yield* refusal(...unlink, google.id), 987)
      }).pipe(Effect.provide(sdk({ socialProviders: ["google"] })))
    )

    it.live("is deleted when the link in the mail is followed", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        const answer = yield* call(
          "authenticationApi.deleteAccountWithEmailConfirmation",
          token,
          "https://a.example/bye"
        )
        assert.deepStrictEqual(answer, { IsDeleteRequestAccepted: true })
        const { link, secret } = yield* nextMail(email)
        assert.strictEqual(link, `https://a.example/bye?vtype=deleteuser&vtoken=${secret}`)
        yield* logIn(email)
        assert.deepStrictEqual(yield* call("authenticationApi.deleteAccountByDeleteToken", secret), isPosted)
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 938)
        assert.strictEqual(yield* refusal("authenticationApi.getProfileByAccessToken", token), 905)
        assert.strictEqual(yield* refusal("authenticationApi.deleteAccountByDeleteToken", secret), 1119)
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", email), { IsExist: false })
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("password", () => {
    const next = "battery staple"

    /** Fails unless the new password is valid and the old one is not. */
    const isChanged = Effect.gen(function* () {
      yield* logIn(email, next)
      assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 966)
    })

    it.live("is changed with the old one", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        assert.strictEqual(yield* refusal("authenticationApi.changePassword", token, next, "wrong"), 967)
        assert.deepStrictEqual(yield* call("authenticationApi.changePassword", token, next, password), isPosted)
        yield* isChanged
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is reset by the link in a mail", () =>
      Effect.gen(function* () {
        yield* account(email)
        const page = "https://app.example.com/reset?lang=en"
        assert.strictEqual(yield* refusal("authenticationApi.forgotPassword", other, page), 938)
        assert.deepStrictEqual(yield* call("authenticationApi.forgotPassword", email, page, "forgot"), isPosted)
        const { link, secret } = yield* nextMail(email, "forgot")
        assert.strictEqual(link, `${page}&vtype=reset&vtoken=${secret}`)
        const reset = { resettoken: secret, password: next, resetpasswordemailtemplate: "changed" }
        assert.deepStrictEqual(yield* call("authenticationApi.resetPasswordByResetToken", reset), isPosted)
        yield* Outbox.take({ to: email, template: "changed" })
        yield* isChanged
        assert.strictEqual(yield* refusal("authenticationApi.resetPasswordByResetToken", reset), 974)
        const unknown = { ...reset, resettoken: "0".repeat(32) }
        assert.strictEqual(yield* refusal("authenticationApi.resetPasswordByResetToken", unknown), 1063)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is reset by the passcode in a mail", () =>
      Effect.gen(function* () {
        yield* account(email)
        yield* call("authenticationApi.forgotPassword", email, "https://a.example")
        const { secret } = yield* nextMail(email)
        const reset = { email, otp: secret, password: next }
        const wrong = { ...reset, otp: secret === "000000" ? "000001" : "000000" }
        assert.strictEqual(yield* refusal("authenticationApi.resetPasswordByEmailOTP", wrong), 1185)
        assert.deepStrictEqual(yield* call("authenticationApi.resetPasswordByEmailOTP", reset), isPosted)
        yield* isChanged
        assert.strictEqual(yield* refusal("authenticationApi.resetPasswordByEmailOTP", reset), 1186)
      }).pipe(Effect.provide(sdk({ verificationTypes: { forgotPassword: "OTP" } })))
    )

    it.live("is reset by the answer to a security question", () =>
      Effect.gen(function* () {
        const phone = "+15550100"
        yield* account(email, { UserName: "ada", PhoneId: phone, PhoneIdVerified: true })
        const token = yield* logIn(email)
        assert.strictEqual(yield* refusal("authenticationApi.getSecurityQuestionsByAccessToken", token), 1092)
        const given = { securityQuestionAnswer: { [question]: "Byron" } }
        yield* call("authenticationApi.updateProfileByAccessToken", token, given)
        const asked = [{ QuestionId: question, Question: "What is your mother's maiden name?" }]
        assert.deepStrictEqual(yield* call("authenticationApi.getSecurityQuestionsByAccessToken", token), asked)
        assert.deepStrictEqual(yield* call("authenticationApi.getSecurityQuestionsByEmail", email), asked)
        assert.deepStrictEqual(yield* call("authenticationApi.getSecurityQuestionsByUserName", "ada"), asked)
        assert.deepStrictEqual(yield* call("authenticationApi.getSecurityQuestionsByPhone", phone), asked)
        assert.strictEqual(yield* refusal("authenticationApi.getSecurityQuestionsByEmail", other), 938)

        const ways = [
          ["authenticationApi.resetPasswordBySecurityAnswerAndEmail", { email }],
          ["authenticationApi.resetPasswordBySecurityAnswerAndPhone", { phone }],
          ["authenticationApi.resetPasswordBySecurityAnswerAndUserName", { userName: "ada" }]
        ] as const
        for (const [index, [name, who]] of ways.entries()) {
          const body = { ...who, password: `password ${index}` }
          assert.strictEqual(yield* refusal(name, { ...body, securityAnswer: { [question]: "King" } }), 1093, name)
          const answer = yield* call(name, { ...body, securityAnswer: { [question]: "Byron" } })
          assert.deepStrictEqual(answer, isPosted, name)
          yield* logIn(email, body.password)
        }
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("accounts of users", () => {
    it.live("are registered by a captcha, unlocked by another, and reset by passcode and user name", () =>
      Effect.gen(function* () {
        const profile = { Email: [{ Type: "Primary", Value: email }], Password: password, UserName: "ada" }
        const register = (captcha: string) => [{ ...profile, "g-recaptcha-response": captcha }] as const
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByCaptcha", ...register("wrong")), 982)
        const made = yield* call("authenticationApi.userRegistrationByCaptcha", ...register("solved"))
        const token = textAt(made, "Data.access_token")
        yield* refusal("authenticationApi.loginByEmail", { email, password: "wrong" })
        const solved = { "g-recaptcha-response": "solved" }
        assert.deepStrictEqual(yield* call("authenticationApi.unlockAccountByToken", token, solved), { IsPosted: true })
        assert.strictEqual(yield* refusal("authenticationApi.unlockAccountByToken", token, solved), 1221)
        const history = yield* call("authenticationApi.getPrivacyPolicyHistoryByAccessToken", token)
        assert.deepInclude(history, { Current: null, History: [] })
        yield* call("authenticationApi.forgotPassword", email, "https://app.example.com", "forgotten")
        const { secret } = yield* nextMail(email, "forgotten")
        const reset = { username: "ada", otp: secret, password: "another password" }
        const done = yield* call("authenticationApi.resetPasswordByOTPAndUserName", reset)
        assert.deepStrictEqual(done, { IsPosted: true })
        assert.strictEqual(yield* refusal("authenticationApi.resetPasswordByOTPAndUserName", reset), 1186)
      }).pipe(
        Effect.provide(
          sdk({
            emailVerificationFlow: "optional",
            lockout: { type: "Captcha", threshold: 1 },
            verificationTypes: { forgotPassword: "OTP" },
            privacyPolicy: { enabled: true }
          })
        )
      )
    )
  })
}
