/**
 * Checks a document against a schema: all that is wrong with it, without a value of it. `Schema` itself takes 140 µs for an
 * account, and its messages show values; this walks the schema's description once, and makes functions of it.
 */
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { isObject } from "../internal/json.js"
import { nearest } from "../internal/nearest.js"
import type { Path, Walk } from "./problems.js"

type Check = (value: unknown, walk: Walk) => void

/** What a value is in JSON. */
const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value)

const inQuotes = "put it in quotes"

const of = (expected: string, kind: string, is?: (value: never) => boolean): Check => {
  const reason = `must be ${expected}`
  return (value, walk) => {
    const given = kindOf(value)
    if (given === kind && (is === undefined || is(value as never))) return
    const isUnquoted = kind === "string" && (given === "number" || given === "boolean")
    walk.report(reason, isUnquoted ? inQuotes : undefined)
  }
}

const titleOf = (ast: SchemaAST.Annotated): string | undefined =>
  Option.getOrUndefined(SchemaAST.getTitleAnnotation(ast))

/** Names that are known, to choose from. */
const list = (names: ReadonlyArray<string>): string => names.join(", ")

const oneOf = (values: ReadonlyArray<string>): Check => {
  const known = new Set<unknown>(values)
  return (value, walk) => {
    if (known.has(value)) return
    const near = typeof value === "string" ? nearest(value, values) : undefined
    walk.report(`must be ${values.length === 1 ? "" : "one of "}${list(values)}`, near && `did you mean ${near}?`)
  }
}

/** Any JSON: YAML has numbers and objects that are none. */
const isJson = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : Array.isArray(value)
      ? value.every(isJson)
      : isObject(value)
        ? isPlain(value) && Object.values(value).every(isJson)
        : true

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

const json: Check = (value, walk) => {
  if (!isJson(value)) walk.report("must be something that JSON can say")
}

const items =
  (item: Check): Check =>
  (value, walk) => {
    if (!Array.isArray(value)) return walk.report("must be a list")
    for (let i = 0; i < value.length; i++) {
      walk.enter(i)
      item(value[i], walk)
      walk.leave()
    }
  }

const record =
  (member: Check): Check =>
  (value, walk) => {
    if (!isObject(value) || !isPlain(value)) return walk.report("must be a record")
    for (const name of Object.keys(value)) {
      walk.enter(name)
      member(value[name], walk)
      walk.leave()
    }
  }

const struct = (ast: SchemaAST.TypeLiteral): Check => {
  const members = new Map<string, Check>()
  const required: Array<string> = []
  for (const { isOptional, name, type } of ast.propertySignatures) {
    members.set(String(name), compile(type))
    if (!isOptional) required.push(String(name))
  }
  const names = [...members.keys()]
  const [recordOf, knownAre] = [`must be a record of ${list(names)}`, `known are ${list(names)}`]
  return (value, walk) => {
    if (!isObject(value) || !isPlain(value)) return walk.report(recordOf)
    for (const name of Object.keys(value)) {
      const check = members.get(name)
      walk.enter(name)
      if (check !== undefined) check(value[name], walk)
      else {
        const near = nearest(name, names)
        walk.report("is not known", near === undefined ? knownAre : `did you mean ${near}?`, "name")
      }
      walk.leave()
    }
    for (const name of required) {
      if (!Object.hasOwn(value, name)) walk.reportAt([name], "is missing")
    }
  }
}

const isLiteral = (ast: SchemaAST.AST): ast is SchemaAST.Literal => ast._tag === "Literal"

/** The values that a member can have which tells records apart. */
const typesOf = (ast: SchemaAST.TypeLiteral): ReadonlyArray<string> =>
  ast.propertySignatures.flatMap(({ name, type }) => (name === "type" && isLiteral(type) ? [String(type.literal)] : []))

/** Records that their member `type` tells apart. */
const tagged = (records: ReadonlyArray<SchemaAST.TypeLiteral>): Check => {
  const byType = new Map<unknown, Check>(
    records.flatMap((ast) => typesOf(ast).map((type) => [type, struct(ast)] as const))
  )
  const type = oneOf([...byType.keys()].map(String))
  return (value, walk) => {
    if (!isObject(value)) return walk.report("must be a record")
    const check = byType.get(value["type"])
    if (check !== undefined) return check(value, walk)
    if (!Object.hasOwn(value, "type")) return walk.reportAt(["type"], "is missing")
    walk.enter("type")
    type(value["type"], walk)
    walk.leave()
  }
}

