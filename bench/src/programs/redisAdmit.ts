/** Asks Redis whether a call may be sent: by the script alone, or 64 at a time by the budget that runs it. */
import type { Admission } from "@loginradius-effect/core"
import * as RedisBudget from "@loginradius-effect/server/Redis"
import { Effect, Exit, Scope } from "effect"
import { Redis } from "ioredis"
import { pathToFileURL } from "node:url"
import { join } from "node:path"
import { concurrently, keep, runRounds } from "../process.js"
import { root } from "../processes.js"

const [port = "", program = "", atATime = "1"] = process.argv.slice(2)
const width = 64
const application = "3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10"

/** The script, as ioredis runs it where it knows the digest. */
const bare = async (): Promise<(calls: number) => Promise<void>> => {
  const file = pathToFileURL(join(root, "packages/server/dist/internal/redis/scripts.js")).href
  const { ask } = (await import(file)) as { readonly ask: string }
  const redis = new Redis({ port: Number(port), maxRetriesPerRequest: 0 })
  const sha = (await redis.script("LOAD", ask)) as string
  const tag = "{bench:3f9f6c2a52a14b43:core}"
  const keys = [`${tag}:next`, `${tag}:lane:login`, `${tag}:pause`, `${tag}:grants`]
  return concurrently(Number(atATime), () => redis.evalsha(sha, 4, ...keys, 2, 0, 50_000, 10_000_000, "", "", ""))
}

/** Admits calls, as many at a time, in fibers that are there already, as those of calls are. */
const budget = async (): Promise<(calls: number) => Promise<void>> => {
  const scope = await Effect.runPromise(Scope.make())
  const made = RedisBudget.makeBudget({
    plan: { core: 1_000_000, search: 1_000_000 },
    redis: { port: Number(port) }
  })
  const { admit } = await Effect.runPromise(Scope.extend(made, scope))
  process.on("exit", () => Effect.runFork(Scope.close(scope, Exit.void)))
  const call: Admission.Call = {
    application,
    bucket: "core",
    endpoint: "Authentication.loginByEmail",
    safety: "creates",
    attempt: 1,
    lane: "login"
  }
  return (calls) => {
    let left = calls
    const worker: Effect.Effect<void, unknown> = Effect.suspend(() =>
      left-- > 0 ? Effect.flatMap(admit(call), () => (keep(left), worker)) : Effect.void
    )
    return Effect.runPromise(
      Effect.all(
        Array.from({ length: width }, () => worker),
        { concurrency: "unbounded", discard: true }
      )
    )
  }
}

runRounds(await (program === "budget" ? budget() : bare()))
