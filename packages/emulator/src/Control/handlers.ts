/**
 * What each endpoint of the control API does: what `Emulator`, `Outbox`, `Snapshot` and `SeedFile` do in code, as JSON. It does so to
 * its end although its client has hung up, unless it waits.
 */
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Api } from "../Control.js"
import * as Emulator from "../Emulator.js"
import * as Faults from "../Faults.js"
import { durationOf } from "../internal/duration.js"
import { version } from "../internal/version.js"
import * as Outbox from "../Outbox.js"
import { optionsOf, shown } from "../saved/settings.js"
import * as SeedFile from "../SeedFile.js"
import { nearest } from "../internal/nearest.js"
import type * as Settings from "../Settings.js"
import * as Snapshot from "../Snapshot.js"
import { type FaultInput, Invalid, type Move, NotFound, NothingFits, SeedInvalid, type Take } from "./schemas.js"

/** What the API has to know of the server that it is a part of. */
export interface Serving {
  readonly url: string
  readonly publicUrl: string
  /**
   * Puts in what the server was started with, if it was, in place of all that there is, which stays where that fails: with a message
   * that holds no value.
   */
  readonly seedAnew:
    | Effect.Effect<void, { readonly message: string; readonly problems?: SeedFile.SeedInvalid["problems"] }>
    | undefined
  /** Done once the server ends: nobody waits any longer. */
  readonly ending: Deferred.Deferred<void>
}

export class CurrentServing extends Context.Tag("@loginradius-effect/emulator/Control/CurrentServing")<
  CurrentServing,
  Serving
>() {}

/** For all that changes something: a handler is interrupted where the client has hung up, unless it says otherwise. */
const toItsEnd = { uninterruptible: true }

const invalid = (field: string, reason: string): Invalid => new Invalid({ field, message: `${field} ${reason}` })

const unusable = (error: Settings.InvalidSettings): Invalid =>
  new Invalid({ field: error.option, message: error.message })

const seedInvalid = (error: SeedFile.SeedInvalid): SeedInvalid =>
  new SeedInvalid({ message: error.message, problems: error.problems })

const notDuration = 'must be a duration: milliseconds, or a text such as "31 minutes"'

const spanAt = (
  field: string,
  span: string | number,
  most?: Duration.Duration
): Effect.Effect<Duration.Duration, Invalid> => {
  const duration = durationOf(span)
  if (duration === undefined || !Duration.isFinite(duration)) return Effect.fail(invalid(field, notDuration))
  return most !== undefined && Duration.greaterThan(duration, most)
    ? Effect.fail(invalid(field, `must be ${Duration.format(most)} at most`))
    : Effect.succeed(duration)
}

// --- the emulator ------------------------------------------------------------------------------------------------------

/** Settings as JSON, without those that are secrets. */
const shownSettings = (settings: Settings.Settings): { readonly [name: string]: unknown } =>
  shown(settings) as { readonly [name: string]: unknown }

const system = HttpApiBuilder.group(Api, "system", (handlers) =>
  Effect.gen(function* () {
    const { publicUrl, seedAnew, url } = yield* CurrentServing
    const emulator = yield* Emulator.Emulator
    const outbox = yield* Outbox.Outbox
    const since = yield* Clock.currentTimeMillis
    return handlers
      .handle("health", () =>
        Effect.map(Clock.currentTimeMillis, (now) => ({ status: "ok" as const, version, uptime: now - since }))
      )
      .handle("info", () =>
        Effect.gen(function* () {
          const settings = yield* emulator.settings
          const { total } = yield* Emulator.accounts({ count: 0 })
          return {
            url,
            publicUrl,
            apiKey: settings.apiKey,
            apiSecret: Redacted.value(settings.apiSecret),
            settings: shownSettings(settings),
            counts: {
              accounts: total,
              messages: (yield* outbox.messages).length,
              requests: (yield* emulator.requests()).length,
              faults: (yield* emulator.faults).filter(({ left }) => left > 0).length
            }
          }
        })
      )
      .handle(
        "reset",
        ({ urlParams }) =>
          urlParams.seed !== true
            ? emulator.reset
            : seedAnew === undefined
              ? Effect.fail(new NotFound({ message: "The emulator was started without a seed." }))
              : Effect.mapError(seedAnew, ({ message, problems = [] }) => new SeedInvalid({ message, problems })),
        toItsEnd
      )
      .handle(
        "seed",
        ({ payload }) =>
          Effect.flatMap(emulator.settings, (settings) => SeedFile.parse(payload, { settings })).pipe(
            Effect.flatMap(SeedFile.apply),
            Effect.catchTags({
              SeedInvalid: (error) => seedInvalid(error),
              InvalidSettings: (error) => unusable(error)
            })
          ),
        toItsEnd
      )
  })
)

