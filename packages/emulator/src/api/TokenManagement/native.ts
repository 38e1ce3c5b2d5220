/** Tokens of social providers' own, traded for access tokens. The provider is not asked about them until data is wanted. */
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { handle } from "../../handle.js"
import { current } from "../../internal/context.js"
import * as people from "../../internal/provider/people.js"
import { text } from "../../internal/reveal.js"
import * as sessions from "../../internal/sessions.js"
import * as social from "../../internal/social.js"

type Secret = string | Redacted.Redacted<string>

const enter = (provider: string, token: Secret, secret?: Secret) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const plain = text(token)
    const person = store.people(provider).find((known) => known.token === plain)
    const identity =
      person?.identity ?? people.behind(provider, plain, secret === undefined ? undefined : text(secret), now)
    const { session } = yield* social.logIn(identity)
    return sessions.tokens(session)
  })

export const facebook = handle(TokenManagement.accessTokenViaFacebookToken, ({ fbAccessToken }) =>
  enter("facebook", fbAccessToken)
)

export const twitter = handle(TokenManagement.accessTokenViaTwitterToken, ({ twAccessToken, twTokenSecret }) =>
  enter("twitter", twAccessToken, twTokenSecret)
)

export const vkontakte = handle(TokenManagement.accessTokenViaVkontakteToken, ({ vkAccessToken }) =>
  enter("vkontakte", vkAccessToken)
)

export const handlers = [facebook, twitter, vkontakte]
