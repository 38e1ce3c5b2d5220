/** Texts in YAML: their values, where these stand, and why a text cannot be read. */
import * as YAML from "yaml"
import { maxLevels } from "../internal/json.js"
import type { Found, Path } from "./problems.js"

/** Where something stands, counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A place that cannot be read. */
export interface Fault {
  readonly path: Path
  readonly reason: string
  readonly suggestion?: string | undefined
  readonly position: Position | undefined
}

export interface Read {
  readonly value: unknown
  /** Why there is no value. */
  readonly faults: ReadonlyArray<Fault>
  /** Members that are there twice: the last one is in the value. */
  readonly duplicates: ReadonlyArray<Fault>
  readonly positionOf: (found: Pick<Found, "path" | "at">) => Position | undefined
}

/** How many values aliases may stand for in all: what they name is not copied, but walked each time. */
const mostByAliases = 1_000_000

export const duplicate = (path: Path, position: Position | undefined): Fault => ({
  path,
  position,
  reason: "is there twice"
})

/** Yaml's own messages show what the text has. */
const reasons: { readonly [code: string]: readonly [reason: string, suggestion?: string] } = {
  BAD_INDENT: ["is indented too little"],
  BAD_SCALAR_START: ["begins with a character that YAML keeps for itself", "put it in quotes"],
  BLOCK_IN_FLOW: ["lacks a comma or a bracket"],
  MISSING_CHAR: ["lacks a character here: a colon and a blank, a comma, a quote, a bracket or a dash"],
  MULTIPLE_DOCS: ["begins a second document", "write one without ---"],
  RESOURCE_EXHAUSTION: ["is nested too deep"],
  TAB_AS_INDENT: ["is indented by a tab", "YAML takes blanks only"],
  TAG_RESOLVE_FAILED: ["has a tag that is not known"],
  UNEXPECTED_TOKEN: ["has something here that does not belong there"]
}

const other = ["cannot be read here as YAML"] as const

interface Parsed {
  readonly document: YAML.Document.Parsed
  readonly problems: ReadonlyArray<Pick<YAML.YAMLError, "code" | "pos">>
}

/** As `YAML.parseDocument` does, but not further than the levels that it may have: yaml calls itself for each. */
const parse = (text: string, lines: YAML.LineCounter): Parsed | undefined => {
  const parser = new YAML.Parser(lines.addNewLine)
  let isDeep = false
  lines.addNewLine(0)
  const tokens = function* () {
    for (const lexeme of new YAML.Lexer().lex(text)) {
      isDeep = parser.stack.length > maxLevels
      if (isDeep) return
      yield* parser.next(lexeme)
    }
    yield* parser.end()
  }
  // Yaml compares each name with all before it; `survey` does not.
  const composer = new YAML.Composer({ logLevel: "error", prettyErrors: false, uniqueKeys: false })
  const documents = composer.compose(tokens(), true, text.length)
  const document = documents.next().value as YAML.Document.Parsed
  const second = documents.next().value as YAML.Document.Parsed | undefined
  if (isDeep) return undefined
  const another =
    second === undefined
      ? []
      : [{ code: "MULTIPLE_DOCS" as const, pos: [second.range[0], second.range[1]] as [number, number] }]
  return { document, problems: [...document.errors, ...document.warnings, ...another] }
}

const tooDeep: Fault = { path: [], reason: "is nested too deep", position: undefined }

export const read = (text: string): Read => {
  const lines = new YAML.LineCounter()
  const parsed = parse(text, lines)
  if (parsed === undefined) return { value: undefined, faults: [tooDeep], duplicates: [], positionOf: () => undefined }
  const { document } = parsed
  const position = (offset: number | undefined): Position | undefined => {
    if (offset === undefined) return undefined
    const { col, line } = lines.linePos(offset)
    return { line, column: col }
  }
  const path = pathsOf(document.contents)
  const fault = (offset: number | undefined, [reason, suggestion]: readonly [reason: string, suggestion?: string]) => ({
    path: offset === undefined ? [] : path(offset),
    reason,
    suggestion,
    position: position(offset)
  })
  // Where a text ends in the middle of something, each record and list around it is said to be indented wrongly.
  const rank = ({ code, pos }: Parsed["problems"][number]): number => pos[0] + (code === "BAD_INDENT" ? 0.5 : 0)
  const problems = [...parsed.problems]
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ pos }, i, all) => pos[0] !== all[i - 1]?.pos[0])
  const surveyed = survey(document.contents)
  const faults: ReadonlyArray<Fault> = [
    ...problems.map(({ code, pos }) => ({
      ...fault(pos[0], reasons[code] ?? other),
      ...(code === "MULTIPLE_DOCS" ? { path: [] } : {})
    })),
    ...surveyed.aliases.map(({ offset, reason }) => fault(offset, [reason])),
    ...(surveyed.byAliases > mostByAliases
      ? [{ path: [], reason: `has aliases that stand for more than ${mostByAliases} values`, position: undefined }]
      : []),
    ...(surveyed.levels > maxLevels ? [tooDeep] : [])
  ]
  const told = new Set(problems.map(({ pos }) => pos[0]))
  return {
    value: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: -1 }),
    faults,
    duplicates: surveyed.duplicates
      .filter(({ offset }) => offset === undefined || !told.has(offset))
      .map(({ offset, path }) => duplicate(path, position(offset))),
    positionOf: placesOf(document.contents, position)
  }
}

type Node = YAML.Node | null

const start = (node: unknown): number | undefined => (YAML.isNode(node) ? node.range?.[0] : undefined)

const keyOf = ({ key }: YAML.Pair): string => (YAML.isScalar(key) ? String(key.value ?? "") : "")

