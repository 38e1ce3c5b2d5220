/** The cost of decoding a parsed profile, compared with `JSON.parse` and with Effect's Schema. */
import { type Case, type Figure, ratio } from "../figure.js"
import { compare, type Process } from "../compare.js"

const decoder = (how: string, which: string, calls: number): Process => ({
  program: "decoding",
  args: [how, which],
  warmUp: calls * 3,
  calls
})

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const { core, fullCore, fullParse, fullSchema, parse, schema } = await compare({
    parse: decoder("parse", "usual", 40_000),
    core: decoder("core", "usual", 40_000),
    schema: decoder("schema", "usual", 1_000),
    fullParse: decoder("parse", "full", 5_000),
    fullCore: decoder("core", "full", 5_000),
    fullSchema: decoder("schema", "full", 200)
  })
  return [
    { case: "decode: 27 members", value: core.cpu, unit: "µs" },
    { case: "decode: all members", value: fullCore.cpu, unit: "µs" },
    ratio("decode: 27 members / JSON.parse", core.cpu / parse.cpu),
    ratio("decode: all members / JSON.parse", fullCore.cpu / fullParse.cpu),
    ratio("decode: 27 members / Schema", core.cpu / schema.cpu),
    ratio("decode: all members / Schema", fullCore.cpu / fullSchema.cpu)
  ]
}

export const decoding: Case = { name: "decode", measure }
