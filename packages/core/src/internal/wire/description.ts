/** The types that describe values: what they decode to, and what they are on the wire. */
import type * as Schema from "effect/Schema"

/**
 * A described value: `Type` is what it decodes to, `Encoded` what is on the wire, `Input` what callers may hand in.
 *
 * @since 0.1.0
 * @category models
 */
export interface Wire<out Type, out Encoded = Type, out Input = Type> extends Kind {
  readonly Type: Type
  readonly Encoded: Encoded
  readonly Input: Input
  readonly description: Description
  /** The name on the wire, where it is not the member's own name. */
  readonly wireName: string | undefined
  /** Other spellings that the service answers with. */
  readonly aliases: ReadonlyArray<string>
  readonly presence: "default" | "optional" | "required"
  /** How a document is read in which the member may have another spelling. */
  readonly rename?: Rename
}

/**
 * A member that callers may leave out (in query, headers and body).
 *
 * @since 0.1.0
 * @category models
 */
export interface Optional<out Type, out Encoded = Type, out Input = Type> extends Wire<Type, Encoded, Input> {
  readonly presence: "optional"
}

/**
 * A member that makes a document what it is: without it, a document is not accepted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Required<out Type, out Encoded = Type, out Input = Type> extends Wire<Type, Encoded, Input> {
  readonly presence: "required"
}

/**
 * Any described value.
 *
 * @since 0.1.0
 * @category models
 */
export type Any = Wire<unknown, unknown, unknown>

/**
 * Named members, in the caller's spelling.
 *
 * @since 0.1.0
 * @category models
 */
export interface Members {
  readonly [name: string]: Any
}

/**
 * What a description says about a value.
 *
 * @since 0.1.0
 * @category models
 */
export type Description =
  | { readonly kind: "string"; readonly format?: "date-time" | "name" }
  | { readonly kind: "number" }
  | { readonly kind: "integer" }
  | { readonly kind: "boolean" }
  | { readonly kind: "unknown" }
  | { readonly kind: "secret" }
  | { readonly kind: "literals"; readonly values: ReadonlyArray<string> }
  | { readonly kind: "array"; readonly item: Any }
  | { readonly kind: "record"; readonly value: Any }
  | { readonly kind: "oneOf"; readonly variants: ReadonlyArray<Any> }
  | { readonly kind: "document"; readonly name: string; readonly members: () => ReadonlyArray<Member> }
  | { readonly kind: "answer"; readonly name: string; readonly of: Any; readonly read: (document: never) => unknown }
  | { readonly kind: "schema"; readonly name: string; readonly schema: Schema.Schema<never, never> }

/**
 * One input member that is the whole body.
 *
 * @since 0.1.0
 * @category models
 */
export interface Whole<out Name extends string, out W extends Any> {
  readonly whole: Name
  readonly wire: W
}

/** Decodes a value of an answer, or answers a `Mismatch`. */
export type Decode = (value: unknown) => unknown

/**
 * Checks a value that is to be sent, and reports each secret in it. Answers the value or a `Mismatch`. Secrets stay `Redacted`
 * until the body is written.
 */
export type Check = (value: unknown, onSecret: OnSecret) => unknown

/** Both directions of a kind of values. */
export interface Kind {
  readonly decode: Decode
  readonly check: Check
}

export type OnSecret = (secret: string) => void

export type JsonObject = { readonly [key: string]: unknown }

/** Reads a document in which a member may have another spelling. */
export type Rename = (document: JsonObject, name: string) => JsonObject

/** A member of a document or of an endpoint's input: its name for callers, and its key on the wire. */
export interface Member {
  readonly name: string
  readonly key: string
  readonly wire: Any
}
