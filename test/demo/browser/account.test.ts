import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import type { Locator } from "playwright-core"
import { expect } from "vitest"
import { ada, flow } from "./flow.js"

const newPassword = "a brand new one 9"

const holds = (field: Locator, value: string) => expect.poll(() => field.inputValue()).toBe(value)

const twice = (password: string, again = password) => ({
  "New password": password,
  "New password, once more": again
})

flow("a forgotten password is reset by a link that works once", async (visitor) => {
  const { open, receive, sees, submit } = visitor
  await open("/forgot")
  await submit({ "E-mail address": "nobody" }, "Send the link")
  await sees("Enter an e-mail address such as ada@example.com.")
  await submit({ "E-mail address": "nobody@example.com" }, "Send the link")
  await sees("If there is an account with nobody@example.com, a mail is on its way to it.")
  await submit({ "E-mail address": ada.email }, "Send the link")
  await sees("If there is an account with ada@example.com, a mail is on its way to it.")
  const { link } = await receive(ada.email)

  await open(link)
  await submit(twice(newPassword, "another"), "Set the password")
  await sees("The two are not the same.")
  await visitor.page.locator("input[name=confirm]:focus[aria-invalid=true]").waitFor()
  await submit(twice("12345678"), "Set the password")
  await sees("This password is too easy to guess.")
  await submit(twice(ada.password), "Set the password")
  await sees("You have, or had, this password already.")
  await submit(twice(newPassword), "Set the password")
  await sees("Your new password is set.")

  await open(link)
  await submit(twice("yet another one 4"), "Set the password")
  await sees("This link has been used already.")
  await visitor.signIn({ ...ada, password: newPassword })
})

flow("a password is changed with the old one, and other browsers have to sign in again", async (visitor) => {
  const { open, page, sees, submit } = visitor
  const other = await visitor.newWindow()
  await other.signIn()
  await visitor.signIn()
  await open("/password")
  await submit({ "Current password": "wrong", ...twice(newPassword) }, "Change the password")
  await sees("This is not your current password.")
  await page.locator("input[name=oldPassword]:focus[aria-invalid=true]").waitFor()
  await submit({ "Current password": ada.password }, "Change the password")
  await sees("Your password is changed. Everywhere else you are signed out.")
  await holds(page.locator("input[name=oldPassword]"), "")

  await other.page.getByRole("link", { name: "Account", exact: true }).click()
  await other.arrives("/sign-in")
  await other.sees("Your session has ended")
  await other.submit({ "E-mail address": ada.email, Password: newPassword }, "Sign in")
  await other.arrives("/account")
  await other.page.getByRole("banner").getByRole("button", { name: "Sign out" }).click()
  await other.arrives("/")
  await other.open("/sign-in")
  await other.seesNoMore("Your session has ended")
})

flow("a user who signed in without a password sets a first one, and stays signed in", async (visitor) => {
  const { arrives, open, page, press, receive, run, sees, submit } = visitor
  await run(Effect.flatMap(Emulator.Emulator, ({ seed }) => seed(Seed.account({ email: "bea@example.com" }))))
  await open("/mail-link")
  await submit({ "E-mail address": "bea@example.com" }, "Mail me a link")
  await open((await receive("bea@example.com")).link)
  await press("Sign me in")
  await arrives("/profile")
  await open("/password")
  await submit(twice("password"), "Set the password")
  await sees("This password is too easy to guess.")
  await submit(twice(newPassword), "Set the password")
  await sees("Your password is set. From now on you can sign in by it.")
  await page.getByRole("button", { name: "Change the password" }).waitFor()
  await (await visitor.newWindow()).signIn({ email: "bea@example.com", password: newPassword })
})

flow("an account is edited, and blank fields keep their values", async (visitor) => {
  const { main, open, page, sees, submit } = visitor
  await visitor.signIn()
  await open("/account")
  await sees("signed in by Email")
  await main.locator("img[src^='data:image']").waitFor()
  await submit({ "First name": "Augusta Ada", "Last name": "" }, "Save")
  await sees("Your account is saved.")
  await sees("Augusta Ada Lovelace")
  await page.getByRole("banner").getByText("Augusta Ada Lovelace").waitFor()
  await holds(main.getByLabel("Last name"), "Lovelace")
  await submit({ "First name": "x".repeat(101) }, "Save")
  await sees("At most 100 characters.")
})

flow(
  "sessions are listed, and others end one by one or all at once",
  async (visitor) => {
    const { main, open, press, sees } = visitor
    const phone = await visitor.newWindow({
      userAgent:
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1"
    })
    await phone.signIn()
    const third = await visitor.newWindow()
    await third.signIn()
    await visitor.signIn()
    await open("/sessions")
    await press("End: Chrome on Linux")
    await sees("That session has ended.")
    await sees("Safari on iPhone")
    await main.getByRole("listitem").filter({ hasText: "this one" }).getByText("Firefox on Linux").waitFor()
    await press("Sign out elsewhere")
    await sees("One session has ended.")
    await sees("You are signed in nowhere else.")
    await phone.page.reload()
    await phone.arrives("/sign-in")
    await phone.sees("Your session has ended")
  },
  { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" }
)

flow("a verification mail is sent again after registration, at the sign-in and for a wrong link", async (visitor) => {
  const { open, press, receive, sees, submit } = visitor
  const cy = { email: "cy@example.com", password: "a fine password 1" }
  await open("/register")
  await submit({ Name: "Cy", "E-mail address": cy.email, Password: "password" }, "Create the account")
  await sees("This password is too easy to guess.")
  await submit({ Password: cy.password }, "Create the account")
  await sees("A mail is on its way to cy@example.com.")
  await press("Send the mail again")
  await sees("If cy@example.com still has to be verified")
  await open("/sign-in")
  await submit({ "E-mail address": cy.email, Password: cy.password }, "Sign in")
  await sees("This address is not verified yet.")
  await press("Send the mail again")
  await sees("If cy@example.com still has to be verified")
  await open("/verify?vtype=emailverification&vtoken=00000000000000000000000000000000")
  await sees("This link is wrong.")
  await submit({ "E-mail address": cy.email }, "Send another mail")
  await sees("If cy@example.com still has to be verified")
  for (let mails = 0; mails < 4; mails += 1) await receive(cy.email)
  await open((await receive(cy.email)).link)
  await sees("is verified.")
})
