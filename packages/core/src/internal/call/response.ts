/** From an answer to a value or a typed error. */
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import { rejections } from "../../ErrorCode/rejections.js"
import {
  type Answered,
  ApiCredentialsRejected,
  type ErrorClass,
  type LoginRadiusError,
  RateLimited,
  ServerFailed,
  Unrecognized
} from "../../LoginRadiusError.js"
import { isRepeatable } from "../../Safety.js"
import { nanosOf } from "../effect/fiber.js"
import { attempt } from "../effect/result.js"
import { isObject, isText, lossesIn, Mismatch } from "../wire/codec.js"
import type { Clean } from "../wire/description.js"
import { oneLine, redacted } from "../wire/foreign.js"
import { declaredError } from "./compiled.js"
import type { Prepared } from "./draft.js"
import { isGatewayStatus, malformedResponse, outcomeUnknown } from "./noAnswer.js"
import { retryAfterOf } from "./retryAfter.js"
import type { Call, Received } from "./send.js"

/** Codes from here on are none of LoginRadius': whoever else has answered, such as the emulator with its 501, may use them. */
const foreign = 100_000

/** The value that an answer is decoded to, or the error that it stands for. */
export const respond = (call: Call, prepared: Prepared, received: Received): Exit.Exit<unknown, LoginRadiusError> => {
  const { endpoint, result, span } = call
  const { status } = received
  span?.attribute("http.response.status_code", status)
  const body = bodyOf(received)
  const said = saidIn(body)
  if (said || status < 200 || status >= 300) return Exit.fail(errorOf(call, prepared, received, body, said))
  const { success } = endpoint.spec
  const value = body instanceof Mismatch ? body : success.decode(body)
  if (!(value instanceof Mismatch)) return Exit.succeed(result(value, received))
  // Most answers end above: what only odd ones need is made here.
  const clean = cleanOf(prepared)
  const accepted = value === body ? value : success.decode(body, clean)
  if (!(accepted instanceof Mismatch)) {
    noteUnread(call, accepted)
    return Exit.succeed(result(accepted, received))
  }
  const { expected, path } = accepted
  const why = `${path || "the body"} is not ${expected} (${shape(received, clean)})`
  const requestId = requestIdOf(received.headers, clean)
  return Exit.fail(malformedResponse(endpoint.id, prepared, why, { status, requestId, path, expected }))
}

const bodyOf = ({ body }: Received): unknown =>
  attempt(
    () => JSON.parse(body as string) as unknown,
    () => new Mismatch("", isText(body) ? "JSON" : "within maxAnswerBytes")
  )

/** What the service says in its error envelope. */
interface Said {
  readonly code: number
  readonly message: string
  readonly description: string
}

/** The error envelope comes in two spellings. */
const saidIn = (body: unknown): Said | undefined => {
  if (!isObject(body)) return
  const code = body["ErrorCode"] ?? body["errorCode"]
  if (typeof code !== "number") return
  const [message = "", description = message] = [
    body["Message"] ?? body["message"],
    body["Description"] ?? body["description"]
  ].filter(isText)
  // An answer that is none of the service's may count from 0.
  return code > 0 || description ? { code, message: message || description, description } : undefined
}

/** Makes a foreign text fit to be shown. Without a cleaner, it is shown only where there is no secret at all. */
const cleanOf = ({ secrets: { cleaner, texts } }: Prepared): Clean =>
  cleaner ? cleaner(texts) : texts.length > 0 ? () => redacted : oneLine

const errorOf = (
  { clock, endpoint: compiled }: Call,
  prepared: Prepared,
  received: Received,
  body: unknown,
  said: Said | undefined
): LoginRadiusError => {
  const { family, id: endpoint } = compiled
  // Read for errors only: a client may make its headers lazily.
  const { headers, status } = received
  const clean = cleanOf(prepared)
  const noted = { endpoint, status, requestId: requestIdOf(headers, clean) }
  const retryAfter = retryAfterOf(headers["retry-after"], clock.unsafeCurrentTimeMillis())
  if (status === 429) {
    return new RateLimited({ ...noted, retryAfter, sent: true, message: `${endpoint}: too many requests (HTTP 429)` })
  }
  if (said && said.code < foreign) {
    const { code } = said
    const reason = rejections[code]
    const known = declaredError(compiled, code) as ErrorClass<string> | undefined
    const facts = `code ${code}${reason || known ? "" : ", not declared by this endpoint"}, HTTP ${status}`
    const message = clean(said.message)
    const answered: Answered = {
      ...noted,
      message: `${endpoint}: ${message && message !== redacted ? `${message} (${facts})` : facts}`,
      code,
      family,
      description: clean(said.description) || facts
    }
    return reason
      ? new ApiCredentialsRejected({ ...answered, reason })
      : new (known ?? Unrecognized)({ ...answered, ...(known?.extra?.(body, clean) as object | undefined) })
  }
  // Of a body without a code of LoginRadius only its message is repeated: an HTML page can contain anything.
  const told = said?.message ?? (isObject(body) ? body["message"] : undefined)
  const own = isText(told) ? clean(told) : shape(received, clean)
  const message = `${endpoint}: HTTP ${status}${own === redacted ? "" : `: ${own}`}`
  const isGateways = isGatewayStatus(status)
  // A gateway's failure says nothing about what the service did.
  return isGateways && !isRepeatable(prepared.safety)
    ? outcomeUnknown(endpoint, "GatewayError", { status, retryAfter })
    : isGateways || status >= 500
      ? new ServerFailed({ ...noted, retryAfter, message, body: own })
      : new Unrecognized({ ...noted, message, code: undefined, family, description: own })
}

/** At most this many members that could not be read are noted in a span. */
const mostEvents = 20

const noteUnread = ({ clock, span }: Call, value: unknown): void => {
  for (const { expected, path } of lossesIn(value).slice(0, mostEvents)) {
    span?.event("loginradius.unread", nanosOf(clock), { path, expected })
  }
}

/** The service's id of a request, under the names that services and gateways use. */
export const requestIdOf = (headers: Received["headers"], clean: Clean = identity): string | undefined => {
  const id = headers["x-request-id"] ?? headers["request-id"]
  return id && clean(id)
}

/** What can be said of a body without repeating it. */
const shape = ({ body, headers }: Received, clean: Clean): string =>
  body === ""
    ? "no body"
    : `${clean((headers["content-type"] ?? "no media type").split(/ *;/)[0] as string)}, ${body?.length ?? "too many"} characters`