const settings = HttpApiBuilder.group(Api, "settings", (handlers) =>
  Effect.map(Emulator.Emulator, (emulator) => {
    const read = Effect.map(emulator.settings, shownSettings)
    return handlers
      .handle("read", () => read)
      .handle(
        "change",
        ({ payload }) =>
          Effect.zipRight(Effect.mapError(emulator.seed(emulator.configure(optionsOf(payload))), unusable), read),
        toItsEnd
      )
  })
)

// --- snapshots ---------------------------------------------------------------------------------------------------------

/** How many snapshots are kept. */
const mostSnapshots = 20

const utf8 = new TextEncoder()

interface Saved {
  readonly text: string
  readonly at: number
  readonly bytes: number
}

const snapshots = HttpApiBuilder.group(Api, "snapshots", (handlers) =>
  Effect.sync(() => {
    const saved = new Map<string, Saved>()
    const shown = (name: string, { at, bytes }: Saved) => ({ name, at, bytes })
    const restore = (text: string) =>
      Effect.mapError(Snapshot.restore(text), ({ message, path }) => new Invalid({ field: path, message }))
    const named = (name: string): Effect.Effect<Saved, NotFound> => {
      const found = saved.get(name)
      return found === undefined
        ? Effect.fail(new NotFound({ message: `No snapshot has the name ${name}.` }))
        : Effect.succeed(found)
    }
    return handlers
      .handle("list", () => Effect.sync(() => [...saved].map(([name, one]) => shown(name, one))))
      .handle(
        "save",
        ({ payload: { name } }) =>
          Effect.suspend(() =>
            saved.size >= mostSnapshots && !saved.has(name)
              ? Effect.fail(invalid("name", `cannot be one more: ${mostSnapshots} snapshots are kept`))
              : Effect.zipWith(Snapshot.take, Clock.currentTimeMillis, (text, at) => {
                  const one = { text, at, bytes: utf8.encode(text).length }
                  saved.set(name, one)
                  return shown(name, one)
                })
          ),
        toItsEnd
      )
      .handle(
        "restore",
        ({ path: { name } }) => Effect.flatMap(named(name), ({ text }) => Effect.orDie(restore(text))),
        toItsEnd
      )
      .handle("remove", ({ path: { name } }) => Effect.map(named(name), () => void saved.delete(name)), toItsEnd)
      .handle("export", () => Snapshot.take)
      .handle("import", ({ payload }) => restore(payload), toItsEnd)
  })
)

// --- messages ----------------------------------------------------------------------------------------------------------

const messageOf = (message: Outbox.Message, isTaken: boolean) => {
  const { otp: code, ...told } = message
  return { ...told, code, ...Outbox.render(message), isTaken }
}

const longestWait = Duration.seconds(60)

const take = (outbox: Outbox.Service, ending: Deferred.Deferred<void>, { timeout, ...filter }: typeof Take.Type) =>
  Effect.gen(function* () {
    if (timeout === undefined) return yield* outbox.take(filter)
    const within = yield* spanAt("timeout", timeout, longestWait)
    const ended = Effect.zipRight(Deferred.await(ending), outbox.take(filter))
    return yield* Effect.interruptible(Effect.raceFirst(outbox.waitFor(filter, { within }), ended))
  }).pipe(
    Effect.map((message) => messageOf(message, true)),
    Effect.catchTag("NothingFits", ({ message, there }) => new NothingFits({ message, there }))
  )

