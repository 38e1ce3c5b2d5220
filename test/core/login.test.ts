import type { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import type * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Exit, Layer } from "effect"
import * as Either from "effect/Either"
import * as fc from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"
import { decode } from "../../packages/core/src/internal/wire/codec.js"
import { config, type Reply, scriptedClient } from "../support/client.js"
import { spansOf } from "../support/spans.js"

const token = "5f1d0c5e-93a1-4d3c-8a9b-hunter2000001"
const refresh = "5f1d0c5e-93a1-4d3c-8a9b-hunter2000002"
const secondFactorToken = "5f1d0c5e-93a1-4d3c-8a9b-hunter2000003"
const zero = "00000000-0000-0000-0000-000000000000"
const expiry = "2026-01-01T00:00:00.000Z"

const tokens = { access_token: token, refresh_token: refresh, expires_in: expiry }
const authenticated = { Profile: { Uid: "u", FirstName: "Ada" }, ...tokens }
const secondFactor = {
  SecondFactorAuthenticationToken: secondFactorToken,
  ExpireIn: expiry,
  QRCode: "data:image/png;base64,hunter2",
  ManualEntryCode: "HUNTER2-hunter2",
  IsGoogleAuthenticatorVerified: false,
  IsAuthenticatorVerified: false,
  IsEmailOtpAuthenticatorVerified: true,
  IsOTPAuthenticatorVerified: true,
  OTPPhoneNo: "+49*****1",
  OTPStatus: { AccountSid: "AC", Sid: "SM" },
  Email: ["a**@example.com"],
  EmailOTPStatus: { Email: "a**@example.com" },
  IsSecurityQuestionAuthenticatorVerified: false,
  SecurityQuestions: [{ QuestionId: "q", Question: "?" }]
}
const pending = {
  SecondFactorAuthentication: secondFactor,
  Profile: null,
  access_token: zero,
  expires_in: "0001-01-01T00:00:00"
}

const reads = <A>(wire: Wire.Wire<A, unknown>, json: unknown): A => Either.getOrThrow(decode(wire, json))
const refuses = (wire: Wire.Any, json: unknown): boolean => Either.isLeft(decode(wire, json))

