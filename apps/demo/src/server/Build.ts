/** Builds the page, unless what it is made of is what it was made of last time. */
import { Data, Effect } from "effect"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))

/** Where the built page is. */
export const folder = join(root, "dist/page")

const stamp = join(root, "dist/page.inputs")

export class BuildFailed extends Data.TaggedError("BuildFailed")<{ readonly message: string }> {}

const filesIn = (path: string): ReadonlyArray<string> =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]
  )

/** The page shows sources of the server: they are inputs, too. */
const inputs = () => {
  const hash = createHash("sha256")
  const files = [...filesIn(join(root, "src")), "index.html", "vite.config.ts", "package.json", "../../pnpm-lock.yaml"]
  for (const file of files.map((name) => (name.startsWith(root) ? name : join(root, name))).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0")
  }
  return hash.digest("hex")
}

/** Answers whether there was something to do. */
export const page: Effect.Effect<boolean, BuildFailed> = Effect.tryPromise({
  try: async () => {
    const now = inputs()
    if (existsSync(join(folder, "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false
    const { build } = await import("vite")
    await build({ root, logLevel: "warn" })
    writeFileSync(stamp, now)
    return true
  },
  catch: (error) => new BuildFailed({ message: `the page cannot be built: ${String(error)}` })
})
