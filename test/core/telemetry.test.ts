import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Telemetry from "@loginradius-effect/core/Telemetry"
import * as Wire from "@loginradius-effect/core/Wire"
import { Context, Effect, Exit, Fiber, Layer, Metric, Option, TestClock, Tracer } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"
import { type RecordedSpan, spansOf } from "../support/spans.js"

const endpoint = Endpoint.make("Test.observed", () => ({
  route: "GET /identity/v2/thing/:id",
  auth: Credential.accessToken,
  query: { email: Wire.optional(Wire.string) },
  success: Wire.document("Thing", () => ({ Id: Wire.required(Wire.string) })),
  errors: [ErrorCode.UserNotFound],
  safety: "read"
}))

const run = (script: ReadonlyArray<Reply>) => {
  const { layer } = scriptedClient(...script)
  return Effect.gen(function* () {
    const fiber = yield* endpoint({ id: "42", accessToken: "tok-1234", email: "ann@example.com" }).pipe(
      Effect.exit,
      spansOf,
      Effect.provide(Layer.merge(layer, config())),
      Effect.fork
    )
    yield* TestClock.adjust("5 minutes")
    return yield* Fiber.join(fiber)
  })
}

describe("the span of a call", () => {
  it.effect("is a single span, with safe attributes and without the value", () =>
    Effect.gen(function* () {
      const { spans } = yield* run([{ body: { Id: "1" } }])
      assert.strictEqual(spans.length, 1)
      const span = spans[0] as RecordedSpan
      assert.strictEqual(span.name, "LoginRadius.Test.observed")
      assert.strictEqual(span.kind, "client")
      assert.deepStrictEqual(Object.fromEntries(span.attributes), {
        "http.request.method": "GET",
        "url.template": "/identity/v2/thing/:id",
        "server.address": "api.loginradius.com",
        "http.response.status_code": 200,
        "loginradius.attempt": 1
      })
      assert(span.status._tag === "Ended" && Exit.isSuccess(span.status.exit))
      assert.isUndefined(span.status.exit.value)
    })
  )

  it.effect("has an event for each member that could not be read, at most 20, with clean names", () =>
    Effect.gen(function* () {
      const odd = Endpoint.make("Test.odd", () => ({
        route: "GET /identity/v2/odd",
        auth: Credential.accessToken,
        success: Wire.document("Odd", () => ({ Map: Wire.record(Wire.string), Flag: Wire.boolean })),
        safety: "read"
      }))
      const names = ["a tok-12345678 b", "line\nforged", ...Array.from({ length: 30 }, (_, i) => `key${i}`)]
      const Map = Object.fromEntries(names.map((name) => [name, ["a value"]]))
      const { layer } = scriptedClient({ body: { Flag: {}, Map } })
      const { spans, value } = yield* spansOf(odd({ accessToken: "tok-12345678" })).pipe(
        Effect.provide(Layer.merge(layer, config()))
      )
      const events = (spans[0] as RecordedSpan).events
      assert.lengthOf(events, 20)
      assert.deepStrictEqual(events.slice(0, 4), [
        ["loginradius.unread", { path: "Flag", expected: "true or false" }],
        ["loginradius.unread", { path: "Map.a <redacted> b", expected: "text" }],
        ["loginradius.unread", { path: "Map.line forged", expected: "text" }],
        ["loginradius.unread", { path: "Map.key0", expected: "text" }]
      ])
      assert.notInclude(JSON.stringify(events), "a value")
      assert.lengthOf(Wire.unread(value), 33)
    })
  )

  it.effect("has the error, its code and the number of attempts", () =>
    Effect.gen(function* () {
      const { spans } = yield* run([
        { status: 503 },
        { status: 403, body: { ErrorCode: 938, Message: "m", Description: "for tok-1234" } }
      ])
      const span = spans[0] as RecordedSpan
      assert.deepStrictEqual(Object.fromEntries(span.attributes), {
        "http.request.method": "GET",
        "url.template": "/identity/v2/thing/:id",
        "server.address": "api.loginradius.com",
        "http.response.status_code": 403,
        "loginradius.attempt": 2,
        "error.type": "UserNotFound",
        "loginradius.error_code": 938
      })
      assert.deepStrictEqual(span.events, [["loginradius.repeat", { "error.type": "ServerFailed" }]])
    })
  )

  it.effect("has the parent, links, annotations and times that a span of Effect's would have", () =>
    Effect.gen(function* () {
      const hidden = Context.make(Tracer.DisablePropagation, true)
      const outer = Tracer.externalSpan({ spanId: "a", traceId: "b" })
      const around: ReadonlyArray<<A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>> = [
        (effect) => effect,
        Effect.annotateSpans({ tenant: "acme", "url.template": "theirs" }),
        Effect.linkSpans(outer, { why: "batch" }),
        Effect.withTracerTiming(false),
        (effect) => Effect.withParentSpan(effect, outer),
        (effect) => Effect.withParentSpan(effect, Tracer.externalSpan({ spanId: "c", traceId: "d", context: hidden })),
        (effect) =>
          Effect.withParentSpan(Effect.withSpan("hidden", { context: hidden })(effect) as typeof effect, outer),
        (effect) => Effect.withSpan("under")(effect) as typeof effect
      ]
      yield* TestClock.adjust("1 hour")
      for (const wrap of around) {
        const { layer } = scriptedClient({ body: { Id: "1" } })
        const called = yield* spansOf(wrap(endpoint({ id: "1", accessToken: "t" }))).pipe(
          Effect.provide(Layer.merge(layer, config()))
        )
        const span = called.spans.at(-1) as RecordedSpan
        const attributes = Object.fromEntries(
          ["http.request.method", "url.template", "server.address"].map((name) => [name, span.attributes.get(name)])
        )
        const made = Effect.makeSpan(span.name, { kind: "client", captureStackTrace: false, attributes })
        const { spans } = yield* spansOf(wrap(made))
        const expected = spans.at(-1) as RecordedSpan
        const nameOf = (parent: Tracer.AnySpan | undefined) => (parent?._tag === "Span" ? parent.name : parent?.spanId)
        const seen = ({ kind, links, name, parent, status }: RecordedSpan) => ({
          name,
          kind,
          links,
          parent: nameOf(Option.getOrUndefined(parent)),
          start: status.startTime
        })
        assert.deepStrictEqual(seen(span), seen(expected))
        for (const [name, value] of expected.attributes) assert.deepStrictEqual(span.attributes.get(name), value)
      }
    })
  )

  it.effect("is the parent of the client's spans, and no trace header is sent", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ body: { Id: "1" } })
      const { spans } = yield* endpoint({ id: "1", accessToken: "t" }).pipe(
        spansOf,
        Effect.provide(
          Layer.merge(layer, config({ transformClient: HttpClient.transformResponse(Effect.withSpan("inside")) }))
        )
      )
      assert.deepStrictEqual(
        spans.map(({ name }) => name),
        ["LoginRadius.Test.observed", "inside"]
      )
      assert.strictEqual(Option.getOrUndefined((spans[1] as RecordedSpan).parent), spans[0])
      assert.notProperty(sent[0]?.headers, "traceparent")
      assert.notProperty(sent[0]?.headers, "b3")
    })
  )
})