const outbox = HttpApiBuilder.group(Api, "outbox", (handlers) =>
  Effect.zipWith(Outbox.Outbox, CurrentServing, (outbox, { ending }) =>
    handlers
      .handle("list", ({ urlParams }) =>
        Effect.map(outbox.kept, (kept) =>
          kept
            .filter(({ message }) => Outbox.isMeant(message, urlParams))
            .map(({ isTaken, message }) => messageOf(message, isTaken))
        )
      )
      .handle("take", ({ payload }) => take(outbox, ending, payload), toItsEnd)
      .handle("clear", () => outbox.clear, toItsEnd)
  )
)

// --- the clock ---------------------------------------------------------------------------------------------------------

const move = (emulator: Emulator.Service, { advance, freezeAt, reset }: typeof Move.Type) => {
  if ([advance, freezeAt, reset].filter((one) => one !== undefined).length !== 1) {
    return Effect.fail(new Invalid({ field: "", message: "The body must have one of advance, freezeAt and reset." }))
  }
  if (advance !== undefined) {
    const duration = spanAt("advance", advance)
    return Effect.flatMap(duration, (duration) => Effect.mapError(emulator.advance(duration), unusable))
  }
  return freezeAt === undefined ? emulator.resetClock : Effect.mapError(emulator.freezeAt(freezeAt), unusable)
}

const clock = HttpApiBuilder.group(Api, "clock", (handlers) =>
  Effect.map(Emulator.Emulator, (emulator) =>
    handlers
      .handle("read", () => emulator.clock)
      .handle("move", ({ payload }) => emulator.seed(move(emulator, payload)), toItsEnd)
  )
)

// --- faults ------------------------------------------------------------------------------------------------------------

/** Timers take no more. */
const longestDelay = Duration.days(24)

const constants = {
  cutBody: Faults.cutBody,
  dropBefore: Faults.dropBefore,
  dropAfter: Faults.dropAfter,
  refuse: Faults.refuse
} as const

/** Statuses that have no body. */
const bodiless = new Set([204, 205, 304])

