/**
 * Walks a value along its description: decodes what the service answered, encodes what a caller hands in. The object that
 * was parsed is handed back as it is, unknown members included; it is copied only where a member has to be replaced.
 */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as Wire from "../Wire.js"

/** Where a value is not what its description says. Never holds the value. */
export class Mismatch {
  constructor(
    readonly path: string,
    readonly expected: string
  ) {}
}

/** The members of a document, made once. */
export const membersOf = (document: { readonly members: () => Wire.Members }): ReadonlyArray<Member> => {
  const known = memberCache.get(document)
  if (known !== undefined) return known
  const members = Object.entries(document.members()).map(([name, wire]) => ({
    name,
    wire,
    key: wire.wireName ?? name
  }))
  memberCache.set(document, members)
  return members
}

/** A member of a document: its name for callers and its key on the wire. */
export interface Member {
  readonly name: string
  readonly key: string
  readonly wire: Wire.Any
}

const memberCache = new WeakMap<object, ReadonlyArray<Member>>()

type JsonObject = { readonly [key: string]: unknown }

const isObject = (u: unknown): u is JsonObject => typeof u === "object" && u !== null && !Array.isArray(u)

const at = (path: string, member: string): string => (path === "" ? member : `${path}.${member}`)

/** Decodes an answer. */
export const decode = <A>(wire: Wire.Wire<A, unknown, unknown>, value: unknown): Either.Either<A, Mismatch> => {
  const decoded = decodeAt(wire, value, "")
  return decoded instanceof Mismatch ? Either.left(decoded) : Either.right(decoded as A)
}

const decodeAt = (wire: Wire.Any, value: unknown, path: string): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "unknown":
      return value
    case "secret":
      return typeof value === "string" ? Redacted.make(value) : new Mismatch(path, "text")
    case "array": {
      if (!Array.isArray(value)) return new Mismatch(path, "an array")
      return mapped(value, (item, i) => decodeAt(description.item, item, `${path}[${i}]`))
    }
    case "record": {
      if (!isObject(value)) return new Mismatch(path, "an object")
      let out: Record<string, unknown> | undefined
      for (const key of Object.keys(value)) {
        const decoded = value[key] === null ? null : decodeAt(description.value, value[key], at(path, key))
        if (decoded instanceof Mismatch) return decoded
        if (decoded !== value[key]) (out ??= copy(value))[key] = decoded
      }
      return out ?? value
    }
    case "oneOf":
      return firstOf(description.variants, (variant) => decodeAt(variant, value, path), path)
    case "document":
      return decodeDocument(description, value, path)
    case "answer": {
      const document = decodeAt(description.of, value, path)
      if (document instanceof Mismatch) return document
      return description.read(document as never) ?? new Mismatch(path, description.name)
    }
    case "schema":
      return Either.getOrElse(
        Schema.decodeUnknownEither(description.schema)(value),
        () => new Mismatch(path, description.name)
      )
    default:
      return plain(description, value, path)
  }
}

const decodeDocument = (
  description: Extract<Wire.Description, { readonly kind: "document" }>,
  value: unknown,
  path: string
): unknown => {
  if (!isObject(value)) return new Mismatch(path, "an object")
  let out: Record<string, unknown> | undefined
  for (const { key, wire } of membersOf(description)) {
    let given = Object.hasOwn(value, key) ? value[key] : undefined
    for (const alias of wire.aliases) {
      if (!Object.hasOwn(value, alias)) continue
      out ??= copy(value)
      delete out[alias]
      if (given === undefined) given = out[key] = value[alias]
    }
    if (given === undefined || given === null) {
      if (wire.presence === "required") return new Mismatch(at(path, key), "a value")
      continue
    }
    const decoded = decodeAt(wire, given, at(path, key))
    if (decoded instanceof Mismatch) return decoded
    if (decoded !== given) (out ??= copy(value))[key] = decoded
  }
  return out ?? value
}

/** What a caller hands in, on its way to the wire. */
export interface Encoded {
  readonly value: unknown
}

