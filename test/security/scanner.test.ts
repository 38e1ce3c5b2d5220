import { HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Console, Data, Effect, Exit, Metric } from "effect"
import { scriptedClient, type SentRequest } from "../support/client.js"
import { echo, MarkedSecrets } from "../support/samples.js"
import {
  holdsSecret,
  type Line,
  linesOfExit,
  linesOfMetrics,
  placesOf,
  type Sink,
  sinks,
  watch
} from "../support/sinks.js"

const markedSecrets = new MarkedSecrets()
const secret = markedSecrets.text("password")
const url = `https://api.loginradius.com/login?password=${encodeURIComponent(secret)}`

class LeakyError extends Data.TaggedError("Careless")<{
  readonly message: string
  readonly body?: unknown
  readonly cause?: unknown
}> {}

const errorWithHiddenSecret = (): Error =>
  Object.defineProperty(new Error("no"), "request", { value: { password: secret } })

/** Effects that leak a secret, by the sink in which it must at least be found. */
const leaks: { readonly [S in Sink]: Effect.Effect<unknown, unknown> } = {
  "span attribute": Effect.withSpan(Effect.annotateCurrentSpan("url.full", url), "call"),
  "span event": Effect.currentSpan.pipe(
    Effect.tap((span) => Effect.sync(() => span.event("sent", 0n, { authorization: `Bearer ${secret}` }))),
    Effect.asVoid,
    Effect.withSpan("call")
  ),
  "span exit": Effect.ignore(Effect.withSpan(Effect.fail(new LeakyError({ message: "no", body: secret })), "call")),
  log: Effect.annotateLogs(Effect.log("calling"), "url", url),
  console: Console.log(`calling ${url}`),
  metric: Metric.increment(Metric.tagged(Metric.counter("leaking_calls"), "url", url)),
  "error message": Effect.fail(new LeakyError({ message: `no answer from ${url}` })),
  "error string": Effect.fail(`no answer from ${url}`),
  "error JSON": Effect.fail(new LeakyError({ message: "no", body: { password: secret } })),
  "error inspect": Effect.fail(errorWithHiddenSecret()),
  "error stack": Effect.sync(() =>
    Object.assign(new LeakyError({ message: "no" }), { stack: `Error: no\n at ${url}` })
  ).pipe(Effect.flatMap(Effect.fail)),
  "cause pretty": Effect.fail(new LeakyError({ message: "no", cause: new Error(`no answer from ${url}`) })),
  "cause inspect": Effect.fail({ error: { password: secret } }),
  "cause JSON": Effect.die({ password: secret }),
  "exit inspect": Effect.succeed({ password: secret }),
  "exit JSON": Effect.succeed({ password: secret }),
  "value inspect": Effect.succeed({ password: secret }),
  "value JSON": Effect.succeed({ password: secret })
}

const hits = (lines: ReadonlyArray<Line>): ReadonlyArray<Sink> =>
  lines.filter(({ text }) => holdsSecret(text)).map(({ sink }) => sink)

describe("the scanner", () => {
  for (const sink of sinks) {
    it.effect(`finds a secret in: ${sink}`, () =>
      Effect.gen(function* () {
        const { lines } = yield* watch(leaks[sink])
        assert.include(hits(sink === "metric" ? yield* linesOfMetrics : lines), sink)
      })
    )
  }

  it.effect("finds a secret in the process's own console", () =>
    Effect.gen(function* () {
      const { lines } = yield* watch(Effect.sync(() => globalThis.console.warn("calling", { url })))
      assert.include(hits(lines), "console")
    })
  )

  it.effect("finds a secret in the HTTP client's own span and error", () =>
    Effect.gen(function* () {
      const { layer } = scriptedClient({ body: {} })
      const request = HttpClientRequest.get(url)
      const answered = yield* watch(
        Effect.asVoid(Effect.scoped(HttpClient.execute(request))).pipe(Effect.provide(layer))
      )
      assert.isTrue(Exit.isSuccess(answered.exit))
      assert.include(hits(answered.lines), "span attribute")
      const refused = yield* watch(
        HttpClient.execute(request).pipe(Effect.provide(scriptedClient({ fails: "ECONNRESET" }).layer))
      )
      assert.includeMembers([...hits(refused.lines)], ["span exit", "log", "console", "error inspect", "cause pretty"])
    })
  )

  it("finds a secret in every encoding", () => {
    for (const spelling of [secret, ...echo([secret]).split(" and "), JSON.stringify(JSON.stringify(secret))]) {
      assert.isTrue(holdsSecret(`a${spelling}b`), spelling)
    }
    for (const before of ["", "a", "ab", "abc", `{"Authorization":"Bearer `]) {
      const bytes = Buffer.from(`${before}${secret}`)
      assert.isTrue(holdsSecret(bytes.toString("base64")), `base64 after ${before}`)
      assert.isTrue(holdsSecret(bytes.toString("base64url")), `base64url after ${before}`)
      assert.isTrue(holdsSecret(bytes.toString("hex")), `hex after ${before}`)
    }
    assert.isTrue(holdsSecret([...secret].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")))
    assert.isTrue(holdsSecret(secret.slice(0, 12)))
    assert.isTrue(holdsSecret(secret.slice(-8)))
    assert.isFalse(
      holdsSecret(JSON.stringify(["3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10", "<redacted>", { a: "%zz 100%" }]))
    )
  })

  it("finds a secret in every part of a request", () => {
    const sent = (parts: Partial<SentRequest>) =>
      placesOf({ method: "GET", url: new URL("https://localhost/"), headers: {}, body: undefined, ...parts })
    for (const [place, parts] of [
      ["query:password", { url: new URL(url) }],
      ["path", { url: new URL(`https://localhost/${encodeURIComponent(secret)}`) }],
      ["url", { url: new URL(`https://localhost/#${encodeURIComponent(secret)}`) }],
      ["header:authorization", { headers: { authorization: `Basic ${Buffer.from(secret).toString("base64")}` } }],
      ["body:a.b[0]", { body: JSON.stringify({ a: { b: [secret] } }) }],
      [`body:${secret}`, { body: JSON.stringify({ [secret]: 1 }) }]
    ] as const) {
      assert.deepStrictEqual([...sent(parts).keys()], [place])
    }
    assert.strictEqual(sent({ url: new URL("https://localhost/a?b=c"), body: '{"a":[1]}' }).size, 0)
  })

  it("finds nothing where there is no secret", () => {
    assert.deepStrictEqual(hits(linesOfExit(Exit.failCause(Cause.fail(new LeakyError({ message: "no" }))))), [])
    assert.deepStrictEqual(hits(linesOfExit(Exit.succeed({ any: "thing" }))), [])
  })
})
