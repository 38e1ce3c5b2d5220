/** JWTs of providers, traded for access tokens. Who has signed one is checked at once. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Handler from "@loginradius-effect/core/Handler"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import { configured, personBehind, providerOf } from "../../rules/jwtLogin.js"
import { providerError } from "../../rules/providerProfile.js"
import * as social from "../../rules/socialLogin.js"

/** Logs in by an ID token of a social provider's, whose profiles are known under a name. */
const enter = (provider: string, token: string | Redacted.Redacted<string>, name = provider) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const identity = yield* Effect.catchAll(personBehind(unredact(token), providerOf(settings, provider), name), () =>
      providerError("The token is not one of ours.")
    )
    const login = yield* social.logIn(identity)
    return login.tokens
  })

export const google = handle(TokenManagement.accessTokenViaGoogleJwt, ({ idToken }) =>
  enter("google", idToken, "googlejwt")
)

export const apple = handle(TokenManagement.accessTokenViaAppleJwt, ({ idToken }) => enter("apple", idToken))

export const facebook = handle(TokenManagement.accessTokenViaFacebookJwt, ({ idToken }) => enter("facebook", idToken))

export const custom = handle(TokenManagement.accessTokenViaCustomJwt, ({ idToken, providerName }) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const identity = yield* Effect.catchAll(
      personBehind(unredact(idToken), configured(settings, providerName), providerName.trim().toLowerCase()),
      (problem): Effect.Effect<never, Handler.Refusal<ErrorCode.JwtUniqueIdentifierMissing | ErrorCode.JwtInvalid>> =>
        problem === "Anonymous" ? refuse(ErrorCode.JwtUniqueIdentifierMissing) : refuse(ErrorCode.JwtInvalid)
    )
    const login = yield* social.logIn(identity)
    return login.tokens
  })
)

export const handlers = [google, apple, facebook, custom]