/** What HTTP can send, but for what says how long a body is: that comes of the body. */
const isHeaderName = (name: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/^(content-length|transfer-encoding)$/i.test(name)

const isHeaderValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

const statusOf = (
  input: Extract<typeof FaultInput.Type, { readonly type: "status" }>
): Effect.Effect<Faults.Fault, Invalid> => {
  const headers = Object.entries(input.headers ?? {})
  if (!headers.every(([name]) => isHeaderName(name))) {
    return Effect.fail(
      invalid("fault.headers", "must have names of headers, but for Content-Length and Transfer-Encoding")
    )
  }
  const wrong = headers.find(([, value]) => !isHeaderValue(value))
  if (wrong !== undefined)
    return Effect.fail(invalid(`fault.headers.${wrong[0]}`, "must be one line of text in Latin-1"))
  return bodiless.has(input.status) && input.body !== undefined
    ? Effect.fail(invalid("fault.body", `must be left out: an answer of ${input.status} has none`))
    : Effect.succeed(Faults.status(input.status, input))
}

const withBody = (status: number | undefined, fault: Faults.Fault): Effect.Effect<Faults.Fault, Invalid> =>
  status !== undefined && bodiless.has(status)
    ? Effect.fail(invalid("fault.status", `must be another one: an answer of ${status} has no body`))
    : Effect.succeed(fault)

const faultOf = (input: typeof FaultInput.Type): Effect.Effect<Faults.Fault, Invalid> => {
  switch (input.type) {
    case "status":
      return statusOf(input)
    case "error":
      return withBody(input.status, Faults.error(input.code, input))
    case "gateway":
      return withBody(input.status, Faults.gateway(input.status))
    case "rateLimited":
      return input.retryAfter === undefined
        ? Effect.succeed(Faults.rateLimited())
        : Effect.map(spanAt("fault.retryAfter", input.retryAfter, longestDelay), (retryAfter) =>
            Faults.rateLimited({ retryAfter })
          )
    case "delay":
      return Effect.map(spanAt("fault.duration", input.duration, longestDelay), Faults.delay)
    case "slowBody":
      return Effect.map(spanAt("fault.duration", input.duration, longestDelay), Faults.slowBody)
    default:
      return Effect.succeed(constants[input.type])
  }
}

const shownFault = (fault: Faults.Fault) => {
  switch (fault._tag) {
    case "Status": {
      const { body, headers, status } = fault
      return { type: "status" as const, status, headers, body }
    }
    case "Delay":
      return { type: "delay" as const, duration: Duration.toMillis(fault.duration) }
    case "SlowBody":
      return { type: "slowBody" as const, duration: Duration.toMillis(fault.duration) }
    case "CutBody":
      return { type: "cutBody" as const }
    case "DropBefore":
      return { type: "dropBefore" as const }
    case "DropAfter":
      return { type: "dropAfter" as const }
    case "Refuse":
      return { type: "refuse" as const }
  }
}

const operations: ReadonlyArray<string> = Emulator.handlers.map(({ endpoint }) => endpoint.id)

/** A fault of an operation that does not exist would never meet anything. */
const isKnown = (operation: string | undefined): Effect.Effect<void, Invalid> => {
  if (operation === undefined || operations.includes(operation)) return Effect.void
  const near = nearest(operation, operations)
  return invalid("operation", `is not known${near === undefined ? "" : `; did you mean ${near}?`}`)
}

const faults = HttpApiBuilder.group(Api, "faults", (handlers) =>
  Effect.map(Emulator.Emulator, (emulator) =>
    handlers
      .handle("list", () =>
        Effect.map(emulator.faults, (faults) =>
          faults.map(({ endpoint: operation, fault, ...injected }) => ({
            ...injected,
            operation,
            fault: shownFault(fault)
          }))
        )
      )
      .handle(
        "inject",
        ({ payload: { fault, operation: endpoint, ...options } }) =>
          Effect.zipRight(isKnown(endpoint), faultOf(fault)).pipe(
            Effect.flatMap((fault) => emulator.inject(fault, { endpoint, ...options })),
            Effect.map((id) => ({ id }))
          ),
        toItsEnd
      )
      .handle(
        "remove",
        ({ path: { id } }) =>
          Effect.flatMap(emulator.removeFault(id), (wasThere) =>
            wasThere ? Effect.void : new NotFound({ message: "No fault has this id." })
          ),
        toItsEnd
      )
  )
)

// --- what there is, and what happened ----------------------------------------------------------------------------------

const accounts = HttpApiBuilder.group(Api, "accounts", (handlers) =>
  handlers
    .handle("list", ({ urlParams }) => Emulator.accounts(urlParams))
    .handle("details", ({ path: { uid } }) =>
      Effect.flatMap(Emulator.account(uid), (account) =>
        account === undefined
          ? Effect.fail(new NotFound({ message: "No account has this uid." }))
          : Effect.succeed(account)
      )
    )
    .handle(
      "forgetRiskValues",
      ({ path: { uid } }) =>
        Effect.flatMap(Emulator.forgetRiskValues(uid), (isThere) =>
          isThere ? Effect.void : new NotFound({ message: "No account has this uid." })
        ),
      toItsEnd
    )
)

const notFound = ({ message }: Emulator.NoChallenge) => new NotFound({ message })

const challenges = HttpApiBuilder.group(Api, "challenges", (handlers) =>
  handlers
    .handle("list", ({ urlParams }) => Emulator.challenges(urlParams))
    .handle("pair", ({ path: { id } }) => Effect.mapError(Emulator.pair(id), notFound), toItsEnd)
    .handle("approve", ({ path: { id } }) => Effect.mapError(Emulator.approve(id), notFound), toItsEnd)
    .handle("deny", ({ path: { id } }) => Effect.mapError(Emulator.deny(id), notFound), toItsEnd)
)

const deliveryOf = ({ outcome, ...delivery }: Emulator.Delivery) => ({
  ...delivery,
  ...(outcome._tag === "Answered"
    ? { status: outcome.status }
    : { failure: outcome._tag === "Failed" ? outcome.reason : ("Withheld" as const) })
})

const log = HttpApiBuilder.group(Api, "log", (handlers) =>
  Effect.map(Emulator.Emulator, (emulator) =>
    handlers
      .handle("requests", ({ urlParams }) => emulator.requests(urlParams))
      .handle("deliveries", () =>
        Effect.map(Effect.interruptible(emulator.deliveries), (deliveries) => deliveries.map(deliveryOf))
      )
  )
)

export const layer = HttpApiBuilder.api(Api).pipe(
  Layer.provide([system, settings, snapshots, outbox, clock, faults, accounts, challenges, log])
)
