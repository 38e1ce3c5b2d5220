/**
 * The compiler, with the diagnostics of the Effect language service in it: types are checked once for both. The language
 * service patches a compiler where it lies, which in `node_modules` may be shared with other projects, so it gets a copy.
 */
import { createHash } from "node:crypto"
import { cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { bin, cache, type Outcome, readManifest, root, run } from "./workspace.js"

const original = realpathSync(join(root, "node_modules/typescript"))
const { version } = readManifest(original)

/** Names what decides about the diagnostics: the compiler, the language service, and its options. */
const edition = (): string => {
  const hash = createHash("sha256")
  hash.update(version)
  hash.update(readManifest(join(root, "node_modules/@effect/language-service")).version)
  hash.update(readFileSync(join(root, "tsconfig.base.json")))
  return hash.digest("hex").slice(0, 12)
}

/**
 * A compiler does not check again what a compiler of its own version has found to be right. The patched one has a version
 * of its own, so that it does not trust a build that was made without the language service.
 */
const rename = (file: string, name: string): void => {
  const declared = `\nvar version = "${version}";\n`
  const before = readFileSync(file, "utf8")
  if (!before.includes(declared)) throw new Error(`${file} does not declare its version, ${version}`)
  writeFileSync(file, before.replace(declared, `\nvar version = "${version}+effect.${name}";\n`))
}

const make = async (folder: string, name: string): Promise<void> => {
  const unfinished = `${folder}.${process.pid}`
  try {
    cpSync(original, unfinished, { recursive: true })
    const { code, output } = await run(bin("effect-language-service"), [
      "patch",
      "--dir",
      unfinished,
      "--module",
      "tsc"
    ])
    if (code !== 0) throw new Error(`The language service cannot patch the compiler\n${output}`)
    rename(join(unfinished, "lib/_tsc.js"), name)
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Builds projects, or all of the workspace, with what they depend on. */
export const compile = async (...projects: ReadonlyArray<string>): Promise<Outcome> => {
  const name = edition()
  const folder = join(cache, `typescript-${name}`)
  if (!existsSync(folder)) await make(folder, name)
  return run(process.execPath, [join(folder, "lib/tsc.js"), "-b", ...projects])
}
