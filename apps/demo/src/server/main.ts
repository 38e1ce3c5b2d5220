/** Starts the demo: an emulator with people in it (or LoginRadius itself, if its key is set), the API and the page. */
import { HttpApiBuilder } from "@effect/platform"
import { NodeRuntime } from "@effect/platform-node"
import { serve } from "@loginradius-effect/emulator/server"
import { Cause, Config, Console, Effect, Exit, Layer, Option } from "effect"
import * as App from "./App.js"
import * as Build from "./host/Build.js"
import * as Listener from "./host/Listener.js"
import * as Page from "./host/Page.js"
import * as Site from "./host/Site.js"
import * as Backend from "./loginradius/Backend.js"
import * as Budget from "./loginradius/Budget.js"

/** The port of `PORT`, or the usual one; if that is taken, any free one. */
const server = Layer.unwrapEffect(
  Effect.map(
    Config.option(Config.integer("PORT")),
    Option.match({
      onNone: () => Layer.orElse(Listener.layer(4321), () => Listener.layer(0)),
      onSome: Listener.layer
    })
  )
)

/** The emulator listens, because browsers go to its own pages for social login. */
const emulated = Backend.emulated(serve())

const backend = Layer.unwrapEffect(
  Effect.map(
    Config.option(Config.string("LOGINRADIUS_API_KEY")),
    (
      key
    ): Layer.Layer<
      Layer.Layer.Success<typeof Backend.service>,
      Layer.Layer.Error<typeof emulated> | Layer.Layer.Error<typeof Backend.service>
    > => (Option.isSome(key) ? Backend.service : emulated)
  )
)

const greet = Effect.gen(function* () {
  const { accounts, runsOn } = yield* Backend.Backend
  const { origin } = yield* Site.Site
  yield* Console.log(`\n  ${origin}\n`)
  yield* Console.log(`  on ${runsOn === "emulator" ? "an emulator of LoginRadius in this process" : "LoginRadius"}`)
  for (const { email, label, password } of accounts) yield* Console.log(`  ${label}: ${email} / ${password}`)
  yield* Console.log("  Ctrl-C ends it\n")
})

const page = Layer.unwrapEffect(
  Effect.zipRight(Console.log("  building the page, unless it is there …"), Effect.map(Build.page, Page.layer))
)

const main = Layer.merge(HttpApiBuilder.serve(), Layer.effectDiscard(greet)).pipe(
  Layer.provide([App.layer, page]),
  Layer.provide([Site.served, backend, Budget.layer]),
  Layer.provide(server)
)

NodeRuntime.runMain(Layer.launch(main), {
  // Ctrl-C is the usual end, and no failure.
  teardown: (exit, end) => end(Exit.isFailure(exit) && !Cause.isInterruptedOnly(exit.cause) ? 1 : 0)
})