/** Encodes what a caller hands in; `onSecret` is told each secret that becomes readable. */
export const encode = (wire: Wire.Any, value: unknown, path: string, onSecret: (secret: string) => void): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "unknown":
      return revealed(value, onSecret)
    case "secret": {
      const text = Redacted.isRedacted(value) ? Redacted.value(value) : value
      if (typeof text !== "string") return new Mismatch(path, "text")
      onSecret(text)
      return text
    }
    case "array": {
      if (!Array.isArray(value)) return new Mismatch(path, "an array")
      return mapped(value, (item, i) => encode(description.item, item, `${path}[${i}]`, onSecret))
    }
    case "record": {
      if (!isObject(value)) return new Mismatch(path, "an object")
      const out: Record<string, unknown> = {}
      for (const key of Object.keys(value)) {
        if (value[key] === undefined) continue
        const encoded = value[key] === null ? null : encode(description.value, value[key], at(path, key), onSecret)
        if (encoded instanceof Mismatch) return encoded
        setOwn(out, key, encoded)
      }
      return out
    }
    case "oneOf":
      return firstOf(description.variants, (variant) => encode(variant, value, path, onSecret), path)
    case "document": {
      if (!isObject(value)) return new Mismatch(path, "an object")
      const out: Record<string, unknown> = {}
      const known = new Set<string>()
      for (const { key, name, wire } of membersOf(description)) {
        known.add(name)
        const given = value[name]
        if (given === undefined || given === null) {
          if (wire.presence === "required") return new Mismatch(at(path, name), "a value")
          if (given === null) out[key] = null
          continue
        }
        const encoded = encode(wire, given, at(path, name), onSecret)
        if (encoded instanceof Mismatch) return encoded
        out[key] = encoded
      }
      for (const key of Object.keys(value)) {
        if (!known.has(key) && value[key] !== undefined) setOwn(out, key, revealed(value[key], onSecret))
      }
      return out
    }
    case "answer":
      return encode(description.of, value, path, onSecret)
    case "schema":
      return Either.getOrElse(
        Schema.encodeUnknownEither(description.schema)(value),
        () => new Mismatch(path, description.name)
      )
    default:
      return plain(description, value, path)
  }
}

const plain = (
  description: Extract<
    Wire.Description,
    { readonly kind: "string" | "number" | "integer" | "boolean" | "literals" }
  >,
  value: unknown,
  path: string
): unknown => {
  switch (description.kind) {
    case "string":
    case "literals":
      return typeof value === "string" ? value : new Mismatch(path, "text")
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? value : new Mismatch(path, "a number")
    case "integer":
      return Number.isInteger(value) ? value : new Mismatch(path, "a whole number")
    case "boolean":
      return typeof value === "boolean" ? value : new Mismatch(path, "true or false")
  }
}

const firstOf = (
  variants: ReadonlyArray<Wire.Any>,
  attempt: (variant: Wire.Any) => unknown,
  path: string
): unknown => {
  for (const variant of variants) {
    const result = attempt(variant)
    if (!(result instanceof Mismatch)) return result
  }
  return new Mismatch(path, `one of ${variants.length} forms`)
}

/** Maps an array, and hands the same array back when nothing in it was replaced. */
const mapped = (values: ReadonlyArray<unknown>, f: (value: unknown, i: number) => unknown): unknown => {
  let out: Array<unknown> | undefined
  for (let i = 0; i < values.length; i++) {
    const value = f(values[i], i)
    if (value instanceof Mismatch) return value
    if (value !== values[i]) (out ??= values.slice())[i] = value
  }
  return out ?? values
}

/** Members that no description knows may hold a `Redacted` all the same: JSON would print it as `<redacted>`. */
const revealed = (value: unknown, onSecret: (secret: string) => void): unknown => {
  if (Redacted.isRedacted(value)) {
    const text = Redacted.value(value)
    if (typeof text === "string") onSecret(text)
    return text
  }
  if (Array.isArray(value)) return mapped(value, (item) => revealed(item, onSecret))
  if (!isObject(value)) return value
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) setOwn(out, key, revealed(value[key], onSecret))
  return out
}

const copy = (value: JsonObject): Record<string, unknown> => ({ ...value })

/** `out[key] = value`, also for the key `__proto__`, which JSON can hold. */
const setOwn = (out: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === "__proto__") {
    Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true })
  } else out[key] = value
}
