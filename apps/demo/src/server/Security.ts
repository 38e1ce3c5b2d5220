/** What stands around every request: headers, where it may come from, whose session it is in, and what it may answer. */
import { HttpApiBuilder, type HttpApiError, HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Handler } from "@loginradius-effect/core"
import { Effect, Layer, Redacted } from "effect"
import { timingSafeEqual } from "node:crypto"
import { Api } from "../api/Api.js"
import { CurrentUser, SignedInOnly } from "../api/CurrentUser.js"
import { Forbidden, InvalidField, type Refusal, SignInRequired } from "../api/Refusals.js"
import { type Browser, BrowserSessions } from "./BrowserSessions.js"
import { isReturn } from "./Departures.js"
import { Site } from "./Site.js"
import { Surroundings } from "./Surroundings.js"

/** Nothing inline, nothing from elsewhere; only LoginRadius itself has pictures on other hosts. */
const policy = (runsOn: "emulator" | "service") =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src 'self' data:${runsOn === "service" ? " https:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'"
  ].join("; ")

const headers = (runsOn: "emulator" | "service") => ({
  "content-security-policy": policy(runsOn),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  // Links in mails carry tokens, which are nobody else's business.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY"
})

const isSame = (given: string, expected: string) => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const isSafe = (method: string) => method === "GET" || method === "HEAD"

/** Whoever changes something has to be a page of ours, in the session that it says. */
const checkOrigin = (request: HttpServerRequest.HttpServerRequest, browser: Browser | undefined, origin: string) => {
  const token = request.headers["x-csrf-token"]
  const isOurs =
    request.headers["origin"] === origin &&
    browser !== undefined &&
    token !== undefined &&
    isSame(token, Redacted.value(browser.csrf))
  return isOurs
    ? Effect.void
    : Effect.fail(new Forbidden({ message: "This page is out of date. Reload it and try again." }))
}

/** The names that this machine has for itself. */
const isLocal = (host: string) => /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

/**
 * The answer to those who call the demo by another name. Any page can have its own name lead here, and would then be
 * this site for the browser. Whoever opened another name of this machine is sent on to the one that cookies and links are for.
 */
const elsewhere = ({ headers, method, url }: HttpServerRequest.HttpServerRequest, origin: string) => {
  const { host } = headers
  if (host === undefined || `http://${host}` === origin || `https://${host}` === origin) return undefined
  return isLocal(host) && isSafe(method)
    ? HttpServerResponse.redirect(origin + url, { status: 307 })
    : HttpServerResponse.unsafeJson({ message: `This site is at ${origin}.` }, { status: 421 })
}

/** What decodes JSON, and what tells why it cannot be decoded, calls itself for each level of it. */
const checkDepth = (request: HttpServerRequest.HttpServerRequest) =>
  Effect.flatMap(Effect.orDie(request.text), (text) =>
    Handler.isDeep(text)
      ? Effect.fail(new InvalidField({ field: "form", message: "This is nested too deep." }))
      : Effect.void
  )

const guard = Effect.gen(function* () {
  const { origin } = yield* Site
  const { runsOn } = yield* Surroundings
  const sessions = yield* BrowserSessions
  const secured = headers(runsOn)
  return (app: HttpApp.Default) =>
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const isApi = request.url.startsWith("/api/")
      yield* HttpApp.appendPreResponseHandler((_request, response) =>
        Effect.succeed(
          HttpServerResponse.setHeaders(response, isApi ? { ...secured, "cache-control": "no-store" } : secured)
        )
      )
      const misdirected = elsewhere(request, origin)
      if (misdirected !== undefined) return misdirected
      const browser = yield* sessions.find
      if (!isSafe(request.method) && !isReturn(request)) {
        yield* checkOrigin(request, browser, origin)
        yield* checkDepth(request)
      }
      const handled = app as HttpApp.Default<Refusal | HttpApiError.HttpApiDecodeError>
      return yield* browser === undefined ? handled : Effect.withTracer(handled, browser.calls.tracer)
    }).pipe(
      // The platform's own answer would repeat what was sent, passwords included.
      Effect.catchTag("HttpApiDecodeError", ({ issues: [issue] }) =>
        Effect.fail(
          new InvalidField({ field: String(issue?.path.at(-1) ?? "form"), message: "This cannot be used as it is." })
        )
      ),
      // LoginRadius has ended the session: here it ends, too.
      Effect.tapErrorTag("SignInRequired", () =>
        // Not where another request has given the browser a new session meanwhile.
        Effect.flatMap(sessions.find, (browser) => (browser?.signedIn === undefined ? Effect.void : sessions.signOut))
      )
    )
})

export const layer = HttpApiBuilder.middleware(Api, guard)

/** The user of the session, for endpoints that need one. */
export const signedInOnly = Layer.effect(
  SignedInOnly,
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    return Effect.gen(function* () {
      const browser = yield* sessions.find
      if (browser?.signedIn === undefined) return yield* new SignInRequired({ message: "Sign in first." })
      const { accessToken, user } = browser.signedIn
      return CurrentUser.of({ uid: user.uid, email: user.email, accessToken })
    })
  })
)
