/** What people with a screen reader or a keyboard meet, checked by axe on every page: nothing serious, nothing critical. */
import axe from "axe-core"
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { ada, flow, type Visitor } from "./Browser.js"

const read = (name: string) => readFileSync(new URL(`../../../apps/demo/src/web/${name}.ts`, import.meta.url), "utf8")

const paths = [...read("Routes").matchAll(/"(\/[^"]*)": lazy\(/g)].map(([, path]) => path ?? "")

const isPrivate = (path: string) =>
  new RegExp(`path: "${path}",[^}]*isPrivate: true`).test(read("Features").replaceAll("\n", " "))

/** Serious and critical findings, each with the element that it is about. */
const findings = async ({ page }: Visitor): Promise<ReadonlyArray<string>> => {
  // Evaluated from outside of the page, whose policy would refuse a script element.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${new URL(page.url()).pathname} ${id}: ${node.html}`))
}

const settled = ({ main, page }: Visitor) =>
  Promise.all([
    page.waitForLoadState("networkidle"),
    main.getByText("One moment…").first().waitFor({ state: "detached" })
  ])

const everyPage = async (visitor: Visitor) => {
  const found: Array<string> = []
  const look = async (path: string) => {
    await visitor.open(path)
    await settled(visitor)
    found.push(...(await findings(visitor)))
  }
  for (const path of paths.filter((path) => !isPrivate(path))) await look(path)
  await visitor.signIn()
  for (const path of paths.filter(isPrivate)) await look(path)
  expect(found).toEqual([])
}

it("the pages are known, and some of them are private", () => {
  expect(paths).toContain("/sign-in")
  expect(paths.filter(isPrivate)).toContain("/profile")
  expect(paths.filter((path) => !isPrivate(path))).toContain("/register")
})

flow("every page is accessible in light colours", everyPage, { colorScheme: "light" })

flow("every page is accessible in dark colours", everyPage, { colorScheme: "dark" })

for (const colorScheme of ["light", "dark"] as const) {
  flow(
    `refusals, code and drawers are accessible on a narrow screen in ${colorScheme} colours`,
    async (visitor) => {
      const { open, page, press, sees, submit } = visitor
      const found: Array<string> = []
      await open("/sign-in")
      await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
      await sees("The e-mail address or the password is wrong.")
      found.push(...(await findings(visitor)))
      await page.getByRole("button", { name: "Menu" }).click()
      found.push(...(await findings(visitor)))
      await page.getByRole("button", { name: "Behind it" }).click()
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
