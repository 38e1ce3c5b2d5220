import { flow } from "./flow.js"

flow("a custom object is written, merged, replaced and deleted", async (visitor) => {
  const { main, seesNoMore, open, page, press, sees, signIn, submit } = visitor
  await signIn()
  await open("/custom-objects")
  await sees("There are none yet.")

  await submit({ JSON: "{theme: dark}" }, "Create the record")
  await sees(/This is not JSON: /)
  await page.locator("textarea:focus[aria-invalid=true]").waitFor()
  await submit({ JSON: "[1, 2]" }, "Create the record")
  await sees("Enter an object")
  await submit({ JSON: '{"theme": "dark", "size": 12}', "Name of the objects": "carts" }, "Create the record")
  await sees("The LoginRadius application has no custom objects of this name.")
  await submit({ "Name of the objects": "notes" }, "Create the record")
  await sees(/Record [0-9a-f]{24} is there\./)
  await main.getByRole("button", { name: "notes", pressed: true }).waitFor()

  const record = main.getByRole("listitem")
  const change = async (json: string, others: string) => {
    await record.getByRole("button", { name: /^Change: / }).click()
    await record.getByLabel("JSON", { exact: true }).fill(json)
    await record.getByLabel(others).check()
    await record.getByRole("button", { name: "Change the record" }).click()
    await sees(/is changed/)
  }
  await change('{"theme": "light"}', "stay as they are")
  await record.getByText('{ "theme": "light", "size": 12 }').waitFor()
  await change('{"size": 14}', "are removed")
  await record.getByText('{ "size": 14 }').waitFor()

  await record.getByRole("button", { name: /^Delete: / }).click()
  await press("Keep it")
  await record.getByRole("button", { name: /^Delete: / }).click()
  await press("Yes, delete it")
  await sees("There are none yet.")
  await seesNoMore('"size": 14')
  // The focus moves to the notice; it is not lost with the button.
  await page.locator(":focus", { hasText: "is gone" }).waitFor()
})

flow("a role is created, assigned, unassigned and deleted", async (visitor) => {
  const { main, open, sees, signIn, submit } = visitor
  await signIn()
  await open("/roles")
  await submit({ Name: "member" }, "Create the role")
  await sees("There is a role of this name already")
  await submit({ Name: ".." }, "Create the role")
  await sees("A role cannot have this name.")
  await submit({ Name: "auditor", Permissions: "read, export" }, "Create the role")
  await sees("The role is there.")
  const auditor = main.getByRole("listitem").filter({ hasText: "auditor" })
  await auditor.getByText("read, export").waitFor()

  await auditor.getByRole("button", { name: "Assign to me: auditor" }).click()
  await sees("You are auditor now.")
  await auditor.getByText("yours").waitFor()
  await auditor.getByRole("button", { name: "Take from me: auditor" }).click()
  await sees("You are not auditor any more.")

  await auditor.getByRole("button", { name: "Delete: auditor" }).click()
  await auditor.getByRole("button", { name: "Yes, delete it" }).click()
  await sees("There is no role auditor any more.")
  await auditor.waitFor({ state: "detached" })
})
