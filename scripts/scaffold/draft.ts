/** Files as they are to be: read from the working tree, changed in memory, and written all at once or not at all. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { spawnSync } from "node:child_process"
import { format, type FormatConfig } from "oxfmt"
import ts from "typescript"

export class Draft {
  readonly #changed = new Map<string, string>()
  readonly #written: Array<string> = []
  constructor(readonly root: string) {}

  exists(path: string): boolean {
    return this.#changed.has(path) || existsSync(join(this.root, path))
  }

  read(path: string): string {
    return this.#changed.get(path) ?? readFileSync(join(this.root, path), "utf8")
  }

  /** The names in a folder; none where there is no such folder. */
  list(folder: string): ReadonlyArray<string> {
    const there = existsSync(join(this.root, folder)) ? readdirSync(join(this.root, folder)) : []
    const added = [...this.#changed.keys()].flatMap((path) =>
      dirname(path) === folder ? [path.slice(folder.length + 1)] : []
    )
    return [...new Set([...there, ...added])].toSorted()
  }

  change(path: string, edit: (text: string) => string): void {
    this.#changed.set(path, edit(this.read(path)))
  }

  create(path: string, text: string): void {
    if (this.exists(path)) throw new Error(`${path} is there already`)
    this.#changed.set(path, text)
  }

  get paths(): ReadonlyArray<string> {
    return [...this.#changed.keys()].toSorted()
  }

  /** Formats what was changed, and fails where a text does not parse. */
  async finish(): Promise<void> {
    const {
      ignorePatterns: _,
      $schema: _schema,
      ...options
    } = JSON.parse(readFileSync(join(this.root, ".oxfmtrc.json"), "utf8")) as FormatConfig & {
      readonly ignorePatterns: unknown
      readonly $schema: unknown
    }
    for (const path of this.paths) {
      const text = this.read(path)
      if (path.endsWith(".ts")) {
        const [problem] = parseProblems(path, text)
        if (problem !== undefined) throw new Error(`${path}: ${problem}`)
      } else {
        JSON.parse(text)
      }
      if (path.startsWith("test/fixtures/")) continue
      const { code, errors } = await format(path, text, options)
      if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join("; ")}`)
      this.#changed.set(path, code)
    }
  }

  /** Writes all files. Where one cannot be written, or `then` fails, everything is as it was before. */
  async write(then: () => Promise<void> = async () => {}, others: ReadonlyArray<string> = []): Promise<void> {
    const before = new Map([...this.paths, ...others].map((path) => [path, this.#onDisk(path)]))
    try {
      for (const path of this.paths) {
        mkdirSync(dirname(join(this.root, path)), { recursive: true })
        this.#written.push(path)
        writeFileSync(join(this.root, path), this.read(path))
      }
      await then()
    } catch (error) {
      for (const [path, text] of before) {
        if (text === undefined) rmSync(join(this.root, path), { force: true })
        else if (this.#onDisk(path) !== text) writeFileSync(join(this.root, path), text)
      }
      throw error
    }
  }

  #onDisk(path: string): string | undefined {
    return existsSync(join(this.root, path)) ? readFileSync(join(this.root, path), "utf8") : undefined
  }

  /** What would change, as `git diff` shows it. */
  diff(): string {
    const folder = mkdtempSync(join(tmpdir(), "scaffold-diff-"))
    try {
      for (const path of this.paths) {
        for (const [side, text] of [
          ["a", this.#onDisk(path)],
          ["b", this.read(path)]
        ] as const) {
          mkdirSync(dirname(join(folder, side, path)), { recursive: true })
          if (text !== undefined) writeFileSync(join(folder, side, path), text)
        }
      }
      const args = ["diff", "--no-index", "--no-prefix", "a", "b"]
      return spawnSync("git", args, { cwd: folder, encoding: "utf8" }).stdout
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const parseProblems = (path: string, text: string): ReadonlyArray<string> => {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: path, reportDiagnostics: true })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))
}
