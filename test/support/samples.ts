/** Inputs, wire documents and refusals, made from the descriptions of the endpoints. */
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Wire from "@loginradius-effect/core/Wire"
import { Either } from "effect"
import { decode } from "../../packages/core/src/internal/wire/codec.js"

// --- marked secrets ----------------------------------------------------------------------------------------------------

/** Every marked secret begins with this. */
export const marker = "ca9a7e00"

/** A marked secret of free text ends with this, so that a part of it is found too. */
export const tail = "tail9ca"

/** Makes secrets that a scanner can find, and keeps the path of each in `paths`. */
export class MarkedSecrets {
  readonly paths = new Map<string, string>()
  #n = 0
  /** A GUID, as tokens and keys are. */
  guid(path: string): string {
    const text = `${marker}-5ec2-4e7a-8bad-${String(++this.#n).padStart(12, "0")}`
    this.paths.set(text, path)
    return text
  }
  /** A GUID in a text that has to be escaped in every encoding. */
  text(path: string): string {
    const text = `${this.guid(path)} &"\\ü/+${tail}`
    this.paths.set(text, path)
    this.paths.delete(text.slice(0, 36))
    return text
  }
}

// --- values from descriptions ------------------------------------------------------------------------------------------

/** The choices that a description leaves open. */
export interface Choices {
  readonly secret: (path: string) => string
  readonly text: (path: string) => string
  readonly number: (path: string) => number
  readonly boolean: (path: string) => boolean
  readonly unknown: (path: string) => unknown
  /** Whether an optional member is present. */
  readonly has: (path: string, name: string) => boolean
  /** The form of a value, of `n` forms. */
  readonly form: (n: number, path: string) => number
  /** The names under which a member is written. */
  readonly keys: (name: string, wire: Wire.Any) => ReadonlyArray<string>
  readonly items: (path: string) => number
}

/** The name of a member on the wire. */
export const wireKey = (name: string, wire: Wire.Any): string => wire.wireName ?? name

