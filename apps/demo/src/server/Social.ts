/** Sign in by a social provider: the browser leaves for its page, and comes back with a state that is ours. */
import { HttpApiBuilder, HttpServerRequest, HttpServerResponse, UrlParams } from "@effect/platform"
import { Authentication, LoginRadiusConfig, Profile, SocialLogin } from "@loginradius-effect/core"
import { Effect, Option, Redacted } from "effect"
import { Api } from "../api/Api.js"
import { CodeRefused, NotAvailable } from "../api/Refusals.js"
import { countAttempt } from "./Attempts.js"
import { BrowserSessions } from "./BrowserSessions.js"
import { Departures, type Path, paths } from "./Departures.js"
import { complete } from "./Login.js"
import { orRefuse } from "./Refusals.js"
import { Site } from "./Site.js"
import { Surroundings } from "./Surroundings.js"

/** The address of the provider's page. It knows the way back: our own origin, and the state. */
export const leave = (provider: string, purpose: "signIn" | "link") =>
  Effect.gen(function* () {
    const { hub, providers } = yield* Surroundings
    const { origin } = yield* Site
    const { apiKey } = yield* LoginRadiusConfig.LoginRadiusConfig
    const sessions = yield* BrowserSessions
    if (!providers.includes(provider)) return yield* new NotAvailable({ message: "This provider is not set up here." })

    yield* countAttempt(`trips to ${provider}`)
    const state = yield* Effect.flatMap(Departures, (departures) => departures.leave)
    yield* sessions.await({ social: { state, provider, purpose } })
    const back: Path = purpose === "link" ? "/linking" : "/social"
    const asked = new URLSearchParams({
      apikey: apiKey,
      provider,
      callback: `${origin}${back}?state=${state}`,
      same_window: "true",
      // What is to be linked must not get an account of its own before that.
      ...(purpose === "link" ? { is_access_token: "true", ac_linking: "true" } : {})
    })
    return { location: `${hub}/RequestHandler.aspx?${asked}` }
  })

/** The token that the provider's page has posted, for the browser that has left with this state. It works once. */
export const comeBack = (state: string, purpose: "signIn" | "link") =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    const { social } = (yield* sessions.current).pending
    if (social?.state !== state || social.purpose !== purpose)
      return yield* new CodeRefused({
        reason: "wrong",
        message: "This was not started in this browser, or is over already."
      })
    yield* sessions.await({})
    const token = yield* Effect.flatMap(Departures, (departures) => departures.take(state))
    return token ?? (yield* tooLate)
  })

const tooLate = new CodeRefused({ reason: "expired", message: "That took too long. Start again." })

export const signInBySocial = (state: string) =>
  Effect.gen(function* () {
    const token = yield* comeBack(state, "signIn")
    // Key and secret turn the token of the provider's page into the user's own, here on the server.
    const tokens = yield* SocialLogin.accessToken({ token })
    const profile = yield* Authentication.readProfilesByAccessToken(tokens)
    return yield* complete({ ...tokens, _tag: "Authenticated", profile }, Profile.primaryEmail(profile) ?? "")
  }).pipe(
    Effect.catchTag("RequestTokenInvalid", "RequestTokenExpired", () => Effect.fail(tooLate)),
    orRefuse
  )

/** Takes what a provider's page posts, and sends the browser on to our own page. */
const received = (path: Path) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const state = new URLSearchParams(request.url.split("?")[1]).get("state") ?? ""
    const token = UrlParams.getFirst(yield* request.urlParamsBody, "token")
    const departures = yield* Departures
    if (Option.isSome(token)) yield* departures.bring(state, Redacted.make(token.value))
    return HttpServerResponse.redirect(`${path}?${new URLSearchParams({ state })}`, { status: 303 })
  }).pipe(Effect.orElse(() => HttpServerResponse.empty({ status: 400 })))

export const receiver = HttpApiBuilder.Router.use((router) =>
  Effect.gen(function* () {
    const departures = yield* Departures
    for (const path of paths) yield* router.post(path, Effect.provideService(received(path), Departures, departures))
  })
)

export const layer = HttpApiBuilder.group(Api, "social", (handlers) =>
  handlers
    .handle("depart", ({ payload: { provider } }) => leave(provider, "signIn"))
    .handle("arrive", ({ payload: { state } }) => signInBySocial(state))
)