const union = (nested: ReadonlyArray<SchemaAST.AST>): Check => {
  const types = nested.flatMap((ast) => (ast._tag === "Union" ? ast.types : [ast]))
  const literals = types.filter(isLiteral).map(({ literal }) => String(literal))
  const records = types.filter((ast) => ast._tag === "TypeLiteral")
  const others = types.filter((ast) => ast._tag === "BooleanKeyword")
  const asText = literals.length === 0 ? undefined : oneOf(literals)
  if (records.length === 0 && asText !== undefined) return asText
  const asRecord = records.length > 1 ? tagged(records) : records[0] && struct(records[0])
  const choices = [...literals, ...(others.length === 0 ? [] : ["true", "false"])]
  return (value, walk) => {
    if (isObject(value) && asRecord !== undefined) asRecord(value, walk)
    else if (typeof value === "string" && asText !== undefined) asText(value, walk)
    else if (typeof value !== "boolean" || others.length === 0) {
      walk.report(`must be ${choices.length === 0 ? "" : `${list(choices)}, or `}a record`)
    }
  }
}

/** A text or a number that is more than that. */
const refined = (ast: SchemaAST.Refinement): Check => {
  let from: SchemaAST.AST = ast
  const filters: Array<SchemaAST.Refinement> = []
  while (from._tag === "Refinement") {
    filters.unshift(from)
    from = from.from
  }
  const options = {}
  return of(titleOf(ast) ?? "something else", from._tag === "NumberKeyword" ? "number" : "string", (value) =>
    filters.every((refinement) => Option.isNone(refinement.filter(value, options, refinement)))
  )
}

const compile = (ast: SchemaAST.AST): Check => {
  switch (ast._tag) {
    case "StringKeyword":
      return of("text", "string")
    case "BooleanKeyword":
      return of("true or false", "boolean")
    case "UnknownKeyword":
      return json
    case "Literal":
      return oneOf([String(ast.literal)])
    case "Refinement":
      return refined(ast)
    case "Union":
      return union(ast.types)
    case "TupleType":
      return items(compile((ast.rest[0] as SchemaAST.Type).type))
    case "TypeLiteral": {
      const [index] = ast.indexSignatures
      return index === undefined ? struct(ast) : record(compile(index.type))
    }
    case "Suspend": {
      let made: Check | undefined
      return (value, walk) => (made ??= compile(ast.f()))(value, walk)
    }
    default:
      throw new Error(`a seed has no ${ast._tag}`)
  }
}

/** What is wrong with values of a schema of texts, numbers, records, lists and choices. */
export const checker = <A>(schema: Schema.Schema<A>): ((value: unknown, walk: Walk) => value is A) => {
  const check = compile(schema.ast)
  return (value, walk): value is A => {
    const before = walk.found.length
    check(value, walk)
    return walk.found.length === before
  }
}

const below = (ast: SchemaAST.AST, step: string | number): SchemaAST.AST | undefined => {
  switch (ast._tag) {
    case "TupleType":
      return typeof step === "number" ? ast.rest[0]?.type : undefined
    case "TypeLiteral":
      return (
        ast.propertySignatures.find(({ name }) => name === step)?.type ??
        (typeof step === "string" ? ast.indexSignatures[0]?.type : undefined)
      )
    case "Union":
      return ast.types.map((type) => below(type, step)).find((found) => found !== undefined)
    case "Suspend":
      return below(ast.f(), step)
    default:
      return undefined
  }
}

/**
 * As much of a path as there is in documents of a schema, and a sign for the rest: where a text cannot be read, a value can stand in
 * the place of a name.
 */
export const known = ({ ast }: Schema.Schema.Any, path: Path): Path => {
  let here: SchemaAST.AST | undefined = ast
  const steps: Array<string | number> = []
  for (const step of path) {
    here = below(here, step)
    if (here === undefined) return [...steps, "…"]
    steps.push(step)
  }
  return steps
}
