/**
 * Tests in a browser. Each flow has a demo of its own, with an emulator and people in it, and a window without cookies:
 *
 * ```ts
 * flow("a wrong password is said at its field", async ({ open, sees, submit }) => {
 *   await open("/sign-in")
 *   await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
 *   await sees("The e-mail address or the password is wrong.")
 * })
 * ```
 *
 * When a flow has ended, nothing may have broken the policy of the page, failed in its scripts, or shown a secret.
 */
import type { Browser, BrowserContextOptions } from "playwright-core"
import { expect, it } from "vitest"
import { launch } from "./chromium.js"
import { DemoFixture, type Visitor } from "./demoFixture.js"

export { ada, grace, type Message, type Visitor } from "./demoFixture.js"

/** The first test of all may have to unpack the browser and to build the page. */
const flowTimeout = 90_000

/** For all files of a process; it ends with the process. */
let browser: Promise<Browser> | undefined
let isMissing = false

/** A test in a browser. The function gets somebody in front of a new window on a new demo. */
export const flow = (
  title: string,
  steps: (visitor: Visitor) => Promise<void>,
  options?: BrowserContextOptions
): void => {
  it(
    title,
    async (test) => {
      // That has failed a test already: once is enough to be seen.
      if (isMissing) test.skip("no Chromium")
      const fixture = new DemoFixture(await (browser ??= launch()).catch(failWithoutBrowser))
      try {
        const visitor = await fixture.openWindow(options)
        await steps(visitor)
        await fixture.look()
        expect(visitor.faults()).toEqual([])
      } finally {
        await fixture.close()
      }
    },
    flowTimeout
  )
}

const failWithoutBrowser = (error: unknown): never => {
  isMissing = true
  throw new Error(
    `No Chromium can be started here, so that no test in a browser is run. CONTRIBUTING.md says how to name one.\n${String(error)}`
  )
}
