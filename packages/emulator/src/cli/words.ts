/** The words of a command line, looked at before they are parsed: the parser does not name a misspelt option. */
import * as Either from "effect/Either"
import { nearest } from "../internal/nearest.js"
import { type Stopped, usage } from "./exitCode.js"

/** The options of a command by name: without a value, with one, or with one each time that it is given. */
export type Options = { readonly [name: string]: "flag" | "value" | "list" }

/** What a command takes: options, and other words, each of which has to be given. */
export interface Takes {
  readonly options: Options
  readonly arguments: ReadonlyArray<string>
}

/** The commands by name, which is one word or two, and the one that is meant where none is named. */
export interface Commands<Name extends string> {
  readonly takes: { readonly [N in Name]: Takes }
  readonly usual: Name
}

/** A command, and its words as the parser takes them: each option beside its value, and after them the arguments. */
export interface Prepared<Name extends string> {
  readonly command: Name
  readonly words: ReadonlyArray<string>
}

/** The options of every command. */
const general: Options = { help: "flag", version: "flag" }

const meant = (text: string, names: ReadonlyArray<string>, dashes = ""): string => {
  const name = nearest(text, names)
  return name === undefined ? "" : `; did you mean ${dashes}${name}?`
}

/**
 * Tells the command and prepares its words. Refuses names that no command has, options without their value, those that are given
 * twice but take one value, and more or fewer arguments than there are.
 */
export const prepare = <Name extends string>(
  given: ReadonlyArray<string>,
  { takes, usual }: Commands<Name>
): Either.Either<Prepared<Name>, Stopped> => {
  const names = Object.keys(takes) as Array<Name>
  const [first = ""] = given
  if (first === "" || first.startsWith("-")) {
    return Either.map(sorted(usual, given, takes[usual]), (words) => ({ command: usual, words }))
  }
  const command = names.find((name) => name.split(" ").every((word, i) => word === given[i]))
  return command === undefined
    ? Either.left(unknown(given, names))
    : Either.map(sorted(command, given.slice(command.split(" ").length), takes[command]), (words) => ({
        command,
        words
      }))
}

/** What is wrong with words that begin with no command. */
const unknown = ([first = "", second = ""]: ReadonlyArray<string>, names: ReadonlyArray<string>): Stopped => {
  const below = names.filter((name) => name.startsWith(`${first} `)).map((name) => name.slice(first.length + 1))
  if (below.length === 0) return usage(`${shown(first)} is not a command${meant(first, firstWords(names))}`)
  return second === "" || second.startsWith("-")
    ? usage(`${first} needs one of ${below.join(", ")}`)
    : usage(`${first} ${shown(second)} is not a command${meant(second, below, `${first} `)}`)
}

const firstWords = (names: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(names.map((name) => name.split(" ", 1).join("")))
]

const sorted = (
  command: string,
  given: ReadonlyArray<string>,
  takes: Takes
): Either.Either<ReadonlyArray<string>, Stopped> => {
  const known = new Map(Object.entries({ ...general, ...takes.options }))
  const options: Array<string> = []
  const others: Array<string> = []
  const seen = new Set<string>()
  for (let i = 0; i < given.length; i++) {
    const word = given[i] === "-h" ? "--help" : (given[i] ?? "")
    const [, name, , value] = /^--([^=]*)(=(.*))?$/s.exec(word) ?? []
    if (name === undefined) {
      if (word.startsWith("-") || takes.arguments.length === 0) {
        return Either.left(usage(`${shown(word)} is not an option: each begins with --`))
      }
      others.push(word)
      continue
    }
    const kind = known.get(name)
    if (kind === undefined) {
      return Either.left(usage(`--${shown(name)} is not an option${meant(name, [...known.keys()], "--")}`))
    }
    if (seen.has(name) && kind !== "list") return Either.left(usage(`--${name} is given twice`))
    seen.add(name)
    options.push(`--${name}`)
    if (kind === "flag") {
      if (value !== undefined) return Either.left(usage(`--${name} takes no value`))
      continue
    }
    const its = value ?? given[++i]
    // A value that looks like an option is one: whoever means it writes --name=value.
    if (its === undefined || its === "" || (value === undefined && its.startsWith("--"))) {
      return Either.left(usage(`--${name} needs a value`))
    }
    options.push(its)
  }
  if (seen.has("help") || seen.has("version")) return Either.right(options)
  const missing =
    takes.arguments[others.length] ?? (others.includes("") ? takes.arguments[others.indexOf("")] : undefined)
  if (missing !== undefined) return Either.left(usage(`${command} needs ${missing}`))
  const [more] = others.slice(takes.arguments.length)
  return more === undefined
    ? Either.right([...options, ...others])
    : Either.left(usage(`${command} takes no other word after ${takes.arguments.join(" ")}: ${shown(more)}`))
}

/** A word in a message: one line, and not longer than options are. */
const shown = (word: string): string => word.replaceAll(/[^\x21-\x7e]/g, "?").slice(0, 60)
