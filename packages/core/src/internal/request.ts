/** From an endpoint's input to the request that is sent. */
import * as HttpHeaders from "@effect/platform/Headers"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type { Safety } from "../Endpoint.js"
import { CredentialsMissing, InvalidInput } from "../LoginRadiusError.js"
import type { CallOptions, Service } from "../LoginRadiusConfig.js"
import type * as Wire from "../Wire.js"
import { isObject, isText, lacking, Mismatch, name as walkName, reveal, type Walk } from "./codec.js"
import { type Described, safetyOf } from "./describe.js"

export type Headers = { readonly [name: string]: string }

/** A request as plain text, ready to be sent any number of times. */
export interface Prepared {
  readonly url: string
  readonly headers: HttpHeaders.Headers
  readonly body: string | undefined
  readonly safety: Safety
  /** Every secret in the request, for removal from what the service answers. */
  readonly secrets: Array<string>
}

export const prepare = (
  described: Described,
  input: unknown,
  config: Service,
  options: CallOptions,
  fields: string | undefined
): Prepared | InvalidInput | CredentialsMissing => {
  const endpoint = described.id
  const built = Either.getOrElse(
    Either.try(() => build(described, isObject(input) ? input : {}, config, options, fields)),
    // A getter that throws, or a value that JSON cannot hold.
    () => new Mismatch("input", "plain data")
  )
  if (!(built instanceof Mismatch)) return built
  const { expected, path: field } = built
  const reason = `expected ${expected}`
  return new InvalidInput({ endpoint, field, reason, message: `${endpoint}: ${field}: ${reason}` })
}

type Input = { readonly [member: string]: unknown }

/** A request in the making. The first problem is kept, so that no step has to ask for one. */
export interface Draft {
  readonly endpoint: string
  readonly input: Input
  readonly headers: HttpHeaders.Headers & Record<string, string>
  readonly secrets: Array<string>
  /** Each parameter with an ampersand before it. */
  query: string
  problem?: Mismatch | CredentialsMissing
}

const wrong = (draft: Draft, path: string, expected: string): string => {
  draft.problem ??= new Mismatch(path, expected)
  return ""
}

const noteSecret = ({ secrets }: Draft, secret: unknown): void => {
  if (secret && isText(secret)) secrets.push(secret)
}

const walked = (draft: Draft, name: string, walk: Walk): unknown => {
  const value = walk(draft.input[name], (secret) => noteSecret(draft, secret))
  return value instanceof Mismatch ? wrong(draft, value.within(name).path, value.expected) : value
}

/** What is known of a value: it has to be given unless it is optional. */
type Kind = Pick<Wire.Any, "walk"> & Partial<Pick<Wire.Any, "presence">>

/** A value for the URL or a header. Blank counts as not given, as it does for the service. */
export const textOf = (draft: Draft, name: string, { presence, walk }: Kind): string | undefined => {
  const text = String(reveal((draft.input[name] ?? "") === "" ? "" : walked(draft, name, walk)))
  if (presence === "optional" && !text.trim()) return undefined
  const expected = lacking(text)
  return expected ? wrong(draft, name, expected) : text
}

export const setQuery = (draft: Draft, key: string, value: string | undefined): void => {
  if (value) draft.query += `&${encodeURIComponent(key)}=${encodeURIComponent(value)}`
}

export const setHeader = (draft: Draft, header: string, name: string, value: string | undefined, prefix = ""): void => {
  if (value)
    draft.headers[header] = /^[\x20-\x7e]*$/.test(value) ? prefix + value : wrong(draft, name, "printable ASCII")
}

/** The API secret in clear, noted as a secret of the call. */
export const secretOf = (draft: Draft, { apiSecret }: Service): string => {
  const secret = apiSecret ? Redacted.value(apiSecret) : ""
  if (!secret) {
    // Told before anything else: no input would help.
    const { endpoint } = draft
    const message = `${endpoint} needs apiSecret (LOGINRADIUS_API_SECRET)`
    draft.problem = new CredentialsMissing({ endpoint, option: "apiSecret", message })
  }
  noteSecret(draft, secret)
  return secret
}

const build = (
  described: Described,
  input: Input,
  config: Service,
  options: CallOptions,
  fields: string | undefined
): Prepared | Mismatch | CredentialsMissing => {
  const { auth, host, method, query, spec } = described
  const headers = headersOf({ accept: "application/json", "user-agent": config.userAgent })
  const draft: Draft = { endpoint: described.id, input, headers, secrets: [], query: "" }
  const choices = spec.oneOf
  if (choices && choices.filter((name) => input[name] !== undefined).length !== 1) {
    wrong(draft, choices.join(" or "), "exactly one of them")
  }
  if (auth.apiKey) setQuery(draft, auth.apiKey, config.apiKey)
  for (const { key, name, wire } of query) setQuery(draft, key, textOf(draft, name, wire))
  setQuery(draft, "fields", fields)
  setQuery(draft, "region", config.region)
  for (const { key, name, wire } of described.headers) {
    setHeader(draft, key.toLowerCase(), name, textOf(draft, name, wire))
  }
  auth.attach(draft, config)
  setHeader(draft, "x-origin-ip", "originIp", options.originIp ?? config.originIp)
  if (options.preventWebhook ?? config.preventWebhook) draft.headers["x-preventwebhook"] = "true"
  const path = pathOf(described, draft)
  const body = method === "GET" ? undefined : bodyOf(described, draft)
  const { problem, secrets } = draft
  const url = config.hosts[host] + path + draft.query.replace("&", "?")
  return problem ?? { url, headers, body, secrets, safety: safetyOf(spec, input) }
}

/** Headers as a request has them, made in one step. */
export const headersOf = (...from: ReadonlyArray<Headers>): HttpHeaders.Headers & Record<string, string> =>
  Object.assign(Object.create(HttpHeaders.empty), ...from)

/** Every second piece is the name of a parameter. */
const pathOf = ({ pieces }: Described, draft: Draft): string =>
  pieces
    .map((piece, i) => (i % 2 ? "/" + encodeURIComponent(textOf(draft, piece, { walk: walkName }) as string) : piece))
    .join("")

const bodyOf = ({ body, whole }: Described, draft: Draft): string => {
  const members: Record<string, unknown> = {}
  for (const { key, name, wire } of body) {
    if (draft.input[name] !== undefined) members[key] = walked(draft, name, wire.walk)
    else if (wire.presence !== "optional") wrong(draft, name, "a value")
  }
  const document = whole ? walked(draft, whole.whole, whole.wire.walk) : members
  return JSON.stringify(document, function (this: Input, key, value: unknown) {
    // A `Redacted` would print itself: its own value goes out, also from a member that no description knows.
    const given = this[key]
    if (!Redacted.isRedacted(given)) return value
    const revealed = reveal(given)
    noteSecret(draft, revealed)
    return revealed
  })
}
