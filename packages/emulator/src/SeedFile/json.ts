/** What `JSON.parse` does not tell of a text: members that are there twice, of which it takes the last one. */
import { duplicate, type Fault } from "./yaml.js"

const [quote, backslash, colon] = ['"', "\\", ":"].map((character) => character.charCodeAt(0))

/** The offset of the quote that ends the string which begins at an offset. */
const endOf = (text: string, begin: number): number => {
  let i = begin + 1
  for (let unit = text.charCodeAt(i); unit !== quote; unit = text.charCodeAt(++i)) if (unit === backslash) i++
  return i
}

/** How many members the records of a JSON have that are written. */
const written = (text: string): number => {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === quote) i = endOf(text, i)
    else if (unit === colon) count++
  }
  return count
}

/** How many members the records of a value have. */
const held = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0
  let count = 0
  if (Array.isArray(value)) for (const item of value) count += held(item)
  else {
    for (const name of Object.keys(value)) {
      count += 1 + held((value as { readonly [name: string]: unknown })[name])
    }
  }
  return count
}

/** The members of a text that are there twice. `value` is what `JSON.parse` makes of it. */
export const duplicates = (text: string, value: unknown): ReadonlyArray<Fault> =>
  written(text) === held(value) ? [] : find(text)

/** A record or a list that has begun. */
interface Open {
  readonly names: Set<string> | undefined
  /** Whether the next text is a name. */
  isName: boolean
  step: string | number
}

const find = (text: string): ReadonlyArray<Fault> => {
  const found: Array<Fault> = []
  const open: Array<Open> = []
  let line = 1
  let lineBegan = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    const here = open.at(-1)
    if (character === "\n") {
      line++
      lineBegan = i + 1
    } else if (character === "{" || character === "[") {
      const isRecord = character === "{"
      open.push({ names: isRecord ? new Set() : undefined, isName: isRecord, step: isRecord ? "" : 0 })
    } else if (character === "}" || character === "]") open.pop()
    else if (character === "," && here !== undefined) {
      if (typeof here.step === "number") here.step++
      else here.isName = true
    } else if (character === '"') {
      const end = endOf(text, i)
      if (here?.names !== undefined && here.isName) {
        const name = String(JSON.parse(text.slice(i, end + 1)))
        here.isName = false
        here.step = name
        if (here.names.has(name)) {
          const position = { line, column: i - lineBegan + 1 }
          found.push(
            duplicate(
              open.map(({ step }) => step),
              position
            )
          )
        }
        here.names.add(name)
      }
      i = end
    }
  }
  return found
}
