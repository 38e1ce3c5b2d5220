import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { documented, flow, login, phone, raw, wrong } from "../flow.js"
import { approveDuo, duoRedirectUri, required, withMode } from "../secondFactor.js"
import { email, password, refusalOf, user } from "../support.js"

const inLogin = withMode("optional", { inLogin: true })

describe("a login at auth/login with a second factor", () => {
  flow(
    "is answered there with HTTP 200 where the application has it so",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada", phoneId: phone, secondFactor: true })
      const { body, status } = yield* raw("POST", "/identity/v2/auth/login", { email, password })
      assert.strictEqual(status, 200)
      assert.deepInclude(body, { Profile: null, access_token: "00000000-0000-0000-0000-000000000000" })
      assert.isObject(body["SecondFactorAuthentication"])
      for (const call of [
        login(),
        Authentication.loginByUsername({ username: "ada", password }),
        PhoneAuthentication.login({ phone, password })
      ]) {
        const pending = yield* call
        assert(pending._tag === "SecondFactorRequired")
        assert.strictEqual(pending.nextSteps[0]._tag, "VerifyAuthenticator")
      }
      const last = yield* login()
      assert(last._tag === "SecondFactorRequired")
      const authenticatorCode = yield* Emulator.seed(Seed.authenticatorCode(uid))
      const done = yield* Mfa.validateAuthenticatorCode({ ...last, authenticatorCode })
      assert.strictEqual(done.profile.Uid, uid)
    }),
    inLogin
  )

  flow(
    "takes one request then",
    Effect.gen(function* () {
      yield* user({ secondFactor: true })
      yield* Login.byEmail({ email, password })
      assert.deepStrictEqual(
        (yield* (yield* Emulator.Emulator).requests()).map(({ operation }) => operation),
        ["Authentication.loginByEmail"]
      )
    }),
    inLogin
  )

  flow(
    "makes every check of a login before that, and is complete without a factor",
    Effect.gen(function* () {
      yield* user({ emailVerified: false, secondFactor: true })
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(login(), ErrorCode.EmailNotVerified, documented(970))
      const other = "grace@example.com"
      yield* user({ email: other })
      const { body } = yield* raw("POST", "/identity/v2/auth/login", { email: other, password })
      assert.isNull(body["SecondFactorAuthentication"])
      assert.strictEqual((yield* login({ email: other }))._tag, "Authenticated")
    }),
    inLogin
  )

  flow(
    "is refused unless the application has it so, and where it offers no factor",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
      const none = { authenticator: false, smsOtp: false, emailOtp: false }
      yield* Emulator.configure({ secondFactor: { inLogin: true, ...none } })
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
    }),
    required
  )

  flow(
    "takes the page that Duo sends users back to, unless Duo must not",
    Effect.gen(function* () {
      yield* user({ secondFactor: { duo: true } })
      const ask = (uri: string) =>
        raw("POST", `/identity/v2/auth/login?duoredirecturi=${encodeURIComponent(uri)}`, { email, password })
      type Factor = { readonly SecondFactorAuthenticationToken: string; readonly DuoAuthEndpoint: string | null }
      const factorOf = ({ body }: Effect.Effect.Success<ReturnType<typeof ask>>) =>
        body["SecondFactorAuthentication"] as Factor
      for (const uri of ["https://elsewhere.net/", "no page"]) assert.isNull(factorOf(yield* ask(uri)).DuoAuthEndpoint)
      const { DuoAuthEndpoint, SecondFactorAuthenticationToken } = factorOf(yield* ask(duoRedirectUri))
      assert.isString(DuoAuthEndpoint)
      yield* Mfa.verifyDuoByMfaToken({
        secondFactorAuthenticationToken: SecondFactorAuthenticationToken,
        ...(yield* approveDuo)
      })
    }),
    withMode("optional", { duo: true, inLogin: true })
  )
})
