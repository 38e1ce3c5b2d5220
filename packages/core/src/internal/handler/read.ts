/** Reads a request that arrived as an endpoint's input: the reverse of `request.ts`, and more tolerant. */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type * as Wire from "../../Wire.js"
import { isObject, Mismatch } from "../wire/codec.js"
import type { JsonObject, Member } from "../wire/description.js"
import type { Request } from "./request.js"
import type { CompiledEndpoint } from "../call/compiled.js"

/** A member that is missing or malformed. */
export interface Unreadable {
  readonly member: string
  readonly expected: string
}

/** A member of an object by its name in any letter case; the exact spelling wins. */
export const lookup = (object: JsonObject, key: string): unknown => {
  if (Object.hasOwn(object, key)) return object[key]
  const lower = key.toLowerCase()
  const found = Object.keys(object).find((candidate) => candidate.toLowerCase() === lower)
  return found === undefined ? undefined : object[found]
}

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "")

export const readInput = (
  compiled: CompiledEndpoint,
  request: Request,
  parameters: { readonly [name: string]: string }
): Either.Either<unknown, Unreadable> => {
  const input: Record<string, unknown> = { ...parameters }
  credentials(compiled, request, input)
  const body = isObject(request.body) ? request.body : {}
  for (const [member, value] of [
    ...compiled.query.map((member) => [member, typed(member.wire, lookup(request.query, member.key))] as const),
    ...compiled.headers.map((member) => [member, typed(member.wire, lookup(request.headers, member.key))] as const),
    ...compiled.body.map((member) => [member, lookup(body, member.key)] as const)
  ]) {
    if (isBlank(value)) {
      if (member.wire.presence !== "optional") return Either.left({ member: member.key, expected: "given" })
      continue
    }
    const decoded = member.wire.decode(canonical(member.wire, value))
    if (decoded instanceof Mismatch) return Either.left(malformed(member, decoded))
    input[member.name] = decoded
  }
  if (compiled.whole === undefined) return Either.right(input)
  const { whole, wire } = compiled.whole
  const decoded = wire.decode(canonical(wire, body))
  if (decoded instanceof Mismatch) return Either.left({ member: decoded.path, expected: decoded.expected })
  input[whole] = decoded
  return Either.right(input)
}

const malformed = (member: Member, mismatch: Mismatch): Unreadable => ({
  member: mismatch.path === "" ? member.key : `${member.key}.${mismatch.path}`,
  expected: mismatch.expected
})

/** Reads the access token or the SOTT from wherever a client may put it. */
const credentials = (compiled: CompiledEndpoint, request: Request, input: Record<string, unknown>): void => {
  if (compiled.auth.kind === "accessToken" || compiled.auth.kind === "secretAndToken") {
    const token = accessTokenOf(request)
    if (token !== undefined) input["accessToken"] = Redacted.make(token)
  }
  if (compiled.auth.kind === "sott") {
    const sott = request.headers["x-loginradius-sott"] ?? lookup(request.query, "sott")
    if (typeof sott === "string" && sott.trim() !== "") input["sott"] = Redacted.make(sott)
  }
}

/** The access token of a request: header, query or body, in this order. */
export const accessTokenOf = (request: Request): string | undefined => {
  const header = /^bearer\s+(.+)$/i.exec(request.headers["authorization"] ?? "")?.[1]
  const candidates = [
    header,
    lookup(request.query, "access_token"),
    isObject(request.body) ? lookup(request.body, "access_token") : undefined
  ]
  return candidates.find((token): token is string => typeof token === "string" && token.trim() !== "")
}

/** Converts the text of a query or a header to its member's kind: `"true"` to `true`. */
const typed = (wire: Wire.Any, text: unknown): unknown => {
  if (typeof text !== "string" || text.trim() === "") return undefined
  switch (wire.description.kind) {
    case "boolean":
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text
    case "number":
    case "integer":
      return Number.isNaN(Number(text)) ? text : Number(text)
    default:
      return text
  }
}

/** A JSON value with its members in the spelling of their description: `EMAIL` becomes `Email`. */
const canonical = (wire: Wire.Any, value: unknown): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "array":
      return Array.isArray(value) ? value.map((item) => canonical(description.item, item)) : value
    case "document": {
      if (!isObject(value)) return value
      // Without a prototype, so that `__proto__` is a member like others.
      const out: Record<string, unknown> = Object.create(null)
      const known = new Map(description.members().map((member) => [member.key.toLowerCase(), member]))
      for (const key of Object.keys(value)) {
        const member = known.get(key.toLowerCase())
        if (member === undefined) out[key] = value[key]
        else if (key === member.key || !Object.hasOwn(value, member.key)) {
          out[member.key] = canonical(member.wire, value[key])
        }
      }
      return out
    }
    case "oneOf":
      return description.variants.reduce((current, variant) => canonical(variant, current), value)
    default:
      return value
  }
}
