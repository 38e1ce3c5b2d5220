/** Budgets in a real Redis, and what they leave there. */
import * as RedisBudget from "@loginradius-effect/server/Redis"
import { Effect, FiberRef, HashSet, Logger, type Scope } from "effect"
import { Redis } from "ioredis"
import { createHash } from "node:crypto"
import { type BudgetOptions, make } from "../../packages/server/src/internal/redis/budget.js"
import type { Server } from "../support/redisServer.js"

/** A client of the test's own. */
export const clientOf = ({ port }: Server): Effect.Effect<Redis, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => new Redis({ port }).on("error", () => {})),
    (redis) => Effect.sync(() => redis.disconnect())
  )

export const digest = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 16)

export const options = ({ port }: Server, others: Partial<BudgetOptions> = {}): BudgetOptions => ({
  plan: "standard",
  redis: { port },
  ...others
})

export const budgetIn = (server: Server, others?: Partial<BudgetOptions>) =>
  RedisBudget.makeBudget(options(server, others))

/** The same under a name, with a stream of its grants. */
export const notedBudgetIn = (server: Server, member: string, others?: Partial<BudgetOptions>) =>
  make(options(server, others), { digest, member, keepsGrants: true })

export interface Grant {
  /** Microseconds of Redis' time. */
  readonly at: number
  /** Since when it was asked for. */
  readonly asked: number
  readonly lane: string
  readonly process: string
}

export const grantsIn = async (redis: Redis): Promise<ReadonlyArray<Grant>> => {
  const [key] = await redis.keys("*:grants")
  if (key === undefined) return []
  return (await redis.xrange(key, "-", "+")).map(([, fields]) => {
    const { asked, at, lane, process } = Object.fromEntries(
      fields.flatMap((name, i) => (i % 2 === 0 ? [[name, fields[i + 1]]] : []))
    ) as Readonly<Record<string, string>>
    return { at: Number(at), asked: Number(asked), lane: String(lane), process: String(process) }
  })
}

/** Asks until the answer is what is waited for. */
export const until = <A>(ask: () => Promise<A>, isDone: (answer: A) => boolean): Effect.Effect<A> =>
  Effect.flatMap(Effect.promise(ask), (answer) =>
    isDone(answer) ? Effect.succeed(answer) : Effect.zipRight(Effect.sleep(20), until(ask, isDone))
  )

/** Runs an effect, and keeps what it logs in place of writing it. */
export const logged = <A, E, R>(effect: Effect.Effect<A, E, R>, lines: Array<string>): Effect.Effect<A, E, R> =>
  Effect.locally(
    effect,
    FiberRef.currentLoggers,
    HashSet.make(Logger.make(({ logLevel, message }) => void lines.push(`${logLevel.label} ${String(message)}`)))
  )
