import { assert, describe, it } from "@effect/vitest"
import * as Login from "@loginradius-effect/core/Login"
import type * as Wire from "@loginradius-effect/core/Wire"
import * as Either from "effect/Either"
import * as fc from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"
import { decode } from "../../packages/core/src/internal/wire/codec.js"

const token = "5f1d0c5e-93a1-4d3c-8a9b-canary000001"
const refresh = "5f1d0c5e-93a1-4d3c-8a9b-canary000002"
const secondFactorToken = "5f1d0c5e-93a1-4d3c-8a9b-canary000003"
const zero = "00000000-0000-0000-0000-000000000000"
const expiry = "2026-01-01T00:00:00.000Z"

const tokens = { access_token: token, refresh_token: refresh, expires_in: expiry }
const authenticated = { Profile: { Uid: "u", FirstName: "Ada" }, ...tokens }
const secondFactor = {
  SecondFactorAuthenticationToken: secondFactorToken,
  ExpireIn: expiry,
  QRCode: "data:image/png;base64,canary",
  ManualEntryCode: "HUNTER2-canary",
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
    assert.strictEqual(Redacted.value(answer.access_token), zero)
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

  it("reads a second factor whose codes are null, once its app is verified", () => {
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

  it("never takes a pending second factor for a login, even with a profile and a token that works", () => {
    const login = reads(Login.Login, { ...authenticated, SecondFactorAuthentication: secondFactor })
    assert.strictEqual(login._tag, "SecondFactorRequired")
  })

  it("refuses what is neither", () => {
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
      assert.notInclude(JSON.stringify(login) + inspect(login, { depth: 9 }) + String(login), "canary")
    }
  })

  it("is Authenticated only with a token that works and no second factor, whatever else is in the answer", () => {
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
  const secret = Redacted.make("canary")

  it("is one for each factor that the user has, and a backup code", () => {
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
        { IsDuoAuthenticatorVerified: true, DuoAuthEndpoint: "canary" },
        { _tag: "VerifyDuo", endpoint: secret }
      ],
      [{ IsPasskeyAuthenticatorVerified: true }, { _tag: "VerifyPasskey" }]
    ]
    for (const [factor, step] of verified) {
      // Whoever has a factor sets up no other one, whatever else there is in the answer.
      const offers = {
        Email: ["a**@example.com"],
        QRCode: "canary",
        PushQRCode: "canary",
        SecurityQuestions: questions
      }
      assert.deepStrictEqual(stepsOf(factor), [step, { _tag: "UseBackupCode" }])
      assert.notInclude(
        stepsOf({ ...offers, ...factor }).map(({ _tag }) => _tag.slice(0, 5)),
        "Enrol"
      )
    }
  })

  it("sets up one of the factors that are offered, for a user without any", () => {
    assert.deepStrictEqual(stepsOf({}), [{ _tag: "EnrolSms" }])
    assert.deepStrictEqual(
      stepsOf({
        QRCode: "canary",
        ManualEntryCode: "canary",
        Email: ["a**@example.com"],
        SecurityQuestions: questions,
        PushQRCode: "canary",
        DuoAuthEndpoint: "canary"
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
    assert.notInclude(JSON.stringify(login) + inspect(login, { depth: 9 }), "canary")
  })

  it("refuses a login that waits for its second factor, and what opens nothing", () => {
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
    assert.notInclude(JSON.stringify(read) + inspect(read, { depth: 9 }), "canary")
  })

  it("refuses tokens that open nothing", () => {
    for (const access_token of [zero, "", null, undefined, 0]) {
      assert.isTrue(refuses(Login.Tokens, { ...tokens, access_token }))
    }
  })
})

describe("PostedOrLogin", () => {
  it("reads what carries no login as Posted", () => {
    for (const Data of [undefined, null, {}, { AccountSid: "AC", Sid: "SM" }, { access_token: null, Profile: null }]) {
      const result = reads(Login.PostedOrLogin, { IsPosted: true, Data })
      assert.strictEqual(result._tag, "Posted")
      assert.isTrue(result.answer.IsPosted)
    }
  })

  it("reads what carries a login as WithLogin", () => {
    const result = reads(Login.PostedOrLogin, { IsPosted: true, Data: authenticated })
    assert(Login.isWithLogin(result))
    assert.strictEqual(result.login._tag, "Authenticated")
    assert.notInclude(JSON.stringify(result) + inspect(result, { depth: 9 }), "canary")
  })

  it("reads a login that waits for its second factor", () => {
    const result = reads(Login.PostedOrLogin, { IsPosted: true, Data: pending })
    assert(Login.isWithLogin(result))
    assert.strictEqual(result.login._tag, "SecondFactorRequired")
  })

  it("takes tokens of zeros for no login", () => {
    assert.strictEqual(
      reads(Login.PostedOrLogin, { IsPosted: true, Data: { access_token: zero, Profile: null } })._tag,
      "Posted"
    )
  })

  it("refuses a login that it cannot read, and what was not posted", () => {
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

  it("reads what carries no tokens as Posted", () => {
    for (const Data of [undefined, null, {}, { access_token: zero }]) {
      assert.strictEqual(reads(Login.PostedOrTokens, { IsPosted: true, Data })._tag, "Posted")
    }
    assert.isTrue(refuses(Login.PostedOrTokens, { IsPosted: null }))
  })
})
