import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, FastCheck } from "effect"
import type { CompiledEndpoint } from "../../packages/core/src/internal/call/compiled.js"
import type { Member } from "../../packages/core/src/internal/wire/description.js"
import { compiledEndpoint, endpoints } from "../support/endpoints.js"

const seed = 20261206

// --- a plain router ----------------------------------------------------------------------------------------------------

type Json = { readonly [member: string]: unknown }

const isObject = (u: unknown): u is Json => typeof u === "object" && u !== null && !Array.isArray(u)
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "")

const lookup = (object: Json, key: string): unknown =>
  Object.hasOwn(object, key)
    ? object[key]
    : Object.entries(object).find(([candidate]) => candidate.toLowerCase() === key.toLowerCase())?.[1]

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ""
  }
}

/** The parameters of a path; undefined if the path is not the endpoint's. */
const parametersOf = (template: ReadonlyArray<string>, segments: ReadonlyArray<string>) => {
  const parameters: Record<string, string> = {}
  if (template.length !== segments.length) return undefined
  for (const [i, piece] of template.entries()) {
    const segment = segments[i] as string
    if (!piece.startsWith(":")) {
      if (piece.toLowerCase() !== segment.toLowerCase()) return undefined
    } else {
      const value = decoded(segment)
      if (value === "") return undefined
      parameters[piece.slice(1)] = value
    }
  }
  return parameters
}

const isGiven = ({ body, query }: CompiledEndpoint, name: string, request: Handler.Request): boolean => {
  const given = isObject(request.body) ? request.body : {}
  if (name === "accessToken") {
    const header = /^bearer\s+(.+)$/i.exec(request.headers["authorization"] ?? "")?.[1]
    return [header, lookup(request.query, "access_token"), lookup(given, "access_token")].some(
      (token) => typeof token === "string" && token.trim() !== ""
    )
  }
  const inside = name.split(".")[1]
  if (inside !== undefined) return !isBlank(lookup(given, inside))
  const inQuery = query.find((member) => member.name === name)
  if (inQuery !== undefined) return !isBlank(lookup(request.query, inQuery.key))
  const inBody = body.find((member) => member.name === name)
  return inBody !== undefined && !isBlank(lookup(given, inBody.key))
}

const countForeign = ({ body, query, whole }: CompiledEndpoint, request: Handler.Request): number => {
  const foreign = (given: Json, members: ReadonlyArray<Member>) =>
    Object.keys(given).filter(
      (key) => !isBlank(given[key]) && !members.some((member) => member.key.toLowerCase() === key.toLowerCase())
    ).length
  const inBody = whole === undefined && isObject(request.body) ? foreign(request.body, body) : 0
  return foreign(request.query, query) + inBody
}

/** Compares a request with every route, one after the other. */
const plainRouter =
  (handlers: ReadonlyArray<Handler.Handler>) =>
  (request: Handler.Request): Handler.Match<never> => {
    const segments = request.path.split("/")
    const fitting = handlers.flatMap((handler) => {
      const compiled = compiledEndpoint(handler.endpoint)
      const parameters = parametersOf(compiled.template.split("/"), segments)
      return compiled.method !== request.method || parameters === undefined ? [] : [{ handler, compiled, parameters }]
    })
    const fewest = Math.min(...fitting.map(({ parameters }) => Object.keys(parameters).length))
    const closest = fitting.filter(({ parameters }) => Object.keys(parameters).length === fewest)
    const [first] = closest
    if (first === undefined) return { _tag: "NotFound" }
    const [chosen] = closest
      .filter(({ compiled }) => compiled.spec.when === undefined || isGiven(compiled, compiled.spec.when, request))
      .map((candidate) => ({
        ...candidate,
        foreign: countForeign(candidate.compiled, request),
        isFallback: candidate.compiled.spec.when === undefined
      }))
      .sort((a, b) => a.foreign - b.foreign || Number(a.isFallback) - Number(b.isFallback))
    return chosen === undefined
      ? {
          _tag: "Undetermined",
          handler: first.handler,
          members: closest.flatMap(({ compiled }) => compiled.spec.when ?? [])
        }
      : { _tag: "Found", handler: chosen.handler, parameters: chosen.parameters }
  }

// --- routes ------------------------------------------------------------------------------------------------------------

const Thing = Wire.document("Thing", () => ({ Id: Wire.string, Phone: Wire.string }))

/** An endpoint with optional query members, or with members of the body for those that begin with a capital. */
const route = (
  route: Endpoint.Spec["route"],
  members: ReadonlyArray<string> = [],
  options: { readonly when?: string; readonly whole?: true } = {}
): Handler.Handler => {
  const wires = (isBody: boolean): Wire.Members =>
    Object.fromEntries(
      members.filter((name) => /^[A-Z]/.test(name) === isBody).map((name) => [name, Wire.optional(Wire.string)])
    )
  const endpoint = Endpoint.make(`Test.${route} ${members.join()} ${JSON.stringify(options)}`, () => ({
    route,
    auth: Credential.apiKey,
    query: wires(false),
    body: options.whole === true ? Wire.whole("thing", Thing) : wires(true),
    success: Thing,
    safety: "read",
    ...(options.when === undefined ? {} : { when: options.when })
  }))
  return Handler.handle(endpoint as never, () => Effect.die("unused"))
}