describe("Login", () => {
  it("reads a profile with tokens as Authenticated", () => {
    const login = reads(Login.Login, authenticated)
    assert(Login.isAuthenticated(login))
    assert.isFalse(Login.isSecondFactorRequired(login))
    assert.strictEqual(Redacted.value(login.accessToken), token)
    assert.strictEqual(login.refreshToken && Redacted.value(login.refreshToken), refresh)
    assert.strictEqual(login.expiresIn, expiry)
    assert.strictEqual(login.profile.FirstName, "Ada")
    assert.strictEqual(login.answer.Profile, login.profile)
  })

  it("reads a login without a refresh token", () => {
    for (const refresh_token of [undefined, null]) {
      const login = reads(Login.Login, { ...authenticated, refresh_token })
      assert(Login.isAuthenticated(login))
      assert.isUndefined(login.refreshToken)
    }
  })

  it("reads a completed login that carries an empty second factor as Authenticated", () => {
    assert.strictEqual(reads(Login.Login, { ...authenticated, SecondFactorAuthentication: null })._tag, "Authenticated")
  })

  it("reads a pending second factor with every member of it", () => {
    const login = reads(Login.Login, pending)
    assert(Login.isSecondFactorRequired(login))
    assert.isFalse(Login.isAuthenticated(login))
    const { answer, duoAuthEndpoint, pushQrCode, ...rest } = login
    assert.isUndefined(duoAuthEndpoint ?? pushQrCode)
    assert.strictEqual(answer.access_token && Redacted.value(answer.access_token), zero)
    assert.deepStrictEqual(
      { ...rest },
      {
        _tag: "SecondFactorRequired",
        secondFactorAuthenticationToken: Redacted.make(secondFactorToken),
        expireIn: expiry,
        nextSteps: [
          { _tag: "VerifySms", phone: "+49*****1", isSent: true },
          { _tag: "VerifyEmailOtp", emails: ["a**@example.com"], sentTo: "a**@example.com" },
          { _tag: "UseBackupCode" }
        ],
        qrCode: Redacted.make(secondFactor.QRCode),
        manualEntryCode: Redacted.make(secondFactor.ManualEntryCode),
        isGoogleAuthenticatorVerified: false,
        isAuthenticatorVerified: false,
        isEmailOtpAuthenticatorVerified: true,
        isOtpAuthenticatorVerified: true,
        otpPhoneNo: "+49*****1",
        otpStatus: { AccountSid: "AC", Sid: "SM" },
        email: ["a**@example.com"],
        emailOtpStatus: { Email: "a**@example.com" },
        isSecurityQuestionAuthenticatorVerified: false,
        securityQuestions: [{ QuestionId: "q", Question: "?" }],
        isPushDeviceRegistered: false,
        isDuoAuthenticatorVerified: false,
        isPasskeyAuthenticatorVerified: false
      }
    )
    assert.strictEqual(Redacted.value(login.secondFactorAuthenticationToken), secondFactorToken)
  })

  it("reads a second factor whose QR code and key are null", () => {
    const login = reads(Login.Login, {
      ...pending,
      SecondFactorAuthentication: {
        SecondFactorAuthenticationToken: secondFactorToken,
        QRCode: null,
        ManualEntryCode: null,
        SecurityQuestions: null,
        Email: null,
        OTPStatus: null
      }
    })
    assert(Login.isSecondFactorRequired(login))
    assert.isUndefined(login.qrCode ?? login.manualEntryCode ?? login.otpStatus)
    assert.deepStrictEqual([login.email, login.securityQuestions], [[], []])
  })

  it("reads a pending second factor that stands in the answer itself, as newer servers have it", () => {
    const wrapped = reads(Login.Login, pending)
    for (const access_token of [undefined, null, "", zero]) {
      const login = reads(Login.Login, { ...secondFactor, access_token, SecondFactorAuthentication: null })
      assert(Login.isSecondFactorRequired(login))
      const { answer, ...rest } = login
      const { answer: _, ...expected } = wrapped as Login.SecondFactorRequired
      assert.deepStrictEqual(rest, expected)
      assert.strictEqual(answer.Email, login.email)
      // Nothing shows its secrets.
      assert.notInclude(inspect(login, { depth: 9 }), "hunter2")
      assert.notInclude(JSON.stringify(login), "hunter2")
    }
  })

  it("reads a login that is complete as such, whatever else stands in it", () => {
    const more: ReadonlyArray<object> = [
      { SecondFactorAuthenticationToken: null, QRCode: null, SecondFactorAuthentication: null },
      { SecondFactorAuthenticationToken: secondFactorToken },
      // Members of a profile that have stood there in samples.
      { Email: [{ Type: "Primary", Value: "ada@example.com" }] }
    ]
    for (const members of more) {
      const login = reads(Login.Login, { ...authenticated, ...members })
      assert.strictEqual(login._tag, "Authenticated")
      assert.notInclude(inspect(login, { depth: 9 }), secondFactorToken)
    }
  })

  it("refuses a second factor in the answer itself that cannot be read as a whole, or whose token opens nothing", () => {
    for (const wrong of [
      { IsAuthenticatorVerified: "perhaps" },
      { Email: [{ Value: "a" }] },
      { SecurityQuestions: "?" },
      { SecondFactorAuthenticationToken: "" },
      { SecondFactorAuthenticationToken: zero },
      { SecondFactorAuthenticationToken: 7 }
    ]) {
      assert.isTrue(refuses(Login.Login, { ...secondFactor, ...wrong }), JSON.stringify(wrong))
    }
  })

  it("takes what is in the wrapper before what is beside it", () => {
    const login = reads(Login.Login, { ...pending, SecondFactorAuthenticationToken: token })
    assert(Login.isSecondFactorRequired(login))
    assert.strictEqual(Redacted.value(login.secondFactorAuthenticationToken), secondFactorToken)
  })

  it("reads a pending second factor as one, even beside a profile and a valid token", () => {
    const login = reads(Login.Login, { ...authenticated, SecondFactorAuthentication: secondFactor })
    assert.strictEqual(login._tag, "SecondFactorRequired")
  })

  it("refuses an answer that is neither a login nor a pending second factor", () => {
    const neither: ReadonlyArray<unknown> = [
      {},
      null,
      [],
      "text",
      { Profile: null, access_token: null, expires_in: null },
      { Profile: authenticated.Profile },
      { ...authenticated, access_token: zero },
      { ...authenticated, access_token: "" },
      { ...authenticated, access_token: 1 },
      { ...authenticated, Profile: null },
      { ...authenticated, Profile: { FirstName: "Ada" } },
      { ...pending, SecondFactorAuthentication: null },
      { ...pending, SecondFactorAuthentication: {} },
      { ...pending, SecondFactorAuthentication: { SecondFactorAuthenticationToken: zero } },
      { ...authenticated, SecondFactorAuthentication: { SecondFactorAuthenticationToken: "" } },
      { IsPosted: true }
    ]
    for (const json of neither) assert.isTrue(refuses(Login.Login, json), JSON.stringify(json))
  })

  it("shows no secret when it is printed", () => {
    for (const json of [authenticated, pending]) {
      const login = reads(Login.Login, json)
      assert.notInclude(JSON.stringify(login) + inspect(login, { depth: 9 }) + String(login), "hunter2")
    }
  })

  it("is Authenticated only with a valid token, a profile and no second factor, whatever else is in the answer", () => {
    const member = <A>(value: A) => fc.option(fc.constant(value), { nil: undefined })
    const json = fc.record({
      access_token: fc.constantFrom<Array<unknown>>(token, zero, "", null, undefined, 1),
      Profile: fc.constantFrom<Array<unknown>>({ Uid: "u" }, {}, null, undefined),
      SecondFactorAuthentication: fc.constantFrom<Array<unknown>>(secondFactor, {}, null, undefined),
      IsPosted: member(true)
    })
    fc.assert(
      fc.property(json, (answer) => {
        const isLogin = Either.getOrUndefined(decode(Login.Login, answer))?._tag === "Authenticated"
        const { access_token, Profile, SecondFactorAuthentication } = answer
        const expected =
          access_token === token &&
          typeof Profile === "object" &&
          Profile !== null &&
          "Uid" in Profile &&
          (SecondFactorAuthentication === null || SecondFactorAuthentication === undefined)
        assert.strictEqual(isLogin, expected)
      })
    )
  })
})

