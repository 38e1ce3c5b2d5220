import { assert, describe, it } from "@effect/vitest"
import type { Consents } from "@loginradius-effect/demo/api/Consent"
import type { Waiting } from "@loginradius-effect/demo/api/ConsentSignIn"
import { Effect, TestClock } from "effect"
import { Browser, events, linkTokenIn, openDemo, openDemoInTestTime, refusalIn } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }
const terms = "5f0c1d2e3a4b5c6d7e8f9001"
const mails = "5f0c1d2e3a4b5c6d7e8f9002"
const sms = "5f0c1d2e3a4b5c6d7e8f9003"

const path = "/api/consent-sign-in"

const signIn = (browser: Browser) => browser.send("POST", "/api/sign-in/password", ada)

const signOut = (browser: Browser) => browser.send("POST", "/api/sign-in/sign-out")

const require = (browser: Browser) => browser.send("PUT", `${path}/required`, { isRequired: true })

const waiting = (browser: Browser) =>
  Effect.map(browser.send("GET", `${path}/`), ({ body }) => body as unknown as typeof Waiting.Encoded)

const submit = (browser: Browser, agreed: ReadonlyArray<string>) => browser.send("POST", `${path}/submit`, { agreed })

const read = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/consent/"), ({ body }) => body as unknown as typeof Consents.Encoded)

const change = (browser: Browser, agreed: ReadonlyArray<string>, name = "Preferences") =>
  browser.send("PUT", "/api/consent/", { event: { name, isCustom: true }, agreed })

const isSignedIn = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/profile/"), ({ status }) => status === 200)

/** The ids of the options that the user agrees to, and whether the form is accepted. */
const agreedTo = ({ forms }: typeof Consents.Encoded) => ({
  isAccepted: forms.map(({ isAccepted }) => isAccepted),
  agreed: forms.flatMap(({ sections }) =>
    sections.flatMap(({ options }) => options.flatMap(({ id, isAgreed }) => (isAgreed ? [id] : [])))
  )
})

const callsOf = (browser: Browser) =>
  Effect.map(events(browser), ({ calls }) => calls.map(({ endpoint }) => endpoint.replace("ConsentManagement.", "")))

const signedInBrowser = Effect.tap(openDemo, signIn)

describe("a sign-in", () => {
  it.scoped("asks nobody for consent before it is required", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual(yield* waiting(browser), { forms: null, isRequired: false })
      assert.strictEqual((yield* signIn(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("waits for the form that is due, keeps its token on the server, and goes on with what was agreed to", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.isTrue((yield* require(browser)).body["isRequired"])
      const { body } = yield* signIn(browser)
      assert.deepStrictEqual(body, { _tag: "ConsentNeeded" })
      assert.isFalse(yield* isSignedIn(browser))
      // After a reload the page has the form again.
      const { forms } = yield* waiting(browser)
      assert.deepStrictEqual(
        forms?.flatMap(({ sections }) =>
          sections.map(({ group, options }) => [group, options.map(({ isRequired, title }) => [title, isRequired])])
        ),
        [
          [null, [["Terms of use", true]]],
          [
            "News",
            [
              ["News by mail", false],
              ["News by SMS", false]
            ]
          ]
        ]
      )

      const before = browser.cookies.get("demo-session")
      assert.strictEqual((yield* submit(browser, [terms, mails])).body["_tag"], "SignedIn")
      assert.notStrictEqual(browser.cookies.get("demo-session"), before)
      const { forms: shown } = yield* read(browser)
      assert.isTrue(shown[0]?.isAccepted)
      assert.deepStrictEqual(
        shown[0]?.sections.flatMap(({ options }) => options.map(({ id, isAgreed }) => [id, isAgreed])),
        [
          [terms, true],
          [mails, true],
          [sms, false]
        ]
      )

      yield* signOut(browser)
      assert.strictEqual((yield* signIn(browser)).body["_tag"], "SignedIn")
    })
  )

  it.scoped("has a new session id while it waits, and the old one cannot go on with it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const attacker = new Browser(browser.handler)
      for (const [name, value] of browser.cookies) attacker.cookies.set(name, value)
      yield* require(browser)
      yield* signIn(browser)
      assert.strictEqual((yield* submit(attacker, [terms])).status, 403)
      assert.strictEqual((yield* submit(browser, [terms])).body["_tag"], "SignedIn")
    })
  )

  it.scoped("goes on waiting after a form that lacks what is needed", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* signIn(browser)
      for (const agreed of [[], [mails]]) {
        assert.deepStrictEqual(refusalIn(yield* submit(browser, agreed)), [422, "InvalidField", "form"])
      }
      assert.isFalse(yield* isSignedIn(browser))
      // What no form asks for is not sent.
      assert.strictEqual((yield* submit(browser, [terms, "something else"])).body["_tag"], "SignedIn")
      assert.deepStrictEqual(agreedTo(yield* read(browser)).agreed, [terms])
    })
  )

  it.scoped("by a link waits as well, and asks for a PIN after it", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* browser.send("PUT", "/api/pin-sign-in/required", { isRequired: true })
      yield* browser.send("POST", "/api/link/passwordless", { email: ada.email })
      const token = yield* linkTokenIn(browser, ada.email)
      const { body } = yield* browser.send("POST", "/api/link/passwordless/follow", { token })
      assert.strictEqual(body["_tag"], "ConsentNeeded")
      assert.strictEqual((yield* submit(browser, [terms])).body["_tag"], "PinNeeded")
      assert.isNull((yield* waiting(browser)).forms)
      const chosen = yield* browser.send("POST", "/api/pin-sign-in/choose", { newPin: "4711" })
      assert.strictEqual(chosen.body["_tag"], "SignedIn")
    })
  )

  it.scoped("by a PIN waits as well", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("PUT", "/api/pin-sign-in/required", { isRequired: true })
      yield* signIn(browser)
      yield* browser.send("POST", "/api/pin-sign-in/choose", { newPin: "4711" })
      yield* signOut(browser)
      yield* require(browser)
      const { body } = yield* browser.send("POST", "/api/pin-sign-in/enter", { pin: "4711" })
      assert.strictEqual(body["_tag"], "ConsentNeeded")
      assert.strictEqual((yield* submit(browser, [terms])).body["_tag"], "SignedIn")
    })
  )

  it.scoped("that waited for a quarter of an hour has to start again, and is forgotten", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* require(browser)
      yield* signIn(browser)
      yield* TestClock.adjust("16 minutes")
      const late = yield* submit(browser, [terms])
      assert.deepStrictEqual([late.status, late.body["_tag"], late.body["reason"]], [410, "CodeRefused", "expired"])
      assert.isNull((yield* waiting(browser)).forms)
    })
  )

  it.scoped("that waits for consent can be given up", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* require(browser)
      yield* signIn(browser)
      yield* browser.send("POST", `${path}/cancel`)
      assert.isNull((yield* waiting(browser)).forms)
      assert.strictEqual((yield* submit(browser, [terms])).status, 410)
    })
  )
})

