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
  for (const candidate of Object.keys(object)) if (candidate.toLowerCase() === lower) return object[candidate]
  return undefined
}

/** `lookup` for many members of one object, whose keys are read once. */
const lookupIn = (object: JsonObject): ((key: string) => unknown) => {
  let spellings: Map<string, string> | undefined
  return (key) => {
    if (Object.hasOwn(object, key)) return object[key]
    // The first of several spellings counts, and in a map that is the last to be set.
    spellings ??= new Map(
      Object.keys(object)
        .reverse()
        .map((key) => [key.toLowerCase(), key])
    )
    const found = spellings.get(key.toLowerCase())
    return found === undefined ? undefined : object[found]
  }
}

const known = /* @__PURE__ */ new WeakMap<ReadonlyArray<Member>, ReadonlyMap<string, Member>>()

/** Members by their keys in lower case. */
export const membersByName = (members: ReadonlyArray<Member>): ReadonlyMap<string, Member> => {
  let byName = known.get(members)
  if (byName === undefined) {
    byName = new Map(members.map((member) => [member.key.toLowerCase(), member]))
    known.set(members, byName)
  }
  return byName
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
  const problem =
    readMembers(compiled.query, request.query, input, typed) ??
    readMembers(compiled.headers, request.headers, input, typed) ??
    readMembers(compiled.body, body, input)
  if (problem !== undefined) return Either.left(problem)
  if (compiled.whole === undefined) return Either.right(input)
  const { whole, wire } = compiled.whole
  const decoded = wire.decode(canonical(wire, body))
  if (decoded instanceof Mismatch) return Either.left({ member: decoded.path, expected: decoded.expected })
  input[whole] = decoded
  return Either.right(input)
}

/** Puts members into the input; answers the first that is missing or malformed. */
const readMembers = (
  members: ReadonlyArray<Member>,
  from: JsonObject,
  input: Record<string, unknown>,
  convert?: (wire: Wire.Any, text: unknown) => unknown
): Unreadable | undefined => {
  const given = lookupIn(from)
  for (const member of members) {
    const { key, name, wire } = member
    const value = convert === undefined ? given(key) : convert(wire, given(key))
    if (isBlank(value)) {
      if (wire.presence !== "optional") return { member: key, expected: "given" }
      continue
    }
    const decoded = wire.decode(canonical(wire, value))
    if (decoded instanceof Mismatch) return malformed(member, decoded)
    input[name] = decoded
  }
  return undefined
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
export const accessTokenOf = (request: Request): string | undefined =>
  token(/^bearer\s+(.+)$/i.exec(request.headers["authorization"] ?? "")?.[1]) ??
  token(lookup(request.query, "access_token")) ??
  (isObject(request.body) ? token(lookup(request.body, "access_token")) : undefined)

const token = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined

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
      const known = membersByName(description.members())
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