describe("NextStep", () => {
  const stepsOf = (factor: object) => {
    const login = reads(Login.Login, {
      ...pending,
      SecondFactorAuthentication: { SecondFactorAuthenticationToken: secondFactorToken, ...factor }
    })
    assert(Login.isSecondFactorRequired(login))
    return login.nextSteps
  }
  const questions = [{ QuestionId: "q", Question: "?" }]
  const secret = Redacted.make("hunter2")

  it("is one for each factor of the user, and one for a backup code", () => {
    const verified: ReadonlyArray<readonly [object, Login.NextStep]> = [
      [{ IsAuthenticatorVerified: true, IsGoogleAuthenticatorVerified: true }, { _tag: "VerifyAuthenticator" }],
      [{ IsAuthenticatorVerified: true }, { _tag: "VerifyAuthenticator" }],
      [{ IsGoogleAuthenticatorVerified: true }, { _tag: "VerifyAuthenticator" }],
      [{ IsOTPAuthenticatorVerified: true }, { _tag: "VerifySms", phone: undefined, isSent: false }],
      [
        { IsEmailOtpAuthenticatorVerified: true, Email: ["a**@example.com", "b**@example.com"] },
        { _tag: "VerifyEmailOtp", emails: ["a**@example.com", "b**@example.com"], sentTo: undefined }
      ],
      [
        { IsSecurityQuestionAuthenticatorVerified: true, SecurityQuestions: questions },
        { _tag: "VerifySecurityQuestions", questions }
      ],
      [{ IsPushDeviceRegistered: true }, { _tag: "VerifyPush" }],
      [
        { IsDuoAuthenticatorVerified: true, DuoAuthEndpoint: "hunter2" },
        { _tag: "VerifyDuo", endpoint: secret }
      ],
      [{ IsPasskeyAuthenticatorVerified: true }, { _tag: "VerifyPasskey" }]
    ]
    for (const [factor, step] of verified) {
      // A user with a factor cannot set up another one, whatever the answer offers.
      const offers = {
        Email: ["a**@example.com"],
        QRCode: "hunter2",
        PushQRCode: "hunter2",
        SecurityQuestions: questions
      }
      assert.deepStrictEqual(stepsOf(factor), [step, { _tag: "UseBackupCode" }])
      assert.notInclude(
        stepsOf({ ...offers, ...factor }).map(({ _tag }) => _tag.slice(0, 5)),
        "Enrol"
      )
    }
  })

  it("of a user without a factor sets up one of those that the answer offers", () => {
    assert.deepStrictEqual(stepsOf({}), [{ _tag: "EnrolSms" }])
    assert.deepStrictEqual(
      stepsOf({
        QRCode: "hunter2",
        ManualEntryCode: "hunter2",
        Email: ["a**@example.com"],
        SecurityQuestions: questions,
        PushQRCode: "hunter2",
        DuoAuthEndpoint: "hunter2"
      }),
      [
        { _tag: "EnrolAuthenticator", qrCode: secret, manualEntryCode: secret },
        { _tag: "EnrolEmailOtp", emails: ["a**@example.com"] },
        { _tag: "EnrolSecurityQuestions", questions },
        { _tag: "EnrolPush", qrCode: secret },
        { _tag: "EnrolDuo", endpoint: secret },
        { _tag: "EnrolSms" }
      ]
    )
    assert.deepStrictEqual(stepsOf({ QRCode: null, Email: [], SecurityQuestions: [], PushQRCode: null }), [
      { _tag: "EnrolSms" }
    ])
  })
})

