/**
 * A seed as a file in YAML or JSON: settings, accounts, roles and all else that `Seed` can say. `SeedFile.parse` reads a text and
 * finds all that is wrong with it, `SeedFile.apply` puts it into the emulator.
 *
 * @since 0.1.0
 */
import * as Handler from "@loginradius-effect/core/Handler"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { Emulator, type SeedManner } from "./Emulator.js"
import { attempt, toEffect } from "./internal/effect.js"
import { isObject, maxLevels } from "./internal/json.js"
import { optionsOf } from "./saved/settings.js"
import { checker, known } from "./SeedFile/check.js"
import * as json from "./SeedFile/json.js"
import { type Found, shownPath, Walk } from "./SeedFile/problems.js"
import * as relations from "./SeedFile/relations.js"
import { type Document, document } from "./SeedFile/schema.js"
import { seeds } from "./SeedFile/seeds.js"
import * as settingsOfFile from "./SeedFile/settings.js"
import * as yaml from "./SeedFile/yaml.js"
import * as Settings from "./Settings.js"

/**
 * Something that is wrong with a file. Holds no value of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Problem {
  /** The name of the file. */
  readonly file: string
  /** Counted from 1; undefined where it is not known, as in JSON of more than 20 MB. */
  readonly line: number | undefined
  readonly column: number | undefined
  /** As in `accounts.1.email`: the items of lists are counted from 0. Blank for the whole file. */
  readonly path: string
  /** As in `is not known`. */
  readonly reason: string
  /** As in `did you mean email?` */
  readonly suggestion: string | undefined
}

/** How many problems a message has. */
const shown = 100

/**
 * A file is no seed. Lists all that is wrong with it, and shows no value of it.
 *
 * @since 0.1.0
 * @category errors
 */
export class SeedInvalid
  extends /* @__PURE__ */ Data.TaggedError("SeedInvalid")<{
    readonly problems: ReadonlyArray<Problem>
  }>
{
  /** A line for each of the first hundred problems: `seed.yaml:4:12 accounts.1.emial is not known; did you mean email?` */
  override get message(): string {
    const more = this.problems.length - shown
    return [...this.problems.slice(0, shown).map(lineOf), ...(more > 0 ? [`and ${more} more`] : [])].join("\n")
  }
}

const lineOf = ({ column, file, line, path, reason, suggestion }: Problem): string =>
  `${file}${line === undefined ? "" : `:${line}:${column}`} ${path === "" ? "" : `${path} `}${reason}${
    suggestion === undefined ? "" : `; ${suggestion}`
  }`

/**
 * What a file holds. It is not shown: passwords are in it.
 *
 * @since 0.1.0
 * @category models
 */
export class Parsed {
  /** The name of the file. */
  readonly name: string
  /** How many accounts it has. */
  readonly accounts: number
  readonly #document: Document
  readonly #positionOf: PositionOf

  /** @internal */
  constructor(name: string, document: Document, positionOf: PositionOf) {
    this.name = name
    this.accounts = document.accounts?.length ?? 0
    this.#document = document
    this.#positionOf = positionOf
  }

  /** @internal */
  static read<A>(parsed: Parsed, use: (document: Document, positionOf: PositionOf) => A): A {
    return use(parsed.#document, parsed.#positionOf)
  }
}

type PositionOf = (found: Pick<Found, "path" | "at">) => yaml.Position | undefined

/**
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The name of the file, for messages: `seed` unless said otherwise. */
  readonly name?: string | undefined
  /** The settings that those of the file are added to: the defaults unless said otherwise. */
  readonly settings?: Settings.Settings | undefined
}

/** @internal What a file can say; `seed.schema.json` is made of it. */
export const schema: typeof document = document

/** In JSON of more characters, no positions are looked for: that would take longer than all else. */
const searchable = 20_000_000

