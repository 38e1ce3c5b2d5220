/**
 * Builds core, with the docs of input members in its declarations. An input is a computed type, and the compiler leaves the
 * docs of computed members out of what it writes. They are written here, each on its member's own line, so that declaration
 * maps stay true; then the declarations are read as a user's editor reads them: what is documented in the source is
 * documented there, and every input member is. docs/reference.md, which reads sources without the checker, has the same docs.
 *
 * What depends on core is compiled afterwards: the compiler goes by the text of declarations, and would check all of it
 * again if that text changed later.
 */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { compile } from "./compiler.js"
import { cache, conclude, filesUnder, root } from "./workspace.js"

const source = join(root, "packages/core/src")
const built = join(root, "packages/core/dist")
const stamp = join(cache, "declarations")

/** A run over exactly the files that passed last time is not repeated. */
const fingerprint = (): string => {
  const hash = createHash("sha256").update(process.version)
  const own = [
    "scripts/declarations.ts",
    "scripts/docs/source.ts",
    ...filesUnder("scripts/declarations", (name) => name.endsWith(".ts"))
  ]
  const sources = filesUnder("packages/core/src", (name) => name.endsWith(".ts"))
  const declarations = sources.map((file) => file.replace("/src/", "/dist/").replace(/\.ts$/, ".d.ts"))
  for (const file of [...own, "pnpm-lock.yaml", ...sources, ...declarations]) {
    hash.update(`\0${file}\0`).update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : "")
  }
  return hash.digest("hex")
}

/** Replaces a file at once, as a suite may be reading it, and keeps its time, by which the compiler tells what is stale. */
const replace = (path: string, text: string): void => {
  const { atime, mtime } = statSync(path)
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, text)
  utimesSync(temporary, atime, mtime)
  renameSync(temporary, path)
}

const documentAll = async (): Promise<void> => {
  // The compiler takes longer to load than a run without work takes.
  const [{ withDocs }, { endpointsIn }, { endpointText, inputDoc }] = await Promise.all([
    import("./declarations/insert.js"),
    import("./declarations/members.js"),
    import("./docs/source.js")
  ])
  const declared = endpointsIn(source, ".ts")
  const problems: Array<string> = []
  let written = 0
  for (const file of new Set(declared.map((endpoint) => endpoint.file))) {
    const path = join(built, `${file}.d.ts`)
    if (!existsSync(path)) {
      problems.push(`packages/core/dist/${file}.d.ts is missing: run \`tsc -b --force packages/core\``)
      continue
    }
    const docs = new Map(
      declared.flatMap((endpoint) => (endpoint.file === file ? [[endpoint.variable, endpoint.members]] : []))
    )
    const { mappings } = JSON.parse(readFileSync(`${path}.map`, "utf8")) as { readonly mappings: string }
    const before = readFileSync(path, "utf8")
    const after = withDocs(before, mappings, docs)
    if (withDocs(after, mappings, docs) !== after) problems.push(`${file}.d.ts changes again when it is written again`)
    if (after.split("\n").length !== before.split("\n").length) problems.push(`${file}.d.ts has lost its lines`)
    if (after === before) continue
    replace(path, after)
    written += 1
  }

  const seen = new Map(endpointsIn(built, ".d.ts").map(({ id, members }) => [id, members]))
  const members = declared.flatMap(({ id, members }) =>
    [...members].map(([name, doc]) => ({ id, name, doc, seen: seen.get(id)?.get(name) }))
  )
  for (const { doc, id, name, seen } of members) {
    if (seen === undefined) problems.push(`${id}: member ${name} is missing in the declarations`)
    else if (doc !== seen)
      problems.push(`${id}: member ${name} has the doc "${doc}", and in the declarations "${seen}"`)
    else if (doc === "") problems.push(`${id}: member ${name} has no doc`)
    else if (endpointText(id) !== undefined && inputDoc(id, name) !== doc)
      problems.push(`${id}: member ${name} has the doc "${doc}", and in docs/reference.md "${inputDoc(id, name)}"`)
  }
  if (declared.length === 0) problems.push("no endpoint was found")
  if (problems.length === 0) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(stamp, fingerprint())
  }
  const documented = `${members.length} members of ${declared.length} inputs`
  conclude(problems, `${documented} have a doc; ${written} files written`)
}

const { code, output } = await compile("packages/core")
if (code !== 0) {
  conclude([output.trimEnd()], "")
} else if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) {
  conclude([], "unchanged since they passed")
} else {
  await documentAll()
}
