import { assert, describe, it, vi } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { asExpected, describePage, expectedLines, installedBy, page, peersOf, printedLines, root } from "./snippets.js"

const needsAServer = "examples/src/packages/node.ts"

for (const name of ["core", "node", "emulator", "server"]) {
  const path = `packages/${name}/README.md`
  describePage(path, [needsAServer])

  describe(path, () => {
    const { snippets, text } = page(path)

    it("has a program", () => assert.isNotEmpty(snippets))

    it("installs the package and its peers before its first program", () => {
      const installed = installedBy(snippets[0]?.before ?? "")
      const needed = [`@loginradius-effect/${name}`, ...peersOf(`@loginradius-effect/${name}`)]
      assert.isAbove(needed.length, 2)
      for (const one of needed) assert.isTrue(installed.has(one), one)
    })

    it("says what the package does not do", () => assert.match(text, /^## What it does not do\n\n- /m))
  })
}

it.scopedLive("the program of packages/node runs with the variables of the environment", () =>
  Effect.gen(function* () {
    yield* Effect.addFinalizer(() => Effect.sync(() => vi.unstubAllEnvs()))
    const base = yield* serve()
    vi.stubEnv("LOGINRADIUS_API_KEY", Emulator.apiKey)
    for (const host of ["API", "CONFIG", "CLOUD", "HUB"]) vi.stubEnv(`LOGINRADIUS_${host}_URL`, base)
    const code = readFileSync(root + needsAServer, "utf8")
    const printed = yield* Effect.promise(() => printedLines(needsAServer))
    assert.isNotEmpty(printed)
    assert.deepStrictEqual(asExpected(printed, code), expectedLines(code))
  }).pipe(Effect.provide(Emulator.layer()))
)
