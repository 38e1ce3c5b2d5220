/** The schema of a description, for tools that work with schemas. Calls use the kinds of codec.ts instead. */
import * as Either from "effect/Either"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import { isObject, Mismatch } from "./codec.js"
import type { Any, Description, Kind, Member } from "./description.js"

type AnySchema = Schema.Schema<unknown, unknown>

export const schemaOf = (wire: Any): AnySchema => {
  const description = wire.description
  const known = schemas.get(description)
  if (known !== undefined) return known
  const schema = build(description)
  schemas.set(description, schema)
  return schema
}

const schemas = new WeakMap<object, AnySchema>()

const build = (description: Description): AnySchema => {
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
      return Schema.Array(schemaOf(description.item)) as AnySchema
    case "record":
      return Schema.Record({ key: Schema.String, value: Schema.NullOr(schemaOf(description.value)) }) as AnySchema
    case "oneOf":
      return Schema.Union(...description.variants.map(schemaOf))
    case "document":
      return documentSchema(description.name, description.members())
    case "answer":
      return answerSchema(description)
    case "schema":
      return description.schema as unknown as AnySchema
  }
}

const documentSchema = (name: string, members: ReadonlyArray<Member>): AnySchema => {
  const fields: Record<string, Schema.Struct.Field> = {}
  for (const { key, wire } of members) {
    const schema = schemaOf(wire)
    fields[key] = wire.presence === "required" ? schema : Schema.optional(Schema.NullOr(schema))
  }
  // Members that are not described are kept.
  const struct = Schema.Struct(fields).annotations({ identifier: name, parseOptions: { onExcessProperty: "preserve" } })
  const renamed = members.filter(({ wire }) => wire.rename !== undefined)
  if (renamed.length === 0) return struct as unknown as AnySchema
  return Schema.transform(Schema.Unknown, struct as unknown as AnySchema, {
    strict: true,
    decode: (value) =>
      isObject(value) ? renamed.reduce((value, { key, wire }) => wire.rename?.(value, key) ?? value, value) : value,
    encode: (value) => value
  })
}

const answerSchema = (description: Extract<Description, { readonly kind: "answer" }>): AnySchema =>
  Schema.transformOrFail(schemaOf(description.of), Schema.Unknown, {
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

/** The kind of values that a schema of the caller's own describes. */
export const kindOf = <A, I>(name: string, schema: Schema.Schema<A, I>): Kind => {
  const decode = Schema.decodeUnknownEither(schema)
  const encode = Schema.encodeUnknownEither(schema)
  const mismatch = () => new Mismatch("", name)
  const read = (value: unknown) => Either.getOrElse(decode(value) as Either.Either<unknown, unknown>, mismatch)
  return {
    decode: read,
    accept: read,
    check: (value) => Either.getOrElse(encode(value) as Either.Either<unknown, unknown>, mismatch)
  }
}
