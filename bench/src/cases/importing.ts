/** The time and memory that importing core adds to a program that imports Effect, Schema and an HTTP client anyway. */
import { type Case, type Figure, ratio } from "../figure.js"
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
  const least = (what: keyof typeof runs, of: (run: ImportCost) => number): number => Math.min(...runs[what].map(of))
  const added = (of: (run: ImportCost) => number): number => least("core", of) - least("effect", of)
  const time = ({ milliseconds }: ImportCost): number => milliseconds
  return [
    {
      case: "import: time that core adds",
      value: added(time),
      unit: "ms"
    },
    ratio("import: core / what it imports", added(time) / least("effect", time), { reach: 0.22, limit: 0.34 }),
    {
      case: "import: heap that core adds",
      value: added(({ bytes }) => bytes) / 1024 ** 2,
      unit: "MB",
      bounds: { reach: 4, limit: 6 }
    }
  ]
}

export const importing: Case = { name: "import", measure }
