/** Webhooks, as LoginRadius' Node SDK 11.7.0 manages them, and as its Elixir SDK 1.1 does by the API before that. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { apiKey, apiSecret, at, endpointsOf, reached, Server, server, textAt } from "./lab.js"
import { shared } from "./operations.js"
import { answered, call, lastExchange, refusal, sdk } from "./sdk.js"

const targetUrl = "http://localhost:9/hooks"

beforeAll(() => {
  answered.clear()
  reached.clear()
})

describe("webhooks of the Node SDK", () => {
  it.live("are made, read, changed, listed and deleted", () =>
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

  it.live("can be had for 29 events", () =>
    Effect.gen(function* () {
      const events = at(yield* call("webHookApi.getWebhookEvents"), "Data")
      assert.isArray(events)
      assert.lengthOf(events as ReadonlyArray<unknown>, 29)
      assert.includeMembers(events as Array<string>, ["Login", "UpdateCustomobject", "ChangePIN"])
    }).pipe(Effect.provide(sdk()))
  )

  it.live("are refused where they are not there, there already, or not well formed", () =>
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

describe("webhooks of the Elixir SDK", () => {
  /** It has key and secret in the query, and a body with everything but a GET. */
  const send = (method: string, path: string, given: { readonly [name: string]: string } = {}) =>
    Effect.gen(function* () {
      const base = yield* Server
      const query = new URLSearchParams({ ...(method === "GET" ? given : {}), apikey: apiKey, apisecret: apiSecret })
      return yield* Effect.promise(async () => {
        const response = await fetch(`${base}${path}?${query}`, {
          method,
          headers: { "content-type": "application/json" },
          ...(method === "GET" ? {} : { body: JSON.stringify(given) })
        })
        const body: unknown = await response.json()
        return response.ok ? body : [response.status, at(body, "ErrorCode")]
      })
    })

  it.live("are subscribed, tested, listed and unsubscribed", () =>
    Effect.gen(function* () {
      const hook = { targeturl: targetUrl, event: "Login" }
      assert.deepStrictEqual(yield* send("POST", "/api/v2/webhook", hook), { IsPosted: true })
      assert.deepStrictEqual(yield* send("POST", "/api/v2/webHook", hook), [403, 1110])
      assert.deepStrictEqual(yield* send("GET", "/api/v2/webhook/test"), { IsAllowed: true })
      assert.deepStrictEqual(yield* send("GET", "/api/v2/webhook", { event: "Login" }), {
        data: [{ TargetUrl: targetUrl, Event: "Login" }],
        Count: 1
      })
      assert.deepStrictEqual(yield* send("DELETE", "/api/v2/webhook", hook), { IsDeleted: true })
      assert.deepStrictEqual(yield* send("DELETE", "/api/v2/webhook", hook), [403, 1112])
    }).pipe(Effect.provide(server()))
  )
})

describe("the flows above", () => {
  it("have called every function of this part with success", () => {
    assert.deepStrictEqual(
      shared.webhooks.filter((name) => !answered.has(name)),
      []
    )
  })

  it("have reached every endpoint of Webhooks", () => {
    assert.deepStrictEqual(
      endpointsOf("Webhooks").filter((id) => !reached.has(id)),
      []
    )
  })
})
