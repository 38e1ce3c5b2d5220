/** What a program costs from its start to its first answered call, beyond Node's own start: as modules and as one file. */
import { build } from "esbuild"
import { mkdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Case, Figure } from "../figure.js"
import { nextMessage, root, start } from "../processes.js"

/** CPU time in microseconds, Node's own start left out. */
export interface Start {
  readonly imported: number
  readonly answered: number
}

const times = 11

const modules = fileURLToPath(new URL("../programs/login.js", import.meta.url))

/** The program with all that it imports. */
const bundle = async (): Promise<string> => {
  const folder = join(root, "node_modules/.cache")
  const outfile = join(folder, "login.mjs")
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [modules],
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
  const oneFile = await bundle()
  const server = start("serving", "loginServer")
  const address = await nextMessage<string>(server)
  const runs = { modules: [] as Array<Start>, oneFile: [] as Array<Start> }
  for (let time = 0; time < times; time++) {
    runs.modules.push(await nextMessage<Start>(start("measured", "coldStart", [modules, address])))
    runs.oneFile.push(await nextMessage<Start>(start("measured", "coldStart", [oneFile, address])))
  }
  server.disconnect()
  const least = (of: ReadonlyArray<Start>, what: keyof Start): number => Math.min(...of.map((run) => run[what])) / 1000
  return [
    { case: "start: login as modules", value: least(runs.modules, "answered"), unit: "ms" },
    { case: "start: importing alone, as modules", value: least(runs.modules, "imported"), unit: "ms" },
    {
      case: "start: login as one file",
      value: least(runs.oneFile, "answered"),
      unit: "ms",
      bounds: { reach: 50, limit: 100 }
    },
    { case: "start: importing alone, as one file", value: least(runs.oneFile, "imported"), unit: "ms" },
    {
      case: "start: size of the one file",
      value: statSync(oneFile).size / 1024,
      unit: "KB",
      bounds: { reach: 640, limit: 640 }
    }
  ]
}

export const coldStart: Case = { name: "start", measure }