describe("Authenticated", () => {
  it("reads a complete login", () => {
    const login = reads(Login.Authenticated, { ...authenticated, SecondFactorAuthentication: null })
    assert.strictEqual(login._tag, "Authenticated")
    assert.strictEqual(login.profile.FirstName, "Ada")
    assert.notInclude(JSON.stringify(login) + inspect(login, { depth: 9 }), "hunter2")
  })

  it("refuses a pending second factor, a token of zeros and a missing profile", () => {
    for (const json of [
      pending,
      { ...authenticated, SecondFactorAuthentication: secondFactor },
      { ...authenticated, access_token: zero },
      { ...authenticated, Profile: null },
      {}
    ]) {
      assert.isTrue(refuses(Login.Authenticated, json))
    }
  })
})

describe("Tokens", () => {
  it("reads tokens, and keeps the service's document", () => {
    const read = reads(Login.Tokens, { ...tokens, session_token: null })
    assert.strictEqual(Redacted.value(read.accessToken), token)
    assert.strictEqual(read.answer.expires_in, expiry)
    assert.notInclude(JSON.stringify(read) + inspect(read, { depth: 9 }), "hunter2")
  })

  it("refuses missing, blank and all-zero tokens", () => {
    for (const access_token of [zero, "", null, undefined, 0]) {
      assert.isTrue(refuses(Login.Tokens, { ...tokens, access_token }))
    }
  })
})

