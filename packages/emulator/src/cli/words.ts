/** The words of a command line, looked at before they are parsed: the parser does not name a misspelt option. */
import * as Either from "effect/Either"
import { type Stopped, usage } from "./exitCode.js"
import { nearest } from "./suggestion.js"

/** The options of a command by name: without a value, with one, or with one each time that it is given. */
export type Options = { readonly [name: string]: "flag" | "value" | "list" }

/** The commands, and the one that is meant where none is named. */
export interface Commands {
  readonly options: { readonly [command: string]: Options }
  readonly usual: string
}

/** The options of every command. */
const general: Options = { help: "flag", version: "flag" }

const meant = (text: string, names: ReadonlyArray<string>, dashes = ""): string => {
  const name = nearest(text, names)
  return name === undefined ? "" : `; did you mean ${dashes}${name}?`
}

/**
 * The words as the parser takes them: the name of a command in front unless it is the usual one, each option beside its value. Refuses
 * names that no command has, options without their value, and those that are given twice but take one value.
 */
export const prepare = (
  given: ReadonlyArray<string>,
  { options, usual }: Commands
): Either.Either<ReadonlyArray<string>, Stopped> => {
  const names = Object.keys(options)
  const [first = ""] = given
  const isNamed = first !== "" && !first.startsWith("-")
  if (isNamed && !names.includes(first)) {
    return Either.left(usage(`${shown(first)} is not a command${meant(first, names)}`))
  }
  const command = isNamed ? first : usual
  const known = new Map(Object.entries({ ...general, ...options[command] }))
  const words: Array<string> = command === usual ? [] : [command]
  const seen = new Set<string>()
  const rest = given.slice(isNamed ? 1 : 0)
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] === "-h" ? "--help" : (rest[i] ?? "")
    const [, name, , value] = /^--([^=]*)(=(.*))?$/s.exec(word) ?? []
    if (name === undefined) return Either.left(usage(`${shown(word)} is not an option: each begins with --`))
    const kind = known.get(name)
    if (kind === undefined) {
      return Either.left(usage(`--${shown(name)} is not an option${meant(name, [...known.keys()], "--")}`))
    }
    if (seen.has(name) && kind !== "list") return Either.left(usage(`--${name} is given twice`))
    seen.add(name)
    words.push(`--${name}`)
    if (kind === "flag") {
      if (value !== undefined) return Either.left(usage(`--${name} takes no value`))
      continue
    }
    const its = value ?? rest[++i]
    // A value that looks like an option is one: whoever means it writes --name=value.
    if (its === undefined || its === "" || (value === undefined && its.startsWith("--"))) {
      return Either.left(usage(`--${name} needs a value`))
    }
    words.push(its)
  }
  return Either.right(words)
}

/** A word in a message: one line, and not longer than options are. */
const shown = (word: string): string => word.replaceAll(/[^\x21-\x7e]/g, "?").slice(0, 60)
