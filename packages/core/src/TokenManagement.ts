/**
 * Access tokens: made from those of social providers, renewed, revoked, and listed.
 *
 * @since 0.1.0
 */
export * from "./TokenManagement/native.js"
export * from "./TokenManagement/jwt.js"
export * from "./TokenManagement/refresh.js"
export * from "./TokenManagement/sessions.js"

export type { ActiveSession, ActiveSessionEncoded, ActiveSessions, ActiveSessionsEncoded } from "./model/Session.js"
