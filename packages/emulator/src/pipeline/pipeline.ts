/** From a request to its answer: faults, normalisation, credentials, input, handler, projection. */
import type { Spec } from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Fault } from "../Faults.js"
import { isNotEmulated, Session } from "../handle.js"
import { timed, times, toEffect } from "../internal/effect.js"
import { guid } from "../internal/ids.js"
import { isObject } from "../internal/json.js"
import type * as Outbox from "../Outbox.js"
import { CurrentSettings, type Settings } from "../Settings.js"
import type { State } from "../state/state.js"
import type { Store } from "../Store.js"
import { accept, withFlags } from "./accept.js"
import type { EmulatedClock } from "./clock.js"
import * as credentials from "./credentials.js"
import * as exchange from "./exchange.js"
import * as faults from "./faults.js"
import { leaving } from "./gateway.js"
import * as journal from "./journal.js"
import * as limits from "./limits.js"
import { bodyProblem, fieldsProblem, inFamily, memberProblem, undetermined } from "./malformed.js"
import { nameOf, type Operation } from "./notEmulated.js"
import { present } from "./paths.js"
import { CurrentPlace } from "./place.js"
import * as projection from "./projection.js"
import type { Denied } from "./refusal.js"
import * as refusalLog from "./refusalLog.js"
import type * as route from "./route.js"
import { CurrentVisitor, visitorOf } from "./visitor.js"

export type Broken = "ConnectionReset" | "ConnectionRefused"

/** An answer, and how its body gets to the client, if not at once and as a whole. */
export interface Answer extends Handler.Response {
  /** What a fault makes of the second half of the body: it never comes, or after a duration. */
  readonly rest?: "never" | Duration.Duration | undefined
}

export interface Pipeline {
  readonly handle: (request: Handler.Request) => Effect.Effect<Answer, Broken>
  /** The methods that a path takes, and whether its GET would change nothing. */
  readonly methods: (request: Handler.Request) => {
    readonly allowed: ReadonlyArray<string>
    readonly isRead: boolean
  }
  readonly faults: faults.FaultQueue
  readonly log: refusalLog.RefusalLog
  readonly requests: journal.Journal
  readonly limiter: limits.Limiter
  /** Runs an effect while no request is handled. */
  readonly alone: exchange.Exchanges["alone"]
}

/** What handlers and pages may use. */
export type Services = Store | Outbox.Outbox | CurrentSettings

export interface Parts {
  readonly find: route.Find<Services | Session>
  /** Whether a handler is the emulator's own, of which it is known why it refuses. */
  readonly isStandard: (handler: Handler.Handler<Services | Session>) => boolean
  /** The endpoints that handlers are written for, whether they are used or not. */
  readonly endpoints: ReadonlyArray<Handler.Handler["endpoint"]>
  readonly settings: () => Settings
  readonly state: State
  readonly outbox: Outbox.Service
  readonly clock: EmulatedClock
  /** Keeps what has changed; undefined where nothing is kept. */
  readonly commit: (() => void) | undefined
  /** The origin of the server that answers by it, if one does. */
  readonly place: () => string | undefined
  /** Told of each request when it has ended. A page has no id. */
  readonly ended: (ended: exchange.Ended, request: Handler.Request, endpoint: string | undefined) => Effect.Effect<void>
  /** Answers requests for pages, which are no endpoints. */
  readonly pages: (request: Handler.Request) => Effect.Effect<Handler.Response, never, Services> | undefined
}

type Match = route.Match<Services | Session>

