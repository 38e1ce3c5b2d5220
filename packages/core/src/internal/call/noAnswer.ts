/** The errors of calls that got no answer, one that cannot be read, or one of a gateway. */
import * as Cause from "effect/Cause"
import {
  type LoginRadiusError,
  MalformedResponse,
  OutcomeUnknown,
  TransportFailed,
  type TransportReason
} from "../../LoginRadiusError.js"
import { isRepeatable } from "../../Safety.js"
import { answerOf, reasonOf } from "../effect/http.js"
import { isObject, isText } from "../wire/codec.js"
import type { Prepared } from "./draft.js"
import type { Call, Failure } from "./send.js"

/** What codes mean, of operating systems, DNS, TLS, undici and Bun: that nothing was sent, or what the answer should have been. */
const meanings: ReadonlyArray<readonly [codes: RegExp, meaning: string]> = [
  [/^E(CONNREFUSED|HOST|NETUNR|NETDOWN|ADDRNOT)|onRefused$|ToOpenSocket$/, "Refused"],
  [/^(ENOTFOUND|EAI_)/, "NameNotResolved"],
  [/CONNECT_TIMEOUT$/, "ConnectTimeout"],
  [
    /(CERT|CRL)(_|$)|UNABLE_TO|HANDSHAKE|(SSL|TLS)\w*_VERSION|_PROTOCOL$|^(INVALID_|HOSTNAME_|PATH_LEN|KEYUSAGE|UNSPEC)/,
    "TlsFailed"
  ],
  [/^ERR_PROXY_TUNNEL_4/, "ProxyRefused"],
  [/^(UND_)?ERR_(INVALID_(?!STATE)|NOT_SUP|REQ_CON)/, "InvalidRequest"],
  [/_OVERFLOW$/, "headers within the limit of the HTTP client"],
  [/_TOO_LARGE$|_MAX_SIZE$/, "within maxAnswerBytes"],
  [/^Z_|^ERR_(_ERR|CONTENT_ENC|BROTLI|ZSTD)|^ZlibE/, "in its content coding"]
]

/** Why there is no answer. Of the client's own error only the reason and the system's code are kept: it prints secrets. */
export const noAnswer = (call: Call, prepared: Prepared, error: Failure): LoginRadiusError => {
  const { id } = call.endpoint
  const [system, isConnecting] = systemCode(error)
  const meaning = meaningOf(error)
  if (isOfAnswer(meaning)) {
    const known = { status: answerOf(error)?.status ?? 0, path: "", expected: meaning }
    return malformedResponse(id, prepared, `the answer is not ${meaning}`, known)
  }
  // These prove that nothing was sent. Of other errors only the client can know, and says so by `unsent`.
  const why = reasonOf(error)
  const refused =
    why && (/InvalidUrl|Encode/.test(why) ? "InvalidRequest" : (meaning ?? (isConnecting && "ConnectTimeout")))
  const reason = (refused || (Cause.isTimeoutException(error) ? "Deadline" : "ConnectionLost")) as TransportReason
  const sent = !(refused || "unsent" in error)
  return sent && !isRepeatable(prepared.safety)
    ? outcomeUnknown(id, reason as OutcomeUnknown["reason"], { system })
    : new TransportFailed({
        endpoint: id,
        reason,
        sent,
        system,
        message: `${id}: no answer (${system ?? reason})${sent ? "" : "; nothing was sent"}`
      })
}

/** Whether there is an answer, and why it cannot be read. */
export const isUnreadable = (error: Failure): boolean => isOfAnswer(meaningOf(error))

/** The reasons are one word. */
const isOfAnswer = (meaning: string | undefined): meaning is string => !!meaning?.includes(" ")

const meaningOf = (error: Failure): string | undefined => {
  const [system = "", , isLate] = systemCode(error)
  // An established connection can fail with a code that otherwise means that there was none.
  return meanings.find(([codes]) => codes.test(isLate ? " " + system : system))?.[1]
}

/**
 * The first code of an error or of its causes, whether it came of connecting (nothing else fails for several addresses), and
 * whether of reading or writing.
 */
const systemCode = (
  error: unknown,
  depth = 0
): readonly [code?: string | undefined, isConnecting?: boolean | undefined, isLate?: boolean | undefined] => {
  if (!isObject(error) || depth === 5) return []
  const { cause, code, errors, syscall } = error
  const isConnecting = syscall === "connect" || Array.isArray(errors)
  if (isText(code) && /^[A-Z]\w+$/.test(code)) return [code, isConnecting, /^(read|write)/.test(syscall as string)]
  const [found, isTheirs, isLate] = systemCode(cause ?? (errors as ReadonlyArray<unknown> | undefined)?.[0], depth + 1)
  return [found, isConnecting || isTheirs, isLate]
}

export const outcomeUnknown = (
  endpoint: string,
  reason: OutcomeUnknown["reason"],
  known: Partial<Pick<OutcomeUnknown, "system" | "status" | "retryAfter">>
): OutcomeUnknown =>
  new OutcomeUnknown({
    endpoint,
    reason,
    status: undefined,
    system: undefined,
    ...known,
    message: `${endpoint}: outcome unknown (${known.status ?? known.system ?? reason}); not safe to repeat`
  })

/** An answer that cannot be read, and why. */
export const malformedResponse = (
  endpoint: string,
  { safety }: Prepared,
  why: string,
  known: Pick<MalformedResponse, "status" | "path" | "expected"> & { readonly requestId?: string | undefined }
): MalformedResponse =>
  new MalformedResponse({
    endpoint,
    requestId: undefined,
    ...known,
    message: `${endpoint}: HTTP ${known.status}, but ${why}${isRepeatable(safety) ? "" : "; the call may have taken effect"}`
  })

/** Statuses of gateways, and of clients that gave up: they say nothing about what the service did. */
export const isGatewayStatus = (status: number): boolean => /^(408|499|50[2349]|52\d|530|59[89])$/.test(`${status}`)
