/**
 * The errors that every endpoint can fail with, and the tools to handle errors by tag, by code or by category.
 * The documented error codes are in `ErrorCode`.
 *
 * @since 0.1.0
 */
import type * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Predicate from "effect/Predicate"
import type * as Types from "effect/Types"

/**
 * The table that a code belongs to: the same number can mean different things in different families.
 *
 * @since 0.1.0
 * @category models
 */
export type Family = "identity" | "cloud" | "sso" | "manageV2"

/**
 * What an error is about, for handlers that do not care which error it is.
 *
 * @since 0.1.0
 * @category models
 */
export type Category =
  | "apiCredentials"
  | "configuration"
  | "conflict"
  | "consent"
  | "credentials"
  | "lockout"
  | "mfa"
  | "notFound"
  | "oauth"
  | "permission"
  | "provider"
  | "rateLimit"
  | "risk"
  | "server"
  | "token"
  | "transport"
  | "validation"
  | "verification"

/**
 * What the service said, on every error that it answered.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answered {
  /** One line for a log: the service's message, the code, the HTTP status and the endpoint. Holds no secret of the call. */
  readonly message: string
  /** The service's longer text. It can tell which half of a login was wrong, or who has an account. Holds no secret of the call. */
  readonly description: string
  /** LoginRadius' own error code. */
  readonly code: number
  readonly family: Family
  /** HTTP status. The same code can come with different ones: match on `code`. */
  readonly status: number
  /** The endpoint that was called, as `Module.name`. */
  readonly endpoint: string
  /** The service's id of this request, when it sent one. */
  readonly requestId: string | undefined
}

/** @internal */
export const TypeId: unique symbol = Symbol.for("@loginradius-effect/core/LoginRadiusError")

/**
 * What all errors of this SDK have in common.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginRadiusError extends Cause.YieldableError {
  readonly [TypeId]: typeof TypeId
  readonly _tag: string
  readonly category: Category
  /**
   * Whether the same request may soon succeed, without anybody doing anything. It does not say that repeating the request
   * is safe: that is a matter of the endpoint's safety class.
   */
  readonly retryable: boolean
  /** The endpoint that was called, as `Module.name`. */
  readonly endpoint: string
}

/**
 * The class of a documented error: construct it, match it, or hand it to `catchCode`.
 *
 * @since 0.1.0
 * @category models
 */
export interface ErrorClass<Tag extends string, Extra = unknown, C extends Category = Category> {
  new (answered: Answered & Extra): LoginRadiusError & Answered & Extra & { readonly _tag: Tag; readonly category: C }
  readonly prototype: LoginRadiusError & Answered & Extra & { readonly _tag: Tag; readonly category: C }
  readonly tag: Tag
  readonly category: C
  readonly codes: Codes
  /** Reads what this error's body carries beyond the usual members; `redact` takes the call's secrets out of a text. */
  readonly extra: ((body: unknown, redact: (text: string) => string) => Extra) | undefined
}

/**
 * Any documented error's class.
 *
 * @since 0.1.0
 * @category models
 */
export interface AnyErrorClass {
  readonly prototype: LoginRadiusError & Answered
  readonly tag: string
  readonly category: Category
  readonly codes: Codes
  readonly extra: ((body: unknown, redact: (text: string) => string) => unknown) | undefined
}

/**
 * The numbers of an error, by family.
 *
 * @since 0.1.0
 * @category models
 */
export type Codes = { readonly [F in Family]?: number | ReadonlyArray<number> }

type CommonClass<Tag extends string, C extends Category> = new <Fields>(
  fields: Fields
) => LoginRadiusError & Readonly<Fields> & { readonly _tag: Tag; readonly category: C }

/** The class of an error of any endpoint. What all its errors have in common is on the prototype. */
const common = <const Tag extends string, const C extends Category>(
  tag: Tag,
  category: C,
  retryable = false
): CommonClass<Tag, C> => {
  const Base = Data.TaggedError(tag)
  Object.assign(Base.prototype, { [TypeId]: TypeId, category, retryable })
  return Base as never
}

/**
 * Makes the class of a documented error: its tag, category and codes, and how to read what its body adds.
 *
 * @since 0.1.0
 * @category constructors
 */
export const define = <const Tag extends string, const C extends Category, Extra = unknown>(
  tag: Tag,
  category: C,
  codes: Codes,
  extra?: (body: unknown, redact: (text: string) => string) => Extra
): ErrorClass<Tag, Extra, C> => Object.assign(common(tag, category), { tag, category, codes, extra }) as never

interface Called {
  readonly endpoint: string
  readonly message: string
}

/**
 * The service refused the application's key, secret, signature or address: a mistake of operations, not a case for user
 * code. Codes 901, 902, 909, 920 to 923, 1206 to 1212 and 6002.
 *
 * @since 0.1.0
 * @category errors
 */
