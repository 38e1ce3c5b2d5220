/**
 * The second factor: logins that ask for it, its verification, how users set it up and take it off, backup codes.
 *
 * @since 0.1.0
 */
export * from "./MultiFactorAuthentication/login.js"
export * from "./MultiFactorAuthentication/verification.js"
export * from "./MultiFactorAuthentication/settings.js"
export * from "./MultiFactorAuthentication/removal.js"
export * from "./MultiFactorAuthentication/backupCodes.js"
export * from "./MultiFactorAuthentication/securityQuestions.js"
export * from "./MultiFactorAuthentication/duo.js"
export * from "./MultiFactorAuthentication/push.js"