describe("PostedOrLogin", () => {
  it("reads an answer without a login as Posted", () => {
    for (const Data of [undefined, null, {}, { AccountSid: "AC", Sid: "SM" }, { access_token: null, Profile: null }]) {
      const result = reads(Login.PostedOrLogin, { IsPosted: true, Data })
      assert.strictEqual(result._tag, "Posted")
      assert.isTrue(result.answer.IsPosted)
    }
  })

  it("reads an answer with a login as WithLogin", () => {
    const result = reads(Login.PostedOrLogin, { IsPosted: true, Data: authenticated })
    assert(Login.isWithLogin(result))
    assert.strictEqual(result.login._tag, "Authenticated")
    assert.notInclude(JSON.stringify(result) + inspect(result, { depth: 9 }), "hunter2")
  })

  it("reads an answer with a pending second factor as WithLogin", () => {
    const result = reads(Login.PostedOrLogin, { IsPosted: true, Data: pending })
    assert(Login.isWithLogin(result))
    assert.strictEqual(result.login._tag, "SecondFactorRequired")
  })

  it("reads a token of zeros as Posted", () => {
    assert.strictEqual(
      reads(Login.PostedOrLogin, { IsPosted: true, Data: { access_token: zero, Profile: null } })._tag,
      "Posted"
    )
  })

  it("refuses a malformed login, and an answer without IsPosted", () => {
    assert.isTrue(refuses(Login.PostedOrLogin, { IsPosted: true, Data: tokens }))
    assert.isTrue(refuses(Login.PostedOrLogin, { IsPosted: true, Data: { ...tokens, Profile: {} } }))
    assert.isTrue(refuses(Login.PostedOrLogin, { Data: authenticated }))
    assert.isTrue(refuses(Login.PostedOrLogin, {}))
  })
})

describe("PostedOrTokens", () => {
  it("reads tokens with or without a profile", () => {
    for (const Data of [tokens, authenticated]) {
      const result = reads(Login.PostedOrTokens, { IsPosted: true, Data })
      assert(Login.isWithLogin(result))
      assert.strictEqual(Redacted.value(result.login.accessToken), token)
    }
  })

  it("reads an answer without tokens as Posted", () => {
    for (const Data of [undefined, null, {}, { access_token: zero }]) {
      assert.strictEqual(reads(Login.PostedOrTokens, { IsPosted: true, Data })._tag, "Posted")
    }
    assert.isTrue(refuses(Login.PostedOrTokens, { IsPosted: null }))
  })
})

type Way = Effect.Effect<
  Login.State,
  LoginRadiusError.LoginRadiusError,
  LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
>

const ways: ReadonlyArray<readonly [name: string, login: Way]> = [
  ["byEmail", Login.byEmail({ email: "ada@example.com", password: "hunter2-password" })],
  ["byUsername", Login.byUsername({ username: "ada", password: "hunter2-password" })],
  ["byPhone", Login.byPhone({ phone: "+12025550123", password: "hunter2-password" })]
]

const refusal = (code: number, status = 403): Reply => ({
  status,
  headers: { "content-type": "application/json", "x-request-id": `request ${code}` },
  body: { ErrorCode: code, Message: `m${code}`, Description: `d${code}` }
})
const mfaRequired = refusal(1176)

