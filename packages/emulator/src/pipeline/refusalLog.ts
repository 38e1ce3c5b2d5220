/** The latest requests that were not answered with success. */
import * as Handler from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { tooMany } from "../Faults.js"
import { notEmulatedCode } from "../handle.js"
import { answer } from "./gateway.js"
import { evidenceOf, type Note, routeOf } from "./journal.js"
import type { Denied } from "./refusal.js"

/** A request that was not answered with success, and why. Holds no secret. */
export interface Refused {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** The route of the endpoint, or the path as it was sent where there is none. */
  readonly route: string
  /** As in `Authentication.verifyEmail`; undefined where nothing handles the request. */
  readonly endpoint: string | undefined
  /** Undefined where nothing handles the request, and where it is one too many. */
  readonly code: number | undefined
  readonly status: number
  readonly reason: string
}

export interface RefusalLog {
  /** The oldest first. */
  readonly refusals: () => ReadonlyArray<Refused>
  readonly clear: () => void
  /** Notes a refusal and answers it. */
  readonly refused: (
    request: Handler.Request,
    endpoint: Handler.Handler["endpoint"],
    denied: Denied,
    noted: Note
  ) => Effect.Effect<Handler.Response>
  /** Notes a request that is one too many, and answers it. */
  readonly limited: (
    request: Handler.Request,
    endpoint: Handler.Handler["endpoint"],
    reason: string,
    noted: Note
  ) => Effect.Effect<Handler.Response>
  /** Notes a request that nothing handles, and answers it. `operation` is what it is for, where that is known. */
  readonly unhandled: (
    request: Handler.Request,
    operation: string | undefined,
    noted: Note
  ) => Effect.Effect<Handler.Response>
}

/** Refusals that are kept. */
const remembered = 1000

export const make = (): RefusalLog => {
  let refusals: Array<Refused> = []
  const note = (refusal: Refused): void => {
    refusals.push(refusal)
    if (refusals.length > 2 * remembered) refusals = refusals.slice(-remembered)
  }
  return {
    refusals: () => refusals.slice(-remembered),
    clear: () => {
      refusals = []
    },
    refused: (request, endpoint, denied, noted) =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        const { reason, refusal } = denied
        noted.code = refusal.code
        noted.reason = reason
        noted.evidence = evidenceOf(denied, endpoint.id)
        note({ at, ...named(request, endpoint), code: refusal.code, status: refusal.status, reason })
        return answer(denied)
      }),
    limited: (request, endpoint, reason, noted) =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        noted.reason = reason
        noted.evidence = "documented"
        note({ at, ...named(request, endpoint), code: undefined, status: tooMany.status, reason })
        return tooMany
      }),
    unhandled: (request, operation, noted) =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        const reason = "nothing handles it"
        note({ at, ...named(request, undefined), code: undefined, status: 501, reason })
        noted.operation = operation
        noted.reason = reason
        noted.evidence = "unknown"
        const target = `${request.method} ${request.path}`
        return Handler.json(501, {
          ErrorCode: notEmulatedCode,
          Message: `The emulator does not handle ${target}`,
          Description: operation ?? target,
          emulator: "not emulated"
        })
      })
  }
}

const named = (request: Handler.Request, endpoint: Handler.Handler["endpoint"] | undefined) => ({
  method: request.method,
  route: endpoint === undefined ? request.path : routeOf(endpoint),
  endpoint: endpoint?.id
})
