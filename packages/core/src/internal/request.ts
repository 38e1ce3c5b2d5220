/** From an endpoint's input to the request that is sent. */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type { Safety } from "../Endpoint.js"
import { CredentialsMissing, InvalidInput } from "../LoginRadiusError.js"
import type { CallOptions, Service } from "../LoginRadiusConfig.js"
import { isObject, isText, Mismatch, reveal, text as walkText, type Walk } from "./codec.js"
import { type Described, safetyOf } from "./describe.js"

/** A request as plain text, ready to be sent any number of times. */
export interface Prepared {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
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
  if (built === secretMissing) {
    const message = `${endpoint} needs apiSecret (LOGINRADIUS_API_SECRET)`
    return new CredentialsMissing({ endpoint, option: "apiSecret", message })
  }
  const { expected, path: field } = built
  const reason = `expected ${expected}`
  return new InvalidInput({ endpoint, field, reason, message: `${endpoint}: ${field}: ${reason}` })
}

type Input = { readonly [member: string]: unknown }

/** Reads an input member by member. The first problem is kept, so that no step has to ask for one. */
const reader = (input: Input) => {
  const secrets: Array<string> = []
  const problems: Array<Mismatch> = []
  const onSecret = (secret: string): void => void (secret === "" || secrets.push(secret))
  const wrong = (path: string, expected: string): string => {
    problems.push(new Mismatch(path, expected))
    return ""
  }
  const walked = (walk: Walk, name: string): unknown => {
    const value = walk(input[name], onSecret)
    return value instanceof Mismatch ? wrong(value.within(name).path, value.expected) : value
  }
  /** A value for the URL or a header. Blank counts as not given, as it does for the service. */
  const text = (name: string, walk: Walk, isOptional = false): string | undefined => {
    const text = String(reveal((input[name] ?? "") === "" ? "" : walked(walk, name)))
    if (/\p{Surrogate}/u.test(text)) return wrong(name, "well-formed text")
    if (text.trim() !== "") return text
    return isOptional ? undefined : wrong(name, "a value")
  }
  return { input, onSecret, problems, secrets, text, walked, wrong }
}

type Reader = ReturnType<typeof reader>

/** A request in the making, as a credential sees it. */
export interface Draft extends Pick<Reader, "input" | "text"> {
  readonly headers: Record<string, string>
  readonly setQuery: (key: string, value: string | undefined) => void
  readonly setHeader: (header: string, name: string, value: string | undefined, prefix?: string) => void
  /** The API secret in clear, noted as a secret of the call. */
  readonly secretOf: (apiSecret: Redacted.Redacted<string> | undefined) => string
}

const build = (
  described: Described,
  input: Input,
  config: Service,
  options: CallOptions,
  fields: string | undefined
): Prepared | Mismatch => {
  const read = reader(input)
  const { method, spec } = described
  const choices = spec.oneOf ?? []
  if (choices.length > 0 && choices.filter((name) => input[name] !== undefined).length !== 1) {
    read.wrong(choices.join(" or "), "exactly one of them")
  }
  const query = queryOf(described, read, config, fields)
  const headers = headersOf(described, read, config, options, (key, value) => query.push([key, value]))
  const url = config.hosts[described.host] + pathOf(described, read) + textOf(query)
  const body = method === "GET" ? undefined : bodyOf(described, read)
  const { problems, secrets } = read
  return problems[0] ?? { url, headers, body, secrets, safety: safetyOf(spec, input) }
}

/** A call that needs the API secret, under a configuration that has none. */
const secretMissing = new Mismatch("apiSecret", "set")

const pathOf = (described: Described, { text, wrong }: Reader): string =>
  described.pieces
    .map((piece, i) => {
      if (i % 2 === 0) return piece
      const value = text(piece, walkText) ?? ""
      return `/${/^\.\.?$/.test(value) ? wrong(piece, "no dot segment") : encodeURIComponent(value)}`
    })
    .join("")

type Query = Array<readonly [key: string, value: string | undefined]>

const queryOf = (described: Described, { text }: Reader, config: Service, fields: string | undefined): Query => {
  const { auth, query } = described
  const given: Query = query.map(({ key, name, wire }) => [key, text(name, wire.walk, wire.presence === "optional")])
  const key: Query = auth.apiKey === undefined ? [] : [[auth.apiKey, config.apiKey]]
  return [...key, ...given, ["fields", fields], ["region", config.region]]
}

const textOf = (query: Query): string =>
  query
    .flatMap(([key, value]) => (value === undefined ? [] : `${encodeURIComponent(key)}=${encodeURIComponent(value)}`))
    .join("&")
    .replace(/^(?=.)/, "?")

const headersOf = (
  described: Described,
  { input, onSecret, problems, text, wrong }: Reader,
  config: Service,
  options: CallOptions,
  setQuery: Draft["setQuery"]
): Record<string, string> => {
  const headers: Record<string, string> = { accept: "application/json", "user-agent": config.userAgent }
  const setHeader: Draft["setHeader"] = (header, name, value, prefix = "") => {
    if (value === undefined) return
    headers[header] = /^[\x20-\x7e]*$/.test(value) ? prefix + value : wrong(name, "printable ASCII")
  }
  const secretOf: Draft["secretOf"] = (apiSecret) => {
    const secret = apiSecret === undefined ? "" : Redacted.value(apiSecret)
    if (secret === "") problems.unshift(secretMissing)
    onSecret(secret)
    return secret
  }
  for (const { key, name, wire } of described.headers) {
    setHeader(key.toLowerCase(), name, text(name, wire.walk, wire.presence === "optional"))
  }
  described.auth.attach({ headers, input, secretOf, setHeader, setQuery, text }, config)
  setHeader("x-origin-ip", "originIp", options.originIp ?? config.originIp)
  if (options.preventWebhook ?? config.preventWebhook) headers["x-preventwebhook"] = "true"
  return headers
}

const bodyOf = (described: Described, { input, onSecret, walked, wrong }: Reader): string => {
  const { body, whole } = described
  const members = body.flatMap(({ key, name, wire }) => {
    if (input[name] !== undefined) return [[key, walked(wire.walk, name)]]
    return wire.presence === "optional" ? [] : [[key, wrong(name, "a value")]]
  })
  const document = whole === undefined ? Object.fromEntries(members) : walked(whole.wire.walk, whole.whole)
  return JSON.stringify(document, function (this: object, key, value: unknown) {
    // A `Redacted` would print itself: its own value goes out, also from a member that no description knows.
    const given: unknown = Reflect.get(this, key)
    if (!Redacted.isRedacted(given)) return value
    const revealed = reveal(given)
    if (isText(revealed)) onSecret(revealed)
    return revealed
  })
}
