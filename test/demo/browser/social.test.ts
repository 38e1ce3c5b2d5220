import { flow, type Visitor } from "./flow.js"

/** Presses a button of the provider's page. */
const answer = ({ page }: Visitor, name: string | RegExp) => page.getByRole("button", { name }).click()

/** Waits for a page of the demo, without parameters in the address bar. */
const isBackAt = ({ origin, page }: Visitor, path: string) => page.waitForURL(`${origin}${path}`)

flow("a provider signs in, and a user who denies is not signed in", async (visitor) => {
  await visitor.open("/social")
  await visitor.press("Continue with Google")
  await visitor.page.getByRole("heading", { name: "Sign in with google" }).waitFor()
  await answer(visitor, "Do not share anything")
  await visitor.sees("Nothing was shared, and nobody is signed in.")
  await isBackAt(visitor, "/social")
  await visitor.press("Continue with Google")
  await answer(visitor, /Alan Turing/)
  await isBackAt(visitor, "/profile")
  await visitor.sees("Alan Turing")
})

flow("a redirect that began in another browser signs nobody in", async (visitor) => {
  await visitor.open("/social?state=somebody-elses")
  await visitor.sees("This was not started in this browser, or is over already.")
  await isBackAt(visitor, "/social")
})

flow("an account is linked and unlinked, and cannot be linked to a second user", async (visitor) => {
  const { open, page, press, sees, signIn } = visitor
  await signIn()
  await open("/linking")
  await sees("No account is linked yet.")
  await press("Link Google")
  await answer(visitor, "Do not share anything")
  await sees("Nothing was shared, and nothing was linked.")
  await press("Link Google")
  await answer(visitor, /Alan Turing/)
  await sees("The account is linked.")
  await sees("Alan Turing, alan@example.com")

  const other = await visitor.newWindow()
  await other.open("/social")
  await other.press("Continue with GitHub")
  await other.page.getByLabel("Name").fill("Emmy Noether")
  await other.page.getByRole("button", { name: "Sign in", exact: true }).click()
  await isBackAt(other, "/profile")
  await other.open("/linking")
  await other.sees("you are signed in by it")
  await other.press("Link Google")
  await answer(other, /Alan Turing/)
  await other.sees("This account is linked already: to yours, or to somebody else's.")

  await page.getByRole("button", { name: "Unlink Google, Alan Turing, alan@example.com" }).click()
  await sees("Google is not linked any more.")
  await sees("No account is linked yet.")
})
