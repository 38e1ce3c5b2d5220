/**
 * How each kind of value is walked, in both directions: decoding what the service answered, and checking what a caller
 * hands in. The object that was parsed is handed back as it is, unknown members included; it is copied only where a member
 * has to be replaced. Each kind is a function of its own, so that a bundle holds those that its endpoints use.
 */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type * as Wire from "../Wire.js"

/** Where a value is not what its description says. Never holds the value. */
export class Mismatch {
  constructor(
    readonly path: string,
    readonly expected: string
  ) {}
}

/**
 * Decodes a value, or checks it on its way to the wire when `onSecret` is there to be told each secret in it. Secrets that
 * are sent stay as they were given: `reveal` makes them readable when the text is made.
 */
export type Walk = (value: unknown, path: string, onSecret?: OnSecret) => unknown

export type OnSecret = (secret: string) => void

/** Decodes an answer. */
export const decode = <A>(wire: Wire.Wire<A, unknown, unknown>, value: unknown): Either.Either<A, Mismatch> => {
  const decoded = wire.walk(value, "")
  return decoded instanceof Mismatch ? Either.left(decoded) : Either.right(decoded as A)
}

/** A secret as the text that it is; anything else as it is. */
export const reveal = (value: unknown): unknown => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

type JsonObject = { readonly [key: string]: unknown }

export const isObject = (u: unknown): u is JsonObject => typeof u === "object" && u !== null && !Array.isArray(u)

/** Values that are as they should be, or not. */
export const checked =
  (isFit: (value: unknown) => boolean, expected: string): Walk =>
  (value, path) =>
    isFit(value) ? value : new Mismatch(path, expected)

export const isText = (value: unknown): value is string => typeof value === "string"

export const text: Walk = (value, path) => (isText(value) ? value : new Mismatch(path, "text"))

export const secret: Walk = (value, path, onSecret) => {
  const text = onSecret === undefined ? value : reveal(value)
  if (!isText(text)) return new Mismatch(path, "text")
  if (onSecret === undefined) return Redacted.make(text)
  onSecret(text)
  return value
}

export const array =
  (item: Wire.Any): Walk =>
  (value, path, onSecret) => {
    if (!Array.isArray(value)) return new Mismatch(path, "an array")
    const values: ReadonlyArray<unknown> = value
    let out: Array<unknown> | undefined
    for (let i = 0; i < values.length; i++) {
      const walked = item.walk(values[i], `${path}[${i}]`, onSecret)
      if (walked instanceof Mismatch) return walked
      if (walked !== values[i]) (out ??= values.slice())[i] = walked
    }
    return out ?? value
  }

export const record =
  (of: Wire.Any): Walk =>
  (value, path, onSecret) => {
    if (!isObject(value)) return new Mismatch(path, "an object")
    let out: Record<string, unknown> | undefined
    for (const key of Object.keys(value)) {
      const given = value[key]
      if (given === null || (given === undefined && onSecret !== undefined)) continue
      const walked = of.walk(given, at(path, key), onSecret)
      if (walked instanceof Mismatch) return walked
      if (walked !== given) (out ??= { ...value })[key] = walked
    }
    return out ?? value
  }

export const oneOf =
  (variants: ReadonlyArray<Wire.Any>): Walk =>
  (value, path, onSecret) => {
    for (const variant of variants) {
      const walked = variant.walk(value, path, onSecret)
      if (!(walked instanceof Mismatch)) return walked
    }
    return new Mismatch(path, `one of ${variants.length} forms`)
  }

export const document =
  (membersOf: () => ReadonlyArray<Member>): Walk =>
  (value, path, onSecret) => {
    if (!isObject(value)) return new Mismatch(path, "an object")
    let out: Record<string, unknown> | undefined
    for (const { name, wire } of membersOf()) {
      let given = Object.hasOwn(value, name) ? value[name] : undefined
      for (const alias of wire.aliases) {
        if (onSecret !== undefined || !Object.hasOwn(value, alias)) continue
        out ??= { ...value }
        delete out[alias]
        if (given === undefined) given = out[name] = value[alias]
      }
      if (given === undefined || given === null) {
        if (wire.presence === "required") return new Mismatch(at(path, name), "a value")
        continue
      }
      const walked = wire.walk(given, at(path, name), onSecret)
      if (walked instanceof Mismatch) return walked
      if (walked !== given) (out ??= { ...value })[name] = walked
    }
    return out ?? value
  }

export const answer =
  (name: string, of: Wire.Any, read: (document: never) => unknown): Walk =>
  (value, path, onSecret) => {
    const walked = of.walk(value, path, onSecret)
    if (walked instanceof Mismatch || onSecret !== undefined) return walked
    return read(walked as never) ?? new Mismatch(path, name)
  }

const at = (path: string, member: string): string => (path === "" ? member : `${path}.${member}`)

/** A member of a document or of an endpoint's input: its name for callers, and its key on the wire. */
export interface Member {
  readonly name: string
  readonly key: string
  readonly wire: Wire.Any
}

/** Members in order, read once. */
export const listed = (members: () => Wire.Members | undefined): (() => ReadonlyArray<Member>) => {
  let list: ReadonlyArray<Member> | undefined
  return () =>
    (list ??= Object.entries(members() ?? {}).map(([name, wire]) => ({ name, wire, key: wire.wireName ?? name })))
}
