/**
 * The pages of the hub host: where a browser goes to log in by a social provider. The provider's part is a form that asks
 * who to be.
 */
import type { Refusal, Request, Response } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { isGuid } from "../internal/check.js"
import { isSame } from "../internal/secrets.js"
import type { Outbox } from "../Outbox.js"
import { withoutSlash } from "../pipeline/paths.js"
import { deterministic } from "../provider/deterministic.js"
import { told } from "../provider/people.js"
import * as pingedLogin from "../rules/pingedLogin.js"
import * as redirects from "../rules/redirects.js"
import * as social from "../rules/socialLogin.js"
import type { CurrentSettings, Settings } from "../Settings.js"
import * as Providers from "../state/Providers.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"
import type { Store } from "../Store.js"
import * as mailLink from "./mailLink.js"
import { html, redirect, text } from "./markup.js"

type Page = Effect.Effect<Response, never, Store | Outbox | CurrentSettings>

const providerPage = "/requesthandler.aspx"
const choicePage = "/auth.aspx"

/** Whether a path is that of a page. */
export const isPage = (path: string): boolean => [providerPage, choicePage].includes(nameOf(path))

const nameOf = (path: string): string => withoutSlash(path).toLowerCase()

/** The page that a request is for, if it is for one. */
export const pages = (request: Request): Page | undefined => {
  const path = nameOf(request.path)
  const isForm = request.method === "POST"
  if (path === providerPage && (isForm || request.method === "GET")) {
    if (request.query["nocallback"] === "true") return waitedFor(request, isForm)
    return checked(request, "callback", (callback) =>
      isForm ? submitted(request, callback) : asked(request, new URL(callback).host, callback)
    )
  }
  if (path === choicePage && mailLink.isFollowed(request)) return Effect.succeed(mailLink.page(request))
  if (path === choicePage && request.method === "GET")
    return checked(request, "return_url", (to) => choice(request, to))
  return undefined
}

const provider = ({ query }: Request): string => (query["provider"] ?? "").toLowerCase()

/** Asks for the key and for a place to go back to. */
const checked = (request: Request, place: string, page: (url: string) => Page): Page =>
  Effect.flatMap(current, ({ settings }) => {
    const wrongKey = keyProblem(request, settings)
    if (wrongKey !== undefined) return Effect.succeed(wrongKey)
    const url = request.query[place]
    const target = url === undefined ? undefined : redirects.callbackOf(url)
    if (url === undefined || target === undefined) {
      return Effect.succeed(problem(400, `The parameter ${place} has to be an http or https URL.`))
    }
    if (!redirects.isAllowed(target, settings)) {
      return Effect.succeed(problem(403, `Logins must not lead to ${target.host}. redirectHosts can allow it.`))
    }
    const wrongProvider = place === "callback" ? providerProblem(request, settings) : undefined
    return wrongProvider === undefined ? page(url) : Effect.succeed(wrongProvider)
  })

const keyProblem = ({ query }: Request, settings: Settings): Response | undefined => {
  const key = query["apikey"]
  if (key === undefined || !isGuid(key)) return problem(400, "The apikey is missing or not a GUID.")
  return isSame(key.toLowerCase(), settings.apiKey.toLowerCase())
    ? undefined
    : problem(403, "The apikey is not the emulator's.")
}

const providerProblem = (request: Request, { socialProviders: known }: Settings): Response | undefined =>
  /^[a-z0-9_]+$/.test(provider(request)) && (known.length === 0 || known.includes(provider(request)))
    ? undefined
    : problem(400, "The provider is not one of the application's.")

// --- for a device that asks --------------------------------------------------------------------------------------------

/** A login that leads back to no page. */
const waitedFor = (request: Request, isForm: boolean): Page =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const wrong = keyProblem(request, settings) ?? providerProblem(request, settings)
    if (wrong !== undefined) return wrong
    if (!settings.noCallbackLogin) return problem(403, "Logins without a callback are not offered (1160).")
    const clientGuid = request.query["callbackguid"]
    if (clientGuid === undefined) return problem(400, "The parameter callbackguid is missing.")
    const fields = new URLSearchParams(isForm ? request.rawBody : "")
    if (fields.get("answer") === "deny") {
      store.change(Providers.endPinged(clientGuid))
      return html(200, "Not signed in", "<p>You can close this page.</p>")
    }
    const identity = isForm ? yield* chosen(request, fields) : undefined
    if (isForm && identity === undefined) return nobody()
    const isNew = yield* pingedLogin.note(clientGuid, request.query["disablesignup"] !== "true", identity)
    if (!isNew) return problem(403, "The callbackguid has been used.")
    return isForm
      ? html(200, "Signed in", "<p>Go on where you came from. You can close this page.</p>")
      : yield* asked(request, settings.appName)
  })

const problem = (status: number, message: string): Response =>
  html(status, "Login", `<p role="alert">${text(message)}</p>`)

// --- who to be ---------------------------------------------------------------------------------------------------------

const asked = (request: Request, asker: string, leadsTo?: string): Page =>
  Effect.map(current, ({ store }) => form(request, asker, store.read(Providers.people(provider(request))), leadsTo))

