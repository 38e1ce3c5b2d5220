import { assert, describe, it } from "@effect/vitest"
import * as Handler from "@loginradius-effect/core/Handler"
import { Effect, TestClock } from "effect"
import { type Answer, Browser, openDemoInTestTime, origin, refusalIn } from "./demo.js"

type Fields = Readonly<Record<string, string>>

const alan = { person: "100200300" }
const ada = { email: "ada@example.com", password: "correct horse 7" }

const another = (browser: Browser) => {
  const other = new Browser(browser.handler, browser.emulator)
  return Effect.as(other.send("GET", "/api/visit"), other)
}

const depart = (browser: Browser, group: "social" | "linking", provider = "google") =>
  Effect.map(
    browser.send("POST", `/api/${group}/depart`, { provider }),
    ({ body }) => new URL(String(body["location"]))
  )

const stateOf = (location: URL) => new URL(location.searchParams.get("callback") ?? "").searchParams.get("state") ?? ""

/** Submits the form of the provider's page. */
const consent = (browser: Browser, location: URL, fields: Fields) =>
  Effect.gen(function* () {
    const body = new URLSearchParams(fields).toString()
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const emulator = yield* Effect.fromNullable(browser.emulator)
    return yield* emulator.handle(Handler.fromParts("POST", location, headers, body))
  })

/** Submits the form that leads from the provider to the demo: from another site, and so without cookies. */
const comeBack = (browser: Browser, page: Handler.Response) =>
  Effect.promise(() => {
    const action = /action="([^"]*)"/.exec(page.body)?.[1] ?? ""
    const token = /name="token" value="([^"]*)"/.exec(page.body)?.[1] ?? ""
    return browser.handler(
      new Request(action, {
        method: "POST",
        headers: { origin: "http://emulator.localhost" },
        body: new URLSearchParams({ token })
      })
    )
  })

/** The redirect to the provider and back. Answers its state. */
const redirectAndBack = (browser: Browser, group: "social" | "linking", fields: Fields, provider?: string) =>
  Effect.gen(function* () {
    const location = yield* depart(browser, group, provider)
    const back = yield* comeBack(browser, yield* consent(browser, location, fields))
    assert.deepStrictEqual(
      [back.status, back.headers.get("location"), back.headers.getSetCookie()],
      [303, `/${group}?state=${stateOf(location)}`, []]
    )
    return stateOf(location)
  })

const arrive = (browser: Browser, group: "social" | "linking", state: string) =>
  browser.send("POST", `/api/${group}/arrive`, { state })

const callsOf = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/events?call=0&message=0"), ({ body }) =>
    (body["calls"] as ReadonlyArray<{ readonly endpoint: string }>).map(({ endpoint }) => endpoint)
  )

describe("a sign-in by a provider", () => {
  it.scoped("returns to the demo's origin, and exchanges the token on the server", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const location = yield* depart(browser, "social")
      assert.strictEqual(`${location.origin}${location.pathname}`, "http://emulator.localhost/RequestHandler.aspx")
      assert.match(location.searchParams.get("callback") ?? "", /^http:\/\/demo\.test\/social\?state=[\w-]{43}$/)
      const planted = browser.cookies.get("demo-session")
      const { body, status } = yield* arrive(browser, "social", yield* redirectAndBack(browser, "social", alan))
      assert.deepStrictEqual([status, body["_tag"]], [200, "SignedIn"])
      assert.deepInclude(body["user"], { email: "alan@example.com", name: "Alan Turing" })
      assert.notStrictEqual(browser.cookies.get("demo-session"), planted)
      assert.deepStrictEqual(yield* callsOf(browser), [
        "SocialLogin.accessToken",
        "Authentication.readProfilesByAccessToken"
      ])
    })
  )

  it.scoped("joins the account with the same address, where it is verified on both sides", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const state = yield* redirectAndBack(browser, "social", { person: "ada-at-github" }, "github")
      yield* arrive(browser, "social", state)
      const { body } = yield* browser.send("GET", "/api/profile/")
      assert.deepInclude(body, { email: ada.email, phone: "+12025550100", provider: "github" })
    })
  )

  it.scoped("is refused in another browser, a second time, and with an unknown state", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const state = yield* redirectAndBack(browser, "social", alan)
      // Login CSRF: an attacker who sends the end of their own sign-in to a victim must not sign the victim in.
      const victim = yield* another(browser)
      assert.deepStrictEqual(refusalIn(yield* arrive(victim, "social", state)), [410, "CodeRefused", undefined])
      assert.strictEqual((yield* arrive(browser, "social", "x".repeat(43))).status, 410)
      assert.strictEqual((yield* arrive(browser, "linking", state)).status, 401)
      assert.strictEqual((yield* arrive(browser, "social", state)).status, 200)
      assert.strictEqual((yield* arrive(browser, "social", state)).status, 410)
    })
  )

  it.scoped("waits for a user without a PIN to choose one, where everybody has to have one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* browser.send("PUT", "/api/pin-sign-in/required", { isRequired: true })
      const { body } = yield* arrive(browser, "social", yield* redirectAndBack(browser, "social", alan))
      assert.deepStrictEqual(body, { _tag: "PinNeeded" })
      const chosen = yield* browser.send("POST", "/api/pin-sign-in/choose", { newPin: "4711" })
      assert.strictEqual(chosen.body["_tag"], "SignedIn")
    })
  )

  it.scoped("is refused without a token, and after the state has expired", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const location = yield* depart(browser, "social")
      const nothing = yield* arrive(browser, "social", stateOf(location))
      assert.deepStrictEqual([nothing.status, nothing.body["reason"]], [410, "expired"])
      const state = yield* redirectAndBack(browser, "social", alan)
      yield* TestClock.adjust("16 minutes")
      assert.strictEqual((yield* arrive(browser, "social", state)).body["reason"], "expired")
    })
  )

  it.scoped("refuses a token that is unknown to LoginRadius, and a second token for one state", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const bring = (state: string, token: string) =>
        comeBack(browser, {
          status: 200,
          body: `action="${origin}/social?state=${state}" name="token" value="${token}"`
        })
      const forged = stateOf(yield* depart(browser, "social"))
      yield* bring(forged, "01234567-89ab-4cde-8f01-23456789abcd")
      assert.strictEqual((yield* arrive(browser, "social", forged)).body["reason"], "expired")
      const state = yield* redirectAndBack(browser, "social", alan)
      yield* bring(state, "01234567-89ab-4cde-8f01-23456789abcd")
      assert.strictEqual((yield* arrive(browser, "social", state)).status, 200)
    })
  )

  it.scoped("returns with an error when the user denies, and signs nobody in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      const location = yield* depart(browser, "social")
      const { headers, status } = yield* consent(browser, location, { answer: "deny" })
      const back = `${origin}/social?state=${stateOf(location)}&error=access_denied`
      assert.deepStrictEqual([status, headers?.["location"]], [302, back])
      assert.strictEqual((yield* arrive(browser, "social", stateOf(location))).body["reason"], "expired")
    })
  )

  it.scoped("is refused for a provider that is not configured, also with URL characters in its name", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      for (const provider of ["facebook", "//evil.test", "google&callback=http://evil.test"]) {
        const { body, status } = yield* browser.send("POST", "/api/social/depart", { provider })
        assert.deepStrictEqual([status, body["_tag"]], [403, "NotAvailable"])
      }
    })
  )
})

