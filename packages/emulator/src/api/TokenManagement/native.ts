/**
 * Tokens and codes of social providers' own, traded for access tokens. The provider is not asked about a token until data is wanted;
 * a code is redeemed there at once.
 */
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, keep } from "../../context.js"
import { handle } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as people from "../../provider/people.js"
import { providerError } from "../../rules/providerProfile.js"
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
    const login = yield* social.logIn(identity)
    return login.tokens
  })

/** Logs in by a code, which is spent at the provider whatever becomes of the login. */
const redeem = (provider: string, code: Secret) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const plain = unredact(code)
    const isUnknown =
      settings.providerTokens === "known" && store.read(Providers.personByToken(provider, plain)) === undefined
    const spent = { provider, hash: people.hashOf(provider, plain), at: now }
    if (isUnknown || store.read(Providers.isSpent(spent))) {
      return yield* providerError("The code is not one of ours, or was redeemed before.")
    }
    yield* keep(Effect.sync(() => store.change(Providers.spendCode(spent))))
    return yield* enter(provider, code)
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

export const google = handle(TokenManagement.accessTokenViaGoogleToken, ({ googleAccessToken }) =>
  enter("google", googleAccessToken)
)

export const googleCode = handle(TokenManagement.accessTokenViaGoogleAuthCode, ({ googleAuthCode }) =>
  redeem("google", googleAuthCode)
)

export const linkedIn = handle(TokenManagement.accessTokenViaLinkedinToken, ({ lnAccessToken }) =>
  enter("linkedin", lnAccessToken)
)

export const foursquare = handle(TokenManagement.accessTokenViaFoursquareToken, ({ fsAccessToken }) =>
  enter("foursquare", fsAccessToken)
)

export const appleCode = handle(TokenManagement.accessTokenViaAppleIdCode, ({ code }) => redeem("apple", code))

export const appleRefreshToken = handle(TokenManagement.accessTokenViaAppleRefreshToken, ({ refreshToken }) =>
  enter("apple", refreshToken)
)

export const weChatCode = handle(TokenManagement.accessTokenViaWeChatCode, ({ code }) => redeem("wechat", code))

export const handlers = [
  facebook,
  twitter,
  vkontakte,
  google,
  googleCode,
  linkedIn,
  foursquare,
  appleCode,
  appleRefreshToken,
  weChatCode
]
