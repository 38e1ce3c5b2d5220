import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { createHmac } from "node:crypto"
import { emulator, key, manage, type Raw, refusal, secret, send } from "./support.js"

const a = {
  apiKey: "00000000-0000-0000-0000-000000000000",
  apiSecret: "11111111-2222-3333-4444-555555555555"
}
const loginRadius = "https://api.loginradius.com"
const path = `/identity/v2/manage/account?apikey=${a.apiKey}`
const expires = "2021-03-09 03:08:09"

const get: Raw = {
  origin: loginRadius,
  path,
  headers: { "x-request-expires": expires, digest: "SHA-256=yJy3EXQBT4nvE2ae3kO3y6Ln0GnIXiJGxQjQ7VTpACg=" }
}
const post: Raw = {
  method: "POST",
  origin: loginRadius,
  path,
  headers: { "x-request-expires": expires, digest: "SHA-256=cwV0KXEb+FNTrRZx99o84GTUiU1CN9kyD2SB2M0daYE=" },
  body: '{"Email":[{"Type":"Primary","Value":"a@example.com"}]}'
}

const signedHeaders = emulator({ ...a, requestSigning: "preferred" })

/** The signature of a target, by Node's own cryptography. */
const sign = (target: string, at: string, apiSecret: string): Record<string, string> => ({
  "x-request-expires": at,
  digest: `SHA-256=${createHmac("sha256", apiSecret).update(`${at}:${target}`).digest("base64")}`
})

describe("signed requests", () => {
  it.effect("are accepted with the signatures of the test vectors", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2021-03-09T03:08:09Z"))
      // The signature is valid, but the query has no parameter that selects an account.
      assert.deepStrictEqual(yield* refusal(get), [1038, 400])
      assert.strictEqual((yield* send(post)).status, 200)
    }).pipe(Effect.provide(signedHeaders))
  )

  it.effect("are refused when any part of them was changed", () =>
    Effect.gen(function* () {
      const digest = get.headers!["digest"]!
      const changed: ReadonlyArray<Raw> = [
        { ...get, origin: "http://api.loginradius.com" },
        { ...get, path: `${path}&email=a@example.com` },
        { ...get, path: path.replace("account", "accounts/identities").replace("accounts/", "account/") },
        { ...get, headers: { ...get.headers, "x-request-expires": "2021-03-09 03:08:10" } },
        { ...get, headers: { ...get.headers, digest: digest.replace("yJy3", "yJy4") } },
        { ...get, headers: { ...get.headers, digest: digest.replace("SHA-256", "SHA-1") } },
        { ...get, headers: { ...get.headers, digest: "SHA-256=?" } },
        { ...post, body: String(post.body).replace("a@", "b@") },
        { ...post, body: undefined }
      ]
      for (const raw of changed) assert.deepStrictEqual(yield* refusal(raw), [1208, 403], JSON.stringify(raw))
    }).pipe(Effect.provide(signedHeaders))
  )

  it.effect("need an expiry that is well-formed and in the future", () =>
    Effect.gen(function* () {
      const { digest } = get.headers as { digest: string }
      assert.deepStrictEqual(yield* refusal({ ...get, headers: { digest } }), [1210, 400])
      for (const at of [
        "soon",
        "2021-13-09 03:08:09",
        "2021-02-29 03:08:09",
        "2021-03-09 25:08:09",
        "2021-03-09 13:08:09 PM"
      ]) {
        assert.deepStrictEqual(
          yield* refusal({ ...get, headers: { digest, "x-request-expires": at } }),
          [1211, 400],
          at
        )
      }
      yield* TestClock.setTime(Date.parse("2021-03-09T03:08:09.001Z"))
      assert.deepStrictEqual(yield* refusal(get), [1212, 403])
    }).pipe(Effect.provide(signedHeaders))
  )

  const forms = ["2021-03-09 15:08:09", "2021/03/09 15:08:09", "2021-3-9 3:8:9 PM", "2021/3/9 15:8:9"]
  for (const at of forms) {
    it.effect(`expire at ${at}`, () =>
      Effect.gen(function* () {
        const headers = sign(encodeURIComponent(`${loginRadius}${path}`).toLowerCase(), at, a.apiSecret)
        yield* TestClock.setTime(Date.parse("2021-03-09T15:08:09Z"))
        assert.deepStrictEqual(yield* refusal({ ...get, headers }), [1038, 400])
        yield* TestClock.adjust(1)
        assert.deepStrictEqual(yield* refusal({ ...get, headers }), [1212, 403])
      }).pipe(Effect.provide(signedHeaders))
    )
  }

  it.effect("read midnight and noon as 12", () =>
    Effect.gen(function* () {
      const expired = (at: string) =>
        Effect.map(
          refusal({
            ...get,
            headers: sign(encodeURIComponent(`${loginRadius}${path}`).toLowerCase(), at, a.apiSecret)
          }),
          ([code]) => code === 1212
        )
      yield* TestClock.setTime(Date.parse("2021-03-09T06:00:00Z"))
      assert.isTrue(yield* expired("2021-3-9 12:30:00 AM"))
      assert.isFalse(yield* expired("2021-3-9 12:30:00 PM"))
    }).pipe(Effect.provide(signedHeaders))
  )

  const query = `/identity/v2/manage/account?apikey=${a.apiKey}&userName=A%20b!~c'(d)*`
  const url = `${loginRadius}${query}`
  const decoded = decodeURIComponent(url)
  const targets: ReadonlyArray<readonly [encoder: string, target: string]> = [
    ["JavaScript", encodeURIComponent(decoded).toLowerCase()],
    ["a URL that was not decoded", encodeURIComponent(new URL(url).href).toLowerCase()],
    [
      "RFC 3986",
      encodeURIComponent(decoded)
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
        .toLowerCase()
    ],
    [
      ".NET, blanks as +",
      new URLSearchParams({ x: decoded })
        .toString()
        .slice(2)
        .replaceAll("%21", "!")
        .replaceAll("%28", "(")
        .replaceAll("%29", ")")
        .toLowerCase()
    ],
    ["PHP, blanks as +", new URLSearchParams({ x: decoded }).toString().slice(2).replaceAll("*", "%2A").toLowerCase()],
    ["Java, blanks as +", new URLSearchParams({ x: decoded }).toString().slice(2).toLowerCase()],
    [
      "Python, lower case before encoding",
      encodeURIComponent(decoded.toLowerCase()).replace(
        /[!'()*]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
      )
    ]
  ]
  for (const [encoder, target] of targets) {
    it.effect(`are accepted with the URL encoding of ${encoder}`, () =>
      Effect.gen(function* () {
        const [code] = yield* refusal({ ...get, path: query, headers: sign(target, expires, a.apiSecret) })
        assert.strictEqual(code, 938)
      }).pipe(Effect.provide(signedHeaders))
    )
  }

  const sott: Raw = {
    origin: loginRadius,
    path: `/identity/v2/manage/account/sott?apikey=${a.apiKey}`
  }
  const sottTarget = encodeURIComponent(`${loginRadius}${sott.path}`).toLowerCase()
  const bodies = ["", "{}", " { } ", '""', "null", "\n"]
  // Java and Ruby sign nothing, PHP an empty payload, Python and the SDK of this repository `{}`.
  const payloads = ["", ":", ":{}", ':""', ":null"]
  for (const body of bodies) {
    it.effect(`are accepted with every form of no payload beside the body ${JSON.stringify(body)}`, () =>
      Effect.gen(function* () {
        for (const payload of [...payloads, `:${body}`]) {
          const headers = sign(`${sottTarget}${payload}`, expires, a.apiSecret)
          assert.strictEqual((yield* send({ ...sott, headers, body })).status, 200, payload)
        }
        const wrong = sign(`${sottTarget}:{"a":1}`, expires, a.apiSecret)
        assert.deepStrictEqual(yield* refusal({ ...sott, headers: wrong, body }), [1208, 403])
      }).pipe(Effect.provide(signedHeaders))
    )
  }

  it.effect("are refused without a payload beside a body that says something", () =>
    Effect.gen(function* () {
      const target = encodeURIComponent(`${loginRadius}${path}`).toLowerCase()
      for (const body of ['{"a":1}', '{"":null}', "[]", "0", "false", '"a"', "{", '" '])
        for (const payload of payloads) {
          const headers = sign(`${target}${payload}`, expires, a.apiSecret)
          assert.deepStrictEqual(yield* refusal({ ...post, headers, body }), [1208, 403], `${body} ${payload}`)
        }
    }).pipe(Effect.provide(signedHeaders))
  )

  it.effect("are accepted with + for a blank in the query", () =>
    Effect.gen(function* () {
      const target = encodeURIComponent(decodeURIComponent(`${loginRadius}${path}&userName=A b`)).toLowerCase()
      const raw = { ...get, path: `${path}&userName=A+b`, headers: sign(target, expires, a.apiSecret) }
      assert.strictEqual((yield* refusal(raw))[0], 938)
    }).pipe(Effect.provide(signedHeaders))
  )
})

