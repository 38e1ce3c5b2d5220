/**
 * Tests in a browser. Each flow has a demo of its own, with an emulator and users, and a window without cookies:
 *
 * ```ts
 * flow("a wrong password is reported at its field", async ({ open, sees, submit }) => {
 *   await open("/sign-in")
 *   await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
 *   await sees("The e-mail address or the password is wrong.")
 * })
 * ```
 *
 * At its end a flow fails if the page has violated its content security policy, a script has failed, or a secret was shown.
 */
import type { Browser, BrowserContextOptions } from "playwright-core"
import { expect, it } from "vitest"
import { launch } from "./chromium.js"
import { DemoFixture, type Visitor } from "./demoFixture.js"

export { ada, grace, type Message, type Visitor } from "./demoFixture.js"

/** The first flow may have to unpack the browser and build the page. */
const flowTimeout = 180_000

/** One browser for all files of a process. It ends with the process. */
let browser: Promise<Browser> | undefined
let isMissing = false

/** A test in a browser. Its function gets a visitor with a new window on a new demo. */
export const flow = (
  title: string,
  steps: (visitor: Visitor) => Promise<void>,
  options?: BrowserContextOptions
): void => {
  it(
    title,
    async (test) => {
      // The first flow has failed because of it; the others are skipped.
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
    `No Chromium can be started, so that no browser test runs. CONTRIBUTING.md says how to configure one.\n${String(error)}`
  )
}
