/** From a request to its answer: faults, normalisation, credentials, input, handler, projection. */
import type { Spec } from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Fault } from "../Faults.js"
import { Session } from "../handle.js"
import { CurrentSettings, type Settings } from "../Settings.js"
import type { Found } from "../Store.js"
import { accept, isObject, present } from "./accept.js"
import * as credentials from "./credentials.js"
import type { Denied } from "./denied.js"
import { makeMutex, toEffect } from "./effect.js"
import * as projection from "./projection.js"
import { bodyProblem, fieldsProblem, inFamily, memberProblem, undetermined } from "./unreadable.js"
import { CurrentVisitor, visitorOf } from "./visitor.js"

/** A request that was not answered with success, and why. Holds no secret. */
export interface Refused {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** The route of the endpoint, or the path as it was sent where there is none. */
  readonly route: string
  /** As in `Authentication.verifyEmail`; undefined where nothing handles the request. */
  readonly endpoint: string | undefined
  /** Undefined where nothing handles the request. */
  readonly code: number | undefined
  readonly status: number
  readonly reason: string
}

export interface FaultOptions {
  /** An endpoint, or its name as in `Authentication.verifyEmail`; all if there is none. */
  readonly endpoint?: string | { readonly id: string } | undefined
  /** How many requests it meets; 1 unless said otherwise. */
  readonly times?: number | undefined
}

export type Broken = "ConnectionReset" | "ConnectionRefused"