/** Routes that get in each other's way. */
const entangled: ReadonlyArray<Handler.Handler> = [
  route("GET /a/:x/c"),
  route("GET /a/b/:y"),
  route("GET /a/:x/:y"),
  route("GET /a/b/c", ["one"]),
  route("GET /a/b/c", ["one", "two"], { when: "two" }),
  route("GET /A/B/C", ["two", "three"]),
  route("GET /:x/b/c", ["one"]),
  route("GET /a/"),
  route("GET /a"),
  route("GET /:x"),
  route("GET /a/İ/ς"),
  route("PUT /a/:x", ["One"], { when: "One" }),
  route("PUT /a/:y", ["Two", "One"], { when: "Two" }),
  route("PUT /:x/b", ["Two"], { when: "accessToken" }),
  route("PUT /a/:z", [], { when: "thing.Phone", whole: true }),
  route("POST /a/b", ["One", "three"]),
  route("POST /a/b", ["One", "Two"]),
  route("POST /a/b", ["One", "Two"], { when: "Two" })
]

const standard = endpoints.map((endpoint) => Handler.handle(endpoint as never, () => Effect.die("unused")))

// --- requests that nearly fit ------------------------------------------------------------------------------------------

const recased = (text: string, how: number): string =>
  [text, text, text.toUpperCase(), text.toLowerCase(), text.slice(0, 1).toUpperCase() + text.slice(1)][
    how % 5
  ] as string

const segment = FastCheck.oneof(
  FastCheck.constantFrom("a", "b", "c", "B", "1", "x y", "", "%", "%zz", "%62", "%2F", "%20", "ü", "i̇", "Σ", "\u212a"),
  FastCheck.string({ maxLength: 3 }).map((text) => text.replaceAll("/", "-"))
)

const value = FastCheck.constantFrom<unknown>("1", "1", "1", "", " ", null, 0, {})

/** Method and path of one of the routes, or a path with a segment too many, too few or another, or another method. */
const placeOf = (handlers: ReadonlyArray<Handler.Handler>) =>
  FastCheck.record({
    endpoint: FastCheck.constantFrom(...handlers.map(({ endpoint }) => compiledEndpoint(endpoint))),
    methods: FastCheck.constantFrom(["GET"], ["POST"], ["PUT"], ["DELETE"], ["get"], ["PATCH"], [], [], [], [], [], []),
    values: FastCheck.array(segment, { minLength: 3, maxLength: 3 }),
    how: FastCheck.nat(20),
    mutation: FastCheck.constantFrom("none", "none", "none", "replace", "insert", "remove", "append"),
    at: FastCheck.nat(20),
    other: segment
  }).map(({ at, endpoint, how, methods, mutation, other, values }) => {
    const left = [...values]
    const segments = endpoint.template
      .split("/")
      .map((piece, i) => (piece.startsWith(":") ? (left.pop() ?? "1") : recased(piece, how + i * at)))
    const place = at % segments.length
    if (mutation === "replace") segments[place] = other
    if (mutation === "insert") segments.splice(place, 0, other)
    if (mutation === "remove") segments.splice(place, 1)
    if (mutation === "append") segments.push("")
    return { method: methods[0] ?? endpoint.method, path: segments.join("/") }
  })

const requestsTo = (handlers: ReadonlyArray<Handler.Handler>): FastCheck.Arbitrary<Handler.Request> => {
  const compiled = handlers.map(({ endpoint }) => compiledEndpoint(endpoint))
  const keys = [
    ...new Set([
      ...compiled.flatMap(({ body, query }) => [...query, ...body].map(({ key }) => key)),
      "access_token",
      "Phone",
      "other",
      "__proto__"
    ])
  ]
  const members = FastCheck.array(FastCheck.tuple(FastCheck.constantFrom(...keys), FastCheck.nat(9), value), {
    maxLength: 4
  }).map((given) => Object.fromEntries(given.map(([key, how, value]) => [recased(key, how), value])))
  return FastCheck.record({
    place: placeOf(handlers),
    query: members,
    body: FastCheck.oneof({ arbitrary: members, weight: 4 }, FastCheck.constantFrom(undefined, null, [], "text")),
    authorization: FastCheck.constantFrom(undefined, undefined, "Bearer t", "bearer  ", "Basic t")
  }).map(({ authorization, body, place: { method, path }, query }) => ({
    ...Handler.fromParts(method, { origin: "http://localhost", pathname: path, search: "" }, {}, ""),
    headers: authorization === undefined ? {} : { authorization },
    query: query as { readonly [name: string]: string },
    body
  }))
}

describe("Handler.router finds what a comparison with every route finds,", () => {
  const agrees = (handlers: ReadonlyArray<Handler.Handler>, runs: number) => {
    const plain = plainRouter(handlers)
    const route = Handler.router(handlers)
    const found = new Set<unknown>()
    FastCheck.assert(
      FastCheck.property(requestsTo(handlers), (request) => {
        const expected = plain(request)
        const match = route(request)
        assert.deepStrictEqual(
          { ...match, handler: "handler" in match ? match.handler.endpoint.id : "" },
          { ...expected, handler: "handler" in expected ? expected.handler.endpoint.id : "" }
        )
        if (match._tag !== "NotFound") found.add(match.handler)
        found.add(match._tag)
      }),
      { numRuns: runs, seed }
    )
    return found
  }

  it("among the routes of the SDK", () => {
    // Requests that fit nothing would prove nothing.
    const found = agrees(standard, 4000)
    assert.isAbove(found.size, 150)
    for (const tag of ["Found", "NotFound", "Undetermined"]) assert.include(found, tag)
  })

  it("among routes that get in each other's way", () => {
    const found = agrees(entangled, 3000)
    assert.strictEqual(found.size, entangled.length + 3)
  })

  it("among the same routes in another order", () => {
    assert.isAbove(agrees([...entangled].reverse(), 1000).size, 10)
  })
})
