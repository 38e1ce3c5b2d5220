/** From an answer to a value or a typed error. */
import * as Effect from "effect/Effect"
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
import { errorOf } from "./compiled.js"
import type { Prepared } from "./draft.js"
import { isGatewayStatus, malformedResponse, outcomeUnknown } from "./noAnswer.js"
import { retryAfterOf } from "./retryAfter.js"
import type { Call, Received } from "./send.js"

/** The value that an answer is decoded to, or the error that it stands for. */
export const respond = (
  call: Call,
  prepared: Prepared,
  received: Received
): Effect.Effect<unknown, LoginRadiusError> => {
  const { endpoint: compiled, result, span } = call
  const { body: text, status } = received
  span?.attribute("http.response.status_code", status)
  const body = attempt(
    () => JSON.parse(text as string) as unknown,
    () => new Mismatch("", isText(text) ? "JSON" : "within maxAnswerBytes")
  )
  // The error envelope comes in two spellings.
  const envelope = isObject(body) ? body : {}
  const code = (envelope["ErrorCode"] ?? envelope["errorCode"]) as number
  const said =
    typeof code === "number"
      ? [envelope["Message"] ?? envelope["message"], envelope["Description"] ?? envelope["description"]].filter(isText)
      : []
  const isError = said.length > 0 || status < 200 || status >= 300
  const { success } = compiled.spec
  const value = isError || body instanceof Mismatch ? body : success.decode(body)
  // Most answers end here: what only errors and odd answers need is made below.
  if (!isError && !(value instanceof Mismatch)) return Effect.succeed(result(value, received))
  const { cleaner, texts } = prepared.secrets
  // Without a cleaner, a foreign text is told only where there is no secret at all.
  const clean = cleaner ? cleaner(texts) : texts.length > 0 ? () => redacted : oneLine
  const { family, id: endpoint } = compiled
  // Read for errors only: a client may make its headers lazily.
  const { headers } = received
  const id = requestIdOf(headers)
  const requestId = id && clean(id)
  if (!isError) {
    const accepted = body instanceof Mismatch ? body : success.decode(body, clean)
    if (!(accepted instanceof Mismatch)) {
      noteUnread(call, accepted)
      return Effect.succeed(result(accepted, received))
    }
    const { expected, path } = accepted
    const what = `${path || "the body"} is not ${expected} (${shape(received, clean)})`
    return Effect.fail(malformedResponse(endpoint, prepared, what, { status, requestId, path, expected }))
  }
  const error = (): LoginRadiusError => {
    const noted = { endpoint, status, requestId }
    const retryAfter = retryAfterOf(headers["retry-after"], call.clock.unsafeCurrentTimeMillis())
    if (status === 429) {
      return new RateLimited({ ...noted, retryAfter, message: `${endpoint}: too many requests (HTTP 429)` })
    }
    const description = said.at(-1)
    if (description !== undefined) {
      const reason = rejections[code]
      const known = errorOf(compiled, code) as ErrorClass<string> | undefined
      const note = reason || known ? "" : ", not declared by this endpoint"
      const facts = `code ${code}${note}, HTTP ${status}`
      const message = clean(said[0] || description)
      const answered: Answered = {
        ...noted,
        message: `${endpoint}: ${message === redacted ? facts : `${message} (${facts})`}`,
        code,
        family,
        description: clean(description)
      }
      return reason
        ? new ApiCredentialsRejected({ ...answered, reason })
        : known
          ? new known({ ...answered, ...(known.extra?.(body, clean) as object | undefined) })
          : new Unrecognized(answered)
    }
    // Of a body without a code only `message` is repeated: an HTML page can contain anything.
    const own = isText(envelope["message"]) ? clean(envelope["message"]) : shape(received, clean)
    const message = `${endpoint}: HTTP ${status}${own === redacted ? "" : `: ${own}`}`
    const isGateways = isGatewayStatus(status)
    // A gateway's failure says nothing about what the service did.
    return isGateways && !isRepeatable(prepared.safety)
      ? outcomeUnknown(endpoint, "GatewayError", { status, retryAfter })
      : isGateways || status >= 500
        ? new ServerFailed({ ...noted, retryAfter, message, body: own })
        : new Unrecognized({ ...noted, message, code: undefined, family, description: own })
  }
  return Effect.fail(error())
}

/** At most this many members that could not be read are noted in a span. */
const mostEvents = 20

const noteUnread = ({ clock, span }: Call, value: unknown): void => {
  for (const { expected, path } of lossesIn(value).slice(0, mostEvents)) {
    span?.event("loginradius.unread", nanosOf(clock), { path, expected })
  }
}

/** The service's id of a request, under the names that services and gateways use. */
export const requestIdOf = (headers: { readonly [name: string]: string }): string | undefined =>
  headers["x-request-id"] ?? headers["request-id"]

/** What can be said of a body without repeating it. */
const shape = ({ body, headers }: Received, clean: Clean): string =>
  body === ""
    ? "no body"
    : `${clean((headers["content-type"] ?? "no media type").split(/ *;/)[0] as string)}, ${body?.length ?? "too many"} characters`
