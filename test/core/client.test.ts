import { HttpClient, HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Handler from "@loginradius-effect/core/Handler"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import {
  Chunk,
  Clock,
  Context,
  Deferred,
  Duration,
  Effect,
  Exit,
  FastCheck,
  Fiber,
  FiberRef,
  Layer,
  Option,
  Stream,
  TestClock,
  Tracer
} from "effect"
import { config } from "../support/client.js"
import { read, send } from "./callFixture.js"

type Serve = Parameters<typeof Handler.client>[0]

const thing = Handler.json(200, { Id: "1" })

/** What calls need, with a function that answers them. */
const answeredBy = (serve: Serve, options?: Partial<LoginRadiusConfig.Options>) =>
  Layer.merge(Layer.succeed(HttpClient.HttpClient, Handler.client(serve)), config({ retry: Retry.none, ...options }))

/** A client that always gives one answer. */
const answering = (response: Handler.Response) => Handler.client(() => Effect.succeed(response))

const url = "http://emulator.localhost/a?b=c"

describe("a response is what fetch would make of it", () => {
  /** All that can be read of a response, each time from a new one. */
  const readable = (make: Effect.Effect<HttpClientResponse.HttpClientResponse, unknown>) => {
    const of = <A>(read: (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<A, unknown>) =>
      Effect.exit(Effect.flatMap(make, read)).pipe(
        Effect.map(Exit.mapError((error) => (error as { readonly reason?: unknown }).reason))
      )
    return Effect.all({
      head: of(({ cookies, headers, remoteAddress, status }) =>
        Effect.succeed({ status, headers: { ...headers }, cookies: JSON.stringify(cookies), remoteAddress })
      ),
      text: of(({ text }) => text),
      json: of(({ json }) => json),
      urlParams: of(({ urlParamsBody }) => urlParamsBody),
      bytes: of(({ arrayBuffer }) => Effect.map(arrayBuffer, (bytes) => [...new Uint8Array(bytes)])),
      stream: of(({ stream }) =>
        Effect.map(Stream.runCollect(stream), (chunks) => Chunk.toReadonlyArray(chunks).flatMap((bytes) => [...bytes]))
      ),
      form: of(({ formData }) => Effect.map(formData, (form) => [...form.entries()]))
    })
  }

  const bodies = FastCheck.oneof(
    FastCheck.constantFrom("", "{}", '{"a":"ü"}', "\ufeff{}", "\ufeff", "\ud800", "a\udc00b", "😀", "a=1&b=%C3%BC+c"),
    FastCheck.string({ unit: "binary" }),
    FastCheck.json()
  )
  const headers = FastCheck.dictionary(
    FastCheck.constantFrom("Content-Type", "x-request-id", "X-Request-Id", "Set-Cookie", "Retry-After"),
    FastCheck.constantFrom(
      "a=1; Path=/; HttpOnly",
      "application/x-www-form-urlencoded",
      " padded ",
      "",
      "application/json"
    )
  )
  const withoutBody = [204, 205, 304]

  it.effect.prop(
    "for any status, headers and text",
    {
      body: bodies,
      headers: FastCheck.option(headers, { nil: undefined }),
      status: FastCheck.integer({ min: 200, max: 599 })
    },
    ({ body, headers, status }) =>
      Effect.gen(function* () {
        const ours = answering({ status, headers, body })
        const theirs = HttpClient.make((request) =>
          Effect.sync(() => {
            const content = body === "" || withoutBody.includes(status) ? null : body
            return HttpClientResponse.fromWeb(request, new Response(content, { status, headers: headers ?? {} }))
          })
        )
        assert.deepStrictEqual(yield* readable(ours.get(url)), yield* readable(theirs.get(url)))
      }),
    { fastCheck: { numRuns: 120, seed: 20261206 } }
  )

  it.effect("and can be read again", () =>
    Effect.gen(function* () {
      const response = yield* answering({ status: 200, body: "ü" }).get(url)
      assert.strictEqual(yield* response.text, "ü")
      assert.strictEqual(yield* response.text, "ü")
      const bytes = new Uint8Array(yield* response.arrayBuffer)
      assert.deepStrictEqual([...bytes], [0xc3, 0xbc])
      bytes.fill(0)
      assert.deepStrictEqual([...new Uint8Array(yield* response.arrayBuffer)], [0xc3, 0xbc])
    })
  )

  it.effect("and shows neither URL nor headers nor body", () =>
    Effect.gen(function* () {
      const response = yield* answering({ status: 200, headers: { "x-secret": "canary" }, body: "canary" }).get(
        "http://emulator.localhost/?apikey=canary"
      )
      assert.deepStrictEqual(response.toJSON(), {
        _id: "@effect/platform/HttpClientResponse",
        method: "GET",
        status: 200
      })
      assert.notInclude(`${String(response)}${JSON.stringify(response)}`, "canary")
    })
  )
})

describe("a request arrives", () => {
  /** The request as the function gets it. */
  const received = (request: HttpClientRequest.HttpClientRequest) =>
    Effect.gen(function* () {
      const requests: Array<Handler.Request> = []
      const client = Handler.client((request) => {
        requests.push(request)
        return Effect.succeed(thing)
      })
      yield* client.execute(request)
      return requests[0] as Handler.Request
    })

  it.effect("with the parts of its URL, its headers and its JSON", () =>
    Effect.gen(function* () {
      const request = HttpClientRequest.post("HTTP://Emulator.localhost:80/a/../b c?x='1'", {
        urlParams: { y: "ü & z" },
        headers: { "X-Name": "v" }
      })
      const got = yield* received(HttpClientRequest.bodyText(request, '{"name":"ü"}', "application/json"))
      assert.deepStrictEqual(got, {
        method: "POST",
        origin: "http://emulator.localhost",
        path: "/b%20c",
        rawQuery: "x=%271%27&y=%C3%BC+%26+z",
        query: { x: "'1'", y: "ü & z" },
        headers: got.headers,
        body: { name: "ü" },
        rawBody: '{"name":"ü"}'
      })
      const { b3: _b3, traceparent: _traceparent, ...headers } = got.headers
      assert.deepStrictEqual(headers, { "x-name": "v", "content-type": "application/json", "content-length": "13" })
    })
  )

  it.effect("with its text, whatever the body was made of", () =>
    Effect.gen(function* () {
      const post = HttpClientRequest.post(url)
      const form = new FormData()
      form.set("name", "ü")
      const bytes = new TextEncoder().encode("ü")
      assert.strictEqual((yield* received(post)).rawBody, "")
      assert.strictEqual((yield* received(HttpClientRequest.bodyUint8Array(post, bytes))).rawBody, "ü")
      // Cut in the middle of a character.
      const stream = Stream.make(bytes.slice(0, 1), bytes.slice(1))
      assert.strictEqual((yield* received(HttpClientRequest.bodyStream(post, stream))).rawBody, "ü")
      assert.strictEqual((yield* received(HttpClientRequest.bodyUrlParams(post, { a: "ü" }))).rawBody, "a=%C3%BC")
      assert.include((yield* received(HttpClientRequest.bodyFormData(post, form))).rawBody, "\r\n\r\nü\r\n")
    })
  )

  it.effect("nowhere if its URL is none, or its body cannot be read", () =>
    Effect.gen(function* () {
      const invalid = yield* Effect.flip(received(HttpClientRequest.get("http://")))
      assert(invalid._tag === "RequestError")
      assert.strictEqual(invalid.reason, "InvalidUrl")
      const broken = HttpClientRequest.bodyStream(HttpClientRequest.post(url), Stream.fail("broken"))
      const unreadable = yield* Effect.flip(received(broken))
      assert(unreadable._tag === "RequestError")
      assert.strictEqual(unreadable.reason, "Encode")
    })
  )

  it.effect("with the platform's span and trace headers, as those of any client", () =>
    Effect.gen(function* () {
      const spans: Array<string> = []
      const current = yield* Effect.tracer
      const tracer = Tracer.make({
        span: (name, ...rest) => {
          spans.push(name)
          return current.span(name, ...rest)
        },
        context: (run) => run()
      })
      const got = yield* received(HttpClientRequest.get(url)).pipe(Effect.withSpan("outer"), Effect.withTracer(tracer))
      assert.deepStrictEqual(spans, ["outer", "http.client GET"])
      assert.sameMembers(Object.keys(got.headers), ["b3", "traceparent"])
    })
  )
})

describe("a connection that breaks", () => {
  const faults = [
    ["ConnectionReset", "ECONNRESET", "ConnectionLost", true],
    ["ConnectionRefused", "ECONNREFUSED", "Refused", false]
  ] as const

  for (const [fault, system, reason, sent] of faults) {
    it.effect(`is ${system} for a client, and ${reason} for a call`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Handler.client(() => Effect.fail(fault)).get(url))
        assert(error._tag === "RequestError")
        assert.strictEqual(error.reason, "Transport")
        assert.deepStrictEqual(error.cause, { code: system })
        const failed = yield* Effect.flip(read({ id: "1" }))
        assert(failed._tag === "TransportFailed")
        assert.deepStrictEqual([failed.reason, failed.system, failed.sent], [reason, system, sent])
      }).pipe(Effect.provide(answeredBy(() => Effect.fail(fault))))
    )
  }

  it.effect("and a function that throws is a defect of the call", () =>
    Effect.gen(function* () {
      const exit = yield* Effect.exit(read({ id: "1" }))
      assert(Exit.isFailure(exit))
      assert.include(String(exit.cause), "thrown")
    }).pipe(
      Effect.provide(
        answeredBy(() => {
          throw new Error("thrown")
        })
      )
    )
  )
})

