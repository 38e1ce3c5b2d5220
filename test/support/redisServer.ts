/**
 * A real Redis, for tests and benchmarks: that of `REDIS_SERVER`, of the PATH, or of Debian's packages, unpacked into the cache and
 * installed nowhere. Each server is a process of its own on a free port, keeps nothing, and is stopped by its pid.
 */
import { Effect, type Scope } from "effect"
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

/** A program, and where its libraries are. */
export interface Program {
  readonly path: string
  readonly libraries: string | undefined
}

const exec = promisify(execFile)
const cache = fileURLToPath(new URL("../../node_modules/.cache/loginradius-effect/", import.meta.url))
const unpacked = join(cache, "redis")

const environment = ({ libraries }: Program): NodeJS.ProcessEnv =>
  libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries }

/** The program, if it runs. */
const running = async (path: string, libraries?: string): Promise<Program | undefined> => {
  const program = { path, libraries }
  try {
    await exec(path, ["--version"], { env: environment(program) })
    return program
  } catch {
    return undefined
  }
}

const librariesIn = (folder: string): string =>
  ["usr/lib", "lib"]
    .flatMap((base) => {
      const path = join(folder, base)
      const below = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : []
      return [path, ...below.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name))]
    })
    .join(":")

const fromCache = (folder = unpacked): Promise<Program | undefined> =>
  running(join(folder, "usr/bin/redis-server"), librariesIn(folder))

/** The libraries that a package names first; Debian's C library is that of the system. */
const librariesOf = async (name: string, options: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const { stdout } = await exec("apt-cache", [...options, "depends", name])
  return [...stdout.matchAll(/^ *\|?Depends: (lib\S+)/gm)]
    .map(([, library]) => library as string)
    .filter((library) => library !== "libc6")
}

/** Downloads the packages with apt, which needs no rights for that, and unpacks them. */
const download = async (): Promise<Program | undefined> => {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, "redis-"))
  const own = ["-o", `Dir::State::Lists=${folder}/lists`, "-o", `Dir::Cache=${folder}`, "-o", "APT::Sandbox::User="]
  const fetchWith = async (options: ReadonlyArray<string>): Promise<void> => {
    const get = (name: string) => exec("apt-get", [...options, "download", name], { cwd: folder })
    await get("redis-server")
    await get("redis-tools")
    for (const library of await librariesOf("redis-tools", options)) await get(library).catch(() => {})
  }
  try {
    // Without lists, as in a fresh container, they are fetched to a place of our own.
    await fetchWith(["-o", "APT::Sandbox::User="]).catch(async () => {
      mkdirSync(join(folder, "lists/partial"), { recursive: true })
      mkdirSync(join(folder, "archives/partial"), { recursive: true })
      await exec("apt-get", [...own, "update"])
      await fetchWith(own)
    })
    const root = join(folder, "root")
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) {
      await exec("dpkg", ["-x", join(folder, file), root])
    }
    // Another worker may have been faster.
    if (!existsSync(unpacked)) renameSync(root, unpacked)
    return await fromCache()
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const find = async (): Promise<Program | undefined> => {
  const named = process.env["REDIS_SERVER"]
  if (named !== undefined && named !== "") return running(named)
  return (await running("redis-server")) ?? (await fromCache()) ?? download()
}

let found: Promise<Program | undefined> | undefined

/** The program; undefined where there is none and none can be had. */
export const redisProgram = (): Promise<Program | undefined> => (found ??= find())

/** Whether tests of Redis are to run: where there is none, they fail if `REDIS_TESTS` is `require`. */
export const runsRedis = async (suite: string): Promise<boolean> => {
  if ((await redisProgram()) !== undefined || process.env["REDIS_TESTS"] === "require") return true
  console.log(`${suite} did not run: no redis-server in REDIS_SERVER, the PATH or Debian's packages`)
  return false
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once("exit", () => resolve())
  })

/** A server that may be killed and started again, on one port. */
export interface Server {
  readonly port: number
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
  /** Stops the process where it is, as when a host hangs. */
  readonly signal: (signal: "SIGSTOP" | "SIGCONT") => void
}

const serverOf = (program: Program, port: number): Server => {
  let child: ChildProcess | undefined
  return {
    port,
    start: () =>
      new Promise<void>((resolve, reject) => {
        const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        const started = spawn(program.path, options, {
          env: environment(program),
          stdio: ["ignore", "pipe", "inherit"]
        })
        child = started
        started.once("error", reject)
        started.once("exit", (code) => reject(new Error(`redis-server ended by itself: ${String(code)}`)))
        createInterface({ input: started.stdout }).on("line", (line) => {
          if (line.includes("Ready to accept connections")) resolve()
        })
      }),
    kill: async () => {
      if (child?.pid === undefined) return
      child.kill("SIGKILL")
      await ended(child)
    },
    signal: (signal) => void child?.kill(signal)
  }
}

/** Starts a server; killed when the scope closes. */
export const redisServer: Effect.Effect<Server, never, Scope.Scope> = Effect.acquireRelease(
  Effect.promise(async () => {
    const program = await redisProgram()
    if (program === undefined) throw new Error("there is no redis-server")
    const server = serverOf(program, await freePort())
    await server.start()
    return server
  }),
  (server) => Effect.promise(server.kill)
)
