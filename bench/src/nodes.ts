/** Other versions of Node, to run a case under: from npm, for one command, and never as a dependency. */
import { execFileSync } from "node:child_process"

export interface Node {
  /** As in `24`. */
  readonly major: number
  /** As in `24.1.0`. */
  readonly version: string
  /** The file to run. */
  readonly path: string
}

export const thisNode: Node = {
  major: Number(process.versions.node.split(".")[0]),
  version: process.versions.node,
  path: process.execPath
}

/**
 * The newest Node of a major version, or the one that runs this. Undefined where npm cannot get it: without a network, and on
 * platforms for which it has none.
 */
export const nodeOf = (major: number): Node | undefined => {
  if (major === thisNode.major) return thisNode
  const ask = "JSON.stringify({ version: process.versions.node, path: process.execPath })"
  try {
    const answer = execFileSync("npx", ["-y", "-p", `node@${major}`, "node", "-p", ask], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 300_000
    })
    const { path, version } = JSON.parse(answer) as { readonly version: string; readonly path: string }
    return version.startsWith(`${major}.`) ? { major, version, path } : undefined
  } catch {
    return undefined
  }
}
