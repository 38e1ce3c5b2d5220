/** An endpoint's description, read once into what a call needs. */
import type { Any as AnyCredential } from "../Credential.js"
import type { Host, Safety, Spec } from "../Endpoint.js"
import { type AnyErrorClass, type Family, pairs } from "../LoginRadiusError.js"
import * as Wire from "../Wire.js"
import { isObject, listed, type Member } from "./codec.js"

export interface Described {
  readonly id: string
  readonly spec: Spec
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** The path with its parameters as `:name`. */
  readonly template: string
  /** Static text and parameter names in turn, static text first. */
  readonly pieces: ReadonlyArray<string>
  readonly host: Host
  readonly auth: AnyCredential
  readonly query: ReadonlyArray<Member>
  readonly headers: ReadonlyArray<Member>
  readonly body: ReadonlyArray<Member>
  readonly whole: Wire.Whole<string, Wire.Any> | undefined
  readonly family: Family
  /** The declared errors by code, those of the credentials included. */
  readonly errors: ReadonlyMap<number, AnyErrorClass>
}

/** Describes an endpoint when it is first needed. */
export const describe = (id: string, spec: () => Spec): (() => Described) => {
  let described: Described | undefined
  return () => (described ??= read(id, spec()))
}

const read = (id: string, spec: Spec): Described => {
  const space = spec.route.indexOf(" ")
  const template = spec.route.slice(space + 1)
  const host = spec.host ?? "api"
  const family = familyOf(host, template)
  const { body } = spec
  const whole = body !== undefined && Wire.isWhole(body) ? body : undefined
  return {
    id,
    spec,
    method: spec.route.slice(0, space) as Described["method"],
    template,
    pieces: template.split(/\/:([^/]+)/),
    host,
    auth: spec.auth,
    query: members(spec.query),
    headers: members(spec.headers),
    body: whole === undefined ? members(body as Wire.Members | undefined) : [],
    whole,
    family,
    errors: errorsByCode(spec, family)
  }
}

const members = (record: Wire.Members | undefined): ReadonlyArray<Member> => listed(() => record)()

const familyOf = (host: Host, path: string): Family =>
  host === "cloud" ? host : host === "hub" ? "sso" : path.startsWith("/v2/manage") ? "manageV2" : "identity"

const errorsByCode = (spec: Spec, family: Family): ReadonlyMap<number, AnyErrorClass> => {
  const byCode = new Map<number, AnyErrorClass>()
  for (const errorClass of [...(spec.errors ?? []), ...spec.auth.errors]) {
    for (const [ofFamily, code] of pairs(errorClass)) {
      if (ofFamily === family && !byCode.has(code)) byCode.set(code, errorClass)
    }
  }
  return byCode
}

/** The safety class of a call with this input. */
export const safetyOf = (spec: Spec, input: { readonly [member: string]: unknown }): Safety => {
  for (const [member, safety] of Object.entries(spec.safetyWith ?? {})) {
    const given = member.split(".").reduce<unknown>(memberOf, input)
    if (given !== undefined && given !== null && given !== false && given !== "") return safety
  }
  return spec.safety
}

const memberOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)
