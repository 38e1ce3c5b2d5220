/**
 * Pages whose programs are files. A block of code stands below a comment that names its file, and is the file's text; a program says
 * what it prints in its comments `// → …`, one for each line, where `…` inside of the text stands for what differs from run to run.
 */
import { assert, describe, it, vi } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { format, stripVTControlCharacters } from "node:util"
import { pathToFileURL } from "node:url"
import { asExpected, expectedLines, installedBy, neededBy, own, page, root, testedVersion } from "./page.js"

export * from "./page.js"

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

/** The tests of a page. Programs in `apart` are run by the caller, since they need something around them. */
export const describePage = (path: string, apart: ReadonlyArray<string> = []): void => {
  describe(path, () => {
    const { snippets, text } = page(path)

    it("has only programs that are files", () => {
      assert.strictEqual(snippets.length, [...text.matchAll(/^```tsx?$/gm)].length)
    })

    it("opens each block of code with its language, and closes it", () => {
      const fences = [...text.matchAll(/^(?:```.*|`{1,2})$/gm)].map(([line]) => line)
      const expected = fences.map((line, i) => (i % 2 === 0 ? /^```(?:tsx?|jsx?|json|sh|yaml)$/ : /^```$/).test(line))
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
