/**
 * The kinds of values: how each is decoded when it was answered, and checked when a caller hands it in. The object that was
 * parsed is handed back as it is, unknown members included; it is copied only where a member has to be replaced. Each kind is
 * a function of its own, so that a bundle holds those that its endpoints use.
 */
import * as Either from "effect/Either"
import { identity } from "effect/Function"
import { isString as isText } from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import { oneLine } from "./foreign.js"
import { cleaner } from "./redaction.js"
import type { Any, Clean, Heed, JsonObject, Kind, Member, Members, Rename, Walk, Wire } from "./description.js"

/** Says where a value does not fit its description. Never holds the value. */
export class Mismatch {
  // `declare`: a class field would be written twice, first with undefined.
  declare readonly path: string
  declare readonly expected: string
  /** Whether a tolerant reader has to refuse the whole value for it. */
  declare readonly isFinal: boolean

  constructor(path: string, expected: string, isFinal = false) {
    this.path = path
    this.expected = expected
    this.isFinal = isFinal
  }

  /** The same mismatch, seen from the value's holder: `[0]` within `Email` is `Email[0]`. */
  within(holder: string): Mismatch {
    const { expected, isFinal, path } = this
    return new Mismatch(pathWithin(holder, path), expected, isFinal)
  }
}

const pathWithin = (holder: string, path: string): string => holder + (/^(\[|$)/.test(path) ? "" : ".") + path

/** Reads an answer as calls do: as it is described, or else with tolerance. */
export const decode = <A>(wire: Wire<A, unknown, unknown>, value: unknown): Either.Either<A, Mismatch> => {
  const decoded = wire.decode(value)
  const accepted = decoded instanceof Mismatch ? wire.decode(value, oneLine) : decoded
  return accepted instanceof Mismatch ? Either.left(accepted) : Either.right(accepted as A)
}

export { isText }

/** A secret as the text that it is; anything else as it is. */
export const unredact = (value: unknown): unknown => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

export const isObject = (u: unknown): u is JsonObject => typeof u === "object" && u !== null && !Array.isArray(u)

/**
 * Values that are taken as they are, or refused. `convert` is for tolerance: it reads a value of another type where only one
 * reading exists.
 */
export const plain = (
  isFit: (value: unknown) => boolean,
  expected: string,
  convert: (value: unknown) => unknown = identity
): Kind => {
  const mismatch = new Mismatch("", expected)
  const check = (value: unknown): unknown => (isFit(value) ? value : mismatch)
  return { check, decode: (value, clean) => check(clean ? convert(value) : value) }
}

export const text: Kind = /* @__PURE__ */ plain(isText, "text", (value) =>
  value === true || value === false || (Number.isFinite(value) && Math.abs(value as number) <= Number.MAX_SAFE_INTEGER)
    ? String(value)
    : value
)

export const dateTime: Kind = /* @__PURE__ */ plain(isText, "text")

/** The number in a text that has one form only. */
export const numberIn = (value: unknown): unknown => {
  const number = isText(value) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : NaN
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : value
}

/** What a text lacks: `"a value"` if it is blank; `false` if it lacks nothing. */
export const textProblem = (text: string): string | false =>
  text.trim() ? /\p{Surrogate}/u.test(text) && "well-formed text" : "a value"

/**
 * Text that can be a part of a path: `.` and `..` would lead to another path. Only what is sent is checked. What is answered
 * is taken as it is, because the service may have such names already.
 */
export const name: Kind = {
  ...text,
  check: (value, onSecret) => {
    const expected = isText(value) && (textProblem(value) || (/^\.\.?$/.test(value) && "no dot segment"))
    return expected ? new Mismatch("", expected) : text.check(value, onSecret)
  }
}

export const secret: Kind = {
  decode: (value) => (isText(value) ? Redacted.make(value) : notSecret),
  check: (value, onSecret) => {
    const plainText = unredact(value)
    if (!isText(plainText)) return notSecret
    onSecret(plainText, cleaner)
    return value
  }
}

const notSecret = /* @__PURE__ */ new Mismatch("", "text", true)

/** Values that consist of others, which are decoded or checked like the whole. */
const each = (make: (way: keyof Kind) => Walk): Kind => ({
  decode: make("decode"),
  check: make("check")
})

export const array = (item: Any): Kind =>
  each((way) => (value, heed) => {
    if (!Array.isArray(value)) return new Mismatch("", "an array")
    const values: ReadonlyArray<unknown> = value
    let out: Array<unknown> | undefined
    const losses: Array<Unread> | undefined = isTolerant(way, heed) ? [] : undefined
    for (let i = 0; i < values.length; i++) {
      const converted = (item[way] as Walk)(values[i], heed)
      if (converted === values[i]) continue
      out ??= values.slice()
      if (loses(losses, `[${i}]`, values[i], converted)) out[i] = lost
      else if (converted instanceof Mismatch) return converted.within(`[${i}]`)
      else out[i] = converted
    }
    if (!losses || !out) return out ?? value
    const kept = out.filter((item) => item !== lost)
    if (kept.length < out.length) lengths.set(kept, out.length)
    return withLosses(kept, losses)
  })

const lost = /* @__PURE__ */ Symbol()

const lengths = /* @__PURE__ */ new WeakMap<object, number>()

/** How many items an array had when it was answered. */
export const answeredLength = (items: ReadonlyArray<unknown>): number => lengths.get(items) ?? items.length

const isTolerant = (way: keyof Kind, heed: Heed | undefined): heed is Clean => way === "decode" && !!heed

export const record = (of: Any): Kind =>
  each(
    (way) => (value, heed) =>
      isObject(value)
        ? members(value, () => of[way] as Walk, heed, way, isTolerant(way, heed) ? heed : identity)
        : notObject
  )

export const oneOf = (variants: ReadonlyArray<Any>): Kind =>
  each((way) => (value, heed) => {
    let isFinal = false
    // A form that fits as it is comes before all that would have to be read with tolerance.
    for (const how of isTolerant(way, heed) ? [undefined, heed] : [heed]) {
      for (const variant of variants) {
        const converted = (variant[way] as Walk)(value, how)
        if (!(converted instanceof Mismatch)) return converted
        isFinal ||= converted.isFinal
      }
    }
    return new Mismatch("", `one of ${variants.length} forms`, isFinal)
  })

export const document = (list: () => ReadonlyArray<Member>): Kind =>
  each((way) => {
    // Filled in when the first value comes, so that to import a module builds nothing.
    let known: ReadonlyMap<string, Walk> | undefined
    let required: ReadonlyArray<Member>
    let renamed: ReadonlyArray<Member & { readonly wire: { readonly rename: Rename } }>
    return (value, heed) => {
      if (!isObject(value)) return notObject
      if (!known) {
        known = new Map(
          list().map(({ name, wire }) => [name, way === "decode" && wire.isStrict ? judged(wire) : (wire[way] as Walk)])
        )
        required = list().filter(({ wire }) => wire.presence === "required")
        renamed = list().filter(({ wire }) => way !== "check" && wire.rename) as typeof renamed
      }
      const named = renamed.reduce((value, { name, wire }) => wire.rename(value, name), value)
      for (const { name } of required) if ((named[name] ?? null) === null) return new Mismatch(name, "a value", true)
      return members(named, (name) => known?.get(name), heed, way)
    }
  })

/** How a member is read that an answer is judged by: it is not converted, and not left out. */
const judged =
  ({ decode }: Any): Walk =>
  (value, clean) => {
    const read = decode(value, typeof value === "object" ? (clean as Clean | undefined) : undefined)
    return read instanceof Mismatch ? new Mismatch(read.path, read.expected, true) : read
  }

/** Only members that a value has are converted: most documents have far fewer than their description. */
const members = (
  value: JsonObject,
  of: (name: string) => Walk | undefined,
  heed: Heed | undefined,
  way: keyof Kind,
  shown: Clean = identity
): unknown => {
  let out: Record<string, unknown> | undefined
  const losses: Array<Unread> | undefined = isTolerant(way, heed) ? [] : undefined
  for (const name of Object.keys(value)) {
    const convert = of(name)
    const given = value[name]
    if (!convert || (given ?? null) === null) continue
    const converted = convert(given, heed)
    if (converted === given) continue
    if (loses(losses, shown(name), given, converted)) delete (out ??= { ...value })[name]
    else if (converted instanceof Mismatch) return converted.within(shown(name))
    else (out ??= { ...value })[name] = converted
  }
  return out && losses ? withLosses(out, losses) : (out ?? value)
}

/**
 * A member of an answer that could not be read and was left out.
 *
 * @since 0.1.0
 * @category models
 */
export interface Unread {
  /** From the answer down to the member, as in `Data.Email[0].Type`. */
  readonly path: string
  /** What it should have been, as in `"text"`. */
  readonly expected: string
  /** What it was. */
  readonly value: Redacted.Redacted<unknown>
}

const unread = /* @__PURE__ */ new WeakMap<object, ReadonlyArray<Unread>>()

/** What was left out of a value; with a name, as its holder sees it. */
export const lossesIn = (value: unknown, name?: string): ReadonlyArray<Unread> => {
  const losses = unread.get(value as object) ?? []
  return name === undefined ? losses : losses.map((loss) => ({ ...loss, path: pathWithin(name, loss.path) }))
}

/** Notes what was left out of a value, if anything was. */
export const withLosses = <A>(value: A, losses: ReadonlyArray<Unread>): A => {
  if (losses.length > 0) unread.set(value as object, losses)
  return value
}

/** Whether a member that was read is to be left out. What was left out of the member itself is noted too. */
const loses = (losses: Array<Unread> | undefined, name: string, given: unknown, read: unknown): boolean => {
  if (!losses) return false
  if (!(read instanceof Mismatch)) {
    for (const loss of lossesIn(read, name)) losses.push(loss)
    return false
  }
  const { expected, isFinal, path } = read.within(name)
  if (!isFinal) losses.push({ path, expected, value: Redacted.make(given) })
  return !isFinal
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
  decode: (value, clean) => {
    const document = of.decode(value, clean)
    if (document instanceof Mismatch) return document
    return withLosses(read(document as never) ?? new Mismatch("", name, true), lossesIn(document))
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