export class ApiCredentialsRejected
  extends /* @__PURE__ */ common("ApiCredentialsRejected", "apiCredentials")<
    Answered & {
      readonly reason:
        | "KeyMissing"
        | "KeyMalformed"
        | "KeyUnknown"
        | "SecretMissing"
        | "SecretMalformed"
        | "SecretWrong"
        | "SignatureMissing"
        | "SignatureWrong"
        | "SignatureExpiryMissing"
        | "SignatureExpiryMalformed"
        | "SignatureExpired"
        | "EndpointNotAllowed"
        | "AddressNotAllowed"
        | "ManagementTokenRejected"
    }
  > {}

/**
 * An answer that the endpoint does not declare: a code with its text, or a 4xx without a code (`code` is then undefined).
 * It is not `retryable`, whatever its code: `ErrorTable.lookup` knows the code.
 *
 * @since 0.1.0
 * @category errors
 */
export class Unrecognized
  extends /* @__PURE__ */ common("Unrecognized", "server")<
    Omit<Answered, "code"> & { readonly code: number | undefined }
  > {}

/**
 * The input cannot be sent: `field` names the member, `reason` says what is expected. Nothing was sent.
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidInput
  extends /* @__PURE__ */ common("InvalidInput", "validation")<
    Called & { readonly field: string; readonly reason: string }
  > {}

/**
 * The endpoint needs a credential that the configuration does not have. Nothing was sent.
 *
 * @since 0.1.0
 * @category errors
 */
export class CredentialsMissing
  extends /* @__PURE__ */ common("CredentialsMissing", "apiCredentials")<Called & { readonly option: "apiSecret" }> {}

/**
 * Why no answer was received.
 *
 * @since 0.1.0
 * @category models
 */
export type TransportReason =
  | "Refused"
  | "NameNotResolved"
  | "ConnectTimeout"
  /** The certificate is not trusted, or there is no version of TLS in common. */
  | "TlsFailed"
  /** The proxy opens no tunnel for this caller: `system` ends in its status, as in `ERR_PROXY_TUNNEL_407`. */
  | "ProxyRefused"
  | "InvalidRequest"
  | "ConnectionLost"
  | "Deadline"

/**
 * No answer was received, and repeating the call is safe: the request was never sent (`sent` is false), or the endpoint
 * may be repeated. `system` is the operating system's code, such as `ECONNREFUSED`. It is `retryable` unless `reason` is
 * `InvalidRequest`, `TlsFailed` or `ProxyRefused`, which no repeat mends.
 *
 * @since 0.1.0
 * @category errors
 */
export class TransportFailed
  extends /* @__PURE__ */ common("TransportFailed", "transport")<
    Called & { readonly reason: TransportReason; readonly sent: boolean; readonly system: string | undefined }
  >
{
  override get retryable(): boolean {
    return !/^(Inv|Tls|Pro)/.test(this.reason)
  }
}

/**
 * The call may or may not have taken effect: the request was sent, and the answer was lost, late or a gateway's
 * (408, 499, 502 to 504, 509, 520 to 530, 598, 599, without one of LoginRadius' codes). The call is not repeated, since repeating it could act twice. It is not `retryable` either: if the call
 * took effect, the same request can be refused because of it. Look first.
 *
 * @since 0.1.0
 * @category errors
 */
export class OutcomeUnknown
  extends /* @__PURE__ */ common("OutcomeUnknown", "transport")<
    Called & {
      readonly reason: "ConnectionLost" | "Deadline" | "GatewayError"
      readonly status: number | undefined
      readonly system: string | undefined
      /** What the gateway asked to wait. */
      readonly retryAfter?: Duration.Duration | undefined
    }
  > {}

/**
 * HTTP 5xx, or a gateway's 408 or 499, without one of LoginRadius' codes. Numbers from 100,000 on are none of them. A body that is
 * not JSON is reported as media type and length only. `retryAfter` is what was asked to wait.
 *
 * @since 0.1.0
 * @category errors
 */
export class ServerFailed
  extends /* @__PURE__ */ common("ServerFailed", "server", true)<
    Called & {
      readonly status: number
      readonly body: string
      readonly retryAfter?: Duration.Duration | undefined
      readonly requestId: string | undefined
    }
  > {}

/**
 * An answer that cannot be read: not JSON, `path` is not what was `expected`, or (with an empty `path`) too large or in a
 * content coding that cannot be undone. `status` is 0 where none was read. No value is kept.
 *
 * @since 0.1.0
 * @category errors
 */
export class MalformedResponse
  extends /* @__PURE__ */ common("MalformedResponse", "server")<
    Called & {
      readonly status: number
      readonly path: string
      readonly expected: string
      readonly requestId: string | undefined
    }
  > {}

/**
 * The application's request quota is used up: HTTP 429, or a rate budget without room. `retryAfter` is what the service asked to
 * wait, if it did. Where `sent` is false, the last attempt was not sent, since the budget did not admit it: `retryAfter` is then the
 * budget's, `status` and `requestId` are undefined, and the call is not repeated.
 *
 * @since 0.1.0
 * @category errors
 */
export class RateLimited
  extends /* @__PURE__ */ common("RateLimited", "rateLimit", true)<
    Called & {
      readonly retryAfter: Duration.Duration | undefined
      readonly sent: boolean
      readonly status: number | undefined
      readonly requestId: string | undefined
    }
  > {}

