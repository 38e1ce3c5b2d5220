/** The errors of calls that were not answered, or not by LoginRadius. */
import * as Cause from "effect/Cause"
import { type LoginRadiusError, OutcomeUnknown, TransportFailed, type TransportReason } from "../LoginRadiusError.js"
import type { Failure } from "./client.js"
import { isObject } from "./codec.js"
import type { Described } from "./describe.js"
import { isRepeatable } from "./repeat.js"
import type { Prepared } from "./request.js"

/** Codes of the operating system, of undici and of DNS for a connection that was never made. */
const unsent: { readonly [code: string]: TransportReason } = {
  ECONNREFUSED: "Refused",
  EHOSTUNREACH: "Refused",
  ENETUNREACH: "Refused",
  ENOTFOUND: "NameNotResolved",
  EAI_AGAIN: "NameNotResolved",
  UND_ERR_CONNECT_TIMEOUT: "ConnectTimeout"
}

/** Why there is no answer. Of the client's own error only the reason and the system's code are kept: it prints secrets. */
export const unanswered = (described: Described, prepared: Prepared, error: Failure): LoginRadiusError => {
  if (Cause.isTimeoutException(error)) return lost(described, prepared, error, "Deadline")
  const system = systemCode(error)
  const reason = /InvalidUrl|Encode/.test(error.reason) ? "InvalidRequest" : unsent[system ?? ""]
  return error._tag === "RequestError" && reason !== undefined
    ? transportFailed(described, reason, false, system)
    : lost(described, prepared, error, "ConnectionLost", system)
}

const systemCode = (error: unknown, depth = 0): string | undefined => {
  if (!isObject(error) || depth === 5) return undefined
  const { cause, code, errors } = error
  if (typeof code === "string" && /^[A-Z][A-Z\d_]+$/.test(code)) return code
  return systemCode(cause ?? (Array.isArray(errors) ? errors[0] : undefined), depth + 1)
}

/** No answer arrived; the request may have, unless the client knows better. */
const lost = (
  described: Described,
  prepared: Prepared,
  error: Failure,
  reason: "ConnectionLost" | "Deadline",
  system?: string | undefined
): LoginRadiusError =>
  "unsent" in error || isRepeatable(prepared)
    ? transportFailed(described, reason, !("unsent" in error), system)
    : outcomeUnknown(described, reason, system, undefined)

const transportFailed = (
  { id }: Described,
  reason: TransportReason,
  sent: boolean,
  system: string | undefined
): TransportFailed =>
  new TransportFailed({
    endpoint: id,
    reason,
    sent,
    system,
    message: `${id}: no answer (${system ?? reason})${sent ? "" : "; nothing was sent"}`
  })

export const outcomeUnknown = (
  { id }: Described,
  reason: OutcomeUnknown["reason"],
  system: string | undefined,
  status: number | undefined
): OutcomeUnknown =>
  new OutcomeUnknown({
    endpoint: id,
    reason,
    status,
    system,
    message: `${id}: outcome unknown (${status ?? system ?? reason}); not safe to repeat`
  })
