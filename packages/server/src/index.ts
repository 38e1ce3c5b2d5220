export * as RateBudget from "./RateBudget.js"
export * as TokenVerifier from "./TokenVerifier.js"
