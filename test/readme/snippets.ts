/**
 * Pages whose programs are files. A block of code stands below a comment that names its file, and is the file's text; a program says
 * what it prints in its comments `// → …`, one for each line, where `…` inside of the text stands for what differs from run to run.
 */
import { assert, describe, it, vi } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { format, stripVTControlCharacters } from "node:util"
import { fileURLToPath, pathToFileURL } from "node:url"

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

/** The lines that a program prints when it is run, which is once in a process. */
export const printedLines = async (file: string): Promise<ReadonlyArray<string>> => {
  const lines: Array<string> = []
  const log = vi.spyOn(console, "log").mockImplementation((...texts: ReadonlyArray<unknown>) => {
    lines.push(...stripVTControlCharacters(format(...texts)).split("\n"))
  })
  try {
    await import(pathToFileURL(root + file).href)
    return lines
  } finally {
    log.mockRestore()
  }
}

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

const own = "@loginradius-effect/"

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
    if (word.endsWith("tarballs/*.tgz")) return ["core", "node", "emulator"].map((name) => [own + name, ""] as const)
    const [, name = "", version = ""] = /^((?:@[a-z-]+\/)?[a-z][a-z-]*)(?:@(.*))?$/.exec(word) ?? []
    return name === "" ? [] : [[name, version] as const]
  })
  return new Map(installed)
}

/** The tests of a page. Programs in `apart` are run by the caller, since they need something around them. */
export const describePage = (path: string, apart: ReadonlyArray<string> = []): void => {
  describe(path, () => {
    const { snippets, text } = page(path)

    it("has only programs that are files", () => {
      assert.strictEqual(snippets.length, [...text.matchAll(/^```tsx?$/gm)].length)
    })

    it("opens each block of code with its language, and closes it", () => {
      const fences = [...text.matchAll(/^(?:```.*|`{1,2})$/gm)].map(([line]) => line)
      const expected = fences.map((line, i) => (i % 2 === 0 ? /^```(?:tsx?|jsx?|json|sh)$/ : /^```$/).test(line))
      assert.deepStrictEqual(
        fences.filter((_, i) => expected[i] === false),
        []
      )
    })

    it("installs each package in the version that is tested", () => {
      const others = [...installedBy(text)].filter(([name]) => !name.startsWith(own))
      assert.deepStrictEqual(
        others,
        others.map(([name]) => [name, testedVersion(name)])
      )
    })

    for (const { before, code, file } of snippets) {
      it(`shows the text of ${file}`, () => assert.strictEqual(code, readFileSync(root + file, "utf8")))

      it(`installs what ${file} needs before it shows it`, () => {
        // The first program of the README runs in a clone, where all is installed.
        const installed = installedBy(path === "README.md" ? text : before)
        for (const name of neededBy(code)) assert.isTrue(installed.has(name), `${file} needs ${name}`)
      })

      if (file.endsWith(".test.ts") || apart.includes(file)) continue
      it(`${file} prints what it says`, async () => {
        const expected = expectedLines(code)
        assert.isNotEmpty(expected, "a program says what it prints: // → …")
        assert.deepStrictEqual(asExpected(await printedLines(file), code), expected)
      })
    }
  })
}
