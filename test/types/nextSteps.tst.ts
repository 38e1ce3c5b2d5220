import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as Login from "@loginradius-effect/core/Login"
import type * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import { Match, type Redacted } from "effect"
import { describe, expect, test } from "tstyche"

describe("a second factor that is still to come", () => {
  test("can always go on somehow", () => {
    expect<Login.SecondFactorRequired["nextSteps"][0]>().type.toBe<Login.NextStep>()
  })

  test("is matched to the end, and no way to go on can be forgotten", () => {
    const ways = Match.type<Login.NextStep>().pipe(
      Match.tag("VerifyAuthenticator", "VerifyPush", "VerifyPasskey", "UseBackupCode", "EnrolSms", () => undefined),
      Match.tag("VerifySms", ({ phone }) => phone),
      Match.tag("VerifyEmailOtp", "EnrolEmailOtp", ({ emails }) => emails[0]),
      Match.tag("VerifySecurityQuestions", "EnrolSecurityQuestions", ({ questions }) => questions[0]?.QuestionId),
      Match.tag("VerifyDuo", "EnrolDuo", ({ endpoint }) => endpoint),
      Match.tag("EnrolPush", ({ qrCode }) => qrCode)
    )
    const all = ways.pipe(
      Match.tag("EnrolAuthenticator", ({ manualEntryCode }) => manualEntryCode),
      Match.exhaustive
    )
    expect(all({ _tag: "EnrolSms" })).type.toBe<string | Redacted.Redacted<string> | undefined>()
    // @ts-expect-error Type 'EnrolAuthenticator' is not assignable to type 'never'.
    ways.pipe(Match.exhaustive)
  })

  test("carries keys as secrets", () => {
    expect<Login.EnrolAuthenticator["manualEntryCode"]>().type.toBe<Redacted.Redacted<string> | undefined>()
    expect<Login.EnrolAuthenticator["qrCode"]>().type.toBe<Redacted.Redacted<string> | undefined>()
  })

  test("ends in a login that is complete", () => {
    expect<
      Endpoint.Success<typeof MultiFactorAuthentication.validateAuthenticatorCode>
    >().type.toBe<Login.Authenticated>()
    expect<Endpoint.Success<typeof MultiFactorAuthentication.loginByEmail>>().type.toBe<Login.Login>()
    expect<Endpoint.Input<typeof MultiFactorAuthentication.validateOtp>["secondFactorAuthenticationToken"]>().type.toBe<
      string | Redacted.Redacted<string>
    >()
  })
})
