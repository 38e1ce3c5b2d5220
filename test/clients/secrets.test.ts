import { assert } from "@effect/vitest"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Exit, Fiber } from "effect"
import { withLayer } from "../conformance/setup.js"
import { type AnyEndpoint, endpoints } from "../support/endpoints.js"
import {
  answersOf,
  complete,
  echo,
  type Input,
  inputsOf,
  MarkedSecrets,
  refusal,
  tail,
  takesSecret
} from "../support/samples.js"
import { holdsSecret, leaks, type Line, linesOfOwnMetrics, watch } from "../support/sinks.js"
import { all, type Behaviour, layer, type Name, overSockets, testClient } from "./clients.js"

const markedSecrets = new MarkedSecrets()
const apiSecret = markedSecrets.guid("apiSecret")

/** A call of an endpoint with marked secrets, and an answer of the service. */
const secretCall = (endpoint: AnyEndpoint) => {
  const inputs = inputsOf(endpoint, complete(markedSecrets), (path) => markedSecrets.guid(path))
  const input = inputs[0] as Input
  const text = JSON.stringify(input)
  const given = [...markedSecrets.paths.keys()].filter((secret) => text.includes(JSON.stringify(secret)))
  const secrets = takesSecret(endpoint.spec) ? [apiSecret, ...given] : given
  return { endpoint, call: endpoint(input), answer: answersOf(endpoint, markedSecrets)[0], secrets }
}

/** One call for each kind of credential and of request. `test/security` has all endpoints, without a real client. */
const secretCalls = [
  ...new Map(
    endpoints.map((endpoint) => {
      const { auth, body, route } = endpoint.spec
      const shape = body === undefined ? "none" : Wire.isWhole(body) ? "whole" : "members"
      const [method] = route.split(" ")
      return [`${auth.kind} ${method} ${shape}`, endpoint] as const
    })
  ).values()
].map(secretCall)

type SecretCall = (typeof secretCalls)[number]

let calls = 0

/** Makes a call, and returns everything that it wrote anywhere. The log's format changes with every call. */
const watchCall = (name: Name, { call }: SecretCall, behaviour: Behaviour, options?: Options) =>
  Effect.flatMap(testClient(name), ({ run }) => run(watch(call, calls++), behaviour, { apiSecret, ...options }))

const assertNoLeak = (lines: ReadonlyArray<Line>, what: string) => {
  assert.isAbove(lines.length, 0)
  assert.isUndefined(leaks(lines)[0], what)
}

/** Makes each call once, with one client. */
const forEach = (
  name: Name,
  behave: (one: SecretCall) => Behaviour,
  ends: (exit: AnyExit) => void,
  options?: Options
) =>
  Effect.forEach(secretCalls, (one) =>
    Effect.map(watchCall(name, one, behave(one), options), ({ exit, lines }) => {
      ends(exit)
      assertNoLeak(lines, `${one.endpoint.id} over ${name}`)
    })
  )

type Options = Partial<LoginRadiusConfig.Options>

type AnyExit = Exit.Exit<unknown, unknown>

const succeeds = (exit: AnyExit) => assert.isTrue(Exit.isSuccess(exit), String(exit))

const fails =
  (...tags: ReadonlyArray<string>) =>
  (exit: AnyExit) => {
    assert(Exit.isFailure(exit) && exit.cause._tag === "Fail", String(exit))
    assert.include(tags, (exit.cause.error as { readonly _tag: string })._tag)
  }

const failsWithoutAnswer = fails("TransportFailed", "OutcomeUnknown")

withLayer(layer)("no secret is written anywhere", (each) => {
  each(all)("when a call succeeds over %s", (name) =>
    Effect.gen(function* () {
      const { arrivals } = yield* testClient(name)
      for (const one of secretCalls) {
        const { id } = one.endpoint
        const { exit, lines } = yield* watchCall(name, one, { body: one.answer })
        succeeds(exit)
        assertNoLeak(lines, `${id} over ${name}`)
        // The secrets were all in the request.
        assert.strictEqual(holdsSecret(JSON.stringify(yield* arrivals)), one.secrets.length > 0, id)
      }
      assert.isAtLeast(secretCalls.filter(({ secrets }) => secrets.length > 1).length, 4)
    })
  )

  each(all)("when a call is refused over %s, and the service repeats the secrets", (name) =>
    forEach(
      name,
      ({ secrets }) => ({ status: 403, body: refusal(987654, secrets, markedSecrets) }),
      fails("Unrecognized")
    )
  )

  each(all)("when a gateway answers over %s", (name) =>
    forEach(
      name,
      ({ secrets }) => ({
        status: 502,
        headers: { "content-type": "text/html", "x-request-id": encodeURIComponent(secrets[0] ?? "") },
        body: echo(secrets)
      }),
      fails("ServerFailed", "OutcomeUnknown")
    )
  )

  for (const [what, behaviour, over] of [
    ["the connection is refused", "refuses", all],
    ["the connection is reset", "resets", all],
    ["the connection ends within the body", "breaks off", overSockets]
  ] as const) {
    each(over)(`when ${what} over %s`, (name) => forEach(name, () => behaviour, failsWithoutAnswer))
  }

  for (const [what, behaviour, over] of [
    ["before there is an answer", "is silent", all],
    ["within the body", "stalls", overSockets]
  ] as const) {
    each(over)(`when the deadline passes ${what} over %s`, (name) =>
      forEach(name, () => behaviour, failsWithoutAnswer, { deadline: "2 millis" })
    )

    each(over)(`when a call is interrupted ${what} over %s`, (name) =>
      Effect.gen(function* () {
        const { arrival } = yield* testClient(name)
        for (const one of secretCalls) {
          const call = Effect.flatMap(Effect.fork(one.call), (fiber) =>
            Effect.zipRight(arrival, Effect.flatten(Fiber.interrupt(fiber)))
          )
          const { exit, lines } = yield* watchCall(name, { ...one, call }, behaviour)
          assert.isTrue(Exit.isInterrupted(exit))
          assertNoLeak(lines, `${one.endpoint.id} over ${name}`)
        }
      })
    )
  }

  each(["any client"])("in a metric of calls over %s", () =>
    Effect.map(linesOfOwnMetrics, (lines) => {
      const text = lines.map((line) => line.text).join("\n")
      for (const { endpoint } of secretCalls) assert.include(text, endpoint.id)
      assertNoLeak(lines, "metrics")
      assert.notInclude(text, tail)
    })
  )
})
