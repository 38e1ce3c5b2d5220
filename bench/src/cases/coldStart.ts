/** What a program costs from its start to its first answered call, beyond Node's own start: as modules and as one file. */
import { build } from "esbuild"
import { mkdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Case, type Figure, ratio } from "../figure.js"
import { nextMessage, root, start } from "../processes.js"

/** CPU time in microseconds, Node's own start left out. */
export interface Start {
  readonly imported: number
  readonly answered: number
}

const times = 11

const fileOf = (program: string): string => fileURLToPath(new URL(`../programs/${program}.js`, import.meta.url))

/** A program with all that it imports. */
const bundle = async (program: string): Promise<string> => {
  const folder = join(root, "node_modules/.cache")
  const outfile = join(folder, `${program}.mjs`)
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [fileOf(program)],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    // undici is CommonJS, and requires modules of Node.
    banner: { js: `import { createRequire } from "node:module"\nconst require = createRequire(import.meta.url)` }
  })
  return outfile
}

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const oneFile = await bundle("login")
  const programs = { modules: fileOf("login"), oneFile, raw: await bundle("rawLogin") }
  const server = start("serving", "loginServer")
  const address = await nextMessage<string>(server)
  const runs = { modules: [] as Array<Start>, oneFile: [] as Array<Start>, raw: [] as Array<Start> }
  for (let time = 0; time < times; time++) {
    for (const name of ["modules", "oneFile", "raw"] as const) {
      runs[name].push(await nextMessage<Start>(start("measured", "coldStart", [programs[name], address])))
    }
  }
  server.disconnect()
  const least = (of: ReadonlyArray<Start>, what: keyof Start): number => Math.min(...of.map((run) => run[what])) / 1000
  const millis = (name: string, value: number): Figure => ({ case: name, value, unit: "ms" })
  const ours = least(runs.oneFile, "answered")
  const raw = least(runs.raw, "answered")
  return [
    millis("start: login as modules", least(runs.modules, "answered")),
    millis("start: importing alone, as modules", least(runs.modules, "imported")),
    millis("start: login as one file", ours),
    millis("start: importing alone, as one file", least(runs.oneFile, "imported")),
    millis("start: login by undici alone, as one file", raw),
    ratio("start: login as one file / undici alone", ours / raw, { reach: 1.3, limit: 2 }),
    {
      case: "start: size of the one file",
      value: statSync(oneFile).size / 1024,
      unit: "KB",
      bounds: { reach: 640, limit: 640 }
    }
  ]
}

export const coldStart: Case = { name: "start", measure }
