export * as Configuration from "./Configuration.js"
