import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as Login from "@loginradius-effect/core/Login"
import type * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import { Match, type Redacted } from "effect"
import { describe, expect, test } from "tstyche"

describe("a pending second factor", () => {
  test("has at least one next step", () => {
    expect<Login.SecondFactorRequired["nextSteps"][0]>().type.toBe<Login.NextStep>()
  })

  test("has next steps that are matched exhaustively", () => {
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

  test("has its keys redacted", () => {
    expect<Login.EnrolAuthenticator["manualEntryCode"]>().type.toBe<Redacted.Redacted<string> | undefined>()
    expect<Login.EnrolAuthenticator["qrCode"]>().type.toBe<Redacted.Redacted<string> | undefined>()
  })

  test("leads to a complete login", () => {
    expect<
      Endpoint.Success<typeof MultiFactorAuthentication.validateAuthenticatorCode>
    >().type.toBe<Login.Authenticated>()
    expect<Endpoint.Success<typeof MultiFactorAuthentication.loginByEmail>>().type.toBe<Login.Login>()
    expect<Endpoint.Input<typeof MultiFactorAuthentication.validateOtp>["secondFactorAuthenticationToken"]>().type.toBe<
      string | Redacted.Redacted<string>
    >()
  })
})