for (const [name, login] of ways) {
  describe(name, () => {
    const run = (...script: ReadonlyArray<Reply>) => {
      const { layer, sent } = scriptedClient(...script)
      return Effect.map(
        login.pipe(
          LoginRadiusConfig.override({ originIp: "203.0.113.7" }),
          Effect.exit,
          spansOf,
          Effect.provide(Layer.merge(layer, config()))
        ),
        ({ spans, value }) => ({ exit: value, spans, sent, paths: sent.map(({ url }) => url.pathname) })
      )
    }
    const [plain, mfa] = ["/identity/v2/auth/login", "/identity/v2/auth/login/2fa"]

    it.effect("asks once where no second factor is due", () =>
      Effect.gen(function* () {
        const { exit, paths, spans } = yield* run({ body: authenticated })
        assert(Exit.isSuccess(exit) && exit.value._tag === "Authenticated")
        assert.deepStrictEqual(paths, [plain])
        assert.strictEqual(spans.length, 2)
      })
    )

    it.effect("asks again, with the same input and the same options, where one is due", () =>
      Effect.gen(function* () {
        const { exit, paths, sent } = yield* run(mfaRequired, { body: pending })
        assert(Exit.isSuccess(exit) && exit.value._tag === "SecondFactorRequired")
        assert.deepStrictEqual(paths, [plain, mfa])
        assert.strictEqual(sent[0]?.body, sent[1]?.body)
        for (const { headers } of sent) assert.strictEqual(headers["x-origin-ip"], "203.0.113.7")
      })
    )

    it.effect("asks once where it is refused, or where no answer came", () =>
      Effect.gen(function* () {
        for (const [reply, tag] of [
          [refusal(966, 401), "InvalidCredentials"],
          [refusal(938), "UserNotFound"],
          [refusal(1097), "Unrecognized"],
          [{ fails: "ECONNRESET" }, "OutcomeUnknown"]
        ] as const) {
          const { exit, paths } = yield* run(reply, { body: pending })
          assert(Exit.isFailure(exit) && exit.cause._tag === "Fail")
          assert.strictEqual(exit.cause.error._tag, tag)
          assert.deepStrictEqual(paths, [plain])
        }
      })
    )

    it.effect("fails with what the second answer says", () =>
      Effect.gen(function* () {
        for (const [code, tag] of [
          [1098, "MfaNotConfigured"],
          [966, "InvalidCredentials"]
        ] as const) {
          const { exit } = yield* run(mfaRequired, refusal(code))
          assert(Exit.isFailure(exit) && exit.cause._tag === "Fail")
          assert.strictEqual(exit.cause.error._tag, tag)
        }
      })
    )

    it.effect("says Unrecognized, with code and text, where the two answers contradict each other", () =>
      Effect.gen(function* () {
        for (const code of [1097, 1176]) {
          const { exit, paths } = yield* run(mfaRequired, refusal(code))
          assert.deepStrictEqual(paths, [plain, mfa])
          assert(Exit.isFailure(exit) && exit.cause._tag === "Fail")
          const { error } = exit.cause
          assert(error instanceof LoginRadiusError.Unrecognized)
          assert.include(error.message, `MultiFactorAuthentication.login`)
          assert.include(error.message, `m${code} (code ${code}`)
          assert.deepInclude(
            { ...error },
            { code, status: 403, description: `d${code}`, requestId: `request ${code}`, family: "identity" }
          )
          const caught = yield* Effect.fail(error).pipe(
            LoginRadiusError.catchCode(ErrorCode.MfaNotEnabled, () => Effect.succeed("off")),
            Effect.merge
          )
          assert.strictEqual(caught, code === 1097 ? "off" : error)
        }
      })
    )

    it.effect("has a span around both calls, which keeps nothing of the login", () =>
      Effect.gen(function* () {
        const { spans } = yield* run(mfaRequired, { body: pending })
        const [around, ...calls] = spans
        assert(around !== undefined)
        assert.strictEqual(around.name, `LoginRadius.Login.${name}`)
        assert.strictEqual(around.kind, "internal")
        assert.strictEqual(around.attributes.size, 0)
        assert.strictEqual(calls.length, 2)
        for (const { kind, parent } of calls) {
          assert.strictEqual(kind, "client")
          assert(parent._tag === "Some" && parent.value === around)
        }
        assert(around.status._tag === "Ended" && Exit.isSuccess(around.status.exit))
        assert.isUndefined(around.status.exit.value)
        assert.notMatch(inspect(spans, { depth: 20 }), /hunter2|ada@example/i)
      })
    )

    it.effect("has the error and its code in its span", () =>
      Effect.gen(function* () {
        const { spans } = yield* run(mfaRequired, refusal(1097))
        assert.deepStrictEqual(Object.fromEntries(spans[0]?.attributes ?? []), {
          "error.type": "Unrecognized",
          "loginradius.error_code": 1097
        })
        const invalid = yield* spansOf(
          Effect.either(Login.byEmail({ email: "", password: "x" } as never)).pipe(
            Effect.provide(Layer.merge(scriptedClient({}).layer, config()))
          )
        )
        assert.isDefined(invalid.spans[0]?.attributes.get("error.type"))
      })
    )
  })
}
