import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { Browser, codeIn, linkTokenIn, openDemo, openDemoInTestTime, refusalIn } from "./demo.js"

const ada = "ada@example.com"
const grace = "grace@example.com"

const post = (browser: Browser, path: string, payload?: unknown) => browser.send("POST", `/api/link${path}`, payload)

const start = (browser: Browser, how: "passwordless" | "smart" | "one-touch", email: string, more: object = {}) =>
  post(browser, `/${how}`, { email, ...more })

const follow = (browser: Browser, how: "passwordless" | "smart" | "one-touch", token: string) =>
  post(browser, `/${how}/follow`, { token })

const tagOf = ({ body }: { readonly body: Record<string, unknown> }) => body["_tag"]

/** The user who is signed in in a browser. */
const who = (browser: Browser) =>
  Effect.map(
    browser.send("GET", "/api/visit"),
    ({ body }) => (body["user"] as { readonly email: string } | null)?.email
  )

const another = (browser: Browser) => {
  const other = new Browser(browser.handler)
  return Effect.as(other.send("GET", "/api/visit"), other)
}

describe("a link in a mail", () => {
  it.scoped("signs in the browser that follows it, once", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual((yield* start(browser, "passwordless", ada)).body, { to: ada })
      const token = yield* linkTokenIn(browser, ada)
      const planted = browser.cookies.get("demo-session")
      const followed = yield* follow(browser, "passwordless", token)
      assert.strictEqual(tagOf(followed), "SignedIn")
      assert.notInclude(followed.text, "access")
      assert.notStrictEqual(browser.cookies.get("demo-session"), planted)
      assert.strictEqual(yield* who(browser), ada)

      const again = yield* follow(yield* another(browser), "passwordless", token)
      assert.deepStrictEqual([...refusalIn(again), again.body["reason"]], [410, "CodeRefused", undefined, "used"])
    })
  )

  it.scoped("replaces a signed-in user when that is asked for, and stays good until then", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("POST", "/api/phone/one-touch", { phone: "+12025550199", name: "Emmy" })
      const code = yield* codeIn(browser, "+12025550199")
      yield* browser.send("POST", "/api/phone/one-touch/prove", { code })
      yield* start(browser, "passwordless", ada)
      const token = yield* linkTokenIn(browser, ada)
      const refused = yield* follow(browser, "passwordless", token)
      assert.deepStrictEqual(refusalIn(refused), [409, "AlreadyTaken", undefined])
      assert.include(String(refused.body["message"]), "Emmy")
      assert.strictEqual(yield* who(browser), "")
      const replaced = yield* post(browser, "/passwordless/follow", { token, replaces: true })
      assert.strictEqual(tagOf(replaced), "SignedIn")
      assert.strictEqual(yield* who(browser), ada)
    })
  )

  it.scoped("leads to the second factor where one is set up", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* start(browser, "passwordless", grace)
      assert.strictEqual(
        tagOf(yield* follow(browser, "passwordless", yield* linkTokenIn(browser, grace))),
        "SecondFactorNeeded"
      )
      assert.isUndefined(yield* who(browser))
    })
  )

  it.scoped("is refused when it is expired or unknown", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* start(browser, "passwordless", ada)
      const token = yield* linkTokenIn(browser, ada)
      yield* TestClock.adjust("73 hours")
      yield* browser.send("GET", "/api/visit")
      assert.strictEqual((yield* follow(browser, "passwordless", token)).body["reason"], "expired")
      assert.strictEqual((yield* follow(browser, "passwordless", "0".repeat(32))).body["reason"], "wrong")
    })
  )

  it.scoped("is answered in the same words for an unknown address, and not mailed", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body, status } = yield* start(browser, "passwordless", "nobody@example.com")
      assert.deepStrictEqual([status, body], [200, { to: "nobody@example.com" }])
      assert.isTrue((yield* Effect.either(linkTokenIn(browser, "nobody@example.com")))._tag === "Left")
    })
  )

  it.scoped("is mailed at most ten times in five minutes", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (let n = 0; n < 10; n += 1) yield* start(browser, "passwordless", ada)
      assert.deepStrictEqual(refusalIn(yield* start(browser, "passwordless", ada)).slice(0, 2), [
        429,
        "TooManyAttempts"
      ])
    })
  )
})

describe("smart login", () => {
  it.scoped("signs in the waiting browser when the link is followed in another one, which is not signed in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const started = yield* start(browser, "smart", ada)
      assert.deepStrictEqual(started.body, { to: ada })
      assert.strictEqual(tagOf(yield* post(browser, "/ping")), "Waiting")

      const phone = yield* another(browser)
      const followed = yield* follow(phone, "smart", yield* linkTokenIn(browser, ada))
      assert.deepStrictEqual(followed.body, { done: true })
      assert.isUndefined(yield* who(phone))
      assert.isUndefined(yield* who(browser))

      assert.strictEqual(tagOf(yield* post(browser, "/ping")), "SignedIn")
      assert.strictEqual(yield* who(browser), ada)
      // It no longer waits.
      assert.deepStrictEqual(refusalIn(yield* post(browser, "/ping")).slice(0, 2), [404, "NotFound"])
      assert.strictEqual(yield* who(browser), ada)
    })
  )

  it.scoped("signs in no other waiting browser, and leads to the second factor where one is set up", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* start(browser, "smart", grace)
      const other = yield* another(browser)
      yield* follow(other, "smart", yield* linkTokenIn(browser, grace))
      assert.strictEqual((yield* post(other, "/ping")).status, 404)
      assert.strictEqual(tagOf(yield* post(browser, "/ping")), "SecondFactorNeeded")
    })
  )

  it.scoped("refuses a used link and an expired one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* start(browser, "smart", ada)
      const token = yield* linkTokenIn(browser, ada)
      yield* follow(browser, "smart", token)
      const again = yield* follow(browser, "smart", token)
      assert.deepStrictEqual([again.status, again.body["reason"]], [410, "used"])

      yield* start(browser, "smart", ada)
      const late = yield* linkTokenIn(browser, ada)
      yield* TestClock.adjust("73 hours")
      yield* browser.send("GET", "/api/visit")
      assert.strictEqual((yield* follow(browser, "smart", late)).body["reason"], "expired")
    })
  )

  it.scoped("answers an unknown address like any other", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body, status } = yield* start(browser, "smart", "nobody@example.com")
      assert.deepStrictEqual([status, body], [200, { to: "nobody@example.com" }])
      const ping = yield* post(browser, "/ping")
      assert.deepStrictEqual([ping.status, ping.body], [200, { _tag: "Waiting" }])
    })
  )
})

describe("one touch", () => {
  it.scoped("creates an account for a new address, and signs in the browser that requested the link", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* start(browser, "one-touch", "emmy@example.com", { name: "Emmy" })
      assert.strictEqual(tagOf(yield* post(browser, "/ping")), "Waiting")
      const followed = yield* follow(browser, "one-touch", yield* linkTokenIn(browser, "emmy@example.com"))
      assert.deepStrictEqual(followed.body, { done: true })
      const { body } = yield* post(browser, "/ping")
      assert.deepInclude(body["user"], { email: "emmy@example.com", name: "Emmy" })
    })
  )
})
