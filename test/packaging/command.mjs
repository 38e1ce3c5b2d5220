// Runs the command of a file: it has to answer once it has told where, and to end with 0. With a directory for its data, it has to have
// there what it held before ("kept"), or to end with 5 ("missing": libsql is not installed).
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"

const [file, expected] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), "emulator-"))
const seed = join(folder, "seed.yaml")
writeFileSync(seed, "accounts:\n  - email: ada@example.com\n")
const data = ["--data", join(folder, "data")]

/** What it answers about an address, and its exit code; no answer where it ends before. */
const run = async (...options) => {
  const command = spawn(file, ["--port", "0", "--json", ...options], { stdio: ["ignore", "pipe", "inherit"] })
  const ended = once(command, "exit")
  const [line] = await Promise.race([once(createInterface({ input: command.stdout }), "line"), ended])
  let answer = "none"
  if (typeof line === "string") {
    const { url, apiKey } = JSON.parse(line)
    const response = await fetch(`${url}/identity/v2/auth/email?apikey=${apiKey}&email=ada@example.com`)
    answer = JSON.stringify(await response.json())
    command.kill("SIGTERM")
  }
  const [code] = await ended
  return `answer ${answer}, code ${code}`
}

const [there, none] = ['answer {"IsExist":true}, code 0', 'answer {"IsExist":false}, code 0']
const steps = [
  [["--seed", seed], there],
  [[], none],
  ...(expected === "kept"
    ? [
        [[...data, "--seed", seed], there],
        [data, there]
      ]
    : [[data, "answer none, code 5"]])
]
for (const [options, wanted] of steps) {
  const found = await run(...options)
  console.log(`${options.join(" ")}: ${found}`)
  if (found !== wanted) process.exitCode = 1
}
rmSync(folder, { recursive: true })