describe("consents", () => {
  it.scoped("are refused without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual(refusalIn(yield* browser.send("GET", "/api/consent/")), [401, "SignInRequired", undefined])
      assert.strictEqual((yield* change(browser, [terms])).status, 401)
    })
  )

  it.scoped("are given by a form, and changed one by one after that", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      assert.deepStrictEqual(agreedTo(yield* read(browser)), { isAccepted: [false], agreed: [] })
      assert.deepStrictEqual((yield* read(browser)).log, [])

      assert.strictEqual((yield* change(browser, [terms, mails])).status, 200)
      assert.include(yield* callsOf(browser), "submitByAccessToken")
      assert.deepStrictEqual(agreedTo(yield* read(browser)), { isAccepted: [true], agreed: [terms, mails] })

      assert.strictEqual((yield* change(browser, [terms, sms])).status, 200)
      const calls = yield* callsOf(browser)
      assert.lengthOf(
        calls.filter((name) => name === "submitByAccessToken"),
        1
      )
      assert.lengthOf(
        calls.filter((name) => name === "updateByAccessToken"),
        1
      )
      const { forms, log } = yield* read(browser)
      assert.deepStrictEqual(agreedTo({ forms, log }).agreed, [terms, sms])
      assert.deepStrictEqual(
        log.map(({ agreed, refused, withdrawn }) => ({ agreed, refused, withdrawn })),
        [
          { agreed: ["News by SMS"], withdrawn: ["News by mail"], refused: [] },
          { agreed: ["Terms of use", "News by mail"], withdrawn: [], refused: ["News by SMS"] }
        ]
      )
    })
  )

  it.scoped("that are the same as before are not sent again", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* change(browser, [terms])
      yield* change(browser, [terms])
      assert.notInclude(yield* callsOf(browser), "updateByAccessToken")
      assert.lengthOf((yield* read(browser)).log, 1)
    })
  )

  it.scoped("that a form needs cannot be withdrawn, nor left out", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      assert.deepStrictEqual(refusalIn(yield* change(browser, [mails])), [422, "InvalidField", "form"])
      yield* change(browser, [terms])
      assert.deepStrictEqual(refusalIn(yield* change(browser, [mails])), [422, "InvalidField", "form"])
      assert.deepStrictEqual(agreedTo(yield* read(browser)).agreed, [terms])
    })
  )

  it.scoped("of a form that there is not are not found", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      assert.strictEqual((yield* change(browser, [terms], "Checkout")).status, 404)
    })
  )

  it.scoped("that were given on their own page leave the form of the sign-in due", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* change(browser, [terms, sms])
      yield* signOut(browser)
      yield* require(browser)
      assert.strictEqual((yield* signIn(browser)).body["_tag"], "ConsentNeeded")
      const { forms } = yield* waiting(browser)
      const agreed = forms?.flatMap(({ sections }) =>
        sections.flatMap(({ options }) => options.filter((o) => o.isAgreed))
      )
      assert.deepStrictEqual(
        agreed?.map(({ id }) => id),
        [terms, sms]
      )
    })
  )
})
