/**
 * Measures what calls cost in rounds of several works that take turns, so that other work of the machine disturbs all of them.
 * The median round counts.
 */
import { Effect } from "effect"
import { median } from "../figure.js"
import type { Run, Services } from "./population.js"

export interface Work {
  /** Makes what a round measures, one effect for each call. Is not measured itself. */
  readonly prepare: Effect.Effect<ReadonlyArray<Effect.Effect<unknown, never, Services>>, unknown, Services>
  /** Waits for what the calls have set off. Is measured with them. */
  readonly settle?: Effect.Effect<unknown, never, Services>
  /** Undoes what the next work of the same emulator must not meet. Is not measured. */
  readonly finish?: Effect.Effect<unknown, unknown, Services>
}

export interface Measured {
  readonly work: Work
  readonly run: Run
}

const warmUp = 4
const rounds = 11

/** A round makes no more calls after this CPU time, in microseconds. */
const longest = 50_000

/** A work has no more than `fewest` rounds that count after this CPU time, in microseconds. */
const most = 3_000_000
const fewest = 3

/** The CPU time of a call of each work, in microseconds. */
export const costs = async (works: ReadonlyArray<Measured>): Promise<ReadonlyArray<number>> => {
  const running = works.map(({ run, work }) => ({
    measure: () => run(round(work)),
    spent: 0,
    costs: [] as Array<number>
  }))
  for (let number = -warmUp; number < rounds; number++) {
    for (const one of running) {
      const isWarm = number >= 0
      if (one.spent > most && (!isWarm || one.costs.length >= fewest)) continue
      const { calls, cpu } = await one.measure()
      one.spent += cpu
      if (isWarm) one.costs.push(cpu / calls)
    }
  }
  return running.map(({ costs }) => median(costs))
}

const round = ({ finish = Effect.void, prepare, settle = Effect.void }: Work) =>
  Effect.gen(function* () {
    const calls = yield* prepare
    const before = process.cpuUsage()
    const spent = (): number => {
      const { system, user } = process.cpuUsage(before)
      return system + user
    }
    let made = 0
    yield* Effect.whileLoop({
      while: () => made < calls.length && spent() < longest,
      body: () => calls[made++]!,
      step: () => undefined
    })
    yield* settle
    const cpu = spent()
    yield* finish
    return { calls: made, cpu }
  })
