/** Documents that endpoints answer or take: where core has them, and the text of those that it does not have yet. */
import type { Draft } from "./draft.js"
import { docComment, documentsIn, wireOf } from "./members.js"
import type { Document, Facts } from "./rows.js"
import { type Import, withImport } from "./source.js"

const folder = "packages/core/src/model"

/** The file of core's documents that exports this one. */
export const fileOf = (draft: Draft, name: string): string | undefined =>
  draft.list(folder).find((file) => new RegExp(`^export const ${name}\\b`, "m").test(draft.read(`${folder}/${file}`)))

/** A document under the name that a kind says: `Login.Tokens` is `Tokens` of a module that is imported as a whole. */
const importOf = (draft: Draft, name: string): Import & { readonly path: string } => {
  if (name.startsWith("Login.")) return { path: "model/Login.js", from: "", name: "Login", isNamespace: true }
  if (name.startsWith("Profile.")) return { path: "Profile.js", from: "", name: "Profile", isNamespace: true }
  const file = fileOf(draft, name)
  if (file === undefined) throw new Error(`no document is called ${name}`)
  return { path: `model/${file.replace(/ts$/, "js")}`, from: "", name }
}

/** Imports the documents of a kind into a file of core that is `depth` folders down. */
export const withDocuments = (draft: Draft, text: string, kind: string, depth: number): string =>
  documentsIn(kind).reduce((rest, name) => {
    const { path, ...wanted } = importOf(draft, name)
    return withImport(rest, { ...wanted, from: `${depth === 0 ? "./" : "../".repeat(depth)}${path}` }).text
  }, text)

/** Writes the documents of a kind that core does not have; answers their names. */
export const writeDocuments = (draft: Draft, facts: Facts, kind: string): ReadonlyArray<string> =>
  documentsIn(kind).flatMap((name) => {
    const document = facts.documents[name]
    if (name.includes(".") || fileOf(draft, name) !== undefined || document === undefined) return []
    const inner = Object.values(document.members).flatMap(({ type }) => writeDocuments(draft, facts, type))
    write(draft, facts, name, document)
    return [...inner, name]
  })

const write = (draft: Draft, facts: Facts, name: string, document: Document): void => {
  const path = `${folder}/${document.file}.ts`
  if (!draft.exists(path)) {
    const what = facts.files[`model/${document.file}`] ?? document.doc
    draft.create(path, `/**\n * ${what}\n *\n * @since 0.1.0\n */\nimport * as Wire from "../Wire.js"\n`)
  }
  const kinds = Object.values(document.members).map(({ type }) => type)
  draft.change(path, (text) => {
    const imported = kinds.reduce((rest, kind) => withInner(draft, rest, path, kind), text)
    return `${imported.trimEnd()}\n\n${documentText(draft, facts, name, document)}`
  })
}

/** Imports what a document holds into the file of documents. */
const withInner = (draft: Draft, text: string, path: string, kind: string): string =>
  documentsIn(kind).reduce((rest, name) => {
    const own = name.replace(/^\w+\./, "")
    const file = fileOf(draft, own)
    return file === undefined || `${folder}/${file}` === path
      ? rest
      : withImport(rest, { from: `./${file.replace(/ts$/, "js")}`, name: own }).text
  }, text)

const documentText = (draft: Draft, facts: Facts, name: string, document: Document): string => {
  const members = `${name.charAt(0).toLowerCase()}${name.slice(1)}Members`
  const lines = Object.entries(document.members).map(([key, { aliases = [], doc, required = false, type }]) => {
    const kind = wireOf(type).replaceAll(/\b(?:Profile|Login)\./g, "")
    const aliased =
      aliases.length === 0
        ? kind
        : `Wire.aliased(${[kind, ...aliases.map((alias) => JSON.stringify(alias))].join(", ")})`
    const value = required ? `Wire.required(${aliased})` : aliased
    return `${doc === undefined ? "" : `${docComment(doc, "  ")}\n`}  ${key}: ${value}`
  })
  const types = isEncodedApart(draft, facts, document) ? `${name}, ${name}Encoded, unknown` : name
  const category = " * @since 0.1.0\n * @category models\n */"
  const encoded = types.includes("Encoded")
    ? `/**\n * \`${name}\` on the wire.\n *\n${category}\nexport interface ${name}Encoded extends Wire.Encoded<typeof ${members}> {}\n\n`
    : ""
  return `const ${members} = () => ({
${lines.join(",\n")}
})

/**
 * ${document.doc}
 *
${category}
export interface ${name} extends Wire.Type<typeof ${members}> {}

${encoded}/**
${category}
export const ${name}: Wire.Wire<${types}> = /* @__PURE__ */ Wire.document("${name}", ${members})
`
}

/** Whether a document holds a secret, which is text on the wire and `Redacted` where it is read. */
const isEncodedApart = (draft: Draft, facts: Facts, { members }: Document): boolean =>
  Object.values(members).some(
    ({ type }) =>
      type.includes("secret") ||
      documentsIn(type).some((name) => {
        const inner = facts.documents[name]
        const file = fileOf(draft, name)
        return inner === undefined || file !== undefined
          ? name.includes(".") || (file !== undefined && draft.read(`${folder}/${file}`).includes(`${name}Encoded`))
          : isEncodedApart(draft, facts, inner)
      })
  )
