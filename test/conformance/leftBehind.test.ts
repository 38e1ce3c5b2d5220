/** What whoever comes from LoginRadius' SDK for Node leaves behind: docs/migration.md tells each title. */
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import { Emulator, Faults, type Outbox, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Duration, Effect, Exit, Fiber, type Scope, TestClock } from "effect"
import { build } from "esbuild"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { connect } from "node:net"
import { join } from "node:path"
import { root } from "../readme/page.js"
import { startHttpServer, startTcpServer } from "../support/sockets.js"

const page = readFileSync(join(root, "docs/migration.md"), "utf8")

const email = "ada@example.com"

const options = {
  apiKey: Emulator.apiKey,
  apiSecret: Emulator.apiSecret,
  appName: "emulator",
  retry: Retry.none
}

type Client = LoginRadiusNode.ClientOptions

/** A client over sockets of a server at a URL. */
const clientOf = (url: string, more: Partial<LoginRadiusConfig.Options> = {}, client: Client = {}) =>
  LoginRadiusNode.layerOptions(
    { ...options, baseUrls: { api: url, config: url, cloud: url, hub: url }, ...more },
    client
  )

type Services = Emulator.Emulator | Outbox.Outbox | Scope.Scope

/** A promise of docs/migration.md, kept over sockets by the emulator. */
const keeps = (title: string, test: Effect.Effect<unknown, unknown, Services>, settings: Emulator.Options = {}) =>
  it.scopedLive(title, () => {
    assert.include(page, `| ${title} `)
    return Effect.provide(test, Emulator.layer(settings))
  })

