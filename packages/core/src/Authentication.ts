/**
 * What users do with their own accounts: register, verify, log in, read and change their profile, reset their password.
 *
 * @since 0.1.0
 */
export * from "./Authentication/registration.js"
export * from "./Authentication/verification.js"
export * from "./Authentication/login.js"
export * from "./Authentication/tokens.js"
export * from "./Authentication/passwords.js"
export * from "./Authentication/profiles.js"
export * from "./Authentication/emails.js"
export * from "./Authentication/securityQuestions.js"
export * from "./Authentication/social.js"
export type * from "./model/Tokens.js"
export type * from "./model/PrivacyPolicy.js"
export type * from "./model/SocialVerification.js"
