/** From an endpoint's input to the request that is sent. */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type { Safety } from "../Endpoint.js"
import { CredentialsMissing, InvalidInput } from "../LoginRadiusError.js"
import type { CallOptions, Service } from "../LoginRadiusConfig.js"
import type * as Wire from "../Wire.js"
import { encode, type Member, Mismatch } from "./codec.js"
import { type Described, safetyOf } from "./describe.js"

/** A request as plain text, ready to be sent any number of times. */
export interface Prepared {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string | undefined
  readonly safety: Safety
  /** Every secret in the request, for removal from what the service answers. */
  readonly secrets: Array<string>
  /** Whether the request has to be signed in place of sending the secret. */
  readonly sign: boolean
  /** Whether a SOTT has yet to be made. */
  readonly needsSott: boolean
}

type Input = { readonly [member: string]: unknown }

export const prepare = (
  described: Described,
  input: unknown,
  config: Service,
  options: CallOptions,
  fields: string | undefined
): Either.Either<Prepared, InvalidInput | CredentialsMissing> => {
  const secrets: Array<string> = []
  const onSecret = (secret: string) => {
    if (secret !== "") secrets.push(secret)
  }
  const given = (typeof input === "object" && input !== null ? input : {}) as Input
  return Either.try({
    try: () => build(described, given, config, options, fields, onSecret, secrets),
    // A cyclic or otherwise unprintable value in a member of any type.
    catch: () => new Mismatch(described.whole?.whole ?? "body", "a value that JSON can hold")
  }).pipe(
    Either.flatMap((built) =>
      built instanceof Mismatch || built instanceof CredentialsMissing ? Either.left(built) : Either.right(built)
    ),
    Either.mapLeft((problem) =>
      problem instanceof Mismatch ? invalid(described.id, problem.path, problem.expected) : problem
    )
  )
}

const invalid = (endpoint: string, field: string, expected: string): InvalidInput =>
  new InvalidInput({
    endpoint,
    field,
    reason: `expected ${expected}`,
    message: `${endpoint}: ${field}: expected ${expected}`
  })

const build = (
  described: Described,
  input: Input,
  config: Service,
  options: CallOptions,
  fields: string | undefined,
  onSecret: (secret: string) => void,
  secrets: Array<string>
): Prepared | Mismatch | CredentialsMissing => {
  const problem = exactlyOne(described, input)
  if (problem !== undefined) return problem
  const path = pathOf(described, input)
  if (path instanceof Mismatch) return path
  const query = queryOf(described, input, config, fields, onSecret)
  if (query instanceof Mismatch) return query
  const headers: Record<string, string> = { accept: "application/json", "user-agent": config.userAgent }
  const unsent = headersOf(described, input, headers, onSecret) ?? credentials(described, input, config, headers, onSecret)
  if (unsent !== undefined) return unsent
  const originIp = options.originIp ?? config.originIp
  if (originIp !== undefined) headers["x-origin-ip"] = originIp
  if (options.preventWebhook ?? config.preventWebhook) headers["x-preventwebhook"] = "true"
  const body = bodyOf(described, input, onSecret)
  if (body instanceof Mismatch) return body
  const text = described.method === "GET" ? undefined : JSON.stringify(body)
  if (text !== undefined) headers["content-type"] = "application/json"
  return {
    url: `${config.hosts[described.host]}${path}${query}`,
    headers,
    body: text,
    safety: safetyOf(described.spec, input),
    secrets,
    sign: described.auth === "secret" && config.requestSigning,
    needsSott: typeof described.auth === "object" && input["sott"] === undefined
  }
}

const exactlyOne = (described: Described, input: Input): Mismatch | undefined => {
  const choices = described.spec.oneOf
  if (choices === undefined) return undefined
  const present = choices.filter((member) => input[member] !== undefined)
  return present.length === 1 ? undefined : new Mismatch(choices.join(" or "), "exactly one of them")
}

const pathOf = (described: Described, input: Input): string | Mismatch => {
  const pieces = described.pieces
  let path = pieces[0] as string
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i] as string
    const value = input[name]
    if (typeof value !== "string" || value.trim() === "") return new Mismatch(name, "text that is not blank")
    if (value === "." || value === "..") return new Mismatch(name, "something other than a dot segment")
    if (hasLoneSurrogate(value)) return new Mismatch(name, "well-formed text")
    path += `/${encodeURIComponent(value)}${pieces[i + 1]}`
  }
  return path
}