describe("in place of a defect of LoginRadius' SDK for Node", () => {
  keeps(
    "a body arrives whole, whatever its letters",
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ email }))
      const calls = Effect.zipRight(
        Account.update({ uid, profile: { FirstName: "Zoë 日本" } }),
        Account.profilesByUid({ uid })
      )
      assert.strictEqual((yield* Effect.provide(calls, clientOf(yield* serve()))).FirstName, "Zoë 日本")
    })
  )

  keeps(
    "an access token is in a header, and never in a URL",
    Effect.gen(function* () {
      const requests: Array<{ readonly url: string | undefined; readonly authorization: string | undefined }> = []
      const url = yield* startHttpServer(({ headers: { authorization }, url }, response) => {
        requests.push({ url, authorization })
        response.setHeader("content-type", "application/json").end('{"Uid":"ada"}')
      })
      const call = Authentication.readProfilesByAccessToken({ accessToken: "hunter2" })
      yield* Effect.provide(call, clientOf(url))
      assert.lengthOf(requests, 1)
      assert.strictEqual(requests[0]?.authorization, "Bearer hunter2")
      assert.notInclude(requests[0]?.url, "hunter2")
    })
  )

  keeps(
    "an answer without a code of LoginRadius that says it failed is a failure",
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(500, { body: { foo: "bar" } }))
      const error = yield* Effect.flip(Effect.provide(Infrastructure.getServerTime(), clientOf(yield* serve())))
      assert.deepInclude(error as object, { _tag: "ServerFailed", status: 500 })
    })
  )

  keeps(
    "every failure has a tag, a category and the endpoint, and a 429 says how long to wait",
    Effect.gen(function* () {
      const url = yield* serve()
      const failures = [
        [Faults.status(502, { body: "<html>Bad gateway</html>" }), "ServerFailed"],
        [Faults.rateLimited({ retryAfter: "7 seconds" }), "RateLimited"],
        [Faults.dropBefore, "TransportFailed"]
      ] as const
      for (const [fault, tag] of failures) {
        yield* Emulator.inject(fault)
        const error = yield* Effect.flip(Effect.provide(Infrastructure.getServerTime(), clientOf(url)))
        assert(LoginRadiusError.isLoginRadiusError(error))
        assert.deepInclude(error as object, { _tag: tag, endpoint: "Infrastructure.getServerTime" })
        assert.isString(error.category)
        if (error._tag === "RateLimited") assert.deepStrictEqual(error.retryAfter, Duration.seconds(7))
      }
    })
  )

  keeps(
    "a signed request is one that the service accepts",
    Effect.gen(function* () {
      const call = Account.create({
        profile: { Email: [{ Type: "Primary", Value: email }], Password: "correct horse 7" }
      })
      const { Uid } = yield* Effect.provide(call, clientOf(yield* serve(), { requestSigning: true }))
      assert.strictEqual((yield* Emulator.accounts()).accounts[0]?.uid, Uid)
    }),
    { requestSigning: "strict" }
  )

  it.effect("a SOTT that is made at the end of a month is good", () =>
    Effect.gen(function* () {
      assert.include(page, "| a SOTT that is made at the end of a month is good ")
      yield* TestClock.setTime(Date.UTC(2026, 0, 31, 23, 55))
      const register = Authentication.userRegistrationByEmail({
        profile: { Email: [{ Type: "Primary", Value: email }], Password: "correct horse 7" }
      })
      assert.strictEqual((yield* register)._tag, "Posted")
    }).pipe(Effect.provide(Emulator.layer()))
  )

  keeps(
    "each input that cannot be sent has an error of its own, which names the field",
    Effect.gen(function* () {
      const errorOf = (input: object) =>
        Effect.flip(Effect.provide(Account.update(input as Endpoint.Input<typeof Account.update>), Emulator.layer()))
      for (const [input, field] of [
        [{ uid: "ada" }, "profile"],
        [{ profile: {} }, "uid"]
      ] as const) {
        const { _tag, ...error } = yield* errorOf(input)
        assert.deepStrictEqual([_tag, "field" in error ? error.field : ""], ["InvalidInput", field])
      }
    })
  )

  keeps(
    "a proxy is used",
    Effect.gen(function* () {
      const url = yield* serve()
      const tunnels: Array<string | undefined> = []
      const proxy = createServer().on("connect", (request, downstream) => {
        tunnels.push(request.url)
        const upstream = connect(Number(new URL(url).port), "127.0.0.1", () => {
          downstream.write("HTTP/1.1 200 Connection Established\r\n\r\n")
          upstream.pipe(downstream)
          downstream.pipe(upstream)
        })
        for (const socket of [upstream, downstream]) socket.on("error", () => socket.destroy())
      })
      yield* Effect.acquireRelease(
        Effect.async<void>((resume) => void proxy.listen(0, "127.0.0.1", () => resume(Effect.void))),
        () => Effect.sync(() => void proxy.close())
      )
      const { port } = proxy.address() as { readonly port: number }
      const base = url.replace("127.0.0.1", "api.localhost")
      yield* Effect.provide(Infrastructure.getServerTime(), clientOf(base, {}, { proxy: `http://127.0.0.1:${port}` }))
      assert.deepStrictEqual(tunnels, [new URL(base).host])
    })
  )

  keeps(
    "a bundle works: it holds what its endpoints use",
    Effect.gen(function* () {
      const url = yield* serve()
      const program = `
        import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
        import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
        import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
        import * as Effect from "effect/Effect"
        import * as Layer from "effect/Layer"
        const layer = Layer.merge(LoginRadiusConfig.layerEmulator(${JSON.stringify(url)}), FetchHttpClient.layer)
        export const answer = () => Effect.runPromise(Effect.provide(Infrastructure.getServerTime(), layer))`
      const { outputFiles } = yield* Effect.promise(() =>
        build({
          stdin: { contents: program, resolveDir: join(root, "test"), loader: "js" },
          conditions: ["@loginradius-effect/source"],
          bundle: true,
          write: false,
          format: "esm",
          logLevel: "error"
        })
      )
      const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`
      const bundle = yield* Effect.promise(
        () => import(/* @vite-ignore */ source) as Promise<{ readonly answer: () => Promise<object> }>
      )
      assert.property(yield* Effect.promise(bundle.answer), "CurrentTime")
    })
  )

  keeps(
    "a call ends at its deadline and when it is interrupted, and `fields` holds for one call",
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ uid: "ada", email, profile: { FirstName: "Ada" } }))
      const silent = yield* startTcpServer(() => {})
      const call = Account.profilesByUid({ uid })
      const late = yield* Effect.flip(Effect.provide(call, clientOf(silent, { deadline: "20 millis" })))
      assert.deepInclude(late as object, { _tag: "TransportFailed", reason: "Deadline" })
      const stopped = yield* Effect.fork(Effect.provide(call, clientOf(silent)))
      yield* Effect.yieldNow()
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(stopped)))
      const layer = clientOf(yield* serve())
      const both = Effect.all([Endpoint.project(Account.profilesByUid, ["Uid"])({ uid }), call])
      const [projected, whole] = yield* Effect.provide(both, layer)
      assert.notProperty(projected, "FirstName")
      assert.strictEqual(whole.FirstName, "Ada")
    })
  )
})
