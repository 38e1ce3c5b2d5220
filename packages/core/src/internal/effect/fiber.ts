/** What a call reads from its fiber. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import { liveServices } from "effect/DefaultServices"
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import type * as Tracer from "effect/Tracer"

/** Reads context, clock and tracing from the fiber at once: as services, each would cost an effect. */
export const withFiber = <A, E, R>(
  run: (context: Context.Context<R>, clock: Clock.Clock, isTraced: boolean) => Effect.Effect<A, E>
): Effect.Effect<A, E, R> =>
  Effect.withFiberRuntime((fiber) =>
    run(
      fiber.currentContext as Context.Context<R>,
      Context.get(fiber.currentDefaultServices, Clock.Clock),
      fiber.getFiberRef(FiberRef.currentTracerEnabled)
    )
  )

/** Nanoseconds since 1970. */
export const nanosOf = (clock: Clock.Clock): bigint => clock.unsafeCurrentTimeNanos()

/** Whether a clock shows real time, and not that of a test. */
export const isReal = (clock: Clock.Clock): boolean => clock === Context.get(liveServices, Clock.Clock)

/** A span of kind `client`, without a stack trace. */
export const clientSpan = (
  name: string,
  attributes: { readonly [name: string]: unknown }
): Effect.Effect<Tracer.Span> => Effect.makeSpan(name, { kind: "client", captureStackTrace: false, attributes })
