/** The command line: what can be said, and what it does. */
import type * as CliApp from "@effect/cli/CliApp"
import * as CliConfig from "@effect/cli/CliConfig"
import * as Command from "@effect/cli/Command"
import * as HelpDoc from "@effect/cli/HelpDoc"
import * as Options from "@effect/cli/Options"
import * as ValidationError from "@effect/cli/ValidationError"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { toEffect } from "../internal/effect.js"
import { meanings, type Stopped, usage } from "./exitCode.js"
import { plain, ready } from "./output.js"
import * as start from "./start.js"
import { version } from "../internal/version.js"
import * as words from "./words.js"

export const name = "loginradius-emulator"

/** A whole number. The parser's own says what is wrong, and not of which option. */
const number = (option: string): Options.Options<number> =>
  Options.text(option).pipe(
    Options.withPseudoName("number"),
    Options.mapEffect((text) =>
      /^\d{1,15}$/.test(text)
        ? Effect.succeed(Number(text))
        : Effect.fail(ValidationError.invalidValue(HelpDoc.p(`--${option} must be a whole number`)))
    )
  )

const startOptions = {
  port: number("port").pipe(
    Options.withDescription("The port to listen at: 4080 unless said otherwise, 0 for any that is free."),
    Options.withDefault(4080)
  ),
  host: Options.text("host").pipe(
    Options.withPseudoName("address"),
    Options.withDescription(
      "The address to listen at: 127.0.0.1 unless said otherwise. At 0.0.0.0 other machines reach it, too, under its address or a name of --allow-host."
    ),
    Options.withDefault("127.0.0.1")
  ),
  "public-url": Options.text("public-url").pipe(
    Options.withPseudoName("url"),
    Options.withDescription("Where others reach it, if not at host and port: links of mails lead there."),
    Options.optional
  ),
  "allow-host": Options.text("allow-host").pipe(
    Options.withPseudoName("name"),
    Options.withDescription("A host name to answer to beside those of this machine, such as emulator. Repeatable."),
    Options.repeated
  ),
  "cors-origin": Options.text("cors-origin").pipe(
    Options.withPseudoName("origin"),
    Options.withDescription("An origin beside this machine whose pages may call. Repeatable."),
    Options.repeated
  ),
  "random-seed": number("random-seed").pipe(
    Options.withDescription("Makes ids, tokens and codes the same in each run with the same requests."),
    Options.optional
  ),
  json: Options.boolean("json").pipe(Options.withDescription("Prints one line of JSON."))
}

const kinds: { readonly [K in keyof typeof startOptions]: words.Options[string] } = {
  port: "value",
  host: "value",
  "public-url": "value",
  "allow-host": "list",
  "cors-origin": "list",
  "random-seed": "value",
  json: "flag"
}

const description = HelpDoc.blocks([
  HelpDoc.p("Serves an emulator of LoginRadius until it is ended. What it holds is gone then."),
  HelpDoc.p(`${name} start is the same. --help prints this, --version the version.`),
  HelpDoc.p("Exit codes:"),
  ...meanings.map(([code, meaning]) => HelpDoc.p(`  ${code}  ${meaning}`))
])

const command = Command.make(name, startOptions, (given) =>
  start.run(
    {
      port: given.port,
      host: given.host,
      publicUrl: given["public-url"],
      allowHosts: given["allow-host"],
      corsOrigins: given["cors-origin"],
      randomSeed: given["random-seed"]
    },
    (information) => Console.log(ready(information, given.json))
  )
).pipe(Command.withDescription(description))

const parse = Command.run(command, { name, version })

/** The commands as words are looked at, before they are parsed. */
const commands: words.Commands = { options: { start: kinds }, usual: "start" }

/** Does what the words of a command line say; `print` takes a text with its styles. Fails with what goes to stderr. */
export const run = (
  given: ReadonlyArray<string>,
  print: (text: string) => Effect.Effect<void>
): Effect.Effect<void, Stopped, CliApp.CliApp.Environment> =>
  Effect.gen(function* () {
    const prepared = yield* toEffect(words.prepare(given, commands))
    const console = yield* Console.consoleWith(Effect.succeed)
    // The parser prints an error, and fails with it, too: it is told once, by whoever runs this.
    const quiet: Console.Console = { ...console, log: print, error: () => Effect.void }
    return yield* Effect.withConsole(parse(["node", name, ...prepared]), quiet)
  }).pipe(
    // Of the parser's own options, the description tells those that are let pass.
    Effect.provide(CliConfig.layer({ showBuiltIns: false })),
    Effect.catchIf(ValidationError.isValidationError, ({ error }) =>
      Effect.fail(usage(plain(HelpDoc.toAnsiText(error))))
    )
  )
