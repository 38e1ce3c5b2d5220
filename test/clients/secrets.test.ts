import { assert } from "@effect/vitest"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Exit, Fiber } from "effect"
import { sharing } from "../conformance/lab.js"
import { type AnyEndpoint, endpoints } from "../support/endpoints.js"
import {
  answersOf,
  Canaries,
  complete,
  echo,
  type Input,
  inputsOf,
  refusal,
  tail,
  takesSecret
} from "../support/samples.js"
import { holdsCanary, leaks, type Line, linesOfOwnMetrics, watch } from "../support/sinks.js"
import { all, type Behaviour, layer, type Name, overSockets, side } from "./clients.js"

const canaries = new Canaries()
const apiSecret = canaries.guid("apiSecret")

/** A call of an endpoint, full of secrets, and what the service answers it. */
const madeOf = (endpoint: AnyEndpoint) => {
  const inputs = inputsOf(endpoint, complete(canaries), (path) => canaries.guid(path))
  const input = inputs[0] as Input
  const text = JSON.stringify(input)
  const given = [...canaries.paths.keys()].filter((secret) => text.includes(JSON.stringify(secret)))
  const secrets = takesSecret(endpoint.spec) ? [apiSecret, ...given] : given
  return { endpoint, call: endpoint(input), answer: answersOf(endpoint, canaries)[0], secrets }
}

/** One for each kind of credential and shape of a request: `test/security` has all of them, over no client at all. */
const made = [
  ...new Map(
    endpoints.map((endpoint) => {
      const { auth, body, route } = endpoint.spec
      const shape = body === undefined ? "none" : Wire.isWhole(body) ? "whole" : "members"
      const [method] = route.split(" ")
      return [`${auth.kind} ${method} ${shape}`, endpoint] as const
    })
  ).values()
].map(madeOf)

type Made = (typeof made)[number]

let calls = 0

/** Makes a call, and answers everything that it wrote anywhere. Each is logged in another format. */
const told = (name: Name, { call }: Made, behaviour: Behaviour, options?: Options) =>
  Effect.flatMap(side(name), ({ run }) => run(watch(call, calls++), behaviour, { apiSecret, ...options }))

const assertTight = (lines: ReadonlyArray<Line>, what: string) => {
  assert.isAbove(lines.length, 0)
  assert.isUndefined(leaks(lines)[0], what)
}

/** Makes each call once, through one client. */
const forEach = (name: Name, behave: (one: Made) => Behaviour, ends: (exit: Ended) => void, options?: Options) =>
  Effect.forEach(made, (one) =>
    Effect.map(told(name, one, behave(one), options), ({ exit, lines }) => {
      ends(exit)
      assertTight(lines, `${one.endpoint.id} over ${name}`)
    })
  )

type Options = Partial<LoginRadiusConfig.Options>

type Ended = Exit.Exit<unknown, unknown>

const succeeds = (exit: Ended) => assert.isTrue(Exit.isSuccess(exit), String(exit))

const fails =
  (...tags: ReadonlyArray<string>) =>
  (exit: Ended) => {
    assert(Exit.isFailure(exit) && exit.cause._tag === "Fail", String(exit))
    assert.include(tags, (exit.cause.error as { readonly _tag: string })._tag)
  }

const unanswered = fails("TransportFailed", "OutcomeUnknown")

sharing(layer)("no secret is told anywhere", (each) => {
  each(all)("when a call succeeds over %s", (name) =>
    Effect.gen(function* () {
      const { arrivals } = yield* side(name)
      for (const one of made) {
        const { id } = one.endpoint
        const { exit, lines } = yield* told(name, one, { body: one.answer })
        succeeds(exit)
        assertTight(lines, `${id} over ${name}`)
        // They were all there to be told.
        assert.strictEqual(holdsCanary(JSON.stringify(yield* arrivals)), one.secrets.length > 0, id)
      }
      assert.isAtLeast(made.filter(({ secrets }) => secrets.length > 1).length, 4)
    })
  )

  each(all)("when a call is refused over %s, whatever the service repeats", (name) =>
    forEach(name, ({ secrets }) => ({ status: 403, body: refusal(987654, secrets, canaries) }), fails("Unrecognized"))
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
    each(over)(`when ${what} over %s`, (name) => forEach(name, () => behaviour, unanswered))
  }

  for (const [what, behaviour, over] of [
    ["before there is an answer", "is silent", all],
    ["within the body", "stalls", overSockets]
  ] as const) {
    each(over)(`when the deadline passes ${what} over %s`, (name) =>
      forEach(name, () => behaviour, unanswered, { deadline: "2 millis" })
    )

    each(over)(`when a call is interrupted ${what} over %s`, (name) =>
      Effect.gen(function* () {
        const { arrival } = yield* side(name)
        for (const one of made) {
          const call = Effect.flatMap(Effect.fork(one.call), (fiber) =>
            Effect.zipRight(arrival, Effect.flatten(Fiber.interrupt(fiber)))
          )
          const { exit, lines } = yield* told(name, { ...one, call }, behaviour)
          assert.isTrue(Exit.isInterrupted(exit))
          assertTight(lines, `${one.endpoint.id} over ${name}`)
        }
      })
    )
  }

  each(["any client"])("in a metric of calls over %s", () =>
    Effect.map(linesOfOwnMetrics, (lines) => {
      const text = lines.map((line) => line.text).join("\n")
      for (const { endpoint } of made) assert.include(text, endpoint.id)
      assertTight(lines, "metrics")
      assert.notInclude(text, tail)
    })
  )
})
