/** Imports Effect, Schema and the HTTP client; with the argument `core`, all of core too. Reports time and memory. */
import type { ImportCost } from "../cases/importing.js"

const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const before = heap()
const start = performance.now()
await import("effect/Effect")
await import("effect/Schema")
await import("@effect/platform/HttpClient")
if (process.argv[2] === "core") await import("@loginradius-effect/core")
const milliseconds = performance.now() - start
const cost: ImportCost = { milliseconds, bytes: heap() - before }
process.send?.(cost, () => process.disconnect())
