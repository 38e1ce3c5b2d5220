import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck } from "effect"
import { Redis } from "ioredis"
import {
  type Ask,
  decide,
  empty,
  full,
  levelAt,
  refuse,
  second,
  type State
} from "../../packages/server/src/internal/decide.js"
import * as scripts from "../../packages/server/src/internal/redis/scripts.js"
import { redisServer, runsRedis } from "../support/redisServer.js"

const runs = await runsRedis("test/server/scripts.redis.test.ts")

type Step =
  | { readonly kind: "ask"; readonly ask: Omit<Ask, "now" | "slack"> }
  | { readonly kind: "refuse"; readonly pause: number }
  /** Time that passes, by what is kept moving back. */
  | { readonly kind: "pass"; readonly micros: number }

const micros = (max: number) => FastCheck.integer({ min: 0, max })

const ask: FastCheck.Arbitrary<Step> = FastCheck.record({
  slot: FastCheck.integer({ min: 1, max: 400_000 }),
  laneSlot: FastCheck.oneof(FastCheck.constant(0), FastCheck.integer({ min: 1, max: 800_000 })),
  patience: FastCheck.oneof(FastCheck.constant(0), micros(2 * second))
}).map((ask) => ({ kind: "ask", ask }))

const step: FastCheck.Arbitrary<Step> = FastCheck.oneof(
  { weight: 6, arbitrary: ask },
  { weight: 1, arbitrary: micros(3 * second).map((pause): Step => ({ kind: "refuse", pause })) },
  { weight: 3, arbitrary: micros(4 * second).map((micros): Step => ({ kind: "pass", micros })) }
)

const history = FastCheck.record({
  slack: FastCheck.oneof(FastCheck.constant(0), micros(100_000)),
  steps: FastCheck.array(step, { minLength: 1, maxLength: 12 })
})

interface History {
  readonly slack: number
  readonly steps: ReadonlyArray<Step>
}

/** What lies in the past is the same as nothing. */
const seen = (state: State, now: number, slack: number): State => {
  const ahead = (time: number, by = 0) => (time + by > now ? time : 0)
  const level = levelAt(state, now)
  const isOver = level === full && state.quiet <= now
  return {
    next: ahead(state.next),
    lane: ahead(state.lane, slack),
    pause: ahead(state.pause),
    quiet: isOver ? 0 : state.quiet,
    level: isOver ? full : state.level
  }
}

const moved = (state: State, micros: number): State => ({
  next: Math.max(0, state.next - micros),
  lane: Math.max(0, state.lane - micros),
  pause: Math.max(0, state.pause - micros),
  quiet: Math.max(0, state.quiet - micros),
  level: state.level
})

const keys = ["{t:0}:next", "{t:0}:lane", "{t:0}:pause"] as const

describe.skipIf(!runs)("the scripts of Redis", () => {
  it.scopedLive("answer and keep what the rule in TypeScript does, in 1,000 random histories", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* Effect.acquireRelease(
        Effect.sync(() => new Redis({ port: server.port })),
        (redis) => Effect.sync(() => redis.disconnect())
      )
      const kept = async (): Promise<State> => {
        const [next, lane, paused] = await redis.mget(...keys)
        const [pause = 0, quiet = 0, level = full] = (paused ?? "").split(" ").filter(Boolean).map(Number)
        return { next: Number(next ?? 0), lane: Number(lane ?? 0), pause, quiet, level }
      }
      const replay = async ({ slack, steps }: History): Promise<void> => {
        await redis.flushall()
        let state = empty
        for (const step of steps) {
          let now: number
          if (step.kind === "pass") {
            state = moved(state, step.micros)
            const { lane, level, next, pause, quiet } = moved(await kept(), step.micros)
            for (const [key, value] of [
              [keys[0], next],
              [keys[1], lane],
              [keys[2], `${pause} ${quiet} ${level}`]
            ] as const) {
              const left = (await redis.pttl(key)) - Math.floor(step.micros / 1000)
              if (left > 0) await redis.set(key, value, "PX", left)
              else await redis.del(key)
            }
            continue
          } else if (step.kind === "ask") {
            const { laneSlot, patience, slot } = step.ask
            const answer = (await redis.eval(
              scripts.ask,
              4,
              ...keys,
              "{t:0}:grants",
              slot,
              laneSlot,
              slack,
              patience,
              "",
              "",
              ""
            )) as ReadonlyArray<number>
            now = answer[4]!
            const verdict = decide(state, { ...step.ask, slack, now })
            const left = Math.max(0, state.pause - now)
            assert.deepStrictEqual(answer, [Number(verdict.granted), verdict.wait, levelAt(state, now), left, now])
            state = verdict.state
          } else {
            const answer = (await redis.eval(scripts.refuse, 1, keys[2], step.pause)) as ReadonlyArray<number>
            now = answer[2]!
            state = refuse(state, now, step.pause)
            assert.deepStrictEqual(answer, [state.level, Math.max(0, state.pause - now), now])
          }
          const found = await kept()
          const [seconds, micros] = await redis.time()
          const later = Number(seconds) * second + Number(micros)
          assert.deepStrictEqual(seen(found, later, slack), seen(state, later, slack))
          // -1 is a key that never expires.
          for (const key of keys) assert.notStrictEqual(await redis.pttl(key), -1, key)
        }
      }
      yield* Effect.promise(() => FastCheck.assert(FastCheck.asyncProperty(history, replay), { numRuns: 1000 }))
    })
  )
})
