/**
 * The diagnostics of the Effect language service over every project. They take as long as a type-check, so a run over
 * exactly the files that passed last time is not repeated.
 */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { bin, cache, conclude, filesUnder, projects, root, run } from "./workspace.js"

const sources = [...projects.map(({ folder }) => folder), "scripts"].flatMap((folder) =>
  filesUnder(folder, (name) => /\.[cm]?tsx?$/.test(name) || name === "tsconfig.json" || name === "package.json")
)
const inputs = [...sources, "tsconfig.json", "tsconfig.base.json", "package.json", "pnpm-lock.yaml"]

const hash = createHash("sha256").update(process.version)
for (const file of inputs) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
const fingerprint = hash.digest("hex")

const stamp = join(cache, "effect-diagnostics")
if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) {
  conclude([], `${sources.length} files, unchanged since they passed`)
} else {
  rmSync(stamp, { force: true })
  const { code, output } = await run(
    bin("effect-language-service"),
    "diagnostics --project tsconfig.json --format text --strict".split(" ")
  )
  if (code === 0) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(stamp, fingerprint)
  }
  conclude(code === 0 ? [] : [output.trimEnd()], `${sources.length} files`)
}
