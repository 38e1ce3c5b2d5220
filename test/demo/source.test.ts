/** The code that each page shows: declarations of the server, which the page names by their file. */
import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "vitest"

const src = new URL("../../apps/demo/src/", import.meta.url)

const read = (path: string) => readFileSync(new URL(path, src), "utf8")

const pages = readdirSync(new URL("web/pages/", src))

/** The names in a page's source, as `["features/Roles", "listRoles"]`. */
const namesIn = (page: string): ReadonlyArray<readonly [file: string, name: string]> =>
  [...read(`web/pages/${page}`).matchAll(/"((?:features|session)\/\w+)": \[([^\]]*)\]/g)].flatMap(
    ([, file = "", list = ""]) => [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => [file, name] as const)
  )

describe("a page", () => {
  it("names the declarations that it shows, if it is not the start page", () => {
    assert.deepStrictEqual(
      pages.filter((page) => namesIn(page).length === 0),
      ["Home.tsx"]
    )
  })

  for (const page of pages) {
    it(`${page} names declarations that exist`, () => {
      for (const [file, name] of namesIn(page)) {
        assert.match(read(`server/${file}.ts`), new RegExp(`^(export )?const ${name}\\b`, "m"))
      }
    })
  }
})
