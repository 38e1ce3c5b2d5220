/**
 * The vocabulary that endpoints and documents are written in. A `Wire` describes a value as it travels: what callers hand
 * in, what is on the wire, and what an answer decodes to. Encoder, decoder, schema and documentation all read the same
 * description.
 *
 * @since 0.1.0
 */
import { isBoolean, isString } from "effect/Predicate"
import type * as Redacted from "effect/Redacted"
import type * as Schema from "effect/Schema"
import * as codec from "./internal/wire/codec.js"
import type { Unread } from "./internal/wire/codec.js"
import type { Any, Description, Kind, Members, Optional, Required, Whole, Wire } from "./internal/wire/description.js"
import { kindOf, schemaOf } from "./internal/wire/schema.js"

export type { Unread } from "./internal/wire/codec.js"

export type { Any, Description, Members, Optional, Required, Whole, Wire } from "./internal/wire/description.js"

const make = <W extends Any>(description: Description, kind: Kind): W =>
  ({ description, ...kind, aliases: [], presence: "default", isStrict: false }) as unknown as W

/**
 * @since 0.1.0
 * @category kinds
 */
export const string: Wire<string> = /* @__PURE__ */ make({ kind: "string" }, codec.text)

/**
 * A date and time as text: ISO 8601, 0 to 7 fraction digits, with or without `Z`. `0001-01-01T00:00:00` means "never".
 *
 * @since 0.1.0
 * @category kinds
 */
export const dateTime: Wire<string> = /* @__PURE__ */ make({ kind: "string", format: "date-time" }, codec.dateTime)

/**
 * A name or an id that can be part of a path: not blank, not `.` or `..`, and well-formed. Every path parameter is one, and so
 * is the member of an input that gives something such a name. Only what is sent is checked.
 *
 * @since 0.1.0
 * @category kinds
 */
export const name: Wire<string> = /* @__PURE__ */ make({ kind: "string", format: "name" }, codec.name)

/**
 * @since 0.1.0
 * @category kinds
 */
export const number: Wire<number> = /* @__PURE__ */ make(
  { kind: "number" },
  /* @__PURE__ */ codec.plain((value) => Number.isFinite(value), "a number", codec.numberIn)
)

/**
 * @since 0.1.0
 * @category kinds
 */
export const integer: Wire<number> = /* @__PURE__ */ make(
  { kind: "integer" },
  /* @__PURE__ */ codec.plain((value) => Number.isInteger(value), "a whole number", codec.numberIn)
)

/**
 * @since 0.1.0
 * @category kinds
 */
export const boolean: Wire<boolean> = /* @__PURE__ */ make(
  { kind: "boolean" },
  /* @__PURE__ */ codec.plain(isBoolean, "true or false", (value) =>
    isString(value) && /^(true|false)$/i.test(value) ? value.length === 4 : value
  )
)

/**
 * Any JSON value, kept as it is.
 *
 * @since 0.1.0
 * @category kinds
 */
export const unknown: Wire<unknown> = /* @__PURE__ */ make(
  { kind: "unknown" },
  /* @__PURE__ */ codec.plain(() => true, "")
)

/**
 * Text that must not be seen: `Redacted` where it is read; where it is written, a plain string is accepted too.
 *
 * @since 0.1.0
 * @category kinds
 */
export const secret: Wire<Redacted.Redacted<string>, string, string | Redacted.Redacted<string>> = /* @__PURE__ */ make(
  { kind: "secret" },
  codec.secret
)

/**
 * An open enumeration: the known values help the editor, any other string is accepted as well.
 *
 * @since 0.1.0
 * @category kinds
 */
export const literals = <const Values extends ReadonlyArray<string>>(
  ...values: Values
): Wire<Values[number] | (string & {})> => make({ kind: "literals", values }, codec.text)

/**
 * @since 0.1.0
 * @category kinds
 */
export const array = <A, I, In>(item: Wire<A, I, In>): Wire<ReadonlyArray<A>, ReadonlyArray<I>, ReadonlyArray<In>> =>
  make({ kind: "array", item }, codec.array(item))

/**
 * An object with any member names and values of one kind.
 *
 * @since 0.1.0
 * @category kinds
 */
export const record = <A, I, In>(
  value: Wire<A, I, In>
): Wire<{ readonly [key: string]: A }, { readonly [key: string]: I }, { readonly [key: string]: In }> =>
  make({ kind: "record", value }, codec.record(value))

/**
 * A value that the service writes in several forms: the first one that fits is taken.
 *
 * @since 0.1.0
 * @category kinds
 */
export const oneOf = <const Variants extends ReadonlyArray<Any>>(
  ...variants: Variants
): Wire<Variants[number]["Type"], Variants[number]["Encoded"], Variants[number]["Input"]> =>
  make({ kind: "oneOf", variants }, codec.oneOf(variants))

/**
 * A value that a schema of your own describes.
 *
 * @since 0.1.0
 * @category kinds
 */
