import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import type * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import type { HttpClient } from "@effect/platform/HttpClient"
import type { Redacted, Stream } from "effect"
import { describe, expect, test } from "tstyche"

type Secret = string | Redacted.Redacted<string>

type Services = LoginRadiusConfig.LoginRadiusConfig | HttpClient

type Common =
  | LoginRadiusError.ApiCredentialsRejected
  | LoginRadiusError.InvalidInput
  | LoginRadiusError.MalformedResponse
  | LoginRadiusError.RateLimited
  | LoginRadiusError.ServerFailed
  | LoginRadiusError.TransportFailed
  | LoginRadiusError.Unrecognized

describe("an endpoint with pages", () => {
  type Contact = typeof SocialLogin.contact

  test("is an endpoint like any other", () => {
    expect<Endpoint.Input<Contact>>().type.toBe<{
      readonly accessToken: Secret
      readonly nextCursor?: string | undefined
    }>()
    expect<Endpoint.Success<Contact>>().type.toBe<SocialLogin.ContactPage>()
    expect(Endpoint.withResponse).type.toBeCallableWith(SocialLogin.contact)
  })

  test("streams pages and items with the endpoint's own errors", () => {
    type Error = Endpoint.Error<Contact>
    expect(SocialLogin.contact.pages({ accessToken: "t" })).type.toBe<
      Stream.Stream<SocialLogin.ContactPage, Error, Services>
    >()
    expect(SocialLogin.contact.items({ accessToken: "t", nextCursor: "10" })).type.toBe<
      Stream.Stream<SocialLogin.Contact, Error, Services>
    >()
    expect(CustomRegistrationData.getRegistrationData.items({ type: "Country", limit: 50 })).type.toBe<
      Stream.Stream<
        CustomRegistrationData.RegistrationRecord,
        Endpoint.Error<typeof CustomRegistrationData.getRegistrationData>,
        Services
      >
    >()
    expect(SocialLogin.contact.pages).type.not.toBeCallableWith({})
  })
})

describe("credentials in the query", () => {
  test("of the application are not part of the input", () => {
    expect<Endpoint.Input<typeof SocialLogin.accessToken>>().type.toBe<{ readonly token: Secret }>()
    expect<Endpoint.Input<typeof SocialLogin.validateAccessToken>>().type.toBe<{ readonly accessToken: Secret }>()
    expect<Endpoint.Input<typeof TokenManagement.refreshAccessToken>>().type.toBe<{
      readonly accessToken: Secret
      readonly expiresIn?: number | undefined
      readonly isWeb?: boolean | undefined
    }>()
  })

  test("add the errors of their kind", () => {
    expect<Endpoint.Error<typeof SocialLogin.validateAccessToken>>().type.toBe<
      | Common
      | ErrorCode.AccessTokenExpired
      | ErrorCode.AccessTokenInvalid
      | ErrorCode.AccessTokenMissing
      | ErrorCode.AuthenticationFailed
      | ErrorCode.AccountBlocked
      | ErrorCode.LoginDisabled
      | LoginRadiusError.CredentialsMissing
    >()
    expect<Endpoint.Error<typeof TokenManagement.getActiveSessionDetails>>().type.toBe<
      | Common
      | ErrorCode.AccountBlocked
      | ErrorCode.LoginDisabled
      | ErrorCode.SessionExpired
      | LoginRadiusError.CredentialsMissing
    >()
    expect<Endpoint.Error<typeof SocialLogin.album>>().type.toBe<
      | Common
      | ErrorCode.AccessTokenExpired
      | ErrorCode.AccessTokenInvalid
      | ErrorCode.AccessTokenMissing
      | ErrorCode.AuthenticationFailed
      | ErrorCode.AccountBlocked
      | ErrorCode.LoginDisabled
      | ErrorCode.EndpointNotSupportedByProvider
      | ErrorCode.SocialProviderError
    >()
  })
})

test("codes of registration data are secrets", () => {
  expect<CustomRegistrationData.RegistrationRecord["Code"]>().type.toBe<Redacted.Redacted<string> | null | undefined>()
  expect<CustomRegistrationData.NewRegistrationRecordInput["Code"]>().type.toBe<Secret | null | undefined>()
})
