/**
 * An endpoint is a value: a function that calls it, and the description that client, emulator, documentation and tests read.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type * as Redacted from "effect/Redacted"
import type {
  AccessTokenExpired,
  AccessTokenInvalid,
  AccessTokenMissing,
  AccountBlocked,
  AuthenticationFailed,
  LoginDisabled,
  SottInvalid,
  SottRequired
} from "./ErrorCode.js"
import { projection } from "./internal/call/projection.js"
import { call, compiledOf, responseOf } from "./internal/call/call.js"
import { compile } from "./internal/call/compiled.js"
import { Compiled } from "./internal/call/symbols.js"
import type { Response, Spec } from "./internal/call/spec.js"
import type { LoginRadiusConfig } from "./LoginRadiusConfig.js"
import type {
  AnyErrorClass,
  ApiCredentialsRejected,
  CredentialsMissing,
  InvalidInput,
  MalformedResponse,
  OutcomeUnknown,
  RateLimited,
  ServerFailed,
  TransportFailed,
  Unrecognized
} from "./LoginRadiusError.js"
import type { Profile, SocialProfile } from "./Profile.js"
import type * as Wire from "./Wire.js"

export type { Response, Spec } from "./internal/call/spec.js"
export type { Host } from "./LoginRadiusConfig.js"
export type { Safety } from "./Safety.js"

/** @internal */
export type TypeId = typeof Compiled

/**
 * A callable endpoint. `Answer` is the document on the wire, which handlers and stubs answer with.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<in Input, out Success, out Error, out Answer = unknown> {
  (input: Input): Effect.Effect<Success, Error, LoginRadiusConfig | HttpClient.HttpClient>
  readonly [Compiled]: { readonly Input: (input: Input) => void; readonly Answer: Answer }
  /** `Module.name`. */
  readonly id: string
  readonly spec: Spec
}

/**
 * Any endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Any {
  readonly [Compiled]: { readonly Input: (input: never) => void; readonly Answer: unknown }
  readonly id: string
  readonly spec: Spec
}

/**
 * The input of an endpoint: `Endpoint.Input<typeof Account.create>`.
 *
 * @since 0.1.0
 * @category types
 */
export type Input<E extends Any> = Exclude<Parameters<E[TypeId]["Input"]>[0], void>

/**
 * What an endpoint succeeds with.
 *
 * @since 0.1.0
 * @category types
 */
export type Success<E extends Any> = E extends (input: never) => Effect.Effect<infer A, infer _E, infer _R> ? A : never

/**
 * What an endpoint fails with.
 *
 * @since 0.1.0
 * @category types
 */
export type Error<E extends Any> = E extends (input: never) => Effect.Effect<infer _A, infer E1, infer _R> ? E1 : never

/**
 * The document that an endpoint is answered with on the wire.
 *
 * @since 0.1.0
 * @category types
 */
export type Answer<E extends Any> = E[TypeId]["Answer"]

type PathParameters<Route> = Route extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | PathParameters<`/${Rest}`>
  : Route extends `${string}/:${infer Name}`
    ? Name
    : never

/** Path parameters and their docs. One that is missing here is a string without a doc. */
interface PathMembers {
  /** The account's `Uid`: 32 hexadecimal digits, or what your server chose when it created the account. */
  readonly uid: string
  /** The name of one of the account's role contexts: its `Context`. */
  readonly contextName: string
  /** The webhook's `Id`, as `Webhooks.createSubscription` answers it. */
  readonly hookId: string
  /** The custom object's `Id`, as it was answered when the object was created. */
  readonly objectRecordId: string
  /** The entry's `Id`, as the lists of registration data answer it. */
  readonly recordId: string
  /** The role's `Name`. */
  readonly roleName: string
  /** The name of the list: `Type` of its entries. */
  readonly type: string
  /** What the token is for: `emailverification`, `addemail`, `forgotpassword`, `deleteuser`, `passwordlesslogin`, `forgotpin`, `onetouchlogin` or `autologin`. */
  readonly tokenType: string
  /** What the passcode is for: `addphone`, `phoneidverification`, `forgotpassword`, `forgotpin`, `onetouchlogin`, `smartlogin` or `passwordlesslogin`. */
  readonly smsOtpType: string
}

type PathInput<Name extends string> = Pick<PathMembers, Name & keyof PathMembers> & {
  readonly [K in Exclude<Name, keyof PathMembers>]: string
}

type InputMembers<M> = {
  readonly [K in keyof M as M[K] extends { readonly presence: "optional" } ? never : K]: M[K] extends Wire.Any
    ? M[K]["Input"]
    : never
} & {
  readonly [K in keyof M as M[K] extends { readonly presence: "optional" } ? K : never]?:
    | (M[K] extends Wire.Any ? M[K]["Input"] : never)
    | undefined
}

type WholeBody<B> = B extends Wire.Whole<infer Name, infer W> ? { readonly [K in Name]: W["Input"] } : unknown

type BodyMembers<B> = B extends Wire.Whole<string, Wire.Any> ? unknown : B

type CredentialInput<K> = K extends "accessToken" | "secretAndToken"
  ? {
      /** The user's access token; the call acts for this user. */
      readonly accessToken: string | Redacted.Redacted<string>
    }
  : K extends "sott"
    ? {
        /** Secure one-time token. Left out, one is made from the configuration's key and secret. */
        readonly sott?: string | Redacted.Redacted<string> | undefined
      }
    : unknown

