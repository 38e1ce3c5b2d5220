import type * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import type { LoginRadiusConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import type * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import type { HttpClient } from "@effect/platform/HttpClient"
import type { Unrecognized } from "@loginradius-effect/core/LoginRadiusError"
import type * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import { type Effect, Match, type Redacted } from "effect"
import { describe, expect, test } from "tstyche"

type Secret = string | Redacted.Redacted<string>

type Settled =
  | ErrorCode.PinSetupRequired
  | ErrorCode.ConsentRequired
  | ErrorCode.PrivacyPolicyNotAccepted
  | ErrorCode.RiskSecurityQuestionRequired
  | ErrorCode.RiskEmailCodeSent
  | ErrorCode.RiskPhoneCodeSent

type Handled = ErrorCode.MfaRequired | ErrorCode.MfaNotEnabled | Settled

type ErrorsOf<Plain extends Endpoint.Any, Mfa extends Endpoint.Any> = Exclude<
  Endpoint.Error<Plain> | Endpoint.Error<Mfa>,
  Handled
>

type ErrorOf<F extends (input: never) => unknown> =
  ReturnType<F> extends Effect.Effect<infer _A, infer E, infer _R> ? E : never

type Call<E extends Endpoint.Any> = Effect.Effect<
  Endpoint.Success<E>,
  Endpoint.Error<E>,
  LoginRadiusConfig | HttpClient
>

interface Common {
  readonly password: Secret
  readonly securityAnswer?: { readonly [questionId: string]: Secret } | undefined
  readonly loginUrl?: string | undefined
  readonly verificationUrl?: string | undefined
  readonly emailTemplate?: string | undefined
  readonly emailTemplate2FA?: string | undefined
  readonly smsTemplate?: string | undefined
  readonly smsTemplate2FA?: string | undefined
  readonly isVoiceOtp?: boolean | undefined
  readonly options?: "PreventVerificationEmail" | "PreventVerificationSms" | (string & {}) | undefined
  readonly gRecaptchaResponse?: string | undefined
  readonly hCaptchaResponse?: string | undefined
  readonly qqCaptchaTicket?: string | undefined
  readonly qqCaptchaRandstr?: string | undefined
}

describe("a login by password", () => {
  test("takes what both of its endpoints take", () => {
    expect<Parameters<typeof Login.byEmail>[0]>().type.toBeAssignableTo<Common & { readonly email: string }>()
    expect<Common & { readonly email: string; readonly duoRedirectUri?: string | undefined }>().type.toBeAssignableTo<
      Parameters<typeof Login.byEmail>[0]
    >()
    expect<Common & { readonly username: string }>().type.toBeAssignableTo<Parameters<typeof Login.byUsername>[0]>()
    expect<Common & { readonly phone: string }>().type.toBeAssignableTo<Parameters<typeof Login.byPhone>[0]>()
    expect<keyof Parameters<typeof Login.byEmail>[0]>().type.toBe<keyof Common | "email" | "duoRedirectUri">()
    expect<keyof Parameters<typeof Login.byUsername>[0]>().type.toBe<keyof Common | "username" | "duoRedirectUri">()
    expect<keyof Parameters<typeof Login.byPhone>[0]>().type.toBe<keyof Common | "phone" | "duoRedirectUri">()
    expect(Login.byEmail).type.not.toBeCallableWith({ email: "a@b.c" })
    expect(Login.byEmail).type.not.toBeCallableWith({ username: "a", password: "x" })
    expect(Login.byEmail).type.not.toBeCallableWith({ email: "a@b.c", password: "x", unknown: 1 })
  })

  test("fails as its endpoints do, without the errors that it handles", () => {
    expect<ErrorOf<typeof Login.byEmail>>().type.toBe<
      ErrorsOf<typeof Authentication.loginByEmail, typeof MultiFactorAuthentication.loginByEmail>
    >()
    expect<ErrorOf<typeof Login.byUsername>>().type.toBe<
      ErrorsOf<typeof Authentication.loginByUsername, typeof MultiFactorAuthentication.loginByUsername>
    >()
    expect<ErrorOf<typeof Login.byPhone>>().type.toBe<
      ErrorsOf<typeof PhoneAuthentication.login, typeof MultiFactorAuthentication.loginByPhone>
    >()
    for (const _ of [Login.byEmail, Login.byUsername, Login.byPhone]) {
      expect<Extract<ErrorOf<typeof _>["_tag"], "MfaRequired" | "MfaNotEnabled">>().type.toBe<never>()
    }
  })

  test("comes back as a state", () => {
    expect<ReturnType<typeof Login.byEmail>>().type.toBe<
      Effect.Effect<Login.State, ErrorOf<typeof Login.byEmail>, LoginRadiusConfig | HttpClient>
    >()
  })
})

describe("a state of a login", () => {
  test("is one of eight, of which none can be forgotten", () => {
    expect<Login.State["_tag"]>().type.toBe<
      | "Authenticated"
      | "SecondFactorRequired"
      | "PinRequired"
      | "ConsentRequired"
      | "PolicyRequired"
      | "RiskQuestion"
      | "RiskMail"
      | "RiskSms"
    >()
    const states = Match.type<Login.State>().pipe(
      Match.tag("Authenticated", "SecondFactorRequired", "PinRequired", "ConsentRequired", () => 1),
      Match.tag("PolicyRequired", "RiskQuestion", "RiskMail", () => 2)
    )
    expect(Match.exhaustive).type.not.toBeCallableWith(states)
    expect(Match.exhaustive).type.toBeCallableWith(states.pipe(Match.tag("RiskSms", () => 3)))
  })

  test("has no second factor's type, nor is it a plain login", () => {
    expect<Login.Login["_tag"]>().type.toBe<"Authenticated" | "SecondFactorRequired">()
    expect<Extract<Login.State, { readonly accessToken: unknown }>>().type.toBe<
      Login.Authenticated | Login.PolicyRequired
    >()
  })
})

describe("Login.settle", () => {
  test("takes exactly its six refusals out of the errors, and adds the states of those that can come", () => {
    const password = Login.settle({} as Call<typeof Authentication.loginByEmail>)
    expect(password).type.toBe<
      Effect.Effect<
        Login.State,
        Exclude<Endpoint.Error<typeof Authentication.loginByEmail>, Settled>,
        LoginRadiusConfig | HttpClient
      >
    >()
    const link = Login.settle({} as Call<typeof PasswordlessLogin.loginVerification>)
    expect(link).type.toBe<
      Effect.Effect<
        Login.Login | Login.PinRequired | Login.ConsentRequired | Login.PolicyRequired,
        Exclude<Endpoint.Error<typeof PasswordlessLogin.loginVerification>, Settled>,
        LoginRadiusConfig | HttpClient
      >
    >()
    const registration = Login.settle({} as Call<typeof Authentication.userRegistrationByEmail>)
    expect<Effect.Effect.Success<typeof registration>>().type.toBe<Login.PostedOrLogin | Login.ConsentRequired>()
  })

  test("changes nothing of what cannot be refused so, but for the error without its token", () => {
    expect(Login.settle({} as Effect.Effect<number, ErrorCode.UserNotFound>)).type.toBe<
      Effect.Effect<number, ErrorCode.UserNotFound | Unrecognized>
    >()
  })
})
