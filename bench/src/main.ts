/**
 * Measures what a call, an import, a bundle and the types cost, prints one table, and writes it into the README. Fails if
 * a limit is broken. `--only call,sott` measures parts, `--json` prints a line for each figure, `--large` measures more; all
 * three leave the README alone. `--nodes 20,22,24` measures calls on these versions of Node alone, and writes the README's
 * other table; a version that cannot be had is not run.
 */
import { parseArgs } from "node:util"
import { bundleSize } from "./cases/bundleSize.js"
import { coldStart } from "./cases/coldStart.js"
import { decoding } from "./cases/decoding.js"
import { emulator } from "./cases/emulator.js"
import { endpointCall, onNode } from "./cases/endpointCall.js"
import { importing } from "./cases/importing.js"
import { redis } from "./cases/redis.js"
import { sott } from "./cases/sott.js"
import { typeCost } from "./cases/typeCost.js"
import { verify } from "./cases/verify.js"
import { type Case, type Figure, isBroken } from "./figure.js"
import { nodeOf } from "./nodes.js"
import { stopAll } from "./processes.js"
import { json, type NodeColumn, nodesTable, table, writeNodes, writeReadme } from "./report.js"

const cases: ReadonlyArray<Case> = [
  endpointCall,
  redis,
  verify,
  emulator,
  decoding,
  sott,
  importing,
  coldStart,
  bundleSize,
  typeCost
]

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    json: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    nodes: { type: "string" },
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

const took = (name: string, since: number): void =>
  console.error(`${name}: ${((performance.now() - since) / 1000).toFixed(1)} s`)

/** Calls on several versions of Node, a column each. */
const measureNodes = async (majors: ReadonlyArray<number>): Promise<ReadonlyArray<Figure>> => {
  const columns: Array<NodeColumn> = []
  for (const major of majors) {
    const since = performance.now()
    const node = nodeOf(major)
    columns.push({ major, version: node?.version, figures: node === undefined ? undefined : await onNode(node) })
    took(`Node ${node?.version ?? `${major} was not run`}`, since)
  }
  const figures = columns.flatMap(({ figures = [], version }) =>
    figures.map((figure) => ({ ...figure, case: `Node ${version}: ${figure.case}` }))
  )
  if (values.json) for (const figure of figures) console.log(json(figure))
  else {
    console.log(nodesTable(columns))
    writeNodes(columns)
  }
  return figures
}

/** The cases that are wanted, on this Node. */
const measureCases = async (): Promise<ReadonlyArray<Figure>> => {
  const figures: Array<Figure> = []
  for (const { measure, name } of cases) {
    if (!wanted.includes(name)) continue
    const since = performance.now()
    const measured = await measure({ large: values.large })
    took(name, since)
    if (values.json) for (const figure of measured) console.log(json(figure))
    figures.push(...measured)
  }
  if (!values.json) {
    console.log(table(figures))
    if (values.only === undefined && !values.large) writeReadme(figures)
  }
  return figures
}

const majors = values.nodes?.split(",").map(Number)
if (majors?.some((major) => !Number.isInteger(major)) === true) {
  console.error(`--nodes takes major versions of Node, as in 20,22,24`)
  process.exit(1)
}
const broken = (await (majors === undefined ? measureCases() : measureNodes(majors))).filter(isBroken)
for (const figure of broken) console.error(`broken: ${figure.case} is ${figure.value.toFixed(2)} ${figure.unit}`)
process.exitCode = broken.length > 0 ? 1 : 0
