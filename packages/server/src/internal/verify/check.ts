/** One check of an opaque token at LoginRadius: what is asked, and whose fault it is when the answer is no. */
import * as Admission from "@loginradius-effect/core/Admission"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { pause } from "./gate.js"
import { AuthUnavailable, Unauthenticated, type UnauthenticatedReason, type UnavailableReason } from "./model.js"

/** What LoginRadius says of a good token. Times are milliseconds since 1970. */
export interface Checked {
  readonly uid: string
  readonly roles: ReadonlyArray<string>
  readonly permissions: ReadonlyArray<string>
  readonly expiresAt: number | undefined
}

/** Permissions by the names of the roles that give them. */
export type Permissions = ReadonlyMap<string, ReadonlyArray<string>>

export type Services = LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

export type Refused = Unauthenticated | AuthUnavailable

/** Documented codes that are the token's fault, or its account's. 1409 is what a gateway of the service answers for 905. */
const faults: ReadonlyMap<number, UnauthenticatedReason> = /* @__PURE__ */ new Map([
  [905, "Invalid"],
  [906, "Expired"],
  [991, "Blocked"],
  [1055, "Expired"],
  [1060, "Invalid"],
  [1120, "Invalid"],
  [1130, "Blocked"],
  [1164, "Blocked"],
  [1409, "Invalid"],
  [2024, "Invalid"]
])

const messages: { readonly [R in UnauthenticatedReason]: string } = {
  Missing: "there is no access token",
  Malformed: "this cannot be an access token",
  Invalid: "the access token is not valid",
  Expired: "the access token has expired",
  Revoked: "the access token was revoked",
  Blocked: "the account may not log in"
}

export const unauthenticated = (reason: UnauthenticatedReason): Unauthenticated =>
  new Unauthenticated({ reason, message: messages[reason] })

export const unavailable = (reason: UnavailableReason, message: string, wait = pause): AuthUnavailable =>
  new AuthUnavailable({ reason, message, retryAfter: Duration.millis(Math.max(1, wait)) })

/** A check that failed for a reason that holds for other tokens as well is of the service. */
export interface Failure {
  readonly error: Refused
  readonly isGeneral: boolean
}

const failure = (error: Refused, isGeneral = false): Failure => ({ error, isGeneral })

const reasons: { readonly [tag: string]: UnavailableReason | undefined } = {
  ApiCredentialsRejected: "CredentialsRejected",
  CredentialsMissing: "CredentialsRejected",
  RateLimited: "RateLimited",
  TransportFailed: "NoAnswer",
  OutcomeUnknown: "NoAnswer"
}

/** What a call with the token failed with. */
const failureOf = (error: LoginRadiusError): Failure => {
  const { code, field } = error as Partial<Record<"code" | "field", unknown>>
  const fault = typeof code === "number" ? faults.get(code) : undefined
  if (fault) return failure(unauthenticated(fault))
  return error._tag === "InvalidInput" && field === "accessToken"
    ? failure(unauthenticated("Malformed"))
    : unavailableBy(error)
}

const unavailableBy = (error: LoginRadiusError): Failure => {
  const { path } = error as { readonly path?: unknown }
  const reason = reasons[error._tag] ?? "ServerFailed"
  // An answer with a code, or one that has a wrong member, is on this token.
  const isGeneral = error._tag !== "Unrecognized" && !(error._tag === "MalformedResponse" && path !== "")
  return failure(unavailable(reason, error.message), isGeneral)
}

/** What the application's operators have to see: nobody gets in until they have mended it. */
const log = ({ error }: Failure): Effect.Effect<void> =>
  error._tag === "AuthUnavailable" && error.reason === "CredentialsRejected"
    ? Effect.logError(`No access token can be checked: ${error.message}`)
    : Effect.void

const told = <A, E extends LoginRadiusError>(
  effect: Effect.Effect<A, E, Services>,
  by: (error: LoginRadiusError) => Failure = failureOf
): Effect.Effect<A, Failure, Services> => Effect.tapError(Effect.mapError(effect, by), log)

/** Milliseconds since 1970 of what LoginRadius writes as a date: it is UTC, whether it says so or not. */
export const dateOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const millis = Date.parse(/([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`)
  return Number.isNaN(millis) ? undefined : millis
}

const profileOf = /* @__PURE__ */ Endpoint.project(Authentication.readProfilesByAccessToken, [
  "Uid",
  "Roles",
  "IsActive"
])

/** The options of all calls of a check. */
const once = <A, E, R>(effect: Effect.Effect<A, E, R>, wait: number): Effect.Effect<A, E, R> =>
  effect.pipe(
    LoginRadiusConfig.override({ retry: Retry.none, deadline: wait }),
    Admission.lane("verify"),
    // With the wait for the rate budget in it, which the deadline of an attempt does not count.
    Effect.timeoutFail({
      duration: wait,
      onTimeout: () => failure(unavailable("NoAnswer", `no answer within ${Duration.format(wait)}`), true) as never
    })
  )

/** A yes to both questions, or the no of one: the token's fault goes before that of the service. */
const both = <A, B>(
  one: Effect.Effect<A, Failure, Services>,
  other: Effect.Effect<B, Failure, Services>
): Effect.Effect<readonly [A, B], Failure, Services> => {
  const late = <C>(effect: Effect.Effect<C, Failure, Services>) =>
    Effect.catchIf(
      Effect.map(effect, (value) => ({ value })),
      ({ error }) => error._tag === "AuthUnavailable",
      (failure) => Effect.succeed({ failure })
    )
  return Effect.flatMap(Effect.all([late(one), late(other)], { concurrency: 2 }), ([a, b]) =>
    "failure" in a
      ? Effect.fail(a.failure)
      : "failure" in b
        ? Effect.fail(b.failure)
        : Effect.succeed([a.value, b.value])
  )
}

/** Asks LoginRadius whether a token is good, and whose it is, at once. */
export const check = (
  accessToken: Redacted.Redacted<string>,
  wait: number,
  permissions: Effect.Effect<Permissions, Failure, Services>
): Effect.Effect<Checked, Failure, Services> =>
  once(
    Effect.flatMap(
      both(
        told(Authentication.validateAccessToken({ accessToken })),
        both(told(profileOf({ accessToken })), permissions)
      ),
      ([tokens, [profile, byRole]]) => {
        if (profile.IsActive === false) return Effect.fail(failure(unauthenticated("Blocked")))
        const roles = profile.Roles ?? []
        return Effect.succeed({
          uid: profile.Uid,
          roles,
          permissions: [...new Set(roles.flatMap((role) => byRole.get(role) ?? []))],
          expiresAt: dateOf(tokens.expiresIn)
        })
      }
    ),
    wait
  )

/** Reads what each role of the application permits. */
export const readPermissions = (wait: number): Effect.Effect<Permissions, Failure, Services> =>
  once(
    Effect.map(
      told(RolesManagement.rolesList(), unavailableBy),
      ({ data }) =>
        new Map(
          data.map(({ Name, Permissions }) => [
            Name,
            Object.entries(Permissions ?? {}).flatMap(([permission, isGiven]) => (isGiven === true ? [permission] : []))
          ])
        )
    ),
    wait
  )
