/**
 * `CurrentUser` for `HttpApi` of `@effect/platform`: a middleware that endpoints, groups or a whole API name.
 *
 * @since 0.1.0
 */
import * as HttpApiMiddleware from "@effect/platform/HttpApiMiddleware"
import * as HttpApiSecurity from "@effect/platform/HttpApiSecurity"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { CurrentUser, MaybeUser, type Options } from "./Auth.js"
import * as check from "./internal/auth/check.js"
import { asked, withHeaders } from "./internal/auth/effectRequest.js"
import * as schemas from "./internal/auth/schemas.js"
import type { TokenVerifier } from "./TokenVerifier.js"

/**
 * `Forbidden` as an API declares it: `endpoint.addError(HttpApi.Forbidden)` where a handler asks for roles.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Forbidden = schemas.forbidden

const security = { bearer: HttpApiSecurity.bearer }

/**
 * There has to be a token, and it has to be good: handlers have `CurrentUser`. Others are answered 401, 403 or 503.
 *
 * @since 0.1.0
 * @category tags
 */
export class Authenticated extends HttpApiMiddleware.Tag<Authenticated>()(
  "@loginradius-effect/server/HttpApi/Authenticated",
  { failure: schemas.failure, provides: CurrentUser, security }
) {}

/**
 * There may be a token: handlers have `MaybeUser`. One that is there has to be good, as for `Authenticated`.
 *
 * @since 0.1.0
 * @category tags
 */
export class Optional extends HttpApiMiddleware.Tag<Optional>()("@loginradius-effect/server/HttpApi/Optional", {
  failure: schemas.failure,
  provides: MaybeUser,
  security
}) {}

/**
 * Both middlewares. Fails with `InvalidConfig`, which names the option, where one cannot be used.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options = {}): Layer.Layer<Authenticated | Optional, InvalidConfig, TokenVerifier> =>
  Layer.unwrapEffect(
    Effect.map(check.make(options), (ask) => {
      // The whole request is asked: what the scheme has cut out of a header does not count.
      const user = asked(ask)
      return Layer.merge(
        Layer.succeed(Authenticated, { bearer: () => withHeaders(check.required(user)) }),
        Layer.succeed(Optional, { bearer: () => withHeaders(user) })
      )
    })
  )

/**
 * Says in the OpenAPI document of an API that its endpoints take the cookie of `layer({ cookie })`, too:
 * `api.annotate(OpenApi.Transform, HttpApi.withCookie("access_token"))`.
 *
 * @since 0.1.0
 * @category combinators
 */
export const withCookie =
  (name: string) =>
  (document: Document): Document => {
    const components = recordOf(document["components"])
    const securitySchemes = {
      ...recordOf(components["securitySchemes"]),
      cookie: { type: "apiKey", in: "cookie", name }
    }
    return {
      ...document,
      components: { ...components, securitySchemes },
      paths: mapValues(recordOf(document["paths"]), (path) => mapValues(recordOf(path), orByCookie))
    }
  }

type Document = { readonly [member: string]: unknown }

const recordOf = (value: unknown): Document => (typeof value === "object" && value !== null ? (value as Document) : {})

const mapValues = (record: Document, change: (value: unknown) => unknown): Document =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** An operation that can be asked for with a bearer token, or with the cookie. */
const orByCookie = (operation: unknown): unknown => {
  const { security } = recordOf(operation)
  return Array.isArray(security) && security.some((scheme) => "bearer" in recordOf(scheme))
    ? { ...recordOf(operation), security: [...security, { cookie: [] }] }
    : operation
}
