/** What the cases of SocialLogin share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import { type Case, email, refusalOf, refuses, type Services, user } from "../../support.js"

export const ada = (provider: string): Seed.SocialPerson => ({
  provider,
  id: "10001",
  email,
  profile: { FirstName: "Ada", LastName: "Lovelace" }
})

export const session = (person: Seed.SocialPerson) =>
  Effect.map(Emulator.seed(Seed.socialLogin(person)), ({ accessToken }) => ({ accessToken }))

export interface Token {
  readonly accessToken: string | Redacted.Redacted<string>
}

export type Call<A> = Effect.Effect<A, LoginRadiusError | ErrorCode.EndpointNotSupportedByProvider, Services>

export const refusesWithoutProvider = <A>(endpoint: Endpoint.Any, call: (token: Token) => Call<A>): Case =>
  refuses(
    endpoint,
    "refuses a user without a provider that has this data",
    Effect.gen(function* () {
      const noProvider = { code: 910, status: 403 }
      const { accessToken } = yield* user()
      yield* refusalOf(call({ accessToken }), ErrorCode.EndpointNotSupportedByProvider, noProvider)
      const github = yield* session({ ...ada("github"), email: undefined })
      yield* refusalOf(call(github), ErrorCode.EndpointNotSupportedByProvider, noProvider)
    })
  )

/** The profile of the user of a token. */
export const profileOf = ({ accessToken }: Token) => Authentication.readProfilesByAccessToken({ accessToken })
