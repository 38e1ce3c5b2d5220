import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { Browser, openDemo, openDemoInTestTime } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }
const newPassword = "a brand new one 9"

const signIn = (browser: Browser, payload: unknown = ada) => browser.send("POST", "/api/sign-in/password", payload)

/** Another browser that opens the page. */
const elsewhere = (browser: Browser) =>
  Effect.gen(function* () {
    const other = new Browser(browser.handler)
    yield* other.send("GET", "/api/visit")
    return other
  })

const messages = (browser: Browser) =>
  Effect.map(
    browser.send("GET", "/api/events?call=0&message=0"),
    ({ body }) => body["messages"] as ReadonlyArray<{ readonly to: string; readonly link: string | null }>
  )

const askForLink = (browser: Browser) =>
  Effect.gen(function* () {
    yield* browser.send("POST", "/api/password/forgot", { email: ada.email })
    return new URL((yield* messages(browser)).at(-1)?.link ?? "")
  })

const reset = (browser: Browser, link: URL, password = newPassword) =>
  browser.send("POST", "/api/password/reset", { token: link.searchParams.get("vtoken"), newPassword: password })

describe("a forgotten password", () => {
  it.scoped("is reset by the link in the mail, which leads to this site", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const link = yield* askForLink(browser)
      assert.strictEqual(`${link.origin}${link.pathname}`, "http://demo.test/reset")
      const { body, status } = yield* reset(browser, link)
      assert.deepStrictEqual([status, body], [200, { user: null }])
      assert.strictEqual((yield* signIn(browser)).status, 401)
      assert.strictEqual((yield* signIn(browser, { ...ada, password: newPassword })).status, 200)
    })
  )

  it.scoped("is answered in the same words whether the account exists or not", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const before = (yield* messages(browser)).length
      const unknown = yield* browser.send("POST", "/api/password/forgot", { email: "nobody@example.com" })
      assert.deepStrictEqual([unknown.status, unknown.body], [200, { to: "nobody@example.com" }])
      assert.lengthOf(yield* messages(browser), before)
      const known = yield* browser.send("POST", "/api/password/forgot", { email: ada.email })
      assert.deepStrictEqual([known.status, known.body], [200, { to: ada.email }])
      assert.lengthOf(yield* messages(browser), before + 1)
    })
  )

  it.scoped("is not reset by a used or an unknown link", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const link = yield* askForLink(browser)
      yield* reset(browser, link)
      const used = yield* reset(browser, link, "yet another one 4")
      assert.deepStrictEqual(
        [used.status, used.body["_tag"], used.body["reason"], used.body["message"]],
        [410, "CodeRefused", "used", "This link has been used already."]
      )
      link.searchParams.set("vtoken", "0".repeat(32))
      const wrong = yield* reset(browser, link)
      assert.deepStrictEqual([wrong.body["_tag"], wrong.body["reason"]], ["CodeRefused", "wrong"])
    })
  )

  it.scoped("is not reset by a link that is older than three days", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const link = yield* askForLink(browser)
      yield* TestClock.adjust("73 hours")
      yield* browser.send("GET", "/api/visit")
      const { body } = yield* reset(browser, link)
      assert.deepStrictEqual([body["_tag"], body["reason"]], ["CodeRefused", "expired"])
      assert.strictEqual(body["message"], "This link has expired.")
    })
  )

  it.scoped("is not reset to one that is easy to guess, too short or used before, and the link stays valid", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const link = yield* askForLink(browser)
      for (const [password, message] of [
        ["12345678", /easy to guess/],
        ["short", /cannot be used/],
        [ada.password, /already/]
      ] as const) {
        const { body, status } = yield* reset(browser, link, password)
        assert.deepStrictEqual([status, body["_tag"], body["field"]], [422, "InvalidField", "newPassword"])
        assert.match(String(body["message"]), message)
      }
      assert.strictEqual((yield* reset(browser, link)).status, 200)
    })
  )

  it.scoped("ends every session of the account", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const other = yield* elsewhere(browser)
      yield* signIn(other)
      yield* reset(browser, yield* askForLink(browser))
      const { body, status } = yield* other.send("GET", "/api/profile/")
      assert.deepStrictEqual([status, body["_tag"]], [401, "SignInRequired"])
      assert.isNull((yield* other.send("GET", "/api/visit")).body["user"])
    })
  )
})

describe("a changed password", () => {
  const change = (browser: Browser, oldPassword: string, password = newPassword) =>
    browser.send("PUT", "/api/password/change", { oldPassword, newPassword: password })

  it.scoped("is valid at once, keeps this browser signed in, and signs out every other one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const other = yield* elsewhere(browser)
      yield* signIn(browser)
      yield* signIn(other)
      const { body, status } = yield* change(browser, ada.password)
      assert.deepStrictEqual([status, body], [200, { done: true }])
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 200)
      assert.strictEqual((yield* other.send("GET", "/api/profile/")).status, 401)
      assert.strictEqual((yield* signIn(other)).status, 401)
      assert.strictEqual((yield* signIn(other, { ...ada, password: newPassword })).status, 200)
    })
  )

  it.scoped("needs the old one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, status } = yield* change(browser, "wrong")
      assert.deepStrictEqual(
        [status, body["_tag"], body["field"], body["message"]],
        [401, "WrongCredentials", "oldPassword", "This is not your current password."]
      )
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 200)
    })
  )

  it.scoped("cannot be the old one, or one that is easy to guess", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const same = yield* change(browser, ada.password, ada.password)
      assert.deepStrictEqual([same.status, same.body["field"]], [422, "newPassword"])
      assert.match(String(same.body["message"]), /already/)
      const weak = yield* change(browser, ada.password, "password")
      assert.deepStrictEqual([weak.status, weak.body["field"]], [422, "newPassword"])
    })
  )

  it.scoped("is refused without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.strictEqual((yield* change(browser, ada.password)).body["_tag"], "SignInRequired")
    })
  )
})

describe("a first password", () => {
  const bea = { email: "bea@example.com", password: newPassword }

  it.scoped("is set by a user without one, who stays signed in and can sign in by it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("POST", "/api/link/one-touch", { email: bea.email })
      const token = new URL((yield* messages(browser)).at(-1)?.link ?? "").searchParams.get("vtoken")
      yield* browser.send("POST", "/api/link/one-touch/follow", { token })
      yield* browser.send("POST", "/api/link/ping")
      assert.isFalse((yield* browser.send("GET", "/api/profile/")).body["hasPassword"])

      const { body, status } = yield* browser.send("PUT", "/api/password/set", { newPassword })
      assert.deepStrictEqual([status, body["_tag"]], [200, "SignedIn"])
      assert.isTrue((yield* browser.send("GET", "/api/profile/")).body["hasPassword"])
      assert.strictEqual((yield* signIn(yield* elsewhere(browser), bea)).status, 200)
    })
  )

  it.scoped("is refused to an account that has one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, status } = yield* browser.send("PUT", "/api/password/set", { newPassword })
      assert.deepStrictEqual([status, body["_tag"]], [403, "NotAvailable"])
      assert.strictEqual((yield* signIn(yield* elsewhere(browser))).status, 200)
    })
  )
})
