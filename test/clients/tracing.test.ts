import { HttpClient } from "@effect/platform"
import { assert } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Effect, Tracer } from "effect"
import { withLayer } from "../conformance/setup.js"
import { all, type Behaviour, layer, overSockets, testClient } from "./clients.js"

const accessToken = "0d5f8e52-6b0c-4c6e-9a34-1d2c7b5a9e80"

const call = Authentication.validateAccessToken({ accessToken })

const ok: Behaviour = { body: { access_token: accessToken, expires_in: "2026-03-04T05:06:07Z" } }

/** Headers that pass a trace on to a service, those of the platform and of other libraries. */
const traceHeader = /^(b3|x-b3-.*|traceparent|tracestate|baggage|uber-trace-id|x-cloud-trace-context|x-amzn-trace-id)$/

/** Runs an effect with the default tracer; its spans. */
const withSpans = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const native = yield* Effect.tracer
    const spans: Array<Tracer.Span> = []
    const tracer = Tracer.make({
      context: native.context,
      span: (...parts) => {
        const span = native.span(...parts)
        spans.push(span)
        return span
      }
    })
    const exit = yield* effect.pipe(Effect.withSpan("caller"), Effect.withTracer(tracer), Effect.exit)
    return { exit, spans }
  })

/** The names of a span's attributes. */
const namesOf = (span: Tracer.Span) => [...span.attributes.keys()].sort()

const own = ["http.request.method", "loginradius.attempt", "server.address", "url.template"]

withLayer(layer)("a call in a trace", (each) => {
  for (const [what, behaviour, more, over] of [
    ["is answered", ok, ["http.response.status_code"], all],
    ["is refused", { status: 500, body: {} }, ["error.type", "http.response.status_code"], all],
    ["has no answer", "resets", ["error.type"], all],
    ["has half of an answer", "breaks off", ["error.type"], overSockets]
  ] as const) {
    each(over)(`has a single span, without URL and headers, and sends no trace header, when it ${what}: %s`, (name) =>
      Effect.gen(function* () {
        const { arrivals, run } = yield* testClient(name)
        const { spans } = yield* withSpans(run(call, behaviour))
        assert.deepStrictEqual(
          spans.map((span) => span.name),
          ["caller", "LoginRadius.Authentication.validateAccessToken"]
        )
        assert.deepStrictEqual(namesOf(spans[1] as Tracer.Span), [...own, ...more].sort())
        const arrived = yield* arrivals
        assert.lengthOf(arrived, 1)
        for (const { headers } of arrived) {
          assert.deepStrictEqual(
            Object.keys(headers).filter((header) => traceHeader.test(header)),
            []
          )
          assert.strictEqual(headers["authorization"], `Bearer ${accessToken}`)
        }
      })
    )
  }

  each(all)("has no other span or header where the configuration changes the client: %s", (name) =>
    Effect.gen(function* () {
      const { arrivals, run } = yield* testClient(name)
      const options: Partial<LoginRadiusConfig.Options> = { transformClient: HttpClient.tap(() => Effect.void) }
      const { spans } = yield* withSpans(run(call, ok, options))
      assert.lengthOf(spans, 2)
      const [arrived] = yield* arrivals
      assert.isFalse(Object.keys(arrived?.headers ?? {}).some((header) => traceHeader.test(header)))
    })
  )

  // The tests above can fail: without the SDK, the platform's clients make spans and send trace headers.
  each(["fetch", "undici", "emulator"] as const)(
    "would have a span with the URL and trace headers without the SDK: %s",
    (name) =>
      Effect.gen(function* () {
        const { arrivals, origin, run } = yield* testClient(name)
        const { spans } = yield* withSpans(run(HttpClient.get(`${origin}/?apisecret=1`), ok))
        assert.lengthOf(spans, 2)
        assert.include(namesOf(spans[1] as Tracer.Span), "url.full")
        const [arrived] = yield* arrivals
        assert.containsAllKeys(arrived?.headers, ["b3", "traceparent"])
      })
  )
})