describe("the limit of an answer", () => {
  const limited = (maxAnswerBytes: number, transformClient?: LoginRadiusConfig.Options["transformClient"]) =>
    Effect.either(read({ id: "1" })).pipe(
      Effect.provide(
        answeredBy(() => Effect.succeed(Handler.json(200, { Id: "ü中😀" })), { maxAnswerBytes, transformClient })
      )
    )
  const size = new TextEncoder().encode(JSON.stringify({ Id: "ü中😀" })).byteLength

  for (const [how, transformClient] of [
    ["", undefined],
    [
      ", also of a client that is wrapped",
      HttpClient.mapRequest((request: HttpClientRequest.HttpClientRequest) => request)
    ]
  ] as const) {
    it.effect(`counts bytes and not characters${how}`, () =>
      Effect.gen(function* () {
        const taken = yield* limited(size, transformClient)
        assert.strictEqual(taken._tag, "Right")
        const refused = yield* limited(size - 1, transformClient)
        assert(refused._tag === "Left" && refused.left._tag === "MalformedResponse")
        assert.strictEqual(refused.left.expected, "within maxAnswerBytes")
        assert.include(refused.left.message, "application/json, too many characters")
      })
    )
  }
})

describe("an answer without a body", () => {
  for (const [what, response] of [
    ["with 204", { status: 204, body: "" }],
    ["with 204 and a text, which is not sent", { status: 204, body: "{}" }],
    ["with 200", { status: 200, body: "" }]
  ] as const) {
    it.effect(`is malformed ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(read({ id: "1" }))
        assert(error._tag === "MalformedResponse")
        assert.include(error.message, "no body")
      }).pipe(Effect.provide(answeredBy(() => Effect.succeed(response))))
    )
  }

  it.effect("has no media type, and a text has one", () =>
    Effect.gen(function* () {
      const failed = (body: string) =>
        Effect.flip(read({ id: "1" })).pipe(Effect.provide(answeredBy(() => Effect.succeed({ status: 500, body }))))
      assert.include((yield* failed("")).message, "no body")
      assert.include((yield* failed("ouch")).message, "text/plain, 4 characters")
    })
  )
})

const clocks = [
  ["the live clock", it.live, Effect.void],
  ["a test's clock", it.effect, TestClock.adjust("1 minute")]
] as const

for (const [clock, test, passTime] of clocks) {
  describe(`a deadline by ${clock}`, () => {
    /** The error of a call that is answered too late, and whether its answer was given up. */
    const late = (
      wait: (isOver: () => boolean) => Effect.Effect<void>,
      transformClient?: LoginRadiusConfig.Options["transformClient"]
    ) =>
      Effect.gen(function* () {
        let isOver = false
        let gaveUp = false
        const serve: Serve = () =>
          Effect.as(
            wait(() => isOver),
            thing
          ).pipe(Effect.onInterrupt(() => Effect.sync(() => void (gaveUp = true))))
        const call = Effect.provide(
          Effect.flip(send({ accessToken: "t", otp: "1" })),
          answeredBy(serve, { deadline: "20 millis", transformClient })
        )
        const fiber = yield* Effect.fork(call)
        yield* passTime
        const error = yield* Effect.ensuring(
          Fiber.join(fiber),
          Effect.sync(() => void (isOver = true))
        )
        return { error, gaveUp }
      })

    const waits = [
      ["never answers", () => Effect.never],
      ["answers after an hour", () => Effect.sleep("1 hour")],
      ["is busy", (isOver: () => boolean) => Effect.repeat(Effect.yieldNow(), { until: isOver })]
    ] as const
    for (const [what, wait] of waits) {
      test(`ends a call to a handler that ${what}`, () =>
        Effect.gen(function* () {
          const { error, gaveUp } = yield* late(wait)
          assert(error._tag === "OutcomeUnknown")
          assert.strictEqual(error.reason, "Deadline")
          assert.isTrue(gaveUp)
        }))
    }

    test("ends a call through a client that is wrapped", () =>
      Effect.gen(function* () {
        const { error } = yield* late(
          () => Effect.never,
          HttpClient.mapRequest((request) => request)
        )
        assert(error._tag === "OutcomeUnknown")
        assert.strictEqual(error.reason, "Deadline")
      }))

    for (const [what, deadline] of [
      ["in time", "1 hour"],
      ["of a call without a deadline", Duration.infinity]
    ] as const) {
      test(`does nothing to an answer ${what}`, () =>
        Effect.gen(function* () {
          const serve: Serve = () =>
            Effect.as(
              Effect.promise(() => Promise.resolve()),
              thing
            )
          const answer = yield* Effect.provide(read({ id: "1" }), answeredBy(serve, { deadline }))
          assert.strictEqual(answer.Id, "1")
        }))
    }
  })

  describe(`an interruption by ${clock}`, () => {
    test("ends the handler before the call", () =>
      Effect.gen(function* () {
        const began = yield* Deferred.make<void>()
        const seen: Array<string> = []
        const serve: Serve = () =>
          Deferred.succeed(began, undefined).pipe(
            Effect.zipRight(Effect.never),
            Effect.onInterrupt(() =>
              Effect.zipRight(
                Effect.yieldNow(),
                Effect.sync(() => seen.push("the handler"))
              )
            )
          )
        const fiber = yield* Effect.fork(
          Effect.onInterrupt(Effect.provide(read({ id: "1" }), answeredBy(serve)), () =>
            Effect.sync(() => seen.push("the call"))
          )
        )
        yield* Deferred.await(began)
        yield* Fiber.interrupt(fiber)
        assert.deepStrictEqual(seen, ["the handler", "the call"])
      }))
  })
}

describe("a handler runs", () => {
  it.scopedLive("at once, where it waits for nothing", () =>
    Effect.gen(function* () {
      const semaphore = yield* Effect.makeSemaphore(1)
      const layer = answeredBy(() => semaphore.withPermits(1)(Effect.succeed(thing)))
      const call = Effect.provide(read({ id: "1" }), yield* Layer.build(layer))
      const exit = Effect.runFork(call).unsafePoll()
      assert(exit !== null && Exit.isSuccess(exit))
    })
  )

  it.effect("with clock, context, fiber refs and span of its caller", () =>
    Effect.gen(function* () {
      class Word extends Context.Tag("test/Word")<Word, string>() {}
      const ref = FiberRef.unsafeMake("initial")
      let seen: unknown
      const serve: Serve = () =>
        Effect.gen(function* () {
          const span = yield* Effect.currentParentSpan
          seen = {
            time: yield* Clock.currentTimeMillis,
            word: Option.getOrUndefined(yield* Effect.serviceOption(Word)),
            ref: yield* FiberRef.get(ref),
            span: span._tag === "Span" ? span.name : undefined
          }
          return thing
        }).pipe(Effect.orDie)
      yield* TestClock.setTime(42)
      yield* read({ id: "1" }).pipe(
        Effect.provide(answeredBy(serve)),
        Effect.provideService(Word, "given"),
        Effect.locally(ref, "local")
      )
      assert.deepStrictEqual(seen, { time: 42, word: "given", ref: "local", span: "LoginRadius.Test.read" })
    })
  )

  it.effect("for a call through transformClient, which sees requests and answers", () =>
    Effect.gen(function* () {
      const seen: Array<unknown> = []
      const requests: Array<Handler.Request> = []
      const serve: Serve = (request) => {
        requests.push(request)
        return Effect.succeed(thing)
      }
      const transformClient = (client: HttpClient.HttpClient) =>
        client.pipe(
          HttpClient.mapRequest(HttpClientRequest.setHeader("x-added", "yes")),
          HttpClient.tap((response) => Effect.sync(() => seen.push(response.status)))
        )
      yield* Effect.provide(read({ id: "1" }), answeredBy(serve, { transformClient }))
      assert.deepStrictEqual(seen, [200])
      assert.strictEqual(requests[0]?.headers["x-added"], "yes")
    })
  )
})