/**
 * Reads a text in YAML or JSON. Fails with all that is wrong with it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const parse = (
  text: string,
  { name = "seed", settings = Settings.defaults }: Options = {}
): Effect.Effect<Parsed, SeedInvalid> =>
  Effect.suspend(() => {
    const plain = text.startsWith(byteOrderMark) ? text.slice(1) : text
    return toEffect(parsed(plain, name, settings))
  })

const byteOrderMark = "\u{feff}"

const parsed = (text: string, name: string, base: Settings.Settings): Either.Either<Parsed, SeedInvalid> => {
  const { positionOf, value, ...unsound } = read(text)
  const [faults, duplicates] = [unsound.faults.map(placed), unsound.duplicates.map(placed)]
  if (faults.length > 0) return refused(name, [...faults, ...duplicates])
  if (value === null || value === undefined) {
    return refused(name, [{ path: [], reason: "is empty", suggestion: "write {} for nothing", position: undefined }])
  }
  const walk = new Walk()
  const isSound = isDocument()(value, walk)
  if (isObject(value)) relations.check(value, settingsOfFile.check(value["settings"], base, walk), walk)
  if (isSound && walk.found.length === 0 && duplicates.length === 0)
    return Either.right(new Parsed(name, value, searched(text)))
  const found = walk.found.map((found) => ({ ...found, position: positionOf(found) }))
  return refused(name, [...duplicates, ...found])
}

const placed = (fault: yaml.Fault): yaml.Fault => ({ ...fault, path: known(document, fault.path) })

let compiled: ReturnType<typeof checker<Document>> | undefined

const isDocument = () => (compiled ??= checker(document))

/** A text that begins as JSON is read as such if it is. All JSON is YAML, too. */
const read = (text: string): yaml.Read => {
  const value =
    /^\s*\{/.test(text) && !Handler.isDeep(text, maxLevels)
      ? attempt<unknown, undefined>(
          () => JSON.parse(text),
          () => undefined
        )
      : undefined
  if (value === undefined) return yaml.read(text)
  return { value, faults: [], duplicates: json.duplicates(text, value), positionOf: searched(text) }
}

/** Finds positions in a text once they are asked for. */
const searched = (text: string): PositionOf => {
  if (text.length > searchable) return () => undefined
  let found: yaml.Read | undefined
  return (wanted) => (found ??= yaml.read(text)).positionOf(wanted)
}

const refused = (file: string, faults: ReadonlyArray<yaml.Fault>): Either.Either<never, SeedInvalid> =>
  Either.left(invalid(file, faults))

const invalid = (file: string, faults: ReadonlyArray<yaml.Fault>): SeedInvalid => {
  const problems = faults.map(({ path, position, reason, suggestion }): Problem => ({
    file,
    line: position?.line,
    column: position?.column,
    path: shownPath(path),
    reason,
    suggestion
  }))
  const byPosition = (a: Problem, b: Problem): number =>
    (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  return new SeedInvalid({ problems: problems.sort(byPosition) })
}

/**
 * Puts a seed into the emulator, while no request is handled: all of it, or nothing where it fails. It does where the settings do not
 * go together with those of the emulator, or where something of the seed is there already.
 *
 * @since 0.1.0
 * @category accessors
 */
export const apply = (parsed: Parsed): Effect.Effect<void, SeedInvalid | Settings.InvalidSettings, Emulator> =>
  applyAs(parsed, {})

/** @internal */
export const applyAs = (
  parsed: Parsed,
  manner: SeedManner
): Effect.Effect<void, SeedInvalid | Settings.InvalidSettings, Emulator> =>
  Parsed.read(parsed, (document, positionOf) => {
    const whole = Effect.mapError(seeds(document), ({ conflict, path }) => {
      const position = positionOf({ path, at: "value" })
      return invalid(parsed.name, [{ path, reason: `cannot be seeded: ${conflict.message}`, position }])
    })
    return Effect.flatMap(Emulator, (emulator) => emulator.seedWith(optionsOf(document.settings ?? {}), whole, manner))
  })
