import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "vitest"

const declaration = fileURLToPath(new URL("../dist/support/ownDocument.d.ts", import.meta.url))

// The declaration is written by the type check, before the suites.
describe.skipIf(!existsSync(declaration))("the type of an application's document", () => {
  it("names each member once", () => {
    assert.include(
      readFileSync(declaration, "utf8").replaceAll(/\s+/g, " "),
      "export declare const Thing: Wire.Document<{ " +
        "Id: Wire.Required<string, string, string>; Count: Wire.Wire<number, number, number>; }>;"
    )
  })
})
