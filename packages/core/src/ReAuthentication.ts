/**
 * Step-up: a user who is logged in proves once more who they are, before something that must not go wrong. The proof is a token,
 * which your server has validated before it acts. The session stays as it is.
 *
 * There are three kinds of tokens, by what was proven, and a call for each that validates them: `validateMfa`,
 * `validatePassword` and `validatePin`. A token of one kind is none of another.
 *
 * @since 0.1.0
 */
export type * from "./model/ReAuthentication.js"
export * from "./ReAuthentication/credentials.js"
export * from "./ReAuthentication/factors.js"
export * from "./ReAuthentication/validation.js"
