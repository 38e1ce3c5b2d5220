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
  /** Whether an answer is judged by it: it is never read with tolerance. */
  readonly isStrict: boolean
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

/**
 * Takes a value one way: answers it as it is on the other side, or a `Mismatch`. The second argument hears of each secret that
 * is to be sent; where an answer is read with tolerance, it cleans names that the service chose.
 */
export type Walk = (value: unknown, heed: Heed | undefined) => unknown

export type Heed = (text: string, cleaner: Cleaner) => unknown

/** Hears of a secret, and of how it is taken out of texts. */
export type OnSecret = (secret: string, cleaner: Cleaner) => void

export type Cleaner = (secrets: ReadonlyArray<string>) => Clean

/** Makes a foreign text fit to be shown. */
export type Clean = (text: string) => string

/** The ways of a kind of values. */
export interface Kind {
  /**
   * Reads a value that has to be as it is described; with `clean`, a value of an answer: what could not be read is left out,
   * unless the answer is judged by it.
   */
  readonly decode: (value: unknown, clean?: Clean) => unknown
  /** Checks a value that is to be sent. Secrets stay `Redacted` until the body is written. */
  readonly check: (value: unknown, onSecret: OnSecret) => unknown
}

export type JsonObject = { readonly [key: string]: unknown }

/** Reads a document in which a member may have another spelling. */
export type Rename = (document: JsonObject, name: string) => JsonObject

/** A member of a document or of an endpoint's input: its name for callers, and its key on the wire. */
export interface Member {
  readonly name: string
  readonly key: string
  readonly wire: Any
}
