/** What the types of core cost an editor: the figure and the limit of the check. */
import type { Case, Figure } from "../figure.js"
import { runScript } from "../processes.js"

interface Told {
  readonly instantiations: number
  readonly limit: number
}

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const { instantiations, limit } = (await runScript("check-type-cost", "--json")) as Told
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
