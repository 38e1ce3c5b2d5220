/** Errors in the forms that LoginRadius' gateway and its answers to scripts of browsers have. */
import { HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Effect, Redacted, TestClock } from "effect"
import { documented, flow, login, raw } from "../flow.js"
import { refusalOf, user } from "../support.js"

const unknown = "4711"

const read = (accessToken: string | Redacted.Redacted<string>) =>
  Authentication.readProfilesByAccessToken({ accessToken })

describe("a gateway", () => {
  flow(
    "refuses an unknown access token in the header by itself",
    Effect.gen(function* () {
      const refusal = yield* refusalOf(read(unknown), ErrorCode.AuthenticationFailed, documented(1409, 401))
      assert.include(refusal.message, "Authentication failed")
      const answer = yield* raw("GET", "/identity/v2/auth/account", undefined, { accessToken: Redacted.make(unknown) })
      assert.deepStrictEqual(answer, {
        status: 401,
        body: { errorCode: 1409, message: "Authentication failed", description: "Authentication failed" }
      })
    }),
    { gatewayErrors: true }
  )

  flow(
    "leaves the service what it refuses itself: an expired token, one in the query, and the rest",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const inQuery = yield* raw("GET", `/identity/v2/auth/account?access_token=${unknown}`)
      assert.deepStrictEqual([inQuery.status, inQuery.body["ErrorCode"]], [403, 905])
      const none = yield* raw("GET", "/identity/v2/auth/account")
      assert.deepStrictEqual([none.status, none.body["ErrorCode"]], [400, 1060])
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, documented(966, 401))
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(read(accessToken), ErrorCode.AccessTokenExpired, documented(906))
    }),
    { gatewayErrors: true }
  )

  flow(
    "answers all errors of provider tokens in its own spelling, which the client reads",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const exchange = TokenManagement.accessTokenViaGoogleJwt({ idToken: unknown })
      yield* refusalOf(exchange, ErrorCode.SocialProviderError, documented(1000))
      yield* refusalOf(
        TokenManagement.getActiveSessionDetails({ token: unknown }),
        ErrorCode.SessionExpired,
        documented(1055)
      )
      for (const [path, status, code] of [
        ["/api/v2/access_token/google", 400, 929],
        ["/api/v2/access_token/apple", 400, 929],
        ["/api/v2/access_token/applert", 400, 1337],
        ["/api/v2/access_token/validate", 400, 923],
        [`/api/v2/access_token/googlejwt?id_token=${unknown}`, 403, 1000]
      ] as const) {
        const { body, status: answered } = yield* raw("GET", path)
        assert.deepStrictEqual([answered, body["errorCode"]], [status, code], path)
        assert.deepStrictEqual(Object.keys(body), ["errorCode", "message", "description"], path)
      }
      const other = yield* raw("GET", "/api/v2/userprofile", undefined, { accessToken })
      assert.strictEqual(other.status, 200)
    }),
    { gatewayErrors: true }
  )

  flow(
    "is not there unless the settings say so",
    Effect.gen(function* () {
      yield* refusalOf(read(unknown), ErrorCode.AccessTokenInvalid, documented(905))
      const { body } = yield* raw("GET", "/api/v2/access_token/google")
      assert.strictEqual(body["ErrorCode"], 929)
    })
  )
})

describe("errors to scripts of browsers", () => {
  /** The same call, by a client that says what jQuery says. */
  const asScript = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.flatMap(HttpClient.HttpClient, (client) =>
      Effect.provideService(
        effect,
        HttpClient.HttpClient,
        HttpClient.mapRequest(client, HttpClientRequest.setHeader("X-Requested-With", "XMLHttpRequest"))
      )
    )

  flow(
    "come with the status of success, and are errors to the client all the same",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(asScript(login({ password: "wrong" })), ErrorCode.InvalidCredentials, documented(966, 200))
      yield* refusalOf(asScript(read(unknown)), ErrorCode.AccessTokenInvalid, documented(905, 200))
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, documented(966, 401))
      assert.strictEqual((yield* asScript(read(accessToken))).Email?.length, 1)
      const answer = yield* raw("GET", "/identity/v2/auth/account", undefined, {
        accessToken: Redacted.make(unknown),
        headers: { "x-requested-with": "xmlhttprequest" }
      })
      assert.deepStrictEqual([answer.status, answer.body["ErrorCode"]], [200, 905])
    }),
    { errorsAsOkForXhr: true }
  )

  flow(
    "come as the gateway's, too",
    refusalOf(asScript(read(unknown)), ErrorCode.AuthenticationFailed, documented(1409, 200)),
    { errorsAsOkForXhr: true, gatewayErrors: true }
  )

  flow(
    "have their own status unless the settings say otherwise",
    refusalOf(asScript(read(unknown)), ErrorCode.AccessTokenInvalid, documented(905))
  )
})
