import { assert, it } from "@effect/vitest"
import { page } from "./snippets.js"

it("the README of packages/node and the one of all say that agents which watch undici see what the SDK does not record", () => {
  for (const path of ["packages/node/README.md", "README.md"]) {
    for (const name of ["diagnostics_channel", "NODE_DEBUG"]) assert.include(page(path).text, name)
  }
})
