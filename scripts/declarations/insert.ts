/** Writes docs into the text of a declaration file without moving a line. */
import ts from "typescript"

/** Docs by the name of the variable that is an endpoint, then by the name of the input member. */
export type Docs = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The members of `{ … } | { … }`, where that is written out. */
const writtenMembers = (type: ts.TypeNode | undefined): ReadonlyArray<ts.PropertySignature> => {
  if (type === undefined) return []
  if (ts.isTypeLiteralNode(type)) return type.members.filter((member) => ts.isPropertySignature(member))
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(writtenMembers)
  return []
}

/** The input in `Endpoint<Input, …>`, or in `(input: Input) => …`. */
const inputOf = (type: ts.TypeNode | undefined): ts.TypeNode | undefined => {
  if (type === undefined) return undefined
  if (ts.isFunctionTypeNode(type)) return type.parameters[0]?.type
  return ts.isTypeReferenceNode(type) || ts.isImportTypeNode(type) ? type.typeArguments?.[0] : undefined
}

/** What this module has written before a member, which is on the member's line. */
const inserted = /\/\*\* (?:(?!\*\/).)* \*\/ $/

/**
 * The text with the doc of each member directly before the member, on its line. A doc that the compiler has written stays as
 * it is. So does a line that `mappings`, of the declaration map, leads into: its columns must stay. Such a line is copied
 * from the source, and the compiler copies the doc as well.
 */
export const withDocs = (text: string, mappings: string, docs: Docs): string => {
  const source = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.ES2022)
  const mapped = mappings.split(";").map((segments) => segments !== "")
  const edits: Array<{ readonly from: number; readonly to: number; readonly text: string }> = []
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, type } of statement.declarationList.declarations) {
      const ofEndpoint = ts.isIdentifier(name) ? docs.get(name.text) : undefined
      if (ofEndpoint === undefined) continue
      for (const member of writtenMembers(inputOf(type))) {
        const to = member.getStart(source)
        const { line } = source.getLineAndCharacterOfPosition(to)
        const before = text.slice(source.getPositionOfLineAndCharacter(line, 0), to)
        const from = to - (inserted.exec(before)?.[0].length ?? 0)
        const writtenByCompiler = text.slice(member.getFullStart(), from).includes("/**")
        if (writtenByCompiler || mapped[line] === true) continue
        const doc = ofEndpoint.get(ts.isIdentifier(member.name) ? member.name.text : member.name.getText(source))
        edits.push({ from, to, text: doc === undefined || doc === "" ? "" : `/** ${doc} */ ` })
      }
    }
  }
  let end = text.length
  let result = ""
  for (const edit of edits.toReversed()) {
    result = edit.text + text.slice(edit.to, end) + result
    end = edit.from
  }
  return text.slice(0, end) + result
}
