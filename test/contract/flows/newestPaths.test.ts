import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { flow, login, newPassword, raw } from "../flow.js"
import { begin, codeOf, logIn, optional, withApp } from "../secondFactor.js"
import { withMail, withSms } from "../cases/multiFactorAuthentication/setup.js"
import { email, reveal, tokenTo, user } from "../support.js"

const own = "/identity/v2/auth/account/2fa"
const managed = "/identity/v2/manage/account/2fa"

/** The answer of a request that management makes. */
const manage = (method: string, path: string) =>
  Effect.flatMap(Emulator.settings, ({ apiSecret }) =>
    raw(method, path, undefined, { headers: { "x-loginradius-apisecret": reveal(apiSecret) } })
  )

describe("by the paths of the newest SDKs,", () => {
  for (const name of ["authenticatorcode", "googleauthenticatorcode"]) {
    flow(
      `the code of an app is proven as ${name}`,
      Effect.gen(function* () {
        const { key, uid } = yield* withApp
        const { secondFactorAuthenticationToken: token } = yield* begin()
        const path = `/identity/v2/auth/login/2fa/totp?secondfactorauthenticationtoken=${reveal(token)}`
        const wrong = yield* raw("PUT", path, { [name]: "000000" })
        assert.deepStrictEqual([wrong.status, wrong.body["ErrorCode"]], [403, 1102])
        const { body } = yield* raw("PUT", path, { [name]: yield* codeOf(key) })
        assert.nestedPropertyVal(body, "Profile.Uid", uid)
      }),
      optional
    )
  }

  for (const [factor, set] of [
    ["totp", withApp],
    ["sms", withSms],
    ["email", withMail]
  ] as const) {
    flow(
      `users take off ${factor}`,
      Effect.gen(function* () {
        const { accessToken } = yield* set
        const { body } = yield* raw("DELETE", `${own}/${factor}`, undefined, { accessToken })
        assert.deepStrictEqual(body, { IsDeleted: true })
        assert.strictEqual((yield* logIn())._tag, "Authenticated")
      }),
      optional
    )
    flow(
      `management takes off ${factor}`,
      Effect.gen(function* () {
        const { uid } = yield* set
        assert.deepStrictEqual((yield* manage("DELETE", `${managed}/${factor}?uid=${uid}`)).body, { IsDeleted: true })
        assert.strictEqual((yield* logIn())._tag, "Authenticated")
      }),
      optional
    )
  }

  flow(
    "a forgotten password is replaced",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://example.com/reset" })
      const resettoken = reveal(yield* tokenTo(email))
      const { body } = yield* raw("PUT", "/identity/v2/auth/password", { resettoken, password: newPassword })
      assert.propertyVal(body, "IsPosted", true)
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  )
})
