/** Finds the handler of a request by its method, its path and the members that it gives. */
import type { Any } from "../../Endpoint.js"
import { compiledOf } from "../call/call.js"
import type { CompiledEndpoint } from "../call/compiled.js"
import { attempt } from "../effect/result.js"
import { isObject } from "../wire/codec.js"
import type { JsonObject, Member } from "../wire/description.js"
import { accessTokenOf, isBlank, lookup, membersByName } from "./read.js"
import type { Request } from "./request.js"

type Parameters = { readonly [name: string]: string }

/** What a request was found to be, among handlers of the type `H`. */
export type Match<H> =
  | { readonly _tag: "Found"; readonly handler: H; readonly parameters: Parameters }
  /** The path exists, and none of the members that tell its operations apart was given: one of `members` is missing. */
  | { readonly _tag: "Undetermined"; readonly members: ReadonlyArray<string>; readonly handler: H }
  | { readonly _tag: "NotFound" }

interface Route<H> {
  readonly handler: H
  readonly compiled: CompiledEndpoint
  /** Its place among the handlers. */
  readonly order: number
  /** Its parameters, from left to right. */
  readonly names: ReadonlyArray<string>
}

/** The routes of a method and a number of segments that have their parameters in the same places. */
interface Shape<H> {
  readonly places: ReadonlyArray<number>
  /** By static text. */
  readonly routes: Map<string, Array<Route<H>>>
}

/** A route whose path is that of the request, and the values of its parameters. */
interface Candidate<H> extends Route<H> {
  readonly values: ReadonlyArray<string>
}

export const router = <H extends { readonly endpoint: Any }>(
  handlers: ReadonlyArray<H>
): ((request: Request) => Match<H>) => {
  const table = tableOf(handlers)
  return (request) => {
    const closest = closestOf(table, request)
    const [first] = closest
    if (first === undefined) return { _tag: "NotFound" }
    const chosen = choose(closest, request)
    return chosen === undefined
      ? {
          _tag: "Undetermined",
          handler: first.handler,
          members: closest.flatMap(({ compiled }) => compiled.spec.when ?? [])
        }
      : { _tag: "Found", handler: chosen.handler, parameters: parametersOf(chosen) }
  }
}

// --- by method and path ------------------------------------------------------------------------------------------------

/** Shapes by method and number of segments, those with the fewest parameters first. */
type Table<H> = ReadonlyMap<string, ReadonlyArray<Shape<H>>>

const rowOf = (method: string, segments: ReadonlyArray<string>): string => `${method} ${segments.length}`

const tableOf = <H extends { readonly endpoint: Any }>(handlers: ReadonlyArray<H>): Table<H> => {
  const table = new Map<string, Array<Shape<H>>>()
  for (const [order, handler] of handlers.entries()) {
    const compiled = compiledOf(handler.endpoint)()
    const segments = compiled.template.split("/")
    const places = segments.flatMap((segment, i) => (segment.startsWith(":") ? [i] : []))
    const names = places.map((place) => (segments[place] as string).slice(1))
    const shapes = entry(table, rowOf(compiled.method, segments), () => [])
    let shape = shapes.find((shape) => shape.places.join() === places.join())
    if (shape === undefined) shapes.push((shape = { places, routes: new Map() }))
    entry(shape.routes, staticText(segments, places), () => []).push({ handler, compiled, order, names })
  }
  for (const shapes of table.values()) shapes.sort((a, b) => a.places.length - b.places.length)
  return table
}

/** The value of a key, which is made if there is none. */
const entry = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** The segments of a path that are not parameters, as they are compared. */
const staticText = (segments: ReadonlyArray<string>, places: ReadonlyArray<number>): string =>
  (places.length === 0 ? segments : segments.filter((_, i) => !places.includes(i))).join("/").toLowerCase()

/** The routes that fit a path with the fewest parameters, in the order of their handlers. */
const closestOf = <H>(table: Table<H>, request: Request): ReadonlyArray<Candidate<H>> => {
  const segments = request.path.split("/")
  const closest: Array<Candidate<H>> = []
  let fewest = Infinity
  for (const { places, routes } of table.get(rowOf(request.method, segments)) ?? []) {
    if (places.length > fewest) break
    const fitting = routes.get(staticText(segments, places))
    const values = fitting && valuesOf(segments, places)
    if (fitting === undefined || values === undefined) continue
    // The places of parameters can differ: two shapes that fit are put in order.
    const isFirst = closest.length === 0
    for (const route of fitting) closest.push({ ...route, values })
    if (!isFirst) closest.sort((a, b) => a.order - b.order)
    fewest = places.length
  }
  return closest
}

/** The values of parameters; undefined if one of them is none. */
const valuesOf = (
  segments: ReadonlyArray<string>,
  places: ReadonlyArray<number>
): ReadonlyArray<string> | undefined => {
  const values = places.map((place) => decoded(segments[place] as string))
  return values.includes("") ? undefined : values
}

/** A segment as text; "" if it is malformed. */
const decoded = (segment: string): string =>
  attempt(
    () => decodeURIComponent(segment),
    () => ""
  )

const parametersOf = <H>({ names, values }: Candidate<H>): Parameters =>
  Object.fromEntries(names.map((name, i) => [name, values[i] as string]))

// --- by members --------------------------------------------------------------------------------------------------------

/** The operation that a request is for, among those of its path. */
const choose = <H>(candidates: ReadonlyArray<Candidate<H>>, request: Request): Candidate<H> | undefined => {
  const given = candidates.filter(
    ({ compiled }) => compiled.spec.when === undefined || isGiven(compiled, compiled.spec.when, request)
  )
  return given.length < 2
    ? given[0]
    : given
        .map((candidate) => ({ candidate, foreign: countForeign(candidate.compiled, request) }))
        .sort((a, b) => a.foreign - b.foreign || Number(isFallback(a.candidate)) - Number(isFallback(b.candidate)))[0]
        ?.candidate
}

/** Whether the operation is declared without `when`: among those that fit, one with it wins. */
const isFallback = ({ compiled }: { readonly compiled: CompiledEndpoint }): boolean => compiled.spec.when === undefined

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
    const known = membersByName(members)
    return Object.keys(given).filter((key) => !isBlank(given[key]) && !known.has(key.toLowerCase())).length
  }
  const inBody = compiled.whole === undefined && isObject(request.body) ? foreign(request.body, compiled.body) : 0
  return foreign(request.query, compiled.query) + inBody
}
