/** A copy of what scaffolding reads and writes, with the dependencies of the workspace. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const workspace = fileURLToPath(new URL("../..", import.meta.url))

const copied = [
  ".oxfmtrc.json",
  "package.json",
  "packages/core",
  "packages/emulator",
  "scripts",
  "tsconfig.base.json",
  "test/contract",
  "test/core/pathParameters.test.ts",
  "test/fixtures",
  "test/node_modules",
  "test/package.json",
  "test/support",
  "test/vitest.config.ts",
  "test/wire"
]

const isCopied = (path: string): boolean => !/[/\\](?:dist|images|\.vite|\.bin)$/.test(path)

/** Links to the workspace's dependencies; its own packages are the copied ones. */
const linkDependencies = (root: string): void => {
  mkdirSync(join(root, "node_modules/@loginradius-effect"), { recursive: true })
  for (const name of readdirSync(join(workspace, "node_modules"))) {
    if (name === "@loginradius-effect") continue
    symlinkSync(join(workspace, "node_modules", name), join(root, "node_modules", name))
  }
  for (const name of ["core", "emulator"]) {
    symlinkSync(join(root, "packages", name), join(root, "node_modules/@loginradius-effect", name))
  }
}

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

export class Copy {
  readonly root = mkdtempSync(join(tmpdir(), "scaffold-copy-"))
  constructor() {
    for (const path of copied) {
      const options = { recursive: true, verbatimSymlinks: true, filter: isCopied }
      cpSync(join(workspace, path), join(this.root, path), options)
    }
    linkDependencies(this.root)
  }

  #run(command: string, args: ReadonlyArray<string>, cwd = this.root): Outcome {
    // The copy's runs are their own: they report nothing to the one that they are part of.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")))
    const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8", env })
    return { code: status, output: stdout + stderr }
  }

  scaffold(...args: ReadonlyArray<string>): Outcome {
    const tsx = join(this.root, "node_modules/tsx/dist/cli.mjs")
    return this.#run(process.execPath, [
      tsx,
      "--conditions",
      "@loginradius-effect/source",
      "scripts/scaffold.ts",
      ...args
    ])
  }

  /** The failures of some suites, among the tests whose titles fit: titles with messages. */
  failures(titles: RegExp, suites: ReadonlyArray<string>): ReadonlyArray<readonly [title: string, message: string]> {
    const vitest = join(this.root, "test/node_modules/vitest/vitest.mjs")
    const { output } = this.#run(
      process.execPath,
      [vitest, "run", "--reporter=json", "-t", titles.source, ...suites],
      join(this.root, "test")
    )
    const report = JSON.parse(output.slice(output.indexOf("{"))) as Report
    return report.testResults.flatMap(({ assertionResults, message, name, status }) =>
      status === "failed" && assertionResults.length === 0
        ? [[name, message] as const]
        : assertionResults
            .filter((result) => result.status === "failed")
            .map(({ failureMessages, fullName }) => [fullName.trim(), failureMessages.join(" ")] as const)
    )
  }

  /** A digest of all files. */
  digest(): string {
    const hash = createHash("sha256")
    const visit = (folder: string): void => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) visit(path)
        else if (entry.isFile()) hash.update(`\0${path}\0`).update(readFileSync(path))
      }
    }
    visit(this.root)
    return hash.digest("hex")
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

interface Report {
  readonly testResults: ReadonlyArray<{
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: ReadonlyArray<{
      readonly fullName: string
      readonly status: string
      readonly failureMessages: ReadonlyArray<string>
    }>
  }>
}