const form = (
  { rawQuery, ...request }: Request,
  asker: string,
  people: ReadonlyArray<{ readonly identity: SocialIdentity }>,
  leadsTo: string | undefined
): Response => {
  const name = text(provider({ rawQuery, ...request }))
  const start = `<form method="post" action="?${text(rawQuery)}">`
  const known = people.map(
    ({ identity }) => `<li><button name="person" value="${text(identity.id)}">${text(label(identity))}</button></li>`
  )
  // Forms of their own: Enter in a field must not press the button of the first person.
  return html(
    200,
    `Sign in with ${name}`,
    `<p>${text(asker)} asks for your name and your e-mail address. Who are you at ${name}?</p>
${known.length === 0 ? "" : `${start}<ul>${known.join("")}</ul></form>`}
${start}
<p><label>Id <input name="id"></label></p>
<p><label>Name <input name="name"></label></p>
<p><label>E-mail <input name="email" type="email"></label></p>
<p><label><input name="verified" type="checkbox" value="true" checked> verified by ${name}</label></p>
<p><button>Sign in</button></p>
</form>
${start}<button name="answer" value="deny">Do not share anything</button></form>`,
    leadsTo === undefined ? {} : { leadsTo }
  )
}

const label = ({ emails, fields, id }: SocialIdentity): string => {
  const name = [fields["FirstName"], fields["LastName"]].filter((part) => typeof part === "string").join(" ")
  return [name === "" ? id : name, ...emails.map(({ Value }) => Value)].join(", ")
}

/** Whom the form says to be; undefined if it says nothing. */
const chosen = (request: Request, fields: URLSearchParams) =>
  Effect.map(current, ({ now, store }) => {
    const known = store.read(Providers.person(provider(request), fields.get("person") ?? ""))
    return known?.identity ?? described(provider(request), fields, now)
  })

const nobody = (): Response => problem(400, "Somebody without id, name and e-mail address cannot sign in.")

const submitted = (request: Request, callback: string): Page => {
  const fields = new URLSearchParams(request.rawBody)
  if (fields.get("answer") === "deny") return Effect.succeed(denied(request, callback))
  return Effect.flatMap(chosen(request, fields), (identity) =>
    identity === undefined
      ? Effect.succeed(nobody())
      : Effect.catchAll(answered(request, callback, identity), (refusal: Refusal<unknown>) =>
          Effect.succeed(problem(refusal.status, `${refusal.description} (${refusal.code})`))
        )
  )
}

/** Whom the form describes. Without an id, the same name and address have the same one each time. */
const described = (provider: string, fields: URLSearchParams, now: number): SocialIdentity | undefined => {
  const [id, name, email] = ["id", "name", "email"].map((field) => (fields.get(field) ?? "").trim()) as [
    string,
    string,
    string
  ]
  if (id + name + email === "") return undefined
  const someId = id === "" ? deterministic(`${provider} ${name} ${email}`).digits(15) : id
  const [firstName = "", ...rest] = name.split(/\s+/)
  return {
    provider,
    id: someId,
    emails: email === "" ? [] : [{ Type: "Primary", Value: email }],
    emailVerified: email !== "" && fields.get("verified") === "true",
    fields: told(provider, someId, { firstName, lastName: rest.join(" ") }),
    createdAt: now
  }
}

// --- back to the application -------------------------------------------------------------------------------------------

const answered = ({ query }: Request, callback: string, identity: SocialIdentity) =>
  Effect.gen(function* () {
    const mayRegister = query["disablesignup"] !== "true"
    // A profile that is to be linked must not get an account of its own before that.
    if (query["is_access_token"] !== "true" || query["ac_linking"] === "true") {
      const token = yield* social.request(identity, mayRegister)
      return query["is_access_token"] === "true" ? handOver(query, callback, token) : post(query, callback, token)
    }
    const { session } = yield* social.logIn(identity, mayRegister)
    return handOver(query, callback, session.token)
  })

type Query = Request["query"]

const handOver = (query: Query, callback: string, token: string): Response => {
  switch ((query["callbacktype"] ?? "").toLowerCase()) {
    case "querystring":
      return redirect(withParameter(callback, "lr-token", token))
    case "hash":
      return redirect(withHash(callback, `lr-token=${token}`))
    case "hosted":
      return redirect(withParameter(callback, "token", token))
    default:
      return post(query, callback, token)
  }
}

/** As OAuth has it. LoginRadius does not say what it does, so that this is a choice. */
const denied = ({ query }: Request, callback: string): Response =>
  redirect(
    (query["callbacktype"] ?? "").toLowerCase() === "hash"
      ? withHash(callback, "error=access_denied")
      : withParameter(callback, "error", "access_denied")
  )

const withHash = (url: string, hash: string): string => {
  const changed = new URL(url)
  changed.hash = hash
  return changed.href
}

const withParameter = (url: string, name: string, value: string): string => {
  const changed = new URL(url)
  changed.searchParams.set(name, value)
  return changed.href
}

/** A form that sends itself; a popup hands the token to the page that has opened it. */
const post = (query: Query, callback: string, token: string): Response => {
  const { origin } = new URL(callback)
  const popup =
    query["same_window"] === "true"
      ? ""
      : `if (window.opener) { window.opener.postMessage(token, ${JSON.stringify(origin)}); window.close() } else `
  return html(
    200,
    "Signed in",
    `<form method="post" action="${text(callback)}">
<input type="hidden" name="token" value="${text(token)}">
<noscript><button>Continue</button></noscript>
</form>`,
    { leadsTo: callback, script: `const token = document.forms[0].token.value; ${popup}document.forms[0].submit()` }
  )
}

/** The hosted page: which provider to log in by. */
const choice = ({ query }: Request, returnUrl: string): Page =>
  Effect.map(current, ({ settings }) => {
    const links = settings.socialProviders.map((name) => {
      const parameters = new URLSearchParams({
        apikey: query["apikey"] ?? "",
        provider: name,
        callback: returnUrl,
        is_access_token: "true",
        callbacktype: "hosted"
      })
      return `<li><a href="/RequestHandler.aspx?${text(parameters.toString())}">${text(name)}</a></li>`
    })
    return links.length === 0
      ? problem(403, "The application has no social providers.")
      : html(200, "Sign in", `<ul>${links.join("")}</ul>`)
  })
