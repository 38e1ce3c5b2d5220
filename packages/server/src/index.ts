export * as Auth from "./Auth.js"
export * as Jwt from "./Jwt.js"
export * as RateBudget from "./RateBudget.js"
export * as TokenVerifier from "./TokenVerifier.js"
