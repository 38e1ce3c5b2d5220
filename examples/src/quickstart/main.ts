/** Runs the quickstart: `--live` runs it against LoginRadius itself, with the keys in the environment. */
import { NodeRuntime } from "@effect/platform-node"
import { Effect, Layer } from "effect"
import { quickstart } from "./quickstart.js"
import { embedded, live } from "./surroundings.js"
import { layer as transcript } from "./transcript.js"

const isLive = process.argv.includes("--live")
const color = process.stdout.isTTY && process.env["NO_COLOR"] === undefined

type Failure = Layer.Layer.Error<typeof live> | Layer.Layer.Error<typeof embedded>
const surroundings: Layer.Layer<Layer.Layer.Success<typeof live>, Failure> = isLive ? live : embedded

quickstart.pipe(
  Effect.provide(Layer.merge(surroundings, transcript({ print: (line) => console.log(line), color }))),
  NodeRuntime.runMain
)
