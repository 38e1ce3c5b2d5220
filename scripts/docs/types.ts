/** The documents that operations take and answer, and how types read in a page. */
import * as Wire from "@loginradius-effect/core/Wire"
import ts from "typescript"
import { endpoints } from "./endpoints.js"
import { typeText } from "./source.js"

type Description<K extends Wire.Description["kind"]> = Extract<Wire.Description, { readonly kind: K }>

/** A document on the wire. */
export interface Document {
  readonly name: string
  readonly members: () => ReadonlyArray<{ readonly name: string; readonly wire: Wire.Any }>
}

/** What endpoints take and answer, by names. */
export const documents: Map<string, Document> = new Map()

/** Types that an answer is read into, and those that they are made of. */
export const models = new Set<string>()

/** Documents that an answer is typed by under another name. */
const typed = new Map<string, string>()

/** The name of a document for those who read the page. */
export const shownName = (name: string): string => typed.get(name) ?? name

/** What names a section of the page of documents. */
const link = (name: string, page: string): string => `[\`${name}\`](${page}#${name.toLowerCase()})`

const code = (text: string): string => `\`${text}\``

const or = (parts: ReadonlyArray<string>): string => [...new Set(parts)].join(" or ")

/** How many known values of an enumeration are shown. */
const most = 8

const literals = (values: ReadonlyArray<string>): string => {
  const shown = values.slice(0, values.length > most + 1 ? most : values.length).map((value) => code(`"${value}"`))
  const more = values.length - shown.length
  return `${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ")} or another \`string\``
}

/** The value that an answer is read into: a document, a type of its own, or a list. */
const answered = ({ name, of }: Description<"answer">): { readonly name: string } | { readonly wire: Wire.Any } => {
  if (documents.has(name)) return { name }
  const text = typeText(name)
  if (text !== undefined && (text.alias !== undefined || text.properties.length > 0)) return { name }
  const { description } = of
  const list = description.kind === "oneOf" ? description.variants.find(isList) : undefined
  return { wire: list ?? of }
}

const isList = ({ description }: Wire.Any): boolean => description.kind === "array"

/** A type as it reads in a page, with links to `page`, which is empty within the page of documents itself. */
export const wireType = (wire: Wire.Any, page: string): string => {
  const description = wire.description
  switch (description.kind) {
    case "string":
      return description.format === "date-time" ? "date and time" : "`string`"
    case "number":
    case "boolean":
      return code(description.kind)
    case "integer":
      return "`number`, whole"
    case "literals":
      return literals(description.values)
    case "secret":
      return "secret"
    case "array":
      return `array of ${wireType(description.item, page)}`
    case "record":
      return `record of ${wireType(description.value, page)}`
    case "oneOf":
      return or(description.variants.map((variant) => wireType(variant, page)))
    case "document":
      return link(shownName(description.name), page)
    case "answer": {
      const found = answered(description)
      return "name" in found ? link(found.name, page) : wireType(found.wire, page)
    }
    default:
      return "JSON"
  }
}

const lists = new Set(["ReadonlyArray", "NonEmptyReadonlyArray"])

/** The same of a type in core's sources. */
export const nodeType = (node: ts.TypeNode, page: string): string => {
  if (ts.isUnionTypeNode(node)) return or(node.types.map((one) => nodeType(one, page)))
  if (!ts.isTypeReferenceNode(node)) return code(node.getText())
  const [argument] = node.typeArguments ?? []
  const name = node.typeName.getText()
  if (name === "Redacted.Redacted") return "secret"
  if (lists.has(name) && argument !== undefined) return `array of ${nodeType(argument, page)}`
  const text = documents.has(name) || models.has(name) ? link(name, page) : code(name)
  return argument === undefined ? text : `${text} of ${nodeType(argument, page)}`
}

/** What an endpoint answers with, by its name, where it is no list. */
export const answerName = (wire: Wire.Any): string | undefined => {
  const { description } = wire
  if (description.kind === "document") return description.name
  if (description.kind !== "answer") return undefined
  const found = answered(description)
  return "name" in found ? found.name : answerName(found.wire)
}

/** The types that an alias joins. */
export const joined = (name: string): ReadonlyArray<ts.TypeNode> => {
  const alias = typeText(name)?.alias
  if (alias === undefined) return []
  return ts.isUnionTypeNode(alias) ? [...alias.types] : [alias]
}

// --- what there is ------------------------------------------------------------------------------------------------------

const answers: Array<Description<"answer">> = []

const visit = ({ description }: Wire.Any): void => {
  if (description.kind === "array") visit(description.item)
  else if (description.kind === "record") visit(description.value)
  else if (description.kind === "oneOf") for (const variant of description.variants) visit(variant)
  else if (description.kind === "answer") {
    answers.push(description)
    visit(description.of)
  } else if (description.kind === "document") {
    const known = documents.get(description.name)
    if (known !== undefined && known.members !== description.members)
      throw new Error(`two documents are called ${description.name}: docs/documents.md cannot tell them apart`)
    if (known !== undefined) return
    documents.set(description.name, description)
    for (const { wire } of description.members()) visit(wire)
  }
}

for (const { spec } of endpoints) {
  const { body, headers, query, success } = spec
  visit(success)
  if (Wire.isWhole(body)) visit(body.wire)
  for (const members of [query, headers, Wire.isWhole(body) ? undefined : body]) {
    for (const wire of Object.values(members ?? {})) visit(wire)
  }
}

const addModel = (name: string): void => {
  const text = documents.has(name) || models.has(name) ? undefined : typeText(name)
  if (text === undefined || (text.alias === undefined && text.properties.length === 0)) return
  models.add(name)
  const add = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) addModel(node.typeName.getText())
    ts.forEachChild(node, add)
  }
  for (const { type } of text.properties) add(type)
  if (text.alias !== undefined) add(text.alias)
}

for (const { name, of } of answers) {
  addModel(name)
  const { description } = of
  const isTyped = !documents.has(name) && !models.has(name) && typeText(name) !== undefined
  if (isTyped && description.kind === "document") typed.set(description.name, name)
}
