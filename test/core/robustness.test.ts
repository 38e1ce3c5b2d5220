/** Properties of every endpoint: any answer and any input ends in a value or in an error of this SDK. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import { Cause, Effect, Exit, FastCheck, Layer, Option, Redacted, TestClock, TestContext } from "effect"
import { types } from "node:util"
import { apiKey, apiSecret } from "../support/client.js"
import { type AnyEndpoint, endpoints, errorsOf } from "../support/endpoints.js"
import { answersOf, complete, type Input, inputsOf, MarkedSecrets, mutate, type Mutation } from "../support/samples.js"

const seed = 20261124

const service = Effect.runSync(LoginRadiusConfig.make({ apiKey, apiSecret, retry: Retry.none }))

interface Answer {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}

/** A client with one answer, which may have a status that `new Response` refuses. */
const clientAnswering = (answer: Answer, onRequest: () => void = () => {}) =>
  HttpClient.make((request) =>
    Effect.sync(() => {
      onRequest()
      const response = new Response(new Uint8Array(answer.body), { headers: { ...answer.headers } })
      Object.defineProperty(response, "status", { value: answer.status })
      return HttpClientResponse.fromWeb(request, response)
    })
  )

const call = (endpoint: AnyEndpoint, input: unknown, client: HttpClient.HttpClient, config = service) =>
  endpoint(input).pipe(
    Effect.provideService(HttpClient.HttpClient, client),
    Effect.provideService(LoginRadiusConfig.LoginRadiusConfig, config),
    Effect.timeoutFail({ duration: "30 seconds", onTimeout: () => "hangs" as const }),
    Effect.exit,
    Effect.runPromise
  )

type Result = Awaited<ReturnType<typeof call>>

/** The error of a failed call, or undefined for a successful one. A call that ends in any other way fails the test. */
const errorOf = (result: Result): LoginRadiusError.LoginRadiusError | undefined => {
  if (Exit.isSuccess(result)) return undefined
  const error = Option.getOrUndefined(Cause.failureOption(result.cause))
  assert(error !== "hangs" && LoginRadiusError.isLoginRadiusError(error), Cause.pretty(result.cause))
  assert.isString(error.message)
  assert.isString(error.category)
  return error
}

const sampleOf = (endpoint: AnyEndpoint): Input => {
  const markedSecrets = new MarkedSecrets()
  return inputsOf(endpoint, complete(markedSecrets), () => markedSecrets.guid("token"))[0] as Input
}

const samples = endpoints.map((endpoint) => ({
  endpoint,
  input: sampleOf(endpoint),
  answers: answersOf(endpoint, new MarkedSecrets()),
  codes: [...errorsOf(endpoint).keys()]
}))

// --- answers of the service --------------------------------------------------------------------------------------------

const json = FastCheck.jsonValue({ maxDepth: 3 })

const odd: FastCheck.Arbitrary<unknown> = FastCheck.oneof(
  FastCheck.constantFrom<unknown>(
    "",
    0,
    -1,
    1e308,
    -0,
    2 ** 60,
    true,
    "\ud800",
    "__proto__",
    "0001-01-01T00:00:00",
    "00000000-0000-0000-0000-000000000000",
    [],
    {},
    [null],
    [[[[]]]]
  ),
  json
)

const mutations: FastCheck.Arbitrary<ReadonlyArray<Mutation>> = FastCheck.array(
  FastCheck.record({
    at: FastCheck.nat(5000),
    how: FastCheck.constantFrom(
      "replace" as const,
      "delete" as const,
      "null" as const,
      "wrap" as const,
      "recase" as const,
      "text" as const,
      "add" as const,
      "proto" as const
    ),
    value: odd
  }),
  { maxLength: 4 }
)

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const texts: FastCheck.Arbitrary<Uint8Array> = FastCheck.constantFrom(
  "",
  " ",
  "null",
  "[]",
  "{}",
  '"x"',
  "0",
  "-",
  "{",
  '{"a":',
  "\ufeff{}",
  '\ufeff{"IsPosted":true}',
  '{"__proto__":{"IsPosted":true},"constructor":1}',
  '{"access_token":"\\ud800","Profile":{"Uid":"\\udfff"}}',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  `{"Uid":${"9".repeat(400)}}`,
  '{"Uid":1e999,"Uid":"a"}',
  "<html><title>502 Bad Gateway</title>",
  "<?xml version='1.0'?><Error/>"
).map(utf8)

