import { assert, describe, it, vi } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath, pathToFileURL } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const readme = readFileSync(`${root}packages/node/README.md`, "utf8")
const [, file = "", code] = /<!-- (\S+) -->\n+```ts\n(.*?)```/s.exec(readme) ?? []

describe("the README of packages/node", () => {
  it("installs the peers of its package", () => {
    const manifest: unknown = JSON.parse(readFileSync(`${root}packages/node/package.json`, "utf8"))
    const { peerDependencies } = manifest as { readonly peerDependencies: Record<string, string> }
    assert.isNotEmpty(peerDependencies)
    const command = /^npm install .*$/m.exec(readme)?.[0].split(" ") ?? []
    for (const [name, range] of Object.entries(peerDependencies)) assert.include(command, `${name}@${range}`)
  })

  it.scopedLive("shows a program that runs with the variables of the environment", () =>
    Effect.gen(function* () {
      assert.strictEqual(code, readFileSync(root + file, "utf8"))
      const log = vi.spyOn(console, "log").mockImplementation(() => {})
      yield* Effect.addFinalizer(() => Effect.sync(() => log.mockRestore()))
      yield* Effect.addFinalizer(() => Effect.sync(() => vi.unstubAllEnvs()))
      const base = yield* serve()
      vi.stubEnv("LOGINRADIUS_API_KEY", Emulator.apiKey)
      for (const host of ["API", "CONFIG", "CLOUD", "HUB"]) vi.stubEnv(`LOGINRADIUS_${host}_URL`, base)
      yield* Effect.promise(() => import(pathToFileURL(root + file).href))
      assert.deepStrictEqual(log.mock.calls.at(-1), ["free"])
    }).pipe(Effect.provide(Emulator.layer()))
  )

  it("and the README of all say that agents which watch undici see what the SDK does not record", () => {
    for (const text of [readme, readFileSync(`${root}README.md`, "utf8")]) {
      for (const name of ["diagnostics_channel", "NODE_DEBUG"]) assert.include(text, name)
    }
  })
})
