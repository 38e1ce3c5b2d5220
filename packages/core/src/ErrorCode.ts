/**
 * One class for each error that LoginRadius documents. A class knows its codes by family: errors are told apart by
 * family and code, never by HTTP status. Refusals of the key, secret, signature or address of the application are
 * `ApiCredentialsRejected` instead.
 *
 * @since 0.1.0
 */
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
