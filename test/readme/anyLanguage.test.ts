/** The examples for any language run: each is a process, and the emulator is served here. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../../examples/any-language/", import.meta.url))

interface Ended {
  readonly code: number | null
  readonly output: string
}

const run = (program: string, ...args: ReadonlyArray<string>): Effect.Effect<Ended> =>
  Effect.async((resume) => {
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()))
    child.once("error", ({ message }) => resume(Effect.succeed({ code: null, output: message })))
    child.once("close", (code) => resume(Effect.succeed({ code, output })))
    return Effect.sync(() => void child.kill("SIGKILL"))
  })

const expected = [
  "registered",
  "mail: Verify your address",
  "verified",
  "logged in",
  "token: 200",
  "token 31 minutes later: 403",
  ""
].join("\n")

describe("examples/any-language", () => {
  for (const [needed, program, file] of [
    ["curl", "sh", "flow.sh"],
    ["python3", "python3", "flow.py"]
  ] as const) {
    it.scopedLive(`${file} registers, reads the mail, verifies, logs in and sees the token expire`, () =>
      Effect.gen(function* () {
        const there = yield* run(needed, "--version")
        if (there.code !== 0) assert.fail(`${needed} is missing: ${file} needs it`)
        const { code, output } = yield* run(program, file, yield* serve())
        assert.deepStrictEqual({ code, output }, { code: 0, output: expected })
        const [account] = (yield* Emulator.accounts()).accounts
        assert.match(account?.emails[0] ?? "", /^ada\.\d+@example\.com$/)
        assert.deepInclude(yield* Emulator.clock, { frozen: false, offset: 0 })
      }).pipe(Effect.provide(Emulator.layer()))
    )
  }
})
