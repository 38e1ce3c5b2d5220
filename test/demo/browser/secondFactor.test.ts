import { totp } from "../../support/totp.js"
import { ada, flow, grace, type Visitor } from "./flow.js"

/** The code of an authenticator app in the panel beside the page. */
const shown = (page: Visitor["page"], email: string) =>
  page
    .locator(".event", { hasText: `Authenticator app of ${email}` })
    .locator(".passcode")
    .innerText()

const field = (name: string, state: string) => `input[name=${name}]${state}`

/** The code of an app for the key on the page. The emulator accepts the code of the next half minute too. */
const codeOf = async ({ main }: Visitor, later = 0) => {
  const key = await main.getByLabel("Key", { exact: true }).innerText()
  return totp(key.replaceAll(" ", ""), Date.now() + later)
}

flow(
  "a sign-in continues with the authenticator app, reports a wrong code at its field, and accepts the right one",
  async (visitor) => {
    const { arrives, open, page, sees, submit } = visitor
    await open("/sign-in")
    await submit({ "E-mail address": grace.email, Password: grace.password }, "Sign in")
    await arrives("/two-step")
    await page.locator(field("code", ":focus")).waitFor()
    await submit({ "Code of the app": "nonsense" }, "Sign in")
    await sees("This code is wrong, or it has been used before.")
    await page.locator(field("code", ":focus[aria-invalid=true]")).waitFor()
    // The page can be reloaded in between.
    await open("/two-step")
    await submit({ "Code of the app": await shown(page, grace.email) }, "Sign in")
    await arrives("/profile")
    await sees("Grace Hopper")
  }
)

flow("an authenticator app and backup codes are set up, used in sign-ins, and removed", async (visitor) => {
  const { arrives, main, open, page, press, sees, signIn, submit } = visitor
  await signIn()
  await open("/second-factor")
  await press("Set up an app")
  await main.getByRole("img", { name: "QR code for your authenticator app" }).waitFor()
  await submit({ "Code of the app": "000" }, "Confirm the code")
  await page.locator(field("code", ":focus[aria-invalid=true]")).waitFor()
  await submit({ "Code of the app": await codeOf(visitor) }, "Confirm the code")
  await sees("The authenticator app is set up.")
  await page.locator(".focused:focus", { hasText: "The authenticator app is set up." }).waitFor()
  await press("Make backup codes")
  const code = await main.getByRole("list", { name: "Backup codes" }).getByRole("listitem").first().innerText()

  await page.getByRole("button", { name: "Sign out" }).click()
  await arrives("/")
  await open("/two-step")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Next")
  await press("Use a backup code")
  await page.locator(field("code", ":focus")).waitFor()
  await submit({ "Backup code": code }, "Sign in")
  await arrives("/profile")

  await open("/second-factor")
  await press("Make backup codes")
  await sees("Backup codes were made before, and they are shown only once.")
  await press("Remove: Authenticator app")
  await sees("This is your last second factor")
  await submit({ "Your password": "wrong" }, "Yes, remove it")
  await sees("This is not your password.")
  await submit({ "Your password": ada.password }, "Yes, remove it")
  await sees("Authenticator app: removed.")
  await signIn()
})

flow("codes by SMS are set up, and the next sign-in sends one", async (visitor) => {
  const { arrives, main, open, page, press, receive, sees, signIn, submit } = visitor
  const phone = "+1 202 555 0188"
  await signIn()
  await open("/second-factor")
  await submit({ "Phone number": "x" }, "Send a code")
  await sees("Enter a phone number such as +1 202 555 0100.")
  await submit({ "Phone number": phone }, "Send a code")
  await sees(`A code is on its way to ${phone}.`)
  await submit({ "Code in the SMS": (await receive(phone)).code }, "Confirm the code")
  await sees("Codes by SMS are set up.")
  await page.getByRole("button", { name: "Sign out" }).click()
  await arrives("/")
  await open("/sign-in")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Sign in")
  await sees(/A code is on its way to \*+0188\./)
  await receive(phone)
  await press("Send another code")
  await sees(/Another code is on its way/)
  await main.getByLabel("Code in the SMS", { exact: true }).fill((await receive(phone)).code)
  await press("Sign in")
  await arrives("/profile")
})

flow("a factor that is not the last one is removed by a code that is mailed for that", async (visitor) => {
  const { main, open, press, receive, sees, seesNoMore, signIn, submit } = visitor
  await signIn()
  await open("/second-factor")
  await press("Set up an app")
  await submit({ "Code of the app": await codeOf(visitor) }, "Confirm the code")
  await sees("The authenticator app is set up.")
  await press(`Send a code to ${ada.email}`)
  await submit({ "Code in the mail": (await receive(ada.email)).code }, "Confirm the code")
  await sees("Codes by mail are set up.")
  await press("Remove: Codes by mail")
  await sees("Prove once more that it is you.")
  await seesNoMore("This is your last second factor")
  await press("Use a code")
  await sees(`A code is on its way to ${ada.email}`)
  await main.getByLabel("Code in the mail", { exact: true }).fill((await receive(ada.email)).code)
  await press("Yes, remove it")
  await sees("Codes by mail: removed.")
})

flow("where a second factor is required, an app is set up during the sign-in", async (visitor) => {
  const { arrives, open, press, sees, submit } = visitor
  await open("/two-step")
  await press("Require it of everybody")
  await sees("Everybody has to have a second factor")
  await submit({ "E-mail address": ada.email, Password: ada.password }, "Next")
  await press("Set up codes by SMS")
  await press("Set up an app")
  await submit({ "Code of the app": await codeOf(visitor) }, "Sign in")
  await arrives("/profile")
  await sees("Ada Lovelace")
})
