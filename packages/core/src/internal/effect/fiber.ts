/** What a call reads from its fiber. */
import type * as Cause from "effect/Cause"
import * as Chunk from "effect/Chunk"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import { liveServices } from "effect/DefaultServices"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import type * as Scheduler from "effect/Scheduler"
import * as Tracer from "effect/Tracer"

/** Makes a span of kind `client`, without a stack trace. */
export type MakeSpan = (name: string, attributes: { readonly [name: string]: unknown }) => Tracer.Span

/**
 * Reads context and clock from the fiber at once, and how it makes spans, if it traces: as services, each would cost an
 * effect.
 */
export const withFiber = <A, E, R>(
  run: (context: Context.Context<R>, clock: Clock.Clock, makeSpan: MakeSpan | undefined) => Effect.Effect<A, E>
): Effect.Effect<A, E, R> =>
  Effect.withFiberRuntime((fiber) => {
    const clock = Context.get(fiber.currentDefaultServices, Clock.Clock)
    return run(
      fiber.currentContext as Context.Context<R>,
      clock,
      fiber.getFiberRef(FiberRef.currentTracerEnabled) ? makeSpanOf(fiber, clock) : undefined
    )
  })

/** As `Effect.makeSpan` makes it, which copies the state of the fiber for each span. */
const makeSpanOf =
  (fiber: Fiber.RuntimeFiber<unknown, unknown>, clock: Clock.Clock): MakeSpan =>
  (name, attributes) => {
    const span = Context.get(fiber.currentDefaultServices, Tracer.Tracer).span(
      name,
      propagated(Option.fromNullable(fiber.currentSpan)),
      Context.empty(),
      Chunk.toReadonlyArray(fiber.getFiberRef(FiberRef.currentTracerSpanLinks)),
      fiber.getFiberRef(FiberRef.currentTracerTimingEnabled) ? nanosOf(clock) : BigInt(0),
      "client",
      { attributes }
    )
    const add = (value: unknown, name: string): void => span.attribute(name, value)
    HashMap.forEach(fiber.getFiberRef(FiberRef.currentTracerSpanAnnotations), add)
    for (const name in attributes) add(attributes[name], name)
    return span
  }

/** A span, or the nearest one above it that others may have as their parent. */
const propagated = (span: Option.Option<Tracer.AnySpan>): Option.Option<Tracer.AnySpan> =>
  Option.flatMap(span, (span) =>
    Context.get(span.context, Tracer.DisablePropagation)
      ? span._tag === "Span"
        ? propagated(span.parent)
        : Option.none()
      : Option.some(span)
  )

/**
 * `Effect.timeout` for effects that mostly have to wait for nothing. It runs the effect at once, in a fiber of its own; the
 * deadline, which takes two fibers more, is for what has not ended by then.
 */
export const runWithin = <A, E>(
  effect: Effect.Effect<A, E>,
  millis: number
): Effect.Effect<A, E | Cause.TimeoutException> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.withFiberRuntime<A, E | Cause.TimeoutException>((parent, { runtimeFlags }) => {
      const scheduler = new AtOnce(parent.currentScheduler)
      const runtime = Runtime.make({
        context: parent.currentContext,
        runtimeFlags,
        fiberRefs: parent.getFiberRefs()
      })
      const fiber = Runtime.runFork(runtime)(Effect.interruptible(effect), { scheduler })
      scheduler.release()
      const exit = fiber.unsafePoll()
      if (exit) return exit
      // `Fiber.join` would hand on the scheduler: each call of a caller would wrap that of the call before.
      const result = Effect.onInterrupt(Effect.flatten(Fiber.await(fiber)), () => Fiber.interrupt(fiber))
      return restore(millis === Infinity ? result : Effect.timeout(result, millis))
    })
  )

/**
 * A new fiber leaves it to the scheduler to go on after its first asynchronous step, even if that has its result already, as
 * taking a free permit has. Here it goes on at once. After `release`, everything is left to the scheduler that there was.
 */
class AtOnce implements Scheduler.Scheduler {
  private held: Array<Scheduler.Task> | undefined = []

  constructor(private readonly rest: Scheduler.Scheduler) {}

  shouldYield(fiber: Fiber.RuntimeFiber<unknown, unknown>): number | false {
    return this.rest.shouldYield(fiber)
  }

  scheduleTask(task: Scheduler.Task, priority: number, fiber?: Fiber.RuntimeFiber<unknown, unknown>): void {
    if (this.held === undefined) this.rest.scheduleTask(task, priority, fiber)
    else this.held.push(task)
  }

  release(): void {
    const { held } = this
    this.held = undefined
    for (const task of held ?? []) task()
  }
}

/** Nanoseconds since 1970. */
export const nanosOf = (clock: Clock.Clock): bigint => clock.unsafeCurrentTimeNanos()

/** Whether a clock shows real time, and not that of a test. */
export const isReal = (clock: Clock.Clock): boolean => clock === Context.get(liveServices, Clock.Clock)
