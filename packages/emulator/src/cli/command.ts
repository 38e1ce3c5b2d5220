/** The command line: what can be said, and what it does. */
import * as Args from "@effect/cli/Args"
import type * as CliApp from "@effect/cli/CliApp"
import * as CliConfig from "@effect/cli/CliConfig"
import * as Command from "@effect/cli/Command"
import * as HelpDoc from "@effect/cli/HelpDoc"
import * as Options from "@effect/cli/Options"
import * as ValidationError from "@effect/cli/ValidationError"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { toEffect } from "../internal/effect.js"
import { meanings, type Stopped, usage } from "./exitCode.js"
import { plain, ready } from "./output.js"
import * as seed from "./seed.js"
import type { Source } from "./snapshot.js"
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
  data: Options.text("data").pipe(
    Options.withPseudoName("directory"),
    Options.withDescription(
      "Where it keeps what it holds, for the next start: a directory, which is made if it is not there."
    ),
    Options.optional
  ),
  fsync: Options.boolean("fsync").pipe(
    Options.withDescription(
      "With --data: a change is on the disk before it is answered. Without, the latest ones can be lost if the machine dies."
    )
  ),
  seed: Options.text("seed").pipe(
    Options.withPseudoName("file"),
    Options.withDescription(
      "What it holds at first, in YAML or JSON. With --data, the file is applied at the first start; one that was changed since is refused."
    ),
    Options.optional
  ),
  "seed-again": Options.boolean("seed-again").pipe(
    Options.withDescription("With --seed and --data: applies the file also where another one was applied.")
  ),
  json: Options.boolean("json").pipe(Options.withDescription("Prints one line of JSON."))
}

const startKinds: { readonly [K in keyof typeof startOptions]: words.Options[string] } = {
  port: "value",
  host: "value",
  "public-url": "value",
  "allow-host": "list",
  "cors-origin": "list",
  "random-seed": "value",
  data: "value",
  fsync: "flag",
  seed: "value",
  "seed-again": "flag",
  json: "flag"
}

const description = HelpDoc.blocks([
  HelpDoc.p("Serves an emulator of LoginRadius until it is ended."),
  HelpDoc.p(
    `${name} start is the same. ${name} check-seed FILE looks for mistakes in a seed file, and serves nothing.`
  ),
  HelpDoc.p(
    `${name} snapshot list, save NAME, restore NAME, export FILE and import FILE ask a running emulator, by --url; export and import can open a data directory, by --data.`
  ),
  HelpDoc.p("--help prints this, --version the version; a command with --help tells its options."),
  HelpDoc.p(
    "With --data it keeps accounts, sessions and all else of its state, messages and which of them were taken, changed settings, how its clock was moved, and which seed was applied. It does not keep faults, the journal of requests, refusals and deliveries to webhooks. Without --data it keeps nothing."
  ),
  HelpDoc.p("Exit codes:"),
  ...meanings.map(([code, meaning]) => HelpDoc.p(`  ${code}  ${meaning}`))
])

const startCommand = Command.make(name, startOptions, (given) => {
  const { data, fsync, seed } = given
  const again = given["seed-again"]
  if (fsync && Option.isNone(data)) return Effect.fail(usage("--fsync needs --data"))
  if (again && (Option.isNone(seed) || Option.isNone(data)))
    return Effect.fail(usage("--seed-again needs --seed and --data"))
  if (Option.isSome(given["random-seed"]) && Option.isSome(data)) {
    return Effect.fail(
      usage("--random-seed and --data do not go together: a second start would make the ids of the first again")
    )
  }
  return start.run(
    {
      port: given.port,
      host: given.host,
      publicUrl: given["public-url"],
      allowHosts: given["allow-host"],
      corsOrigins: given["cors-origin"],
      randomSeed: given["random-seed"],
      data: Option.map(data, (directory) => ({ directory, fsync })),
      seed: Option.map(seed, (file) => ({ file, again }))
    },
    (information) => Console.log(ready(information, given.json))
  )
}).pipe(Command.withDescription(description))

const checkSeedCommand = Command.make(`${name} check-seed`, { file: Args.text({ name: "file" }) }, ({ file }) =>
  Effect.flatMap(seed.check(file), (line) => Console.log(line))
).pipe(
  Command.withDescription(
    "Looks for mistakes in a seed file of YAML or JSON, and ends with 0 if there are none, and with 3 if there are."
  )
)

const usualUrl = "http://127.0.0.1:4080"

const anyUrl = Options.text("url").pipe(
  Options.withDescription(`Where the emulator is: ${usualUrl} unless said otherwise.`)
)

const url = Options.withDefault(anyUrl, usualUrl)

/** For commands that can open a directory in its place. */
const eitherUrl = Options.optional(anyUrl)

