/**
 * The packages as a user gets them: packed, linted, unpacked into an empty project that has only what they declare, and
 * loaded there in every way that is promised: Node ESM, `require`, and a browser bundle that runs without Node. Then npm
 * installs them outside, and the programs of their pages run there.
 */
import { build } from "esbuild"
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { createContext, Script } from "node:vm"
import { commandSources } from "./packages/command.js"
import { checkContents } from "./packages/contents.js"
import { checkOutside } from "./packages/outside.js"
import { packAll, tarball } from "./packages/pack.js"
import { bin, conclude, filesUnder, type Manifest, published, readManifest, root, run, scope } from "./workspace.js"

const problems: Array<string> = []
const temporary = mkdtempSync(join(tmpdir(), "loginradius-effect-"))

const lint = async (short: string): Promise<void> => {
  for (const command of [
    [bin("publint"), "run", tarball(temporary, short), "--strict"],
    [bin("attw"), tarball(temporary, short), "--profile", "esm-only", "--no-emoji"]
  ] as const) {
    const [program, ...args] = command
    const { code, output } = await run(program, args)
    if (code !== 0) problems.push(`${short}: ${program.split("/").at(-1)} finds fault\n${output}`)
  }
}

const unpack = (short: string): Manifest => {
  const folder = join(temporary, "unpacked", short)
  mkdirSync(folder, { recursive: true })
  execFileSync("tar", ["-xzf", tarball(temporary, short), "-C", folder, "--strip-components", "1"])
  return readManifest(folder)
}

/** Where the workspace itself has a dependency of one of its packages. */
const installed = (short: string, name: string): string =>
  realpathSync(join(root, "packages", short, "node_modules", name))

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) symlinkSync(target, path, "dir")
}

/** An empty project into which a package is installed with its dependencies and peers, and nothing else. */
const install = (project: string, short: string, manifest: Manifest, withOptional: boolean): string => {
  const folder = join(temporary, project)
  const modules = join(folder, "node_modules")
  const place = (of: string, its: Manifest) => {
    cpSync(join(temporary, "unpacked", of), join(modules, scope + of), { recursive: true })
    const optional = (name: string) => its.peerDependenciesMeta?.[name]?.optional === true
    const peers = Object.keys(its.peerDependencies ?? {}).filter((name) => withOptional || !optional(name))
    const optionals = withOptional ? Object.keys(its.optionalDependencies ?? {}) : []
    for (const name of [...Object.keys(its.dependencies ?? {}), ...optionals, ...peers]) {
      if (name.startsWith(scope)) {
        const other = name.slice(scope.length)
        if (!existsSync(join(modules, name))) place(other, readManifest(join(temporary, "unpacked", other)))
      } else {
        link(installed(of, name), join(modules, name))
      }
    }
  }
  place(short, manifest)
  for (const file of readdirSync(join(root, "test/packaging"))) {
    cpSync(join(root, "test/packaging", file), join(folder, file), { recursive: true })
  }
  return folder
}

const specifiersOf = (short: string, manifest: Manifest): ReadonlyArray<string> =>
  Object.entries(manifest.exports ?? {})
    .filter(([subpath, entry]) => entry !== null && !subpath.endsWith(".json"))
    .map(([subpath]) => scope + short + subpath.slice(1))

/** What only works on Node: the whole of one package, of the emulator its server and its directory, and what needs Redis. */
const isForNode = (specifier: string): boolean =>
  specifier.startsWith(`${scope}node`) ||
  [`${scope}emulator/server`, `${scope}emulator/Storage`, `${scope}server/Redis`].includes(specifier)

/** What needs a peer that is optional. */
const needsOptional = (specifier: string): boolean => specifier === `${scope}server/Rpc`

