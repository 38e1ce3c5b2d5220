/** Accessibility of every page, checked by axe: no serious and no critical findings. */
import axe from "axe-core"
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { totp } from "../../support/totp.js"
import { ada, flow, type Visitor } from "./flow.js"

const read = (name: string) => readFileSync(new URL(`../../../apps/demo/src/web/${name}.ts`, import.meta.url), "utf8")

const paths = [...read("Routes").matchAll(/"(\/[^"]*)": lazy\(/g)].map(([, path]) => path ?? "")

const isPrivate = (path: string) =>
  new RegExp(`path: "${path}",[^}]*isPrivate: true`).test(read("Features").replaceAll("\n", " "))

/** Loads axe into the window. It is evaluated from outside, because the page's policy would refuse a script element. */
const equip = ({ page }: Visitor) => page.evaluate(axe.source)

/** Serious and critical findings, each with its element. */
const findings = async ({ page }: Visitor, options: axe.RunOptions = {}): Promise<ReadonlyArray<string>> => {
  const given = JSON.stringify({ resultTypes: ["violations"], ...options })
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${given})`)
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${new URL(page.url()).pathname} ${id}: ${node.html}`))
}

const theme = ({ page }: Visitor, name: "light" | "dark") =>
  page.evaluate(`document.documentElement.dataset.theme = "${name}"`)

/** Serious and critical findings of the page as it is now, in light and dark colours. */
const findingsNow = async (visitor: Visitor): Promise<ReadonlyArray<string>> => {
  const inLight = await findings(visitor)
  await theme(visitor, "dark")
  const inDark = await findings(visitor, { runOnly: ["color-contrast"] })
  await theme(visitor, "light")
  return [...inLight, ...inDark]
}

/** Fails unless pages are accessible: by all rules in light colours, and by the contrast rule in dark ones. */
const assertAccessible = async (visitor: Visitor, paths: ReadonlyArray<string>) => {
  const { main, page } = visitor
  const found: Array<string> = []
  await equip(visitor)
  for (const path of paths) {
    await page.evaluate(`history.pushState(null, "", "${path}")`)
    await main.getByRole("heading", { level: 1 }).waitFor()
    for (const waiting of ["One moment…", "Loading…"]) {
      await main.getByText(waiting).first().waitFor({ state: "detached" })
    }
    found.push(...(await findingsNow(visitor)))
    expect(new URL(page.url()).pathname).toBe(path)
  }
  expect(found).toEqual([])
}

it("there are public and private pages", () => {
  expect(paths).toContain("/sign-in")
  expect(paths.filter(isPrivate)).toContain("/profile")
  expect(paths.filter((path) => !isPrivate(path))).toContain("/register")
})

flow("every public page is accessible, in light and dark colours", async (visitor) => {
  await visitor.open("/")
  await assertAccessible(
    visitor,
    paths.filter((path) => !isPrivate(path))
  )
})

flow("every private page is accessible, in light and dark colours", async (visitor) => {
  await visitor.signIn()
  await assertAccessible(visitor, paths.filter(isPrivate))
})

flow("the choice of a PIN and the sign-in by it are accessible, in light and dark colours", async (visitor) => {
  const { arrives, open, page, press, sees, submit } = visitor
  const found: Array<string> = []
  await open("/pin")
  await equip(visitor)
  await press("Require it of everybody")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Next")
  await sees("Choose your PIN")
  await submit({ "New PIN": "1" }, "Sign in")
  await sees("Use 4 to 8 digits.")
  found.push(...(await findingsNow(visitor)))
  await submit({ "New PIN": "4711", "New PIN, once more": "4711" }, "Sign in")
  await arrives("/profile")
  await page.evaluate(`history.pushState(null, "", "/change-pin")`)
  await sees("Current PIN")
  found.push(...(await findingsNow(visitor)))
  await page.evaluate(`history.pushState(null, "", "/pin")`)
  await sees("Welcome back, Ada Lovelace")
  await press("Mail me a link to a new PIN")
  await sees("A mail is on its way")
  found.push(...(await findingsNow(visitor)))
  expect(found).toEqual([])
})

flow("the form of a sign-in that waits for consent is accessible, in light and dark colours", async (visitor) => {
  const { main, open, press, sees, submit } = visitor
  await open("/consent")
  await equip(visitor)
  await press("Require it of everybody")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Next")
  await main.getByRole("checkbox", { name: "News by mail" }).check()
  await press("Agree and sign in")
  await sees("This one is needed.")
  expect(await findingsNow(visitor)).toEqual([])
})

flow("the step-up before a second factor is removed is accessible, in light and dark colours", async (visitor) => {
  const { main, open, press, sees, signIn, submit } = visitor
  await signIn()
  await open("/second-factor")
  await equip(visitor)
  await press("Set up an app")
  const key = await main.getByLabel("Key", { exact: true }).innerText()
  await submit({ "Code of the app": totp(key.replaceAll(" ", ""), Date.now()) }, "Confirm the code")
  await press("Remove: Authenticator app")
  await submit({ "Your password": "wrong" }, "Yes, remove it")
  await sees("This is not your password.")
  expect(await findingsNow(visitor)).toEqual([])
})

for (const colorScheme of ["light", "dark"] as const) {
  flow(
    `refusals, code and drawers are accessible on a narrow screen in ${colorScheme} colours`,
    async (visitor) => {
      const { open, page, press, sees, submit } = visitor
      const found: Array<string> = []
      await open("/sign-in")
      await equip(visitor)
      await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
      await sees("The e-mail address or the password is wrong.")
      found.push(...(await findings(visitor)))
      await page.getByRole("button", { name: "Menu" }).click()
      found.push(...(await findings(visitor)))
      await page.getByRole("button", { name: "Outbox 0 messages" }).click()
      await page.getByRole("complementary", { name: "Behind the page" }).waitFor()
      await page.getByRole("button", { name: "Outbox 0 messages" }).click()
      await page.getByRole("complementary", { name: "Behind the page" }).waitFor({ state: "hidden" })
      await page.getByRole("button", { name: "Outbox 0 messages" }).click()
      await page.getByRole("tab", { name: /Activity/ }).click()
      await page.getByText("InvalidCredentials").waitFor()
      found.push(...(await findings(visitor)))
      await page.keyboard.press("Escape")
      await press("Show the code")
      await page.getByRole("dialog").getByText("signInByPassword").first().waitFor()
      found.push(...(await findings(visitor)))
      expect(found).toEqual([])
    },
    { colorScheme, viewport: { width: 390, height: 844 } }
  )
}
