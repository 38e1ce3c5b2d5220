import { assert, describe, it } from "@effect/vitest"
import type * as Store from "../../packages/emulator/src/Store.js"
import type { Account } from "../../packages/emulator/src/Store/Account.js"
import { account, code, minute, primary, session, uniqueness, withAccount } from "./storeFixture.js"

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

    it("refuses an account with the identifier of another one, and names it", () => {
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

    it("lets accounts share an address where the settings allow it", () => {
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

    it("does not find an account by an unverified address", () => {
      const store = withAccount({ unverified: primary("ada@example.com") })
      assert.isUndefined(store.byEmail("ada@example.com"))
      assert.strictEqual(store.holdersOf("ada@example.com")[0]?.uid, "a")
    })

    it("frees the identifiers of a removed account, and ends its sessions and codes", () => {
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

    it("moves the sessions of an account that is merged into another one", () => {
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
    it("end after their lifetime, and are then expired", () => {
      const store = withAccount()
      store.open(session("s", "a"))
      assert.strictEqual(store.findSession("s", 15 * minute - 1)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 15 * minute)._tag, "Expired")
      assert.strictEqual(store.findSession("t", 0)._tag, "Unknown")
    })

    it("last their lifetime from each use on when they are sliding", () => {
      const store = withAccount()
      store.open(session("s", "a", { isSliding: true }))
      assert.strictEqual(store.findSession("s", 14 * minute)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 28 * minute)._tag, "Valid")
      assert.strictEqual(store.findSession("s", 43 * minute)._tag, "Expired")
    })

    it("keep their refresh token when they end, unless told otherwise", () => {
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
    it("are valid for one purpose, once, until they expire", () => {
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

    it("of digits belong to one account; of the same digits sent twice, the valid code counts", () => {
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

    it("are found by the exact client GUID and token", () => {
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
    it("are counted by account and kind, from a moment on", () => {
      const store = withAccount()
      for (const at of [1, 2, 3]) store.markSent("a", "reset", at)
      assert.strictEqual(store.countSent("a", "reset", 1), 2)
      assert.strictEqual(store.countSent("a", "welcome", 0), 0)
      assert.strictEqual(store.countSent("b", "reset", 0), 0)
    })
  })
})
