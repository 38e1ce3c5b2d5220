import { assert, describe, it, vi } from "@effect/vitest"
import { quickstart } from "@loginradius-effect/examples/quickstart/quickstart"
import { embedded, live } from "@loginradius-effect/examples/quickstart/surroundings"
import * as Transcript from "@loginradius-effect/examples/quickstart/transcript"
import * as ErrorTable from "@loginradius-effect/core/ErrorTable"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { ConfigProvider, Effect, Layer, Redacted } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { describePage, page, root } from "./snippets.js"

const readme = readFileSync(`${root}README.md`, "utf8")

const guides = readdirSync(`${root}docs/guides`).map((file) => `docs/guides/${file}`)

for (const path of ["README.md", ...guides]) describePage(path)

describe("the README", () => {
  it("has 250 lines at most", () => assert.isAtMost(readme.split("\n").length - 1, 250))

  it("begins with a program and the commands that run it, the quickstart, the demo and the tests", () => {
    const [beginning = ""] = readme.split("\n## ")
    assert.include(beginning, `example ${page("README.md").snippets[0]?.file}`)
    for (const command of ["quickstart", "demo", "test"])
      assert.match(beginning, new RegExp(`^npx .* ${command} `, "m"))
  })

  it("leads to every guide", () => {
    assert.isNotEmpty(guides)
    for (const guide of guides) assert.include(readme, `(${guide})`)
  })
})

describe("the guides", () => {
  it("show every program of examples/src/guides", () => {
    const files = readdirSync(`${root}examples/src/guides`, { recursive: true, encoding: "utf8" })
    const programs = files.filter((file) => file.endsWith(".ts")).map((file) => `examples/src/guides/${file}`)
    const shown = guides.flatMap((guide) => page(guide).snippets.map(({ file }) => file))
    assert.sameMembers([...programs, "test/readme/faults.test.ts", "test/readme/testing.test.ts"], shown)
  })

  it("say of every category of errors what it is about", () => {
    const { text } = page("docs/guides/errors.md")
    const categories = new Set([...ErrorTable.entries.map(({ category }) => category), "transport"])
    for (const category of categories) assert.match(text, new RegExp(`^\\| \`${category}\` +\\| \\w`, "m"))
  })

  it("list every variable of the environment", () => {
    const { text } = page("docs/guides/configuration.md")
    for (const name of Object.values(LoginRadiusConfig.variables)) assert.include(text, `\`${name}\``)
  })
})

describe("the quickstart", () => {
  it.live("goes from a registration to the deletion of the account", () =>
    Effect.gen(function* () {
      const log = vi.spyOn(console, "log").mockImplementation(() => {})
      const lines: Array<string> = []
      yield* quickstart.pipe(
        Effect.provide(
          Layer.merge(embedded, Transcript.layer({ print: (line) => void lines.push(line), color: false }))
        ),
        Effect.ensuring(Effect.sync(() => log.mockRestore()))
      )
      const calls = lines.map((line) => /^ {2}([✔✘]) (\S+)/.exec(line)?.slice(1).join(" "))
      assert.deepStrictEqual(calls, [
        "✔ Authentication.userRegistrationByEmail",
        "✘ Authentication.loginByEmail",
        "✘ Authentication.loginByEmail",
        "✔ Authentication.verifyEmail",
        "✔ Authentication.loginByEmail",
        "✔ Authentication.readProfilesByAccessToken",
        "✔ Authentication.updateProfileByAccessToken",
        "✔ Authentication.changePassword",
        "✔ Authentication.loginByEmail",
        "✘ Authentication.forgotPassword",
        "✔ Account.profilesByEmail",
        "✔ Account.profilesByEmail",
        "✔ Account.profilesByEmail",
        "✔ Account.delete"
      ])
      const line = (n: number) => lines[n] ?? ""
      assert.include(line(1), "EmailNotVerified (970)")
      assert.include(line(2), "InvalidCredentials (966)")
      assert.include(line(5), "attempt 3, after TransportFailed, ServerFailed")
      assert.include(line(9), "OutcomeUnknown")
    })
  )

  it.scopedLive("runs with --live against another server, here the emulator's", () =>
    Effect.gen(function* () {
      const log = vi.spyOn(console, "log").mockImplementation(() => {})
      const base = yield* serve()
      const variables = [
        "LOGINRADIUS_API_URL",
        "LOGINRADIUS_CONFIG_URL",
        "LOGINRADIUS_CLOUD_URL",
        "LOGINRADIUS_HUB_URL"
      ]
      const environment = new Map([
        ...variables.map((name) => [name, base] as const),
        ["LOGINRADIUS_API_KEY", Emulator.apiKey],
        ["LOGINRADIUS_API_SECRET", Redacted.value(Emulator.apiSecret)]
      ])
      const lines: Array<string> = []
      yield* quickstart.pipe(
        Effect.provide(Layer.merge(live, Transcript.layer({ print: (line) => void lines.push(line), color: false }))),
        Effect.withConfigProvider(ConfigProvider.fromMap(environment)),
        Effect.ensuring(Effect.sync(() => log.mockRestore()))
      )
      const has = (call: string) =>
        assert.isTrue(
          lines.some((line) => line.startsWith(`  ✔ ${call} `)),
          call
        )
      for (const call of ["Account.emailVerificationToken", "Authentication.verifyEmail", "Account.delete"]) has(call)
    }).pipe(Effect.provide(Emulator.layer()))
  )
})
