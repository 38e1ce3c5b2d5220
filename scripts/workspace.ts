/** What the scripts know about the workspace: its folders, its manifests and how to run a program. */
import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

export const root = join(dirname(fileURLToPath(import.meta.url)), "..")
export const cache = join(root, "node_modules/.cache/loginradius-effect")
export const scope = "@loginradius-effect/"
export const sourceCondition = "@loginradius-effect/source"

/** The published packages, in the order of their dependencies. */
export const published = ["core", "node", "emulator", "server"]

type Entry = string | null | Readonly<Record<string, string>>

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, Entry>>
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, Entry>> }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

export interface Project {
  readonly name: string
  /** Relative to the root, as in `packages/core`. */
  readonly folder: string
  readonly manifest: Manifest
}

export const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

const foldersOf = (parent: string): ReadonlyArray<string> =>
  existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : []

export const projects: ReadonlyArray<Project> = [
  ...foldersOf("packages"),
  ...foldersOf("apps"),
  "examples",
  "test",
  "bench"
]
  .filter((folder) => existsSync(join(root, folder, "package.json")))
  .map((folder) => {
    const manifest = readManifest(join(root, folder))
    return { name: manifest.name, folder, manifest }
  })

const skipped = new Set(["node_modules", "dist", "coverage"])

/** Every file below a folder whose name the test accepts, as paths relative to the root with forward slashes. */
export const filesUnder = (folder: string, accept: (name: string) => boolean): ReadonlyArray<string> => {
  const found: Array<string> = []
  const visit = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const full = join(path, entry.name)
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) visit(full)
      } else if (accept(entry.name)) {
        found.push(relative(root, full).replaceAll("\\", "/"))
      }
    }
  }
  if (existsSync(join(root, folder))) visit(join(root, folder))
  return found.toSorted()
}

export interface Outcome {
  readonly code: number
  readonly output: string
}

/** Runs a program to its end and keeps all that it printed, in order. */
export const run = (
  command: string,
  args: ReadonlyArray<string>,
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}
): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"]
    })
    const chunks: Array<Buffer> = []
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.on("error", (error) => chunks.push(Buffer.from(`${error.message}\n`)))
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }))
  })

/** A program of the workspace's own dependencies. */
export const bin = (name: string, folder = "."): string => join(root, folder, "node_modules/.bin", name)

/** pnpm as it was started, or the pinned one when a script was started without it. */
export const pnpm = (args: ReadonlyArray<string>, cwd = root): Promise<Outcome> => {
  const started = process.env["npm_execpath"]
  if (started !== undefined && /pnpm[^/\\]*$/.test(started)) {
    return /\.[cm]?js$/.test(started) ? run(process.execPath, [started, ...args], { cwd }) : run(started, args, { cwd })
  }
  const pinned = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly packageManager: string })
    .packageManager
  return run("npx", ["-y", pinned, ...args], { cwd })
}

/** Ends a check: prints what is wrong and fails, or prints one line that says what was looked at. */
export const conclude = (problems: ReadonlyArray<string>, summary: string): void => {
  if (problems.length > 0) {
    console.log(problems.join("\n"))
    console.log(`${problems.length} problem${problems.length === 1 ? "" : "s"}`)
    process.exitCode = 1
  } else {
    console.log(`= ${summary}`)
  }
}
