import { expect } from "vitest"
import { ada, flow } from "./flow.js"

flow("the clock is advanced, calls are broken, and the activity tells each attempt", async (visitor) => {
  const { main, open, page, press, sees, signIn, submit } = visitor
  await signIn()
  await page.getByRole("link", { name: "Try to break it" }).click()
  await sees("signature checked")
  await main.getByRole("list", { name: "Deliveries to webhooks" }).getByText("Login Ada Lovelace").waitFor()
  await main.getByRole("list", { name: "Accounts" }).getByText("second factor: app").waitFor()
  await submit({ "How many attempts": "0" }, "Inject it")
  await page.locator("input[name=times]:focus[aria-invalid=true]").waitFor()
  await submit({ "How many attempts": "2" }, "Inject it")
  await sees("It waits for its call.")
  await press("Read something")
  await sees("The call succeeded.")

  await page.getByRole("tab", { name: /Activity/ }).click()
  const entry = page.getByRole("tabpanel").getByRole("listitem").first()
  await entry.getByText("3 attempts").click()
  await entry.getByText("AppInfo, with status 200").waitFor()
  await entry.getByText("3, after ServerFailed, ServerFailed").waitFor()
  const link = entry.getByRole("link", { name: "Configuration.getConfigurations" })
  expect(await link.getAttribute("href")).toMatch(/^https:\/\/www\.loginradius\.com\/legacy\/docs\//)

  await main.getByLabel(/after it: was it done/).check()
  await submit({ "How many attempts": "1" }, "Inject it")
  await press("Send a mail")
  await sees("It may have worked all the same")
  await page.getByRole("tab", { name: /Outbox/ }).click()
  await page.getByRole("tabpanel").getByText(`Mail to ${ada.email}`).waitFor()

  await press("Advance by 3 hours")
  await sees("3 hours ahead of this machine")
  await open("/profile")
  await visitor.arrives("/sign-in")
  await sees("Your session has ended")
})

flow("the code stands beside the page, which can be used meanwhile, and is copied", async (visitor) => {
  const { main, open, page, press, sees, submit } = visitor
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await open("/sign-in")
  await press("Show the code")
  const code = page.getByRole("dialog", { name: "The code behind this page" })
  await code.getByText("signInByPassword").first().waitFor()
  const [left, right] = [await main.boundingBox(), await code.boundingBox()]
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
  await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
  await sees("The e-mail address or the password is wrong.")
  await code.getByRole("button", { name: "Copy the code" }).click()
  await code.getByRole("button", { name: "Copied the code" }).waitFor()
  expect(await page.evaluate("navigator.clipboard.readText()")).toContain("export const signInByPassword")
  await page.keyboard.press("Escape")
  await code.waitFor({ state: "hidden" })
})

flow(
  "buttons stand apart from hints, and nothing is wider than a narrow screen",
  async ({ main, open, page }) => {
    for (const path of ["/register", "/try"]) {
      await open(path)
      const button = main.locator(".form-end .button").first()
      await button.waitFor()
      const hint = await main.locator(".form .field .note").last().boundingBox()
      const gap = ((await button.boundingBox())?.y ?? 0) - (hint?.y ?? 0) - (hint?.height ?? 0)
      expect(gap).toBeGreaterThanOrEqual(12)
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390)
    }
  },
  { viewport: { width: 390, height: 844 } }
)
