/** Accounts as somebody looks at them who runs the emulator. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed, Store } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { account, at, emulator, key, manage, send, token } from "./support.js"

const ada = "ada@example.com"

const uids = (query: Emulator.AccountQuery) =>
  Effect.map(Emulator.accounts(query), ({ accounts }) => accounts.map(({ uid }) => uid))

describe("accounts", () => {
  it.effect("come in parts, in their order", () =>
    Effect.gen(function* () {
      for (let i = 0; i < 7; i++) yield* Emulator.seed(Seed.account({ uid: `u${i}`, email: `${i}@example.com` }))
      const first = yield* Emulator.accounts({ count: 3 })
      assert.deepStrictEqual(
        [first.accounts.map(({ uid }) => uid), first.total, first.next],
        [["u0", "u1", "u2"], 7, 3]
      )
      const last = yield* Emulator.accounts({ from: 6, count: 3 })
      assert.deepStrictEqual([last.accounts.map(({ uid }) => uid), last.next], [["u6"], undefined])
      assert.deepStrictEqual((yield* Emulator.accounts({ from: 4, count: 3 })).next, undefined)
      assert.deepStrictEqual((yield* Emulator.accounts()).accounts.length, 7)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("are found by uid, address, phone number, user name and provider's id", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ uid: "other", email: "other@example.com" }))
      yield* Emulator.seed(
        Seed.account({
          uid: "ada1",
          email: ada,
          userName: "ada_l",
          phoneId: "+14155550100",
          social: [{ provider: "google", id: "g-77", email: "ada@gmail.example" }]
        })
      )
      for (const find of [
        "ada1",
        "ADA@example.com",
        "ada@gmail.example",
        "+1 415 555 0100",
        "Ada_L",
        "g-77",
        " ada1 "
      ]) {
        assert.deepStrictEqual(yield* uids({ find }), ["ada1"], find)
      }
      for (const find of ["ada", "", "example.com", "g-7"]) assert.deepStrictEqual(yield* uids({ find }), [], find)
    }).pipe(Effect.provide(emulator({ socialProviders: ["google"] })))
  )
})

describe("an account", () => {
  it.effect("is told with its sessions, factors, roles and custom objects", () =>
    Effect.gen(function* () {
      const uid = yield* account(ada)
      const management = (path: string, body: unknown) =>
        manage({
          method: path.includes("customobject") ? "POST" : "PUT",
          path: `${path}?apikey=${key}&objectname=car`,
          body
        })
      yield* manage({
        method: "POST",
        path: `/identity/v2/manage/role?apikey=${key}`,
        body: { Roles: [{ Name: "admin", Permissions: {} }] }
      })
      yield* management(`/identity/v2/manage/account/${uid}/role`, { Roles: ["admin"] })
      yield* management(`/identity/v2/manage/account/${uid}/customobject`, { color: "red" })
      yield* Emulator.seed(
        Effect.map(Store.Store, (store) =>
          store.change(
            Store.SecondFactors.put({
              uid,
              authenticator: { key: "0123456789abcdef0123456789abcdef", isVerified: true, lastStep: undefined },
              phone: "+14155550100",
              nextPhone: undefined,
              isEmailOn: false,
              backupCodes: [
                { code: "b4ckup-1", isUsed: true },
                { code: "b4ckup-2", isUsed: false }
              ]
            })
          )
        )
      )
      yield* Emulator.seed(Seed.session(uid))
      const details = (yield* Emulator.account(uid))!
      assert.deepStrictEqual(details.factors, {
        authenticator: "on",
        phone: "+14155550100",
        email: false,
        securityQuestions: false,
        push: false,
        duo: false,
        unusedBackupCodes: 1
      })
      assert.deepStrictEqual([details.roles, details.hasPassword, details.emails], [["admin"], true, [ada]])
      assert.deepStrictEqual(
        details.customObjects.map(({ content, name }) => [name, content]),
        [["car", { color: "red" }]]
      )
      assert.deepStrictEqual(
        details.sessions.map(({ createdAt, expiresAt }) => [createdAt, expiresAt]),
        [[0, 900_000]]
      )
      const text = JSON.stringify(details)
      for (const secret of ["b4ckup", "0123456789abcdef", "Rfc2898", "PBKDF2"]) assert.notInclude(text, secret)
      assert.isUndefined(yield* Emulator.account("nobody"))
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is told without tokens and hashes, and without sessions that have ended", () =>
    Effect.gen(function* () {
      const uid = yield* account(ada)
      const accessToken = yield* token(ada)
      const { body } = yield* send({
        method: "POST",
        path: `/identity/v2/auth/login?apikey=${key}`,
        body: { email: ada, password: "password" }
      })
      const hash = yield* Emulator.seed(
        Effect.map(Store.Store, (store) => store.read(Store.Accounts.byUid(uid))?.passwordHash ?? "")
      )
      const text = JSON.stringify(yield* Emulator.account(uid))
      assert.isAtLeast(hash.length, 20)
      for (const secret of [accessToken, String(at(body, "refresh_token")), hash]) assert.notInclude(text, secret)
      assert.strictEqual((yield* Emulator.account(uid))?.sessions.length, 2)
      yield* TestClock.adjust("61 days")
      assert.strictEqual((yield* Emulator.account(uid))?.sessions.length, 0)
    }).pipe(Effect.provide(emulator()))
  )
})
