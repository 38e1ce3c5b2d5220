/** From an answer to a value or a typed error. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import * as LoginRadiusError from "../LoginRadiusError.js"
import { decode } from "./codec.js"
import type { Described } from "./describe.js"
import { redact } from "./redact.js"

/** What was received, as text. */
export interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly text: string
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number
}

/** Whatever went wrong while the service answered. */
export type AnswerError =
  | LoginRadiusError.LoginRadiusError
  | LoginRadiusError.MalformedResponse
  | LoginRadiusError.RateLimited
  | LoginRadiusError.ServerFailed

export const interpret = (
  described: Described,
  received: Received,
  secrets: ReadonlyArray<string>
): Either.Either<unknown, AnswerError> => {
  const json = parse(received.text)
  const envelope = json === undefined ? undefined : envelopeOf(json.value)
  if (received.status === 429) return Either.left(rateLimited(described, received))
  if (envelope !== undefined) return Either.left(refusal(described, received, envelope, secrets))
  if (received.status >= 500) return Either.left(serverFailed(described, received, json, secrets))
  if (received.status < 200 || received.status >= 300) {
    return Either.left(unrecognized(described, received, undefined, summary(received, json, secrets), ""))
  }
  if (json === undefined) return Either.left(malformed(described, received, "", "JSON"))
  return Either.mapLeft(decode(described.spec.success, json.value), (mismatch) =>
    malformed(described, received, mismatch.path, mismatch.expected)
  )
}

const parse = (text: string): { readonly value: unknown } | undefined =>
  Either.getOrUndefined(Either.try(() => ({ value: JSON.parse(text) as unknown })))

interface Envelope {
  readonly code: number
  readonly message: string
  readonly description: string
  readonly body: unknown
}

/** The error that a body carries, in either letter case: it can come with any HTTP status, success included. */
const envelopeOf = (body: unknown): Envelope | undefined => {
  if (typeof body !== "object" || body === null) return undefined
  const member = (upper: string): unknown => {
    const lower = upper[0]?.toLowerCase() + upper.slice(1)
    return Object.hasOwn(body, upper) ? Reflect.get(body, upper) : Object.hasOwn(body, lower) ? Reflect.get(body, lower) : undefined
  }
  const code = member("ErrorCode")
  const [message, description] = [member("Message"), member("Description")]
  if (typeof code !== "number" || (typeof message !== "string" && typeof description !== "string")) return undefined
  return {
    code,
    message: typeof message === "string" ? message : "",
    description: typeof description === "string" ? description : "",
    body
  }
}

const rejected = new Map<number, LoginRadiusError.ApiCredentialsRejected["reason"]>([
  [901, "KeyUnknown"],
  [902, "SecretWrong"],
  [909, "EndpointNotAllowed"],
  [920, "KeyMalformed"],
  [921, "SecretMalformed"],
  [922, "KeyMissing"],
  [923, "SecretMissing"],
  [1206, "AddressNotAllowed"],
  [1207, "SignatureMissing"],
  [1208, "SignatureWrong"],
  [1209, "SecretMissing"],
  [1210, "SignatureExpiryMissing"],
  [1211, "SignatureExpiryMalformed"],
  [1212, "SignatureExpired"],
  [6002, "ManagementTokenRejected"]
])

const refusal = (
  described: Described,
  received: Received,
  envelope: Envelope,
  secrets: ReadonlyArray<string>
): AnswerError => {
  const { code } = envelope
  const message = redact(envelope.message || envelope.description, secrets)
  const description = redact(envelope.description || envelope.message, secrets)
  const answered: LoginRadiusError.Answered = {
    code,
    family: described.family,
    status: received.status,
    endpoint: described.id,
    requestId: requestIdOf(received.headers),
    description,
    message: line(described, `${message} (code ${code}, HTTP ${received.status})`)
  }
  const reason = rejected.get(code)
  if (reason !== undefined) return new LoginRadiusError.ApiCredentialsRejected({ ...answered, reason })
  const errorClass = described.errors.get(code) as LoginRadiusError.ErrorClass<string> | undefined
  if (errorClass === undefined) return unrecognized(described, received, code, message, description)
  const extra = redacted(errorClass.extra?.(envelope.body), secrets) as object | undefined
  return new errorClass({ ...answered, ...extra })
}

