/** Emulators that keep what they hold in a directory. */
import { Emulator } from "@loginradius-effect/emulator"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Effect, Layer, type Scope } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** An empty directory, until the scope closes. */
export const temporaryDirectory: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "emulator-"))),
  (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
)

/** An emulator that keeps what it holds there. */
export const keptIn = (directory: string, options: Emulator.Options = {}) =>
  Layer.orDie(Emulator.layer(options)).pipe(Layer.provide(Storage.layer({ directory })))

/** Runs an effect with an emulator of its own, which is closed afterwards. */
export const during = <A, E, R>(directory: string, effect: Effect.Effect<A, E, R>, options?: Emulator.Options) =>
  Effect.scoped(Effect.provide(effect, keptIn(directory, options)))