const load = async (folder: string, specifiers: ReadonlyArray<string>): Promise<void> => {
  const [esm, cjs] = await Promise.all([
    run(process.execPath, ["import.mjs", ...specifiers], { cwd: folder }),
    run(process.execPath, ["--no-warnings", "require.cjs", ...specifiers], { cwd: folder })
  ])
  if (esm.code !== 0) problems.push(`import of ${specifiers.join(", ")} fails\n${esm.output}`)
  if (cjs.code !== 0) problems.push(`require of ${specifiers.join(", ")} fails\n${cjs.output}`)
  if (esm.code !== 0 || cjs.code !== 0) return
  if (esm.output !== cjs.output) problems.push(`import and require differ\n${esm.output}\n${cjs.output}`)
  const names = JSON.parse(esm.output) as Readonly<Record<string, ReadonlyArray<string>>>
  for (const [specifier, exported] of Object.entries(names)) {
    if (exported.length === 0) problems.push(`${specifier} exports nothing`)
  }
}

/** A part of a module, as in `Authentication/login`. */
const partOf = (file: string): string | undefined => /^packages\/\w+\/src\/(?!internal\/)(.+\/.+)\.ts$/.exec(file)?.[1]

const refuses = async (folder: string, specifier: string): Promise<void> => {
  const { code, output } = await run(process.execPath, ["import.mjs", specifier], { cwd: folder })
  if (code === 0 || !output.includes("ERR_PACKAGE_PATH_NOT_EXPORTED")) {
    problems.push(`${specifier} can be imported, or fails for another reason\n${output}`)
  }
}

/** What a browser and an edge runtime both have; no process, no Buffer, no require. */
const webGlobals = `
  AbortController AbortSignal Blob DOMException Event EventTarget FormData Headers MessageChannel ReadableStream
  Request Response TextDecoder TextEncoder TransformStream URL URLSearchParams WritableStream atob btoa
  clearInterval clearTimeout console crypto fetch performance queueMicrotask setInterval setTimeout
  structuredClone
`
  .trim()
  .split(/\s+/)

/** Bundles a program for browsers and gives the global object on which it ran, which has nothing of Node. */
const inBrowser = async (folder: string, program: string): Promise<object | undefined> => {
  const bundle = await build({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    logLevel: "silent"
  }).catch((error: unknown) => {
    problems.push(`a browser bundle cannot be made: ${String(error)}`)
  })
  if (bundle === undefined) return undefined
  const imports = Object.values(bundle.metafile.outputs).flatMap((output) => output.imports)
  for (const { path } of imports) problems.push(`the browser bundle still imports ${path}`)
  const own = Object.fromEntries(webGlobals.map((name) => [name, Reflect.get(globalThis, name) as unknown]))
  const context = createContext(own)
  try {
    new Script(bundle.outputFiles[0]!.text, { filename: "bundle.js" }).runInContext(context)
    return context
  } catch (error) {
    problems.push(`the browser bundle does not load: ${error instanceof Error ? error.stack : String(error)}`)
    return undefined
  }
}

const loadInBrowser = async (folder: string, specifiers: ReadonlyArray<string>): Promise<void> => {
  const lines = specifiers.map((name, index) => `import * as m${index} from ${JSON.stringify(name)}`)
  const listed = specifiers.map((name, index) => `${JSON.stringify(name)}: Object.keys(m${index}).length`)
  const context = await inBrowser(folder, `${lines.join("\n")}\nglobalThis.loaded = {${listed.join(", ")}}`)
  if (context === undefined) return
  const loaded = Reflect.get(context, "loaded") as Readonly<Record<string, number>>
  for (const name of specifiers) if (!(loaded[name]! > 0)) problems.push(`${name} is empty in the browser bundle`)
}

