/** Tokens of social providers' own, traded for access tokens. The provider is not asked about them until data is wanted. */
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { tokens } from "../../documents/session.js"
import { handle } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as people from "../../provider/people.js"
import * as social from "../../rules/socialLogin.js"
import * as Providers from "../../state/Providers.js"

type Secret = string | Redacted.Redacted<string>

const enter = (provider: string, token: Secret, secret?: Secret) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const plain = unredact(token)
    const person = store.read(Providers.personByToken(provider, plain))
    const identity =
      person?.identity ?? people.behind(provider, plain, secret === undefined ? undefined : unredact(secret), now)
    const { session } = yield* social.logIn(identity)
    return tokens(session)
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
