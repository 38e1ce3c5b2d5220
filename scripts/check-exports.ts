/**
 * The manifests of the published packages say what is there: every public module of core is an entry and a name of its
 * index, every name of an index is an entry, every entry has its source, and the packed package exports the same
 * entries without the source condition. Files in a module's folder are parts of the module: it re-exports them, and they
 * are no entries.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { conclude, projects, published, root, scope, sourceCondition } from "./workspace.js"

/** Packages in which every module directly under `src` is public. */
const everyModule = new Set(["core"])

/** Modules so large that only their own subpath gives them: the index would tempt a bundle to carry them. */
const onlyBySubpath = new Set(["ErrorTable"])

/** Files in the folder of a module of core that it keeps to itself. */
const keptBack = new Set(["ErrorCode/extras", "ErrorCode/rejections"])

const special = new Set(["./package.json", "./internal/*"])
const problems: Array<string> = []
let entries = 0

/** The files in a module's folder, as `Module/part`. */
const partsOf = (src: string, module: string): ReadonlyArray<string> =>
  existsSync(join(src, module))
    ? readdirSync(join(src, module)).map((file) => `${module}/${file.replace(/\.ts$/, "")}`)
    : []

const moduleOf = (subpath: string): string => (subpath === "." ? "index" : subpath.slice(2))

for (const short of published) {
  const project = projects.find(({ name }) => name === scope + short)
  if (project === undefined) {
    problems.push(`packages/${short} is missing`)
    continue
  }
  const { folder, manifest } = project
  const report = (text: string) => problems.push(`${folder}/package.json: ${text}`)
  const exported = Object.keys(manifest.exports ?? {}).filter((subpath) => !special.has(subpath))
  for (const subpath of exported) {
    entries += 1
    const name = moduleOf(subpath)
    if (name.includes("/")) report(`exports "${subpath}" is a part of a module`)
    const built = { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }
    const expected = JSON.stringify({ [sourceCondition]: `./src/${name}.ts`, ...built })
    if (JSON.stringify(manifest.exports?.[subpath]) !== expected) report(`exports "${subpath}" is not ${expected}`)
    const packed = manifest.publishConfig?.exports?.[subpath]
    if (JSON.stringify(packed) !== JSON.stringify(built)) {
      report(`publishConfig.exports "${subpath}" is not ${JSON.stringify(built)}`)
    }
    if (!existsSync(join(root, folder, `src/${name}.ts`))) report(`exports "${subpath}" has no src/${name}.ts`)
  }
  if (manifest.exports?.["./internal/*"] !== null) report(`exports "./internal/*" is not null`)
  for (const subpath of Object.keys(manifest.publishConfig?.exports ?? {})) {
    if (!(subpath in (manifest.exports ?? {}))) report(`publishConfig.exports "${subpath}" is not in exports`)
  }
  const index = readFileSync(join(root, folder, "src/index.ts"), "utf8")
  for (const [, name] of index.matchAll(/^export \* as (\w+) from/gm)) {
    if (!exported.includes(`./${name}`)) report(`src/index.ts exports ${name}, which has no entry in exports`)
  }
  if (everyModule.has(short)) {
    const modules = readdirSync(join(root, folder, "src"))
      .filter((file) => file.endsWith(".ts") && file !== "index.ts")
      .map((file) => file.slice(0, -".ts".length))
    for (const name of modules) {
      if (!exported.includes(`./${name}`)) report(`src/${name}.ts has no entry in exports`)
      if (!onlyBySubpath.has(name) && !index.includes(`export * as ${name} from "./${name}.js"`)) {
        problems.push(`${folder}/src/index.ts: does not export ${name}`)
      }
      const module = readFileSync(join(root, folder, `src/${name}.ts`), "utf8")
      for (const part of partsOf(join(root, folder, "src"), name)) {
        if (!keptBack.has(part) && !module.includes(`export * from "./${part}.js"`)) {
          problems.push(`${folder}/src/${name}.ts: does not re-export ${part}`)
        }
      }
    }
  }
}

conclude(problems, `${entries} entries`)
