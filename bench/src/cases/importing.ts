/** What all of core adds to the start of a program that has Effect, Schema and an HTTP client anyway. */
import type { Case, Figure } from "../figure.js"
import { start, told } from "../processes.js"

export interface Imported {
  readonly milliseconds: number
  /** What the heap has grown by, garbage left out. */
  readonly bytes: number
}

const times = 11

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const runs: { readonly [what in "effect" | "core"]: Array<Imported> } = { effect: [], core: [] }
  for (let time = 0; time < times; time++) {
    for (const what of ["effect", "core"] as const) {
      runs[what].push(await told<Imported>(start("measured", "importing", [what], ["--expose-gc"])))
    }
  }
  const added = (of: (run: Imported) => number): number =>
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
