import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Configuration from "@loginradius-effect/core/Configuration"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import type * as Login from "@loginradius-effect/core/Login"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Mock from "@loginradius-effect/core/Mock"
import type * as Profile from "@loginradius-effect/core/Profile"
import * as Wire from "@loginradius-effect/core/Wire"
import type { HttpClient } from "@effect/platform/HttpClient"
import { Effect, Match, type Redacted } from "effect"
import { describe, expect, test } from "tstyche"

type Secret = string | Redacted.Redacted<string>

type Common =
  | LoginRadiusError.ApiCredentialsRejected
  | LoginRadiusError.InvalidInput
  | LoginRadiusError.MalformedResponse
  | LoginRadiusError.RateLimited
  | LoginRadiusError.ServerFailed
  | LoginRadiusError.TransportFailed
  | LoginRadiusError.Unrecognized

type AccessTokenErrors =
  | ErrorCode.AccessTokenInvalid
  | ErrorCode.AccessTokenExpired
  | ErrorCode.AccessTokenMissing
  | ErrorCode.AuthenticationFailed
  | ErrorCode.AccountBlocked
  | ErrorCode.LoginDisabled

const Thing = Wire.document("Thing", () => ({
  Id: Wire.required(Wire.string),
  Token: Wire.secret,
  Count: Wire.integer
}))

describe("the input", () => {
  test("is one flat record of path, token, query, headers and body", () => {
    const everything = Endpoint.make("Test.everything", () => ({
      route: "PUT /identity/v2/things/:uid/parts/:partId",
      auth: Credential.accessToken,
      query: { dryRun: Wire.optional(Wire.boolean, "dryrun"), code: Wire.named(Wire.secret, "otp") },
      headers: { trace: Wire.optional(Wire.string, "X-Trace") },
      body: { names: Wire.array(Wire.string), limit: Wire.optional(Wire.integer) },
      success: Thing,
      safety: "idempotent"
    }))
    expect<Endpoint.Input<typeof everything>>().type.toBe<{
      readonly uid: string
      readonly partId: string
      readonly accessToken: Secret
      readonly dryRun?: boolean | undefined
      readonly code: Secret
      readonly trace?: string | undefined
      readonly names: ReadonlyArray<string>
      readonly limit?: number | undefined
    }>()
  })

  test("has exactly the members of an endpoint", () => {
    expect<Endpoint.Input<typeof Authentication.changePassword>>().type.toBe<{
      readonly accessToken: Secret
      readonly newPassword: Secret
      readonly oldPassword: Secret
    }>()
    expect<Endpoint.Input<typeof Account.profilesByUid>>().type.toBe<{ readonly uid: string }>()
    expect(Account.profilesByUid).type.not.toBeCallableWith({ uid: "u", id: "x" })
    expect(Account.profilesByUid).type.not.toBeCallableWith({ uid: 1 })
    expect(Account.profilesByUid).type.not.toBeCallableWith()
  })

  test("accepts missing and undefined optional members", () => {
    expect(Authentication.sendWelcomeEmail).type.toBeCallableWith({ accessToken: "t" })
    expect(Authentication.sendWelcomeEmail).type.toBeCallableWith({ accessToken: "t", welcomeEmailTemplate: undefined })
    expect(Authentication.sendWelcomeEmail).type.not.toBeCallableWith({ accessToken: undefined })
  })

  test("has exactly one of the members of oneOf", () => {
    expect(Authentication.forgotPassword).type.toBeCallableWith({ resetPasswordUrl: "https://a", email: "a@b.c" })
    expect(Authentication.forgotPassword).type.toBeCallableWith({ resetPasswordUrl: "https://a", username: "a" })
    expect(Authentication.forgotPassword).type.not.toBeCallableWith({ resetPasswordUrl: "https://a" })
    expect(Authentication.forgotPassword).type.not.toBeCallableWith({
      resetPasswordUrl: "https://a",
      email: "a@b.c",
      username: "a"
    })
    expect(Authentication.forgotPassword).type.not.toBeCallableWith({ resetPasswordUrl: "https://a", email: undefined })
  })

  test("has a document as one member", () => {
    expect<Endpoint.Input<typeof Account.create>["profile"]>().type.toBe<Profile.Creation>()
    expect(Account.create).type.toBeCallableWith({ profile: { Email: [{ Type: "Primary", Value: "a@b.c" }] } })
    expect(Account.create).type.not.toBeCallableWith({ Email: [{ Type: "Primary", Value: "a@b.c" }] })
  })

  test("refuses a profile as it was read in place of an update", () => {
    const profile = {} as Profile.Profile
    expect(Account.update).type.not.toBeCallableWith({ uid: "u", profile })
  })

  test("may be missing where no member is required", () => {
    expect(Configuration.getConfigurations).type.toBeCallableWith()
    expect(Infrastructure.getServerTime).type.toBeCallableWith()
    expect(Infrastructure.getServerTime).type.toBeCallableWith({ timeDifference: 10 })
    expect(Infrastructure.getServerTime).type.not.toBeCallableWith({ timeDifference: "10" })
    expect<Endpoint.Input<typeof Infrastructure.getServerTime>>().type.toBe<{
      readonly timeDifference?: number | undefined
    }>()
  })

  test("has an optional SOTT", () => {
    type Input = Endpoint.Input<typeof Authentication.userRegistrationByEmail>
    expect<Input["sott"]>().type.toBe<Secret | undefined>()
    const profile = { Email: [{ Type: "Primary", Value: "a@b.c" }], Password: "p" }
    expect(Authentication.userRegistrationByEmail).type.toBeCallableWith({ profile })
    expect(Authentication.userRegistrationByEmail).type.not.toBeCallableWith({ profile: { Email: profile.Email } })
  })
})

