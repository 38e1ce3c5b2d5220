/** The time and memory that importing core adds to a program that imports Effect, Schema and an HTTP client anyway. */
import type { Case, Figure } from "../figure.js"
import { nextMessage, start } from "../processes.js"

export interface ImportCost {
  readonly milliseconds: number
  /** Growth of the heap after garbage collection. */
  readonly bytes: number
}

const times = 11

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const runs: { readonly [what in "effect" | "core"]: Array<ImportCost> } = { effect: [], core: [] }
  for (let time = 0; time < times; time++) {
    for (const what of ["effect", "core"] as const) {
      runs[what].push(await nextMessage<ImportCost>(start("measured", "importing", [what], ["--expose-gc"])))
    }
  }
  const added = (of: (run: ImportCost) => number): number =>
    Math.min(...runs.core.map(of)) - Math.min(...runs.effect.map(of))
  return [
    {
      case: "import: time that core adds",
      value: added(({ milliseconds }) => milliseconds),
      unit: "ms",
      bounds: { reach: 80, limit: 120 }
    },
    {
      case: "import: heap that core adds",
      value: added(({ bytes }) => bytes) / 1024 ** 2,
      unit: "MB",
      bounds: { reach: 4, limit: 6 }
    }
  ]
}

export const importing: Case = { name: "import", measure }
