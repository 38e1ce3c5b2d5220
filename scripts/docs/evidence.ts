/** How the emulator's refusals are known, from the evidence of the coverage page: the packed code reads no file. */
import { fixture } from "./seed.js"

interface Row {
  readonly refusals: string
}

export const render = (): string => {
  const rows = Object.entries(fixture("evidence.json") as { readonly [id: string]: Row })
  const lines = rows.map(([id, { refusals }]) => `  "${id}": "${refusals}"`)
  return `/** How the refusals of each operation are known; \`pnpm generate\` writes this file. */
export const marks: { readonly [operation: string]: "documented" | "seen" | "inferred" | undefined } = {
${lines.join(",\n")}
}
`
}
