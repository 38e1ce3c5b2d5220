/** What a request costs the emulator with few and with many accounts, sessions, codes and messages. */
import { type Figure, ratio, type Unit } from "../../figure.js"
import { type Scene, scenes } from "../../growth/scenes.js"
import { nextMessage, start } from "../../processes.js"
import type { Growth, Growths } from "../../programs/emulatorGrowth.js"

const bounds = { reach: 1.5, limit: 3 }

/** What requests with many should come down to, in milliseconds. */
const reaches: { readonly [work: string]: number } = {
  "spend a mail token": 0.1,
  "list sessions": 0.2,
  "remove an account": 0.2,
  "remove a role of 100 accounts": 10,
  "remove a role of 100 accounts, of a million": 10
}

const millis: Unit = "ms"

const figure = ({ of }: Scene, { few, many, name }: Growth): Figure => ({
  ...ratio(`emulator: ${name}`, many / few, bounds),
  growth: { of, few: few / 1000, many: many / 1000, unit: millis, reach: reaches[name] }
})

export const growth = async (large: boolean): Promise<ReadonlyArray<Figure>> => {
  const figures: Array<Figure> = []
  for (const [name, scene] of Object.entries<Scene>(scenes)) {
    if (name === "large" && !large) continue
    const began = performance.now()
    const memory = name === "large" ? 16_384 : 4096
    const program = start("measured", "emulatorGrowth", [name], [`--max-old-space-size=${memory}`])
    const { apart, works } = await nextMessage<Growths>(program)
    console.error(`  ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    figures.push(...works.map((work) => figure(scene, work)))
    if (apart !== undefined) figures.push({ case: "emulator: hash of a password", value: apart / 1000, unit: millis })
    if (name === "accounts") figures.push(...watching(works))
  }
  return figures
}

/** What it costs a write that a webhook is subscribed, with many accounts. */
const watching = (works: ReadonlyArray<Growth>): ReadonlyArray<Figure> => {
  const cost = (name: string): number => works.find((work) => work.name === name)?.many ?? Number.NaN
  const value = cost("write, a webhook, no event") / cost("write, no webhook")
  return [ratio("emulator: write with a webhook, no event / without", value, { reach: 1.2, limit: 2 })]
}
