import { fileURLToPath } from "node:url"
import { assert, describe, it } from "vitest"
import { readDeclaration } from "../support/declarations.js"

const declaration = fileURLToPath(new URL("../dist/support/ownDocument.d.ts", import.meta.url))

describe("the type of an application's document", () => {
  it("names each member once", () => {
    assert.include(
      readDeclaration(declaration).replaceAll(/\s+/g, " "),
      "export declare const Thing: Wire.Document<{ " +
        "Id: Wire.Required<string, string, string>; Count: Wire.Wire<number, number, number>; }>;"
    )
  })
})
