/** packages/emulator/seed.schema.json: what a seed file can say, for editors. Settings are described by their own docstrings. */
import { schema } from "@loginradius-effect/emulator/SeedFile"
import * as JSONSchema from "effect/JSONSchema"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { root } from "../workspace.js"

const models = "packages/emulator/src/Settings/models.ts"

const source = ts.createSourceFile(models, readFileSync(join(root, models), "utf8"), ts.ScriptTarget.ES2022, true)

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()

const docOf = (member: ts.TypeElement): string | undefined => {
  const [doc] = ts.getJSDocCommentsAndTags(member)
  return typeof doc?.comment === "string" ? oneLine(doc.comment) : undefined
}

const interfaces = new Map(
  source.statements.filter(ts.isInterfaceDeclaration).map((declared) => [declared.name.text, declared])
)

/** A part of a JSON Schema. */
interface Part {
  readonly properties?: { readonly [name: string]: Part }
  readonly description?: string
}

/** The schema of settings with the docs of an interface, and of those of its members. */
const described = (part: Part, name: string): Part => {
  const members = interfaces.get(name)?.members ?? []
  const named = new Map(members.map((member) => [member.name?.getText() ?? "", member]))
  const properties = Object.entries(part.properties ?? {}).map(([name, property]): readonly [string, Part] => {
    const member = named.get(name)
    if (member === undefined) throw new Error(`${models} has no setting ${name}`)
    const type = ts.isPropertySignature(member) ? (member.type?.getText() ?? "") : ""
    const inner = interfaces.has(type) ? described(property, type) : property
    const doc = docOf(member) ?? groupDoc(type)
    return [name, doc === undefined ? inner : { ...inner, description: doc }]
  })
  return { ...part, properties: Object.fromEntries(properties) }
}

/** What an interface says of itself. */
const groupDoc = (name: string): string | undefined => {
  const declared = interfaces.get(name)
  const [doc] = declared === undefined ? [] : ts.getJSDocCommentsAndTags(declared)
  return typeof doc?.comment === "string" && doc.comment !== "" ? oneLine(doc.comment) : undefined
}

export const render = (): string => {
  const made = JSONSchema.make(schema)
  const { Settings: settings, ...others } = made.$defs as Readonly<Record<string, Part>>
  const $defs = { ...others, Settings: described(settings as Part, "Settings") }
  return `${JSON.stringify({ ...made, $defs }, undefined, 2)}\n`
}