describe("request signing", () => {
  const sott: Raw = { path: `/identity/v2/manage/account/sott?apikey=${key}` }

  it.effect("that is off accepts only the secret", () =>
    Effect.gen(function* () {
      const headers = sign(encodeURIComponent(`${Emulator.origin}${sott.path}`).toLowerCase(), expires, secret)
      assert.deepStrictEqual(yield* refusal({ ...sott, headers }), [923, 400])
      assert.strictEqual((yield* manage(sott)).status, 200)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("that is preferred accepts the secret or a signature", () =>
    Effect.gen(function* () {
      const headers = sign(encodeURIComponent(`${Emulator.origin}${sott.path}`).toLowerCase(), expires, secret)
      assert.strictEqual((yield* send({ ...sott, headers })).status, 200)
      assert.strictEqual((yield* manage(sott)).status, 200)
      assert.deepStrictEqual(yield* refusal(sott), [1209, 400])
      const bad = { ...headers, digest: "SHA-256=AAAA", "x-loginradius-apisecret": secret }
      assert.deepStrictEqual(yield* refusal({ ...sott, headers: bad }), [1208, 403])
    }).pipe(Effect.provide(emulator({ requestSigning: "preferred" })))
  )

  it.effect("that is strict accepts only a signature", () =>
    Effect.gen(function* () {
      const headers = sign(encodeURIComponent(`${Emulator.origin}${sott.path}`).toLowerCase(), expires, secret)
      assert.strictEqual((yield* send({ ...sott, headers })).status, 200)
      assert.deepStrictEqual(yield* refusal(sott), [1207, 400])
      assert.deepStrictEqual(yield* refusal({ ...sott, headers: { "x-loginradius-apisecret": secret } }), [1207, 400])
    }).pipe(Effect.provide(emulator({ requestSigning: "strict" })))
  )

  it.effect("of the client is accepted by the emulator", () =>
    Effect.gen(function* () {
      const created = yield* Account.create({
        profile: { Email: [{ Type: "Primary", Value: "b+c@example.com" }], FirstName: "Bébé & Co" }
      })
      const read = yield* Account.profilesByEmail({ email: "b+c@example.com" })
      assert.strictEqual(read.Uid, created.Uid)
    }).pipe(Effect.provide(emulator({ requestSigning: "strict", client: { requestSigning: true } })))
  )
})
