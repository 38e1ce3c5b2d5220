import { assert, describe, it } from "vitest"
import { posix } from "node:path"
import { fileURLToPath } from "node:url"
import { readDeclaration } from "../support/declarations.js"
import { endpoints } from "../support/endpoints.js"

const built = fileURLToPath(new URL("../../packages/core/dist/", import.meta.url))

/** The declarations of a module and of the files that it re-exports, without the docs of input members. */
const declarationsOf = (module: string): string => {
  const text = readDeclaration(`${built}${module}.d.ts`).replaceAll(/\/\*\* .* \*\/ (?=readonly )/g, "")
  const files = [...text.matchAll(/^export \* from "(.+)\.js"/gm)].map(([, file = ""]) => file)
  return [text, ...files.map((file) => declarationsOf(posix.join(posix.dirname(module), file)))].join("\n")
}

/** The declaration of an endpoint as an editor reads it from the package. */
const declarationOf = (id: string): string => {
  const [module, name] = id.split(".") as [string, string]
  const text = declarationsOf(module)
  // A name that is reserved, or taken by what the file imports, has an underscore where it is declared.
  const start = text.search(new RegExp(`declare const ${name}_?:`))
  assert.isAtLeast(start, 0, id)
  const end = text.slice(start).search(/;\n(\/\*\*|export|declare|$)/)
  return text.slice(start, end < 0 ? undefined : start + end)
}

describe("the declaration of each endpoint", () => {
  for (const { id, spec } of endpoints) {
    it(`names every error of ${id}, none of them by an alias`, () => {
      const declaration = declarationOf(id)
      const errors = [...(spec.errors ?? []), ...spec.auth.errors].map(({ tag }) => tag)
      for (const tag of [...errors, "ApiCredentialsRejected", "InvalidInput", "TransportFailed", "Unrecognized"]) {
        assert.match(declaration, new RegExp(`\\b${tag}\\b`), tag)
      }
      assert.notMatch(declaration, /\b(InputOf|DeclaredErrors|CredentialErrors|CredentialInput|UnknownOutcome|Part)</)
      assert.notMatch(declaration, /\b(any|typeof import)\b/)
    })
  }

  it("shows the input as one record", () => {
    assert.match(
      declarationOf("Authentication.changePassword"),
      /Endpoint<\{\s+readonly accessToken: [^&]*;\s+readonly newPassword: [^&]*;\s+readonly oldPassword: [^&]*;\s+\}, /
    )
  })
})
