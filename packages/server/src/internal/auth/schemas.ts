/** Refusals as clients get them, for what describes answers by schemas: `HttpApi` and rpc. */
import * as HttpApiSchema from "@effect/platform/HttpApiSchema"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { AuthUnavailable, Unauthenticated } from "../../TokenVerifier.js"
import { refusalDocument, unavailableDocument } from "./answer.js"
import type { Failure } from "./check.js"
import { Forbidden } from "./forbidden.js"

const unauthenticatedStruct = Schema.Struct({
  _tag: Schema.Literal("Unauthenticated"),
  reason: Schema.Literal("Missing", "Malformed", "Invalid", "Expired", "Revoked", "Blocked"),
  message: Schema.String
})

const forbiddenStruct = Schema.Struct({
  _tag: Schema.Literal("Forbidden"),
  reason: Schema.Literal("CrossSite", "RoleMissing", "PermissionMissing"),
  message: Schema.String
})

const unavailableStruct = Schema.Struct({
  _tag: Schema.Literal("AuthUnavailable"),
  reason: Schema.Literal(
    "NoAnswer",
    "ServerFailed",
    "RateLimited",
    "CredentialsRejected",
    "KeysMissing",
    "RevocationsMissing"
  ),
  retryAfter: Schema.Positive.annotations({ description: "Seconds after which a token is checked again." }),
  message: Schema.String
})

/** What a refusal of a class is in an answer, and back. */
const refusal = <A extends Failure, Encoded extends { readonly _tag: A["_tag"] }>(
  document: Schema.Schema<Encoded>,
  is: (value: unknown) => value is A,
  decode: (document: Encoded) => A,
  encode: (failure: A) => Encoded,
  status: number,
  description: string
): Schema.Schema<A, Encoded> =>
  Schema.transform(document, Schema.declare(is), { strict: true, decode, encode }).annotations(
    HttpApiSchema.annotations({ status, description })
  )

export const unauthenticated = refusal(
  unauthenticatedStruct,
  (value) => value instanceof Unauthenticated,
  ({ message, reason }) => new Unauthenticated({ message, reason }),
  refusalDocument,
  401,
  "There is no token, or it is not good."
)

export const forbidden = refusal(
  forbiddenStruct,
  (value) => value instanceof Forbidden,
  ({ message, reason }) => new Forbidden({ message, reason }),
  refusalDocument,
  403,
  "Whoever sent the request may not do this."
)

export const unavailable = refusal(
  unavailableStruct,
  (value) => value instanceof AuthUnavailable,
  ({ message, reason, retryAfter }) =>
    new AuthUnavailable({ message, reason, retryAfter: Duration.seconds(retryAfter) }),
  unavailableDocument,
  503,
  "Nobody can say now whether the token is good."
)

export const failure: Schema.Schema<
  Failure,
  Schema.Schema.Encoded<typeof unauthenticated | typeof forbidden | typeof unavailable>
> = Schema.Union(unauthenticated, forbidden, unavailable)
