import { assert } from "@effect/vitest"
import { Effect, Either } from "effect"
import { Layer } from "effect"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { withLayer } from "../conformance/setup.js"
import { scriptedClient } from "../support/client.js"
import { endpoints } from "../support/endpoints.js"
import { answersOf, complete, inputsOf, MarkedSecrets } from "../support/samples.js"
import { all, configOf, layer, testClient } from "./clients.js"

/** Options that add headers and a query parameter to every call. */
const options = { originIp: "203.0.113.7", preventWebhook: true, region: "eu" }

/** A call of every endpoint with every member, and an answer. */
const calls = endpoints.flatMap((endpoint) => {
  const markedSecrets = new MarkedSecrets()
  const [answer] = answersOf(endpoint, markedSecrets)
  return inputsOf(endpoint, complete(markedSecrets), (path) => markedSecrets.guid(path)).map((input) => ({
    endpoint,
    answer,
    call: endpoint(input)
  }))
})

/** The request of a call, recorded by the client that `test/wire` compares with the documentation. */
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
  each(all)("arrives over %s unchanged, with no additional header except the client's own", (name) =>
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
