/**
 * The schema of a description, for tools that work with schemas: it reads a value as calls read an answer, and looks like the
 * strict form. Calls use the kinds of codec.ts instead. The suites compare the two: they share nothing that converts a value.
 */
import * as Either from "effect/Either"
import { isString } from "effect/Predicate"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { isObject, Mismatch } from "./codec.js"
import type { Any, Description, JsonObject, Kind, Member } from "./description.js"

type AnySchema = Schema.Schema<unknown, unknown>

type SchemaOf = (wire: Any) => AnySchema

const remembered = (make: SchemaOf): SchemaOf => {
  const schemas = new WeakMap<Description, AnySchema>()
  return (wire) => {
    const { description } = wire
    const known = schemas.get(description)
    if (known !== undefined) return known
    // A document may hold itself.
    if (description.kind === "document") {
      schemas.set(description, Schema.suspend((): AnySchema => made).annotations({ identifier: description.name }))
    }
    const made = make(wire)
    schemas.set(description, made)
    return made
  }
}

/** Reads a value as far as it can be: mends it, and takes it if it is as it is described then. */
export const schemaOf: SchemaOf = /* @__PURE__ */ remembered((wire) => reading(mended(wire), menderOf(wire)))

/** Reads what has been mended. What comes in several forms is mended by each of them. */
const mended: SchemaOf = /* @__PURE__ */ remembered((wire) => {
  const { description } = wire
  return description.kind === "oneOf" ? oneOf(description.variants, schemaOf) : build(description, mended, judged)
})

/** Reads what an answer is judged by: it has to be what it is, and only what it holds is mended. */
const judged: SchemaOf = (wire) => {
  const { description } = wire
  switch (description.kind) {
    case "array":
    case "record":
    case "document":
      return schemaOf(wire)
    case "oneOf":
      return oneOf(description.variants, judged)
    default:
      return build(description, judged, judged)
  }
}

/** Reads what is as it is described. */
const strict: SchemaOf = /* @__PURE__ */ remembered(({ description }) => {
  const schema = build(description, strict, strict)
  return description.kind === "document" ? reading(schema, renamer(description.members())) : schema
})

/** A form that fits as it is comes before all that would have to be mended. */
const oneOf = (variants: ReadonlyArray<Any>, otherwise: SchemaOf): AnySchema => {
  const asDescribed = variants.map(strict)
  return seenAs(Schema.Union(...asDescribed), Schema.Union(...asDescribed, ...variants.map(otherwise)))
}

const build = (description: Description, of: SchemaOf, ofStrict: SchemaOf): AnySchema => {
  switch (description.kind) {
    case "string":
    case "literals":
      return Schema.String as AnySchema
    case "number":
      return Schema.Finite as AnySchema
    case "integer":
      // `Schema.Int` refuses what is too large to be exact, which an answer may be.
      return Schema.Number.pipe(Schema.filter(Number.isInteger)) as AnySchema
    case "boolean":
      return Schema.Boolean as AnySchema
    case "unknown":
      return Schema.Unknown
    case "secret":
      return Schema.Redacted(Schema.String) as AnySchema
    case "array":
      return Schema.Array(of(description.item)) as AnySchema
    case "record":
      return Schema.Record({ key: Schema.String, value: Schema.NullOr(of(description.value)) }) as AnySchema
    case "oneOf":
      return Schema.Union(...description.variants.map(of))
    case "document":
      return documentSchema(description.name, description.members(), (wire) => (wire.isStrict ? ofStrict : of)(wire))
    case "answer":
      return answerSchema(description, of(description.of))
    case "schema":
      return description.schema as unknown as AnySchema
  }
}

const documentSchema = (name: string, members: ReadonlyArray<Member>, of: SchemaOf): AnySchema => {
  const fields: Record<string, Schema.Struct.Field> = {}
  for (const { key, wire } of members) {
    fields[key] = wire.presence === "required" ? present(wire, of(wire)) : Schema.optional(Schema.NullOr(of(wire)))
  }
  // Members that are not described are kept.
  return Schema.Struct(fields).annotations({
    identifier: name,
    parseOptions: { onExcessProperty: "preserve" }
  }) as unknown as AnySchema
}

/** A member that is there. Some kinds would take `null` for it. */
const present = ({ description }: Any, schema: AnySchema): AnySchema =>
  ["answer", "oneOf", "schema", "unknown"].includes(description.kind) ? schema.pipe(Schema.filter(isPresent)) : schema

const isPresent = (value: unknown): boolean => value !== null && value !== undefined

const answerSchema = (description: Extract<Description, { readonly kind: "answer" }>, of: AnySchema): AnySchema =>
  Schema.transformOrFail(of, Schema.Unknown, {
    strict: true,
    decode: (document, _, ast) => {
      const value = description.read(document as never)
      return value === undefined
        ? ParseResult.fail(new ParseResult.Type(ast, undefined, `Expected ${description.name}`))
        : ParseResult.succeed(value)
    },
    encode: (value, _, ast) =>
      ParseResult.fail(new ParseResult.Forbidden(ast, value, `${description.name} is only read`))
  })

/** Reads what `mend` makes of a value. */
const reading = (schema: AnySchema, mend: Mender): AnySchema =>
  seenAs(
    schema,
    Schema.transformOrFail(seenAs(schema, Schema.Unknown), schema, {
      strict: true,
      decode: (value) => {
        const read = mend(value)
        return read === unreadable
          ? ParseResult.fail(new ParseResult.Type(schema.ast, value))
          : ParseResult.succeed(read)
      },
      encode: (value) => ParseResult.succeed(value)
    })
  )

