/** The cost of making a SOTT. The first one under a secret derives a key, later ones reuse it. */
import { type Case, type Figure, ratio } from "../figure.js"
import { compare } from "../compare.js"

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const slow = { program: "sott", warmUp: 50, calls: 20 }
  const { first, official, second } = await compare({
    official: { ...slow, args: ["official"] },
    first: { ...slow, args: ["first"] },
    second: { program: "sott", args: ["second"], warmUp: 5_000, calls: 2_000 }
  })
  return [
    { case: "sott: official SDK", value: official.cpu, unit: "µs" },
    { case: "sott: first", value: first.cpu, unit: "µs" },
    { case: "sott: second", value: second.cpu, unit: "µs", bounds: { reach: 50, limit: 200 } },
    ratio("sott: first / official SDK", first.cpu / official.cpu),
    ratio("sott: second / official SDK", second.cpu / official.cpu)
  ]
}

export const sott: Case = { name: "sott", measure }
