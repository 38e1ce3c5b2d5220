/** An emulator that is served until the command is told to end. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { path as controlPath } from "../Control/path.js"
import * as Emulator from "../Emulator.js"
import type { Outbox } from "../Outbox.js"
import * as server from "../server.js"
import type { InvalidSettings } from "../Settings.js"
import { exitCodes, Stopped, usage } from "./exitCode.js"
import { NotKept } from "../saved/storage.js"
import type { Ready } from "./output.js"
import * as seed from "./seed.js"

/** What `start` was told. */
export interface Start {
  readonly port: number
  readonly host: string
  readonly publicUrl: Option.Option<string>
  readonly allowHosts: ReadonlyArray<string>
  readonly corsOrigins: ReadonlyArray<string>
  readonly randomSeed: Option.Option<number>
  readonly data: Option.Option<{ readonly directory: string; readonly fsync: boolean }>
  readonly seed: Option.Option<seed.Seed>
}

/** The options of the command, by those of `serve`. */
const optionOf: { readonly [option: string]: string } = {
  port: "--port",
  host: "--host",
  publicOrigin: "--public-url",
  allowHosts: "--allow-host",
  corsOrigins: "--cors-origin"
}

const unusable = ({ option, reason }: InvalidSettings): Stopped =>
  usage(`${optionOf[option] ?? option} ${reason.replace("a list, each item ", "")}`)

const unserved = ({ host, port }: Start, cause: unknown): Stopped => {
  const { code } = cause as { readonly code?: unknown }
  const [why, instead] =
    code === "EADDRINUSE"
      ? ["is in use", "choose another one with --port, or any that is free with --port 0"]
      : [`cannot be listened at (${String(code)})`, "choose another one with --port, or another address with --host"]
  return new Stopped({ code: exitCodes.port, message: `port ${port} of ${host} ${why}: ${instead}` })
}

const unkept = ({ data }: Start, { message }: NotKept): Stopped => {
  const directory = Option.match(data, { onNone: () => "", onSome: ({ directory }) => `${directory}: ` })
  return new Stopped({ code: exitCodes.data, message: directory + message })
}

/** How long requests under way have at the end. */
const patience = "2 seconds"

/** Serves until the scope closes; answers once requests are answered. */
const serve = (start: Start): Effect.Effect<Ready, Stopped, Emulator.Emulator | Outbox | Scope.Scope> =>
  Effect.gen(function* () {
    const { allowHosts, corsOrigins, host, port } = start
    const publicOrigin = Option.getOrUndefined(start.publicUrl)
    const context = yield* Effect.context<Emulator.Emulator>()
    const seeding = Option.map(start.seed, (given) => Effect.provide(seed.applyAnew(given), context))
    const url = yield* server.serveAs(
      { host, port, publicOrigin, allowHosts, corsOrigins },
      { patience, seedAnew: Option.getOrUndefined(seeding) }
    )
    const { apiKey, apiSecret } = yield* Emulator.settings
    return {
      url,
      publicUrl: publicOrigin ?? url,
      apiKey,
      apiSecret: Redacted.value(apiSecret),
      controlUrl: url + controlPath
    }
  }).pipe(
    Effect.catchTags({
      InvalidSettings: (error) => Effect.fail(unusable(error)),
      ServeError: ({ cause }) => Effect.fail(unserved(start, cause))
    })
  )

/** The emulator, with what it has kept, if it keeps anything. What keeps it is loaded only then. */
const emulator = ({ data }: Start): Layer.Layer<Emulator.Emulator | Outbox, Stopped> => {
  const layer = Layer.catchAll(Emulator.layer(), (error) => Layer.die(error))
  return Option.match(data, {
    onNone: () => layer,
    onSome: (options) =>
      Layer.unwrapEffect(
        Effect.map(
          Effect.promise(() => import("../Storage.js")),
          (Storage) =>
            Layer.provide(
              layer,
              Layer.catchAll(Storage.layer(options), ({ message }) =>
                Layer.fail(new Stopped({ code: exitCodes.data, message }))
              )
            )
        )
      )
  })
}

/** Serves an emulator, tells `announce` once it answers, and goes on until it is interrupted. */
export const run = (start: Start, announce: (ready: Ready) => Effect.Effect<void>): Effect.Effect<never, Stopped> => {
  const seeded = Option.match(start.seed, { onNone: () => Effect.void, onSome: seed.apply })
  const served = seeded.pipe(
    Effect.zipRight(Effect.flatMap(serve(start), announce)),
    Effect.zipRight(Effect.never),
    Effect.scoped,
    Effect.provide(emulator(start)),
    Effect.catchSomeDefect((defect) =>
      defect instanceof NotKept ? Option.some(Effect.fail(unkept(start, defect))) : Option.none()
    )
  )
  return Option.match(start.randomSeed, {
    onNone: () => served,
    onSome: (seed) => Effect.withRandom(served, Random.make(seed))
  })
}
