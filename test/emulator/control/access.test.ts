import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { get } from "node:http"
import { at, emulator } from "../support.js"
import { change, controlled } from "./support.js"

describe("who may call the control API", () => {
  it.scopedLive("anybody without a browser: with x-emulator for what is not GET", () =>
    Effect.gen(function* () {
      const { send } = yield* controlled()
      yield* Emulator.seed(Seed.account({ email: "ada@example.com" }))
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const { body, status } = yield* send("/reset", { method })
        assert.deepStrictEqual(
          [status, at(body, "message")],
          [403, "What changes the emulator needs the header x-emulator: 1."]
        )
      }
      assert.strictEqual((yield* send("/reset", { method: "POST", headers: { "x-emulator": "0" } })).status, 403)
      assert.strictEqual((yield* Emulator.accounts()).total, 1)
      assert.strictEqual((yield* send("/reset", change("POST"))).status, 204)
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("no page of another origin, also of another port of this machine", () =>
    Effect.gen(function* () {
      const { send, url } = yield* controlled()
      const { port } = new URL(url)
      for (const origin of ["http://localhost:3000", `http://localhost:${port}`, "https://app.example.test", "null"]) {
        const { headers, status } = yield* send("/outbox", { headers: { origin } })
        assert.deepStrictEqual([status, headers.get("access-control-allow-origin")], [403, null], origin)
        const preflight = { method: "OPTIONS", headers: { origin, "access-control-request-method": "PUT" } }
        assert.strictEqual((yield* send("/clock", preflight)).status, 403, origin)
      }
      assert.strictEqual((yield* send("/outbox", { headers: { origin: url } })).status, 200)
      // LoginRadius' own paths can be called from there.
      const beside = { headers: { origin: "http://localhost:3000" } }
      const info = yield* Effect.promise(() => fetch(`${url}/ciam/appinfo?apikey=${Emulator.apiKey}`, beside))
      assert.strictEqual(info.status, 200)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("no page that sends no Origin", () =>
    Effect.gen(function* () {
      const { raw } = yield* controlledByHeaders
      for (const site of ["same-site", "cross-site"]) assert.strictEqual(yield* raw({ "sec-fetch-site": site }), 403)
      for (const site of ["same-origin", "none"]) assert.strictEqual(yield* raw({ "sec-fetch-site": site }), 200)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("the pages that corsOrigins names", () =>
    Effect.gen(function* () {
      const origin = "http://localhost:3000"
      const { send } = yield* controlled({ corsOrigins: [origin] })
      const { headers, status } = yield* send("/outbox", { headers: { origin } })
      assert.deepStrictEqual([status, headers.get("access-control-allow-origin")], [200, origin])
      const preflight = yield* send("/settings", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "PATCH", "access-control-request-headers": "x-emulator" }
      })
      assert.strictEqual(preflight.status, 204)
      assert.include(preflight.headers.get("access-control-allow-methods"), "PATCH")
      assert.strictEqual(preflight.headers.get("access-control-allow-headers"), "x-emulator")
    }).pipe(Effect.provide(emulator()))
  )
})

/** `fetch` sends no `sec-fetch-site` but its own. */
const controlledByHeaders = Effect.map(controlled(), ({ url }) => ({
  raw: (headers: Readonly<Record<string, string>>) =>
    Effect.async<number>((resume) => {
      const request = get(`${url}/_emulator/v1/outbox`, { headers }, (response) => {
        response.resume()
        resume(Effect.succeed(response.statusCode ?? 0))
      })
      request.on("error", (error) => resume(Effect.die(error)))
    })
}))
