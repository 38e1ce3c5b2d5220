/** LoginRadius' Node SDK 11.7.0: webhooks. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Queue } from "effect"
import { createHmac } from "node:crypto"
import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"
import { apiSecret, at, textAt } from "../setup.js"
import { account, call, lastExchange, logIn, refusal, sdk } from "../sdk.js"

const targetUrl = "http://localhost:9/hooks"

interface Delivery {
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server that accepts every request. */
const receiver = Effect.gen(function* () {
  const deliveries = yield* Queue.unbounded<Delivery>()
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      response.end()
      const { headers, url: target = "" } = request
      Queue.unsafeOffer(deliveries, { target, headers, body: Buffer.concat(chunks).toString() })
    })
  })
  yield* Effect.acquireRelease(
    Effect.async<void>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.void))
    }),
    () => Effect.sync(() => server.close())
  )
  return { deliveries, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})

export const webhooks = () => {
  describe("webhooks", () => {
    it.live("are created, read, changed, listed and deleted", () =>
      Effect.gen(function* () {
        const made = yield* call("webHookApi.createWebhookSubscription", {
          TargetUrl: targetUrl,
          Event: "Login",
          Name: "Ours",
          Headers: { "x-tenant": "7" },
          QueryParams: { from: "loginradius" },
          Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password: "open" } }
        })
        const id = textAt(made, "Id")
        const { CreatedDate, LastModifiedDate, ...rest } = made as { readonly [member: string]: unknown }
        assert.strictEqual(CreatedDate, LastModifiedDate)
        assert.deepStrictEqual(rest, {
          Id: id,
          TargetUrl: targetUrl,
          Event: "login",
          SecretName: "",
          IsIntegrationWebhook: false,
          Name: "Ours",
          Headers: { "x-tenant": "7" },
          QueryParams: { from: "loginradius" },
          Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password: "" } }
        })
        assert.deepStrictEqual(yield* call("webHookApi.getWebhookSubscriptionDetail", id), made)
        const updated = yield* call("webHookApi.updateWebhookSubscription", id, { Headers: { "x-tenant": "8" } })
        assert.strictEqual(at(updated, "Headers.x-tenant"), "8")
        assert.deepStrictEqual(yield* call("webHookApi.listAllWebhooks"), { Data: [updated] })
        assert.deepStrictEqual(yield* call("webHookApi.deleteWebhookSubscription", id), { isdeleted: true })
        assert.deepStrictEqual(yield* call("webHookApi.listAllWebhooks"), { Data: [] })
      }).pipe(Effect.provide(sdk()))
    )

    it.scopedLive("reach a server on this machine, signed, with their own headers, query and credentials", () =>
      Effect.gen(function* () {
        const { deliveries, url } = yield* receiver
        const uid = yield* account("ada@example.com")
        yield* call("webHookApi.createWebhookSubscription", {
          TargetUrl: `${url}/hooks`,
          Event: "Login",
          Name: "Ours",
          Headers: { "x-tenant": "7" },
          QueryParams: { from: "loginradius" },
          Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password: "open" } }
        })
        yield* logIn("ada@example.com")
        const { body, headers, target } = yield* Queue.take(deliveries)
        assert.strictEqual(target, "/hooks?from=loginradius")
        assert.include(headers, {
          "x-tenant": "7",
          authorization: `Basic ${Buffer.from("ada:open").toString("base64")}`,
          signature: createHmac("sha256", apiSecret).update(body).digest("hex").toUpperCase()
        })
        const event: unknown = JSON.parse(body)
        assert.deepStrictEqual([at(event, "HookName"), at(event, "Data.Uid")], ["login", uid])
      }).pipe(Effect.provide(sdk()))
    )

    it.live("exist for 29 events", () =>
      Effect.gen(function* () {
        const events = at(yield* call("webHookApi.getWebhookEvents"), "Data")
        assert.isArray(events)
        assert.lengthOf(events as ReadonlyArray<unknown>, 29)
        assert.includeMembers(events as Array<string>, ["Login", "UpdateCustomobject", "ChangePIN"])
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are refused where they are unknown, exist already or are malformed", () =>
      Effect.gen(function* () {
        yield* call("webHookApi.createWebhookSubscription", { TargetUrl: targetUrl, Event: "Login" })
        const create = (body: object) => refusal("webHookApi.createWebhookSubscription", body)
        assert.strictEqual(yield* create({ TargetUrl: targetUrl, Event: "login" }), 7989)
        assert.strictEqual((yield* lastExchange).status, 409)
        assert.strictEqual(yield* create({ TargetUrl: targetUrl, Event: "Sneeze" }), 7900)
        assert.strictEqual(yield* create({ Event: "Login" }), 7900)
        assert.strictEqual((yield* lastExchange).status, 400)
        assert.strictEqual(yield* refusal("webHookApi.getWebhookSubscriptionDetail", "0".repeat(24)), 7986)
        assert.strictEqual((yield* lastExchange).status, 404)
      }).pipe(Effect.provide(sdk()))
    )
  })
}
