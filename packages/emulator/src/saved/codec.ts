/**
 * What values are as JSON. Each codec says how a value is written, and takes back what it wrote and nothing else: a member that is
 * not known is refused, since it would be lost. They are made for tables of 100,000 rows, of which `Schema` reads a row in 140 µs.
 */
import * as Redacted from "effect/Redacted"
import { isObject } from "../internal/json.js"

/** Where something cannot be read, as in `social.0.emails`. Never holds the value. */
export class Unreadable {
  constructor(readonly path: string) {}

  within(member: string): Unreadable {
    return new Unreadable(this.path === "" ? member : `${member}.${this.path}`)
  }
}

/** Methods, so that a codec of a record with more members than are given suits. */
export interface Codec<A> {
  encode(value: A): unknown
  decode(json: unknown): A | Unreadable
}

export type TypeOf<C> = C extends Codec<infer A> ? A : never

const unreadable = new Unreadable("")

const same = <A>(is: (json: unknown) => boolean): Codec<A> => ({
  encode: (value) => value,
  decode: (json) => (is(json) ? (json as A) : unreadable)
})

export const text: Codec<string> = same((json) => typeof json === "string")

export const flag: Codec<boolean> = same((json) => typeof json === "boolean")

/** How many, or which: a whole number of 0 or more. */
export const count: Codec<number> = same((json) => Number.isSafeInteger(json) && (json as number) >= 0)

/** What dates can tell: 100 million days around 1970. */
const furthest = 8.64e15

/** Milliseconds since 1970, or a duration in milliseconds. */
export const millis: Codec<number> = same((json) => typeof json === "number" && Math.abs(json) <= furthest)

/** A text that is of a form. */
export const textOf = (is: (text: string) => boolean): Codec<string> =>
  same((json) => typeof json === "string" && is(json))

export const literal = <const A extends string>(...values: ReadonlyArray<A>): Codec<A> => {
  const known = new Set<unknown>(values)
  return same((json) => known.has(json))
}

/** Members of any kind, as they came as JSON. */
export const members: Codec<{ readonly [member: string]: unknown }> = same(isObject)

/** A secret, in clear. */
export const secret: Codec<Redacted.Redacted<string>> = {
  encode: Redacted.value,
  decode: (json) => (typeof json === "string" ? Redacted.make(json) : unreadable)
}

/** A member that is left out where it is undefined. */
export const maybe = <A>({ decode, encode }: Codec<A>): Codec<A | undefined> => ({
  encode: (value) => (value === undefined ? undefined : encode(value)),
  decode: (json) => (json === undefined ? undefined : decode(json))
})

export const list = <A>({ decode, encode }: Codec<A>): Codec<ReadonlyArray<A>> => ({
  encode: (values) => values.map((value) => encode(value)),
  decode: (json) => {
    if (!Array.isArray(json)) return unreadable
    const values: Array<A> = []
    for (let i = 0; i < json.length; i++) {
      const value = decode(json[i])
      if (value instanceof Unreadable) return value.within(String(i))
      values.push(value)
    }
    return values
  }
})

export const record = <A>({ decode, encode }: Codec<A>): Codec<{ readonly [member: string]: A }> => ({
  encode: (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encode(value)])),
  decode: (json) => {
    if (!isObject(json)) return unreadable
    const entries: Array<readonly [string, A]> = []
    for (const [name, member] of Object.entries(json)) {
      const value = decode(member)
      if (value instanceof Unreadable) return value.within(name)
      entries.push([name, value])
    }
    return Object.fromEntries(entries)
  }
})

export const struct = <M extends { readonly [name: string]: Codec<unknown> }>(
  members: M
): Codec<{ readonly [K in keyof M]: TypeOf<M[K]> }> => {
  type A = { readonly [K in keyof M]: TypeOf<M[K]> }
  const codecs = Object.entries(members) as unknown as ReadonlyArray<readonly [string, Codec<unknown>]>
  const form: Record<string, unknown> = Object.fromEntries(codecs.map(([name]) => [name, undefined]))
  return {
    encode: (value) => {
      const json: Record<string, unknown> = {}
      for (const [name, codec] of codecs) {
        const member = codec.encode(value[name])
        if (member !== undefined) json[name] = member
      }
      return json
    },
    decode: (json) => {
      if (!isObject(json)) return unreadable
      // A copy has the members of all that came before, so that V8 need not make up its form again.
      const value = { ...form }
      let known = 0
      for (let i = 0; i < codecs.length; i++) {
        const [name, codec] = codecs[i] as (typeof codecs)[number]
        const given = json[name]
        if (given !== undefined) known++
        const member = codec.decode(given)
        if (member instanceof Unreadable) return member.within(name)
        if (member !== undefined) value[name] = member
      }
      let count = 0
      for (const _ in json) count++
      const stranger = count === known ? undefined : Object.keys(json).find((name) => !Object.hasOwn(members, name))
      return stranger === undefined ? (value as A) : new Unreadable(stranger)
    }
  }
}

/** One of two records, of which one alone has a certain member. */
export const either = <A extends object, B extends object>(
  memberOfFirst: keyof A & string,
  first: Codec<A>,
  second: Codec<B>
): Codec<A | B> => ({
  encode: (value) => (memberOfFirst in value ? first.encode(value as A) : second.encode(value as B)),
  decode: (json) => (isObject(json) && memberOfFirst in json ? first : second).decode(json)
})

/** One of two records, of which the member `type` tells which it is. */
export const union = <A extends { readonly type: string }, B extends { readonly type: string }>(
  typeOfFirst: A["type"],
  first: Codec<A>,
  second: Codec<B>
): Codec<A | B> => {
  const isFirst = (value: unknown): value is A => isObject(value) && value["type"] === typeOfFirst
  return {
    encode: (value) => (isFirst(value) ? first.encode(value) : second.encode(value as B)),
    decode: (json) => (isFirst(json) ? first : second).decode(json)
  }
}
