import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as Store from "../../packages/emulator/src/Store.js"
import type { Uniqueness } from "../../packages/emulator/src/Store/accounts.js"
import { account, code, minute, primary, session, uniqueness } from "./storeFixture.js"

describe("invariants", () => {
  const uids = FastCheck.constantFrom("a", "b", "c", "d")
  const addresses = FastCheck.constantFrom("x@example.com", "X@example.com", "y@example.com", "z@example.com")
  const tokens = FastCheck.constantFrom("s", "t", "u", "v")
  const social = FastCheck.record({
    provider: FastCheck.constantFrom("google", "github"),
    id: FastCheck.constantFrom("1", "2"),
    emails: FastCheck.constant([]),
    emailVerified: FastCheck.boolean(),
    fields: FastCheck.constant({}),
    createdAt: FastCheck.constant(0)
  })
  const distinct = (list: ReadonlyArray<string>) => [
    ...new Map(list.map((item) => [item.toLowerCase(), item])).values()
  ]
  const accounts = FastCheck.record({
    uid: uids,
    addresses: FastCheck.array(addresses, { maxLength: 2 }),
    pending: FastCheck.array(addresses, { maxLength: 1 }),
    userName: FastCheck.constantFrom(undefined, undefined, undefined, "ada", "Ada", "grace"),
    phoneId: FastCheck.constantFrom(undefined, undefined, undefined, "+15550100", "15550100", "15550200"),
    isDeleted: FastCheck.integer({ min: 0, max: 5 }).map((n) => n === 0),
    social: FastCheck.uniqueArray(social, { maxLength: 2, selector: ({ id, provider }) => provider + id })
  }).map(({ addresses, pending, uid, ...rest }) => {
    const own = distinct(addresses)
    const known = new Set(own.map((address) => address.toLowerCase()))
    return account(uid, {
      ...rest,
      emails: own.map((Value, i) => ({ Type: i === 0 ? "Primary" : "Other", Value })),
      unverified: pending
        .filter((address) => !known.has(address.toLowerCase()))
        .map((Value) => ({ Type: "New", Value }))
    })
  })
  const isAlive = (store: Store.Service, uid: string) => store.account(uid)?.isDeleted === false

  const commands = FastCheck.array(
    FastCheck.oneof(
      accounts.map((account) => (store: Store.Service, uniqueness: Uniqueness) => void store.put(account, uniqueness)),
      uids.map((uid) => (store: Store.Service) => store.remove(uid)),
      FastCheck.tuple(uids, accounts).map(([from, into]) => (store: Store.Service, uniqueness: Uniqueness) => {
        if (from !== into.uid && isAlive(store, from) && !into.isDeleted) void store.merge(from, into, uniqueness)
      }),
      FastCheck.tuple(tokens, uids).map(([token, uid]) => (store: Store.Service) => {
        if (isAlive(store, uid)) store.open(session(`${token} ${uid}`, uid))
      }),
      FastCheck.tuple(tokens, uids, FastCheck.boolean()).map(
        ([token, uid, refresh]) =>
          (store: Store.Service) =>
            store.invalidate(`${token} ${uid}`, { refresh })
      ),
      FastCheck.tuple(tokens, tokens, uids).map(([token, next, uid]) => (store: Store.Service) => {
        const refreshed = store.findRefresh(`refresh ${token} ${uid}`, 0)
        if (refreshed !== undefined)
          store.renew(`refresh ${token} ${uid}`, session(`${next} renewed`, refreshed.uid), 0)
      }),
      FastCheck.tuple(uids, tokens).map(
        ([uid, token]) =>
          (store: Store.Service) =>
            store.closeOthers(uid, `${token} ${uid}`)
      ),
      FastCheck.tuple(tokens, uids, FastCheck.constantFrom("token" as const, "otp" as const)).map(
        ([secret, uid, kind]) =>
          (store: Store.Service) => {
            if (isAlive(store, uid)) store.issue(code(`${secret} ${uid}`, uid, { kind }))
          }
      ),
      FastCheck.tuple(tokens, uids).map(([token, uid]) => (store: Store.Service) => {
        if (!isAlive(store, uid)) return
        store.putClientLogin({
          clientGuid: token,
          kind: "smartLogin",
          uid,
          email: "x@example.com",
          token,
          expiresAt: minute,
          state: "pending",
          welcomeTemplate: undefined
        })
      }),
      FastCheck.tuple(tokens, uids).map(([secret, uid]) => (store: Store.Service) => {
        const checked = store.checkToken(["verifyEmail"], `${secret} ${uid}`, 0)
        if (checked._tag === "Good") store.spend(checked.code)
      })
    ),
    { maxLength: 40, size: "max" }
  )

  const uniquenesses = FastCheck.record({
    sharedEmails: FastCheck.boolean(),
    caseSensitiveUserNames: FastCheck.boolean()
  })

  it("hold after any sequence of operations", () => {
    FastCheck.assert(
      FastCheck.property(commands, uniquenesses, (commands, uniqueness) => {
        const store = Store.make()
        for (const command of commands) {
          command(store, uniqueness)
          assert.deepStrictEqual(store.violations(uniqueness), [])
        }
      }),
      { numRuns: 300 }
    )
  })

  it("are violated by an inconsistent state", () => {
    const store = Store.make()
    store.put(account("a", { userName: "ada", phoneId: "1" }), uniqueness)
    store.put(account("b", { userName: "Ada" }), { ...uniqueness, caseSensitiveUserNames: true })
    store.open(session("s", "gone"))
    store.issue(code("c", "gone"))
    store.put(account("d", { emails: [...primary("x@example.com"), ...primary("X@example.com")] }), uniqueness)
    assert.deepStrictEqual(
      store.violations(uniqueness).map((line) => line.split(":")[0]),
      [
        "user name of two accounts",
        "address twice",
        "two primary addresses",
        "session of an account that is gone",
        "token of an account that is gone"
      ]
    )
  })
})
