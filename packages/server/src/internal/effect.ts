/** What differs between Effect 3 and 4. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"

/** The clock of the fiber that asks. */
export const currentClock: Effect.Effect<Clock.Clock> = /* @__PURE__ */ Clock.clockWith(Effect.succeed)

/** Microseconds since 1970: Redis' own unit. It never goes back, as the time of day can. */
export const microsOf = (clock: Clock.Clock): number => Number(clock.unsafeCurrentTimeNanos() / BigInt(1000))

export type Reference<A> = Context.Tag<never, A>

/** A service with a value of its own. */
export const reference: <A>(key: string, options: { readonly defaultValue: () => A }) => Reference<A> =
  /* @__PURE__ */ Context.Reference() as never

/** Milliseconds since 1970. */
export const millisNow = (clock: Clock.Clock): number => clock.unsafeCurrentTimeMillis()

/** The error that an effect has failed with; undefined for values, defects and interruption. */
export const errorOf = <A, E>(exit: Exit.Exit<A, E>): E | undefined =>
  Exit.isFailure(exit) ? Option.getOrUndefined(Cause.failureOption(exit.cause)) : undefined

export const gauge = (name: string): Metric.Metric.Gauge<number> => Metric.gauge(name)

/** The result of `run`, or of `caught` on what `run` throws. */
export const attempt = <A, B>(run: () => A, caught: (error: unknown) => B): A | B =>
  Either.match(Either.try(run), { onLeft: caught, onRight: (value): A | B => value })

/** A result as an effect. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })

/**
 * A client without tracing, which follows no redirect where it is `fetch`. The tag is made by name: importing it would add that module to
 * every bundle.
 */
export const plainClient = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.transformResponse(
    HttpClient.withTracerDisabledWhen(client, () => true),
    Effect.provideService(Context.GenericTag<never, RequestInit>("@effect/platform/FetchHttpClient/FetchOptions"), {
      redirect: "manual",
      credentials: "omit"
    })
  )

export const setGauge = (gauge: Metric.Metric.Gauge<number>, value: number): Effect.Effect<void> =>
  Metric.set(gauge, value)
