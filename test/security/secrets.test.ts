import { HttpClient, HttpClientError } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import type * as Wire from "@loginradius-effect/core/Wire"
import { Cause, ConfigProvider, Effect, Exit, Fiber, Layer, Option, Redacted } from "effect"
import { Mismatch } from "../../packages/core/src/internal/wire/codec.js"
import { safetyOf } from "../../packages/core/src/internal/call/compiled.js"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import { apiKey, type Reply, scriptedClient, type SentRequest } from "../support/client.js"
import { type AnyEndpoint, endpoints, errorsOf } from "../support/endpoints.js"
import {
  answersOf,
  complete,
  echo,
  type Input,
  inputsOf,
  MarkedSecrets,
  membersOf,
  pathParameters,
  refusal,
  tail,
  takesSecret,
  takesToken
} from "../support/samples.js"
import { leaks, type Line, linesOfError, linesOfExit, linesOfOwnMetrics, placesOf, watch } from "../support/sinks.js"

const markedSecrets = new MarkedSecrets()
const apiSecret = markedSecrets.guid("apiSecret")

type Client = Layer.Layer<HttpClient.HttpClient>

/** One configuration for all calls, so that the key for SOTTs is derived once. */
const config = Effect.runSync(LoginRadiusConfig.make({ apiKey, apiSecret, retry: Retry.none, deadline: "1 minute" }))

const shortDeadlineConfig = Effect.runSync(
  LoginRadiusConfig.make({
    apiKey,
    apiSecret,
    retry: Retry.bySafety({ times: 2, base: "1 millis", cap: "1 millis" }),
    deadline: "2 millis"
  })
)

const signingConfig = Effect.runSync(
  LoginRadiusConfig.make({ apiKey, apiSecret, retry: Retry.none, requestSigning: true })
)

let calls = 0

/** Runs a call with everything that it writes. The log's format changes with every call. */
const watchCall = (call: Call, client: Client, service: LoginRadiusConfig.Service = config) =>
  watch(call, calls++).pipe(Effect.provideService(LoginRadiusConfig.LoginRadiusConfig, service), Effect.provide(client))

type Call = ReturnType<AnyEndpoint>

/** A client that fails with the whole request in its error, as real clients do. */
const verboseErrorClient = (system: string, onRequest: () => void = () => {}): Client =>
  Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request, url) => {
      onRequest()
      const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
      const cause = Object.assign(new Error(`${system} ${url.href} ${JSON.stringify(request.headers)} ${body}`), {
        code: system,
        request
      })
      return Effect.fail(
        new HttpClientError.RequestError({ request, reason: "Transport", cause, description: cause.message })
      )
    })
  )

const assertNoLeak = (lines: ReadonlyArray<Line>, what: string, others: ReadonlyArray<string> = []) =>
  assert.isUndefined(leaks(lines, others)[0], what)

const assertFailed = (exit: Exit.Exit<unknown, LoginRadiusError.LoginRadiusError>, tag: string, what: string) => {
  const error = Exit.isFailure(exit) ? Option.getOrUndefined(Cause.failureOption(exit.cause)) : undefined
  assert.strictEqual(error?._tag, tag, what)
  return error as LoginRadiusError.LoginRadiusError
}

/** All strings in a value, at any depth. */
const stringsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : []

const secretsIn = (input: Input): ReadonlyArray<string> =>
  stringsIn(input).filter((text) => markedSecrets.paths.has(text))

const secretInputs = (endpoint: AnyEndpoint): ReadonlyArray<Input> =>
  inputsOf(endpoint, complete(markedSecrets), (path) => markedSecrets.guid(path))

// --- places of secrets, by the fixture ---------------------------------------------------------------------------------

interface Place {
  readonly in: string
  readonly wire: string
}

interface Operation {
  readonly id: string
  readonly auth: { readonly [credential in "accessToken" | "apiSecret" | "sott"]?: Place }
  readonly parameters: ReadonlyArray<Place & { readonly name: string }>
  readonly body: ReadonlyArray<{ readonly name: string; readonly wire: string }> | string | null
}

const operations = new Map((catalogue as unknown as ReadonlyArray<Operation>).map((one) => [one.id, one]))

const placeName = (place: Place): string =>
  `${place.in}:${place.in === "header" ? place.wire.toLowerCase() : place.wire}`

