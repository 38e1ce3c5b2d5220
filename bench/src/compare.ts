/**
 * Compares programs on a machine that also does other work. Each program is a process of its own, so that it shares no
 * optimised code with the others; their rounds take turns, so that other work disturbs all of them; the cheapest round counts.
 * The comparison is made several times, since two processes of one program can differ by a tenth. No garbage collection is
 * forced: it would discard optimised code, and hide the cost of collections.
 */
import type { Round } from "./process.js"
import { nextMessage, start } from "./processes.js"

export interface Process {
  readonly program: string
  readonly args?: ReadonlyArray<string>
  /** Calls before the first round that counts. */
  readonly warmUp: number
  /** Calls in a round. */
  readonly calls: number
  /** The Node to run it on, if not this one. */
  readonly node?: string | undefined
}

export interface Cost {
  /** Microseconds of CPU time per call. */
  readonly cpu: number
}

const comparisons = 3
const roundsEach = 5

export const compare = async <Name extends string>(processes: {
  readonly [N in Name]: Process
}): Promise<{ readonly [N in Name]: Cost }> => {
  const entries = Object.entries<Process>(processes)
  const best: { [name: string]: Cost } = {}
  for (let run = 0; run < comparisons; run++) {
    for (const [name, costs] of await compareOnce(entries)) {
      best[name] = { cpu: Math.min(best[name]?.cpu ?? Infinity, ...costs) }
    }
  }
  return best as { readonly [N in Name]: Cost }
}

/** The cost of a call in each round, by process. */
const compareOnce = async (
  entries: ReadonlyArray<readonly [string, Process]>
): Promise<ReadonlyMap<string, ReadonlyArray<number>>> => {
  const running = entries.map(([name, program]) => {
    const child = start("measured", program.program, program.args, [], program.node)
    const costOf = async (calls: number): Promise<number> => {
      child.send(calls)
      return (await nextMessage<Round>(child)).cpu / calls
    }
    return { name, ...program, child, costOf, costs: [] as Array<number> }
  })
  for (const { child } of running) await nextMessage(child)
  for (const { costOf, warmUp } of running) await costOf(warmUp)
  for (let round = 0; round < roundsEach; round++) {
    for (const { calls, costOf, costs } of running) costs.push(await costOf(calls))
  }
  for (const { child } of running) child.disconnect()
  return new Map(running.map(({ costs, name }) => [name, costs]))
}
