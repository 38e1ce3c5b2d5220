/** The types of an endpoint's description and of a response. */
import type * as Credential from "../../Credential.js"
import type { Host } from "../../LoginRadiusConfig.js"
import type { AnyErrorClass } from "../../LoginRadiusError.js"
import type { Safety } from "../../Safety.js"
import type * as Wire from "../../Wire.js"

/**
 * The description of an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Spec {
  /** Method and path, path parameters as `:name`. */
  readonly route: `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`
  /** `api` unless said otherwise. */
  readonly host?: Host
  readonly auth: Credential.Any
  readonly query?: Wire.Members
  readonly headers?: Wire.Members
  /** Members of the body, or one input member that is the whole body (`Wire.whole`). */
  readonly body?: Wire.Members | Wire.Whole<string, Wire.Any>
  readonly success: Wire.Any
  readonly errors?: ReadonlyArray<AnyErrorClass>
  readonly safety: Safety
  /** Input members, such as `sendEmail` or `profile.Email`, that change the safety class when given (and not `false`). */
  readonly safetyWith?: { readonly [member: string]: Safety }
  /** Input members of which exactly one must be given. */
  readonly oneOf?: readonly [string, string, ...ReadonlyArray<string>]
  /**
   * The input member that tells apart operations of the same method and path. It may be `accessToken`, or a member of the
   * document that is the body, such as `profile.PhoneId`.
   */
  readonly when?: string
  /** Whether the answer can be projected with `Endpoint.project`. */
  readonly projectable?: boolean
  /** Set when LoginRadius has replaced the operation; names the successor, where there is one. */
  readonly deprecated?: { readonly replacedBy?: string }
  /** The documentation page, below `https://www.loginradius.com/legacy/docs/api/v2/`. */
  readonly docs?: string
}

/**
 * The value of an answer with what came along: status, the service's request id and the headers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Response<out A> {
  readonly value: A
  readonly status: number
  readonly requestId: string | undefined
  readonly headers: { readonly [name: string]: string }
}
