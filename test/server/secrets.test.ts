import { assert, describe, it } from "@effect/vitest"
import { Account, Authentication, LoginRadiusConfig, Retry } from "@loginradius-effect/core"
import * as RedisBudget from "@loginradius-effect/server/Redis"
import { Effect, Layer, Schedule } from "effect"
import { scriptedClient } from "../support/client.js"
import { redisServer, runsRedis } from "../support/redisServer.js"
import { MarkedSecrets } from "../support/samples.js"
import { holdsSecret, leaks, linesOfOwnMetrics, watch } from "../support/sinks.js"
import { clientOf, until } from "./redisFixture.js"

const runs = await runsRedis("test/server/secrets.test.ts")

describe.skipIf(!runs)("a budget in Redis", () => {
  it.scopedLive("gives no key, secret, token or password away: not to Redis, and to no log, span or metric", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const commands: Array<string> = []
      const monitor = yield* Effect.acquireRelease(
        Effect.promise(() =>
          redis
            .duplicate()
            .on("error", () => {})
            .monitor()
        ),
        (monitor) => Effect.sync(() => monitor.disconnect())
      )
      monitor
        .on("error", () => {})
        .on("monitor", (_time, command: ReadonlyArray<string>) => commands.push(command.join(" ")))
      // It begins to tell once it has told of this.
      yield* until(
        () => redis.echo("begin").then(() => commands.length),
        (count) => count > 0
      )

      const marked = new MarkedSecrets()
      const { layer, sent } = scriptedClient(
        { body: { IsExist: false } },
        { status: 429, headers: { "retry-after": "1" } },
        { body: { IsPosted: true } }
      )
      const provided = Layer.mergeAll(
        layer,
        LoginRadiusConfig.layer({
          apiKey: marked.guid("apiKey"),
          apiSecret: marked.guid("apiSecret"),
          retry: Retry.none
        }),
        RedisBudget.layerBudget({ plan: "standard", redis: { port: server.port }, maxWait: "800 millis" })
      )
      const program = Effect.gen(function* () {
        yield* Authentication.checkEmailAvailability({ email: "ada@example.com" })
        const refused = yield* Effect.flip(Account.identitiesByEmail({ email: "ada@example.com" }))
        const logIn = Authentication.loginByEmail({ email: "ada@example.com", password: marked.text("password") })
        const notSent = yield* Effect.flip(logIn)
        yield* Effect.logError("refused", refused, notSent)
        yield* Effect.promise(server.kill)
        // Until the pause is over.
        yield* Authentication.validateAccessToken({ accessToken: marked.guid("accessToken") }).pipe(
          Effect.retry({ while: ({ _tag }) => _tag === "RateLimited", schedule: Schedule.spaced("100 millis") }),
          Effect.either
        )
      })
      const { exit, lines } = yield* watch(Effect.provide(program, provided))

      assert.strictEqual(exit._tag, "Success")
      assert.strictEqual(sent.length, 3)
      assert.isTrue(lines.some(({ sink, text }) => sink === "log" && text.includes("does not answer")))
      assert.deepStrictEqual(leaks([...lines, ...(yield* linesOfOwnMetrics)]), [])
      assert.isAbove(commands.filter((command) => command.includes("{loginradius:")).length, 5)
      assert.deepStrictEqual(commands.filter(holdsSecret), [])
    })
  )
})
