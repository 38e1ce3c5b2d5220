/** The classes of error codes, read from core's sources. */
import ts from "typescript"
import type { Draft } from "./draft.js"
import type { Operation } from "./rows.js"
import { parse, textOf } from "./source.js"

const folder = "packages/core/src/ErrorCode"

/** The family of a host's codes, as `internal/call/compiled.ts` has it. */
const familyOf = ({ host }: Operation): string => (host === "cloud" ? "cloud" : host === "hub" ? "sso" : "identity")

/** Errors that each endpoint with an access token has by its credential. */
const ofTokens = ["AccessTokenInvalid", "AccessTokenExpired", "AccessTokenMissing", "AccountBlocked", "LoginDisabled"]

const numbersIn = (node: ts.Node): ReadonlyArray<number> =>
  ts.isNumericLiteral(node)
    ? [Number(node.text)]
    : ts.isArrayLiteralExpression(node)
      ? node.elements.flatMap(numbersIn)
      : []

/** The codes of a class by family: the third argument of `define("Name", "category", { family: code })`. */
const codesOf = (declaration: ts.ClassDeclaration): ReadonlyArray<readonly [family: string, code: number]> => {
  const parent = declaration.heritageClauses?.[0]?.types[0]?.expression
  const codes = parent !== undefined && ts.isCallExpression(parent) ? parent.arguments[2] : undefined
  if (codes === undefined || !ts.isObjectLiteralExpression(codes)) return []
  return codes.properties
    .filter(ts.isPropertyAssignment)
    .flatMap(({ initializer, name }) => numbersIn(initializer).map((code) => [textOf(name), code] as const))
}

/** The codes by which key, secret and signature are refused: every endpoint has them. */
const rejectionsIn = (draft: Draft): ReadonlySet<number> =>
  new Set([...draft.read(`${folder}/rejections.ts`).matchAll(/^ {2}(\d+):/gm)].map(([, code]) => Number(code)))

/** The names of the classes of an operation's codes, and the codes that have none. */
export const errorsOf = (draft: Draft, operation: Operation) => {
  const family = familyOf(operation)
  const rejections = rejectionsIn(draft)
  const classes = draft.list(folder).flatMap((file) =>
    parse(file, draft.read(`${folder}/${file}`))
      .statements.filter(ts.isClassDeclaration)
      .map((declaration) => ({ name: declaration.name?.text ?? "", codes: codesOf(declaration) }))
  )
  const ofCredential = operation.auth.accessToken === undefined ? [] : ofTokens
  const names = new Set<string>()
  const unknown: Array<number> = []
  for (const code of operation.declaration.errors.filter((candidate) => !rejections.has(candidate))) {
    const found = classes.find(({ codes }) => codes.some(([of, known]) => of === family && known === code))
    if (found === undefined) unknown.push(code)
    else if (!ofCredential.includes(found.name)) names.add(found.name)
  }
  return { names: [...names], unknown }
}
