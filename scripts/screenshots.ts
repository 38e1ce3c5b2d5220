/**
 * Takes pictures of the demo's pages for the documentation, each in a telling state, in light colours; the start page also
 * as a phone shows it in the dark. Clock and random numbers are fixed, so that a picture changes when its page does.
 */
import { Clock, Effect, Layer, Random } from "effect"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { launch } from "../test/demo/browser/chromium.js"
import { ada, DemoFixture, grace, type Visitor } from "../test/demo/browser/demoFixture.js"
import { root } from "./workspace.js"

const folder = join(root, "docs/images")

/** A morning on which every look at the clock takes 200 microseconds. */
const clock = (): Clock.Clock => {
  const real = Clock.make()
  let nanos = BigInt(Date.UTC(2030, 2, 4, 9, 41)) * 1_000_000n
  const next = () => (nanos += 200_000n)
  const millis = () => Number(next() / 1_000_000n)
  return {
    ...real,
    unsafeCurrentTimeMillis: millis,
    unsafeCurrentTimeNanos: next,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanos: Effect.sync(next),
    sleep: (duration) => real.sleep(duration)
  }
}

type Prepare = (visitor: Visitor) => Promise<unknown>

const send = (fields: Readonly<Record<string, string>>, button: string, said: string | RegExp): Prepare => {
  return async ({ sees, submit }) => {
    await submit(fields, button)
    await sees(said)
  }
}

/** The pages that anybody can open, and what somebody does there before the picture. */
const before: Readonly<Record<string, Prepare>> = {
  "/": async () => {},
  "/sign-in": send({ "E-mail address": ada.email, Password: "wrong" }, "Sign in", "is wrong"),
  "/register": send(
    { Name: "Mary Somerville", "E-mail address": "mary@example.com", Password: "moon and stars 3" },
    "Create the account",
    "A mail is on its way"
  ),
  "/forgot": send({ "E-mail address": ada.email }, "Send the link", /on its way/),
  "/mail-link": send({ "E-mail address": ada.email }, "Mail me a link", /on its way/),
  "/smart": async () => {},
  "/one-touch": async () => {},
  "/sms-code": async () => {},
  "/pin": async () => {},
  "/consent": async () => {},
  "/social": async () => {},
  "/try": async ({ main, page, press, sees, submit }) => {
    await submit({ "How many attempts": "2" }, "Inject it")
    await press("Read something")
    await sees("The call succeeded.")
    await press("Advance by 15 minutes")
    await main.getByText("15 minutes ahead of this machine").waitFor()
    await page.getByRole("tab", { name: /Activity/ }).click()
    await page.getByRole("tabpanel").getByText("3 attempts").click()
  },
  "/two-step": async ({ main, submit }) => {
    await submit({ "E-mail address": grace.email, Password: grace.password }, "Next")
    await main.getByLabel("Code of the app").waitFor()
  }
}

const toActivity: Prepare = ({ page }) => page.getByRole("tab", { name: /Activity/ }).click()

/** The same for pages of those who are signed in. */
const after: Readonly<Record<string, Prepare>> = {
  "/profile": toActivity,
  "/account": async () => {},
  "/password": async () => {},
  "/change-pin": async () => {},
  "/sessions": async () => {},
  "/second-factor": async ({ main, press }) => {
    await press("Set up an app")
    await main.getByRole("img").waitFor()
  },
  "/consents": async () => {},
  "/linking": async () => {},
  "/custom-objects": async (visitor) => {
    await send({ JSON: '{"theme": "dark", "size": 12}' }, "Create the record", /is there/)(visitor)
    await toActivity(visitor)
  },
  "/roles": async ({ main, sees }) => {
    await main.getByRole("button", { name: "Assign to me: editor" }).click()
    await sees("You are editor now.")
  }
}

const picture = async (visitor: Visitor, path: string, prepare: Prepare, name = path.slice(1) || "home") => {
  await visitor.open(path)
  await visitor.seesNoMore(/^(One moment|Loading)…/)
  await prepare(visitor)
  // What happened behind the page comes with the next question for it; one may be under way already.
  for (const _ of [1, 2]) await visitor.page.waitForResponse(/\/api\/events/)
  await visitor.page.evaluate("scrollTo(0, 0)")
  await visitor.page.mouse.move(0, 0)
  await visitor.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" })
}

mkdirSync(folder, { recursive: true })
const browser = await launch()
const around = Layer.merge(Layer.setClock(clock()), Layer.setRandom(Random.make("pictures")))
const fixture = new DemoFixture(browser, around)
const inEnglish = { locale: "en-GB", timezoneId: "UTC" }
const visitor = await fixture.openWindow({ ...inEnglish, viewport: { width: 1280, height: 800 }, colorScheme: "light" })
for (const [path, prepare] of Object.entries(before)) await picture(visitor, path, prepare)
await visitor.signIn()
for (const [path, prepare] of Object.entries(after)) await picture(visitor, path, prepare)
const phone = await fixture.openWindow({ ...inEnglish, viewport: { width: 390, height: 844 }, colorScheme: "dark" })
await picture(phone, "/", async () => {}, "home-narrow-dark")
await fixture.close()
await browser.close()