/** A schema that looks like another one to tools. */
const seenAs = (form: AnySchema, schema: AnySchema): AnySchema =>
  schema.annotations({ [SchemaAST.SurrogateAnnotationId]: form.ast })

// --- mending -----------------------------------------------------------------------------------------------------------

/**
 * Makes the strict form of a value, by converting and leaving out what it holds. Answers `unreadable` where whoever holds the
 * value is to leave it out; where the schema refuses what was made, all is refused. A value that needs nothing stays itself.
 */
type Mender = (value: unknown) => unknown

const unreadable = /* @__PURE__ */ Symbol()

const menderOf = ({ description }: Any): Mender => {
  switch (description.kind) {
    case "string":
      return description.format === "date-time" ? only(isString) : toText
    case "literals":
      return toText
    case "number":
      return toNumber
    case "integer":
      return (value) => only(Number.isInteger)(toNumber(value))
    case "boolean":
      return toBoolean
    case "array": {
      const mend = menderOf(description.item)
      return (value) => (Array.isArray(value) ? mendItems(value, mend) : unreadable)
    }
    case "record": {
      const mend = menderOf(description.value)
      return (value) => (isObject(value) ? mendMembers(value, () => mend) : unreadable)
    }
    case "document":
      return documentMender(description.members)
    case "answer":
      return menderOf(description.of)
    case "oneOf":
      return only((value) => description.variants.some((variant) => canRead(variant, value)))
    case "schema": {
      const decode = Schema.decodeUnknownEither(description.schema as unknown as AnySchema)
      return only((value) => Either.match(decode(value), { onLeft: () => false, onRight: () => true }))
    }
    case "unknown":
    case "secret":
      return (value) => value
  }
}

/** Whether a value is read, or makes the whole refused, by what it holds; else it is left out. */
const canRead = (wire: Any, value: unknown): boolean => {
  switch (wire.description.kind) {
    case "array":
      return Array.isArray(value)
    case "record":
    case "document":
      return isObject(value)
    default:
      return menderOf(wire)(value) !== unreadable
  }
}

const only =
  (fits: (value: unknown) => boolean): Mender =>
  (value) =>
    fits(value) ? value : unreadable

const toText: Mender = (value) => {
  if (isString(value)) return value
  return typeof value === "boolean" || isSafe(value) ? String(value) : unreadable
}

const toNumber: Mender = (value) => {
  if (!isString(value)) return Number.isFinite(value) ? value : unreadable
  const number = /^-?[0-9]+(?:\.[0-9]+)?$/.test(value) ? Number(value) : undefined
  return isSafe(number) ? number : unreadable
}

const toBoolean: Mender = (value) => {
  if (typeof value === "boolean") return value
  const text = isString(value) && value.toLowerCase()
  return text === "true" || (text === "false" ? false : unreadable)
}

/** Whether a number, whole or not, is not beyond those that are exact. */
const isSafe = (value: unknown): boolean => typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER

const mendItems = (items: ReadonlyArray<unknown>, mend: Mender): ReadonlyArray<unknown> => {
  const read = items.map((item) => mend(item))
  return read.every((item, i) => item === items[i]) ? items : read.filter((item) => item !== unreadable)
}

/** Members that are `null` are there all the same, and are left as they are. */
const mendMembers = (value: JsonObject, menderOf: (name: string) => Mender | undefined): JsonObject => {
  let out: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const given = value[name]
    const mend = isPresent(given) ? menderOf(name) : undefined
    const read = mend ? mend(given) : given
    if (read === given) continue
    out ??= { ...value }
    if (read === unreadable) delete out[name]
    else out[name] = read
  }
  return out ?? value
}

const documentMender = (members: () => ReadonlyArray<Member>): Mender => {
  // Filled in when the first value comes, because a document may hold itself.
  let known: { readonly rename: Mender; readonly menders: ReadonlyMap<string, Mender> } | undefined
  return (value) => {
    if (!isObject(value)) return unreadable
    known ??= {
      rename: renamer(members()),
      menders: new Map(
        members()
          .filter(({ wire }) => !wire.isStrict)
          .map(({ key, wire }) => [key, menderOf(wire)])
      )
    }
    const { menders, rename } = known
    return mendMembers(rename(value) as JsonObject, (name) => menders.get(name))
  }
}

/** Gives the members of a document their own names. */
const renamer = (members: ReadonlyArray<Member>): Mender => {
  const renamed = members.filter(({ wire }) => wire.rename !== undefined)
  return (value) =>
    isObject(value) ? renamed.reduce((value, { key, wire }) => wire.rename?.(value, key) ?? value, value) : unreadable
}

/** The kind of values that a schema of the caller's own describes. */
export const kindOf = <A, I>(name: string, schema: Schema.Schema<A, I>): Kind => {
  const decode = Schema.decodeUnknownEither(schema)
  const encode = Schema.encodeUnknownEither(schema)
  const mismatch = () => new Mismatch("", name)
  const read = (value: unknown) => Either.getOrElse(decode(value) as Either.Either<unknown, unknown>, mismatch)
  return {
    decode: read,
    check: (value) => Either.getOrElse(encode(value) as Either.Either<unknown, unknown>, mismatch)
  }
}