const envelopes = (codes: ReadonlyArray<number>): FastCheck.Arbitrary<Uint8Array> => {
  const code = FastCheck.oneof(
    FastCheck.constantFrom(...codes, 901, 902, 950, 1207, 6002, 0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER),
    odd
  )
  return FastCheck.record(
    {
      ErrorCode: code,
      errorCode: code,
      Message: FastCheck.oneof(FastCheck.string(), odd),
      message: FastCheck.oneof(FastCheck.string(), odd),
      Description: FastCheck.oneof(FastCheck.fullUnicodeString(), odd),
      Errors: FastCheck.oneof(
        FastCheck.array(FastCheck.oneof(FastCheck.record({ FieldName: odd, ErrorMessage: odd }), odd)),
        odd
      ),
      Data: FastCheck.oneof(
        FastCheck.record({ access_token: odd, expires_in: odd, LoginLockedTimeout: odd, ConsentToken: odd }),
        odd
      ),
      ProviderErrorResponse: odd
    },
    { requiredKeys: [] }
  ).map((envelope) => utf8(JSON.stringify(envelope)))
}

const bodies = (codes: ReadonlyArray<number>, answers: ReadonlyArray<unknown>): FastCheck.Arbitrary<Uint8Array> =>
  FastCheck.oneof(
    { arbitrary: FastCheck.uint8Array({ maxLength: 60 }), weight: 1 },
    { arbitrary: texts, weight: 2 },
    { arbitrary: envelopes(codes), weight: 3 },
    {
      arbitrary: FastCheck.tuple(FastCheck.constantFrom(...answers), mutations, FastCheck.nat(20)).map(
        ([answer, mutations, cut]) => {
          const bytes = utf8(JSON.stringify(mutate(answer, mutations)))
          return cut < 18 ? bytes : bytes.slice(0, bytes.length - cut)
        }
      ),
      weight: 5
    }
  )

const statuses = FastCheck.oneof(
  FastCheck.constantFrom(200, 200, 200, 201, 204, 205, 302, 304, 400, 401, 403, 404, 429, 429, 500, 501, 502, 503, 504),
  FastCheck.integer({ min: 100, max: 599 })
)

const headers = FastCheck.record(
  {
    "content-type": FastCheck.constantFrom(
      "application/json",
      "application/json; charset=utf-16",
      "text/html",
      ";",
      "",
      "x".repeat(300)
    ),
    "retry-after": FastCheck.constantFrom(
      "0",
      "-1",
      "1.5",
      "1e3",
      "9".repeat(25),
      "9".repeat(400),
      "Wed, 21 Oct 2015 07:28:00 GMT",
      "Fri, 31 Dec 9999 23:59:59 GMT",
      "275760-09-13",
      "soon",
      " "
    ),
    "x-request-id": FastCheck.constantFrom("", "r", "r".repeat(5000))
  },
  { requiredKeys: [] }
)

const caseOf = (answer: FastCheck.Arbitrary<Uint8Array>): FastCheck.Arbitrary<Answer> =>
  FastCheck.record({ status: statuses, headers, body: answer })

