/** Values with a meaning in JavaScript but none in LoginRadius, and extreme amounts of data. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Store } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import * as RegistrationData from "../../packages/emulator/src/state/RegistrationData.js"
import { account, at, emulator, key, manage, request as requestOf, send } from "./support.js"

const email = "ada@example.com"

describe("names of Object.prototype", () => {
  it.effect("are not read as members of a body", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const webhook = { TargetUrl: "http://localhost/a", Event: "Login", Name: "a" }
      for (const inherited of [{ Event: 5 }, { TargetUrl: 5 }, { Authentication: { AuthType: 5 } }]) {
        const own = Object.entries(webhook).filter(([name]) => !(name in inherited))
        const { status } = yield* manage({
          method: "POST",
          path: `/v2/manage/webhooks?apikey=${key}`,
          body: `{"__proto__":${JSON.stringify(inherited)},${JSON.stringify(Object.fromEntries(own)).slice(1)}`
        })
        assert.include([200, 400], status)
      }
      for (const name of ["__proto__", "constructor", "toString"]) {
        for (const authenticator of ["authenticator", "google", "sms"]) {
          const { status } = yield* manage({
            method: "DELETE",
            path: `/identity/v2/manage/account/2fa/${authenticator}?apikey=${key}&uid=${uid}`,
            body: `{"${name}":true}`
          })
          assert.isBelow(status, 502)
        }
        const path = `/identity/v2/manage/account/2fa/authenticator?apikey=${key}&uid=${uid}`
        const { body } = yield* manage({ method: "DELETE", path, body: `{"${name}":true}` })
        assert.isNumber(at(body, "ErrorCode"), name)
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("are not providers with capabilities", () =>
    Effect.gen(function* () {
      for (const provider of ["constructor", "__proto__", "tostring"]) {
        const { handle } = yield* Emulator.Emulator
        const hub = `/RequestHandler.aspx?apikey=${key}&provider=${provider}&callback=http://localhost/&is_access_token=true&callbacktype=querystring`
        const request = { method: "POST", path: hub, body: `id=1&name=Ada&verified=true&email=${provider}@example.com` }
        const { headers = {} } = yield* Effect.orDie(handle(requestOf(request)))
        const token = new URL(headers["location"] ?? "").searchParams.get("lr-token")
        assert.isString(token)
        const { body } = yield* send({ path: `/api/v2/contact?access_token=${token}` })
        assert.isNumber(at(body, "ErrorCode"), provider)
      }
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the redirect from a provider", () => {
  it.effect("is a valid header for any callback URL", () =>
    Effect.gen(function* () {
      const { handle } = yield* Emulator.Emulator
      for (const callback of ["http://localhost/Ā", "http://localhost/a b", "http://localhost/#old"]) {
        for (const answer of ["answer=deny", "id=1&name=Ada"]) {
          const query = new URLSearchParams({
            apikey: key,
            provider: "google",
            callback,
            is_access_token: "true",
            callbacktype: "hash"
          })
          const { headers = {}, status } = yield* Effect.orDie(
            handle(requestOf({ method: "POST", path: `/RequestHandler.aspx?${query}`, body: answer }))
          )
          assert.strictEqual(status, 302)
          assert.match(headers["location"] ?? "", /^http:\/\/localhost\/[\x21-\x7e]*#(lr-token|error)=[\w-]+$/)
        }
      }
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a request that older clients send as GET", () => {
  it.effect("is refused with a malformed body", () =>
    Effect.gen(function* () {
      const path = `/identity/v2/auth/onetouchlogin/email?apikey=${key}&email=${email}&clientguid=abc&name=Ada`
      assert.isNumber(at((yield* send({ path, body: '{"a":' })).body, "ErrorCode"))
    }).pipe(Effect.provide(emulator()))
  )
})

describe("registration data", () => {
  it.effect("may be nested deeper than the call stack", () =>
    Effect.gen(function* () {
      const { seed } = yield* Emulator.Emulator
      const depth = 20_000
      yield* seed(
        Effect.map(Store.Store, (store) =>
          store.change(
            RegistrationData.putAll(
              Array.from({ length: depth }, (_, n) => ({
                id: `e${n}`,
                type: "t",
                key: "k",
                value: "v",
                parentId: n === 0 ? undefined : `e${n - 1}`,
                code: undefined,
                isActive: true,
                createdAt: 0,
                modifiedAt: 0
              }))
            )
          )
        )
      )
      const { body } = yield* manage({
        method: "DELETE",
        path: `/identity/v2/manage/registrationdata/e0?apikey=${key}`,
        body: {}
      })
      assert.deepStrictEqual(body, { IsDeleted: true })
      assert.deepStrictEqual(yield* seed(Effect.map(Store.Store, (store) => store.read(RegistrationData.all))), [])
    }).pipe(Effect.provide(emulator()))
  )
})
