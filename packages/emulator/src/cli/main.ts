/** The command `loginradius-emulator`. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeTerminal from "@effect/platform-node/NodeTerminal"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import process from "node:process"
import { run } from "./command.js"
import { noColor } from "./environment.js"
import { exitCodes, type Stopped } from "./exitCode.js"
import { styled } from "./output.js"

// Whoever read it may be gone: that ends no emulator.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})

const print = (text: string): Effect.Effect<void> =>
  Effect.map(noColor, (noColor) => void process.stdout.write(`${styled(text, process.stdout.isTTY, noColor)}\n`))

const complain = (text: string): Effect.Effect<void> => Effect.sync(() => void process.stderr.write(`${text}\n`))

const platform = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, NodeTerminal.layer)

const main = run(process.argv.slice(2), print).pipe(
  Effect.tapErrorCause((cause) =>
    Option.match(Cause.failureOption(cause), {
      onNone: () => (Cause.isInterruptedOnly(cause) ? Effect.void : complain(Cause.pretty(cause))),
      onSome: ({ message }) => complain(message)
    })
  ),
  Effect.provide(platform),
  // Nothing but what the emulator has to say is on stdout.
  Effect.provide(Logger.replace(Logger.defaultLogger, Logger.withConsoleError(Logger.stringLogger)))
)

/** The code for an end: an interruption is SIGTERM or SIGINT. */
const codeOf = (exit: Exit.Exit<void, Stopped>): number =>
  Exit.match(exit, {
    onSuccess: () => exitCodes.ended,
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onNone: () => (Cause.isInterruptedOnly(cause) ? exitCodes.ended : exitCodes.failed),
        onSome: ({ code }) => code
      })
  })

NodeRuntime.runMain(main, {
  disableErrorReporting: true,
  disablePrettyLogger: true,
  teardown: (exit, end) => end(codeOf(exit as Exit.Exit<void, Stopped>))
})