/** Finds where a path leads to; where it leads nowhere, what would hold it. */
const placesOf = (root: Node, position: (offset: number | undefined) => Position | undefined): Read["positionOf"] => {
  const indexes = new WeakMap<YAML.YAMLMap, ReadonlyMap<string, YAML.Pair>>()
  const pairsOf = (map: YAML.YAMLMap): ReadonlyMap<string, YAML.Pair> => {
    const known = indexes.get(map)
    if (known !== undefined) return known
    const made = new Map(map.items.map((pair) => [keyOf(pair), pair]))
    indexes.set(map, made)
    return made
  }
  const offsetOf = (path: Path, at: Found["at"]): number | undefined => {
    let node: unknown = root
    for (const [i, step] of path.entries()) {
      const isLast = i === path.length - 1
      if (YAML.isSeq(node)) {
        const item: unknown = node.items[Number(step)]
        if (start(item) === undefined) return start(node)
        node = item
      } else if (YAML.isMap(node)) {
        const pair = pairsOf(node).get(String(step))
        if (pair === undefined) return start(node)
        if (isLast && (at === "name" || start(pair.value) === undefined)) return start(pair.key)
        node = pair.value
      } else return start(node)
    }
    return start(node)
  }
  return ({ at, path }) => position(offsetOf(path, at))
}

/** Finds the path of what stands at an offset, or is the last thing before it. */
const pathsOf = (root: Node): ((offset: number) => Path) => {
  const known = new WeakMap<object, ReadonlyArray<number>>()
  /** Where the items begin: none before the one in front of it. */
  const startsOf = (collection: YAML.YAMLMap | YAML.YAMLSeq): ReadonlyArray<number> => {
    const made = known.get(collection)
    if (made !== undefined) return made
    let latest = 0
    const starts = collection.items.map((item) => {
      latest = Math.max(latest, start(YAML.isPair(item) ? item.key : item) ?? 0)
      return latest
    })
    known.set(collection, starts)
    return starts
  }
  const lastOf = (collection: YAML.YAMLMap | YAML.YAMLSeq, offset: number): number => {
    const starts = startsOf(collection)
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low - 1
  }
  return (offset) => {
    const path: Array<string | number> = []
    let node: unknown = root
    for (;;) {
      if (YAML.isSeq(node)) {
        const i = lastOf(node, offset)
        if (i < 0) return path
        path.push(i)
        node = node.items[i]
      } else if (YAML.isMap(node)) {
        const pair = node.items[lastOf(node, offset)]
        if (pair === undefined) return path
        path.push(keyOf(pair))
        const isKey = YAML.isNode(pair.key) && offset <= (pair.key.range?.[1] ?? 0)
        if (isKey) return path
        node = pair.value
      } else return path
    }
  }
}

interface Survey {
  /** Aliases of what is not there, or of what they are in. */
  readonly aliases: ReadonlyArray<{ readonly offset: number | undefined; readonly reason: string }>
  readonly duplicates: ReadonlyArray<{ readonly offset: number | undefined; readonly path: Path }>
  /** How many values aliases stand for, those in aliases of aliases included. */
  readonly byAliases: number
  /** How deep it is nested, with what aliases stand for. */
  readonly levels: number
}

/** How many values there are in one, itself included, and how deep it is nested. */
interface Size {
  readonly values: number
  readonly levels: number
}

const single: Size = { values: 1, levels: 0 }

const together = (a: Size, b: Size): Size => ({ values: a.values + b.values, levels: Math.max(a.levels, b.levels) })

/** What is named by an anchor, and its size once it has ended. */
interface Anchored {
  readonly node: YAML.Node
  size: Size | undefined
}

/** Walks what was read in its order: each alias is of the last anchor of its name before it. */
const survey = (root: Node): Survey => {
  const aliases: Array<Survey["aliases"][number]> = []
  const duplicates: Array<Survey["duplicates"][number]> = []
  const anchors = new Map<string, Anchored>()
  const path: Array<string | number> = []
  let byAliases = 0
  const follow = (alias: YAML.Alias): Size => {
    const anchored = anchors.get(alias.source)
    if (anchored === undefined) aliases.push({ offset: start(alias), reason: "is an alias of what is not there" })
    else if (anchored.size === undefined) aliases.push({ offset: start(alias), reason: "is an alias of what it is in" })
    // Yaml walks the whole document for each alias.
    else alias.resolve = <T>() => anchored.node as T
    return anchored?.size ?? single
  }
  const members = (map: YAML.YAMLMap): Size => {
    const names = new Set<string>()
    let size = single
    for (const pair of map.items) {
      const name = keyOf(pair)
      path.push(name)
      if (YAML.isScalar(pair.key)) {
        if (names.has(name)) duplicates.push({ offset: start(pair.key), path: [...path] })
        names.add(name)
      }
      size = together(size, together(visit(pair.key), visit(pair.value)))
      path.pop()
    }
    return { ...size, levels: size.levels + 1 }
  }
  const items = (list: YAML.YAMLSeq): Size => {
    let size = single
    for (const [i, item] of list.items.entries()) {
      path.push(i)
      size = together(size, visit(item))
      path.pop()
    }
    return { ...size, levels: size.levels + 1 }
  }
  const visit = (node: unknown): Size => {
    if (YAML.isAlias(node)) {
      const size = follow(node)
      byAliases += size.values
      return size
    }
    if (!YAML.isNode(node)) return single
    const anchored: Anchored = { node, size: undefined }
    if (node.anchor !== undefined) anchors.set(node.anchor, anchored)
    const size = YAML.isMap(node) ? members(node) : YAML.isSeq(node) ? items(node) : single
    anchored.size = size
    return size
  }
  const { levels } = visit(root)
  return { aliases, duplicates, byAliases, levels }
}
