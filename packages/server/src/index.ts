export * as RateBudget from "./RateBudget.js"