const data = Options.text("data").pipe(
  Options.withPseudoName("directory"),
  Options.withDescription("In place of --url: a data directory that no emulator uses."),
  Options.optional
)

/** Loaded only where it is asked for. */
const snapshots = Effect.promise(() => import("./snapshot.js"))

type Snapshots = Effect.Effect.Success<typeof snapshots>

const say = (told: (snapshots: Snapshots) => Effect.Effect<string, Stopped>): Effect.Effect<void, Stopped> =>
  Effect.flatMap(Effect.flatMap(snapshots, told), (line) => Console.log(line))

/** Whose snapshot is meant. */
const withSource = (
  { data, url }: { readonly url: Option.Option<string>; readonly data: Option.Option<string> },
  told: (source: Source) => Effect.Effect<void, Stopped>
): Effect.Effect<void, Stopped> =>
  Option.isSome(data) && Option.isSome(url)
    ? Effect.fail(usage("--data and --url do not go together"))
    : told(
        Option.match(data, {
          onNone: () => ({ url: Option.getOrElse(url, () => usualUrl) }),
          onSome: (data) => ({ data })
        })
      )

const snapshotName = Args.text({ name: "name" })
const snapshotFile = Args.text({ name: "file" })

const asked: words.Options = { url: "value" }
const askedOrOpened: words.Options = { ...asked, data: "value" }

const application = { name, version }

/** The commands: what does what their words say, and what these words can be, which is looked at before they are parsed. */
const commands = {
  start: { parse: Command.run(startCommand, application), options: startKinds, arguments: [] },
  "check-seed": { parse: Command.run(checkSeedCommand, application), options: {}, arguments: ["FILE"] },
  "snapshot list": {
    parse: Command.make(`${name} snapshot list`, { url }, ({ url }) => say(({ list }) => list(url))).pipe(
      Command.withDescription("Lists the snapshots that a running emulator has saved. They are gone when it ends."),
      Command.run(application)
    ),
    options: asked,
    arguments: []
  },
  "snapshot save": {
    parse: Command.make(`${name} snapshot save`, { url, name: snapshotName }, ({ name, url }) =>
      say(({ save }) => save(url, name))
    ).pipe(
      Command.withDescription("Saves what a running emulator holds under a name, in place of one that has it."),
      Command.run(application)
    ),
    options: asked,
    arguments: ["NAME"]
  },
  "snapshot restore": {
    parse: Command.make(`${name} snapshot restore`, { url, name: snapshotName }, ({ name, url }) =>
      say(({ restore }) => restore(url, name))
    ).pipe(
      Command.withDescription("Puts a saved snapshot in place of all that a running emulator holds."),
      Command.run(application)
    ),
    options: asked,
    arguments: ["NAME"]
  },
  "snapshot export": {
    parse: Command.make(`${name} snapshot export`, { url: eitherUrl, data, file: snapshotFile }, (given) =>
      withSource(given, (source) => say(({ exportTo }) => exportTo(source, given.file)))
    ).pipe(
      Command.withDescription(
        "Writes all that an emulator holds to a file. Hashes of passwords, tokens and the API secret are in it."
      ),
      Command.run(application)
    ),
    options: askedOrOpened,
    arguments: ["FILE"]
  },
  "snapshot import": {
    parse: Command.make(`${name} snapshot import`, { url: eitherUrl, data, file: snapshotFile }, (given) =>
      withSource(given, (source) => say(({ importFrom }) => importFrom(source, given.file)))
    ).pipe(
      Command.withDescription("Puts what a file holds in place of all that an emulator holds."),
      Command.run(application)
    ),
    options: askedOrOpened,
    arguments: ["FILE"]
  }
} as const

/** Does what the words of a command line say; `print` takes a text with its styles. Fails with what goes to stderr. */
export const run = (
  given: ReadonlyArray<string>,
  print: (text: string) => Effect.Effect<void>
): Effect.Effect<void, Stopped, CliApp.CliApp.Environment> =>
  Effect.gen(function* () {
    const prepared = yield* toEffect(words.prepare(given, { takes: commands, usual: "start" }))
    const does: (
      words: ReadonlyArray<string>
    ) => Effect.Effect<void, Stopped | ValidationError.ValidationError, CliApp.CliApp.Environment> =
      commands[prepared.command].parse
    const console = yield* Console.consoleWith(Effect.succeed)
    // The parser prints an error, and fails with it, too: it is told once, by whoever runs this.
    const quiet: Console.Console = { ...console, log: print, error: () => Effect.void }
    return yield* Effect.withConsole(does(["node", name, ...prepared.words]), quiet)
  }).pipe(
    // Of the parser's own options, the description tells those that are let pass.
    Effect.provide(CliConfig.layer({ showBuiltIns: false })),
    Effect.catchIf(ValidationError.isValidationError, ({ error }) =>
      Effect.fail(usage(plain(HelpDoc.toAnsiText(error))))
    )
  )
