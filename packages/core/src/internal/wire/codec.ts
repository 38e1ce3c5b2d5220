/**
 * The kinds of values: how each is decoded when it was answered, and checked when a caller hands it in. The object that was
 * parsed is handed back as it is, unknown members included; it is copied only where a member has to be replaced. Each kind is
 * a function of its own, so that a bundle holds those that its endpoints use.
 */
import * as Either from "effect/Either"
import { isString as isText } from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import type { Any, Check, Decode, JsonObject, Kind, Member, Members, OnSecret, Rename, Wire } from "./description.js"

/** Says where a value does not fit its description. Never holds the value. */
export class Mismatch {
  // `declare`: a class field would be written twice, first with undefined.
  declare readonly path: string
  declare readonly expected: string

  constructor(path: string, expected: string) {
    this.path = path
    this.expected = expected
  }

  /** The same mismatch, seen from the value's holder: `[0]` within `Email` is `Email[0]`. */
  within(holder: string): Mismatch {
    const { expected, path } = this
    return new Mismatch(/^(\[|$)/.test(path) ? holder + path : `${holder}.${path}`, expected)
  }
}

/** `wire.decode` as a result. */
export const decode = <A>(wire: Wire<A, unknown, unknown>, value: unknown): Either.Either<A, Mismatch> => {
  const decoded = wire.decode(value)
  return decoded instanceof Mismatch ? Either.left(decoded) : Either.right(decoded as A)
}

export { isText }

/** A secret as the text that it is; anything else as it is. */
export const unredact = (value: unknown): unknown => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

export const isObject = (u: unknown): u is JsonObject => typeof u === "object" && u !== null && !Array.isArray(u)

/** Values that are taken as they are, or refused: the same in both directions. */
export const plain = (isFit: (value: unknown) => boolean, expected: string): Kind => {
  const mismatch = new Mismatch("", expected)
  const check = (value: unknown): unknown => (isFit(value) ? value : mismatch)
  return { decode: check, check }
}

export const text: Kind = /* @__PURE__ */ plain(isText, "text")

/** What a text lacks: `"a value"` if it is blank; `false` if it lacks nothing. */
export const textProblem = (text: string): string | false =>
  text.trim() ? /\p{Surrogate}/u.test(text) && "well-formed text" : "a value"

/**
 * Text that can be a part of a path: `.` and `..` would lead to another path. Only what is sent is checked. What is answered
 * is taken as it is, because the service may have such names already.
 */
export const name: Kind = {
  decode: text.decode,
  check: (value, onSecret) => {
    const expected = isText(value) && (textProblem(value) || (/^\.\.?$/.test(value) && "no dot segment"))
    return expected ? new Mismatch("", expected) : text.check(value, onSecret)
  }
}

export const secret: Kind = {
  decode: (value) => (isText(value) ? Redacted.make(value) : text.decode(value)),
  check: (value, onSecret) => {
    const plainText = unredact(value)
    if (!isText(plainText)) return text.decode(plainText)
    onSecret(plainText)
    return value
  }
}

/** Values that consist of others, which are decoded or checked like the whole. */
const both = (make: (way: keyof Kind) => Check): Kind => ({ decode: make("decode") as Decode, check: make("check") })

export const array = (item: Any): Kind =>
  both((way) => (value, onSecret) => {
    if (!Array.isArray(value)) return new Mismatch("", "an array")
    const values: ReadonlyArray<unknown> = value
    let out: Array<unknown> | undefined
    for (let i = 0; i < values.length; i++) {
      const converted = item[way](values[i], onSecret)
      if (converted === values[i]) continue
      if (converted instanceof Mismatch) return converted.within(`[${i}]`)
      ;(out ??= values.slice())[i] = converted
    }
    return out ?? value
  })

export const record = (of: Any): Kind =>
  both((way) => (value, onSecret) => (isObject(value) ? members(value, () => of[way], onSecret) : notObject))

export const oneOf = (variants: ReadonlyArray<Any>): Kind =>
  both((way) => (value, onSecret) => {
    for (const variant of variants) {
      const converted = variant[way](value, onSecret)
      if (!(converted instanceof Mismatch)) return converted
    }
    return new Mismatch("", `one of ${variants.length} forms`)
  })

export const document = (list: () => ReadonlyArray<Member>): Kind =>
  both((way) => {
    // Filled in when the first value comes, so that to import a module builds nothing.
    let known: ReadonlyMap<string, Check> | undefined
    let required: ReadonlyArray<Member>
    let renamed: ReadonlyArray<Member & { readonly wire: { readonly rename: Rename } }>
    return (value, onSecret) => {
      if (!isObject(value)) return notObject
      if (!known) {
        known = new Map(list().map(({ name, wire }) => [name, wire[way]]))
        required = list().filter(({ wire }) => wire.presence === "required")
        renamed = list().filter(({ wire }) => way === "decode" && wire.rename) as typeof renamed
      }
      const named = renamed.reduce((value, { name, wire }) => wire.rename(value, name), value)
      for (const { name } of required) if ((named[name] ?? null) === null) return new Mismatch(name, "a value")
      return members(named, (name) => known?.get(name), onSecret)
    }
  })

/** Only members that a value has are converted: most documents have far fewer than their description. */
const members = (value: JsonObject, of: (name: string) => Check | undefined, onSecret: OnSecret): unknown => {
  let out: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const convert = of(name)
    const given = value[name]
    if (!convert || (given ?? null) === null) continue
    const converted = convert(given, onSecret)
    if (converted === given) continue
    if (converted instanceof Mismatch) return converted.within(name)
    ;(out ??= { ...value })[name] = converted
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

export const answer = (name: string, of: Any, read: (document: never) => unknown): Kind => ({
  decode: (value) => {
    const document = of.decode(value)
    return document instanceof Mismatch ? document : (read(document as never) ?? new Mismatch("", name))
  },
  check: of.check
})

export const membersOf = (members: Members = {}): ReadonlyArray<Member> =>
  Object.entries(members).map(([name, wire]) => ({ name, wire, key: wire.wireName ?? name }))

/** Members in order, read once. */
export const listed = (members: () => Members): (() => ReadonlyArray<Member>) => {
  let list: ReadonlyArray<Member> | undefined
  return () => (list ??= membersOf(members()))
}
