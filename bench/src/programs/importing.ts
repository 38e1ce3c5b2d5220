/** Imports what any Effect program with an HTTP client imports, and all of core after it if told so. */
import type { Imported } from "../cases/importing.js"

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
const imported: Imported = { milliseconds, bytes: heap() - before }
process.send?.(imported, () => process.disconnect())
