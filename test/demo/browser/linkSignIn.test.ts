import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { ada, flow } from "./flow.js"

flow("a link by mail asks before it signs in, names who is signed out by it, and works once", async (visitor) => {
  const { arrives, open, page, press, receive, run, sees, submit } = visitor
  const emmy = { email: "emmy@example.com", password: "habicht 1921" }
  const profile = { FirstName: "Emmy", LastName: "Noether" }
  await run(Effect.flatMap(Emulator.Emulator, ({ seed }) => seed(Seed.account({ ...emmy, profile }))))
  await open("/mail-link")
  await submit({ "E-mail address": "ada@nowhere" }, "Mail me a link")
  await sees("Enter an e-mail address such as ada@example.com.")
  await submit({ "E-mail address": ada.email }, "Mail me a link")
  await sees("If there is an account with ada@example.com, a link is on its way to it.")
  const { link } = await receive(ada.email)
  await visitor.signIn(emmy)
  await open(link)
  await sees("Emmy Noether is signed in here.")
  await page.getByRole("link", { name: "Stay Emmy Noether" }).click()
  await arrives("/profile")
  await open(link)
  await press("Sign in by the link")
  await arrives("/profile")
  await sees("Ada Lovelace")
  await page.goBack()
  await page.waitForURL((url) => url.search === "")
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click()
  await arrives("/")
  await open(link)
  await press("Sign me in")
  await sees("This link has been used already.")
  await page.waitForURL((url) => url.pathname === "/mail-link/follow" && url.search === "")
})

flow("smart login signs in when the link is confirmed on another device", async (visitor) => {
  await visitor.open("/smart")
  await visitor.submit({ "E-mail address": ada.email }, "Mail me a link")
  await visitor.sees("a link is on its way to ada@example.com")
  const phone = await visitor.newWindow({ viewport: { width: 390, height: 844 } })
  const { link } = await visitor.receive(ada.email)
  await phone.open(link)
  await phone.press("Yes, sign me in there")
  await phone.sees("Confirmed.")
  await visitor.arrives("/profile")
  await visitor.sees("Ada Lovelace")
  await phone.open(link)
  await phone.press("Yes, sign me in there")
  await phone.sees("This link has been used already.")
})

flow("one touch creates an account, and signs in the browser that follows its own link", async (visitor) => {
  const { arrives, main, open, page, press, receive, sees } = visitor
  await open("/one-touch")
  const card = main.locator("section", { has: page.getByRole("heading", { name: "By mail" }) })
  await card.getByLabel("E-mail address").fill("emmy@example.com")
  await card.getByLabel("Name").fill("Emmy")
  await card.getByRole("button").click()
  await sees("A link is on its way to emmy@example.com.")
  await open((await receive("emmy@example.com")).link)
  await press("Yes, sign me in there")
  await arrives("/profile")
  await sees("emmy@example.com")
})
