/** Pages, read: the programs that they show, and what they install. Knows no test runner, as the packaging check reads pages too. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../", import.meta.url))

export interface Snippet {
  /** From the root of the repository. */
  readonly file: string
  readonly code: string
  /** The page up to here. */
  readonly before: string
}

export interface Page {
  readonly path: string
  readonly text: string
  readonly snippets: ReadonlyArray<Snippet>
}

export const page = (path: string): Page => {
  const text = readFileSync(root + path, "utf8")
  const snippets = [...text.matchAll(/<!-- (\S+) -->\n+```ts\n(.*?)```/gs)].map(([, file, code], i, all) => ({
    file: file as string,
    code: code as string,
    before: text.slice(0, all[i]?.index)
  }))
  return { path, text, snippets }
}

/** The lines that a program says it prints. */
export const expectedLines = (code: string): ReadonlyArray<string> =>
  [...code.matchAll(/^ *\/\/ → (.*)$/gm)].map(([, line]) => line as string)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Printed lines as the program says them: with `…` in place of what may differ. */
export const asExpected = (printed: ReadonlyArray<string>, code: string): ReadonlyArray<string> => {
  const expected = expectedLines(code)
  return printed.map((line, i) => {
    const said = expected[i] ?? ""
    return new RegExp(`^${said.split("…").map(escaped).join(".+")}$`).test(line) ? said : line
  })
}

const catalog = readFileSync(`${root}pnpm-workspace.yaml`, "utf8")

/** The version of a package that is tested here. */
export const testedVersion = (name: string): string | undefined =>
  new RegExp(`^ +"?${escaped(name)}"?: (.+)$`, "m").exec(catalog)?.[1]

interface Manifest {
  readonly peerDependencies?: { readonly [name: string]: string }
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } }
}

/** The scope of this project's packages. */
export const own = "@loginradius-effect/"

const manifestOf = (name: string): Manifest => {
  const folder = name.startsWith(own) ? `packages/${name.slice(own.length)}` : `test/node_modules/${name}`
  return JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8")) as Manifest
}

/** The peers that a package cannot do without. */
export const peersOf = (name: string): ReadonlyArray<string> => {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = manifestOf(name)
  return Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true)
}

/** The packages that a program imports, and their peers. */
export const neededBy = (code: string): ReadonlySet<string> => {
  const imported = [...code.matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)]
    .map(([, name]) => name as string)
    .filter((name) => !name.startsWith("node:") && !name.startsWith("."))
  return new Set([...imported, ...imported.flatMap(peersOf)])
}

/** What the install lines of a text install, with the version that each names. The packed packages are this project's own. */
export const installedBy = (text: string): ReadonlyMap<string, string> => {
  const words = [...text.matchAll(/^npm install (.*)$/gm)].flatMap(([, line]) => (line ?? "").split(" "))
  const installed = words.flatMap((word) => {
    if (word.endsWith("tarballs/*.tgz"))
      return ["core", "node", "emulator", "server"].map((name) => [own + name, ""] as const)
    const [, name = "", version = ""] = /^((?:@[a-z-]+\/)?[a-z][a-z-]*)(?:@(.*))?$/.exec(word) ?? []
    return name === "" ? [] : [[name, version] as const]
  })
  return new Map(installed)
}
