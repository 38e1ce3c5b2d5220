import { ada, flow, type Visitor } from "./flow.js"

const pin = "4711"

const twice = (newPin: string, again = newPin) => ({ "New PIN": newPin, "New PIN, once more": again })

const byPassword = { "E-mail address": ada.email, Password: ada.password }

const field = (name: string, state: string) => `input[name=${name}]${state}`

const signOut = async ({ arrives, page }: Visitor) => {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click()
  await arrives("/")
}

/** Signs in, and chooses the PIN that the application asks for. */
const choosePin = async ({ arrives, open, press, sees, submit }: Visitor) => {
  await open("/pin")
  await press("Require it of everybody")
  await sees("Everybody has to have a PIN")
  await submit(byPassword, "Next")
  await sees("Choose your PIN")
  await submit(twice(pin), "Sign in")
  await arrives("/profile")
}

flow(
  "where a PIN is required, any sign-in leads to the choice of one, and then to the page that was wanted",
  async (visitor) => {
    const { arrives, main, open, page, press, sees, submit } = visitor
    await open("/pin")
    await press("Require it of everybody")
    await sees("Everybody has to have a PIN")
    await open("/roles")
    await arrives("/sign-in")
    await submit(byPassword, "Sign in")
    await arrives("/pin")
    await page.locator(field("newPin", ":focus")).waitFor()
    await submit(twice("47a1"), "Sign in")
    await sees("Use 4 to 8 digits.")
    await page.locator(field("newPin", ":focus[aria-invalid=true]")).waitFor()
    await submit(twice(pin, "1174"), "Sign in")
    await sees("The two are not the same.")
    await page.locator(field("confirm", ":focus[aria-invalid=true]")).waitFor()
    // The page can be reloaded in between, and the sign-in begun anew.
    await open("/pin")
    await press("Start again")
    await page.locator(field("email", ":focus")).waitFor()
    await submit(byPassword, "Next")
    await main.getByRole("heading", { name: "Choose your PIN" }).waitFor()
    await submit(twice(pin), "Sign in")
    await arrives("/roles")
  }
)

flow(
  "a PIN signs in again in the browser that knows its user, until it is told to forget the user",
  async (visitor) => {
    const { arrives, open, page, press, sees, submit } = visitor
    await choosePin(visitor)
    await signOut(visitor)
    await open("/pin")
    await sees("Welcome back, Ada Lovelace")
    await submit({ PIN: "0000" }, "Sign in")
    await sees("This is not your PIN.")
    await page.locator(field("pin", ":focus[aria-invalid=true]")).waitFor()
    await submit({ PIN: pin }, "Sign in")
    await arrives("/profile")
    await signOut(visitor)

    const other = await visitor.newWindow()
    await other.open("/pin")
    await other.sees("First your password")

    await open("/pin")
    await press("Forget me here")
    await sees("First your password")
    await page.locator(field("email", ":focus")).waitFor()
  }
)

flow("a PIN is changed with the old one, and a forgotten one is reset by a link that works once", async (visitor) => {
  const { arrives, open, page, press, receive, sees, signIn, submit } = visitor
  await signIn()
  await open("/change-pin")
  await sees("You have no PIN yet")
  await press("Mail me a link to my first PIN")
  await sees(`A mail is on its way to ${ada.email}.`)
  await open((await receive(ada.email)).link)
  await submit(twice(pin), "Set the PIN")
  await sees("Your new PIN is set.")
  await page.getByRole("link", { name: "Go on" }).click()
  await arrives("/change-pin")

  await submit({ "Current PIN": "0000", ...twice("2580") }, "Change the PIN")
  await sees("This is not your current PIN.")
  await page.locator(field("oldPin", ":focus[aria-invalid=true]")).waitFor()
  await submit({ "Current PIN": pin, ...twice("2580") }, "Change the PIN")
  await sees("Your PIN is changed.")

  await signOut(visitor)
  await signIn()
  await signOut(visitor)
  await open("/pin")
  await press("Mail me a link to a new PIN")
  await sees(`A mail is on its way to ${ada.email}.`)
  const { link } = await receive(ada.email)
  await open(link)
  await submit(twice("13579"), "Set the PIN")
  await sees("Your new PIN is set.")
  await open(link)
  await submit(twice("24680"), "Set the PIN")
  await sees("This link has been used already.")
  await open("/pin")
  await submit({ PIN: "13579" }, "Sign in")
  await arrives("/profile")
  await open("/reset-pin")
  await sees("This link is not complete.")
})

flow("a PIN that is too old for its browser says so, and the password still signs in", async (visitor) => {
  const { arrives, open, press, sees, submit } = visitor
  await choosePin(visitor)
  await signOut(visitor)
  await open("/try")
  await press("Advance by a year")
  await sees("ahead of this machine")
  await open("/pin")
  await submit({ PIN: pin }, "Sign in")
  await sees("This browser does not know you any more.")
  await press("Forget me here")
  await submit(byPassword, "Next")
  await arrives("/profile")
})
