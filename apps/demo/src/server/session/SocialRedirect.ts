/** The redirect to a social provider's page and back, for a sign-in or to link an account. */
import { HttpApiBuilder, HttpServerRequest, HttpServerResponse, UrlParams } from "@effect/platform"
import { LoginRadiusConfig } from "@loginradius-effect/core"
import { Effect, Option, Redacted } from "effect"
import { CodeRefused, NotAvailable } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { Backend } from "../loginradius/Backend.js"
import { BrowserSessions } from "./BrowserSessions.js"
import { OAuthStates, type Path, paths } from "./OAuthStates.js"
import { countAttempt } from "./RateLimit.js"

/** The address of the provider's page. It holds the address to come back to: our own origin, and a new state. */
export const startRedirect = (provider: string, purpose: "signIn" | "link") =>
  Effect.gen(function* () {
    const { hub, providers } = yield* Backend
    const { origin } = yield* Site
    const { apiKey } = yield* LoginRadiusConfig.LoginRadiusConfig
    const sessions = yield* BrowserSessions
    if (!providers.includes(provider)) return yield* new NotAvailable({ message: "This provider is not set up here." })

    yield* countAttempt(`redirects to ${provider}`)
    const state = yield* Effect.flatMap(OAuthStates, (states) => states.createState)
    yield* sessions.await({ social: { state, provider, purpose } })
    const back: Path = purpose === "link" ? "/linking" : "/social"
    const query = new URLSearchParams({
      apikey: apiKey,
      provider,
      callback: `${origin}${back}?state=${state}`,
      same_window: "true",
      // An identity that is to be linked must not get an account of its own before.
      ...(purpose === "link" ? { is_access_token: "true", ac_linking: "true" } : {})
    })
    return { location: `${hub}/RequestHandler.aspx?${query}` }
  })

/** The token that the provider's page has posted under a state. Only the browser that started with the state gets it, once. */
export const finishRedirect = (state: string, purpose: "signIn" | "link") =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    const { social } = (yield* sessions.current).pending
    if (social?.state !== state || social.purpose !== purpose)
      return yield* new CodeRefused({
        reason: "wrong",
        message: "This was not started in this browser, or is over already."
      })
    yield* sessions.await({})
    const token = yield* Effect.flatMap(OAuthStates, (states) => states.takeToken(state))
    return token ?? (yield* tooLate)
  })

export const tooLate = new CodeRefused({ reason: "expired", message: "That took too long. Start again." })

/** Keeps the token that a provider's page posts, and sends the browser on to our own page. */
const receiveToken = (path: Path) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const state = new URLSearchParams(request.url.split("?")[1]).get("state") ?? ""
    const token = UrlParams.getFirst(yield* request.urlParamsBody, "token")
    const states = yield* OAuthStates
    if (Option.isSome(token)) yield* states.putToken(state, Redacted.make(token.value))
    return HttpServerResponse.redirect(`${path}?${new URLSearchParams({ state })}`, { status: 303 })
  }).pipe(Effect.orElse(() => HttpServerResponse.empty({ status: 400 })))

/** The paths that providers' pages post to. */
export const callbacks = HttpApiBuilder.Router.use((router) =>
  Effect.gen(function* () {
    const states = yield* OAuthStates
    for (const path of paths) yield* router.post(path, Effect.provideService(receiveToken(path), OAuthStates, states))
  })
)
