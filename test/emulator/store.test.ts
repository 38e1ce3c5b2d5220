import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck } from "effect"
import { createHash, pbkdf2Sync } from "node:crypto"
import * as Store from "../../packages/emulator/src/Store.js"
import { type Account, blank } from "../../packages/emulator/src/Store/Account.js"
import type { Uniqueness } from "../../packages/emulator/src/Store/accounts.js"
import * as password from "../../packages/emulator/src/internal/password.js"

const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

const minute = 60_000

const session = (token: string, uid: string, more: Partial<Store.Session> = {}): Store.Session => ({
  token,
  uid,
  profileId: "id",
  provider: "Email",
  isRememberMe: false,
  createdAt: 0,
  expiresAt: 15 * minute,
  lifetime: 15 * minute,
  isSliding: false,
  refresh: { token: `refresh ${token}`, expiresAt: 60 * minute },
  isInvalidated: false,
  ...more
})

const code = (secret: string, uid: string, more: Partial<Store.Code> = {}): Store.Code => ({
  kind: "token",
  purpose: "verifyEmail",
  secret,
  uid,
  email: "ada@example.com",
  messageId: undefined,
  expiresAt: 10 * minute,
  isUsed: false,
  ...more
})

const account = (uid: string, more: Partial<Account> = {}): Account => ({ ...blank(uid, 0), ...more })

const primary = (Value: string) => [{ Type: "Primary", Value }]

const withAccount = (more: Partial<Account> = {}): Store.Service => {
  const store = Store.make()
  assert.isUndefined(store.put(account("a", more), uniqueness))
  return store
}

