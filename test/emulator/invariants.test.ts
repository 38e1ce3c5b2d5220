import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as Accounts from "../../packages/emulator/src/state/Accounts.js"
import * as ClientLogins from "../../packages/emulator/src/state/ClientLogins.js"
import * as Codes from "../../packages/emulator/src/state/Codes.js"
import * as Sessions from "../../packages/emulator/src/state/Sessions.js"
import {
  account,
  code,
  minute,
  newStore,
  primary,
  session,
  type State,
  uniqueness,
  violationsOf
} from "./storeFixture.js"

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
  /** No access token is given out twice. */
  const isNew = (store: State, token: string) =>
    store.read(({ sessions }) => sessions.all().every((one) => one.token !== token && Sessions.idOf(one) !== token))
  const isAlive = (store: State, uid: string) => store.read(Accounts.byUid(uid))?.isDeleted === false

  const commands = FastCheck.array(
    FastCheck.oneof(
      accounts.map(
        (account) => (store: State, uniqueness: Accounts.Uniqueness) =>
          void store.change(Accounts.put(account, uniqueness))
      ),
      uids.map((uid) => (store: State) => store.change(Accounts.remove(uid))),
      FastCheck.tuple(uids, accounts).map(([from, into]) => (store: State, uniqueness: Accounts.Uniqueness) => {
        if (from !== into.uid && isAlive(store, from) && !into.isDeleted)
          void store.change(Accounts.merge(from, into, uniqueness))
      }),
      FastCheck.tuple(tokens, uids).map(([token, uid]) => (store: State) => {
        if (isAlive(store, uid) && isNew(store, `${token} ${uid}`))
          store.change(Sessions.open(session(`${token} ${uid}`, uid)))
      }),
      FastCheck.tuple(tokens, uids, FastCheck.boolean()).map(
        ([token, uid, refresh]) =>
          (store: State) =>
            store.change(Sessions.invalidate(`${token} ${uid}`, { refresh }))
      ),
      FastCheck.tuple(tokens, tokens, uids).map(([token, next, uid]) => (store: State) => {
        const refreshed = store.read(Sessions.byRefreshToken(`refresh ${token} ${uid}`, 0))
        if (refreshed === undefined) return
        const tokens = session(`${next} renewed ${refreshed.token}`, refreshed.uid)
        store.change(Sessions.renew(refreshed.token, Sessions.renewed(refreshed, tokens)))
      }),
      FastCheck.tuple(uids, tokens).map(
        ([uid, token]) =>
          (store: State) =>
            store.change(Accounts.endLogins(uid, `${token} ${uid}`))
      ),
      FastCheck.tuple(tokens, uids, FastCheck.constantFrom("token" as const, "otp" as const)).map(
        ([secret, uid, kind]) =>
          (store: State) => {
            if (isAlive(store, uid)) store.change(Codes.issue(code(`${secret} ${uid}`, uid, { kind })))
          }
      ),
      FastCheck.tuple(tokens, uids).map(([token, uid]) => (store: State) => {
        if (!isAlive(store, uid)) return
        store.change(
          ClientLogins.put({
            clientGuid: token,
            kind: "smartLogin",
            uid,
            email: "x@example.com",
            token,
            expiresAt: minute,
            state: "pending",
            consumedAt: undefined,
            welcomeTemplate: undefined
          })
        )
      }),
      FastCheck.tuple(tokens, uids).map(([secret, uid]) => (store: State) => {
        const checked = store.read(Codes.checkToken(["verifyEmail"], `${secret} ${uid}`, 0))
        if (checked._tag === "Good") store.change(Codes.spend(checked.code, 0))
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
        const store = newStore()
        for (const command of commands) {
          command(store, uniqueness)
          assert.deepStrictEqual(violationsOf(store, uniqueness), [])
        }
      }),
      { numRuns: 300 }
    )
  })

  it("are violated by an inconsistent state", () => {
    const store = newStore()
    store.change(Accounts.put(account("a", { userName: "ada", phoneId: "1" }), uniqueness))
    store.change(Accounts.put(account("b", { userName: "Ada" }), { ...uniqueness, caseSensitiveUserNames: true }))
    store.change(Sessions.open(session("s", "gone")))
    store.change(Sessions.open(Sessions.renewed(session("s", "gone"), session("t", "gone"))))
    store.change(Codes.issue(code("c", "gone")))
    store.change(
      Accounts.put(account("d", { emails: [...primary("x@example.com"), ...primary("X@example.com")] }), uniqueness)
    )
    assert.deepStrictEqual(
      violationsOf(store, uniqueness).map((line) => line.split(":")[0]),
      [
        "user name of two accounts",
        "address twice",
        "two primary addresses",
        "session of an account that is gone",
        "session of an account that is gone",
        "two refresh tokens of one session",
        "code of an account that is gone"
      ]
    )
  })
})
