/** The errors of calls that got no answer, or one of a gateway. */
import * as Cause from "effect/Cause"
import { type LoginRadiusError, OutcomeUnknown, TransportFailed, type TransportReason } from "../../LoginRadiusError.js"
import { isRepeatable } from "../../Safety.js"
import { reasonOf } from "../effect/http.js"
import { isObject, isText } from "../wire/codec.js"
import type { Prepared } from "./draft.js"
import type { Call, Failure } from "./send.js"

/** Codes of errors before there is a connection: of the operating system, of DNS and of undici. */
const unsent: { readonly [code: string]: TransportReason } = {
  ECONNREFUSED: "Refused",
  EHOSTUNREACH: "Refused",
  ENETUNREACH: "Refused",
  ENOTFOUND: "NameNotResolved",
  EAI_AGAIN: "NameNotResolved",
  UND_ERR_CONNECT_TIMEOUT: "ConnectTimeout"
}

/** Why there is no answer. Of the client's own error only the reason and the system's code are kept: it prints secrets. */
export const noAnswer = ({ endpoint: { id } }: Call, prepared: Prepared, error: Failure): LoginRadiusError => {
  const isLate = Cause.isTimeoutException(error)
  const system = systemCode(error)
  // These prove that nothing was sent. Of other errors only the client can know, and says so by `unsent`.
  const why = reasonOf(error)
  const refused = why && (/InvalidUrl|Encode/.test(why) ? "InvalidRequest" : unsent[system as string])
  const reason = refused || (isLate ? "Deadline" : "ConnectionLost")
  const sent = !(refused || "unsent" in error)
  if (sent && !isRepeatable(prepared.safety)) return outcomeUnknown(id, reason as OutcomeUnknown["reason"], system)
  return new TransportFailed({
    endpoint: id,
    reason,
    sent,
    system,
    message: `${id}: no answer (${system ?? reason})${sent ? "" : "; nothing was sent"}`
  })
}

const systemCode = (error: unknown, depth = 0): string | undefined => {
  if (!isObject(error) || depth === 5) return undefined
  const { cause, code, errors } = error
  if (isText(code) && /^[A-Z][A-Z\d_]+$/.test(code)) return code
  return systemCode(cause ?? (errors as ReadonlyArray<unknown> | undefined)?.[0], depth + 1)
}

export const outcomeUnknown = (
  id: string,
  reason: OutcomeUnknown["reason"],
  system?: string | undefined,
  status?: number | undefined
): OutcomeUnknown =>
  new OutcomeUnknown({
    endpoint: id,
    reason,
    status,
    system,
    message: `${id}: outcome unknown (${status ?? system ?? reason}); not safe to repeat`
  })

/** Statuses of a gateway, which say nothing about what the service did. */
export const isGatewayStatus = (status: number): boolean => status >= 502 && status <= 504
