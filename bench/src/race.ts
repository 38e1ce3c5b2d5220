/**
 * Compares contestants on a machine that is never quiet: each is a process of its own, so that none shares what another
 * one's compiler learned; rounds take turns, so that what disturbs one disturbs the others; and the cheapest round counts.
 * No garbage collection is forced: it would throw out optimised code, and hide what is to be seen.
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

const rounds = 9

export const race = async <Name extends string>(contestants: {
  readonly [N in Name]: Contestant
}): Promise<{ readonly [N in Name]: Cost }> => {
  const entries = Object.entries<Contestant>(contestants)
  const processes = new Map(
    entries.map(([name, { args, program }]) => [name, start("measured", program, args)] as const)
  )
  const costOf = async (name: string, calls: number): Promise<number> => {
    const process = processes.get(name)!
    process.send(calls)
    return (await told<Round>(process)).cpu / calls
  }
  for (const process of processes.values()) await told(process)
  for (const [name, { warmUp }] of entries) await costOf(name, warmUp)
  const best: { [name: string]: Cost } = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, { calls }] of entries) {
      best[name] = { cpu: Math.min(best[name]?.cpu ?? Infinity, await costOf(name, calls)) }
    }
  }
  for (const process of processes.values()) process.disconnect()
  return best as { readonly [N in Name]: Cost }
}