/** A program of test/packaging gives the same result on Node and in a browser bundle. */
const runProgram = async (folder: string, file: string): Promise<void> => {
  const { code, output } = await run(process.execPath, ["run.mjs", `./${file}`], { cwd: folder })
  if (code !== 0) problems.push(`${file} fails on Node\n${output}`)
  const program = `import { result } from "./${file}"\nglobalThis.result = result()`
  const context = await inBrowser(folder, program)
  if (context === undefined) return
  const result = await Promise.resolve(Reflect.get(context, "result") as unknown).catch(String)
  if (code === 0 && result !== output.trimEnd()) {
    problems.push(`${file} gives on Node ${output.trimEnd()} and in a browser bundle ${String(result)}`)
  }
}

/** An emulator keeps what it holds where its optional dependency is there, and says what is missing where it is not. */
const keeps = async (folder: string, expected: string): Promise<void> => {
  const { code, output } = await run(process.execPath, ["run.mjs", "./kept.mjs"], { cwd: folder })
  if (code !== 0 || output.trimEnd() !== expected) problems.push(`kept.mjs does not say "${expected}"\n${output}`)
}

/**
 * The command answers requests once it has told where, from any folder, and ends with 0 when it is told to. It keeps data where
 * libsql is there, and else ends with its code for that.
 */
const runCommand = async (file: string, expected: "kept" | "missing"): Promise<void> => {
  const program = join(root, "test/packaging/command.mjs")
  const { code, output } = await run(process.execPath, [program, file, expected], { cwd: "/" })
  if (code !== 0) problems.push(`${file} fails\n${output}`)
}

const check = async (): Promise<string> => {
  const { code, output } = await run(bin("tsx"), ["scripts/declarations.ts"])
  if (code !== 0) problems.push(`the declarations are not ready to be packed\n${output}`)
  problems.push(...(await packAll(temporary)))
  if (problems.length > 0) return ""
  const manifests = published.map((short) => ({ short, manifest: unpack(short) }))
  const checks = manifests.flatMap(({ short, manifest }) => {
    const specifiers = specifiersOf(short, manifest)
    const web = specifiers.filter((name) => !isForNode(name) && !needsOptional(name))
    const complete = install(`${short}-complete`, short, manifest, true)
    const least = install(`${short}-least`, short, manifest, false)
    const sources = filesUnder(`packages/${short}/src`, (name) => name.endsWith(".ts"))
    for (const file of sources) {
      const built = file.slice(`packages/${short}/src/`.length).replace(/\.ts$/, ".js")
      const isPacked = existsSync(join(temporary, "unpacked", short, "dist", built))
      if (isPacked === file.startsWith(commandSources))
        problems.push(`${short}: ${built} is ${isPacked ? "" : "not "}packed`)
    }
    problems.push(...checkContents(short, join(temporary, "unpacked", short)))
    if (JSON.stringify(manifest).match(/(?:workspace|catalog):/))
      problems.push(`${short}: a protocol of pnpm is packed`)
    const part = sources.map(partOf).find((name) => name !== undefined)
    return [
      () => lint(short),
      () => load(complete, specifiers),
      () => refuses(complete, `${scope}${short}/internal/x`),
      ...(part === undefined ? [] : [() => refuses(complete, `${scope}${short}/${part}`)]),
      ...(web.length > 0 ? [() => load(least, web), () => loadInBrowser(least, web)] : []),
      ...(short === "emulator" ? [() => keeps(complete, "kept"), () => keeps(least, "Unavailable")] : []),
      ...Object.values(manifest.bin ?? {}).flatMap((file) => [
        () => runCommand(join(complete, "node_modules", scope + short, file), "kept"),
        () => runCommand(join(least, "node_modules", scope + short, file), "missing")
      ]),
      ...(existsSync(join(least, `${short}.program.mjs`)) ? [() => runProgram(least, `${short}.program.mjs`)] : [])
    ]
  })
  for (const one of checks) await one()
  const outside = await checkOutside(temporary, temporary)
  problems.push(...outside.problems)
  return `${manifests.length} packages, ${checks.length} checks; ${outside.summary}`
}

try {
  const summary = await check()
  conclude(problems, summary)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
