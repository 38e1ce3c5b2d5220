import { assert, describe, it } from "vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { endpoints } from "../support/endpoints.js"

const built = fileURLToPath(new URL("../../packages/core/dist/", import.meta.url))

const declarationsOf = (module: string): string => readFileSync(`${built}${module}.d.ts`, "utf8")

/** The declaration of an endpoint as an editor reads it from the package. */
const declarationOf = (id: string): string => {
  const [module, name] = id.split(".") as [string, string]
  const text = declarationsOf(module)
  const exported = name === "delete" ? "delete_" : name
  const start = text.search(new RegExp(`declare const ${exported}:`))
  assert.isAtLeast(start, 0, id)
  const end = text.slice(start).search(/;\n(\/\*\*|export|declare|$)/)
  return text.slice(start, end < 0 ? undefined : start + end)
}

// The type check builds the declarations before the suites run.
describe.skipIf(!existsSync(`${built}Account.d.ts`))("the declaration of each endpoint", () => {
  for (const { id, spec } of endpoints) {
    it(`names every error of ${id}, and hides none behind an alias`, () => {
      const declaration = declarationOf(id)
      const errors = [...(spec.errors ?? []), ...spec.auth.errors].map(({ tag }) => tag)
      for (const tag of [...errors, "ApiCredentialsRejected", "InvalidInput", "TransportFailed", "Unrecognized"]) {
        assert.match(declaration, new RegExp(`\\b${tag}\\b`), tag)
      }
      assert.notMatch(declaration, /\b(InputOf|DeclaredErrors|CredentialErrors|CredentialInput|UnknownOutcome|Part)</)
      assert.notMatch(declaration, /\b(any|typeof import)\b/)
    })
  }

  it("writes the input out as one record", () => {
    assert.match(
      declarationOf("Authentication.changePassword"),
      /Endpoint<\{\s+readonly accessToken: [^&]*;\s+readonly newPassword: [^&]*;\s+readonly oldPassword: [^&]*;\s+\}, /
    )
  })
})
