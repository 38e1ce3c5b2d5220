import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { totp } from "../support/totp.js"
import { authenticatorCode, Browser, codeIn, openDemo, openDemoInTestTime, refusalIn } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }
const grace = { email: "grace@example.com", password: "battery staple 8" }

const begin = (browser: Browser, who: typeof ada = grace) => browser.send("POST", "/api/two-step/password", who)

const send = (browser: Browser, payload: unknown) => browser.send("POST", "/api/two-step/send", payload)

const prove = (browser: Browser, by: string, code: string, more: object = {}) =>
  browser.send("POST", "/api/two-step/prove", { by, code, ...more })

const require = (browser: Browser) => browser.send("PUT", "/api/two-step/required", { isRequired: true })

const steps = (body: Record<string, unknown>) => body["steps"] as ReadonlyArray<Record<string, unknown>>

const isSignedIn = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/profile/"), ({ status }) => status === 200)

describe("a login with two steps", () => {
  it.scoped("ends after the first one where no second factor is set up", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body } = yield* begin(browser, ada)
      assert.strictEqual(body["_tag"], "SignedIn")
      assert.isTrue(yield* isSignedIn(browser))
    })
  )

  it.scoped("signs in by the code that the authenticator app shows, typed with a space", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body, text } = yield* begin(browser)
      assert.deepStrictEqual(body, {
        _tag: "SecondFactorNeeded",
        steps: [{ _tag: "VerifyAuthenticator" }, { _tag: "UseBackupCode" }]
      })
      assert.notInclude(text.toLowerCase(), "token")
      assert.isFalse(yield* isSignedIn(browser))

      const before = browser.cookies.get("demo-session")
      const code = yield* authenticatorCode(browser, grace.email)
      const { body: proven } = yield* prove(browser, "authenticator", `${code.slice(0, 3)} ${code.slice(3)}`)
      assert.strictEqual(proven["_tag"], "SignedIn")
      assert.notStrictEqual(browser.cookies.get("demo-session"), before)
      assert.isTrue(yield* isSignedIn(browser))
    })
  )

  it.scoped("has a new session id after the first step, and the old one cannot continue", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const attacker = new Browser(browser.handler)
      for (const [name, value] of browser.cookies) attacker.cookies.set(name, value)
      yield* begin(browser)
      const code = yield* authenticatorCode(browser, grace.email)
      assert.strictEqual((yield* attacker.send("GET", "/api/two-step/")).status, 401)
      assert.strictEqual((yield* prove(attacker, "authenticator", code)).status, 403)
      assert.strictEqual((yield* prove(browser, "authenticator", code)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("continues in the browser that began it, also after a reload, and in no other one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* begin(browser)
      const { body } = yield* browser.send("GET", "/api/two-step/")
      assert.deepStrictEqual(steps(body["needed"] as Record<string, unknown>), [
        { _tag: "VerifyAuthenticator" },
        { _tag: "UseBackupCode" }
      ])
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      assert.isNull((yield* other.send("GET", "/api/two-step/")).body["needed"])
      yield* browser.send("POST", "/api/two-step/cancel")
      assert.isNull((yield* browser.send("GET", "/api/two-step/")).body["needed"])
    })
  )

  it.scoped("with a wrong password is refused in the same words as for an unknown address", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const wrong = yield* begin(browser, { ...grace, password: "wrong" })
      assert.deepStrictEqual(refusalIn(wrong), [401, "WrongCredentials", "password"])
      const unknown = yield* begin(browser, { email: "nobody@example.com", password: "wrong" })
      assert.deepStrictEqual(unknown.body, wrong.body)
    })
  )
})

describe("a code", () => {
  it.scoped("that is wrong is refused, its field is named, and a right one still signs in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* begin(browser)
      const code = yield* authenticatorCode(browser, grace.email)
      const wrong = code === "000000" ? "000001" : "000000"
      assert.deepStrictEqual(refusalIn(yield* prove(browser, "authenticator", wrong)), [410, "CodeRefused", "code"])
      assert.strictEqual((yield* prove(browser, "authenticator", code)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("of the app works once", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* begin(browser)
      const code = yield* authenticatorCode(browser, grace.email)
      yield* prove(browser, "authenticator", code)
      yield* begin(browser)
      assert.deepStrictEqual(refusalIn(yield* prove(browser, "authenticator", code)), [410, "CodeRefused", "code"])
      yield* TestClock.adjust("30 seconds")
      const next = yield* authenticatorCode(browser, grace.email)
      assert.strictEqual((yield* prove(browser, "authenticator", next)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("that is wrong three times locks the account, and the next sign-in answers until when", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* begin(browser)
      const code = yield* authenticatorCode(browser, grace.email)
      for (let n = 0; n < 3; n += 1) yield* prove(browser, "authenticator", "nonsense")
      assert.deepStrictEqual(refusalIn(yield* prove(browser, "authenticator", code)), [423, "AccountLocked", undefined])
      const again = yield* begin(browser)
      assert.deepStrictEqual(refusalIn(again), [423, "AccountLocked", undefined])
      assert.strictEqual(again.body["until"], "1970-01-01T00:15:00.000Z")
    })
  )

  it.scoped("is refused after fifteen minutes, and the sign-in has to start again", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* begin(browser)
      yield* TestClock.adjust("16 minutes")
      const late = yield* prove(browser, "authenticator", yield* authenticatorCode(browser, grace.email))
      assert.deepStrictEqual(refusalIn(late), [410, "CodeRefused", undefined])
      assert.strictEqual(late.body["reason"], "expired")
      assert.isNull((yield* browser.send("GET", "/api/two-step/")).body["needed"])
    })
  )

  it.scoped("is not sent after fifteen minutes", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* require(browser)
      yield* begin(browser, ada)
      yield* TestClock.adjust("16 minutes")
      const late = yield* send(browser, { by: "sms", phone: "+12025550177" })
      assert.deepStrictEqual([late.body["_tag"], late.body["reason"]], ["CodeRefused", "expired"])
    })
  )

  it.scoped("without a pending login neither signs in nor signs out", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* begin(browser, ada)
      const { body } = yield* prove(browser, "authenticator", "123456")
      assert.deepStrictEqual([body["_tag"], body["reason"]], ["CodeRefused", "expired"])
      assert.isTrue(yield* isSignedIn(browser))
    })
  )

  it.scoped("is refused at the eleventh attempt in five minutes, even if it is right", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* begin(browser)
      for (let n = 0; n < 10; n += 1) yield* prove(browser, "authenticator", "nonsense")
      assert.strictEqual((yield* prove(browser, "authenticator", "nonsense")).status, 429)
    })
  )
})

