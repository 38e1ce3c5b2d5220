/** Measures one of the scenes: its works with few and with many, in one process. */
import { populated } from "../growth/population.js"
import { costs, type Measured } from "../growth/rounds.js"
import { type Scene, scenes } from "../growth/scenes.js"

/** What a work costs, in microseconds of CPU time. */
export interface Growth {
  readonly name: string
  readonly few: number
  readonly many: number
}

export interface Growths {
  readonly works: ReadonlyArray<Growth>
  /** What the works contain, which is subtracted from them. */
  readonly apart: number | undefined
}

const scene: Scene = scenes[process.argv[2] as keyof typeof scenes]
const few = await populated(scene.few)
const many = await populated(scene.many)

const measured: Array<Measured> = []
for (const make of [...Object.values(scene.works), ...(scene.apart === undefined ? [] : [scene.apart])]) {
  for (const run of [few, many]) measured.push({ run, work: await run(make) })
}
const found = await costs(measured)
const apart = scene.apart === undefined ? undefined : found.at(-1)
// At least a microsecond is left: less than nothing would look cheap.
const rest = (cost: number | undefined): number => Math.max(1, cost! - (apart ?? 0))
const growths: Growths = {
  works: Object.keys(scene.works).map((name, n) => ({
    name,
    few: rest(found[2 * n]),
    many: rest(found[2 * n + 1])
  })),
  apart
}
process.send?.(growths, () => process.exit())
