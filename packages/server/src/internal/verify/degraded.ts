/** What is done with a token that cannot be checked. */
import { millisOf } from "../duration.js"

/** How many milliseconds after it has ceased to be fresh a verdict is served; undefined for what is no such option. */
export const staleOf = (degraded: unknown): number | undefined => {
  if (degraded === undefined || degraded === "failClosed") return 0
  return typeof degraded === "object" && degraded !== null && "serveStale" in degraded
    ? millisOf(degraded.serveStale)
    : undefined
}
