/** The version in the user agent, from the manifest: the packed code reads no file. */
import { join } from "node:path"
import { readManifest, root } from "../workspace.js"

export const render = (short: "core" | "emulator"): string =>
  `/** The version of ${short}'s package.json; \`pnpm generate\` writes this file. */
export const version = "${readManifest(join(root, "packages", short)).version}"
`
