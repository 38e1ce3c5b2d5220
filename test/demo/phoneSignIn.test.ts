import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { Browser, codeIn, events, openDemo, openDemoInTestTime, refusalIn } from "./demo.js"

const phone = "+12025550100"
const unknown = "+12025550199"

const post = (browser: Browser, path: string, payload: unknown) => browser.send("POST", `/api/phone${path}`, payload)

const send = (browser: Browser, to = phone) => post(browser, "/send", { phone: to })

const prove = (browser: Browser, code: string) => post(browser, "/prove", { code })

/** A wrong code. */
const another = (code: string) => (code === "000000" ? "000001" : "000000")

describe("a code by SMS", () => {
  it.scoped("signs in, and renews the session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual((yield* send(browser)).body, { to: phone })
      const planted = browser.cookies.get("demo-session")
      const { body } = yield* prove(browser, yield* codeIn(browser, phone))
      assert.deepInclude(body["user"], { name: "Ada Lovelace" })
      assert.notStrictEqual(browser.cookies.get("demo-session"), planted)
      assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 200)
    })
  )

  it.scoped(
    "is refused when it is wrong, its field is named, and the third wrong one locks the account without saying so",
    () =>
      Effect.gen(function* () {
        const browser = yield* openDemo
        yield* send(browser)
        const code = yield* codeIn(browser, phone)
        for (let n = 0; n < 3; n += 1) {
          const wrong = yield* prove(browser, another(code))
          assert.deepStrictEqual([...refusalIn(wrong), wrong.body["reason"]], [410, "CodeRefused", "code", "wrong"])
        }
        const locked = yield* prove(browser, code)
        assert.deepStrictEqual(refusalIn(locked), [410, "CodeRefused", "code"])
      })
  )

  it.scoped("expires after five minutes, and works once", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* send(browser)
      const late = yield* codeIn(browser, phone)
      yield* TestClock.adjust("6 minutes")
      assert.strictEqual((yield* prove(browser, late)).body["reason"], "expired")
      yield* send(browser)
      const code = yield* codeIn(browser, phone)
      assert.strictEqual((yield* prove(browser, code)).body["_tag"], "SignedIn")
      yield* post(browser, "/send", { phone })
      assert.strictEqual((yield* prove(browser, code)).body["reason"], "used")
    })
  )

  it.scoped("is refused in a browser that has not requested it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* send(browser)
      const thief = new Browser(browser.handler)
      yield* thief.send("GET", "/api/visit")
      assert.deepStrictEqual(refusalIn(yield* prove(thief, yield* codeIn(browser, phone))), [
        410,
        "CodeRefused",
        undefined
      ])
      assert.strictEqual((yield* thief.send("GET", "/api/profile/")).status, 401)
    })
  )

  it.scoped("is answered in the same words for a number without an account, and not sent", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const wrong = "nonsense"
      const seen = (to: string) =>
        Effect.gen(function* () {
          const sent = yield* send(browser, to)
          const proved = yield* prove(browser, wrong)
          return [sent.status, Object.keys(sent.body), proved.status, proved.body]
        })
      assert.deepStrictEqual(yield* seen(unknown), yield* seen(phone))
      const { messages } = yield* events(browser)
      assert.deepStrictEqual(
        messages.map(({ to }) => to),
        [phone]
      )
    })
  )

  for (const prove of ["/prove", "/one-touch/prove"]) {
    it.scoped(`is wrong at ${prove} for a number without an account as often as for one that gets locked`, () =>
      Effect.gen(function* () {
        const browser = yield* openDemo
        const seen = (to: string) =>
          Effect.zipRight(
            send(browser, to),
            Effect.forEach([1, 2, 3, 4, 5], () => Effect.map(post(browser, prove, { code: "nonsense" }), refusalIn))
          )
        assert.deepStrictEqual(yield* seen(phone), yield* seen(unknown))
      })
    )
  }

  it.scoped("is not sent to a malformed number", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual(refusalIn(yield* send(browser, "my number")), [422, "InvalidField", "phone"])
    })
  )

  it.scoped("creates an account for a new number by one touch", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* post(browser, "/one-touch", { phone: unknown, name: "Emmy" })
      const code = yield* codeIn(browser, unknown)
      assert.strictEqual((yield* post(browser, "/one-touch/prove", { code: another(code) })).body["reason"], "wrong")
      const { body } = yield* post(browser, "/one-touch/prove", { code })
      assert.deepInclude(body["user"], { name: "Emmy" })
    })
  )
})
