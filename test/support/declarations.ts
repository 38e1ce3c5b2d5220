import { existsSync, readFileSync } from "node:fs"
import { assert } from "vitest"

/** A declaration file as the compiler wrote it, before the suites in the test command. */
export const readDeclaration = (path: string): string => {
  assert.isTrue(existsSync(path), `${path} is missing: run \`pnpm test declarations\``)
  return readFileSync(path, "utf8")
}
