/** Builds the packages and packs them into `tarballs/`, from where npm installs them. */
import { mkdirSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { compile } from "./compiler.js"
import { packAll } from "./packages/pack.js"
import { bin, conclude, published, root, run } from "./workspace.js"

const folder = join(root, "tarballs")

const build = async (): Promise<ReadonlyArray<string>> => {
  const core = await run(bin("tsx"), ["scripts/declarations.ts"])
  const { code, output } = core.code === 0 ? await compile(...published.map((short) => `packages/${short}`)) : core
  return code === 0 ? [] : [output.trimEnd()]
}

mkdirSync(folder, { recursive: true })
const files = () => readdirSync(folder).filter((file) => file.endsWith(".tgz"))
for (const file of files()) rmSync(join(folder, file))

const unbuilt = await build()
conclude(
  unbuilt.length > 0 ? unbuilt : await packAll(folder),
  files()
    .map((file) => `tarballs/${file}`)
    .join(", ")
)
