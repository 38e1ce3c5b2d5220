/** The command as a process: one bundled file, from a folder that nobody may write to. */
import { Effect, Option, type Scope } from "effect"
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Start } from "../../../packages/emulator/src/cli/start.js"

/** What `start` is told where nothing is said, but for any port that is free. */
export const usual: Start = {
  port: 0,
  host: "127.0.0.1",
  publicUrl: Option.none(),
  allowHosts: [],
  corsOrigins: [],
  randomSeed: Option.none(),
  data: Option.none(),
  seed: Option.none()
}

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** Bundles the command anew, into a folder of its own that goes with the scope. */
export const bundled: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => {
    const folder = mkdtempSync(join(tmpdir(), "loginradius-effect-command-"))
    const file = join(folder, "loginradius-emulator.mjs")
    execFileSync(join(root, "node_modules/.bin/tsx"), ["scripts/command.ts", file], { cwd: root, stdio: "pipe" })
    chmodSync(folder, 0o500)
    return { file, folder }
  }),
  ({ folder }) => Effect.sync(() => rmSync(folder, { recursive: true }))
).pipe(Effect.map(({ file }) => file))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  /** The first line of stdout. */
  readonly line: Effect.Effect<string>
  readonly ended: Effect.Effect<Ended>
}

/** Starts the command. It is killed with the scope, if it has not ended by then. */
export const start = (file: string, ...args: ReadonlyArray<string>): Effect.Effect<Running, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const child = spawn(process.execPath, [file, ...args], {
        cwd: join(file, ".."),
        env: { PATH: process.env["PATH"] },
        stdio: ["ignore", "pipe", "pipe"]
      })
      const said = { stdout: "", stderr: "" }
      child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()))
      child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()))
      const ended = new Promise<Ended>((resolve) => child.once("close", (code) => resolve({ code, ...said })))
      const line = new Promise<string>((resolve, reject) => {
        createInterface({ input: child.stdout }).once("line", resolve)
        child.once("close", () => reject(new Error(`ended without a line: ${said.stderr}`)))
      })
      line.catch(() => {})
      return { child, line: Effect.promise(() => line), ended: Effect.promise(() => ended) }
    }),
    ({ child }) => Effect.sync(() => void child.kill("SIGKILL"))
  )
