/** The cost of core's types in an editor, and the limit of `check-type-cost`. */
import type { Case, Figure } from "../figure.js"
import { runScript } from "../processes.js"

interface Report {
  readonly instantiations: number
  readonly limit: number
}

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const { instantiations, limit } = (await runScript("check-type-cost", "--json")) as Report
  return [
    {
      case: "types: instantiations of core",
      value: instantiations / 1e6,
      unit: "M",
      bounds: { reach: limit / 1e6, limit: limit / 1e6 }
    }
  ]
}

export const typeCost: Case = { name: "types", measure }
