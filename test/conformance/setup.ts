/** A real server of the emulator, which records the endpoints that it answers. */
import { afterAll, describe, it, vi } from "@effect/vitest"
import type { Handler } from "@loginradius-effect/core/Handler"
import { Emulator, type Outbox } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Context, Effect, Layer, ManagedRuntime, Redacted } from "effect"
import { isNotEmulated } from "../../packages/emulator/src/handle.js"

export const apiKey = Emulator.apiKey
export const apiSecret = Redacted.value(Emulator.apiSecret)

/** The base URL of the emulator's server. */
export class Server extends Context.Tag("test/conformance/Server")<Server, string>() {}

/** The ids of the endpoints that have answered a success. */
export const reachedEndpoints = new Set<string>()

const recording = <R>(handler: Handler<R>): Handler<R> =>
  isNotEmulated(handler)
    ? handler
    : {
        ...handler,
        run: (input, request) =>
          Effect.tap(handler.run(input, request), () => Effect.sync(() => reachedEndpoints.add(handler.endpoint.id)))
      }

/** Accepts the Node SDK's wrong month in a SOTT, which would otherwise fail most tests at the end of a month. */
const defaults: Emulator.Options = { lenientNodeMonth: true }

export const server = (options: Emulator.Options = {}): Layer.Layer<Server | Emulator.Emulator | Outbox.Outbox> =>
  Layer.scoped(Server, serve({ allowHosts: ["login.example.com"] })).pipe(
    Layer.provideMerge(Emulator.layer({ ...defaults, ...options, handlers: (handlers) => handlers.map(recording) })),
    Layer.orDie
  )

/** The value at a path of a JSON value, such as `Data.Profile.Uid` or `Email.0.Value`. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value)

/** The text at a path; fails if it is missing or blank. */
export const textAt = (value: unknown, path: string): string => {
  const found = at(value, path)
  if (typeof found !== "string" || found === "") throw new Error(`no text at ${path}`)
  return found
}

/** Stops the clock for a test, so that no time step of an authenticator app ends during it. */
export const withStoppedClock = <A, E, R>(test: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => vi.useFakeTimers({ toFake: ["Date"] })),
    () => test,
    () => Effect.sync(() => vi.useRealTimers())
  )

/** A `describe` whose tests share one layer, until the last of them has ended. They run on the real clock. */
export const withLayer =
  <R, E>(layer: Layer.Layer<R, E>) =>
  (name: string, tests: (each: Each<R>) => void): void => {
    describe(name, () => {
      const runtime = ManagedRuntime.make(layer)
      afterAll(() => runtime.dispose())
      tests((values) => (title, test) => {
        // oxlint-disable-next-line vitest/expect-expect -- the caller's test has the assertions
        it.for(values)(title, (value) => runtime.runPromise(Effect.asVoid(test(value))))
      })
    })
  }

/** A test for each value; `%s` in its title is the value. */
type Each<R> = <A>(
  values: ReadonlyArray<A>
) => (title: string, test: (value: A) => Effect.Effect<unknown, unknown, R>) => void
