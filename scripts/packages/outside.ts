/**
 * The packages as npm installs them: an empty project outside of the workspace, into which plain npm puts the tarballs and
 * what a page says to install beside them. There the programs of the pages have the right types, and print what they say.
 */
import { transform } from "esbuild"
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { asExpected, expectedLines, installedBy, page, type Snippet } from "../../test/readme/page.js"
import { published, readManifest, root, run, scope } from "../workspace.js"
import { tarball } from "./pack.js"

/** The pages, and how many of their programs are run. */
const pages = [
  ["README.md", 1],
  ...published.map((short) => [`packages/${short}/README.md`, Infinity] as const)
] as const

/** The programs that call whatever the variables of the environment name: here, an emulator that is served. */
const fromEnvironment = new Set(["examples/src/packages/node.ts"])

const npm = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retry-mintimeout=1000"]

/** Why npm reaches nothing, if so. An install that reaches nothing can end as if versions did not fit. */
const unreachable = async (project: string): Promise<string | undefined> => {
  const { code, output } = await run("npm", ["view", "effect", "name", "--fetch-retries=0"], { cwd: project })
  return code === 0 ? undefined : (/\bnpm error code (\S+)/.exec(output)?.[1] ?? "no answer")
}

/** Runs npm; answers what went wrong. */
const install = async (project: string, packages: ReadonlyArray<string>, flags: ReadonlyArray<string> = []) => {
  const { code, output } = await run("npm", ["install", ...npm, ...flags, ...packages], { cwd: project })
  if (code === 0) return []
  const reason = await unreachable(project)
  if (reason === undefined) return [`npm install ${packages.join(" ")} fails\n${output.trimEnd()}`]
  return [`npm reaches no registry (${reason}): the pages' programs could not be run outside`]
}

/** A line of a page, as arguments of npm: the packages of this project are the tarballs. */
const packagesOf = (text: string, tarballs: string): ReadonlyArray<string> =>
  [...installedBy(text)].map(([name, version]) =>
    name.startsWith(scope) ? tarball(tarballs, name.slice(scope.length)) : version === "" ? name : `${name}@${version}`
  )

/** What a page says to set of the project, such as `npm pkg set type=module`. */
const settingsIn = (text: string): ReadonlyArray<string> => text.match(/(?<=`)npm pkg set [^`]+(?=`)/g) ?? []

/** A project as `npm init` makes it, with what the pages say to set. */
const make = async (project: string, { settings, snippets }: Project): Promise<void> => {
  mkdirSync(project, { recursive: true })
  await run("npm", ["init", "-y"], { cwd: project })
  for (const setting of settings) await run("npm", setting.split(" ").slice(1), { cwd: project })
  cpSync(join(root, "test/packaging/withEmulator.mjs"), join(project, "withEmulator.mjs"))
  snippets.forEach(({ code }, i) => writeFileSync(join(project, `program${i}.ts`), code))
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  // Whoever writes for Node has these; the packages do not bring them along.
  types: ["node"],
  typeRoots: [join(root, "packages/node/node_modules/@types")],
  strict: true,
  skipLibCheck: false,
  noEmit: true
}

/** Checks the programs and the declarations of our packages. Those of others would take three times as long. */
const typeCheck = (project: string, snippets: ReadonlyArray<Snippet>): ReadonlyArray<string> => {
  const names = snippets.map((_, i) => join(project, `program${i}.ts`))
  const program = ts.createProgram(names, options)
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => names.includes(fileName) || fileName.includes(`/node_modules/${scope}`))
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
  ]
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => project,
    getNewLine: () => "\n"
  }
  return found.length === 0
    ? []
    : [`the pages' programs have type errors outside\n${ts.formatDiagnostics(found, host)}`]
}

const runProgram = async (project: string, { code, file }: Snippet, i: number): Promise<ReadonlyArray<string>> => {
  const built = await transform(code, { loader: "ts", format: "esm", target: "es2022" })
  writeFileSync(join(project, `program${i}.js`), built.code)
  const args = fromEnvironment.has(file) ? ["withEmulator.mjs", `./program${i}.js`] : [`program${i}.js`]
  const ended = await run(process.execPath, args, { cwd: project })
  if (ended.code !== 0) return [`${file} fails outside\n${ended.output.trimEnd()}`]
  const printed = asExpected(ended.output.trimEnd().split("\n"), code)
  const expected = expectedLines(code)
  if (JSON.stringify(printed) === JSON.stringify(expected)) return []
  return [`${file} prints outside\n${printed.join("\n")}\nand says\n${expected.join("\n")}`]
}

/** The emulator's command as a user runs it. */
const runCommand = async (project: string): Promise<ReadonlyArray<string>> => {
  const { version } = readManifest(join(root, "packages/emulator"))
  const { code, output } = await run("npx", ["--no-install", "loginradius-emulator", "--version"], { cwd: project })
  // npm warns of what pnpm tells its scripts by variables.
  const [printed] = output.trimEnd().split("\n").slice(-1)
  return code === 0 && printed === version ? [] : [`npx loginradius-emulator --version fails outside\n${output}`]
}

interface Project {
  readonly packages: ReadonlyArray<string>
  readonly settings: ReadonlyArray<string>
  readonly snippets: Array<Snippet>
}

const forDevelopment = /^npm install --save-dev .*$/gm

/** The programs by what their pages install and set: pages that say the same share a project. */
const projectsOf = (tarballs: string): ReadonlyArray<Project> => {
  const projects = new Map<string, Project>()
  for (const [path, count] of pages) {
    const { snippets, text } = page(path)
    const shown = snippets.filter(({ file }) => !file.endsWith(".test.ts"))
    const packages = packagesOf(text.replaceAll(forDevelopment, ""), tarballs)
    const settings = settingsIn(text)
    const key = [...packages.toSorted(), ...settings].join(" ")
    const project = projects.get(key) ?? { packages, settings, snippets: [] }
    project.snippets.push(...shown.slice(0, count))
    projects.set(key, project)
  }
  return [...projects.values()]
}

/** What else pages and guides install is resolved alone, which tells a version that is not there or does not fit. */
const resolveOthers = (project: string, tarballs: string): Promise<ReadonlyArray<string>> => {
  const guides = readdirSync(join(root, "docs/guides")).map((file) => page(`docs/guides/${file}`).text)
  const others = pages.flatMap(([path]) => page(path).text.match(forDevelopment) ?? [])
  return install(project, packagesOf([...guides, ...others].join("\n"), tarballs), ["--package-lock-only"])
}

/** Answers what is wrong, and how much there was to look at. */
export const checkOutside = async (
  folder: string,
  tarballs: string
): Promise<{ readonly problems: ReadonlyArray<string>; readonly summary: string }> => {
  const began = performance.now()
  const problems: Array<string> = []
  const projects = projectsOf(tarballs)
  for (const [n, made] of projects.entries()) {
    const { packages, snippets } = made
    const project = join(folder, `outside${n}`)
    await make(project, made)
    const failed = await install(project, packages)
    // What follows would only say the same again.
    if (failed.length > 0) return { problems: [...problems, ...failed], summary: "" }
    problems.push(...typeCheck(project, snippets))
    if (packages.includes(tarball(tarballs, "emulator"))) problems.push(...(await runCommand(project)))
    for (const [i, snippet] of snippets.entries()) problems.push(...(await runProgram(project, snippet, i)))
    if (n === 0) problems.push(...(await resolveOthers(project, tarballs)))
  }
  const count = projects.reduce((sum, { snippets }) => sum + snippets.length, 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  return { problems, summary: `${count} programs ran where npm installed the packages, ${seconds} s` }
}
