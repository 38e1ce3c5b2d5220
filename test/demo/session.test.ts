import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, openDemo } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }

const signIn = (browser: Browser, payload: unknown = ada, headers?: Record<string, string | undefined>) =>
  browser.send("POST", "/api/sign-in/password", payload, headers)

describe("the browser's session", () => {
  it.scoped("is in a cookie that scripts cannot read and other sites cannot send", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { headers } = yield* signIn(browser)
      const cookie = headers.getSetCookie().find((one) => one.startsWith("demo-session="))
      assert.match(cookie ?? "", /^demo-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    })
  )

  it.scoped("gets a new id at the sign-in, and the old one is invalid", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const planted = browser.cookies.get("demo-session")
      const { body, status } = yield* signIn(browser)
      assert.deepStrictEqual([status, body["_tag"]], [200, "SignedIn"])
      assert.notStrictEqual(browser.cookies.get("demo-session"), planted)

      const attacker = new Browser(browser.handler)
      attacker.cookies.set("demo-session", planted ?? "")
      assert.strictEqual((yield* attacker.send("GET", "/api/profile/")).status, 401)
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 200)
    })
  )

  it.scoped("ends at the sign-out, also at LoginRadius", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const ended = browser.cookies.get("demo-session")
      yield* browser.send("POST", "/api/sign-in/sign-out")
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 401)
      const { body } = yield* browser.send("GET", "/api/events?call=0&message=0")
      const calls = body["calls"] as ReadonlyArray<{ readonly endpoint: string }>
      assert.deepStrictEqual(
        calls.map(({ endpoint }) => endpoint),
        ["Authentication.loginByEmail", "Authentication.invalidateAccessToken"]
      )
      browser.cookies.set("demo-session", ended ?? "")
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 401)
    })
  )
})

describe("a request that changes something", () => {
  it.scoped("is forbidden without the CSRF token", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const token of [undefined, "", "x".repeat(43)]) {
        const { body, status } = yield* signIn(browser, ada, { "x-csrf-token": token })
        assert.deepStrictEqual([status, body["_tag"]], [403, "Forbidden"])
      }
    })
  )

  it.scoped("is forbidden from another origin, and without one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const origin of ["http://evil.test", "null", "http://demo.test.evil.test", undefined]) {
        const { body, status } = yield* signIn(browser, ada, { origin })
        assert.deepStrictEqual([status, body["_tag"]], [403, "Forbidden"])
      }
    })
  )

  it.scoped("is forbidden with the CSRF token of another session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      const { status } = yield* signIn(browser, ada, { "x-csrf-token": other.cookies.get("demo-csrf") })
      assert.strictEqual(status, 403)
    })
  )
})

describe("a sign-in", () => {
  it.scoped("with a wrong password names the field, in the same words as for an unknown address", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const wrong = yield* signIn(browser, { ...ada, password: "wrong" })
      assert.deepStrictEqual(
        [wrong.status, wrong.body["_tag"], wrong.body["field"]],
        [401, "WrongCredentials", "password"]
      )
      const unknown = yield* signIn(browser, { email: "nobody@example.com", password: "wrong" })
      assert.deepStrictEqual([unknown.status, unknown.body], [wrong.status, wrong.body])
    })
  )

  it.scoped("is locked after three wrong passwords, and answers until when", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (let n = 0; n < 3; n += 1) yield* signIn(browser, { ...ada, password: "wrong" })
      const { body, status } = yield* signIn(browser)
      assert.deepStrictEqual([status, body["_tag"]], [423, "AccountLocked"])
      assert.isAbove(Date.parse(String(body["until"])), Date.now())
    })
  )

  it.scoped("is refused at the eleventh attempt in five minutes, without a call to LoginRadius", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (let n = 0; n < 10; n += 1) yield* signIn(browser, { ...ada, password: "wrong" })
      const { body, status } = yield* signIn(browser)
      assert.deepStrictEqual([status, body["_tag"]], [429, "TooManyAttempts"])
      const events = yield* browser.send("GET", "/api/events?call=0&message=0")
      assert.lengthOf(events.body["calls"] as ReadonlyArray<unknown>, 10)
    })
  )

  it.scoped("with a second factor names the steps, and keeps its token on the server", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body } = yield* signIn(browser, { email: "grace@example.com", password: "battery staple 8" })
      assert.deepStrictEqual(body, {
        _tag: "SecondFactorNeeded",
        steps: [{ _tag: "VerifyAuthenticator" }, { _tag: "UseBackupCode" }]
      })
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 401)
    })
  )
})

describe("an answer", () => {
  it.scoped("never contains the password of the request, the access token or the API secret", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const long = `secret-${"x".repeat(600)}`
      const texts = [
        yield* signIn(browser, { ...ada, password: long }),
        yield* signIn(browser, { ...ada, password: "secret-wrong" }),
        yield* signIn(browser, { email: "secret-", password: "secret-" }),
        yield* signIn(browser),
        yield* browser.send("GET", "/api/visit"),
        yield* browser.send("GET", "/api/profile/"),
        yield* browser.send("GET", "/api/events?call=0&message=0")
      ].map(({ text }) => text)
      assert.strictEqual(JSON.parse(texts[0] ?? "")["field"], "password")
      for (const text of texts) {
        assert.notInclude(text, "secret-")
        assert.notInclude(text, "access_token")
        assert.notMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}/)
      }
    })
  )

  it.scoped("has a content security policy without inline code, also as an error", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const { headers } of [
        yield* browser.send("GET", "/api/visit"),
        yield* browser.send("GET", "/api/nothing"),
        yield* browser.send("POST", "/api/sign-in/password", ada, { origin: undefined })
      ]) {
        const policy = headers.get("content-security-policy") ?? ""
        assert.include(policy, "default-src 'none'; script-src 'self'; style-src 'self'")
        assert.notInclude(policy, "unsafe")
        assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
      }
    })
  )
})
