/** LoginRadius' Node SDK 11.7.0: webhooks. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, textAt } from "../lab.js"
import { call, lastExchange, refusal, sdk } from "../sdk.js"

const targetUrl = "http://localhost:9/hooks"

describe("webhooks", () => {
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