/**
 * Whether a value is an error of this SDK.
 *
 * @since 0.1.0
 * @category guards
 */
export const isLoginRadiusError = (u: unknown): u is LoginRadiusError => Predicate.hasProperty(u, TypeId)

/**
 * The documented codes that a class stands for, as `[family, code]` pairs.
 *
 * @since 0.1.0
 * @category accessors
 */
export const pairs = (errorClass: Pick<AnyErrorClass, "codes">): ReadonlyArray<readonly [Family, number]> =>
  (Object.entries(errorClass.codes) as ReadonlyArray<[Family, number | ReadonlyArray<number>]>).flatMap(
    ([family, codes]) => (typeof codes === "number" ? [codes] : codes).map((code) => [family, code] as const)
  )

/** What a handler is given of `E`. An error of a wider type, such as `unknown`, may be one of this SDK. */
type Caught<E, C extends Category = Category> = E extends LoginRadiusError
  ? Extract<E["category"], C> extends never
    ? never
    : E
  : LoginRadiusError extends E
    ? LoginRadiusError & { readonly category: C }
    : never

/** A type that is not a union of others; `never` of a union. */
type Single<T, All = T> = T extends unknown ? (unknown extends T ? never : [All] extends [T] ? T : never) : never

/** The categories that are caught for certain: none of a list or a union that is known at run time. */
type Certain<C> = Single<C> extends infer One ? (One extends ReadonlyArray<unknown> ? CertainItems<One> : One) : never

type CertainItems<List> = List extends readonly [infer First, ...infer Rest]
  ? Single<First> | CertainItems<Rest>
  : never

type Uncaught<E, C> = Exclude<E, LoginRadiusError & { readonly category: Certain<C> }>

/** What `C` names: itself, or the members of a list. */
type Named<C> = Extract<C extends ReadonlyArray<infer Item> ? Item : C, Category>

/**
 * Handles every error of one or more categories, whatever its tag. What a literal names, or a list of literals, is gone
 * from the error type; a category or a list that is known at run time removes nothing from it.
 *
 * @since 0.1.0
 * @category error handling
 */
export const catchCategory: {
  <E, const C extends Category | ReadonlyArray<Category>, A2, E2, R2>(
    category: C,
    f: (error: Caught<Types.NoInfer<E>, Named<C>>) => Effect.Effect<A2, E2, R2>
  ): <A, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A | A2, Uncaught<E, C> | E2, R | R2>
  <A, E, R, const C extends Category | ReadonlyArray<Category>, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    category: C,
    f: (error: Caught<E, Named<C>>) => Effect.Effect<A2, E2, R2>
  ): Effect.Effect<A | A2, Uncaught<E, C> | E2, R | R2>
} = /* @__PURE__ */ dual(
  3,
  (self: Effect.Effect<unknown, unknown, unknown>, category: Category | ReadonlyArray<Category>, f) =>
    Effect.catchIf(
      self,
      (error) =>
        isLoginRadiusError(error) &&
        (Array.isArray(category) ? category.includes(error.category) : category === error.category),
      f
    )
)

/**
 * Handles every error of this SDK, whatever its tag and category. Other errors stay what they are.
 *
 * @since 0.1.0
 * @category error handling
 */
export const catchAny: {
  <A2, E2, R2, E = LoginRadiusError>(
    f: (error: Caught<Types.NoInfer<E>>) => Effect.Effect<A2, E2, R2>
  ): <A, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A | A2, Exclude<E, LoginRadiusError> | E2, R | R2>
  <A, E, R, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    f: (error: Caught<E>) => Effect.Effect<A2, E2, R2>
  ): Effect.Effect<A | A2, Exclude<E, LoginRadiusError> | E2, R | R2>
} = /* @__PURE__ */ dual(2, (self: Effect.Effect<unknown, unknown, unknown>, f) =>
  Effect.catchIf(self, isLoginRadiusError, f)
)

/**
 * Handles a documented error, and an `Unrecognized` with the same code from an endpoint that does not declare it.
 *
 * @since 0.1.0
 * @category error handling
 */
export const catchCode: {
  <C extends AnyErrorClass, A2, E2, R2>(
    errorClass: C,
    f: (error: C["prototype"] | Unrecognized) => Effect.Effect<A2, E2, R2>
  ): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A | A2, Exclude<E, C["prototype"]> | E2, R | R2>
  <A, E, R, C extends AnyErrorClass, A2, E2, R2>(
    self: Effect.Effect<A, E, R>,
    errorClass: C,
    f: (error: C["prototype"] | Unrecognized) => Effect.Effect<A2, E2, R2>
  ): Effect.Effect<A | A2, Exclude<E, C["prototype"]> | E2, R | R2>
} = /* @__PURE__ */ dual(3, (self: Effect.Effect<unknown, unknown, unknown>, errorClass: AnyErrorClass, f) =>
  Effect.catchIf(
    self,
    (error) =>
      Predicate.isTagged(error, errorClass.tag) ||
      (error instanceof Unrecognized &&
        pairs(errorClass).some(([family, code]) => family === error.family && code === error.code)),
    f
  )
)
