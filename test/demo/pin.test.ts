import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import {
  authenticatorCode,
  Browser,
  codeIn,
  events,
  linkTokenIn,
  openDemo,
  openDemoInTestTime,
  refusalIn
} from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7", phone: "+12025550100" }
const grace = { email: "grace@example.com", password: "battery staple 8" }
const pin = "4711"
const newPin = "25802580"

const path = "/api/pin-sign-in"

const signIn = (browser: Browser, payload: object = ada) => browser.send("POST", "/api/sign-in/password", payload)

const signOut = (browser: Browser) => browser.send("POST", "/api/sign-in/sign-out")

const require = (browser: Browser) => browser.send("PUT", `${path}/required`, { isRequired: true })

const choose = (browser: Browser, newPin = pin) => browser.send("POST", `${path}/choose`, { newPin })

const enter = (browser: Browser, typed = pin) => browser.send("POST", `${path}/enter`, { pin: typed })

const waiting = (browser: Browser) => Effect.map(browser.send("GET", `${path}/`), ({ body }) => body)

const change = (browser: Browser, oldPin: string, newPin: string) =>
  browser.send("PUT", "/api/pin/change", { oldPin, newPin })

const reset = (browser: Browser, token: string, newPin: string) =>
  browser.send("POST", "/api/pin/reset", { token, newPin })

const mailedToken = (browser: Browser) =>
  Effect.zipRight(browser.send("POST", "/api/pin/forgot"), linkTokenIn(browser, ada.email))

const isSignedIn = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/profile/"), ({ status }) => status === 200)

const lastCall = (browser: Browser) => Effect.map(events(browser), ({ calls }) => calls.at(-1)?.endpoint)

/** A browser whose user has chosen a PIN while signing in. */
const withPin = (open: typeof openDemo) =>
  Effect.gen(function* () {
    const browser = yield* open
    yield* require(browser)
    yield* signIn(browser)
    yield* choose(browser)
    return browser
  })

/** The same, signed out again: the PIN is all that it takes. */
const known = (open: typeof openDemo) => Effect.tap(withPin(open), signOut)

