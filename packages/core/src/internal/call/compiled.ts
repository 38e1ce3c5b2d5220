/** An endpoint's description, compiled once into what a call needs. */
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type { Any as AnyCredential } from "../../Credential.js"
import type { Host } from "../../LoginRadiusConfig.js"
import type { AnyErrorClass, Family } from "../../LoginRadiusError.js"
import type { Safety } from "../../Safety.js"
import * as Wire from "../../Wire.js"
import type { Labels } from "../effect/metric.js"
import { isObject, membersOf } from "../wire/codec.js"
import type { Member } from "../wire/description.js"
import type { Spec } from "./spec.js"

export interface CompiledEndpoint {
  readonly id: string
  readonly spec: Spec
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** A request with the method alone. */
  readonly empty: HttpClientRequest.HttpClientRequest
  /** The path with its parameters as `:name`. */
  readonly template: string
  /** Static text and parameter names, alternating; static text first. */
  readonly pieces: ReadonlyArray<string>
  readonly host: Host
  readonly auth: AnyCredential
  readonly query: ReadonlyArray<Member>
  readonly headers: ReadonlyArray<Member>
  readonly body: ReadonlyArray<Member>
  readonly whole: Wire.Whole<string, Wire.Any> | undefined
  readonly family: Family
  /** Labels of the endpoint's metrics by outcome, filled in as they are needed. */
  readonly labels: Map<string, Labels>
}

/** Compiles an endpoint when it is first needed. */
export const compile = (id: string, spec: () => Spec): (() => CompiledEndpoint) => {
  let compiled: CompiledEndpoint | undefined
  return () => (compiled ??= read(id, spec()))
}

const read = (id: string, spec: Spec): CompiledEndpoint => {
  const [method, template] = spec.route.split(" ") as [CompiledEndpoint["method"], string]
  const host = spec.host ?? "api"
  const { body } = spec
  const whole = Wire.isWhole(body) ? body : undefined
  return {
    id,
    spec,
    method,
    empty: HttpClientRequest.make(method)(""),
    template,
    pieces: template.split(/\/:([^/]+)/),
    host,
    auth: spec.auth,
    query: membersOf(spec.query),
    headers: membersOf(spec.headers),
    body: whole ? [] : membersOf(body as Wire.Members | undefined),
    whole,
    family:
      host === "cloud" ? host : host === "hub" ? "sso" : template.startsWith("/v2/manage") ? "manageV2" : "identity",
    labels: new Map()
  }
}

/** The declared error of a code, those of the credentials included. */
export const declaredError = ({ family, spec }: CompiledEndpoint, code: number): AnyErrorClass | undefined =>
  [...(spec.errors ?? []), ...spec.auth.errors].find(({ codes }) => [codes[family] ?? []].flat().includes(code))

/** The safety class of a call with this input. */
export const safetyOf = ({ safety, safetyWith }: Spec, input: { readonly [member: string]: unknown }): Safety => {
  for (const member in safetyWith) {
    const given = member.split(".").reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), input)
    // `false` and "" count as not given.
    if (given || given === 0) return safetyWith[member] ?? safety
  }
  return safety
}
