export * as Emulator from "./Emulator.js"
export * as Faults from "./Faults.js"
export * as Outbox from "./Outbox.js"
export * as Settings from "./Settings.js"
