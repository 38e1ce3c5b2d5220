/** All endpoints of the SDK, read from what core exports, so that no new endpoint is forgotten. */
import type { HttpClient } from "@effect/platform"
import * as Core from "@loginradius-effect/core"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import type { Effect } from "effect"
import { compiledOf } from "../../packages/core/src/internal/call/call.js"
import type { CompiledEndpoint } from "../../packages/core/src/internal/call/compiled.js"

/** An endpoint that accepts any input, as untyped code can call it. */
export interface AnyEndpoint extends Endpoint.Any {
  (
    input: unknown
  ): Effect.Effect<
    unknown,
    LoginRadiusError.LoginRadiusError,
    LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
  >
}

/** The endpoints with the names of their exports, such as `Account.create`. */
export const namedEndpoints: ReadonlyArray<readonly [name: string, endpoint: AnyEndpoint]> = Object.entries(
  Core
).flatMap(([module, namespace]) =>
  Object.entries(namespace as { readonly [name: string]: unknown }).flatMap(([name, value]) =>
    Endpoint.isEndpoint(value) ? [[`${module}.${name}`, value as AnyEndpoint] as const] : []
  )
)

export const endpoints: ReadonlyArray<AnyEndpoint> = namedEndpoints.map(([, endpoint]) => endpoint)

/** The declared errors of an endpoint by code, those of its credentials included. */
export const errorsOf = (endpoint: Endpoint.Any): ReadonlyMap<number, LoginRadiusError.AnyErrorClass> => {
  const { family, spec } = compiledEndpoint(endpoint)
  const classes = [...(spec.errors ?? []), ...spec.auth.errors].reverse()
  return new Map(
    classes.flatMap((errorClass) =>
      LoginRadiusError.pairs(errorClass).flatMap(([of, code]) => (of === family ? [[code, errorClass] as const] : []))
    )
  )
}

export const compiledEndpoint = (endpoint: Endpoint.Any): CompiledEndpoint => compiledOf(endpoint)()
