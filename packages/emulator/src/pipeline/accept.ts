/** What LoginRadius tolerates in a request, brought into one form before anything else looks at it. */
import type { Spec } from "@loginradius-effect/core/Endpoint"
import type { Request } from "@loginradius-effect/core/Handler"
import { attempt } from "../internal/effect.js"
import { isObject } from "../internal/json.js"
import type { Json } from "../state/Json.js"
import { impliedBody, isGiven, member, withoutSlash } from "./paths.js"

/**
 * The request as the endpoints describe it: methods and names that have been replaced become the present ones, query
 * names are lower case and each has one value that is not blank, token and SOTT stand in their headers, and a body that
 * says nothing is none.
 */
export const accept = (request: Request): Request => {
  const path = withoutSlash(request.path)
  const method = methodOf(request.method, path)
  const query = withBearerJwt(method, path, request, renamed(method, path, queryOf(request.rawQuery)))
  const body = saysNothing(request) ? undefined : withConsentFlags(path, request.body)
  const accepted = { ...request, method, query, body, headers: headersOf(request, query, body) }
  // What was a GET has no body: its members are in the query.
  const implied = request.method === "GET" && method === "POST" ? query : impliedBody(method, path)
  return implied !== undefined && saysNothing(request)
    ? { ...accepted, body: implied, rawBody: JSON.stringify(implied) }
    : accepted
}

/**
 * Whether the body of a request, as it was sent, says nothing: it is blank, or JSON of nothing, whatever its media type.
 * LoginRadius' SDK for Go sends `""` with each PUT and DELETE that has no body.
 */
export const saysNothing = ({ rawBody }: Request): boolean => {
  const text = rawBody.trim()
  return text === "" || text === "null" || (text.startsWith('"') && isBlankText(text))
}

/** Whether JSON is a text that is blank. */
const isBlankText = (json: string): boolean =>
  attempt(
    () => String(JSON.parse(json)).trim() === "",
    () => false
  )

/**
 * Methods that have been replaced: linking was a PUT at first, One Touch Logins were started by GET. Newer pages print POST for the
 * change of a PIN.
 */
const methods: ReadonlyArray<{ readonly route: RegExp; readonly to: string }> = [
  { route: /^PUT \/identity\/v2\/auth\/socialidentity$/i, to: "POST" },
  { route: /^GET \/identity\/v2\/auth\/onetouchlogin\/(email|phone)$/i, to: "POST" },
  { route: /^POST \/identity\/v2\/auth\/onetouchlogin\/phone\/verify$/i, to: "PUT" },
  { route: /^POST \/identity\/v2\/auth\/pin\/change$/i, to: "PUT" }
]

const methodOf = (method: string, path: string): string =>
  methods.find(({ route }) => route.test(`${method} ${path}`))?.to ?? method

/** Blank stands for "not given", so that a later value of the same name counts. */
const queryOf = (rawQuery: string): Record<string, string> => {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const key = name.toLowerCase()
    if (!Object.hasOwn(query, key) && value.trim() !== "") setOwn(query, key, value)
  }
  return query
}

/** A request whose flags in the query are `true` and `false`: PHP's SDK writes `1` and `0`. */
export const withFlags = ({ query: members = {} }: Spec, request: Request): Request => {
  const written = Object.entries(members).flatMap(([name, { description, wireName = name }]) => {
    const key = wireName.toLowerCase()
    const flag = description.kind === "boolean" ? flags[request.query[key]?.trim() ?? ""] : undefined
    return flag === undefined ? [] : [[key, flag] as const]
  })
  return written.length === 0 ? request : { ...request, query: { ...request.query, ...Object.fromEntries(written) } }
}

const flags: { readonly [sent: string]: string | undefined } = { "0": "false", "1": "true" }

/** Where consents are said. */
const consentPaths = /^\/identity\/v2\/auth\/(consent(\/profile)?|register(\/captcha)?)$/i