describe("where a second factor is required", () => {
  it.scoped("a user without one sets up an authenticator app during the sign-in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      const { body } = yield* begin(browser, ada)
      const [enrol] = steps(body)
      assert.strictEqual(enrol?.["_tag"], "EnrolAuthenticator")
      assert.match(String(enrol?.["qrCode"]), /^data:image\/png;base64,/)
      const code = totp(String(enrol?.["key"]), Date.now())
      assert.strictEqual(yield* authenticatorCode(browser, ada.email), code)
      assert.strictEqual((yield* prove(browser, "authenticator", code)).body["_tag"], "SignedIn")

      const { body: again } = yield* begin(browser, ada)
      assert.deepStrictEqual(steps(again)[0], { _tag: "VerifyAuthenticator" })
    })
  )

  it.scoped("the ordinary sign-in leads to the same steps", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      const { body } = yield* browser.send("POST", "/api/sign-in/password", ada)
      assert.deepStrictEqual(
        steps(body).map(({ _tag }) => _tag),
        ["EnrolAuthenticator", "EnrolEmailOtp", "EnrolSms"]
      )
    })
  )

  it.scoped("an SMS to a new number sets the SMS factor up, and the next sign-in sends a code at once", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* begin(browser, ada)
      const none = yield* send(browser, { by: "sms", phone: "none" })
      assert.deepStrictEqual(refusalIn(none), [422, "InvalidField", "phone"])
      const phone = "+12025550177"
      assert.deepStrictEqual((yield* send(browser, { by: "sms", phone })).body, { to: phone })
      assert.deepStrictEqual(refusalIn(yield* prove(browser, "sms", "nonsense")), [410, "CodeRefused", "code"])
      assert.strictEqual((yield* prove(browser, "sms", yield* codeIn(browser, phone))).body["_tag"], "SignedIn")

      const { body } = yield* begin(browser, ada)
      assert.deepStrictEqual(steps(body)[0], { _tag: "VerifySms", phone: "********0177", isSent: true })
      const sent = yield* codeIn(browser, phone)
      assert.deepStrictEqual((yield* send(browser, { by: "sms" })).body, { to: "********0177" })
      assert.notStrictEqual(yield* codeIn(browser, phone), sent)
      assert.strictEqual((yield* prove(browser, "sms", yield* codeIn(browser, phone))).body["_tag"], "SignedIn")
    })
  )

  it.scoped("a mail sets the mail factor up, and the next sign-in sends a code at once", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      const { body } = yield* begin(browser, ada)
      const masked = "a*a@e****le.c*m"
      assert.deepStrictEqual(steps(body)[1], { _tag: "EnrolEmailOtp", emails: [masked] })
      assert.deepStrictEqual((yield* send(browser, { by: "email", email: masked })).body, { to: masked })
      const code = yield* codeIn(browser, ada.email)
      assert.strictEqual((yield* prove(browser, "email", code, { email: masked })).body["_tag"], "SignedIn")

      const { body: again } = yield* begin(browser, ada)
      assert.deepStrictEqual(steps(again)[0], { _tag: "VerifyEmailOtp", emails: [masked], sentTo: masked })
      const next = yield* codeIn(browser, ada.email)
      assert.strictEqual((yield* prove(browser, "email", next, { email: masked })).body["_tag"], "SignedIn")
    })
  )

  it.scoped("a code cannot be sent to an address that is not the account's", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* begin(browser, ada)
      const { status } = yield* send(browser, { by: "email", email: "mallory@example.com" })
      assert.strictEqual(status, 404)
      yield* Effect.flip(codeIn(browser, "mallory@example.com"))
    })
  )
})
