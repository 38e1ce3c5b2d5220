import { assert, describe, it } from "@effect/vitest"
import * as Accounts from "../../packages/emulator/src/state/Accounts.js"
import * as ClientLogins from "../../packages/emulator/src/state/ClientLogins.js"
import * as Codes from "../../packages/emulator/src/state/Codes.js"
import * as SentMessages from "../../packages/emulator/src/state/SentMessages.js"
import * as Sessions from "../../packages/emulator/src/state/Sessions.js"
import { account, code, minute, primary, session, uniqueness, violationsOf, withAccount } from "./storeFixture.js"

describe("Store", () => {
  describe("accounts", () => {
    it("finds an account by address, user name and phone number in any spelling", () => {
      const store = withAccount({ emails: primary("Ada@Example.com"), userName: "ada", phoneId: "+1 555-0100-200" })
      assert.strictEqual(store.read(Accounts.byEmail(" ada@example.COM "))?.uid, "a")
      assert.strictEqual(store.read(Accounts.byUserName("ADA", false))?.uid, "a")
      assert.isUndefined(store.read(Accounts.byUserName("ADA", true)))
      assert.strictEqual(store.read(Accounts.byPhone("15550100200"))?.uid, "a")
      assert.isUndefined(store.read(Accounts.byPhone("+")))
    })

    it("refuses an account with the identifier of another one, and names it", () => {
      const store = withAccount({
        emails: primary("ada@example.com"),
        unverified: [{ Type: "Work", Value: "ada@work.example.com" }],
        userName: "ada",
        phoneId: "15550100200"
      })
      const conflictOf = (more: Partial<Accounts.Account>) =>
        store.change(Accounts.put(account("b", more), uniqueness))?._tag
      assert.strictEqual(conflictOf({ emails: primary("ADA@example.com") }), "Email")
      assert.strictEqual(conflictOf({ emails: primary("ada@work.example.com") }), "Email")
      assert.strictEqual(conflictOf({ unverified: primary("ada@example.com") }), "Email")
      assert.strictEqual(conflictOf({ userName: "Ada" }), "UserName")
      assert.strictEqual(conflictOf({ phoneId: "+15550100200" }), "Phone")
      assert.isUndefined(store.read(Accounts.byUid("b")))
    })

    it("lets accounts share an address where the settings allow it", () => {
      const store = withAccount({ emails: primary("ada@example.com") })
      const shared = { ...uniqueness, sharedEmails: true }
      assert.isUndefined(store.change(Accounts.put(account("b", { emails: primary("ada@example.com") }), shared)))
      assert.deepStrictEqual(
        store.read(Accounts.allByEmail("ada@example.com")).map(({ uid }) => uid),
        ["a", "b"]
      )
      assert.deepStrictEqual(violationsOf(store, shared), [])
      assert.lengthOf(violationsOf(store, uniqueness), 1)
    })

    it("does not find an account by an unverified address", () => {
      const store = withAccount({ unverified: primary("ada@example.com") })
      assert.isUndefined(store.read(Accounts.byEmail("ada@example.com")))
      assert.strictEqual(store.read(Accounts.holdersOf("ada@example.com"))[0]?.uid, "a")
    })

    it("frees the identifiers of a removed account, and ends its sessions and codes", () => {
      const store = withAccount({ emails: primary("ada@example.com"), userName: "ada" })
      store.change(Sessions.open(session("s", "a")))
      store.change(Codes.issue(code("c", "a")))
      store.change(Codes.issue(code("1", "a", { kind: "otp" })))
      store.change(Accounts.remove("a"))
      assert.strictEqual(store.change(Sessions.use("s", 0))._tag, "Unknown")
      assert.strictEqual(store.read(Codes.checkToken(["verifyEmail"], "c", 0))._tag, "Unknown")
      assert.isUndefined(
        store.change(Accounts.put(account("b", { emails: primary("ada@example.com"), userName: "ada" }), uniqueness))
      )
    })

    it("ends the sessions of an account that is marked as deleted", () => {
      const store = withAccount()
      store.change(Sessions.open(session("s", "a")))
      store.change(Accounts.put(account("a", { isDeleted: true }), uniqueness))
      assert.strictEqual(store.change(Sessions.use("s", 0))._tag, "Unknown")
    })

    it("moves the sessions of an account that is merged into another one", () => {
      const store = withAccount()
      const google = { provider: "google", id: "1", emails: [], emailVerified: false, fields: {}, createdAt: 0 }
      store.change(Accounts.put(account("b", { social: [google] }), uniqueness))
      store.change(Sessions.open(session("s", "b")))
      assert.isUndefined(store.change(Accounts.merge("b", account("a", { social: [google] }), uniqueness)))
      const found = store.change(Sessions.use("s", 0))
      assert.strictEqual(found._tag === "Valid" ? found.session.uid : found._tag, "a")
      assert.strictEqual(store.read(Accounts.bySocial("Google", "1"))?.uid, "a")
      assert.isUndefined(store.read(Accounts.byUid("b")))
    })
  })

  describe("sessions", () => {
    it("end after their lifetime, and are then expired", () => {
      const store = withAccount()
      store.change(Sessions.open(session("s", "a")))
      assert.strictEqual(store.change(Sessions.use("s", 15 * minute - 1))._tag, "Valid")
      assert.strictEqual(store.change(Sessions.use("s", 15 * minute))._tag, "Expired")
      assert.strictEqual(store.change(Sessions.use("t", 0))._tag, "Unknown")
    })

    it("last their lifetime from each use on when they are sliding", () => {
      const store = withAccount()
      store.change(Sessions.open(session("s", "a", { isSliding: true })))
      assert.strictEqual(store.change(Sessions.use("s", 14 * minute))._tag, "Valid")
      assert.strictEqual(store.change(Sessions.use("s", 28 * minute))._tag, "Valid")
      assert.strictEqual(store.change(Sessions.use("s", 43 * minute))._tag, "Expired")
    })

    it("keep their refresh token when they end, unless told otherwise", () => {
      const store = withAccount()
      store.change(Sessions.open(session("s", "a")))
      store.change(Sessions.open(session("t", "a")))
      store.change(Sessions.invalidate("s", { refresh: false }))
      store.change(Sessions.invalidate("t", { refresh: true }))
      assert.strictEqual(store.change(Sessions.use("s", 0))._tag, "Unknown")
      assert.strictEqual(store.read(Sessions.byRefreshToken("refresh s", 0))?.uid, "a")
      assert.isUndefined(store.read(Sessions.byRefreshToken("refresh t", 0)))
    })

    it("are found by their refresh token within its time, until it is spent", () => {
      const store = withAccount()
      const found = (now: number) => store.read(Sessions.byRefreshToken("refresh s", now))?.token
      store.change(Sessions.open(session("s", "a")))
      assert.isUndefined(found(60 * minute))
      assert.strictEqual(found(59 * minute), "s")
      store.change(Sessions.renew("s", session("t", "a")))
      assert.isUndefined(found(59 * minute))
      assert.strictEqual(store.change(Sessions.use("s", 15 * minute - 1))._tag, "Valid")
      assert.strictEqual(store.change(Sessions.use("s", 15 * minute))._tag, "Expired")
      assert.strictEqual(store.change(Sessions.use("t", 0))._tag, "Valid")
    })

    it("that were invalidated are gone once their refresh token is spent", () => {
      const store = withAccount()
      store.change(Sessions.open(session("s", "a")))
      store.change(Sessions.invalidate("s", { refresh: false }))
      store.change(Sessions.renew("s", session("t", "a")))
      assert.deepStrictEqual(
        store.read(Sessions.ofAccount("a")).map(({ token }) => token),
        ["t"]
      )
    })

    it("with several access tokens are one, the latest of which counts as long as it is good", () => {
      const first = session("s", "a")
      const second = Sessions.renewed(first, session("t", "a", { expiresAt: 20 * minute }))
      const third = Sessions.renewed(second, session("u", "a", { expiresAt: 10 * minute }))
      const other = session("v", "a", { createdAt: 1 })
      const activeAt = (now: number) => Sessions.active([third, first, other, second], now).map(({ token }) => token)
      assert.deepStrictEqual(activeAt(0), ["v", "u"])
      assert.deepStrictEqual(activeAt(10 * minute), ["v", "t"])
      assert.deepStrictEqual(activeAt(15 * minute), ["t"])
      assert.deepStrictEqual(activeAt(20 * minute), [])
      assert.deepStrictEqual([first, second, third].map(Sessions.idOf), ["s", "s", "s"])
    })

    it("of an account end when it is no longer blocked, and not before", () => {
      const store = withAccount()
      const block = (isActive: boolean) => store.change(Accounts.put(account("a", { isActive }), uniqueness))
      store.change(Sessions.open(session("s", "a")))
      block(true)
      block(false)
      block(false)
      assert.lengthOf(store.read(Sessions.ofAccount("a")), 1)
      block(true)
      assert.isEmpty(store.read(Sessions.ofAccount("a")))
    })

    it("of an account end together, except one with all of its access tokens", () => {
      const store = withAccount()
      const first = session("s", "a")
      store.change(Sessions.open(first))
      store.change(Sessions.renew("s", Sessions.renewed(first, session("t", "a"))))
      store.change(Sessions.open(session("u", "a")))
      store.change(Accounts.endLogins("a", "t"))
      assert.deepStrictEqual(
        store.read(Sessions.ofAccount("a")).map(({ token }) => token),
        ["s", "t"]
      )
    })

    it("of an account end together, except one", () => {
      const store = withAccount()
      store.change(Accounts.put(account("b"), uniqueness))
      for (const [token, uid] of [
        ["s", "a"],
        ["t", "a"],
        ["u", "b"]
      ] as const)
        store.change(Sessions.open(session(token, uid)))
      store.change(Accounts.endLogins("a", "t"))
      assert.deepStrictEqual(
        ["s", "t", "u"].map((token) => store.change(Sessions.use(token, 0))._tag),
        ["Unknown", "Valid", "Valid"]
      )
    })
  })

  describe("codes", () => {
    it("are valid for one purpose, once, until they expire", () => {
      const store = withAccount()
      store.change(Codes.issue(code("c", "a")))
      assert.strictEqual(store.read(Codes.checkToken(["resetPassword"], "c", 0))._tag, "Unknown")
      assert.strictEqual(store.read(Codes.checkToken(["verifyEmail"], "c", 10 * minute))._tag, "Expired")
      const checked = store.read(Codes.checkToken(["verifyEmail"], "c", 0))
      assert.strictEqual(checked._tag, "Good")
      if (checked._tag === "Good") store.change(Codes.spend(checked.code, 0))
      assert.strictEqual(store.read(Codes.checkToken(["verifyEmail"], "c", 0))._tag, "Used")
    })

    it("for the same address are used up together, those for another one are not", () => {
      const store = withAccount()
      store.change(Codes.issue(code("c", "a")))
      store.change(Codes.issue(code("d", "a", { email: "ADA@example.com" })))
      store.change(Codes.issue(code("e", "a", { email: "ada@work.example.com" })))
      store.change(Codes.issue(code("1", "a", { kind: "otp" })))
      store.change(Codes.spend(code("c", "a"), 0))
      assert.strictEqual(store.read(Codes.checkToken(["verifyEmail"], "d", 0))._tag, "Used")
      assert.strictEqual(store.read(Codes.checkToken(["verifyEmail"], "e", 0))._tag, "Good")
      assert.strictEqual(store.read(Codes.checkOtp(["verifyEmail"], "a", "1", 0))._tag, "Used")
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
        store.change(Codes.issue(sent(secret, phone)))
      store.change(Codes.spend(sent("1", "+1 555"), 0))
      assert.strictEqual(store.read(Codes.checkOtp(["verifyPhone"], "a", "2", 0))._tag, "Used")
      assert.strictEqual(store.read(Codes.checkOtp(["verifyPhone"], "a", "3", 0))._tag, "Good")
    })

    it("for a new password are used up together, whatever address they went to", () => {
      const store = withAccount()
      store.change(Codes.issue(code("c", "a", { purpose: "resetPassword" })))
      store.change(Codes.issue(code("d", "a", { purpose: "resetPassword", email: "ada@work.example.com" })))
      store.change(Codes.spend(code("c", "a", { purpose: "resetPassword" }), 0))
      assert.strictEqual(store.read(Codes.checkToken(["resetPassword"], "d", 0))._tag, "Used")
    })

    it("of digits belong to one account; of the same digits sent twice, the valid code counts", () => {
      const store = withAccount()
      store.change(Accounts.put(account("b"), uniqueness))
      store.change(Codes.issue(code("123456", "a", { kind: "otp", messageId: "m" })))
      store.change(Codes.issue(code("123456", "a", { kind: "otp", expiresAt: 1 })))
      assert.strictEqual(store.read(Codes.checkOtp(["verifyEmail"], "a", "123456", minute))._tag, "Good")
      assert.strictEqual(store.read(Codes.checkOtp(["verifyEmail"], "b", "123456", minute))._tag, "Unknown")
      assert.strictEqual(store.read(Codes.byMessage("m"))?.uid, "a")
    })
  })

  describe("logins of another device", () => {
    const login = (more: Partial<ClientLogins.ClientLogin> = {}): ClientLogins.ClientLogin => ({
      clientGuid: "guid",
      kind: "smartLogin",
      uid: "a",
      email: "ada@example.com",
      token: "token",
      expiresAt: minute,
      state: "pending",
      consumedAt: undefined,
      welcomeTemplate: undefined,
      ...more
    })

    it("are found by the exact client GUID and token", () => {
      const store = withAccount()
      store.change(ClientLogins.put(login()))
      store.change(ClientLogins.put(login({ state: "verified" })))
      assert.strictEqual(store.read(ClientLogins.byClientGuid("guid"))?.state, "verified")
      assert.strictEqual(store.read(ClientLogins.byToken("token"))?.clientGuid, "guid")
      assert.isUndefined(store.read(ClientLogins.byClientGuid("Guid")))
      assert.isUndefined(store.read(ClientLogins.byToken("guid")))
    })

    it("end with their account", () => {
      const store = withAccount()
      store.change(ClientLogins.put(login()))
      store.change(ClientLogins.put(login({ clientGuid: "other", uid: "gone" })))
      assert.deepStrictEqual(violationsOf(store, uniqueness), [
        "login by another device of an account that is gone: gone"
      ])
      store.change(Accounts.remove("a"))
      assert.isUndefined(store.read(ClientLogins.byClientGuid("guid")))
    })
  })

  describe("messages", () => {
    it("are counted by account and kind, from a moment on", () => {
      const store = withAccount()
      for (const at of [1, 2, 3]) store.change(SentMessages.mark("a", "reset", at, 1000))
      assert.strictEqual(store.read(SentMessages.count("a", "reset", 1)), 2)
      assert.strictEqual(store.read(SentMessages.count("a", "welcome", 0)), 0)
      assert.strictEqual(store.read(SentMessages.count("b", "reset", 0)), 0)
    })
  })
})
