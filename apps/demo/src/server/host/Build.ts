/** Builds the page, unless its sources have not changed since the last build. */
import { Data, Effect } from "effect"
import { createHash } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  statSync
} from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const root = fileURLToPath(new URL("../../../", import.meta.url))

const pages = join(root, "dist/pages")

export class BuildFailed extends Data.TaggedError("BuildFailed")<{ readonly message: string }> {}

const filesIn = (path: string): ReadonlyArray<string> =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]
  )

/** A hash of all sources of the page. The page shows sources of the server, so that these are among them. */
const inputs = () => {
  const hash = createHash("sha256")
  const others = ["index.html", "vite.config.ts", "package.json", "../../pnpm-lock.yaml"].map((name) =>
    join(root, name)
  )
  for (const file of [...filesIn(join(root, "src")), ...others].sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0")
  }
  return hash.digest("hex").slice(0, 16)
}

const compress = (folder: string) => {
  for (const file of filesIn(folder)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
}

/** A build gets its final name when it is complete. Another process may have made the same one meanwhile. */
const publish = (partial: string, folder: string) => {
  try {
    renameSync(partial, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

/** Removes old builds. Those of the last hour may be in use by another server, or not be complete. */
const removeOld = () => {
  for (const name of readdirSync(pages)) {
    const path = join(pages, name)
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}

/** The folder of the built page. */
export const page: Effect.Effect<string, BuildFailed> = Effect.tryPromise({
  try: async () => {
    const folder = join(pages, inputs())
    if (existsSync(folder)) return folder
    mkdirSync(pages, { recursive: true })
    const partial = mkdtempSync(join(pages, "partial-"))
    const { build } = await import("vite")
    const environment = process.env["NODE_ENV"]
    try {
      // Tests set another value, and would get React's development build.
      process.env["NODE_ENV"] = "production"
      await build({ root, logLevel: "warn", build: { outDir: partial, emptyOutDir: true } })
      compress(partial)
      publish(partial, folder)
    } finally {
      if (environment === undefined) delete process.env["NODE_ENV"]
      else process.env["NODE_ENV"] = environment
      rmSync(partial, { recursive: true, force: true })
    }
    removeOld()
    return folder
  },
  catch: (error) => new BuildFailed({ message: `the page cannot be built: ${String(error)}` })
})
