import { assert } from "@effect/vitest"
import { Effect, Either } from "effect"
import { Layer } from "effect"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { withLayer } from "../conformance/setup.js"
import { scriptedClient } from "../support/client.js"
import { endpoints } from "../support/endpoints.js"
import { answersOf, complete, inputsOf, MarkedSecrets } from "../support/samples.js"
import { all, configOf, layer, testClient } from "./clients.js"

/** Options that add headers and parameters to every call. */
const options = { originIp: "203.0.113.7", preventWebhook: true, region: "eu" }

/** Every endpoint with every member filled in, and what it may be answered. */
const calls = endpoints.flatMap((endpoint) => {
  const markedSecrets = new MarkedSecrets()
  const [answer] = answersOf(endpoint, markedSecrets)
  return inputsOf(endpoint, complete(markedSecrets), (path) => markedSecrets.guid(path)).map((input) => ({
    endpoint,
    answer,
    call: endpoint(input)
  }))
})

/** What a call sends, by the client that `test/wire` holds against the documentation. */
const requestBy = ({ answer, call }: (typeof calls)[number], origin: string) =>
  Effect.gen(function* () {
    const recorder = scriptedClient({ body: answer as object })
    const config = Layer.effect(LoginRadiusConfig.LoginRadiusConfig, configOf(origin, options))
    const result = yield* Effect.either(Effect.provide(call, Layer.merge(recorder.layer, config)))
    const [sent] = recorder.sent
    assert(sent !== undefined && recorder.sent.length === 1)
    return { result, sent }
  })

withLayer(layer)("every endpoint", (each) => {
  each(all)("arrives over %s as it was made: byte for byte, with no header more than the client's own", (name) =>
    Effect.gen(function* () {
      const { ownHeaders, arrivals, origin, run } = yield* testClient(name)
      for (const made of calls) {
        const { id } = made.endpoint
        const { result, sent } = yield* requestBy(made, origin)
        assert.isTrue(Either.isRight(result), id)
        const answered = yield* Effect.either(run(made.call, { body: made.answer }, options))
        assert.deepStrictEqual(answered, result, id)
        const [arrived, ...more] = yield* arrivals
        assert(arrived !== undefined && more.length === 0, id)
        assert.strictEqual(arrived.method, sent.method, id)
        assert.strictEqual(arrived.target, sent.url.pathname + sent.url.search, id)
        assert.deepStrictEqual(arrived.headers, { ...sent.headers, ...ownHeaders }, id)
        assert.strictEqual(arrived.body, sent.body ?? "", id)
      }
      assert.isAtLeast(calls.length, endpoints.length)
    })
  )
})