export interface Kernel {
  readonly handle: (request: Handler.Request) => Effect.Effect<Handler.Response, Broken>
  /** The methods that a path takes, and whether its GET would change nothing. */
  readonly methods: (request: Handler.Request) => {
    readonly allowed: ReadonlyArray<string>
    readonly isRead: boolean
  }
  readonly inject: (fault: Fault, options?: FaultOptions) => void
  readonly refusals: () => ReadonlyArray<Refused>
  /** Forgets faults and refusals. */
  readonly clear: () => void
  /** Runs an effect while no request is handled. */
  readonly alone: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

export interface Parts<R> {
  readonly handlers: ReadonlyArray<Handler.Handler<R | CurrentSettings | Session>>
  readonly settings: () => Settings
  readonly findSession: (accessToken: string, now: number) => Found
  /** Goes around whatever answers a request: the handler of an endpoint, or a page, which has no id. */
  readonly around: (
    endpoint: string | undefined,
    request: Handler.Request,
    settings: Settings
  ) => <A, E, R1>(run: Effect.Effect<A, E, R1>) => Effect.Effect<A, E, R1>
  /** Answers requests for pages, which are no endpoints. */
  readonly pages?:
    | ((request: Handler.Request) => Effect.Effect<Handler.Response, never, R | CurrentSettings> | undefined)
    | undefined
}

type Match<R> = Handler.Match<R>

export const make = <R>(parts: Parts<R>): Effect.Effect<Kernel, never, Exclude<R, CurrentSettings | Session>> =>
  Effect.gen(function* () {
    const context = (yield* Effect.context<Exclude<R, CurrentSettings | Session>>()) as Context.Context<R>
    const alone = yield* makeMutex
    const route = Handler.router(parts.handlers)
    const faults = faultQueue()
    const log = refusalLog()

    const answer = (
      match: Match<R>,
      request: Handler.Request,
      routed: Handler.Request
    ): Effect.Effect<Handler.Response> =>
      match._tag === "NotFound" || isElsewhere(match, routed)
        ? (paged(parts, context, request, alone) ?? log.unhandled(request))
        : alone(
            Effect.uninterruptible(
              Effect.catchAll(served(parts, context, match, request), (denied) =>
                log.refused(request, match.handler.endpoint, denied)
              )
            )
          )

    return {
      handle: (raw) =>
        Effect.suspend(() => {
          const request = accept(raw)
          const routed = present(request)
          const match = route(routed) as Match<R>
          const fault = faults.take(match._tag === "Found" ? match.handler.endpoint.id : undefined)
          return faulty(fault, answer(match, request, routed))
        }),
      methods: (raw) => {
        const find = (method: string) => route(present(accept({ ...raw, method }))) as Match<R>
        const isPage = (method: string) => parts.pages?.({ ...raw, method }) !== undefined
        const found = find("GET")
        return {
          allowed: ["GET", "POST", "PUT", "DELETE"].filter(
            (method) => find(method)._tag !== "NotFound" || isPage(method)
          ),
          isRead: isPage("GET") || (found._tag === "Found" && onlyReads(found, accept({ ...raw, method: "GET" })))
        }
      },
      inject: faults.inject,
      refusals: log.refusals,
      clear: () => {
        faults.clear()
        log.clear()
      },
      alone
    }
  })

/** Whether a request changes nothing, whatever else it says. */
const onlyReads = <R>(
  { handler, parameters }: Extract<Match<R>, { readonly _tag: "Found" }>,
  request: Handler.Request
): boolean => {
  const { safety, safetyWith = {} } = handler.endpoint.spec
  const input = Either.getOrElse(Handler.read(handler, request, parameters), () => ({}))
  return safety === "read" && isObject(input) && Object.keys(safetyWith).every((member) => input[member] === undefined)
}

/** The answer to a request for a page; undefined where there is no such page. */
const paged = <R>(
  parts: Parts<R>,
  context: Context.Context<R>,
  request: Handler.Request,
  alone: Kernel["alone"]
): Effect.Effect<Handler.Response> | undefined => {
  const page = parts.pages?.(request)
  if (page === undefined) return undefined
  const services = context.pipe(
    Context.add(CurrentSettings, parts.settings()),
    Context.add(CurrentVisitor, visitorOf(request))
  )
  const watched = parts.around(undefined, request, parts.settings())(page)
  return alone(Effect.uninterruptible(Effect.provide(watched, services)))
}

/** Faults in the order in which they were injected. */
const faultQueue = () => {
  let faults: ReadonlyArray<{ readonly fault: Fault; readonly endpoint: string | undefined; left: number }> = []
  return {
    inject: (fault: Fault, options?: FaultOptions): void => {
      const endpoint = typeof options?.endpoint === "string" ? options.endpoint : options?.endpoint?.id
      faults = [...faults, { fault, endpoint, left: options?.times ?? 1 }].filter(({ left }) => left > 0)
    },
    /** The fault that meets a request to an endpoint. */
    take: (endpoint: string | undefined): Fault | undefined => {
      const met = faults.find((candidate) => candidate.endpoint === undefined || candidate.endpoint === endpoint)
      if (met === undefined) return undefined
      met.left--
      faults = faults.filter(({ left }) => left > 0)
      return met.fault
    },
    clear: (): void => {
      faults = []
    }
  }
}

/** Refusals that are kept. */
const remembered = 1000

const refusalLog = () => {
  let refusals: ReadonlyArray<Refused> = []
  const note = (refusal: Refused): void => {
    refusals = [...refusals, refusal].slice(-remembered)
  }
  return {
    refusals: () => refusals,
    clear: (): void => {
      refusals = []
    },
    refused: (request: Handler.Request, endpoint: Handler.Handler["endpoint"], { reason, refusal }: Denied) =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        note({ at, ...named(request, endpoint), code: refusal.code, status: refusal.status, reason })
        return Handler.refused(refusal)
      }),
    unhandled: (request: Handler.Request): Effect.Effect<Handler.Response> =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        note({ at, ...named(request, undefined), code: undefined, status: 501, reason: "nothing handles it" })
        return Handler.json(501, { message: `The emulator does not handle ${request.method} ${request.path}` })
      })
  }
}

const named = (request: Handler.Request, endpoint: Handler.Handler["endpoint"] | undefined) => ({
  method: request.method,
  route: endpoint === undefined ? request.path : endpoint.spec.route.slice(endpoint.spec.route.indexOf(" ") + 1),
  endpoint: endpoint?.id
})

