/**
 * How each kind of value is walked, in both directions: decoding what the service answered, and checking what a caller
 * hands in. The object that was parsed is handed back as it is, unknown members included; it is copied only where a member
 * has to be replaced. Each kind is a function of its own, so that a bundle holds those that its endpoints use.
 */
import * as Either from "effect/Either"
import { isString as isText } from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import type { Any, JsonObject, Member, Members, OnSecret, Rename, Walk, Wire } from "./description.js"

/** Where a value is not what its description says. Never holds the value. */
export class Mismatch {
  // Declared only: fields would be defined first and assigned then.
  declare readonly path: string
  declare readonly expected: string

  constructor(path: string, expected: string) {
    this.path = path
    this.expected = expected
  }

  /** The same, as whoever holds the value sees it. Paths are made only when there is something to tell. */
  within(holder: string): Mismatch {
    const { expected, path } = this
    return new Mismatch(/^(\[|$)/.test(path) ? holder + path : `${holder}.${path}`, expected)
  }
}

/** Decodes an answer. */
export const decode = <A>(wire: Wire<A, unknown, unknown>, value: unknown): Either.Either<A, Mismatch> => {
  const decoded = wire.walk(value)
  return decoded instanceof Mismatch ? Either.left(decoded) : Either.right(decoded as A)
}

export { isText }

/** A secret as the text that it is; anything else as it is. */
export const reveal = (value: unknown): unknown => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

export const isObject = (u: unknown): u is JsonObject => typeof u === "object" && u !== null && !Array.isArray(u)

/** Values that are as they should be, or not. */
export const checked = (isFit: (value: unknown) => boolean, expected: string): Walk => {
  const mismatch = new Mismatch("", expected)
  return (value) => (isFit(value) ? value : mismatch)
}

export const text: Walk = /* @__PURE__ */ checked(isText, "text")

/** What is missing in a text that has to say something; `false` where nothing is. */
export const lacking = (text: string): string | false =>
  text.trim() ? /\p{Surrogate}/u.test(text) && "well-formed text" : "a value"

/**
 * Text that can be a part of a path: `.` and `..` would lead to another path. Only what is sent is checked. What is answered
 * is taken as it is, because the service may have such names already.
 */
export const name: Walk = (value, onSecret) => {
  const expected = onSecret && isText(value) && (lacking(value) || (/^\.\.?$/.test(value) && "no dot segment"))
  return expected ? new Mismatch("", expected) : text(value)
}

export const secret: Walk = (value, onSecret) => {
  const revealed = onSecret ? reveal(value) : value
  if (!isText(revealed)) return text(revealed)
  if (!onSecret) return Redacted.make(revealed)
  onSecret(revealed)
  return value
}

export const array =
  (item: Any): Walk =>
  (value, onSecret) => {
    if (!Array.isArray(value)) return new Mismatch("", "an array")
    const values: ReadonlyArray<unknown> = value
    let out: Array<unknown> | undefined
    for (let i = 0; i < values.length; i++) {
      const walked = item.walk(values[i], onSecret)
      if (walked === values[i]) continue
      if (walked instanceof Mismatch) return walked.within(`[${i}]`)
      ;(out ??= values.slice())[i] = walked
    }
    return out ?? value
  }

export const record =
  (of: Any): Walk =>
  (value, onSecret) =>
    isObject(value) ? walkMembers(value, () => of.walk, onSecret) : notObject

export const oneOf =
  (variants: ReadonlyArray<Any>): Walk =>
  (value, onSecret) => {
    for (const variant of variants) {
      const walked = variant.walk(value, onSecret)
      if (!(walked instanceof Mismatch)) return walked
    }
    return new Mismatch("", `one of ${variants.length} forms`)
  }

export const document = (list: () => ReadonlyArray<Member>): Walk => {
  // Filled in when the first value comes, so that to import a module builds nothing.
  let walks: ReadonlyMap<string, Walk> | undefined
  let required: ReadonlyArray<Member> = []
  let renamed: ReadonlyArray<Member & { readonly wire: { readonly rename: Rename } }> = []
  return (value, onSecret) => {
    if (!isObject(value)) return notObject
    if (!walks) {
      const members = list()
      walks = new Map(members.map(({ name, wire }) => [name, wire.walk]))
      required = members.filter(({ wire }) => wire.presence === "required")
      renamed = members.filter(({ wire }) => wire.rename) as typeof renamed
    }
    const named = onSecret ? value : renamed.reduce((value, { name, wire }) => wire.rename(value, name), value)
    for (const { name } of required) if ((named[name] ?? null) === null) return new Mismatch(name, "a value")
    return walkMembers(named, (name) => walks?.get(name), onSecret)
  }
}

/** Only members that a value has are walked: most documents have far fewer than their description. */
const walkMembers = (
  value: JsonObject,
  walkOf: (name: string) => Walk | undefined,
  onSecret: OnSecret | undefined
): unknown => {
  let out: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const walk = walkOf(name)
    const given = value[name]
    if (!walk || (given ?? null) === null) continue
    const walked = walk(given, onSecret)
    if (walked === given) continue
    if (walked instanceof Mismatch) return walked.within(name)
    ;(out ??= { ...value })[name] = walked
  }
  return out ?? value
}

/** Reads a document in which a member may come in other spellings: answers it with the member under its own name. */
export const renaming =
  (aliases: ReadonlyArray<string>): Rename =>
  (document, name) => {
    const found = aliases.filter((alias) => Object.hasOwn(document, alias))
    if (found.length === 0) return document
    const out: Record<string, unknown> = { ...document }
    for (const alias of found) {
      delete out[alias]
      if (out[name] === undefined) out[name] = document[alias]
    }
    return out
  }

const notObject = /* @__PURE__ */ new Mismatch("", "an object")

export const answer =
  (name: string, of: Any, read: (document: never) => unknown): Walk =>
  (value, onSecret) => {
    const walked = of.walk(value, onSecret)
    if (walked instanceof Mismatch || onSecret) return walked
    return read(walked as never) ?? new Mismatch("", name)
  }

export const membersOf = (members: Members = {}): ReadonlyArray<Member> =>
  Object.entries(members).map(([name, wire]) => ({ name, wire, key: wire.wireName ?? name }))

/** Members in order, read once. */
export const listed = (members: () => Members): (() => ReadonlyArray<Member>) => {
  let list: ReadonlyArray<Member> | undefined
  return () => (list ??= membersOf(members()))
}
