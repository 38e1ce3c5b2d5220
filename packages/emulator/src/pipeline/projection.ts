/** The `fields` parameter: which members of an answer are sent, as in `Uid,Email/Value` or `Profile(Uid,FirstName)`. */
import { maxDepth } from "@loginradius-effect/core/Handler"
import * as Either from "effect/Either"
import { isObject } from "../internal/json.js"

/** What is chosen at one level, by lower-case name; `undefined` chooses a member whole. */
export type Selection = ReadonlyMap<string, Selection | undefined>

/** Reads a list of fields. Left where its parentheses or names are not right, or are nested deeper than a document. */
export const parse = (fields: string): Either.Either<Selection, "Malformed"> => {
  const tokens = fields.match(/[(),/]|[^(),/]+/g)?.map((token) => token.trim()) ?? []
  const reader = { tokens: tokens.filter((token) => token !== ""), at: 0, depth: 0 }
  const selection = list(reader)
  return selection === undefined || reader.at < reader.tokens.length
    ? Either.left("Malformed")
    : Either.right(selection)
}

interface Reader {
  readonly tokens: ReadonlyArray<string>
  at: number
  depth: number
}

const list = (reader: Reader): Selection | undefined => {
  let selection: Selection = new Map()
  do {
    const item = path(reader)
    if (item === undefined) return undefined
    selection = union(selection, item)
  } while (skip(reader, ","))
  return selection
}

const path = (reader: Reader): Selection | undefined => {
  const name = reader.tokens[reader.at]
  if (name === undefined || /^[(),/]$/.test(name)) return undefined
  reader.at++
  const key = name.toLowerCase()
  if (skip(reader, "/")) {
    const inner = within(reader, path)
    return inner === undefined ? undefined : new Map([[key, inner]])
  }
  if (!skip(reader, "(")) return new Map([[key, undefined]])
  const inner = within(reader, list)
  return inner === undefined || !skip(reader, ")") ? undefined : new Map([[key, inner]])
}

const within = (reader: Reader, read: (reader: Reader) => Selection | undefined): Selection | undefined => {
  reader.depth++
  const inner = reader.depth > maxDepth ? undefined : read(reader)
  reader.depth--
  return inner
}

const skip = (reader: Reader, token: string): boolean => {
  if (reader.tokens[reader.at] !== token) return false
  reader.at++
  return true
}

/** A member that is chosen whole stays whole. */
const union = (a: Selection, b: Selection): Selection => {
  const out = new Map(a)
  for (const [key, inner] of b) {
    const known = out.get(key)
    out.set(key, !out.has(key) ? inner : known === undefined || inner === undefined ? undefined : union(known, inner))
  }
  return out
}

/** The chosen part of an answer. Items of arrays are projected each; names are compared without regard to case. */
export const project = (selection: Selection, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => project(selection, item))
  if (!isObject(value)) return value
  const out: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    const chosen = choose(selection, key.toLowerCase())
    if (chosen === undefined) continue
    if (chosen.inner === undefined) out[key] = member
    else if (typeof member === "object") out[key] = project(chosen.inner, member)
  }
  return out
}

const choose = (selection: Selection, key: string): { readonly inner: Selection | undefined } | undefined => {
  const names = [key, "*"].filter((name) => selection.has(name))
  if (names.length === 0) return undefined
  const inners = names.map((name) => selection.get(name))
  return inners.includes(undefined)
    ? { inner: undefined }
    : { inner: (inners as ReadonlyArray<Selection>).reduce(union) }
}
