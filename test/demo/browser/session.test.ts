import { expect } from "vitest"
import { ada, flow } from "./flow.js"

flow("a wrong password is reported at its field, and the right one leads to the profile", async (visitor) => {
  const { arrives, open, page, sees, submit } = visitor
  await open("/sign-in")
  await submit({ "E-mail address": ada.email, Password: "wrong" }, "Sign in")
  await sees("The e-mail address or the password is wrong.")
  await page.locator("input[name=password]:focus[aria-invalid=true]").waitFor()
  await submit({ Password: ada.password }, "Sign in")
  await arrives("/profile")
  await sees("Ada Lovelace")
})

flow("a private page leads to the sign-in and back, also over a provider's page", async (visitor) => {
  const { arrives, open, page, press, sees, submit } = visitor
  await open("/roles")
  await arrives("/sign-in")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Sign in")
  await arrives("/roles")
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click()
  await arrives("/")
  await open("/linking")
  await arrives("/sign-in")
  await page.getByRole("link", { name: "Social", exact: true }).click()
  await press("Continue with Google")
  await page.getByRole("button", { name: /Alan Turing/ }).click()
  await arrives("/linking")
  await sees("you are signed in by it")
  expect(await page.title()).toBe("Linked accounts · LoginRadius for Effect")
})

flow("a page that there is not says so in its title, too", async ({ open, page, sees }) => {
  await open("/sign-in")
  await page.evaluate(`history.pushState(null, "", "/nowhere")`)
  await sees("There is no such page")
  expect(await page.title()).toBe("There is no such page · LoginRadius for Effect")
})

flow("an account is created, verified by the link in its mail, and used", async (visitor) => {
  const { open, receive, sees, submit } = visitor
  const alan = { email: "alan@example.com", password: "enigma machine 9" }
  await open("/register")
  await submit({ Name: "Alan Turing", "E-mail address": alan.email, Password: alan.password }, "Create the account")
  await sees("A mail is on its way to alan@example.com.")
  await open((await receive(alan.email)).link)
  await sees("Your address is verified.")
  await visitor.signIn(alan)
  await sees("Alan Turing")
})