export const make = (parts: Parts): Effect.Effect<Pipeline> =>
  Effect.map(exchange.make(parts.state, parts.outbox, parts.settings, parts.commit), (exchanges) => {
    const queue = faults.make(parts.state)
    const log = refusalLog.make()
    const requests = journal.make()
    const emulated = parts.clock
    const limiter = limits.make()
    const known = () => parts.endpoints.map(({ id, spec }): Operation => `${spec.route} ${id}`)

    const page = (request: Handler.Request, note: journal.Note): Effect.Effect<Handler.Response> => {
      const answer = parts.pages(request)
      if (answer === undefined) return log.unhandled(request, nameOf(present(request), known()), note)
      const visitor = visitorOf(request)
      const provided = Effect.suspend(() =>
        Effect.provide(
          answer,
          Context.make(CurrentSettings, parts.settings()).pipe(
            Context.add(CurrentVisitor, visitor),
            Context.add(CurrentPlace, parts.place())
          )
        )
      )
      return exchanges.run(provided, (ended) => parts.ended(ended, request, undefined))
    }

    const endpoint = (
      match: Match,
      raw: Handler.Request,
      accepted: Handler.Request,
      note: journal.Note
    ): Effect.Effect<Handler.Response> => {
      const settings = parts.settings()
      const { id, spec } = match.handler.endpoint
      const request = withFlags(spec, accepted)
      const answered = exchanges.run(answer(match, request, parts), (ended) => parts.ended(ended, request, id))
      const checked = times.pipe(
        Effect.flatMap((times) => credentials.checkApplication(spec.auth, request, settings, times)),
        Effect.zipRight(answered),
        Effect.catchAll((denied) =>
          log.refused(request, match.handler.endpoint, leaving(denied, raw, spec, settings), note)
        )
      )
      if (settings.limits === "off") return checked
      return Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const reason = limiter.exceeded(spec.host === "cloud", settings.limits, now)
        return reason === undefined ? checked : log.limited(request, match.handler.endpoint, reason, note)
      })
    }

    return {
      handle: (raw) =>
        timed((watch) => {
          const request = accept(raw)
          const match = parts.find(present(request), parts.state)
          const isHandled = match !== undefined && !isNotEmulated(match.handler)
          const met = queue.take(() => ({
            request: raw,
            accepted: request,
            endpoint: match?._tag === "Found" ? match.handler.endpoint.id : undefined,
            parameters: match?._tag === "Found" ? match.parameters : {}
          }))
          const note = journal.blank(isHandled ? match.handler.endpoint : undefined, met?.id)
          const answer = faulty(met?.fault, () =>
            emulated.at(isHandled ? endpoint(match, raw, request, note) : page(request, note))
          )
          const ended = (status: number | undefined): void =>
            requests.add(raw, note, { status, at: emulated.timeAt(watch.now()).now, duration: watch.elapsed() })
          return Effect.flatMap(guid, (id) =>
            Effect.matchCauseEffect(answer, {
              onSuccess: (response) => {
                ended(response.status)
                return Effect.succeed(identified(response, id))
              },
              onFailure: (cause) => {
                ended(undefined)
                return Effect.failCause(cause)
              }
            })
          )
        }),
      methods: (raw) => {
        const matched = (method: string) => parts.find(present(accept({ ...raw, method })), parts.state)
        const isPage = (method: string) => parts.pages({ ...raw, method }) !== undefined
        const found = matched("GET")
        return {
          allowed: ["GET", "POST", "PUT", "DELETE"].filter((method) => matched(method) !== undefined || isPage(method)),
          isRead: isPage("GET") || (found?._tag === "Found" && onlyReads(found, accept({ ...raw, method: "GET" })))
        }
      },
      faults: queue,
      log,
      requests,
      limiter,
      alone: exchanges.alone
    }
  })

/** Whether a request changes nothing, whatever else it says. */
const onlyReads = (
  { handler, parameters }: Extract<Match, { readonly _tag: "Found" }>,
  request: Handler.Request
): boolean => {
  const { safety, safetyWith = {} } = handler.endpoint.spec
  const input = Either.getOrElse(Handler.read(handler, request, parameters), () => ({}))
  return safety === "read" && isObject(input) && Object.keys(safetyWith).every((member) => input[member] === undefined)
}

const requestId = "x-request-id"

