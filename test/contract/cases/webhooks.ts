import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { names, targetUrl, webhookOptions } from "../../support/webhooks.js"
import { type Documented, email, password, refusalOf, refuses, shows, user } from "../support.js"
import { rejectionOf, withWrongSecret } from "./infrastructure.js"

const login = Authentication.loginByEmail({ email, password })
const wrongSecret = { code: 902, reason: "SecretWrong", status: 401 }
const notFound: Documented = { code: 7986, status: 404 }
const malformed: Documented = { code: 7900, status: 400 }
const noId = "000000000000000000000000"
const webhook = { Event: "Login", TargetUrl: targetUrl }

export const cases = [
  shows(
    Webhooks.subscribe,
    "subscribes a URL, which gets the next event",
    Effect.gen(function* () {
      yield* user()
      assert.deepEqual(yield* Webhooks.subscribe({ targetUrl, event: "login" }), { IsPosted: true })
      const { Data } = yield* Webhooks.listSubscriptions()
      assert.deepEqual(
        Data.map(({ Event, TargetUrl }) => [Event, TargetUrl]),
        [["login", targetUrl]]
      )
      yield* login
      assert.deepEqual(yield* names, ["Login"])
    }),
    webhookOptions
  ),
  refuses(
    Webhooks.subscribe,
    "refuses an unknown event",
    refusalOf(Webhooks.subscribe({ targetUrl, event: "Sneeze" }), ErrorCode.WebhookEventInvalid, {
      code: 1086,
      status: 403
    })
  ),
  refuses(
    Webhooks.subscribe,
    "refuses a target that is not a web URL",
    Effect.forEach(["nowhere", "ftp://localhost/hooks"], (targetUrl) =>
      refusalOf(Webhooks.subscribe({ targetUrl, event: "Login" }), ErrorCode.WebhookTargetUrlInvalid, {
        code: 1087,
        status: 403
      })
    )
  ),
  refuses(
    Webhooks.subscribe,
    "refuses the same subscription twice, also from the other API",
    Effect.gen(function* () {
      yield* Webhooks.createSubscription({ webhook })
      yield* refusalOf(Webhooks.subscribe({ targetUrl, event: "LOGIN" }), ErrorCode.WebhookAlreadySubscribed, {
        code: 1110,
        status: 403
      })
      yield* Webhooks.subscribe({ targetUrl, event: "Register" })
    })
  ),
  refuses(
    Webhooks.subscribe,
    "refuses more than five subscriptions",
    Effect.gen(function* () {
      for (const event of Webhooks.eventNames.slice(0, 5)) yield* Webhooks.subscribe({ targetUrl, event })
      yield* refusalOf(
        Webhooks.subscribe({ targetUrl: `${targetUrl}/6`, event: "Login" }),
        ErrorCode.WebhookLimitExceeded,
        { code: 1085, status: 403 }
      )
    })
  ),

  shows(
    Webhooks.test,
    "answers whether events are delivered",
    Effect.gen(function* () {
      yield* user()
      yield* Webhooks.subscribe({ targetUrl, event: "Login" })
      assert.deepEqual(yield* Webhooks.test(), { IsAllowed: true })
      yield* login
      yield* Emulator.configure({ webhooks: { enabled: false } })
      assert.deepEqual(yield* Webhooks.test(), { IsAllowed: false })
      yield* login
      assert.deepEqual(yield* names, ["Login"])
    }),
    webhookOptions
  ),
  refuses(Webhooks.test, "refuses a wrong secret", rejectionOf(withWrongSecret(Webhooks.test()), wrongSecret)),

  shows(
    Webhooks.getSubscribedUrls,
    "lists the URLs of one event",
    Effect.gen(function* () {
      assert.deepEqual(yield* Webhooks.getSubscribedUrls({ event: "Login" }), { data: [], Count: 0 })
      yield* Webhooks.subscribe({ targetUrl, event: "Login" })
      yield* Webhooks.subscribe({ targetUrl, event: "Register" })
      yield* Webhooks.createSubscription({ webhook: { Event: "login", TargetUrl: `${targetUrl}/2` } })
      assert.deepEqual(yield* Webhooks.getSubscribedUrls({ event: "login" }), {
        data: [
          { TargetUrl: targetUrl, Event: "Login" },
          { TargetUrl: `${targetUrl}/2`, Event: "Login" }
        ],
        Count: 2
      })
    })
  ),
  refuses(
    Webhooks.getSubscribedUrls,
    "refuses an unknown event",
    refusalOf(Webhooks.getSubscribedUrls({ event: "Sneeze" }), ErrorCode.WebhookEventInvalid, {
      code: 1086,
      status: 403
    })
  ),

  shows(
    Webhooks.unsubscribe,
    "ends a subscription and keeps the others",
    Effect.gen(function* () {
      yield* user()
      yield* Webhooks.subscribe({ targetUrl, event: "Login" })
      yield* Webhooks.subscribe({ targetUrl, event: "Register" })
      yield* login
      assert.deepEqual(yield* Webhooks.unsubscribe({ targetUrl, event: "Login" }), { IsDeleted: true })
      yield* login
      assert.deepEqual(yield* names, ["Login"])
      assert.equal((yield* Webhooks.getSubscribedUrls({ event: "Login" })).Count, 0)
      assert.equal((yield* Webhooks.getSubscribedUrls({ event: "Register" })).Count, 1)
    }),
    webhookOptions
  ),
  refuses(
    Webhooks.unsubscribe,
    "refuses an unknown subscription",
    Effect.gen(function* () {
      yield* Webhooks.subscribe({ targetUrl, event: "Login" })
      for (const given of [
        { targetUrl, event: "Register" },
        { targetUrl: `${targetUrl}/2`, event: "Login" }
      ]) {
        yield* refusalOf(Webhooks.unsubscribe(given), ErrorCode.WebhookNotSubscribed, { code: 1112, status: 403 })
      }
    })
  ),

  shows(
    Webhooks.createSubscription,
    "creates a webhook, which gets the next event, and does not answer its password",
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      yield* user()
      const made = yield* Webhooks.createSubscription({
        webhook: {
          ...webhook,
          Name: "Ours",
          Headers: { "x-tenant": "7" },
          QueryParams: { from: "loginradius" },
          Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password: "secret" } }
        }
      })
      assert.match(made.Id, /^[0-9a-f]{24}$/)
      const { Authentication, ...rest } = made
      assert.deepEqual(rest, {
        Id: made.Id,
        TargetUrl: targetUrl,
        Event: "login",
        CreatedDate: "2023-11-14T22:13:20.000Z",
        LastModifiedDate: "2023-11-14T22:13:20.000Z",
        SecretName: "",
        IsIntegrationWebhook: false,
        Name: "Ours",
        Headers: { "x-tenant": "7" },
        QueryParams: { from: "loginradius" }
      })
      assert.equal(Authentication?.BasicAuth?.Username, "ada")
      assert.deepEqual(yield* Webhooks.getSubscription({ hookId: made.Id }), made)
      yield* login
      assert.deepEqual(yield* names, ["Login"])
    }),
    webhookOptions
  ),
  refuses(
    Webhooks.createSubscription,
    "refuses the same target and event twice, also from the other API",
    Effect.gen(function* () {
      yield* Webhooks.subscribe({ targetUrl, event: "Login" })
      yield* refusalOf(
        Webhooks.createSubscription({ webhook: { ...webhook, Name: "again" } }),
        ErrorCode.WebhookConfigurationAlreadyExists,
        { code: 7989, status: 409 }
      )
    })
  ),
  refuses(
    Webhooks.createSubscription,
    "refuses an invalid event or target, and an incomplete authentication",
    Effect.forEach(
      [
        { ...webhook, Event: "Sneeze" },
        { ...webhook, TargetUrl: "/hooks" },
        { ...webhook, Authentication: { AuthType: "Basic", BasicAuth: { Password: "secret" } } },
        { ...webhook, Authentication: { AuthType: "Bearer" } },
        { ...webhook, Authentication: { AuthType: "Digest" } }
      ],
      (webhook) =>
        refusalOf(Webhooks.createSubscription({ webhook }), ErrorCode.ManagementParameterMalformed, malformed)
    )
  ),

  shows(
    Webhooks.getSubscription,
    "reads a webhook",
    Effect.gen(function* () {
      const first = yield* Webhooks.createSubscription({ webhook })
      const second = yield* Webhooks.createSubscription({ webhook: { ...webhook, Event: "Register" } })
      assert.deepEqual(yield* Webhooks.getSubscription({ hookId: first.Id }), first)
      assert.deepEqual(yield* Webhooks.getSubscription({ hookId: second.Id }), second)
    })
  ),
  refuses(
    Webhooks.getSubscription,
    "refuses an unknown id",
    refusalOf(Webhooks.getSubscription({ hookId: noId }), ErrorCode.WebhookConfigurationNotFound, notFound)
  ),

  shows(
    Webhooks.updateSubscription,
    "changes the given members and keeps the others",
    Effect.gen(function* () {
      const made = yield* Webhooks.createSubscription({ webhook: { ...webhook, Headers: { a: "1" } } })
      yield* TestClock.adjust("1 minute")
      const updated = yield* Webhooks.updateSubscription({ hookId: made.Id, webhook: { QueryParams: { b: "2" } } })
      assert.deepEqual(updated, {
        ...made,
        QueryParams: { b: "2" },
        LastModifiedDate: "1970-01-01T00:01:00.000Z"
      })
      assert.deepEqual(yield* Webhooks.getSubscription({ hookId: made.Id }), updated)
    })
  ),
  refuses(
    Webhooks.updateSubscription,
    "refuses an unknown id",
    refusalOf(
      Webhooks.updateSubscription({ hookId: noId, webhook: {} }),
      ErrorCode.WebhookConfigurationNotFound,
      notFound
    )
  ),
  refuses(
    Webhooks.updateSubscription,
    "refuses an unknown type of authentication",
    Effect.gen(function* () {
      const { Id: hookId } = yield* Webhooks.createSubscription({ webhook })
      yield* refusalOf(
        Webhooks.updateSubscription({ hookId, webhook: { Authentication: { AuthType: "Digest" } } }),
        ErrorCode.ManagementParameterMalformed,
        malformed
      )
    })
  ),

  shows(
    Webhooks.deleteSubscription,
    "deletes a webhook, which gets no more events",
    Effect.gen(function* () {
      yield* user()
      const { Id: hookId } = yield* Webhooks.createSubscription({ webhook })
      assert.deepEqual(yield* Webhooks.deleteSubscription({ hookId }), { IsDeleted: true })
      assert.deepEqual((yield* Webhooks.listSubscriptions()).Data, [])
      yield* login
      assert.deepEqual(yield* names, [])
    }),
    webhookOptions
  ),
  refuses(
    Webhooks.deleteSubscription,
    "refuses an unknown id",
    refusalOf(Webhooks.deleteSubscription({ hookId: noId }), ErrorCode.WebhookConfigurationNotFound, notFound)
  ),

  shows(
    Webhooks.listSubscriptions,
    "lists the webhooks of both APIs",
    Effect.gen(function* () {
      const made = yield* Webhooks.createSubscription({ webhook })
      yield* Webhooks.subscribe({ targetUrl, event: "Register" })
      const { Data } = yield* Webhooks.listSubscriptions()
      assert.deepEqual(Data[0], made)
      assert.deepEqual(
        Data.map(({ Event }) => Event),
        ["login", "register"]
      )
    })
  ),
  refuses(
    Webhooks.listSubscriptions,
    "refuses a wrong secret",
    rejectionOf(withWrongSecret(Webhooks.listSubscriptions()), wrongSecret)
  ),

  shows(
    Webhooks.listEvents,
    "lists events that can all be subscribed to",
    Effect.gen(function* () {
      const { Data } = yield* Webhooks.listEvents()
      assert.ok(Data.includes("Login") && Data.includes("ConsentProfileUpdate"))
      for (const Event of Data) yield* Webhooks.createSubscription({ webhook: { Event, TargetUrl: targetUrl } })
      assert.deepEqual(
        (yield* Webhooks.listSubscriptions()).Data.map(({ Event }) => Event),
        Data.map((name) => name.toLowerCase())
      )
    })
  ),
  refuses(
    Webhooks.listEvents,
    "refuses a wrong secret",
    rejectionOf(withWrongSecret(Webhooks.listEvents()), wrongSecret)
  )
]
