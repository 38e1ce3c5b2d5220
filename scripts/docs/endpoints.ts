/** The endpoints by module, as all generated documents read them. */
import * as LoginRadius from "@loginradius-effect/core"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"

export interface Module {
  readonly module: string
  readonly endpoints: ReadonlyArray<Endpoint.Any>
}

export const modules: ReadonlyArray<Module> = Object.entries(LoginRadius).flatMap(([module, namespace]) => {
  const endpoints = (Object.values(namespace) as ReadonlyArray<unknown>).filter(LoginRadius.Endpoint.isEndpoint)
  return endpoints.length === 0 ? [] : [{ module, endpoints }]
})

export const endpoints: ReadonlyArray<Endpoint.Any> = modules.flatMap(({ endpoints }) => endpoints)

export { docsSite } from "./site.js"

/** `[code, tag]` of each error that an endpoint declares, the lowest code first. */
export const declaredErrors = ({ spec }: Endpoint.Any): ReadonlyArray<readonly [code: number, tag: string]> => {
  const byCode = new Map<number, string>()
  for (const error of [...(spec.errors ?? []), ...spec.auth.errors]) {
    for (const [, code] of LoginRadius.LoginRadiusError.pairs(error)) byCode.set(code, error.tag)
  }
  return [...byCode].toSorted(([a], [b]) => a - b)
}
