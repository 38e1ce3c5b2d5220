/**
 * Compares contestants on a machine that is never quiet: each is a process of its own, so that none shares what another
 * one's compiler learned; rounds take turns, so that what disturbs one disturbs the others; and the cheapest round counts.
 * The race is run more than once, as one process can be a tenth slower than another one of the same program. No garbage
 * collection is forced: it would throw out optimised code, and hide what is to be seen.
 */
import type { Round } from "./contestant.js"
import { start, told } from "./processes.js"

export interface Contestant {
  readonly program: string
  readonly args?: ReadonlyArray<string>
  /** Calls before the first round that counts. */
  readonly warmUp: number
  /** Calls in a round. */
  readonly calls: number
}

export interface Cost {
  /** Microseconds of CPU time per call. */
  readonly cpu: number
}

const races = 3
const roundsEach = 5

export const race = async <Name extends string>(contestants: {
  readonly [N in Name]: Contestant
}): Promise<{ readonly [N in Name]: Cost }> => {
  const entries = Object.entries<Contestant>(contestants)
  const best: { [name: string]: Cost } = {}
  for (let run = 0; run < races; run++) {
    for (const [name, costs] of await raceOnce(entries)) {
      best[name] = { cpu: Math.min(best[name]?.cpu ?? Infinity, ...costs) }
    }
  }
  return best as { readonly [N in Name]: Cost }
}

/** What a call cost each contestant in each round. */
const raceOnce = async (
  entries: ReadonlyArray<readonly [string, Contestant]>
): Promise<ReadonlyMap<string, ReadonlyArray<number>>> => {
  const running = entries.map(([name, contestant]) => {
    const process = start("measured", contestant.program, contestant.args)
    const costOf = async (calls: number): Promise<number> => {
      process.send(calls)
      return (await told<Round>(process)).cpu / calls
    }
    return { name, ...contestant, process, costOf, costs: [] as Array<number> }
  })
  for (const { process } of running) await told(process)
  for (const { costOf, warmUp } of running) await costOf(warmUp)
  for (let round = 0; round < roundsEach; round++) {
    for (const { calls, costOf, costs } of running) costs.push(await costOf(calls))
  }
  for (const { process } of running) process.disconnect()
  return new Map(running.map(({ costs, name }) => [name, costs]))
}
