/** From an answer to a value or a typed error. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { escape } from "effect/RegExp"
import { rejections } from "../../ErrorCode/rejections.js"
import {
  type Answered,
  ApiCredentialsRejected,
  type ErrorClass,
  type LoginRadiusError,
  MalformedResponse,
  RateLimited,
  ServerFailed,
  Unrecognized
} from "../../LoginRadiusError.js"
import { isRepeatable } from "../../Safety.js"
import { attempt } from "../effect/result.js"
import type { Call, Received } from "./send.js"
import { isObject, isText, Mismatch } from "../wire/codec.js"
import { errorOf } from "./compiled.js"
import type { Prepared } from "./draft.js"
import { isGatewayStatus, outcomeUnknown } from "./noAnswer.js"

/** The value that an answer is decoded to, or the error that it stands for. */
export const respond = (
  { clock, endpoint: compiled, result, span }: Call,
  prepared: Prepared,
  received: Received
): Effect.Effect<unknown, LoginRadiusError> => {
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
  const value = isError || body instanceof Mismatch ? body : compiled.spec.success.decode(body)
  // Most answers end here: what only errors need is made below.
  if (!isError && !(value instanceof Mismatch)) return Effect.succeed(result(value, received))
  const error = (): LoginRadiusError => {
    const { family, id: endpoint } = compiled
    const clean = (text: string) => redact(text, prepared.secrets)
    // Read for errors only: a client may make its headers lazily.
    const { headers } = received
    const id = requestIdOf(headers)
    const requestId = id && clean(id)
    const withMessage = (message: string) => ({
      endpoint,
      status,
      requestId,
      message: `${endpoint}: ${clean(message)}`
    })
    if (status === 429) {
      return new RateLimited({
        ...withMessage("too many requests (HTTP 429)"),
        retryAfter: retryAfterOf(headers["retry-after"], clock.unsafeCurrentTimeMillis())
      })
    }
    const description = said.at(-1)
    if (description !== undefined) {
      const reason = rejections[code]
      const known = errorOf(compiled, code) as ErrorClass<string> | undefined
      const note = reason || known ? "" : ", not declared by this endpoint"
      const answered: Answered = {
        ...withMessage(`${said[0] || description} (code ${code}${note}, HTTP ${status})`),
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
    if (!isError) {
      const { expected, path } = value as Mismatch
      const what = `${path || "the body"} is not ${expected} (${shape(received)})`
      return new MalformedResponse({ ...withMessage(`HTTP ${status}, but ${what}`), path, expected })
    }
    // Of a body without a code only `message` is repeated: an HTML page can contain anything.
    const own = clean(isText(envelope["message"]) ? envelope["message"] : shape(received))
    const noted = withMessage(`HTTP ${status}: ${own}`)
    // A gateway's failure says nothing about what the service did.
    if (isGatewayStatus(status) && !isRepeatable(prepared.safety)) {
      return outcomeUnknown(endpoint, "GatewayError", undefined, status)
    }
    return status >= 500
      ? new ServerFailed({ ...noted, body: own })
      : new Unrecognized({ ...noted, code: undefined, family, description: own })
  }
  return Effect.fail(error())
}

/** `Retry-After` in either form: seconds, or a date. */
const retryAfterOf = (header = "", now: number): Duration.Duration | undefined => {
  const millis = /^ *\d+ *$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return isNaN(millis) ? undefined : Duration.millis(Math.max(0, millis))
}

/** What can be said of a body without repeating it. */
const shape = ({ body, headers }: Received): string =>
  body === ""
    ? "no body"
    : `${(headers["content-type"] ?? "no media type").split(/ *;/)[0]}, ${body?.length ?? "too many"} characters`

/** The service's id of a request, under the names that services and gateways use. */
export const requestIdOf = (headers: { readonly [name: string]: string }): string | undefined =>
  headers["x-request-id"] ?? headers["request-id"]

/** A text without the secrets that the call sent, in clear and as URLs and JSON spell them. */
export const redact = (text: string, secrets: ReadonlyArray<string>): string => {
  // The longest first, so that a secret that holds another one goes as a whole.
  const known = secrets.flatMap(spellings).sort((a, b) => b.length - a.length)
  return known[0] ? text.replace(new RegExp(known.map(escape).join("|"), "gi"), "<redacted>") : text
}

const spellings = (secret: string): ReadonlyArray<string> => {
  const url = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, "\ufffd"))
  return [secret, url, url.replace(/%20/g, "+"), JSON.stringify(secret).slice(1, -1)]
}