describe("any answer", () => {
  for (const { answers, codes, endpoint, input } of samples) {
    it(`to ${endpoint.id} becomes a value or an error of this SDK`, () =>
      FastCheck.assert(
        FastCheck.asyncProperty(caseOf(bodies(codes, answers)), async (answer) => {
          const error = errorOf(await call(endpoint, input, clientAnswering(answer)))
          if (error === undefined) assert.isTrue(answer.status >= 200 && answer.status < 300)
          assert.notInclude(["InvalidInput", "CredentialsMissing", "TransportFailed"], error?._tag)
        }),
        { numRuns: 8, seed }
      ))
  }

  it("leads to four attempts at most", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.constantFrom(...samples.filter(({ endpoint }) => endpoint.spec.auth.kind !== "sott")),
        FastCheck.record({
          status: FastCheck.constantFrom(429, 502, 503, 504),
          headers,
          body: FastCheck.constantFrom(utf8(""), utf8('{"ErrorCode":950,"Message":"m"}'))
        }),
        async ({ endpoint, input }, answer) => {
          let sent = 0
          const config = { ...service, retry: Retry.bySafety() }
          const exit = await Effect.gen(function* () {
            const fiber = yield* Effect.fork(
              endpoint(input).pipe(
                Effect.exit,
                Effect.provide(
                  Layer.merge(
                    Layer.succeed(
                      HttpClient.HttpClient,
                      clientAnswering(answer, () => sent++)
                    ),
                    Layer.succeed(LoginRadiusConfig.LoginRadiusConfig, config)
                  )
                )
              )
            )
            yield* TestClock.adjust("5 minutes")
            return yield* fiber.await
          }).pipe(Effect.provide(TestContext.TestContext), Effect.flatten, Effect.runPromise)
          assert.isDefined(errorOf(exit))
          assert.isAtMost(sent, 4)
        }
      ),
      { numRuns: 60, seed }
    ))
})

describe("a token that is all zeros", () => {
  const zeros = FastCheck.constantFrom(
    "00000000-0000-0000-0000-000000000000",
    "00000000000000000000000000000000",
    "0",
    "-",
    ""
  )
  const logins = samples.filter(({ answers }) => JSON.stringify(answers).includes('"access_token"'))

  it("can be in the answers of at least eight endpoints", () => {
    assert.isAtLeast(logins.length, 8)
  })

  for (const { answers, endpoint, input } of logins) {
    it(`is never a login: ${endpoint.id}`, () =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.constantFrom(...answers),
          FastCheck.oneof({ arbitrary: FastCheck.constant([]), weight: 1 }, { arbitrary: mutations, weight: 2 }),
          zeros,
          async (answer, mutations, zero) => {
            const text = JSON.stringify(mutate(answer, mutations), (key, value: unknown) =>
              /^access_token$/i.test(key) && typeof value === "string" ? zero : value
            )
            const result = await call(
              endpoint,
              input,
              clientAnswering({ status: 200, headers: { "content-type": "application/json" }, body: utf8(text) })
            )
            errorOf(result)
            assert.isFalse(Exit.isSuccess(result) && isLogin(result.value))
          }
        ),
        { numRuns: 15, seed }
      ))
  }
})

/** Whether a value is a login. */
const isLogin = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false
  const { _tag, accessToken, login } = value as { readonly [name: string]: unknown }
  return _tag === "Authenticated" || Redacted.isRedacted(accessToken) || (_tag === "WithLogin" && isLogin(login))
}

// --- inputs of a caller ------------------------------------------------------------------------------------------------

const cyclic = (): unknown => {
  const value: Record<string, unknown> = { a: [] }
  ;(value["a"] as Array<unknown>).push(value)
  return value
}

const deep = (): unknown => {
  let value: unknown = 1
  for (let i = 0; i < 20_000; i++) value = i % 2 === 0 ? { value } : [value]
  return value
}

const withThrowingGetters = (): unknown => ({
  get Password(): string {
    throw new Error("no")
  },
  get key0(): string {
    throw new Error("no")
  }
})

const revokedProxy = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const throwingProxy = (): unknown =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error("no")
      },
      has: () => {
        throw new Error("no")
      },
      ownKeys: () => {
        throw new Error("no")
      }
    }
  )