/** The same value without the secrets of the call in any text of it. */
const redacted = (value: unknown, secrets: ReadonlyArray<string>): unknown => {
  if (typeof value === "string") return redact(value, secrets)
  if (Array.isArray(value)) return value.map((item) => redacted(item, secrets))
  if (typeof value !== "object" || value === null || Redacted.isRedacted(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redacted(member, secrets)]))
}

const unrecognized = (
  described: Described,
  received: Received,
  code: number | undefined,
  message: string,
  description: string
): LoginRadiusError.Unrecognized =>
  new LoginRadiusError.Unrecognized({
    code,
    family: described.family,
    status: received.status,
    endpoint: described.id,
    requestId: requestIdOf(received.headers),
    description: description || message,
    message: line(
      described,
      `${message} (${code === undefined ? "no code" : `code ${code}, not declared by this endpoint`}, HTTP ${received.status})`
    )
  })

const rateLimited = (described: Described, received: Received): LoginRadiusError.RateLimited => {
  const retryAfter = retryAfterOf(received)
  const wait = retryAfter === undefined ? "" : `; asked to wait ${Duration.format(retryAfter)}`
  return new LoginRadiusError.RateLimited({
    endpoint: described.id,
    status: received.status,
    requestId: requestIdOf(received.headers),
    retryAfter,
    message: line(described, `too many requests (HTTP 429${wait})`)
  })
}

/** `Retry-After` in either form: seconds, or a date. */
const retryAfterOf = ({ headers, now }: Received): Duration.Duration | undefined => {
  const text = headers["retry-after"]?.trim()
  if (text === undefined || text === "") return undefined
  if (/^\d+$/.test(text)) return Duration.seconds(Number(text))
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Duration.millis(Math.max(0, date - now))
}

const serverFailed = (
  described: Described,
  received: Received,
  json: { readonly value: unknown } | undefined,
  secrets: ReadonlyArray<string>
): LoginRadiusError.ServerFailed => {
  const body = summary(received, json, secrets)
  return new LoginRadiusError.ServerFailed({
    endpoint: described.id,
    status: received.status,
    requestId: requestIdOf(received.headers),
    body,
    message: line(described, `HTTP ${received.status}: ${body}`)
  })
}

/** What can be said of a body without repeating it: its message if it is JSON with one, else media type and length. */
const summary = (
  received: Received,
  json: { readonly value: unknown } | undefined,
  secrets: ReadonlyArray<string>
): string => {
  const body = json?.value
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
    return redact(body.message, secrets)
  }
  if (received.text === "") return "no body"
  const mediaType = received.headers["content-type"]?.split(";")[0]?.trim() ?? "unknown media type"
  return `${mediaType}, ${received.text.length} characters`
}

const malformed = (
  described: Described,
  received: Received,
  path: string,
  expected: string
): LoginRadiusError.MalformedResponse =>
  new LoginRadiusError.MalformedResponse({
    endpoint: described.id,
    status: received.status,
    requestId: requestIdOf(received.headers),
    path,
    expected,
    message: line(
      described,
      `HTTP ${received.status}, but ${path === "" ? "the body" : path} is not ${expected} (${summary(received, undefined, [])})`
    )
  })

const line = (described: Described, text: string): string => `${described.id}: ${text}`

const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id"] as const

export const requestIdOf = (headers: { readonly [name: string]: string }): string | undefined => {
  for (const name of requestIdHeaders) {
    if (headers[name] !== undefined) return headers[name]
  }
  return undefined
}

/** Whether the failure is a gateway's, which says nothing about what the service did. */
export const isGatewayError = (error: AnswerError): error is LoginRadiusError.ServerFailed =>
  error instanceof LoginRadiusError.ServerFailed && (error.status === 502 || error.status === 503 || error.status === 504)
