/** The members of an input: those that other endpoints have too come as groups of `internal/endpoints/parameters.ts`. */
import ts from "typescript"
import type { Draft } from "./draft.js"
import { isPathParameter } from "./pathParameters.js"
import type { Operation, Parameter } from "./rows.js"
import { parse, textOf } from "./source.js"

const parameters = "packages/core/src/internal/endpoints/parameters.ts"

/** The names of documents that a kind speaks of. */
export const documentsIn = (kind: string): ReadonlyArray<string> => kind.match(/[A-Z][\w.]*/g) ?? []

/** A kind as a declaration says it. */
export const wireOf = (kind: string): string =>
  kind.startsWith("[")
    ? `Wire.array(${wireOf(kind.slice(1, -1))})`
    : kind.startsWith("{")
      ? `Wire.record(${wireOf(kind.slice(1, -1))})`
      : /^[A-Z]/.test(kind)
        ? kind
        : `Wire.${kind}`

export const docComment = (text: string, indent = ""): string => {
  const oneLine = `${indent}/** ${text} */`
  if (oneLine.length <= 120) return oneLine
  const lines = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? ""
    if (line !== "" && indent.length + 3 + line.length + 1 + word.length > 120) lines.push(word)
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`
  }
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join("\n")
}

interface Member {
  readonly name: string
  readonly wire: string
  readonly kind: string
  readonly isOptional: boolean
  readonly doc: string
}

/** Members that are spread as one. */
interface Group {
  readonly name: string
  /** Its name on the wire, where the group takes another. */
  readonly usual: string | undefined
  readonly members: ReadonlyArray<Omit<Member, "wire"> & { readonly wire: string | undefined }>
}

const membersOf = (draft: Draft, { declaration }: Operation, list: ReadonlyArray<Parameter>): ReadonlyArray<Member> =>
  list.map(({ name, required, wire }) => {
    const known = declaration.members[name]
    if (known === undefined) throw new Error(`nothing says what the member ${name} is`)
    const isName = known.creates !== undefined && isPathParameter(draft, known.creates)
    return { name, wire, kind: wireOf(isName ? "name" : known.type), isOptional: !required, doc: known.doc }
  })

const memberText = ({ doc, isOptional, kind, name, wire }: Member): string => {
  const named = wire === name ? undefined : JSON.stringify(wire)
  const value = isOptional
    ? `Wire.optional(${kind}${named === undefined ? "" : `, ${named}`})`
    : named === undefined
      ? kind
      : `Wire.named(${kind}, ${named})`
  return `${docComment(doc, "    ")}\n    ${name}: ${value}`
}

/** The groups whose members are all written out in them. */
const groupsIn = (draft: Draft): ReadonlyArray<Group> => {
  const source = parse(parameters, draft.read(parameters))
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => {
    const [{ initializer, name } = {}] = declarationList.declarations
    if (initializer === undefined || name === undefined || !ts.isArrowFunction(initializer)) return []
    const body = ts.isParenthesizedExpression(initializer.body) ? initializer.body.expression : initializer.body
    if (!ts.isObjectLiteralExpression(body)) return []
    const members = body.properties.flatMap((property) => memberIn(source, property))
    const usual = initializer.parameters[0]?.initializer
    return members.length < body.properties.length
      ? []
      : [{ name: textOf(name), usual: usual === undefined ? undefined : textOf(usual), members }]
  })
}

const memberIn = (source: ts.SourceFile, property: ts.ObjectLiteralElementLike): Group["members"] => {
  if (!ts.isPropertyAssignment(property)) return []
  const name = textOf(property.name)
  const value = property.initializer
  const called = ts.isCallExpression(value) ? value.expression.getText(source) : ""
  const isOptional = called === "Wire.optional"
  const isWrapped = isOptional || called === "Wire.named"
  const [inner, named] = isWrapped && ts.isCallExpression(value) ? value.arguments : [value, undefined]
  const wire = named === undefined ? name : ts.isStringLiteral(named) ? named.text : undefined
  const doc = (ts.getLeadingCommentRanges(source.text, property.pos) ?? [])
    .map(({ end, pos }) => source.text.slice(pos, end))
    .join(" ")
    .replaceAll(/\s*\n\s*\*\s?/g, " ")
    .replaceAll(/^\/\*\*|\*\/$/g, "")
    .trim()
  return [{ name, wire, kind: inner?.getText(source) ?? "", isOptional, doc }]
}

const isSame = (member: Member, other: Group["members"][number]): boolean =>
  member.name === other.name &&
  member.kind === other.kind &&
  member.isOptional === other.isOptional &&
  member.doc === other.doc &&
  (other.wire === undefined || other.wire === member.wire)

/** Text of a record of members, and the groups that it spreads. */
export interface Members {
  readonly text: string
  readonly groups: ReadonlyArray<string>
}

export const membersText = (draft: Draft, operation: Operation, list: ReadonlyArray<Parameter>): Members => {
  let rest = membersOf(draft, operation, list)
  const groups = groupsIn(draft).toSorted((a, b) => b.members.length - a.members.length)
  const parts: Array<string> = []
  const used: Array<string> = []
  for (let [member] = rest; member !== undefined; [member] = rest) {
    const first = member
    const candidates = rest
    const group = groups.find(
      ({ members }) =>
        members.some((other) => isSame(first, other)) &&
        members.every((other) => candidates.some((candidate) => isSame(candidate, other)))
    )
    if (group === undefined) {
      parts.push(memberText(first))
      rest = rest.slice(1)
    } else {
      const named = group.members.some(({ wire }) => wire === undefined) && first.wire !== group.usual
      parts.push(`    ...${group.name}(${named ? JSON.stringify(first.wire) : ""})`)
      used.push(group.name)
      rest = rest.filter((candidate) => !group.members.some((other) => isSame(candidate, other)))
    }
  }
  const [only] = parts
  const text = parts.length === 1 && only?.startsWith("    ...") ? only.slice(7) : `{\n${parts.join(",\n")}\n  }`
  return { text, groups: used }
}
