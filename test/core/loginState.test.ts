import type { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Login from "@loginradius-effect/core/Login"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import { Effect, Layer, Redacted } from "effect"
import { inspect } from "node:util"
import { config, type Reply, scriptedClient } from "../support/client.js"
import { spansOf } from "../support/spans.js"

const secret = "5f1d0c5e-93a1-4d3c-8a9b-hunter2000001"

const refusal = (code: number, more: object = {}): Reply => ({
  status: 403,
  headers: { "content-type": "application/json" },
  body: { ErrorCode: code, Message: `m${code}`, Description: `d${code}`, ...more }
})

/** By refusal: the code, what its body has, and the state, whose token is told in clear here. */
const states: ReadonlyArray<readonly [code: number, more: object, state: object]> = [
  [
    1243,
    { Data: { PINAuthToken: secret } },
    { _tag: "PinRequired", pinAuthToken: secret, nextSteps: [{ _tag: "SetPin" }] }
  ],
  [
    1226,
    { Data: { ConsentToken: secret, Events: [{ Name: "Login" }], ConsentProfile: null } },
    {
      _tag: "ConsentRequired",
      consentToken: secret,
      events: [{ name: "Login", isCustom: false }],
      givenConsents: undefined,
      nextSteps: [{ _tag: "SubmitConsents" }]
    }
  ],
  [
    1194,
    { Data: { access_token: secret, expires_in: "2031-01-01T00:00:00Z" } },
    {
      _tag: "PolicyRequired",
      accessToken: secret,
      expiresIn: "2031-01-01T00:00:00Z",
      nextSteps: [{ _tag: "AcceptPolicy" }]
    }
  ],
  [1165, {}, { _tag: "RiskQuestion", nextSteps: [{ _tag: "AnswerSecurityQuestion" }] }],
  [1166, {}, { _tag: "RiskMail", nextSteps: [{ _tag: "FollowLink" }] }],
  [
    1167,
    { PhoneId: "+1202***0123" },
    { _tag: "RiskSms", phoneId: "+1202***0123", nextSteps: [{ _tag: "EnterPasscode" }] }
  ]
]

const revealed = (state: object): object =>
  Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, Redacted.isRedacted(value) ? Redacted.value(value) : value])
  )

const input = { email: "ada@example.com", password: "hunter2-password" }

type Way = Effect.Effect<
  Login.State,
  LoginRadiusError.LoginRadiusError,
  LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
>

const ways: { readonly [name: string]: Way } = {
  "Login.byEmail": Login.byEmail(input),
  "Login.settle of a plain login": Login.settle(Authentication.loginByEmail(input))
}

for (const [way, login] of Object.entries(ways)) {
  describe(way, () => {
    for (const [code, more, state] of states) {
      it.effect(`makes a state of ${code}, which shows no token`, () =>
        Effect.gen(function* () {
          const { layer, sent } = scriptedClient(refusal(code, more))
          const { spans, value } = yield* spansOf(Effect.provide(login, Layer.merge(layer, config())))
          assert.deepStrictEqual(revealed(value), state)
          assert.lengthOf(sent, 1)
          assert.notInclude(inspect([value, spans], { depth: 9 }), secret)
        })
      )
    }

    for (const code of [1243, 1226, 1194]) {
      it.effect(`fails on ${code} without its token: nothing could go on`, () =>
        Effect.gen(function* () {
          const { layer } = scriptedClient(refusal(code, { Data: null }))
          const error = yield* Effect.flip(Effect.provide(login, Layer.merge(layer, config())))
          assert.deepInclude(error as object, { _tag: "Unrecognized", code })
        })
      )
    }

    it.effect("fails on every other refusal", () =>
      Effect.gen(function* () {
        for (const code of [970, 1066, 1132, 1148, 1164, 1168, 1169, 1170, 1171, 1198, 1287, 1316, 1338]) {
          const { layer } = scriptedClient(refusal(code))
          const error = yield* Effect.flip(Effect.provide(login, Layer.merge(layer, config())))
          assert.deepInclude(error as object, { code })
        }
      })
    )
  })
}

describe("Login.settle", () => {
  it.effect("makes states of refusals of the second request, too", () =>
    Effect.gen(function* () {
      const { layer } = scriptedClient(refusal(1176), refusal(1194, { Data: { access_token: secret } }))
      const state = yield* Effect.provide(Login.byEmail(input), Layer.merge(layer, config()))
      assert.strictEqual(state._tag, "PolicyRequired")
    })
  )

  it.effect("leaves errors of others alone, whatever their tag", () =>
    Effect.gen(function* () {
      const theirs = { _tag: "PinSetupRequired", pinAuthToken: "x" }
      assert.strictEqual(yield* Effect.flip(Login.settle(Effect.fail(theirs))), theirs)
    })
  )

  it.effect("is for logins of every kind", () =>
    Effect.gen(function* () {
      const { layer } = scriptedClient(refusal(1226, { Data: { ConsentToken: secret } }))
      const link = PasswordlessLogin.loginVerification({ verificationToken: "x" }).pipe(Login.settle)
      const state = yield* Effect.provide(link, Layer.merge(layer, config()))
      assert.strictEqual(state._tag, "ConsentRequired")
    })
  )
})
