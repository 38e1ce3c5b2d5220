import { assert, describe, it } from "@effect/vitest"
import { Effect, type Scope } from "effect"
import { Redis } from "ioredis"
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { redisServer, runsRedis, type Server } from "../support/redisServer.js"
import { densest } from "./budgetFixture.js"

const runs = await runsRedis("test/server/redis.test.ts")

const root = new URL("../../", import.meta.url)

const clientOf = ({ port }: Server): Effect.Effect<Redis, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => new Redis({ port })),
    (redis) => Effect.sync(() => redis.disconnect())
  )

interface Child {
  readonly process: ChildProcess
  readonly lines: Array<string>
}

const childOf = (...args: ReadonlyArray<string>): Effect.Effect<Child, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.async<Child>((resume) => {
      const child = spawn(
        process.execPath,
        ["--import", "tsx", "--conditions", "@loginradius-effect/source", "test/server/grantsProcess.ts", ...args],
        { cwd: fileURLToPath(root), stdio: ["pipe", "pipe", "inherit"] }
      )
      const lines: Array<string> = []
      createInterface({ input: child.stdout }).on("line", (line) => {
        lines.push(line)
        if (line === "ready") resume(Effect.succeed({ process: child, lines }))
      })
      child.once("exit", (code) => resume(Effect.dieMessage(`a process ended by itself: ${String(code)}`)))
    }),
    ({ process }) =>
      Effect.async((resume) => {
        if (process.exitCode !== null || process.signalCode !== null) return resume(Effect.void)
        process.once("exit", () => resume(Effect.void))
        process.kill("SIGKILL")
      })
  )

interface Grant {
  readonly at: number
  readonly asked: number
  readonly lane: string
  readonly process: string
}

const grantsIn = async (redis: Redis): Promise<ReadonlyArray<Grant>> => {
  const [key] = await redis.keys("*:grants")
  if (key === undefined) return []
  return (await redis.xrange(key, "-", "+")).map(([, fields]) => {
    const { asked, at, lane, process } = Object.fromEntries(
      fields.flatMap((name, i) => (i % 2 === 0 ? [[name, fields[i + 1]]] : []))
    ) as Readonly<Record<string, string>>
    return { at: Number(at), asked: Number(asked), lane: String(lane), process: String(process) }
  })
}

const until = <A>(ask: () => Promise<A>, isDone: (answer: A) => boolean): Effect.Effect<A> =>
  Effect.flatMap(Effect.promise(ask), (answer) =>
    isDone(answer) ? Effect.succeed(answer) : Effect.zipRight(Effect.sleep(20), until(ask, isDone))
  )

describe.skipIf(!runs)("processes that share a budget in Redis", () => {
  it.scopedLive("have the rate together, each lane its share, and logins wait for logins and one slot", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const names = ["a", "b", "c", "d"]
      const children = yield* Effect.forEach(names, (name) => childOf(String(server.port), name, "200"), {
        concurrency: "unbounded"
      })
      // From here on, all of them ask.
      const [{ length: before }] = [yield* Effect.promise(() => grantsIn(redis))]
      yield* until(
        () => grantsIn(redis),
        ({ length }) => length >= before + 100
      )
      children[3]?.process.kill("SIGKILL")
      const grants = yield* until(
        () => grantsIn(redis),
        ({ length }) => length >= before + 200
      )

      const secondOf = (lane?: string) =>
        densest(
          grants.flatMap((grant) => (lane === undefined || grant.lane === lane ? [grant.at] : [])),
          1_000_000
        )
      assert.isAtMost(secondOf(), 50)
      assert.isAtMost(secondOf("bulk"), 30)
      assert.isAtMost(secondOf("admin"), 40)

      const logins = grants.filter(({ lane }) => lane === "login")
      const others = grants.filter(({ lane }) => lane !== "login")
      assert.isAbove(logins.length, 20)
      assert.isAbove(others.length, 60)
      for (const login of logins) {
        const before = others.filter(({ asked, at }) => asked > login.asked && at < login.at)
        assert.isAtMost(before.length, 1)
      }
      assert.deepStrictEqual([...new Set(grants.map(({ process }) => process))].sort(), names)
      assert.isEmpty(children.flatMap(({ lines }) => lines.filter((line) => line.startsWith("failed"))))
    })
  )
})