/** Functions that make a value, because FastCheck cannot hold a value that throws when it is inspected. */
const strangeValues: FastCheck.Arbitrary<() => unknown> = FastCheck.oneof(
  FastCheck.constantFrom<unknown>(
    undefined,
    null,
    "",
    " ",
    ".",
    "..",
    "\ud800",
    "a\udc00b",
    "\u0000",
    "a\r\nx-injected: 1",
    "ü",
    0,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1.5,
    true,
    10n,
    Symbol("s"),
    () => "x",
    new Date(Number.NaN),
    new Map([["a", 1]]),
    new Set(["a"]),
    new Uint8Array(3),
    /x/,
    Object.create(null),
    JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":1}}'),
    { toString: () => ({}) },
    { toJSON: () => 10n },
    { toJSON: () => Redacted.make("s") },
    Redacted.make(undefined),
    Redacted.make("\ud800"),
    Redacted.make({ a: Redacted.make("s") }),
    { [Symbol.for("effect/Redacted")]: true },
    [Redacted.make(1n)]
  ).map((value) => () => value),
  FastCheck.constantFrom(cyclic, deep, withThrowingGetters, revokedProxy, throwingProxy),
  FastCheck.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, maxDepth: 2 }).map(
    (value) => () => value
  )
)

/** A strange value as the whole input, or a valid input with up to three strange members at any depth. */
const inputs = (input: Input): FastCheck.Arbitrary<() => unknown> =>
  FastCheck.oneof(
    { arbitrary: strangeValues, weight: 1 },
    {
      arbitrary: FastCheck.array(FastCheck.tuple(FastCheck.nat(5000), strangeValues), {
        minLength: 1,
        maxLength: 3
      }).map(
        (changes) => () => changes.reduce<unknown>((changed, [at, make]) => replaceAt(changed, at, make()), input)
      ),
      weight: 4
    }
  )

/** The value with one of its members replaced, at any depth. */
const replaceAt = (value: unknown, at: number, other: unknown): unknown => {
  if (!isPlain(value)) return other
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (key === undefined) return other
  const member = Object.getOwnPropertyDescriptor(value, key)?.value as unknown
  const changed = isPlain(member) && at % 3 !== 0 ? replaceAt(member, Math.floor(at / 3), other) : other
  return Array.isArray(value)
    ? (value as ReadonlyArray<unknown>).map((item, i) => (String(i) === key ? changed : item))
    : Object.defineProperties(
        {},
        {
          ...Object.getOwnPropertyDescriptors(value),
          [key]: { value: changed, enumerable: true, configurable: true }
        }
      )
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !types.isProxy(value) && !Redacted.isRedacted(value)

describe("any input", () => {
  for (const { answers, endpoint, input } of samples) {
    it(`of ${endpoint.id} is sent in one request, or refused as InvalidInput`, () =>
      FastCheck.assert(
        FastCheck.asyncProperty(inputs(input), async (make) => {
          let sent = 0
          const answer = {
            status: 200,
            headers: { "content-type": "application/json" },
            body: utf8(JSON.stringify(answers[0]))
          }
          const error = errorOf(
            await call(
              endpoint,
              make(),
              clientAnswering(answer, () => sent++)
            )
          )
          if (error === undefined) return assert.strictEqual(sent, 1)
          assert.strictEqual(error._tag, "InvalidInput")
          assert.strictEqual(sent, 0)
        }),
        { numRuns: 10, seed }
      ))
  }

  it("with malformed text in its secrets is refused, or sent and answered", async () => {
    for (const { endpoint, input } of samples) {
      const broken = JSON.parse(JSON.stringify(input).replaceAll("tail9ca", "\\ud800")) as Input
      const body = utf8(JSON.stringify({ ErrorCode: 987654, Message: "no" }))
      const error = errorOf(await call(endpoint, broken, clientAnswering({ status: 403, headers: {}, body })))
      assert.include(["InvalidInput", "Unrecognized"], error?._tag, endpoint.id)
    }
  })
})