describe("Store", () => {
  describe("accounts", () => {
    it("finds an account by address, user name and phone number in any spelling", () => {
      const store = withAccount({ emails: primary("Ada@Example.com"), userName: "ada", phoneId: "+1 555-0100-200" })
      assert.strictEqual(store.byEmail(" ada@example.COM ")?.uid, "a")
      assert.strictEqual(store.byUserName("ADA", false)?.uid, "a")
      assert.isUndefined(store.byUserName("ADA", true))
      assert.strictEqual(store.byPhone("15550100200")?.uid, "a")
      assert.isUndefined(store.byPhone("+"))
    })

    it("names what a second account would share, and then writes nothing", () => {
      const store = withAccount({
        emails: primary("ada@example.com"),
        unverified: [{ Type: "Work", Value: "ada@work.example.com" }],
        userName: "ada",
        phoneId: "15550100200"
      })
      const conflictOf = (more: Partial<Account>) => store.put(account("b", more), uniqueness)?._tag
      assert.strictEqual(conflictOf({ emails: primary("ADA@example.com") }), "Email")
      assert.strictEqual(conflictOf({ emails: primary("ada@work.example.com") }), "Email")
      assert.strictEqual(conflictOf({ unverified: primary("ada@example.com") }), "Email")
      assert.strictEqual(conflictOf({ userName: "Ada" }), "UserName")
      assert.strictEqual(conflictOf({ phoneId: "+15550100200" }), "Phone")
      assert.isUndefined(store.account("b"))
    })

    it("lets accounts share an address where the settings do", () => {
      const store = withAccount({ emails: primary("ada@example.com") })
      const shared = { ...uniqueness, sharedEmails: true }
      assert.isUndefined(store.put(account("b", { emails: primary("ada@example.com") }), shared))
      assert.deepStrictEqual(
        store.allByEmail("ada@example.com").map(({ uid }) => uid),
        ["a", "b"]
      )
      assert.deepStrictEqual(store.violations(shared), [])
      assert.lengthOf(store.violations(uniqueness), 1)
    })

    it("does not find an account by an address that waits for its verification", () => {
      const store = withAccount({ unverified: primary("ada@example.com") })
      assert.isUndefined(store.byEmail("ada@example.com"))
      assert.strictEqual(store.holdersOf("ada@example.com")[0]?.uid, "a")
    })

    it("frees what a removed account was known by, and ends its sessions and codes", () => {
      const store = withAccount({ emails: primary("ada@example.com"), userName: "ada" })
      store.open(session("s", "a"))
      store.issue(code("c", "a"))
      store.issue(code("1", "a", { kind: "otp" }))
      store.remove("a")
      assert.strictEqual(store.findSession("s", 0)._tag, "Unknown")
      assert.strictEqual(store.checkToken(["verifyEmail"], "c", 0)._tag, "Unknown")
      assert.isUndefined(store.put(account("b", { emails: primary("ada@example.com"), userName: "ada" }), uniqueness))
    })

    it("ends the sessions of an account that is marked as deleted", () => {
      const store = withAccount()
      store.open(session("s", "a"))
      store.put(account("a", { isDeleted: true }), uniqueness)
      assert.strictEqual(store.findSession("s", 0)._tag, "Unknown")
    })

    it("moves the sessions of an account that another one takes over", () => {
      const store = withAccount()
      const google = { provider: "google", id: "1", emails: [], emailVerified: false, fields: {}, createdAt: 0 }
      store.put(account("b", { social: [google] }), uniqueness)
      store.open(session("s", "b"))
      assert.isUndefined(store.merge("b", account("a", { social: [google] }), uniqueness))
      const found = store.findSession("s", 0)
      assert.strictEqual(found._tag === "Valid" ? found.session.uid : found._tag, "a")
      assert.strictEqual(store.bySocial("Google", "1")?.uid, "a")
      assert.isUndefined(store.account("b"))
    })
  })

  describe("sessions", () => {
    it("end when their time is over, and are then known to be expired", () => {
      const store = withAccount()
      store.open(session("s", "a"))
      assert.strictEqual(store.findSession("s", 15 * minute - 1)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 15 * minute)._tag, "Expired")
      assert.strictEqual(store.findSession("t", 0)._tag, "Unknown")
    })

    it("last from each use on when they are sliding", () => {
      const store = withAccount()
      store.open(session("s", "a", { isSliding: true }))
      assert.strictEqual(store.findSession("s", 14 * minute)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 28 * minute)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 43 * minute)._tag, "Expired")
    })

    it("leave their refresh token behind unless told otherwise", () => {
      const store = withAccount()
      store.open(session("s", "a"))
      store.open(session("t", "a"))
      store.invalidate("s", { refresh: false })
      store.invalidate("t", { refresh: true })
      assert.strictEqual(store.findSession("s", 0)._tag, "Unknown")
      assert.strictEqual(store.findRefresh("refresh s", 0)?.uid, "a")
      assert.isUndefined(store.findRefresh("refresh t", 0))
    })

    it("are renewed once by a refresh token, within its time", () => {
      const store = withAccount()
      store.open(session("s", "a"))
      assert.isFalse(store.renew("refresh s", session("t", "a"), 60 * minute))
      assert.isTrue(store.renew("refresh s", session("t", "a"), 59 * minute))
      assert.isFalse(store.renew("refresh s", session("u", "a"), 59 * minute))
      assert.strictEqual(store.findSession("s", 0)._tag, "Unknown")
      assert.strictEqual(store.findSession("t", 0)._tag, "Valid")
    })

    it("of an account end together, except one", () => {
      const store = withAccount()
      store.put(account("b"), uniqueness)
      for (const [token, uid] of [
        ["s", "a"],
        ["t", "a"],
        ["u", "b"]
      ] as const)
        store.open(session(token, uid))
      store.closeOthers("a", "t")
      assert.deepStrictEqual(
        ["s", "t", "u"].map((token) => store.findSession(token, 0)._tag),
        ["Unknown", "Valid", "Valid"]
      )
    })
  })

  describe("codes", () => {
    it("are good for one purpose, once, within their time", () => {
      const store = withAccount()
      store.issue(code("c", "a"))
      assert.strictEqual(store.checkToken(["resetPassword"], "c", 0)._tag, "Unknown")
      assert.strictEqual(store.checkToken(["verifyEmail"], "c", 10 * minute)._tag, "Expired")
      const checked = store.checkToken(["verifyEmail"], "c", 0)
      assert.strictEqual(checked._tag, "Good")
      if (checked._tag === "Good") store.spend(checked.code)
      assert.strictEqual(store.checkToken(["verifyEmail"], "c", 0)._tag, "Used")
    })

    it("for the same address are used up together, those for another one are not", () => {
      const store = withAccount()
      store.issue(code("c", "a"))
      store.issue(code("d", "a", { email: "ADA@example.com" }))
      store.issue(code("e", "a", { email: "ada@work.example.com" }))
      store.issue(code("1", "a", { kind: "otp" }))
      store.spend(code("c", "a"))
      assert.strictEqual(store.checkToken(["verifyEmail"], "d", 0)._tag, "Used")
      assert.strictEqual(store.checkToken(["verifyEmail"], "e", 0)._tag, "Good")
      assert.strictEqual(store.checkOtp(["verifyEmail"], "a", "1", 0)._tag, "Used")
    })

    it("for the same phone number are used up together, those for another one are not", () => {
      const store = withAccount()
      const sent = (secret: string, phone: string) =>
        code(secret, "a", { kind: "otp", purpose: "verifyPhone", email: undefined, phone })
      for (const [secret, phone] of [
        ["1", "+1 555"],
        ["2", "1555"],
        ["3", "1556"]
      ] as const)
        store.issue(sent(secret, phone))
      store.spend(sent("1", "+1 555"))
      assert.strictEqual(store.checkOtp(["verifyPhone"], "a", "2", 0)._tag, "Used")
      assert.strictEqual(store.checkOtp(["verifyPhone"], "a", "3", 0)._tag, "Good")
    })

    it("for a new password are used up together, whatever address they went to", () => {
      const store = withAccount()
      store.issue(code("c", "a", { purpose: "resetPassword" }))
      store.issue(code("d", "a", { purpose: "resetPassword", email: "ada@work.example.com" }))
      store.spend(code("c", "a", { purpose: "resetPassword" }))
      assert.strictEqual(store.checkToken(["resetPassword"], "d", 0)._tag, "Used")
    })

    it("of digits count for one account; of the same digits sent twice, those that still work count", () => {
      const store = withAccount()
      store.put(account("b"), uniqueness)
      store.issue(code("123456", "a", { kind: "otp", messageId: "m" }))
      store.issue(code("123456", "a", { kind: "otp", expiresAt: 1 }))
      assert.strictEqual(store.checkOtp(["verifyEmail"], "a", "123456", minute)._tag, "Good")
      assert.strictEqual(store.checkOtp(["verifyEmail"], "b", "123456", minute)._tag, "Unknown")
      assert.strictEqual(store.byMessage("m")?.uid, "a")
    })
  })

  describe("logins of another device", () => {
    const login = (more: Partial<Store.ClientLogin> = {}): Store.ClientLogin => ({
      clientGuid: "guid",
      kind: "smartLogin",
      uid: "a",
      email: "ada@example.com",
      token: "token",
      expiresAt: minute,
      state: "pending",
      welcomeTemplate: undefined,
      ...more
    })

    it("are found by client GUID and by token, exactly as they were written", () => {
      const store = withAccount()
      store.putClientLogin(login())
      store.putClientLogin(login({ state: "verified" }))
      assert.strictEqual(store.clientLogin({ clientGuid: "guid" })?.state, "verified")
      assert.strictEqual(store.clientLogin({ token: "token" })?.clientGuid, "guid")
      assert.isUndefined(store.clientLogin({ clientGuid: "Guid" }))
      assert.isUndefined(store.clientLogin({ token: "guid" }))
    })

    it("end with their account", () => {
      const store = withAccount()
      store.putClientLogin(login())
      store.putClientLogin(login({ clientGuid: "other", uid: "gone" }))
      assert.deepStrictEqual(store.violations(uniqueness), ["login by another device of an account that is gone: gone"])
      store.remove("a")
      assert.isUndefined(store.clientLogin({ clientGuid: "guid" }))
    })
  })

  describe("messages", () => {
    it("are counted by account and kind, since a moment", () => {
      const store = withAccount()
      for (const at of [1, 2, 3]) store.markSent("a", "reset", at)
      assert.strictEqual(store.countSent("a", "reset", 1), 2)
      assert.strictEqual(store.countSent("a", "welcome", 0), 0)
      assert.strictEqual(store.countSent("b", "reset", 0), 0)
    })
  })
})

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

  it("are found broken in a state that breaks them", () => {
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

describe("password", () => {
  it.effect("is stored as PBKDF2 of 2000 rounds with SHA-1, as text with a salt of its own", () =>
    Effect.gen(function* () {
      const [hash, again] = [yield* password.hash("pässword"), yield* password.hash("pässword")]
      const [algorithm, rounds, salt = "", derived = ""] = hash.split("$")
      assert.deepStrictEqual([algorithm, rounds], ["Rfc2898DeriveBytes", "2000"])
      assert.lengthOf(Buffer.from(salt, "base64"), 16)
      assert.strictEqual(
        pbkdf2Sync("pässword", Buffer.from(salt, "base64"), 2000, 32, "sha1").toString("base64"),
        derived
      )
      assert.notStrictEqual(hash, again)
    })
  )

  it.effect("is verified against its hash, and against one that was made with other rounds", () =>
    Effect.gen(function* () {
      const hash = yield* password.hash("secret")
      assert.isTrue(yield* password.verify("secret", hash))
      assert.isFalse(yield* password.verify("Secret", hash))
      const salt = createHash("md5").update("salt").digest()
      const old = pbkdf2Sync("secret", salt, 10, 32, "sha1").toString("base64")
      assert.isTrue(yield* password.verify("secret", `Rfc2898DeriveBytes$10$${salt.toString("base64")}$${old}`))
      for (const other of [undefined, "", "secret", "Rfc2898DeriveBytes$10$!$!"]) {
        assert.isFalse(yield* password.verify("secret", other))
      }
    })
  )
})
