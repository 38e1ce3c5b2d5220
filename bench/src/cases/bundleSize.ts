/** The size that one endpoint adds to a browser bundle, and the limit of `check-bundle-size`. */
import type { Case, Figure } from "../figure.js"
import { runScript } from "../processes.js"

interface Report {
  /** Bytes. */
  readonly limit: number
  readonly ours: { readonly [program: string]: number }
}

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const { limit, ours } = (await runScript("check-bundle-size", "--json")) as Report
  return Object.entries(ours).map(([program, bytes]) => ({
    case: `bundle: ${program}`,
    value: bytes / 1024,
    unit: "KB",
    bounds: program === "endpoint" ? { reach: limit / 1024, limit: limit / 1024 } : undefined
  }))
}

export const bundleSize: Case = { name: "bundle", measure }