describe("the errors", () => {
  test("with the API key alone, of a call that changes nothing", () => {
    expect<Endpoint.Error<typeof Authentication.checkEmailAvailability>>().type.toBe<
      Common | ErrorCode.EmailIdInvalid | ErrorCode.ParameterMalformed
    >()
    expect<Endpoint.Error<typeof Configuration.getConfigurations>>().type.toBe<Common>()
  })

  test("with a token, of a call that may be repeated", () => {
    expect<Endpoint.Error<typeof Authentication.validateAccessToken>>().type.toBe<Common | AccessTokenErrors>()
    expect<Endpoint.Error<typeof Authentication.socialIdentity>>().type.toBe<Common | AccessTokenErrors>()
  })

  test("with the API secret", () => {
    expect<Endpoint.Error<typeof Account.profilesByUid>>().type.toBe<
      | Common
      | LoginRadiusError.CredentialsMissing
      | ErrorCode.AccountIdInvalid
      | ErrorCode.UserIdInvalid
      | ErrorCode.UserNotFound
    >()
  })

  test("say that the outcome can be unknown only where it can be, by each safety class", () => {
    expect<Endpoint.Error<typeof Authentication.sendWelcomeEmail>>().type.toBe<
      Common | AccessTokenErrors | LoginRadiusError.OutcomeUnknown | ErrorCode.EmailSendLimitReached
    >()
    expect<Endpoint.Error<typeof Authentication.linkSocialIdentities>>().type.toBe<
      | Common
      | AccessTokenErrors
      | LoginRadiusError.OutcomeUnknown
      | ErrorCode.AccountAlreadyLinked
      | ErrorCode.AccountCannotBeLinked
      | ErrorCode.AccountLinkingDisabled
    >()
    expect<Endpoint.Error<typeof Account.delete>>().type.toBe<
      | Common
      | LoginRadiusError.CredentialsMissing
      | LoginRadiusError.OutcomeUnknown
      | ErrorCode.AccountIdInvalid
      | ErrorCode.UserIdInvalid
      | ErrorCode.UserNotFound
    >()
    expect<Endpoint.Error<typeof Authentication.privacyPolicyAccept>>().type.toBe<
      | Common
      | AccessTokenErrors
      | LoginRadiusError.OutcomeUnknown
      | ErrorCode.PrivacyPolicyNotAvailable
      | ErrorCode.PrivacyPolicyAlreadyAccepted
    >()
    // A read, except with the member that sends a mail.
    expect<Endpoint.Error<typeof Authentication.readProfilesByAccessToken>>().type.toBe<
      Common | AccessTokenErrors | LoginRadiusError.OutcomeUnknown
    >()
    expect<
      Extract<Endpoint.Error<typeof Infrastructure.generateSott>, { readonly _tag: "OutcomeUnknown" }>
    >().type.toBe<never>()
  })

  test("with a SOTT, which can be refused, or cannot be made without the secret", () => {
    type Failure = Endpoint.Error<typeof Authentication.userRegistrationByEmail>
    type Of<Tag> = Extract<Failure, { readonly _tag: Tag }>
    expect<Of<"SottInvalid" | "SottRequired" | "CredentialsMissing" | "OutcomeUnknown">>().type.toBe<
      | ErrorCode.SottInvalid
      | ErrorCode.SottRequired
      | LoginRadiusError.CredentialsMissing
      | LoginRadiusError.OutcomeUnknown
    >()
    expect<Of<"AccessTokenInvalid">>().type.toBe<never>()
    expect<Extract<Common, Failure>>().type.toBe<Common>()
  })

  test("have the members that the service adds", () => {
    type Locked = Extract<
      Endpoint.Error<typeof Authentication.loginByEmail>,
      { readonly _tag: "AccountTemporarilyLocked" }
    >
    expect<Locked["loginLockedTimeout"]>().type.toBe<string | undefined>()
    type Refused = Extract<Endpoint.Error<typeof Account.create>, { readonly _tag: "FieldValidationFailed" }>
    expect<Refused["errors"]>().type.toBe<
      ReadonlyArray<{ readonly fieldName: string; readonly errorMessage: string }>
    >()
    type Policy = Extract<
      Endpoint.Error<typeof Authentication.loginByEmail>,
      { readonly _tag: "PrivacyPolicyNotAccepted" }
    >
    expect<Policy["accessToken"]>().type.toBe<Redacted.Redacted<string> | undefined>()
  })

  test("can be caught by their tags, and by no other tag", () => {
    const call = Account.profilesByUid({ uid: "u" })
    const caught = Effect.catchTag(call, "UserNotFound", () => Effect.succeed(undefined))
    expect<Effect.Effect.Success<typeof caught>>().type.toBe<Profile.Profile | undefined>()
    expect<Extract<Effect.Effect.Error<typeof caught>, { readonly _tag: "UserNotFound" }>>().type.toBe<never>()
    // @ts-expect-error No overload matches this call.
    Effect.catchTag(call, "RoleNotFound", () => Effect.void)
  })
})

