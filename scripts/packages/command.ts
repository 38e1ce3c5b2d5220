/** Bundles the emulator's command into one file, which needs nothing that is installed, but `libsql` where it keeps data. */
import { build } from "esbuild"
import { chmodSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join } from "node:path"
import { root, sourceCondition } from "../workspace.js"

/** Sources of which only the bundle is packed. They may use what the package has for development. */
export const commandSources = "packages/emulator/src/cli/"

/** What the bundle finds installed, or does without. */
const external = ["libsql"]

/** Where the package has its command: `bin` of its manifest. */
const commandFile = join(root, "packages/emulator/dist/loginradius-emulator.mjs")

/** CommonJS in the bundle asks for Node's modules by `require`. */
const banner = `#!/usr/bin/env node
import { createRequire as createRequireOfNode } from "node:module"
const require = createRequireOfNode(import.meta.url)`

/** Bundles the sources; answers what is wrong with the bundle. */
export const bundleCommand = async (file = commandFile): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    entryPoints: [join(root, commandSources, "main.ts")],
    outfile: file,
    bundle: true,
    minify: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    conditions: [sourceCondition],
    external,
    banner: { js: banner },
    legalComments: "none",
    logLevel: "error"
  })
  chmodSync(file, 0o755)
  return Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports.map(({ path }) => path))
    .filter((path) => !isBuiltin(path) && !external.includes(path))
    .map((path) => `the emulator's command imports ${path}, which may not be installed`)
}
