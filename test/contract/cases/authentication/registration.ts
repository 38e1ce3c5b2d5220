import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, email, refusalOf, refuses, shows, tokenTo, user, verificationUrl } from "../../support.js"
import { login, registration } from "./setup.js"

export const cases = [
  shows(
    Authentication.userRegistrationByEmail,
    "creates an account that logs in once its address is verified",
    Effect.gen(function* () {
      const answer = yield* Authentication.userRegistrationByEmail({ ...registration(), verificationUrl })
      assert.equal(answer._tag, "Posted")
      const profile = yield* Account.profilesByEmail({ email })
      assert.equal(profile.EmailVerified, false)
      yield* refusalOf(login(), ErrorCode.EmailNotVerified, { code: 970, status: 403 })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email, "verification-default") })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.userRegistrationByEmail,
    "refuses an address that an account has",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(Authentication.userRegistrationByEmail(registration()), ErrorCode.EmailAlreadyRegistered, {
        code: 936,
        status: 403
      })
    })
  ),

  shows(
    Authentication.userRegistrationByCaptcha,
    "creates an account for whoever has solved the captcha",
    Effect.gen(function* () {
      const answer = yield* Authentication.userRegistrationByCaptcha({
        profile: { ...registration().profile, FirstName: "Ada", "g-recaptcha-response": "solved" },
        verificationUrl
      })
      assert.equal(answer._tag, "Posted")
      assert.equal((yield* Account.profilesByEmail({ email })).FirstName, "Ada")
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email, "verification-default") })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.userRegistrationByCaptcha,
    "refuses without the solution of the captcha, and an address that an account has",
    Effect.gen(function* () {
      const { profile } = registration()
      const register = (captcha: object) =>
        Authentication.userRegistrationByCaptcha({ profile: { ...profile, ...captcha } })
      yield* refusalOf(register({}), ErrorCode.CaptchaInvalid, documented(982))
      yield* refusalOf(register({ qq_captcha_ticket: "wrong" }), ErrorCode.CaptchaInvalid, documented(982))
      yield* user()
      const taken = register({ qq_captcha_ticket: "solved" })
      yield* refusalOf(taken, ErrorCode.EmailAlreadyRegistered, documented(936))
    })
  ),

  shows(
    Authentication.checkEmailAvailability,
    "answers whether a registration would be refused",
    Effect.gen(function* () {
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
      yield* Authentication.userRegistrationByEmail(registration())
      assert.equal((yield* Authentication.checkEmailAvailability({ email: "ADA@example.com" })).IsExist, true)
    })
  ),
  refuses(
    Authentication.checkEmailAvailability,
    "refuses a malformed address",
    refusalOf(Authentication.checkEmailAvailability({ email: "ada" }), ErrorCode.EmailIdInvalid, {
      code: 1038,
      status: 400
    })
  ),

  shows(
    Authentication.checkUsernameAvailability,
    "answers whether a user name is taken",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "ada" })).IsExist, false)
      yield* Authentication.setOrChangeUsername({ accessToken, username: "ada" })
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "Ada" })).IsExist, true)
    })
  ),
  refuses(
    Authentication.checkUsernameAvailability,
    "refuses an unknown key",
    Effect.gen(function* () {
      yield* Emulator.configure({ apiKey: "e0e0e0e0-0000-4000-8000-0000000000ff" })
      const error = yield* Effect.flip(Authentication.checkUsernameAvailability({ username: "ada" }))
      assert.ok(error._tag === "ApiCredentialsRejected")
      assert.deepEqual([error.code, error.status], [901, 403])
    })
  )
]
