/** The latest requests, and what became of them. */
import type * as Handler from "@loginradius-effect/core/Handler"
import { marks } from "./evidence.js"
import type { Denied } from "./refusal.js"

/**
 * How it is known that LoginRadius refuses so. For a refusal of an operation the weakest of its refusals counts, as in the table of
 * coverage. `unknown`: nothing says it, as for requests that cannot be read.
 */
export type Evidence = "documented" | "seen" | "inferred" | "unknown"

/** A request that has ended. Holds nothing that was sent but its path, where that is no route, without what can be a secret. */
export interface HandledRequest {
  /** Counts requests. */
  readonly number: number
  /** When it ended, in milliseconds since 1970. */
  readonly at: number
  /** As in `Authentication.verifyEmail`, also where it is not emulated. */
  readonly operation: string | undefined
  readonly method: string
  /** The route of the endpoint, or the path where there is none: `*` stands for each segment that can be a secret. */
  readonly route: string
  /** Undefined where no answer was sent. */
  readonly status: number | undefined
  /** The `ErrorCode` of a refusal. */
  readonly code: number | undefined
  /** Why it was refused, as `refusals` tells it. */
  readonly reason: string | undefined
  /** There for a refusal. */
  readonly evidence: Evidence | undefined
  /** The id of the fault that met it. */
  readonly fault: string | undefined
  /** How long it took, in milliseconds. */
  readonly duration: number
}

/** What is noted of a request while it is handled. */
export interface Note {
  endpoint: Handler.Handler["endpoint"] | undefined
  operation: string | undefined
  code: number | undefined
  reason: string | undefined
  evidence: Evidence | undefined
  fault: string | undefined
}

export const blank = (endpoint: Handler.Handler["endpoint"] | undefined, fault: string | undefined): Note => ({
  endpoint,
  operation: endpoint?.id,
  code: undefined,
  reason: undefined,
  evidence: undefined,
  fault
})

export interface Journal {
  readonly add: (
    request: Handler.Request,
    note: Note,
    ended: Pick<HandledRequest, "at" | "status" | "duration">
  ) => void
  /** Those after a number, the oldest first. */
  readonly list: (after: number) => ReadonlyArray<HandledRequest>
  readonly clear: () => void
}

/** Requests that are kept. */
const remembered = 1000

interface Entry {
  readonly number: number
  readonly method: string
  /** Only where there is no endpoint: the rest of a request is not kept. */
  readonly path: string | undefined
  readonly note: Note
  readonly ended: Pick<HandledRequest, "at" | "status" | "duration">
}

export const make = (): Journal => {
  let entries: Array<Entry> = []
  let count = 0
  return {
    add: ({ method, path }, note, ended) => {
      entries.push({ number: ++count, method, path: note.endpoint === undefined ? path : undefined, note, ended })
      if (entries.length > 2 * remembered) entries = entries.slice(-remembered)
    },
    list: (after) =>
      entries
        .slice(-remembered)
        .filter(({ number }) => number > after)
        .map(shown),
    clear: () => {
      entries = []
    }
  }
}

const shown = ({ ended, method, note, number, path = "" }: Entry): HandledRequest => {
  const { code, endpoint, evidence, fault, operation, reason } = note
  return {
    number,
    at: ended.at,
    operation,
    method: /^[A-Z]{1,10}$/.test(method) ? method : "*",
    route: endpoint === undefined ? masked(path) : routeOf(endpoint),
    status: ended.status,
    code,
    reason,
    evidence,
    fault,
    duration: ended.duration
  }
}

/** A path whose segments are words, or `*` where they can be anything else. */
const masked = (path: string): string =>
  path
    .slice(0, 1000)
    .split("/")
    .map((segment) => (/^(?!.*\d{4})[a-z\d._-]{0,12}$|^[a-z._-]{13,40}$/i.test(segment) ? segment : "*"))
    .join("/")

/** How the refusals of the application's credentials and of access tokens are known, by code. */
const credentials: ReadonlyMap<number, Evidence> = new Map<number, Evidence>([
  ...[901, 902, 905, 906, 920, 921, 922, 923, 1048, 1049, 1060, 1209, 1409].map(
    (code) => [code, "documented"] as const
  ),
  ...[1207, 1208, 1210, 1211, 1212].map((code) => [code, "inferred"] as const)
])

/** How it is known that LoginRadius refuses so. */
export const evidenceOf = ({ by, refusal }: Denied, operation: string): Evidence =>
  (by === "handler" ? marks[operation] : by === "credentials" ? credentials.get(refusal.code) : undefined) ?? "unknown"

/** The path of an endpoint, with the names of its parameters. */
export const routeOf = ({ spec: { route } }: Handler.Handler["endpoint"]): string => route.slice(route.indexOf(" ") + 1)