/** A body whose flags of consents are none but `true` and `false`: the library for browsers writes them as texts. */
const withConsentFlags = (path: string, body: unknown): unknown => {
  if (!consentPaths.test(path) || !isObject(body)) return body
  const inList = (item: unknown): unknown => (isObject(item) ? mapped(item, ["isaccepted", "iscustom"], flagOf) : item)
  const inLists = (value: unknown): unknown => (Array.isArray(value) ? value.map(inList) : value)
  return mapped(body, ["data", "events", "consents"], (value) =>
    isObject(value) ? mapped(value, ["data", "events"], inLists) : inLists(value)
  )
}

const flagOf = (value: unknown): unknown =>
  typeof value === "string" && /^(true|false)$/i.test(value) ? value.toLowerCase() === "true" : value

/** An object with some of its members, which are named in lower case, made into something else. */
const mapped = (object: Json, names: ReadonlyArray<string>, to: (value: unknown) => unknown): Json =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, names.includes(name.toLowerCase()) ? to(value) : value])
  )

const setOwn = (out: Record<string, string>, key: string, value: string): void => {
  Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Parameters that newer clients call otherwise. */
const renames: ReadonlyArray<{ readonly route: RegExp; readonly from: string; readonly to: string }> = [
  { route: /^GET \/identity\/v2\/auth\/email$/i, from: "vtoken", to: "verificationtoken" },
  {
    route: /^(POST \/identity\/v2\/auth\/login(\/2fa)?|GET \/identity\/v2\/auth\/account\/2fa)$/i,
    from: "redirecturiafterduoverification",
    to: "duoredirecturi"
  },
  // Some sources say that a request token is traded there, others an access token.
  { route: /^GET \/api\/v2\/access_token$/i, from: "request_token", to: "token" },
  { route: /^GET \/api\/v2\/access_token$/i, from: "access_token", to: "token" },
  // The names that the oldest endpoints have for the credentials of the app.
  { route: /^GET \/api\/v2\/access_token(\/|$)/i, from: "key", to: "apikey" },
  { route: /^GET \/api\/v2\/access_token(\/|$)/i, from: "secret", to: "apisecret" },
  { route: /^GET \/api\/v2\/status\/trackable$/i, from: "secret", to: "apisecret" },
  { route: /^GET \/sharing\/v1\/shorturl$/i, from: "key", to: "apikey" }
]

const renamed = (method: string, path: string, query: Record<string, string>): Record<string, string> => {
  for (const { from, route, to } of renames) {
    const value = query[from]
    if (value !== undefined && query[to] === undefined && route.test(`${method} ${path}`)) query[to] = value
  }
  return query
}

/** The JWT of a server of one's own may stand in the header, where other endpoints have access tokens. */
const withBearerJwt = (
  method: string,
  path: string,
  { headers }: Request,
  query: Record<string, string>
): Record<string, string> => {
  const jwt = bearer(headers["authorization"])
  if (
    jwt !== undefined &&
    query["id_token"] === undefined &&
    /^GET \/api\/v2\/access_token\/jwt$/i.test(`${method} ${path}`)
  )
    query["id_token"] = jwt
  return query
}

/** Of several places the header wins, then comes the query, then the body. */
const headersOf = (request: Request, query: Json, body: unknown): Request["headers"] => {
  const token = [
    bearer(request.headers["authorization"]),
    query["access_token"],
    isObject(body) ? member(body, "access_token") : undefined
  ].find(isGiven)
  const sott = [request.headers["x-loginradius-sott"], query["sott"]].find(isGiven)
  const { authorization: _authorization, "x-loginradius-sott": _sott, ...headers } = request.headers
  return {
    ...headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(sott === undefined ? {} : { "x-loginradius-sott": sott })
  }
}

const bearer = (header: string | undefined): string | undefined =>
  /^\s*bearer\s+(\S.*)$/i.exec(header ?? "")?.[1]?.trim()

/** The access token of an accepted request. */
export const accessTokenOf = (request: Request): string | undefined => bearer(request.headers["authorization"])
