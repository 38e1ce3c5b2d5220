/** Finds the handler of a request by its method, its path and the members that it gives. */
import type { Any } from "../../Endpoint.js"
import { compiledOf } from "../call/call.js"
import type { CompiledEndpoint } from "../call/compiled.js"
import { attempt } from "../effect/result.js"
import { isObject } from "../wire/codec.js"
import type { JsonObject, Member } from "../wire/description.js"
import { accessTokenOf, isBlank, lookup } from "./read.js"
import type { Request } from "./request.js"

type Parameters = { readonly [name: string]: string }

/** What a request was found to be, among handlers of the type `H`. */
export type Match<H> =
  | { readonly _tag: "Found"; readonly handler: H; readonly parameters: Parameters }
  /** The path exists, and none of the members that tell its operations apart was given: one of `members` is missing. */
  | { readonly _tag: "Undetermined"; readonly members: ReadonlyArray<string>; readonly handler: H }
  | { readonly _tag: "NotFound" }

export const router = <H extends { readonly endpoint: Any }>(
  handlers: ReadonlyArray<H>
): ((request: Request) => Match<H>) => {
  const routes = handlers.map((handler) => ({ handler, compiled: compiledOf(handler.endpoint)() }))
  return (request) => {
    const segments = request.path.split("/")
    const fitting = routes.flatMap(({ compiled, handler }) => {
      const parameters = compiled.method === request.method ? parametersOf(compiled, segments) : undefined
      return parameters === undefined ? [] : [{ compiled, handler, parameters }]
    })
    const fewest = Math.min(...fitting.map(({ parameters }) => Object.keys(parameters).length))
    const closest = fitting.filter(({ parameters }) => Object.keys(parameters).length === fewest)
    const [first] = closest
    if (first === undefined) return { _tag: "NotFound" }
    const [chosen] = closest
      .filter(({ compiled: { spec }, compiled }) => spec.when === undefined || isGiven(compiled, spec.when, request))
      .map((candidate) => ({ ...candidate, foreign: countForeign(candidate.compiled, request) }))
      .sort((a, b) => a.foreign - b.foreign || Number(isFallback(a)) - Number(isFallback(b)))
    return chosen === undefined
      ? {
          _tag: "Undetermined",
          handler: first.handler,
          members: closest.flatMap(({ compiled }) => compiled.spec.when ?? [])
        }
      : { _tag: "Found", handler: chosen.handler, parameters: chosen.parameters }
  }
}

/** Whether the operation is declared without `when`: among those that fit, one with it wins. */
const isFallback = ({ compiled }: { readonly compiled: CompiledEndpoint }): boolean => compiled.spec.when === undefined

/** The parameters of a path; undefined if the path is not the endpoint's. */
const parametersOf = (compiled: CompiledEndpoint, segments: ReadonlyArray<string>): Parameters | undefined => {
  const template = compiled.template.split("/")
  if (template.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [i, piece] of template.entries()) {
    const segment = segments[i] as string
    if (piece.startsWith(":")) {
      const value = attempt(
        () => decodeURIComponent(segment),
        () => ""
      )
      if (value === "") return undefined
      parameters[piece.slice(1)] = value
    } else if (piece.toLowerCase() !== segment.toLowerCase()) return undefined
  }
  return parameters
}

/** Whether a request has a value for an input member, the access token, or a member of a document (`profile.PhoneId`). */
const isGiven = (compiled: CompiledEndpoint, name: string, request: Request): boolean => {
  if (name === "accessToken") return accessTokenOf(request) !== undefined
  const inside = name.split(".")[1]
  if (inside !== undefined) return isObject(request.body) && !isBlank(lookup(request.body, inside))
  const inQuery = compiled.query.find((member) => member.name === name)
  if (inQuery !== undefined) return !isBlank(lookup(request.query, inQuery.key))
  const inBody = compiled.body.find((member) => member.name === name)
  return inBody !== undefined && isObject(request.body) && !isBlank(lookup(request.body, inBody.key))
}

/** How many members of a request the endpoint does not know. */
const countForeign = (compiled: CompiledEndpoint, request: Request): number => {
  const foreign = (given: JsonObject, members: ReadonlyArray<Member>): number => {
    const known = new Set(members.map(({ key }) => key.toLowerCase()))
    return Object.keys(given).filter((key) => !isBlank(given[key]) && !known.has(key.toLowerCase())).length
  }
  const inBody = compiled.whole === undefined && isObject(request.body) ? foreign(request.body, compiled.body) : 0
  return foreign(request.query, compiled.query) + inBody
}