/** What a fault makes of an answer. */
const faulty = (
  fault: Fault | undefined,
  answer: Effect.Effect<Handler.Response>
): Effect.Effect<Handler.Response, Broken> => {
  switch (fault?._tag) {
    case undefined:
      return answer
    case "Status":
      return Effect.succeed({ status: fault.status, headers: fault.headers, body: fault.body })
    case "Delay":
      return Effect.delay(answer, fault.duration)
    case "DropBefore":
      return Effect.fail("ConnectionReset")
    case "DropAfter":
      return Effect.zipRight(answer, Effect.fail<Broken>("ConnectionReset"))
    case "Refuse":
      return Effect.fail("ConnectionRefused")
  }
}

/** Operations that nothing implements, yet whose requests look like those of others. */
const elsewhere: ReadonlyArray<{
  readonly route: string
  readonly path?: string
  readonly member?: string
  /** A parameter that is not given. */
  readonly lacks?: string
  /** Parameters of which one is. */
  readonly has?: ReadonlyArray<string>
}> = [
  { route: "POST /identity/v2/auth/socialidentity", member: "clientguid" },
  { route: "PUT /identity/v2/auth/password/reset", member: "username" },
  { route: "PUT /identity/v2/manage/account/:uid", path: "/identity/v2/manage/account/uid" },
  { route: "GET /identity/v2/manage/account/:uid", path: "/identity/v2/manage/account/passkey" },
  { route: "GET /api/v2/access_token/activesession", lacks: "token", has: ["accountid", "profileid"] }
]

const isElsewhere = <R>(
  { handler }: Exclude<Match<R>, { readonly _tag: "NotFound" }>,
  request: Handler.Request
): boolean =>
  elsewhere.some(
    ({ has, lacks, member, path, route }) =>
      handler.endpoint.spec.route === route &&
      (lacks === undefined || request.query[lacks] === undefined) &&
      (has === undefined || has.some((parameter) => request.query[parameter] !== undefined)) &&
      (path === undefined || path === request.path.toLowerCase()) &&
      (member === undefined || hasOnly(request.body, member))
  )

/** Whether a body names an account by this member, and not by its address. */
const hasOnly = (body: unknown, member: string): boolean => {
  const keys = isObject(body) ? Object.keys(body).map((key) => key.toLowerCase()) : []
  return keys.includes(member) && !["email", "username"].some((other) => other !== member && keys.includes(other))
}

const served = <R>(
  parts: Parts<R>,
  context: Context.Context<R>,
  match: Exclude<Match<R>, { readonly _tag: "NotFound" }>,
  request: Handler.Request
): Effect.Effect<Handler.Response, Denied> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const settings = parts.settings()
    const { spec } = match.handler.endpoint
    const session = yield* credentials.check(spec.auth, request, { settings, now, findSession: parts.findSession })
    const problem = bodyProblem(spec, request)
    if (problem !== undefined) return yield* Effect.fail(inFamily(spec, problem))
    if (match._tag === "Undetermined") return yield* Effect.fail(undetermined(match.members))
    const input = yield* toEffect(
      Either.mapLeft(Handler.read(match.handler, request, match.parameters), (unreadable) =>
        inFamily(spec, memberProblem(unreadable))
      )
    )
    if (lacksChoice(spec, input)) return yield* Effect.fail(undetermined(spec.oneOf ?? []))
    const selection = yield* toEffect(selectionOf(request))
    const services = Context.merge(
      context.pipe(Context.add(CurrentSettings, settings), Context.add(CurrentVisitor, visitorOf(request))),
      session === undefined ? Context.empty() : Context.make(Session, session)
    )
    const document = yield* match.handler.run(input, request).pipe(
      parts.around(match.handler.endpoint.id, request, settings),
      Effect.provide(services),
      Effect.mapError((refusal): Denied => ({ _tag: "Denied", refusal, reason: refusal.description }))
    )
    return Handler.json(200, selection === undefined ? document : projection.project(selection, document))
  })

/** Whether none of the members is there of which one has to be. */
const lacksChoice = ({ oneOf }: Spec, input: unknown): boolean =>
  oneOf !== undefined && isObject(input) && oneOf.every((member) => input[member] === undefined)

const selectionOf = (request: Handler.Request): Either.Either<projection.Selection | undefined, Denied> => {
  const fields = request.query["fields"]
  return fields === undefined ? Either.right(undefined) : Either.mapLeft(projection.parse(fields), () => fieldsProblem)
}
