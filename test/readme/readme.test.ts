import { assert, describe, it, vi } from "@effect/vitest"
import { quickstart } from "@loginradius-effect/examples/quickstart/quickstart"
import { embedded, live } from "@loginradius-effect/examples/quickstart/surroundings"
import * as Transcript from "@loginradius-effect/examples/quickstart/transcript"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { ConfigProvider, Effect, Layer, Redacted } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath, pathToFileURL } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const readme = readFileSync(`${root}README.md`, "utf8")

/** The code blocks of the README, each below a comment that names its file. */
const blocks = [...readme.matchAll(/<!-- (\S+) -->\n+```ts\n(.*?)```/gs)].map(([, file, code]) => ({
  file: file as string,
  code: code as string
}))

/** The output of each program, by file. */
const prints: { readonly [file: string]: unknown } = {
  "examples/src/readme/first.ts": "Welcome, Ada",
  "examples/src/readme/errors.ts": "938 with HTTP 403",
  "examples/src/readme/retries.ts": ["read after two failures", "not repeated: ConnectionLost"],
  "examples/src/readme/layers.ts": /^the server's time is \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
  "examples/src/readme/mock.ts": ["Hello, Ada", "Hello, stranger"],
  "examples/src/readme/ownHandler.ts": true,
  "examples/src/readme/customFields.ts": "ada@example.com is pro",
  "examples/src/readme/secondFactor.ts": "VerifyAuthenticator, UseBackupCode: welcome, ada@example.com",
  "examples/src/readme/webhooks.ts": ["201: 42 registered", "401: not from LoginRadius", "401: not signed"],
  "examples/src/readme/streams.ts": ["Team 22", "Team 23", "Team 24"]
}

describe("the README", () => {
  it("has only code of files", () => {
    assert.strictEqual(blocks.length, [...readme.matchAll(/```ts\n/g)].length)
    assert.isAbove(blocks.length, 5)
  })

  for (const { code, file } of blocks) {
    it(`shows the current text of ${file}`, () => {
      assert.strictEqual(code, readFileSync(root + file, "utf8"))
    })
    if (file.endsWith(".test.ts")) continue
    it(`${file} prints the output in its comments`, async () => {
      const log = vi.spyOn(console, "log").mockImplementation(() => {})
      try {
        await import(pathToFileURL(root + file).href)
        const printed: unknown = log.mock.calls[0]?.[0]
        const expected = prints[file]
        if (expected instanceof RegExp) assert.match(String(printed), expected)
        else assert.deepStrictEqual(printed, expected)
      } finally {
        log.mockRestore()
      }
    })
  }

  it("names the version of every package that is installed beside this project's own, as it is tested", () => {
    const catalogue = readFileSync(`${root}pnpm-workspace.yaml`, "utf8")
    const named = [...readme.matchAll(/ ((?:@[a-z-]+\/)?[a-z-]+)@\^(\d[\d.]*\d)/g)]
    assert.isAbove(named.length, 3)
    for (const [, name, version] of named) {
      const tested = new RegExp(`^ +"?${name}"?: (.+)$`, "m").exec(catalogue)?.[1]
      assert.strictEqual(version, tested, name)
    }
  })

  it("names what a snippet needs in the snippet's section or before", () => {
    for (const { code, file } of blocks) {
      const text = readme.slice(0, readme.indexOf(`<!-- ${file} -->`))
      const imported = [...code.matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)].map(([, name]) => name as string)
      for (const name of imported.filter((name) => !name.startsWith("node:"))) {
        const install = new RegExp(`npm install [^\n]*${name}(@\\^|[ \n])`)
        assert.match(text, install, `${file} needs ${name}`)
      }
    }
  })

  it("lists every variable of the environment", () => {
    for (const name of Object.values(LoginRadiusConfig.variables)) assert.include(readme, `\`${name}\``)
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
