/** What every request passes first: security headers, the check of host, origin and CSRF token, and limits of its body. */
import { HttpApiBuilder, type HttpApiError, HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Handler } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { timingSafeEqual } from "node:crypto"
import { Api } from "../../api/Api.js"
import { Forbidden, InvalidField, type Refusal } from "../../api/Refusals.js"
import { Backend } from "../loginradius/Backend.js"
import { type Browser, BrowserSessions } from "../session/BrowserSessions.js"
import { isCallback } from "../session/OAuthStates.js"
import { Site } from "./Site.js"

/** Nothing inline, nothing from other hosts, except that pictures of LoginRadius' profiles are on other hosts. */
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
  // Links in mails carry tokens, which other sites must not see.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY"
})

const isSame = (given: string, expected: string) => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const isSafe = (method: string) => method === "GET" || method === "HEAD"

/** A request that changes something has to come from our own page, with the CSRF token of its session. */
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

/** Whether a host is a name of this machine for itself, as `localhost:4321`. */
const isLocal = (host: string) => /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

/**
 * The answer to a request for another host. Any site can point a name of its own to this machine, and its pages would then
 * be of the same origin as the demo. Another name of this machine, as `localhost`, is redirected to the host of cookies and links.
 */
const misdirected = ({ headers, method, url }: HttpServerRequest.HttpServerRequest, origin: string) => {
  const { host } = headers
  if (host === undefined || `http://${host}` === origin || `https://${host}` === origin) return undefined
  return isLocal(host) && isSafe(method)
    ? HttpServerResponse.redirect(origin + url, { status: 307 })
    : HttpServerResponse.unsafeJson({ message: `This site is at ${origin}.` }, { status: 421 })
}

/** The depth of JSON is limited, because the decoder and the formatter of its errors are recursive. */
const checkDepth = (request: HttpServerRequest.HttpServerRequest) =>
  Effect.flatMap(Effect.orDie(request.text), (text) =>
    Handler.isDeep(text)
      ? Effect.fail(new InvalidField({ field: "form", message: "This is nested too deep." }))
      : Effect.void
  )

const guard = Effect.gen(function* () {
  const { origin } = yield* Site
  const { runsOn, trial } = yield* Backend
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
      const otherHost = misdirected(request, origin)
      if (otherHost !== undefined) return otherHost
      const browser = yield* sessions.find
      if (!isSafe(request.method) && !isCallback(request)) {
        yield* checkOrigin(request, browser, origin)
        yield* checkDepth(request)
      }
      const handled = app as HttpApp.Default<Refusal | HttpApiError.HttpApiDecodeError>
      const traced = browser === undefined ? handled : Effect.withTracer(handled, browser.calls.tracer)
      return yield* trial === undefined ? traced : trial.time.during(traced)
    }).pipe(
      // The platform's own answer would repeat what was sent, passwords included.
      Effect.catchTag("HttpApiDecodeError", ({ issues: [issue] }) =>
        Effect.fail(
          new InvalidField({ field: String(issue?.path.at(-1) ?? "form"), message: "This cannot be used as it is." })
        )
      ),
      // LoginRadius has ended the session, so that the browser's session ends too.
      Effect.tapErrorTag("SignInRequired", () =>
        // Unless another request has given the browser a new session meanwhile.
        Effect.flatMap(sessions.find, (browser) => (browser?.signedIn === undefined ? Effect.void : sessions.signOut))
      )
    )
})

export const layer = HttpApiBuilder.middleware(Api, guard)
