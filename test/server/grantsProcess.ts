/**
 * One of several processes that draw on a budget in Redis: it always has bulk and management calls to make, and logs somebody in now
 * and then. Prints "ready", and a line for each login that fails. Ends with its standard input.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import type { Server } from "../support/redisServer.js"
import { call } from "./budgetFixture.js"
import { notedBudgetIn } from "./redisFixture.js"

const [port = "", member = "", millis = ""] = process.argv.slice(2)

const budget = notedBudgetIn({ port: Number(port) } as Server, member)

const program = Effect.gen(function* () {
  const { admit } = yield* budget
  const work = (lane: string) => Effect.forever(Effect.ignore(admit(call(lane))))
  const login = Effect.gen(function* () {
    const began = yield* Clock.currentTimeMillis
    yield* Effect.catchAll(admit(call("login")), (error) => Effect.sync(() => console.log(`failed ${String(error)}`)))
    console.log(`login ${began} ${yield* Clock.currentTimeMillis}`)
  })
  const logins = Effect.forever(
    Effect.gen(function* () {
      yield* Effect.fork(login)
      yield* Effect.sleep(Math.round(Number(millis) * -Math.log(1 - (yield* Random.next))))
    })
  )
  console.log("ready")
  yield* Effect.all([...Array.from({ length: 8 }, () => work("bulk")), work("admin"), work("admin"), logins], {
    concurrency: "unbounded"
  })
})

process.stdin.on("end", () => process.exit()).resume()
await Effect.runPromise(Effect.scoped(program))