export const fromSchema = <A, I>(name: string, schema: Schema.Schema<A, I>): Wire<A, I> =>
  make({ kind: "schema", name, schema: schema as unknown as Schema.Schema<never, never> }, kindOf(name, schema))

/**
 * An object with LoginRadius' own member names. Members that are not `required` may be absent or `null`, members that are
 * not described are kept.
 *
 * @since 0.1.0
 * @category kinds
 */
export const document = <M extends Members>(name: string, members: () => M): Document<M> => {
  const list = codec.listed(members)
  return make({ kind: "document", name, members: list }, codec.document(list))
}

/**
 * An answer that can mean several things: a document on the wire, read into a value that says which. Where `read` answers
 * `undefined`, the document is refused.
 *
 * @since 0.1.0
 * @category kinds
 */
export const answer = <A, D, I>(
  name: string,
  of: Wire<D, I, unknown>,
  read: (document: D) => A | undefined
): Wire<A, I> => make({ kind: "answer", name, of, read }, codec.answer(name, of, read))

/**
 * A member that callers may leave out; the second argument is its name on the wire, where it has another one.
 *
 * @since 0.1.0
 * @category members
 */
export const optional = <A, I, In>(wire: Wire<A, I, In>, wireName?: string): Optional<A, I, In> => ({
  ...wire,
  presence: "optional",
  wireName: wireName ?? wire.wireName
})

/**
 * A member that must be there: in an answer, it is what the answer is recognised by.
 *
 * @since 0.1.0
 * @category members
 */
export const required = <A, I, In>(wire: Wire<A, I, In>): Required<A, I, In> => ({
  ...wire,
  presence: "required",
  isStrict: true
})

/**
 * A member that an answer is told apart by, or a login is judged by: where it is not as it is described, the answer is
 * refused. Other members are then read as far as they can be.
 *
 * @since 0.1.0
 * @category members
 */
export const strict = <A, I, In>(wire: Wire<A, I, In>): Wire<A, I, In> => ({ ...wire, isStrict: true })

/**
 * A member with another name on the wire.
 *
 * @since 0.1.0
 * @category members
 */
export const named = <A, I, In>(wire: Wire<A, I, In>, wireName: string): Wire<A, I, In> => ({ ...wire, wireName })

/**
 * A member of an answer that also comes in other spellings. It is always read under its own name.
 *
 * @since 0.1.0
 * @category members
 */
export const aliased = <A, I, In>(wire: Wire<A, I, In>, ...aliases: ReadonlyArray<string>): Wire<A, I, In> => ({
  ...wire,
  aliases,
  rename: codec.renaming(aliases)
})

/**
 * A document with these members.
 *
 * @since 0.1.0
 * @category models
 */
export interface Document<M extends Members> extends Wire<Type<() => M>, Encoded<() => M>, Input<() => M>> {}

/**
 * What a document decodes to.
 *
 * @since 0.1.0
 * @category types
 */
export type Type<F extends () => Members> = Answered<ReturnType<F>, "Type">

/**
 * What a document is on the wire.
 *
 * @since 0.1.0
 * @category types
 */
export type Encoded<F extends () => Members> = Answered<ReturnType<F>, "Encoded">

/**
 * What callers hand in to have a document written.
 *
 * @since 0.1.0
 * @category types
 */
export type Input<F extends () => Members> = Answered<ReturnType<F>, "Input">

type Answered<M extends Members, Side extends "Type" | "Encoded" | "Input"> = {
  readonly [K in keyof M as M[K] extends { readonly presence: "required" } ? K : never]: M[K][Side]
} & {
  readonly [K in keyof M as M[K] extends { readonly presence: "required" } ? never : K]?: M[K][Side] | null | undefined
}

/**
 * A body that is one document: `body: Wire.whole("profile", Profile.Update)` takes it as the input member `profile`.
 *
 * @since 0.1.0
 * @category members
 */
export const whole = <const Name extends string, W extends Any>(name: Name, wire: W): Whole<Name, W> => ({
  whole: name,
  wire
})

/**
 * Whether a body is one document.
 *
 * @since 0.1.0
 * @category guards
 */
export const isWhole = (body: Members | Whole<string, Any> | undefined): body is Whole<string, Any> =>
  typeof body?.["whole"] === "string"

/**
 * The members of an answer, or of a document in it, that could not be read and were left out. None for most answers. A copy of
 * the answer (`{ ...profile }`) does not know them.
 *
 * @since 0.1.0
 * @category answers
 */
export const unread = (answer: unknown): ReadonlyArray<Unread> => codec.lossesIn(answer)

/**
 * The same description as a schema, for tools that work with schemas. Calls do not need it.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toSchema = <A, I>(wire: Wire<A, I, unknown>): Schema.Schema<A, I> =>
  schemaOf(wire) as unknown as Schema.Schema<A, I>