/** The place of a secret in the request, by its path in the input. */
const placeOf = ({ auth, body, parameters }: Operation, path: string): string | undefined => {
  if (path === "accessToken" || path === "sott" || path === "apiSecret") {
    const place = auth[path]
    return place === undefined ? undefined : placeName(place)
  }
  const [name, ...rest] = path.split(/(?=[.[])/)
  const parameter = parameters.find((parameter) => parameter.name === name)
  if (parameter !== undefined) return placeName(parameter)
  const inBody = Array.isArray(body) ? body.find((member) => member.name === name) : undefined
  if (inBody !== undefined) return `body:${inBody.wire}${rest.join("")}`
  return typeof body === "string" ? `body:${rest.join("").slice(1)}` : undefined
}

const operationOf = ({ id }: AnyEndpoint): Operation => {
  const operation = operations.get(id)
  assert(operation !== undefined, `${id} is unknown to the fixture`)
  return operation
}

const assertPlaces = (endpoint: AnyEndpoint, input: Input, request: SentRequest, ofConfig = ["apiSecret"]) => {
  const operation = operationOf(endpoint)
  const sent = [...secretsIn(input).map((text) => markedSecrets.paths.get(text) as string), ...ofConfig]
  const expected = sent.flatMap((path) => placeOf(operation, path) ?? [])
  assert.deepStrictEqual([...placesOf(request).keys()].sort(), [...new Set(expected)].sort(), endpoint.id)
}

// --- every endpoint ----------------------------------------------------------------------------------------------------

it("at least 53 endpoints are tested, more than ten of them with several secrets", () => {
  assert.isAtLeast(endpoints.length, 53)
  const kinds = endpoints.map(({ spec }) => spec.auth.kind)
  assert.includeMembers(kinds, ["apiKey", "accessToken", "secret", "sott"])
  assert.isAbove(endpoints.filter((endpoint) => secretsIn(secretInputs(endpoint)[0] as Input).length > 1).length, 10)
})

for (const [place, endpoint] of endpoints.entries()) {
  describe(endpoint.id, () => {
    const inputs = secretInputs(endpoint)
    const input = inputs[0] as Input
    const secrets = [...secretsIn(input), ...(takesSecret(endpoint.spec) ? [apiSecret] : [])]
    const answers = answersOf(endpoint, markedSecrets)
    const run = (script: Reply) => watchCall(endpoint(input), scriptedClient(script).layer)

    it.effect("shows no secret when it succeeds, and sends each in its documented place", () =>
      Effect.gen(function* () {
        for (const input of inputs) {
          for (const answer of answers) {
            const { layer, sent } = scriptedClient({ body: answer as object })
            const { exit, lines } = yield* watchCall(endpoint(input), layer)
            assert.isTrue(Exit.isSuccess(exit), `${endpoint.id} ${JSON.stringify(exit)}`)
            assertNoLeak(lines, endpoint.id)
            assertPlaces(endpoint, input, sent[0] as SentRequest)
          }
        }
        const withResponse = Endpoint.withResponse(endpoint as never) as AnyEndpoint
        const { exit, lines } = yield* watchCall(
          withResponse(input),
          scriptedClient({ body: answers[0] as object }).layer
        )
        assert.isTrue(Exit.isSuccess(exit))
        assertNoLeak(lines, endpoint.id)
      })
    )

    it.effect("shows no secret when it is refused, and the service repeats the secrets", () =>
      Effect.gen(function* () {
        const known = [...errorsOf(endpoint)].filter(([code]) => isRare(code))
        for (const [code, { tag }] of [
          ...known,
          [902, { tag: "ApiCredentialsRejected" }] as const,
          [987654, { tag: "Unrecognized" }] as const
        ]) {
          const { exit, lines } = yield* run({ status: 403, body: refusal(code, secrets, markedSecrets) })
          assertFailed(exit, tag, `${endpoint.id} ${code}`)
          assertNoLeak(lines, `${endpoint.id} ${code}`)
        }
      })
    )

    it.effect("shows no secret when the answer is not from the service", () =>
      Effect.gen(function* () {
        const page = `<html><body>${echo(secrets)}</body></html>`
        const html = { "content-type": "text/html" }
        const repeated = encodeURIComponent(secrets[0] ?? "")
        const repeating = { "content-type": `text/${repeated}`, "x-request-id": repeated }
        const uncertain = tagAfterGateway(endpoint, input)
        const all = [
          [502, html, page, uncertain],
          [200, html, page, "MalformedResponse"],
          [429, html, page, "RateLimited"],
          [500, {}, JSON.stringify({ message: echo(secrets) }), "ServerFailed"],
          [400, {}, JSON.stringify({ message: echo(secrets) }), "Unrecognized"],
          [403, {}, JSON.stringify({ errorCode: 987654, message: echo(secrets) }), "Unrecognized"],
          [404, repeating, page, "Unrecognized"]
        ] as const
        // They are read before anything of the endpoint is: three of them by each, all of them by any seven.
        for (const [status, headers, body, tag] of all.filter((_, i) => (i + place) % all.length < 3)) {
          const { exit, lines } = yield* run({ status, headers, body })
          assertFailed(exit, tag, `${endpoint.id} ${status}`)
          assertNoLeak(lines, `${endpoint.id} ${status} ${body.slice(0, 20)}`)
        }
        const text = JSON.stringify(answers[0])
        const { exit, lines } = yield* run({ body: text.slice(0, -1 - text.length / 9) })
        assertFailed(exit, "MalformedResponse", `${endpoint.id} truncated`)
        assertNoLeak(lines, `${endpoint.id} truncated`)
      })
    )

    it.effect("shows no secret when a secret of the answer has a wrong type", () =>
      Effect.gen(function* () {
        const done = new Set<string>()
        for (const answer of answers) {
          for (const wrong of wrongSecrets(answer, done)) {
            const { exit, lines } = yield* run({ body: wrong as object })
            assertFailed(exit, "MalformedResponse", endpoint.id)
            assertNoLeak(lines, endpoint.id)
          }
        }
      })
    )

    it.live("shows no secret when there is no answer", () =>
      Effect.gen(function* () {
        const gone = yield* watchCall(endpoint(input), verboseErrorClient("ECONNRESET"))
        assertFailed(gone.exit, tagOfLostCall(endpoint, input), endpoint.id)
        assertNoLeak(gone.lines, `${endpoint.id} gone`)

        let attempts = 0
        const count = () => void attempts++
        const repeated = yield* watchCall(
          endpoint(input),
          verboseErrorClient("ECONNREFUSED", count),
          shortDeadlineConfig
        )
        assertFailed(repeated.exit, "TransportFailed", endpoint.id)
        assertNoLeak(repeated.lines, `${endpoint.id} repeated`)
        assert.strictEqual(attempts, 3)

        const late = yield* watchCall(endpoint(input), scriptedClient("hangs").layer, shortDeadlineConfig)
        assertFailed(late.exit, tagOfLostCall(endpoint, input), `${endpoint.id} late`)
        assertNoLeak(late.lines, `${endpoint.id} late`)
      })
    )

    it.effect("shows no secret when it is interrupted", () =>
      Effect.gen(function* () {
        const { layer, sent } = scriptedClient("hangs")
        const fiber = yield* Effect.fork(
          watchCall(Effect.flatMap(Effect.fork(endpoint(input)), interruptOnceSent(sent)), layer)
        )
        const { exit, lines } = yield* Fiber.join(fiber)
        assert.isTrue(Exit.isInterrupted(exit))
        assert.strictEqual(sent.length, 1)
        assertNoLeak(lines, endpoint.id)
      })
    )

    it.effect("shows no secret when the input is wrong, and sends nothing", () =>
      Effect.gen(function* () {
        for (const wrong of wrongInputs(endpoint, input)) {
          const { layer, sent } = scriptedClient({ body: answers[0] as object })
          const { exit, lines } = yield* watchCall(endpoint(wrong), layer)
          assertFailed(exit, "InvalidInput", `${endpoint.id} ${JSON.stringify(Object.keys(wrong))}`)
          assertNoLeak(lines, endpoint.id)
          assert.strictEqual(sent.length, 0)
        }
      })
    )

    if (operations.get(endpoint.id)?.auth.apiSecret?.in === "header") {
      it.effect("does not send the API secret with request signing", () =>
        Effect.gen(function* () {
          const { layer, sent } = scriptedClient({ status: 403, body: refusal(1208, secrets, markedSecrets) })
          const { exit, lines } = yield* watchCall(endpoint(input), layer, signingConfig)
          assertFailed(exit, "ApiCredentialsRejected", endpoint.id)
          assertNoLeak(lines, endpoint.id)
          assertPlaces(endpoint, input, sent[0] as SentRequest, [])
          assert.isString(sent[0]?.headers["digest"])
        })
      )
    }

    if (endpoint.spec.auth.kind === "sott") {
      it.effect("does not show the SOTT that it makes", () =>
        Effect.gen(function* () {
          const { sott: _, ...rest } = input
          const { layer, sent } = scriptedClient({ status: 403, body: { ErrorCode: 1, Message: "" } })
          yield* watchCall(endpoint(rest), layer)
          const sott = sent[0]?.headers["x-loginradius-sott"] as string
          assert.isAbove(sott.length, 40)
          const echoing = Layer.succeed(
            HttpClient.HttpClient,
            HttpClient.make((request) => {
              const made = String(request.headers["x-loginradius-sott"])
              const body = refusal(987654, [...secretsIn(rest), apiSecret, made], markedSecrets)
              const { layer } = scriptedClient({ status: 403, body })
              return Effect.flatMap(HttpClient.HttpClient, (client) => client.execute(request)).pipe(
                Effect.provide(layer)
              )
            })
          )
          const { exit, lines } = yield* watchCall(endpoint(rest), echoing)
          const error = assertFailed(exit, "Unrecognized", endpoint.id)
          assert.include(error.message, "<redacted>")
          // The SOTT is the same within a second.
          assertNoLeak(lines, endpoint.id, [sott, encodeURIComponent(sott)])
        })
      )
    }
  })
}

/** How many endpoints have been refused by each code. */
const refusedBy = new Map<number, number>()

/** A code is read in one way, whatever endpoint declares it: most are declared by dozens, of which a few are asked. */
const isRare = (code: number): boolean => {
  const count = (refusedBy.get(code) ?? 0) + 1
  refusedBy.set(code, count)
  return count <= 5
}

const interruptOnceSent =
  (sent: ReadonlyArray<SentRequest>) =>
  <A, E>(fiber: Fiber.RuntimeFiber<A, E>): Effect.Effect<A, E> =>
    Effect.yieldNow().pipe(
      Effect.repeat({ until: () => sent.length > 0, times: 10_000 }),
      Effect.zipRight(Fiber.interrupt(fiber)),
      Effect.flatten
    )

const tagOfLostCall = ({ spec }: AnyEndpoint, input: Input): string =>
  ["read", "idempotent"].includes(safetyOf(spec, input)) ? "TransportFailed" : "OutcomeUnknown"

const tagAfterGateway = (endpoint: AnyEndpoint, input: Input): string =>
  tagOfLostCall(endpoint, input) === "TransportFailed" ? "ServerFailed" : "OutcomeUnknown"

/** The document with one of its secrets in an array or an object, once for each path of a secret. */
const wrongSecrets = (document: unknown, done = new Set<string>()): ReadonlyArray<unknown> => {
  const text = JSON.stringify(document)
  return stringsIn(document).flatMap((secret, i) => {
    const path = markedSecrets.paths.get(secret)
    if (path === undefined || done.has(path)) return []
    done.add(path)
    const inJson = JSON.stringify(secret)
    return [JSON.parse(text.replace(inJson, () => [`[${inJson}]`, `{"a":${inJson}}`][i % 2] as string)) as unknown]
  })
}

/** Inputs in which a secret has a wrong type, or is the value of another member. */
const wrongInputs = (endpoint: AnyEndpoint, input: Input): ReadonlyArray<Input> => {
  const { spec } = endpoint
  const stray = markedSecrets.text("stray")
  const wrong: Array<Input> = []
  for (const path of pathParameters(spec)) wrong.push({ ...input, [path]: { stray } }, { ...input, [path]: [stray] })
  if (takesToken(spec)) {
    wrong.push({ ...input, accessToken: [stray] }, { ...input, accessToken: { stray } })
    if (operationOf(endpoint).auth.accessToken?.in === "header") {
      wrong.push({ ...input, accessToken: Redacted.make(`${stray}\u0000`) }, { ...input, accessToken: `${stray}\nx` })
    }
  }
  if (spec.auth.kind === "sott") wrong.push({ ...input, sott: { stray } }, { ...input, sott: `${stray}\r\n` })
  for (const [name, wire] of Object.entries(membersOf(spec))) {
    if (spec.oneOf?.includes(name) === true && input[name] === undefined) {
      wrong.push({ ...input, [name]: stray })
      continue
    }
    for (const value of [{ stray }, [stray], stray, Redacted.make({ stray }), Redacted.make(stray)]) {
      if (!takes(wire, value)) wrong.push({ ...input, [name]: value })
    }
  }
  for (const profile of wrongSecrets(input["profile"])) wrong.push({ ...input, profile })
  return wrong
}

/** Whether a value fits a member. Documents accept unknown members, so that most objects fit a document. */
const takes = (wire: Wire.Any, value: unknown): boolean => !(wire.check(value, () => {}) instanceof Mismatch)

describe("a secret within another one", () => {
  it.effect("leaves nothing of the longer one", () =>
    Effect.gen(function* () {
      const oldPassword = "4711-4711-4711"
      const newPassword = `${oldPassword}-${tail}`
      const body = refusal(987654, [oldPassword, newPassword], markedSecrets)
      const input = { accessToken: oldPassword, oldPassword, newPassword }
      const { exit, lines } = yield* watchCall(
        Authentication.changePassword(input),
        scriptedClient({ status: 403, body }).layer
      )
      const error = assertFailed(exit, "Unrecognized", "held")
      assert.include(error.message, "not with <redacted> and <redacted>")
      assertNoLeak(lines, "held", [newPassword])
    })
  )
})

// --- configuration and metrics -----------------------------------------------------------------------------------------

describe("the configuration", () => {
  it("does not show its secret", () => {
    const lines = linesOfExit(Exit.succeed(config))
    assertNoLeak(lines, "config")
    assert.include(lines.map(({ text }) => text).join(""), apiKey)
    assertNoLeak(linesOfError(config), "config as error")
  })

  const valid: LoginRadiusConfig.Options = { apiKey, apiSecret }
  const bad = markedSecrets.text("bad option")
  for (const [option, options] of [
    ["apiKey", { apiKey: bad }],
    ["apiSecret", { apiSecret: bad }],
    ["apiSecret", { apiSecret: Redacted.make(bad) }],
    ["appName", { appName: bad }],
    ["apiDomain", { apiDomain: bad }],
    ["originIp", { originIp: bad }],
    ["region", { region: bad }],
    ["userAgent", { userAgent: bad }],
    ["deadline", { deadline: bad as never }],
    ["baseUrls.api", { baseUrls: { api: bad } }],
    ["baseUrls.hub", { baseUrls: { hub: `https://user:${encodeURIComponent(bad)}@localhost` } }],
    ["baseUrls.cloud", { baseUrls: { cloud: `https://localhost/?apisecret=${encodeURIComponent(bad)}` } }]
  ] as const) {
    it.effect(`names a wrong ${option} and does not show it`, () =>
      Effect.gen(function* () {
        const { exit, lines } = yield* watch(LoginRadiusConfig.make({ ...valid, ...options }))
        assert(Exit.isFailure(exit))
        assert.strictEqual(Option.getOrThrow(Cause.failureOption(exit.cause)).option, option)
        assertNoLeak(lines, option)
      })
    )
  }

  it.effect("does not show a wrong secret of the environment", () =>
    Effect.gen(function* () {
      for (const text of [bad, ` ${apiSecret}`, `${apiSecret}0`]) {
        const environment = ConfigProvider.fromMap(
          new Map([
            ["LOGINRADIUS_API_KEY", apiKey],
            ["LOGINRADIUS_API_SECRET", text]
          ])
        )
        const { exit, lines } = yield* watch(
          Effect.scoped(Layer.build(LoginRadiusConfig.layerFromEnv)).pipe(Effect.withConfigProvider(environment))
        )
        assert.isTrue(Exit.isFailure(exit))
        assertNoLeak(lines, "environment")
      }
    })
  )

  it.effect("names a missing credential without showing the others", () =>
    Effect.gen(function* () {
      const service = { ...config, apiSecret: undefined }
      for (const endpoint of endpoints.filter(({ spec }) => takesSecret(spec) || spec.auth.kind === "sott")) {
        const { sott: _, ...input } = secretInputs(endpoint)[0] as Input
        const { layer, sent } = scriptedClient({})
        const { exit, lines } = yield* watchCall(endpoint(input), layer, service)
        assertFailed(exit, "CredentialsMissing", endpoint.id)
        assertNoLeak(lines, endpoint.id)
        assert.strictEqual(sent.length, 0)
      }
    })
  )
})

it.effect("no metric has a secret", () =>
  Effect.gen(function* () {
    const lines = yield* linesOfOwnMetrics
    assert.isAbove(lines.length, endpoints.length)
    assertNoLeak(lines, "metrics")
    assert.notInclude(lines.map(({ text }) => text).join(""), tail)
  })
)