const queryOf = (
  described: Described,
  input: Input,
  config: Service,
  fields: string | undefined,
  onSecret: (secret: string) => void
): string | Mismatch => {
  let query = described.auth === "none" ? "" : `&apikey=${encodeURIComponent(config.apiKey)}`
  for (const member of described.query) {
    const value = textOf(member, input, onSecret)
    if (value instanceof Mismatch) return value
    if (value === undefined) continue
    if (hasLoneSurrogate(value)) return new Mismatch(member.name, "well-formed text")
    query += `&${encodeURIComponent(member.key)}=${encodeURIComponent(value)}`
  }
  if (fields !== undefined) query += `&fields=${encodeURIComponent(fields)}`
  if (config.region !== undefined) query += `&region=${encodeURIComponent(config.region)}`
  return query === "" ? "" : `?${query.slice(1)}`
}

/** A query or header value as text; blank counts as not given, as it does for the service. */
const textOf = (member: Member, input: Input, onSecret: (secret: string) => void): string | undefined | Mismatch => {
  const given = input[member.name]
  if (given === undefined || given === null) return absent(member)
  const encoded = encode(member.wire, given, member.name, onSecret)
  if (encoded instanceof Mismatch) return encoded
  const text = String(encoded)
  return text.trim() === "" ? absent(member) : text
}

const absent = (member: Member): undefined | Mismatch =>
  member.wire.presence === "optional" ? undefined : new Mismatch(member.name, "text that is not blank")

const headersOf = (
  described: Described,
  input: Input,
  headers: Record<string, string>,
  onSecret: (secret: string) => void
): Mismatch | undefined => {
  for (const member of described.headers) {
    const value = textOf(member, input, onSecret)
    if (value instanceof Mismatch) return value
    if (value === undefined) continue
    if (!isHeaderText(value)) return new Mismatch(member.name, "text without control characters")
    headers[member.key.toLowerCase()] = value
  }
  return undefined
}

const credentials = (
  described: Described,
  input: Input,
  config: Service,
  headers: Record<string, string>,
  onSecret: (secret: string) => void
): Mismatch | CredentialsMissing | undefined => {
  const auth = described.auth
  if (auth === "accessToken" || (typeof auth === "object" && input["sott"] !== undefined)) {
    const name = auth === "accessToken" ? "accessToken" : "sott"
    const token = encode(secretMember, input[name], name, onSecret)
    if (token instanceof Mismatch) return token
    if (typeof token !== "string" || token.trim() === "") return new Mismatch(name, "text that is not blank")
    if (!isHeaderText(token)) return new Mismatch(name, "text without control characters")
    if (auth === "accessToken") headers["authorization"] = `Bearer ${token}`
    else headers["x-loginradius-sott"] = token
    return undefined
  }
  if (auth !== "secret" && typeof auth !== "object") return undefined
  if (config.apiSecret === undefined) {
    return new CredentialsMissing({
      endpoint: described.id,
      option: "apiSecret",
      message: `${described.id} needs the option apiSecret (LOGINRADIUS_API_SECRET), and the configuration has none`
    })
  }
  if (auth === "secret" && !config.requestSigning) {
    headers["x-loginradius-apisecret"] = Redacted.value(config.apiSecret)
  }
  onSecret(Redacted.value(config.apiSecret))
  return undefined
}

const secretMember = { description: { kind: "secret" } } as Wire.Any

const bodyOf = (described: Described, input: Input, onSecret: (secret: string) => void): unknown => {
  if (described.whole !== undefined) {
    const { whole, wire } = described.whole
    return encode(wire, input[whole], whole, onSecret)
  }
  const body: Record<string, unknown> = {}
  for (const { key, name, wire } of described.body) {
    const given = input[name]
    if (given === undefined) {
      if (wire.presence === "optional") continue
      return new Mismatch(name, "a value")
    }
    const encoded = encode(wire, given, name, onSecret)
    if (encoded instanceof Mismatch) return encoded
    body[key] = encoded
  }
  return body
}

const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text)

const isHeaderText = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
