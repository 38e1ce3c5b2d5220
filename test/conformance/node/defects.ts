/** LoginRadius' Node SDK 11.7.0: its defects, and the emulator's answers to them. */
import { assert, describe, it, vi } from "@effect/vitest"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { at } from "../setup.js"
import { account, call, lastExchange, logIn, password, refusal, run, Sdk, sdk, type SdkError } from "../sdk.js"

const email = "ada@example.com"
const person = { Email: [{ Type: "Primary", Value: email }], Password: password }

export const defects = () => {
  describe("the SDK", () => {
    it.live("sends an access token in the URL too, where it gets into logs; the emulator accepts either place", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const token = yield* logIn(email)
        assert.strictEqual(at(yield* call("authenticationApi.getProfileByAccessToken", token), "Uid"), uid)
        const { headers, path } = yield* lastExchange
        assert.include(path, `access_token=${token}`)
        assert.strictEqual(headers["authorization"], `Bearer ${token}`)
      }).pipe(Effect.provide(sdk()))
    )

    it.live(
      "sets Content-Length in characters instead of bytes, which truncates a body with other than ASCII: nothing is written",
      () =>
        Effect.gen(function* () {
          const uid = yield* account(email, { FirstName: "Zoe" })
          const written = { FirstName: "Zoë 日本" }
          const rejected = yield* Effect.flip(run("accountApi.updateAccountByUid", written, uid))
          // The rest of the body can be read as the next request before the answer, which then has no body.
          assert.include([1000, 1079], rejected.ErrorCode)
          const { headers, status } = yield* lastExchange
          assert.strictEqual(headers["Content-Length"], JSON.stringify(written).length)
          assert.isBelow(Number(headers["Content-Length"]), Buffer.byteLength(JSON.stringify(written)))
          assert.strictEqual(status, 400)
          assert.include(yield* call("accountApi.getAccountProfileByUid", uid), { FirstName: "Zoe" })
        }).pipe(Effect.provide(sdk()))
    )

    it.live("resolves with a failure that has no ErrorCode", () =>
      Effect.gen(function* () {
        yield* Emulator.inject(Faults.status(500, { body: { foo: "bar" } }))
        assert.deepStrictEqual(yield* call("configurationApi.getServerInfo", 10), { foo: "bar" })
        assert.strictEqual((yield* lastExchange).status, 500)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("rejects without status and body of a gateway's page, and with only the status of 429", () =>
      Effect.gen(function* () {
        yield* Emulator.inject(Faults.status(502, { body: "<html>Bad gateway</html>" }))
        assert.strictEqual(yield* refusal("configurationApi.getServerInfo", 10), 1000)
        yield* Emulator.inject(Faults.status(429, { headers: { "retry-after": "2" } }))
        assert.strictEqual(yield* refusal("configurationApi.getServerInfo", 10), 429)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("rejects when an answer is lost, whether the account was created or not", () =>
      Effect.gen(function* () {
        const create = Effect.flip(run("accountApi.createAccount", person))
        yield* Emulator.inject(Faults.dropBefore)
        assert.strictEqual((yield* create).code, "ECONNRESET")
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", email), { IsExist: false })
        yield* Emulator.inject(Faults.dropAfter, { endpoint: "Account.create" })
        assert.strictEqual((yield* create).code, "ECONNRESET")
        assert.deepStrictEqual(yield* call("authenticationApi.checkEmailAvailability", email), { IsExist: true })
        assert.strictEqual((yield* create).ErrorCode, 936)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("overwrites the message of one missing argument with that of another", () =>
      Effect.gen(function* () {
        const { api, exchanges } = yield* Sdk
        const missing = (...args: ReadonlyArray<unknown>) =>
          Effect.flip(
            Effect.tryPromise({
              try: () => api["authenticationApi"]!["addEmail"]!(...args),
              catch: (error) => error as SdkError
            })
          )
        const first = yield* missing()
        assert.match(String(at(first, "Description")), /accessToken/)
        const second = yield* missing("a token")
        assert.strictEqual(first, second)
        assert.match(String(at(first, "Description")), /email/)
        assert.deepStrictEqual(exchanges, [])
      }).pipe(Effect.provide(sdk()))
    )

    it.live("writes the wrong month for the end of a SOTT across the end of a month", () =>
      Effect.gen(function* () {
        vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 31, 23, 55) })
        const sott = yield* call("helper.getSott", {})
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByEmail", person, sott), 1049)
        yield* Emulator.configure({ lenientNodeMonth: true })
        vi.setSystemTime(Date.UTC(2026, 1, 1, 0, 4))
        const posted = yield* call("authenticationApi.userRegistrationByEmail", person, sott)
        assert.deepStrictEqual(posted, { IsPosted: true })
        vi.setSystemTime(Date.UTC(2026, 1, 1, 0, 6))
        assert.strictEqual(yield* refusal("authenticationApi.userRegistrationByEmail", person, sott), 1049)
      }).pipe(Effect.ensuring(Effect.sync(() => vi.useRealTimers())), Effect.provide(sdk({ lenientNodeMonth: false })))
    )

    it.live(
      "signs the word undefined in place of the URL, with an expiry in local time: the signature is never valid",
      () =>
        Effect.gen(function* () {
          // In time zones of an hour or more behind UTC, the signature has expired before it is sent.
          const expected = new Date().getTimezoneOffset() >= 60 ? 1212 : 1208
          assert.strictEqual(yield* refusal("accountApi.createAccount", person), expected)
          const { headers } = yield* lastExchange
          assert.containsAllKeys(headers, ["digest", "X-Request-Expires"])
          assert.doesNotHaveAnyKeys(headers, ["X-LoginRadius-apiSecret"])
          yield* Emulator.configure({ requestSigning: "off" })
          assert.strictEqual(yield* refusal("accountApi.createAccount", person), 923)
        }).pipe(Effect.provide(sdk({ requestSigning: "preferred" }, { apiRequestSigning: true })))
    )

    it.live("sets the fields for all calls of a process, refusals included", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        assert.match(uid, /^[0-9a-f]{32}$/)
        assert.deepStrictEqual(yield* call("accountApi.getAccountProfileByUid", uid), { Uid: uid })
        const rejected = yield* Effect.flip(run("accountApi.getAccountProfileByUid", "0".repeat(32)))
        assert.containsAllKeys(rejected, ["ErrorCode", "Message", "Description"])
      }).pipe(Effect.provide(sdk({}, { fieldsParam: "&fields=", fieldsValue: "Uid" })))
    )
  })

  describe("the emulator", () => {
    it.live("answers at a customer's domain, and accepts the SDK's origin IP", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const { headers, host, path } = yield* lastExchange
        assert.strictEqual(host, "login.example.com")
        assert.include(path, "region=eu")
        assert.deepInclude(headers, { "X-Origin-IP": "203.0.113.7", "X-PreventWebhook": true })
        assert.strictEqual(at(yield* call("accountApi.getAccountProfileByUid", uid), "Uid"), uid)
      }).pipe(
        Effect.provide(
          sdk({}, { apiDomain: "login.example.com", originIp: "203.0.113.7", PreventWebhook: true, serverRegion: "eu" })
        )
      )
    )
  })
}
