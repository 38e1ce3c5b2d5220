/** Starts the demo: an emulator with people in it (or LoginRadius itself, where its key is set), the API and the page. */
import { HttpApiBuilder } from "@effect/platform"
import { NodeRuntime } from "@effect/platform-node"
import { serve } from "@loginradius-effect/emulator/server"
import { Cause, Config, Console, Effect, Exit, Layer, Option } from "effect"
import * as App from "./App.js"
import * as Build from "./Build.js"
import * as Listener from "./Listener.js"
import * as Page from "./Page.js"
import * as Site from "./Site.js"
import * as Surroundings from "./Surroundings.js"

/** `PORT` is binding; the usual port gives way to a free one. */
const server = Layer.unwrapEffect(
  Effect.map(
    Config.option(Config.integer("PORT")),
    Option.match({
      onNone: () => Layer.orElse(Listener.layer(4321), () => Listener.layer(0)),
      onSome: Listener.layer
    })
  )
)

/** Browsers go to the emulator's own pages for social login: these need a socket. */
const emulated = Surroundings.emulated(serve())

const surroundings = Layer.unwrapEffect(
  Effect.map(
    Config.option(Config.string("LOGINRADIUS_API_KEY")),
    (
      key
    ): Layer.Layer<
      Layer.Layer.Success<typeof Surroundings.service>,
      Layer.Layer.Error<typeof emulated> | Layer.Layer.Error<typeof Surroundings.service>
    > => (Option.isSome(key) ? Surroundings.service : emulated)
  )
)

const greet = Effect.gen(function* () {
  const { accounts, runsOn } = yield* Surroundings.Surroundings
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
  Layer.provide([Site.served, surroundings]),
  Layer.provide(server)
)

NodeRuntime.runMain(Layer.launch(main), {
  // Ctrl-C is how it ends: no failure.
  teardown: (exit, end) => end(Exit.isFailure(exit) && !Cause.isInterruptedOnly(exit.cause) ? 1 : 0)
})