describe("the value", () => {
  test("is the value of the endpoint, and the effect has the requirements of a call", () => {
    const call = Account.profilesByUid({ uid: "u" })
    expect<Effect.Effect.Success<typeof call>>().type.toBe<Profile.Profile>()
    expect<Effect.Effect.Context<typeof call>>().type.toBe<LoginRadiusConfig.LoginRadiusConfig | HttpClient>()
    expect<Endpoint.Success<typeof Authentication.validateAccessToken>>().type.toBe<Login.Tokens>()
    expect<Endpoint.Success<typeof Authentication.userRegistrationByEmail>>().type.toBe<Login.PostedOrLogin>()
    expect<Endpoint.Success<typeof Authentication.resetPasswordByOtp>>().type.toBe<Login.PostedOrTokens>()
    expect<Endpoint.Success<typeof Authentication.loginByEmail>>().type.toBe<Login.Login>()
  })

  test("has its secrets redacted", () => {
    expect<Login.Tokens["accessToken"]>().type.toBe<Redacted.Redacted<string>>()
    expect<Login.Tokens["refreshToken"]>().type.toBe<Redacted.Redacted<string> | undefined>()
    expect<Login.SecondFactorRequired["secondFactorAuthenticationToken"]>().type.toBe<Redacted.Redacted<string>>()
    expect<Profile.Profile["Password"]>().type.toBe<Redacted.Redacted<string> | null | undefined>()
    expect<Endpoint.Success<typeof Infrastructure.generateSott>["Sott"]>().type.toBe<Redacted.Redacted<string>>()
    expect<Endpoint.Success<typeof Account.password>["PasswordHash"]>().type.toBe<Redacted.Redacted<string>>()
  })

  test("of a login is matched exhaustively", () => {
    const matcher = Match.type<Endpoint.Success<typeof Authentication.loginByEmail>>()
    const name = matcher.pipe(
      Match.tag("Authenticated", ({ profile }) => profile.Uid),
      Match.tag("SecondFactorRequired", ({ otpPhoneNo }) => otpPhoneNo),
      Match.exhaustive
    )
    expect(name).type.toBe<(login: Login.Login) => string | undefined>()
    matcher.pipe(
      Match.tag("Authenticated", ({ profile }) => profile.Uid),
      // @ts-expect-error Type 'SecondFactorRequired' is not assignable to type 'never'.
      Match.exhaustive
    )
    Match.type<Login.PostedOrLogin>().pipe(
      Match.tag("WithLogin", ({ login }) => login._tag),
      // @ts-expect-error Type 'Posted' is not assignable to type 'never'.
      Match.exhaustive
    )
    expect<Extract<Login.Login, { readonly accessToken: unknown }>>().type.toBe<Login.Authenticated>()
  })

  test("of a projection has the chosen members and the Uid", () => {
    const names = Endpoint.project(Account.profilesByUid, ["FirstName", "LastName"])
    const call = names({ uid: "u" })
    expect<Effect.Effect.Success<typeof call>>().type.toBe<{
      readonly Uid: string
      readonly FirstName: string | null | undefined
      readonly LastName: string | null | undefined
    }>()
    expect<Effect.Effect.Error<typeof call>>().type.toBe<Endpoint.Error<typeof Account.profilesByUid>>()
    expect(Endpoint.project).type.not.toBeCallableWith(Account.profilesByUid, ["Nickname"])
    const login = Endpoint.project(Authentication.loginByEmail, ["FirstName"])({ email: "a", password: "p" })
    type Authenticated = Extract<Effect.Effect.Success<typeof login>, { readonly _tag: "Authenticated" }>
    expect<Authenticated["accessToken"]>().type.toBe<Redacted.Redacted<string>>()
    expect<keyof Authenticated["profile"]>().type.toBe<"FirstName" | "Uid">()
  })

  test("comes with metadata on request", () => {
    const call = Endpoint.withResponse(Account.profilesByUid)({ uid: "u" })
    expect<Effect.Effect.Success<typeof call>>().type.toBe<Endpoint.Response<Profile.Profile>>()
    expect<Effect.Effect.Error<typeof call>>().type.toBe<Endpoint.Error<typeof Account.profilesByUid>>()
    expect(Endpoint.withResponse(Configuration.getConfigurations)).type.toBeCallableWith()
  })
})

describe("a stub", () => {
  test("gets the input with its secrets redacted", () => {
    Mock.handle(Authentication.changePassword, (input) => {
      expect(input).type.toBe<{
        readonly accessToken: Redacted.Redacted<string>
        readonly newPassword: Redacted.Redacted<string>
        readonly oldPassword: Redacted.Redacted<string>
      }>()
      return Effect.succeed({ IsPosted: true })
    })
  })

  test("answers the wire document and declared errors, and nothing else", () => {
    expect<Endpoint.Answer<typeof Authentication.loginByEmail>>().type.toBe<Login.LoginAnswerEncoded>()
    Mock.handle(Account.profilesByUid, () => Effect.succeed({ Uid: "u", NewOfTheService: 1 }))
    // @ts-expect-error Property 'Uid' is missing in type
    Mock.handle(Account.profilesByUid, () => Effect.succeed({ FirstName: "Ada" }))
    // @ts-expect-error Property 'access_token' is missing in type
    Mock.handle(Authentication.validateAccessToken, () => Effect.succeed({ accessToken: "t" }))
    // @ts-expect-error Type 'string' is not assignable to type 'Refusal<
    Mock.handle(Account.profilesByUid, () => Effect.fail("no"))
  })
})