type Part<S, K extends string> = S extends { readonly [P in K]: infer M } ? M : Record<never, never>

/** Required members come first. */
type RawInput<S extends Spec> = PathInput<PathParameters<S["route"]>> &
  CredentialInput<S["auth"]["kind"]> &
  WholeBody<Part<S, "body">> &
  InputMembers<BodyMembers<Part<S, "body">> & Part<S, "query"> & Part<S, "headers">>

type Given<I, K extends keyof I> = { readonly [P in K]-?: Exclude<I[P], undefined> }

type Missing<I, K extends keyof I> = { readonly [P in K]?: undefined }

/** `Given` and `Missing` have their keys as a type parameter, as `Pick` has: only then does a member keep its doc. */
type ExactlyOne<I, Keys> = Keys extends readonly [string, string, ...ReadonlyArray<string>]
  ? {
      [K in Keys[number]]: { readonly [P in keyof I as P extends Keys[number] ? never : P]: I[P] } & Given<
        I,
        K & keyof I
      > &
        Missing<I, Exclude<Keys[number], K> & keyof I>
    }[Keys[number]]
  : I

/** A flat record, and nothing where every member may be left out. */
type InputOf<S extends Spec> =
  ExactlyOne<RawInput<S>, Part<S, "oneOf">> extends infer I
    ? Record<never, never> extends I
      ? { [K in keyof I]: I[K] } | void
      : { [K in keyof I]: I[K] }
    : never

type CredentialErrors<K> =
  | (K extends "accessToken" | "secretAndToken"
      ? | AccessTokenInvalid
        | AccessTokenExpired
        | AccessTokenMissing
        | AuthenticationFailed
        | AccountBlocked
        | LoginDisabled
      : never)
  | (K extends "secret" | "secretAndToken" | "sott" ? CredentialsMissing : never)
  | (K extends "sott" ? SottInvalid | SottRequired : never)

type DeclaredErrors<S> = S extends { readonly errors: ReadonlyArray<infer C extends AnyErrorClass> }
  ? C["prototype"]
  : never

type UnknownOutcome<S extends Spec> =
  Exclude<
    S["safety"] | (S extends { readonly safetyWith: infer W } ? W[keyof W] : never),
    "read" | "idempotent"
  > extends never
    ? never
    : OutcomeUnknown

/**
 * Makes an endpoint from its description. The description is made when it is first needed, not when the module is loaded.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <const S extends Spec>(
  id: string,
  spec: () => S
): Endpoint<
  InputOf<S>,
  S["success"]["Type"],
  | DeclaredErrors<S>
  | CredentialErrors<S["auth"]["kind"]>
  | ApiCredentialsRejected
  | InvalidInput
  | MalformedResponse
  | UnknownOutcome<S>
  | RateLimited
  | ServerFailed
  | TransportFailed
  | Unrecognized,
  S["success"]["Encoded"]
> => {
  const compiled = compile(id, spec)
  const invoke = (input: unknown) => call(compiled, input)
  return Object.defineProperty(Object.assign(invoke, { id, [Compiled]: compiled }), "spec", {
    get: () => compiled().spec,
    enumerable: true
  }) as never
}

/**
 * Whether a value is an endpoint.
 *
 * @since 0.1.0
 * @category guards
 */
export const isEndpoint = (u: unknown): u is Any => typeof u === "function" && Predicate.hasProperty(u, Compiled)

/**
 * Calls an endpoint and answers value and metadata.
 *
 * @since 0.1.0
 * @category combinators
 */
export const withResponse =
  <I, A, E, W>(
    endpoint: Endpoint<I, A, E, W>
  ): ((input: I) => Effect.Effect<Response<A>, E, LoginRadiusConfig | HttpClient.HttpClient>) =>
  (input) =>
    call(compiledOf(endpoint), input, undefined, responseOf) as never

/**
 * An answer in which profiles have the chosen members only.
 *
 * @since 0.1.0
 * @category types
 */
export type Projected<A, K extends keyof Profile> = A extends Profile
  ? { readonly [P in K | "Uid"]: Profile[P] }
  : A extends SocialProfile
    ? { readonly [P in (K & keyof SocialProfile) | "ID"]: SocialProfile[P] }
    : A extends Redacted.Redacted<unknown> | string | number | boolean | null | undefined
      ? A
      : A extends ReadonlyArray<infer Item>
        ? ReadonlyArray<Projected<Item, K>>
        : { readonly [P in keyof A]: Projected<A[P], K> }

/**
 * The same endpoint, answering only the chosen members of profiles (LoginRadius' `fields`). What an answer is recognised by,
 * such as `Uid`, always comes along.
 *
 * @since 0.1.0
 * @category combinators
 */
export const project = <I, A, E, W, K extends keyof Profile & string>(
  endpoint: Endpoint<I, A, E, W>,
  fields: ReadonlyArray<K>
): ((input: I) => Effect.Effect<Projected<A, K>, E, LoginRadiusConfig | HttpClient.HttpClient>) => {
  const compiled = compiledOf(endpoint)
  return (input) => call(compiled, input, projection(compiled().spec, fields)) as never
}
