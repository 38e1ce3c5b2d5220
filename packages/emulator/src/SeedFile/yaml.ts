/** Texts in YAML: their values, where these stand, and why a text cannot be read. */
import * as YAML from "yaml"
import { attempt } from "../internal/effect.js"
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
  readonly faults: ReadonlyArray<Fault>
  readonly positionOf: (found: Pick<Found, "path" | "at">) => Position | undefined
}

/** How often aliases may be followed, each times those below it: what is named is not copied, but walked each time. */
const mostAliases = 10_000

/** Yaml's own messages show what the text has. */
const reasons: { readonly [code: string]: readonly [reason: string, suggestion?: string] } = {
  BAD_INDENT: ["is indented too little"],
  BAD_SCALAR_START: ["begins with a character that YAML keeps for itself", "put it in quotes"],
  BLOCK_IN_FLOW: ["lacks a comma or a bracket"],
  DUPLICATE_KEY: ["is there twice"],
  MISSING_CHAR: ["lacks a character here: a colon and a blank, a comma, a quote, a bracket or a dash"],
  MULTIPLE_DOCS: ["begins a second document", "write one without ---"],
  RESOURCE_EXHAUSTION: ["is nested too deep"],
  TAB_AS_INDENT: ["is indented by a tab", "YAML takes blanks only"],
  TAG_RESOLVE_FAILED: ["has a tag that is not known"],
  UNEXPECTED_TOKEN: ["has something here that does not belong there"]
}

const other = ["cannot be read here as YAML"] as const

export const read = (text: string): Read => {
  const lines = new YAML.LineCounter()
  const document = YAML.parseDocument(text, { lineCounter: lines, logLevel: "error", prettyErrors: false })
  const position = (offset: number | undefined): Position | undefined => {
    if (offset === undefined) return undefined
    const { col, line } = lines.linePos(offset)
    return { line, column: col }
  }
  const fault = (offset: number | undefined, [reason, suggestion]: readonly [reason: string, suggestion?: string]) => ({
    path: offset === undefined ? [] : pathAt(document.contents, offset),
    reason,
    suggestion,
    position: position(offset)
  })
  // Where a text ends in the middle of something, each record and list around it is said to be indented wrongly.
  const rank = ({ code, pos }: YAML.YAMLError): number => pos[0] + (code === "BAD_INDENT" ? 0.5 : 0)
  const problems = [...document.errors, ...document.warnings]
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ pos }, i, all) => pos[0] !== all[i - 1]?.pos[0])
  const faults: ReadonlyArray<Fault> = [
    ...problems.map(({ code, pos }) => ({
      ...fault(pos[0], reasons[code] ?? other),
      ...(code === "MULTIPLE_DOCS" ? { path: [] } : {})
    })),
    ...(text.includes("*") ? aliasFaults(document).map(({ offset, reason }) => fault(offset, [reason])) : [])
  ]
  const tooMany: Fault = { path: [], reason: `follows aliases more than ${mostAliases} times`, position: undefined }
  const value =
    faults.length > 0
      ? tooMany
      : attempt<unknown, unknown>(
          () => document.toJS({ maxAliasCount: mostAliases }),
          () => tooMany
        )
  return {
    value: value === tooMany ? undefined : value,
    faults: value === tooMany && faults.length === 0 ? [tooMany] : faults,
    positionOf: ({ at, path }) => position(offsetOf(document.contents, path, at))
  }
}

type Node = YAML.Node | null

const start = (node: unknown): number | undefined => (YAML.isNode(node) ? node.range?.[0] : undefined)

const keyOf = ({ key }: YAML.Pair): string => (YAML.isScalar(key) ? String(key.value ?? "") : "")

/** Where a path leads to; where it leads nowhere, what would hold it. */
const offsetOf = (root: Node, path: Path, at: Found["at"]): number | undefined => {
  let node: unknown = root
  for (const [i, step] of path.entries()) {
    const isLast = i === path.length - 1
    if (YAML.isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (start(item) === undefined) return start(node)
      node = item
    } else if (YAML.isMap(node)) {
      const pair = node.items.find((pair) => keyOf(pair) === String(step))
      if (pair === undefined) return start(node)
      if (isLast && (at === "name" || start(pair.value) === undefined)) return start(pair.key)
      node = pair.value
    } else return start(node)
  }
  return start(node)
}

/** The path of what stands at an offset, or is the last thing before it. */
const pathAt = (root: Node, offset: number): Path => {
  const path: Array<string | number> = []
  const lastOf = <A>(items: ReadonlyArray<A>, nodeOf: (item: A) => unknown): number => {
    const after = items.findIndex((item) => (start(nodeOf(item)) ?? 0) > offset)
    return (after < 0 ? items.length : after) - 1
  }
  let node: unknown = root
  for (;;) {
    if (YAML.isSeq(node)) {
      const i = lastOf(node.items, (item) => item)
      if (i < 0) return path
      path.push(i)
      node = node.items[i]
    } else if (YAML.isMap(node)) {
      const pair = node.items[lastOf(node.items, ({ key }) => key)]
      if (pair === undefined) return path
      path.push(keyOf(pair))
      const isKey = YAML.isNode(pair.key) && offset <= (pair.key.range?.[1] ?? 0)
      if (isKey) return path
      node = pair.value
    } else return path
  }
}

/** Aliases of what is not there, or of what they are in. */
const aliasFaults = (
  document: YAML.Document
): ReadonlyArray<{ readonly offset: number | undefined; readonly reason: string }> => {
  const anchors = new Set<string>()
  const faults: Array<{ readonly offset: number | undefined; readonly reason: string }> = []
  YAML.visit(document, {
    Alias: (_, alias, ancestors) => {
      const isIn = ancestors.some((node) => YAML.isCollection(node) && node.anchor === alias.source)
      if (isIn) faults.push({ offset: start(alias), reason: "is an alias of what it is in" })
      else if (!anchors.has(alias.source))
        faults.push({ offset: start(alias), reason: "is an alias of what is not there" })
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.add(node.anchor)
    }
  })
  return faults
}
