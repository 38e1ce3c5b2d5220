/**
 * Measures what a call, an import, a bundle and the types cost, prints one table, and writes it into the README. Fails if
 * a limit is broken. `--only call,sott` measures parts, `--json` prints a line for each figure, `--large` measures more; all
 * three leave the README alone.
 */
import { parseArgs } from "node:util"
import { bundleSize } from "./cases/bundleSize.js"
import { decoding } from "./cases/decoding.js"
import { emulator } from "./cases/emulator.js"
import { endpointCall } from "./cases/endpointCall.js"
import { importing } from "./cases/importing.js"
import { sott } from "./cases/sott.js"
import { typeCost } from "./cases/typeCost.js"
import { type Case, type Figure, isBroken } from "./figure.js"
import { stopAll } from "./processes.js"
import { json, table, writeReadme } from "./report.js"

const cases: ReadonlyArray<Case> = [endpointCall, emulator, decoding, sott, importing, bundleSize, typeCost]

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    json: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    only: { type: "string" }
  }
})

const wanted = values.only?.split(",") ?? cases.map(({ name }) => name)
const unknown = wanted.filter((name) => !cases.some((candidate) => candidate.name === name))
if (unknown.length > 0) {
  console.error(`No case is called ${unknown.join(", ")}. Cases: ${cases.map(({ name }) => name).join(", ")}`)
  process.exit(1)
}

process.on("exit", stopAll)

const figures: Array<Figure> = []
for (const { measure, name } of cases) {
  if (!wanted.includes(name)) continue
  const start = performance.now()
  const measured = await measure({ large: values.large })
  console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (values.json) for (const figure of measured) console.log(json(figure))
  figures.push(...measured)
}

if (!values.json) {
  console.log(table(figures))
  if (values.only === undefined && !values.large) writeReadme(figures)
}
const broken = figures.filter(isBroken)
for (const figure of broken) console.error(`broken: ${figure.case} is ${figure.value.toFixed(2)} ${figure.unit}`)
process.exitCode = broken.length > 0 ? 1 : 0
