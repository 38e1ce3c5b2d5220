/**
 * One class for each error that LoginRadius documents. A class knows its codes by family: errors are told apart by
 * family and code, never by HTTP status. Refusals of the key, secret, signature or address of the application are
 * `ApiCredentialsRejected` instead.
 *
 * @since 0.1.0
 */
import type * as Configuration from "./ErrorCode/Configuration.js"
import type * as Conflict from "./ErrorCode/Conflict.js"
import type * as Consent from "./ErrorCode/Consent.js"
import type * as Credentials from "./ErrorCode/Credentials.js"
import type * as Lockout from "./ErrorCode/Lockout.js"
import type * as Mfa from "./ErrorCode/Mfa.js"
import type * as NotFound from "./ErrorCode/NotFound.js"
import type * as Oauth from "./ErrorCode/Oauth.js"
import type * as Permission from "./ErrorCode/Permission.js"
import type * as Provider from "./ErrorCode/Provider.js"
import type * as RateLimit from "./ErrorCode/RateLimit.js"
import type * as Risk from "./ErrorCode/Risk.js"
import type * as Server from "./ErrorCode/Server.js"
import type * as Token from "./ErrorCode/Token.js"
import type * as Validation from "./ErrorCode/Validation.js"
import type * as Verification from "./ErrorCode/Verification.js"
import type * as Common from "./LoginRadiusError.js"

export * from "./ErrorCode/Configuration.js"
export * from "./ErrorCode/Conflict.js"
export * from "./ErrorCode/Consent.js"
export * from "./ErrorCode/Credentials.js"
export * from "./ErrorCode/Lockout.js"
export * from "./ErrorCode/Mfa.js"
export * from "./ErrorCode/NotFound.js"
export * from "./ErrorCode/Oauth.js"
export * from "./ErrorCode/Permission.js"
export * from "./ErrorCode/Provider.js"
export * from "./ErrorCode/RateLimit.js"
export * from "./ErrorCode/Risk.js"
export * from "./ErrorCode/Server.js"
export * from "./ErrorCode/Token.js"
export * from "./ErrorCode/Validation.js"
export * from "./ErrorCode/Verification.js"

/** The instances of the classes that a module exports. */
type ErrorsOf<Module> = {
  readonly [Name in keyof Module]: Module[Name] extends new (...args: never) => infer E ? E : never
}[keyof Module]

/**
 * Any error of this SDK, the common ones of `LoginRadiusError` included: a union by `_tag` and by `category`, for logs and
 * metrics of errors from everywhere. What one endpoint can fail with is `Endpoint.Error`.
 *
 * @since 0.1.0
 * @category models
 */
export type Any =
  | ErrorsOf<typeof Common>
  | ErrorsOf<typeof Configuration>
  | ErrorsOf<typeof Conflict>
  | ErrorsOf<typeof Consent>
  | ErrorsOf<typeof Credentials>
  | ErrorsOf<typeof Lockout>
  | ErrorsOf<typeof Mfa>
  | ErrorsOf<typeof NotFound>
  | ErrorsOf<typeof Oauth>
  | ErrorsOf<typeof Permission>
  | ErrorsOf<typeof Provider>
  | ErrorsOf<typeof RateLimit>
  | ErrorsOf<typeof Risk>
  | ErrorsOf<typeof Server>
  | ErrorsOf<typeof Token>
  | ErrorsOf<typeof Validation>
  | ErrorsOf<typeof Verification>
