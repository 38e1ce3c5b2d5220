/** What differs between Effect 3 and 4. */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"
import * as Runtime from "effect/Runtime"
import * as Stream from "effect/Stream"

export { encodeBase64 as toBase64, encodeHex as toHex } from "effect/Encoding"

/** The bytes that a text in base64 stands for; undefined for any other text. */
export const fromBase64 = (text: string): Uint8Array | undefined => Either.getOrUndefined(Encoding.decodeBase64(text))

/** The result of `run`, or of `otherwise` if `run` throws. */
export const attempt = <A, B>(run: () => A, otherwise: () => B): A | B => Either.getOrElse(Either.try(run), otherwise)

/** The result of `run`, or what `refused` makes of what it throws. */
export const attemptOr = <A, E>(run: () => A, refused: (error: unknown) => E): Either.Either<A, E> =>
  Either.try({ try: run, catch: refused })

/** The result of `run`. If it throws, `undo` comes first, and then the error goes on. */
export const orUndo = <A>(run: () => A, undo: () => void): A =>
  Either.getOrThrowWith(Either.try({ try: run, catch: (error) => error }), (error) => {
    undo()
    return error
  })

/** Parses a URL; undefined if it is none. `URL.canParse` of Node 20 refuses letters beyond ASCII, once V8 has compiled it. */
export const parseUrl = (text: string): URL | undefined =>
  attempt(
    () => new URL(text),
    () => undefined
  )

/** A result as an effect. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })

/** Runs an effect when no other one runs. */
export type Mutex = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/** Runs effects while no more than a number of others run. */
export const makeSlots = (count: number): Mutex => Effect.unsafeMakeSemaphore(count).withPermits(1)

export const makeMutex: Effect.Effect<Mutex> = /* @__PURE__ */ Effect.map(
  /* @__PURE__ */ Effect.makeSemaphore(1),
  (semaphore) => semaphore.withPermits(1)
)

/** Runs an effect from a callback. What it returns interrupts the effect. */
export type Run = (effect: Effect.Effect<void>) => () => void

/** Runs effects with the services that are here when it is made. */
export const makeRun: Effect.Effect<Run> = /* @__PURE__ */ Effect.map(/* @__PURE__ */ Effect.runtime(), (runtime) => {
  const run = Runtime.runCallback(runtime)
  return (effect) => run(effect)
})

/** Gives the value of an effect that does not wait. */
export type RunSync = <A>(effect: Effect.Effect<A>) => A

/** The same, with the services that are here when it is made. */
export const makeRunSync: Effect.Effect<RunSync> = /* @__PURE__ */ Effect.map(
  /* @__PURE__ */ Effect.runtime(),
  (runtime) => Runtime.runSync(runtime)
)

/** Runs an effect in real time, whatever clock there is. */
export const onRealClock = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.withClock(effect, Clock.make())

/** How a clock differs from the one that it stands on: it stands still, or goes so many milliseconds ahead. */
export type Shift = { readonly frozenAt: number } | { readonly offset: number }

/** Tells another time than the clock that it stands on, and waits by that one. */
class ShiftedClock implements Clock.Clock {
  readonly [Clock.ClockTypeId]: Clock.ClockTypeId = Clock.ClockTypeId
  readonly currentTimeMillis: Effect.Effect<number> = Effect.sync(() => this.unsafeCurrentTimeMillis())
  readonly currentTimeNanos: Effect.Effect<bigint> = Effect.sync(() => this.unsafeCurrentTimeNanos())

  constructor(
    readonly base: Clock.Clock,
    readonly shift: Shift
  ) {}

  unsafeCurrentTimeMillis(): number {
    return "frozenAt" in this.shift ? this.shift.frozenAt : this.base.unsafeCurrentTimeMillis() + this.shift.offset
  }

  unsafeCurrentTimeNanos(): bigint {
    return "frozenAt" in this.shift
      ? BigInt(this.shift.frozenAt) * 1_000_000n
      : this.base.unsafeCurrentTimeNanos() + BigInt(this.shift.offset) * 1_000_000n
  }

  sleep(duration: Duration.Duration): Effect.Effect<void> {
    return this.base.sleep(duration)
  }
}

const baseOf = (clock: Clock.Clock): Clock.Clock => (clock instanceof ShiftedClock ? clock.base : clock)

/** Runs an effect at another time. What it waits for takes as long as before. */
export const atShift = <A, E, R>(effect: Effect.Effect<A, E, R>, shift: Shift): Effect.Effect<A, E, R> =>
  Effect.clockWith((clock) => Effect.withClock(effect, new ShiftedClock(baseOf(clock), shift)))

/** Runs an effect at the time of the clock that a shifted one stands on. */
export const atUnmovedTime = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.clockWith((clock) => (clock instanceof ShiftedClock ? Effect.withClock(effect, clock.base) : effect))

/** Tells the time while something is done, in milliseconds. */
export interface Watch {
  /** Since 1970. */
  readonly now: () => number
  /** Since the beginning. */
  readonly elapsed: () => number
}

/** Runs an effect with a watch of the fiber's clock. */
export const timed = <A, E, R>(run: (watch: Watch) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.clockWith((clock) => {
    const start = clock.unsafeCurrentTimeNanos()
    return run({
      now: () => clock.unsafeCurrentTimeMillis(),
      elapsed: () => Number(clock.unsafeCurrentTimeNanos() - start) / 1_000_000
    })
  })

/** The time, in milliseconds since 1970, and what it is by the clock that a shifted one stands on. */
export interface Times {
  readonly now: number
  readonly unmoved: number
}

export const times: Effect.Effect<Times> = /* @__PURE__ */ Effect.clockWith((clock) =>
  Effect.sync(() => {
    const now = clock.unsafeCurrentTimeMillis()
    return { now, unmoved: clock instanceof ShiftedClock ? clock.base.unsafeCurrentTimeMillis() : now }
  })
)

/** A client without spans of its own, which would record URL and headers. */
export const untraced = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.withTracerDisabledWhen(client, () => true)

/** Reads an answer that nobody wants, up to a number of bytes. */
export const drain = (
  { stream }: HttpClientResponse.HttpClientResponse,
  most: number
): Effect.Effect<void, HttpClientError.HttpClientError> => {
  let left = most
  return Effect.catchIf(
    Stream.runForEachWhile(stream, ({ byteLength }) => {
      left -= byteLength
      return Effect.succeed(left >= 0)
    }),
    ({ reason }) => reason === "EmptyBody",
    () => Effect.void
  )
}
