/** What the tests in a browser start from, made once before they run side by side: the page, and a browser to unpack. */
import { Effect } from "effect"
import { page } from "../apps/demo/src/server/host/Build.js"
import { launch } from "../test/demo/browser/chromium.js"

await Effect.runPromise(page)
// Where there is none, the tests say so.
await launch().then(
  (browser) => browser.close(),
  () => undefined
)
