import { expect } from "vitest"
import { ada, flow, type Visitor } from "./flow.js"

const byPassword = { "E-mail address": ada.email, Password: ada.password }

const box = ({ main }: Visitor, label: string) => main.getByRole("checkbox", { name: label })

flow("a sign-in waits for what has to be agreed to, and leads on to the page that was wanted", async (visitor) => {
  const { arrives, open, page, press, sees, submit } = visitor
  await open("/consent")
  await press("Require it of everybody")
  await sees("Everybody has to accept the terms of use")
  await open("/consents")
  await arrives("/sign-in")
  await submit(byPassword, "Sign in")
  await arrives("/consent")
  await sees("What you agree to")
  await box(visitor, "News by mail").check()
  await press("Agree and sign in")
  await sees("This one is needed.")
  await page.locator("input[type=checkbox]:focus[aria-invalid=true]").waitFor()
  // The page can be reloaded in between, and the sign-in begun anew.
  await open("/consent")
  await press("Start again")
  await page.locator("input[name=email]:focus").waitFor()
  await submit(byPassword, "Next")
  await box(visitor, "Terms of use (needed)").check()
  await box(visitor, "News by mail").check()
  await press("Agree and sign in")
  await arrives("/consents")
  await sees("You have accepted this form.")
  expect(await box(visitor, "News by mail").isChecked()).toBe(true)
  expect(await box(visitor, "News by SMS").isChecked()).toBe(false)
})

flow("consents are given, withdrawn and logged, and what is needed cannot be withdrawn", async (visitor) => {
  const { main, open, page, press, sees, signIn } = visitor
  await signIn()
  await open("/consents")
  await sees("You have not accepted this form yet.")
  await sees("Nothing yet.")
  await press("Accept")
  await sees("This one is needed.")
  await box(visitor, "Terms of use (needed)").check()
  await box(visitor, "News by mail").check()
  await press("Accept")
  await page.locator(".focused:focus", { hasText: "Your consents are saved." }).waitFor()
  await sees("You agreed to Terms of use, News by mail; did not agree to News by SMS")

  await box(visitor, "News by mail").uncheck()
  await press("Save")
  await sees("You withdrew News by mail")
  expect(await main.getByRole("list", { name: "Log of your consents" }).getByRole("listitem").count()).toBe(2)
  await box(visitor, "Terms of use (needed)").uncheck()
  await press("Save")
  await sees("This one is needed.")
  await open("/consents")
  expect(await box(visitor, "Terms of use (needed)").isChecked()).toBe(true)
})
