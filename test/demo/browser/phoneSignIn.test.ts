import { ada, flow } from "./flow.js"

flow("a code by SMS signs in, and a wrong code is reported at its field, as for an unknown number", async (visitor) => {
  const { arrives, main, open, press, receive, sees, submit } = visitor
  await open("/sms-code")
  await submit({ "Phone number": "+1 202 555 0199" }, "Send me a code")
  await sees("If there is an account with this number, a code is on its way to +1 202 555 0199.")
  await submit({ Code: "000000" }, "Sign in")
  await sees("This code is wrong.")
  await press("Use another number")
  await submit({ "Phone number": ada.phone }, "Send me a code")
  await main.locator("input[name=code]:focus").waitFor()
  const { code } = await receive(ada.phone)
  await submit({ Code: code === "000000" ? "000001" : "000000" }, "Sign in")
  await sees("This code is wrong.")
  await main.locator("input[name=code]:focus[aria-invalid=true]").waitFor()
  await press("Send another code")
  await sees("Another code is on its way to +12025550100.")
  await submit({ Code: (await receive(ada.phone)).code }, "Sign in")
  await arrives("/profile")
  await sees("Ada Lovelace")
})

flow("one touch creates an account for a new number", async (visitor) => {
  const { arrives, main, open, page, receive, sees, submit } = visitor
  await open("/one-touch")
  const card = main.locator("section", { has: page.getByRole("heading", { name: "By SMS" }) })
  await card.getByLabel("Phone number").fill("+12025550199")
  await card.getByLabel("Name").fill("Emmy")
  await card.getByRole("button").click()
  await sees("A code is on its way to +12025550199.")
  await submit({ Code: (await receive("+12025550199")).code }, "Sign in")
  await arrives("/profile")
  await sees("Emmy")
})
