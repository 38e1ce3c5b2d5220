import { assert } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import { Duration, Effect } from "effect"
import { withLayer } from "../conformance/setup.js"
import { all, type Behaviour, layer, type Name, overSockets, testClient } from "./clients.js"

const html = { "content-type": "text/html" }
const page = "<html>no</html>"
const wrongPassword = {
  status: 403,
  body: { ErrorCode: 966, Message: "no", Description: "not with this password", IsProviderError: false }
}

/** A call that is safe to repeat. */
const reads = Infrastructure.getServerTime()

/** A call that is not safe to repeat. */
const sends = Authentication.forgotPassword({ email: "ann@example.com", resetPasswordUrl: "https://example.com/reset" })

const login = Authentication.loginByEmail({ email: "ann@example.com", password: "wrong" })

type Facts = { readonly [member: string]: unknown }

interface Case {
  readonly what: string
  readonly call: typeof reads | typeof sends | typeof login
  readonly behaviour: Behaviour
  readonly error: Facts
  readonly over: ReadonlyArray<Name>
}

const makeCase = (
  what: string,
  call: Case["call"],
  behaviour: Behaviour,
  error: Facts,
  over: ReadonlyArray<Name> = all
): Case => ({ what, call, behaviour, error, over })

const notConnected = { _tag: "TransportFailed", reason: "Refused", sent: false, system: "ECONNREFUSED" }
const lost = { _tag: "TransportFailed", reason: "ConnectionLost", sent: true }
const open = { _tag: "OutcomeUnknown", reason: "ConnectionLost", status: undefined }
const notJson = { _tag: "MalformedResponse", status: 200, path: "", expected: "JSON" }

/** Calls, the behaviour of the peer, and the error with every client. */
const cases: ReadonlyArray<Case> = [
  makeCase("a refused connection is a read that was not sent", reads, "refuses", notConnected),
  makeCase("a refused connection is a message that was not sent", sends, "refuses", notConnected),
  makeCase("a reset in place of headers is a read without an answer", reads, "resets", lost),
  makeCase("a reset in place of headers leaves open whether a message was sent", sends, "resets", open),
  makeCase("half of a body is a read without an answer", reads, "breaks off", lost, overSockets),
  makeCase("half of a body leaves open whether a message was sent", sends, "breaks off", open, overSockets),
  makeCase("a page in place of an answer is malformed", reads, { headers: html, body: page }, notJson),
  makeCase("an empty success is malformed", sends, {}, notJson),
  makeCase(
    "429 has the time of Retry-After",
    sends,
    { status: 429, headers: { ...html, "retry-after": "7" }, body: page },
    { _tag: "RateLimited", status: 429, retryAfter: Duration.seconds(7) }
  ),
  makeCase(
    "a gateway's page is the server's failure of a read",
    reads,
    { status: 503, headers: { ...html, "x-request-id": "r-1" }, body: page },
    { _tag: "ServerFailed", status: 503, body: "text/html, 15 characters", requestId: "r-1" }
  ),
  makeCase(
    "a gateway's page leaves open whether a message was sent",
    sends,
    { status: 503, headers: html, body: page },
    { _tag: "OutcomeUnknown", reason: "GatewayError", status: 503 }
  ),
  makeCase("a documented code is its own error", login, wrongPassword, {
    _tag: "InvalidCredentials",
    code: 966,
    status: 403,
    family: "identity",
    description: "not with this password"
  }),
  makeCase(
    "an error in a success is an error",
    login,
    { ...wrongPassword, status: 200 },
    { _tag: "InvalidCredentials", code: 966, status: 200 }
  ),
  makeCase(
    "a redirect is not followed",
    reads,
    { status: 302, headers: { location: "/identity/v2/serverinfo" } },
    { _tag: "Unrecognized", code: undefined, status: 302 }
  )
]

withLayer(layer)("the error is the same with every client", (each) => {
  for (const { behaviour, call, error, over, what } of cases) {
    each(over)(`${what}: %s`, (name) =>
      Effect.gen(function* () {
        const { arrivals, run } = yield* testClient(name)
        const failure: object = yield* Effect.flip(run(call as typeof reads, behaviour))
        const known = Object.keys(error).map((member) => [member, Reflect.get(failure, member) as unknown])
        assert.deepStrictEqual(Object.fromEntries(known), error)
        assert.lengthOf(yield* arrivals, behaviour === "refuses" && name !== "emulator" ? 0 : 1)
      })
    )
  }
})