describe("a sign-in", () => {
  it.scoped("asks nobody for a PIN before it is required", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual(yield* waiting(browser), { isNeeded: false, known: null, isRequired: false })
      assert.strictEqual((yield* signIn(browser)).body["_tag"], "SignedIn")
      yield* signOut(browser)
      // Without a PIN there is nothing to know a user by.
      assert.isNull((yield* waiting(browser))["known"])
    })
  )

  it.scoped("waits for a user without a PIN to choose one, and keeps its token on the server", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.isTrue((yield* require(browser)).body["isRequired"])
      const { body } = yield* signIn(browser)
      assert.deepStrictEqual(body, { _tag: "PinNeeded" })
      assert.isFalse(yield* isSignedIn(browser))
      // After a reload the page asks again.
      assert.deepStrictEqual(yield* waiting(browser), { isNeeded: true, known: null, isRequired: true })

      const before = browser.cookies.get("demo-session")
      const { body: chosen } = yield* choose(browser)
      assert.strictEqual(chosen["_tag"], "SignedIn")
      assert.notStrictEqual(browser.cookies.get("demo-session"), before)
      assert.isTrue(yield* isSignedIn(browser))

      yield* signOut(browser)
      assert.strictEqual((yield* signIn(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("has a new session id while it waits for a PIN, and the old one cannot choose it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const attacker = new Browser(browser.handler)
      for (const [name, value] of browser.cookies) attacker.cookies.set(name, value)
      yield* require(browser)
      yield* signIn(browser)
      assert.strictEqual((yield* choose(attacker)).status, 403)
      assert.strictEqual((yield* choose(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("by any other way waits for a PIN as well", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      const outcomes: Array<unknown> = []
      const note = (outcome: typeof signOut) => Effect.map(outcome(browser), ({ body }) => outcomes.push(body["_tag"]))

      yield* browser.send("POST", "/api/link/passwordless", { email: ada.email })
      const token = yield* linkTokenIn(browser, ada.email)
      yield* note((browser) => browser.send("POST", "/api/link/passwordless/follow", { token }))

      yield* browser.send("POST", "/api/link/smart", { email: ada.email })
      const smart = yield* linkTokenIn(browser, ada.email)
      yield* browser.send("POST", "/api/link/smart/follow", { token: smart })
      yield* note((browser) => browser.send("POST", "/api/link/ping"))

      yield* browser.send("POST", "/api/phone/send", { phone: ada.phone })
      const code = yield* codeIn(browser, ada.phone)
      yield* note((browser) => browser.send("POST", "/api/phone/prove", { code }))

      yield* browser.send("POST", "/api/phone/one-touch", { phone: ada.phone })
      const oneTouch = yield* codeIn(browser, ada.phone)
      yield* note((browser) => browser.send("POST", "/api/phone/one-touch/prove", { code: oneTouch }))

      yield* signIn(browser, grace)
      const app = { by: "authenticator", code: yield* authenticatorCode(browser, grace.email) }
      yield* note((browser) => browser.send("POST", "/api/two-step/prove", app))

      assert.deepStrictEqual(outcomes, Array(5).fill("PinNeeded"))
      assert.isFalse(yield* isSignedIn(browser))
      assert.strictEqual((yield* choose(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("that waited for ten minutes has to start again, and is forgotten", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* require(browser)
      yield* signIn(browser)
      yield* TestClock.adjust("11 minutes")
      const late = yield* choose(browser)
      assert.deepStrictEqual([late.status, late.body["_tag"], late.body["reason"]], [410, "CodeRefused", "expired"])
      assert.isFalse((yield* waiting(browser))["isNeeded"])
      assert.strictEqual((yield* choose(browser)).body["reason"], "expired")
    })
  )

  it.scoped("that waits for a PIN can be given up", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* signIn(browser)
      yield* browser.send("POST", `${path}/cancel`)
      assert.isFalse((yield* waiting(browser))["isNeeded"])
      assert.strictEqual((yield* choose(browser)).status, 410)
    })
  )

  it.scoped("takes PINs of 4 to 8 digits alone", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* signIn(browser)
      for (const wrong of ["", "471", "471147114", "47 11", "abcd"]) {
        assert.deepStrictEqual(refusalIn(yield* choose(browser, wrong)), [422, "InvalidField", "newPin"], wrong)
      }
      assert.strictEqual((yield* choose(browser)).status, 200)
    })
  )
})

describe("a PIN", () => {
  it.scoped("signs in again in the browser that knows its user, and again after that", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      for (let n = 0; n < 2; n += 1) {
        assert.deepStrictEqual(yield* waiting(browser), { isNeeded: false, known: "Ada Lovelace", isRequired: true })
        assert.isFalse(yield* isSignedIn(browser))
        const { body } = yield* enter(browser)
        assert.strictEqual(body["_tag"], "SignedIn")
        assert.strictEqual(yield* lastCall(browser), "PinAuthentication.login")
        assert.isTrue(yield* isSignedIn(browser))
        yield* signOut(browser)
      }
    })
  )

  it.scoped("signs in nowhere else", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      assert.isNull((yield* waiting(other))["known"])
      assert.deepStrictEqual(refusalIn(yield* enter(other)), [410, "CodeRefused", undefined])
    })
  )

  it.scoped("that is wrong names its field, and counts like a wrong password", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      for (let n = 0; n < 3; n += 1) {
        assert.deepStrictEqual(refusalIn(yield* enter(browser, "0000")), [401, "WrongCredentials", "pin"])
      }
      assert.deepStrictEqual(refusalIn(yield* enter(browser)), [423, "AccountLocked", undefined])
      assert.deepStrictEqual(refusalIn(yield* signIn(browser)), [423, "AccountLocked", undefined])
    })
  )

  it.scoped("is refused at the eleventh attempt in five minutes", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      for (let n = 0; n < 10; n += 1) yield* enter(browser, "0000")
      assert.strictEqual((yield* enter(browser)).status, 429)
    })
  )

  it.scoped("signs nobody in once the browser has forgotten the user, also at LoginRadius", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      const { body } = yield* browser.send("POST", `${path}/forget`)
      assert.deepStrictEqual(body, { isNeeded: false, known: null, isRequired: true })
      assert.strictEqual(yield* lastCall(browser), "PinAuthentication.invalidateSessionToken")
      assert.strictEqual((yield* enter(browser)).status, 410)
      // Nobody is left to be forgotten.
      assert.strictEqual((yield* browser.send("POST", `${path}/forget`)).status, 200)
    })
  )

  it.scoped("of one user signs in no other one who was here meanwhile", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      yield* browser.send("PUT", `${path}/required`, { isRequired: false })
      const alan = { name: "Alan", email: "alan@example.com", password: "enigma machine 9" }
      yield* browser.send("POST", "/api/registration/", alan)
      const token = yield* linkTokenIn(browser, alan.email)
      yield* browser.send("POST", "/api/registration/verify", { token })
      assert.strictEqual((yield* signIn(browser, alan)).body["_tag"], "SignedIn")
      assert.isNull((yield* waiting(browser))["known"])
      yield* signOut(browser)
      assert.strictEqual((yield* enter(browser)).status, 410)
    })
  )

  it.scoped("goes with a name that is up to date", () =>
    Effect.gen(function* () {
      const browser = yield* withPin(openDemo)
      yield* browser.send("PUT", "/api/profile/", { firstName: "Augusta" })
      yield* signOut(browser)
      assert.strictEqual((yield* waiting(browser))["known"], "Augusta Lovelace")
    })
  )

  it.scoped("signs in no more after a week, nor after a new password, and the browser forgets its user", () =>
    Effect.gen(function* () {
      for (const end of [
        (browser: Browser) => browser.send("POST", "/api/trial/clock", { seconds: 7 * 86_400 }),
        (browser: Browser) =>
          signIn(browser).pipe(
            Effect.zipRight(
              browser.send("PUT", "/api/password/change", {
                oldPassword: ada.password,
                newPassword: "a brand new one 9"
              })
            ),
            Effect.zipRight(signOut(browser))
          )
      ]) {
        const browser = yield* known(openDemo)
        yield* end(browser)
        const late = yield* enter(browser)
        assert.deepStrictEqual([late.status, late.body["reason"]], [410, "expired"])
        assert.isNull((yield* waiting(browser))["known"])
      }
    })
  )

  it.scoped("is changed with the old one", () =>
    Effect.gen(function* () {
      const browser = yield* withPin(openDemo)
      assert.deepStrictEqual((yield* browser.send("GET", "/api/pin/")).body, { hasPin: true })
      assert.deepStrictEqual(refusalIn(yield* change(browser, "0000", newPin)), [401, "WrongCredentials", "oldPin"])
      assert.deepStrictEqual(refusalIn(yield* change(browser, pin, "12")), [422, "InvalidField", "newPin"])
      assert.deepStrictEqual((yield* change(browser, pin, newPin)).body, { done: true })
      yield* signOut(browser)
      assert.strictEqual((yield* enter(browser)).status, 401)
      assert.strictEqual((yield* enter(browser, newPin)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("that is forgotten is reset by the link of a mail, once, also by a user who is not signed in", () =>
    Effect.gen(function* () {
      const browser = yield* known(openDemo)
      assert.deepStrictEqual((yield* browser.send("POST", "/api/pin/forgot")).body, { to: ada.email })
      const link = new URL((yield* events(browser)).messages.at(-1)?.link ?? "")
      assert.strictEqual(`${link.origin}${link.pathname}`, "http://demo.test/reset-pin")
      const token = link.searchParams.get("vtoken") ?? ""
      assert.deepStrictEqual(refusalIn(yield* reset(browser, token, "12")), [422, "InvalidField", "newPin"])
      assert.deepStrictEqual((yield* reset(browser, token, newPin)).body, { done: true })
      assert.isFalse(yield* isSignedIn(browser))
      const used = yield* reset(browser, token, pin)
      assert.deepStrictEqual([used.status, used.body["reason"]], [410, "used"])
      const unknown = yield* reset(browser, "0".repeat(32), pin)
      assert.deepStrictEqual([unknown.status, unknown.body["reason"]], [410, "wrong"])
      assert.strictEqual((yield* enter(browser, newPin)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("is set for the first time by the link of a mail, and no session alone can do it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      assert.deepStrictEqual((yield* browser.send("GET", "/api/pin/")).body, { hasPin: false })
      assert.deepStrictEqual(refusalIn(yield* change(browser, pin, newPin)), [404, "NotFound", "pin"])
      yield* reset(browser, yield* mailedToken(browser), pin)
      assert.deepStrictEqual((yield* browser.send("GET", "/api/pin/")).body, { hasPin: true })
      yield* signIn(browser)
      yield* signOut(browser)
      assert.strictEqual((yield* enter(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("is mailed about to nobody whom the browser does not know", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const refused = yield* browser.send("POST", "/api/pin/forgot")
      assert.deepStrictEqual(refusalIn(refused), [401, "SignInRequired", undefined])
      assert.lengthOf((yield* events(browser)).messages, 0)
      assert.strictEqual((yield* change(browser, pin, newPin)).status, 401)
      assert.strictEqual((yield* browser.send("GET", "/api/pin/")).status, 401)
    })
  )

  it.scoped(
    "is proof of nothing where a password is asked for, and a password proves itself where a PIN is missing",
    () =>
      Effect.gen(function* () {
        const browser = yield* openDemo
        yield* signIn(browser)
        yield* browser.send("POST", "/api/second-factor/email")
        yield* browser.send("PUT", "/api/second-factor/email", { code: yield* codeIn(browser, ada.email) })
        yield* require(browser)
        const { body } = yield* browser.send("POST", "/api/second-factor/remove", {
          factor: "email",
          password: ada.password
        })
        assert.isFalse(body["email"])
      })
  )
})