const at = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`)

export const valueOf = (wire: Wire.Any, choices: Choices, path = ""): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "secret":
      return choices.secret(path)
    case "string":
      return description.format === "date-time" ? "2026-03-04T05:06:07.1234567Z" : choices.text(path)
    case "literals":
      return description.values[choices.form(description.values.length, path)]
    case "number":
      return choices.number(path) + 0.5
    case "integer":
      return choices.number(path)
    case "boolean":
      return choices.boolean(path)
    case "unknown":
      return choices.unknown(path)
    case "array":
      return Array.from({ length: choices.items(path) }, (_, i) => valueOf(description.item, choices, `${path}[${i}]`))
    case "record":
      return Object.fromEntries(
        Array.from({ length: choices.items(path) }, (_, i) => [
          `key${i}`,
          valueOf(description.value, choices, at(path, `key${i}`))
        ])
      )
    case "oneOf":
      return valueOf(description.variants[choices.form(description.variants.length, path)] as Wire.Any, choices, path)
    case "document":
      return Object.fromEntries(
        description
          .members()
          .flatMap(({ name, wire }) =>
            wire.presence === "required" || choices.has(path, name)
              ? choices.keys(name, wire).map((key) => [key, valueOf(wire, choices, at(path, key))] as const)
              : []
          )
      )
    case "answer":
      return valueOf(description.of, choices, path)
    case "schema":
      throw new Error(`no sample of ${description.name}`)
  }
}

/** Choices with every member. */
export const complete = (markedSecrets: MarkedSecrets, overrides: Partial<Choices> = {}): Choices => ({
  secret: (path) => markedSecrets.text(path),
  text: (path) => `${path} /?&=+%ü`,
  number: () => 3,
  boolean: () => true,
  unknown: (path) => ({ any: [path, 1, null] }),
  has: () => true,
  form: () => 0,
  keys: (name) => [name],
  items: () => 1,
  ...overrides
})

const awkwardTexts = [
  "",
  " ",
  "a",
  "ü&é",
  "%2F%",
  "a+b c",
  '"\\',
  "𝒳",
  "0",
  "null",
  "true",
  "<x>",
  "{}",
  "\u0000\u2028",
  "..",
  "Ab:1"
]

/** Random choices, the same for the same seed. */
export const random = (seed: number, overrides: Partial<Choices> = {}): Choices => {
  // The linear congruential generator of Numerical Recipes.
  let state = seed >>> 0
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const text = () => Array.from({ length: 1 + next(3) }, () => awkwardTexts[next(awkwardTexts.length)]).join("")
  return {
    secret: text,
    text,
    number: () => next(2000) - 1000,
    boolean: () => next(2) === 1,
    unknown: () => [{ any: [text(), 1.5, null] }, text(), next(9), false, []][next(5)],
    has: () => next(4) === 0,
    form: next,
    keys: (name) => [name],
    items: () => next(3),
    ...overrides
  }
}

// --- inputs ------------------------------------------------------------------------------------------------------------

export type Input = Record<string, unknown>

/** The members of an input, without path parameters and credentials. */
export const membersOf = (spec: Endpoint.Spec): Wire.Members => ({
  ...spec.query,
  ...spec.headers,
  ...(spec.body === undefined
    ? {}
    : Wire.isWhole(spec.body)
      ? { [spec.body.whole]: spec.body.wire }
      : (spec.body as Wire.Members))
})

export const pathParameters = (spec: Endpoint.Spec): ReadonlyArray<string> =>
  [...spec.route.matchAll(/:(\w+)/g)].map((match) => match[1] as string)

/** Whether the user's token is a member of the input. */
export const takesToken = ({ auth }: Endpoint.Spec): boolean =>
  auth.kind === "accessToken" || auth.kind === "secretAndToken"

/** Whether a call needs the API secret. */
export const takesSecret = ({ auth }: Endpoint.Spec): boolean =>
  auth.kind === "secret" || auth.kind === "secretAndToken"

/** The inputs of an endpoint: one, or one for each member of its `oneOf`. */
export const inputsOf = (
  { spec }: Endpoint.Any,
  choices: Choices,
  token: (path: string) => string
): ReadonlyArray<Input> =>
  (spec.oneOf ?? [undefined]).map((chosen) => {
    const input: Input = {}
    for (const name of pathParameters(spec)) input[name] = `${name}/1 ü`
    for (const [name, wire] of Object.entries(membersOf(spec))) {
      if (
        spec.oneOf?.includes(name) === true ? name !== chosen : wire.presence === "optional" && !choices.has("", name)
      ) {
        continue
      }
      input[name] = valueOf(wire, choices, name)
    }
    if (takesToken(spec)) input["accessToken"] = token("accessToken")
    if (spec.auth.kind === "sott") input["sott"] = token("sott")
    return input
  })

// --- answers -----------------------------------------------------------------------------------------------------------

/** Answers to an endpoint on the wire, in all forms and spellings, with and without a second factor. */
export const answersOf = ({ spec }: Endpoint.Any, markedSecrets: MarkedSecrets): ReadonlyArray<unknown> => {
  const documents = new Map<string, unknown>()
  for (const [form, keys, without] of [
    [0, canonical, ""],
    [0, canonical, "SecondFactorAuthentication"],
    [0, canonical, "Data"],
    [1, aliases, ""],
    [0, both, "SecondFactorAuthentication"]
  ] as const) {
    const make = (markedSecrets: MarkedSecrets) =>
      valueOf(
        spec.success,
        complete(markedSecrets, { form: (n) => form % n, keys, has: (_, name) => name !== without })
      )
    // Two answers that differ only in their secrets are the same.
    const shape = JSON.stringify(make(new MarkedSecrets()))
    // Without some members an answer is malformed.
    const isAnswer = without === "" || Either.isRight(decode(spec.success, JSON.parse(shape)))
    if (isAnswer && !documents.has(shape)) documents.set(shape, make(markedSecrets))
  }
  return [...documents.values()]
}

const canonical = (name: string, wire: Wire.Any) => [wireKey(name, wire)]
const aliases = (name: string, wire: Wire.Any) => [wire.aliases[0] ?? wireKey(name, wire)]
const both = (name: string, wire: Wire.Any) => [wireKey(name, wire), ...wire.aliases]

/** A text that repeats secrets in every encoding. */
export const echo = (secrets: Iterable<string>): string =>
  [...secrets]
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).replaceAll("%20", "+"),
      secret.toUpperCase(),
      encodeURIComponent(secret).toLowerCase(),
      JSON.stringify(secret)
    ])
    .join(" and ")

/** A refusal that repeats the given secrets, and has secrets of its own. */
export const refusal = (code: number, secrets: Iterable<string>, markedSecrets: MarkedSecrets) => {
  const text = `not with ${echo(secrets)}!`
  return {
    ErrorCode: code,
    Message: text,
    Description: text,
    IsProviderError: true,
    ProviderErrorResponse: text,
    Errors: [{ FieldName: text, ErrorMessage: text }],
    Data: {
      access_token: markedSecrets.text("access_token"),
      ConsentToken: markedSecrets.text("ConsentToken"),
      PINAuthToken: markedSecrets.text("PINAuthToken"),
      LoginLockedTimeout: "2026-03-04T05:06:07Z",
      expires_in: "2026-03-04T05:06:07Z"
    }
  }
}

// --- mutations ---------------------------------------------------------------------------------------------------------

export interface Mutation {
  readonly at: number
  readonly how: "replace" | "delete" | "null" | "wrap" | "recase" | "text" | "add" | "proto"
  readonly value: unknown
}

/** Changes a document in a few places. */
export const mutate = (document: unknown, mutations: ReadonlyArray<Mutation>): unknown => {
  const root = { document: structuredClone(document) }
  for (const { at, how, value } of mutations) {
    const places = placesIn(root)
    const [parent, key] = places[at % places.length] as Place
    const current = parent[key]
    if (how === "replace") parent[key] = value
    else if (how === "delete" && parent !== root) delete parent[key]
    else if (how === "null") parent[key] = null
    else if (how === "wrap") parent[key] = [current]
    else if (how === "text") parent[key] = String(current)
    else if (how === "recase" && parent !== root) {
      delete parent[key]
      parent[recase(key)] = current
    } else if (parent !== root && !Array.isArray(parent)) {
      const name = how === "proto" ? "__proto__" : "Unheard"
      Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true })
    }
  }
  // As values come from JSON.parse, which makes `__proto__` an own member.
  return JSON.parse(JSON.stringify(root.document ?? null))
}

type Place = readonly [parent: Record<string, unknown>, key: string]

const recase = (key: string): string => {
  const first = key[0] ?? ""
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + key.slice(1)
}

const placesIn = (value: unknown): Array<Place> => {
  if (typeof value !== "object" || value === null) return []
  return Object.keys(value).flatMap((key) => [
    [value as Record<string, unknown>, key] as const,
    ...placesIn((value as Record<string, unknown>)[key])
  ])
}