describe("linked accounts", () => {
  const signIn = (browser: Browser) => browser.send("POST", "/api/sign-in/password", ada)
  const listIn = ({ text }: Answer) => JSON.parse(text) as ReadonlyArray<Record<string, unknown>>

  const turing = { provider: "google", id: "100200300", name: "Alan Turing, alan@example.com", isInUse: false }

  it.scoped("are linked by a redirect to the provider, listed, and unlinked", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* signIn(browser)
      assert.deepStrictEqual(listIn(yield* browser.send("GET", "/api/linking/")), [])
      const linked = yield* arrive(browser, "linking", yield* redirectAndBack(browser, "linking", alan))
      assert.deepStrictEqual(listIn(linked), [turing])
      assert.deepStrictEqual(listIn(yield* browser.send("GET", "/api/linking/")), [turing])
      // The same user as before, who can now sign in by the provider too.
      assert.deepInclude((yield* browser.send("GET", "/api/profile/")).body, { email: ada.email })
      const other = yield* another(browser)
      const { body } = yield* arrive(other, "social", yield* redirectAndBack(other, "social", alan))
      assert.deepInclude(body["user"], { name: "Ada Lovelace" })

      const unlinked = yield* browser.send("POST", "/api/linking/unlink", { provider: "google", id: turing.id })
      assert.deepStrictEqual(listIn(unlinked), [])
      const again = yield* browser.send("POST", "/api/linking/unlink", { provider: "google", id: turing.id })
      assert.deepStrictEqual(refusalIn(again).slice(0, 2), [409, "AlreadyTaken"])
    })
  )

  it.scoped("cannot be linked twice", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* signIn(browser)
      yield* arrive(browser, "linking", yield* redirectAndBack(browser, "linking", alan))
      const other = yield* another(browser)
      yield* arrive(
        other,
        "social",
        yield* redirectAndBack(other, "social", { id: "7", name: "Emmy Noether" }, "github")
      )
      const refused = yield* arrive(other, "linking", yield* redirectAndBack(other, "linking", alan))
      assert.deepStrictEqual(refusalIn(refused).slice(0, 2), [409, "AlreadyTaken"])
      assert.match(String(refused.body["message"]), /linked already/)
    })
  )

  it.scoped("are not linked by the redirect of a sign-in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* signIn(browser)
      const state = yield* redirectAndBack(browser, "social", alan)
      assert.deepStrictEqual(refusalIn(yield* arrive(browser, "linking", state)), [410, "CodeRefused", undefined])
      assert.deepStrictEqual(listIn(yield* browser.send("GET", "/api/linking/")), [])
    })
  )

  it.scoped("cannot be unlinked in a session that began with them", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* arrive(browser, "social", yield* redirectAndBack(browser, "social", alan))
      assert.deepStrictEqual(listIn(yield* browser.send("GET", "/api/linking/")), [{ ...turing, isInUse: true }])
      const refused = yield* browser.send("POST", "/api/linking/unlink", { provider: "google", id: turing.id })
      assert.deepStrictEqual(refusalIn(refused).slice(0, 2), [409, "AlreadyTaken"])
      assert.match(String(refused.body["message"]), /signed in by this account/)
    })
  )

  it.scoped("are refused without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      for (const [method, path, payload] of [
        ["GET", "/", undefined],
        ["POST", "/depart", { provider: "google" }],
        ["POST", "/arrive", { state: "x" }],
        ["POST", "/unlink", { provider: "google", id: "1" }]
      ] as const) {
        assert.strictEqual((yield* browser.send(method, `/api/linking${path}`, payload)).status, 401)
      }
    })
  )
})