describe("the metrics of calls", () => {
  it.effect("count outcomes and repeats by endpoint, and measure the time of each call", () =>
    Effect.gen(function* () {
      const of = <Type, In, Out>(metric: Metric.Metric<Type, In, Out>) =>
        Metric.tagged(metric, "endpoint", "Test.observed")
      const counts = Effect.all({
        ok: Effect.map(Metric.value(Metric.tagged(of(Telemetry.calls), "outcome", "ok")), ({ count }) => count),
        missing: Effect.map(
          Metric.value(Metric.tagged(of(Telemetry.calls), "outcome", "UserNotFound")),
          ({ count }) => count
        ),
        repeats: Effect.map(Metric.value(of(Telemetry.retries)), ({ count }) => count),
        timed: Effect.map(Metric.value(of(Telemetry.latency)), ({ count }) => count)
      })
      const before = yield* counts
      yield* run([{ status: 503 }, { status: 502 }, { body: { Id: "1" } }])
      yield* run([{ status: 403, body: { ErrorCode: 938, Message: "m" } }])
      const after = yield* counts
      assert.deepStrictEqual(
        {
          ok: after.ok - before.ok,
          missing: after.missing - before.missing,
          repeats: after.repeats - before.repeats,
          timed: after.timed - before.timed
        },
        { ok: 1, missing: 1, repeats: 2, timed: 2 }
      )
    })
  )
})