/** An answer with the id of its request; a fault can have given another one. */
const identified = (response: Answer, id: string): Answer => {
  const isGiven = Object.keys(response.headers ?? {}).some((name) => name.toLowerCase() === requestId)
  return isGiven ? response : { ...response, headers: { ...response.headers, [requestId]: id } }
}

/** What a fault makes of an answer. */
const faulty = (
  fault: Fault | undefined,
  answer: () => Effect.Effect<Handler.Response>
): Effect.Effect<Answer, Broken> => {
  switch (fault?._tag) {
    case undefined:
      return answer()
    case "Status":
      return Effect.succeed({ status: fault.status, headers: fault.headers, body: fault.body })
    case "Delay":
      return Effect.delay(Effect.suspend(answer), fault.duration)
    case "CutBody":
      return Effect.map(answer(), (response) => ({ ...response, rest: "never" }))
    case "SlowBody":
      return Effect.map(answer(), (response) => ({ ...response, rest: fault.duration }))
    case "DropBefore":
      return Effect.fail("ConnectionReset")
    case "DropAfter":
      return Effect.zipRight(answer(), Effect.fail<Broken>("ConnectionReset"))
    case "Refuse":
      return Effect.fail("ConnectionRefused")
  }
}

/** The answer of an endpoint's handler, once the request is known to be the application's. */
const answer = (
  match: Match,
  request: Handler.Request,
  { isStandard, place, settings, state }: Parts
): Effect.Effect<Handler.Response, Denied, Store | Outbox.Outbox> => {
  const visitor = visitorOf(request)
  return Effect.flatMap(Clock.currentTimeMillis, (now) => {
    let services = Context.make(CurrentSettings, settings()).pipe(
      Context.add(CurrentVisitor, visitor),
      Context.add(CurrentPlace, place())
    )
    if (credentials.takesToken(match.handler.endpoint.spec.auth)) {
      const session = credentials.sessionOf(match.handler.endpoint.spec, request, settings(), state, now)
      if ("refusal" in session) return Effect.fail(session)
      // It is extended by a use that is refused, too.
      state.keep()
      services = Context.add(services, Session, session)
    }
    const read = Either.map(inputOf(match, request), ({ input, selection }) =>
      match.handler.run(input, request).pipe(
        Effect.mapError((refusal): Denied => ({
          _tag: "Denied",
          refusal,
          reason: refusal.description,
          by: isStandard(match.handler) ? "handler" : undefined
        })),
        Effect.map((document) =>
          Handler.json(200, selection === undefined ? document : projection.project(selection, document))
        )
      )
    )
    return Effect.provide(Effect.flatten(toEffect(read)), services as Context.Context<Session | CurrentSettings>)
  })
}

interface Input {
  readonly input: unknown
  readonly selection: projection.Selection | undefined
}

/** What a request asks of its handler, or why it cannot be read. */
const inputOf = (match: Match, request: Handler.Request): Either.Either<Input, Denied> => {
  const { spec } = match.handler.endpoint
  const problem = bodyProblem(spec, request)
  if (problem !== undefined) return Either.left(inFamily(spec, problem))
  if (match._tag === "Undetermined") return Either.left(undetermined(match.members))
  return Handler.read(match.handler, request, match.parameters).pipe(
    Either.mapLeft((unreadable) => inFamily(spec, memberProblem(spec, unreadable))),
    Either.filterOrLeft(
      (input) => !lacksChoice(spec, input),
      () => undetermined(spec.oneOf ?? [])
    ),
    Either.flatMap((input) => Either.map(selectionOf(request), (selection) => ({ input, selection })))
  )
}

/** Whether every member of `oneOf` is missing. */
const lacksChoice = ({ oneOf }: Spec, input: unknown): boolean =>
  oneOf !== undefined && isObject(input) && oneOf.every((member) => input[member] === undefined)

const selectionOf = (request: Handler.Request): Either.Either<projection.Selection | undefined, Denied> => {
  const fields = request.query["fields"]
  return fields === undefined ? Either.right(undefined) : Either.mapLeft(projection.parse(fields), () => fieldsProblem)
}
