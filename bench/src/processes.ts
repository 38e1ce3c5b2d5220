/** Starts the programs of a benchmark: plain Node on built code, each pinned to a CPU core. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const here = fileURLToPath(new URL(".", import.meta.url))

/** The root of the repository. */
export const root = join(here, "../..")

/** The measured process and its server have a core each, where the system can pin processes. */
export type Core = "measured" | "serving"

const cores: { readonly [C in Core]: string } = { measured: "0", serving: "1" }

const canPin = Object.values(cores).every((core) => spawnSync("taskset", ["-c", core, "true"]).status === 0)

/** The words of a command that runs on a core of its own, where that can be. */
export const pinned = (core: Core, command: ReadonlyArray<string>): ReadonlyArray<string> =>
  canPin ? ["taskset", "-c", cores[core], ...command] : command

/** Starts a file of `programs/` with a message channel, on the Node at `path`. Its standard error is shown. */
export const start = (
  core: Core,
  program: string,
  args: ReadonlyArray<string> = [],
  flags: ReadonlyArray<string> = [],
  path = process.execPath
): ChildProcess => {
  const node = [path, ...flags, join(here, "programs", `${program}.js`), ...args]
  const [command = "", ...rest] = pinned(core, node)
  const child = spawn(command, rest, { stdio: ["ignore", "ignore", "inherit", "ipc"] })
  running.add(child)
  child.on("exit", () => running.delete(child))
  return child
}

const running = new Set<ChildProcess>()

/** Ends every program that is still running. */
export const stopAll = (): void => {
  for (const child of running) child.kill()
}

/** The next message of a program; fails if the program ends first. */
export const nextMessage = async <A>(child: ChildProcess): Promise<A> => {
  const settled = new AbortController()
  const { signal } = settled
  try {
    return await Promise.race([
      once(child, "message", { signal }).then(([message]) => message as A),
      once(child, "exit", { signal }).then(([code]) => {
        throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`)
      })
    ])
  } finally {
    settled.abort()
  }
}

/** Runs a script of the repository, and parses its output as JSON. */
export const runScript = async (script: string, ...args: ReadonlyArray<string>): Promise<unknown> => {
  const child = spawn(process.execPath, ["--import", "tsx", join("scripts", `${script}.ts`), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"]
  })
  const chunks: Array<Buffer> = []
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
  const [code] = (await once(child, "close")) as [number | null]
  const text = Buffer.concat(chunks).toString()
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${text}`)
  return JSON.parse(text)
}
