import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, openDemo } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }

const signIn = (browser: Browser, payload: unknown = ada) => browser.send("POST", "/api/sign-in/password", payload)

const messages = (browser: Browser) =>
  Effect.map(
    browser.send("GET", "/api/events?call=0&message=0"),
    ({ body }) =>
      body["messages"] as ReadonlyArray<{
        readonly to: string
        readonly link: string | null
        readonly code: string | null
      }>
  )

const userAgents = {
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  safari:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
}

/** Another browser in which Ada is signed in. */
const otherSession = (handler: Browser["handler"], agent: keyof typeof userAgents) =>
  Effect.gen(function* () {
    const browser = new Browser(handler)
    yield* browser.send("GET", "/api/visit")
    yield* browser.send("POST", "/api/sign-in/password", ada, { "user-agent": userAgents[agent] })
    return browser
  })

const sessions = (browser: Browser) =>
  Effect.map(
    browser.send("GET", "/api/sessions/"),
    ({ text }) =>
      JSON.parse(text) as ReadonlyArray<{
        readonly id: string
        readonly isThisOne: boolean
        readonly browser: string | null
      }>
  )

describe("a profile", () => {
  it.scoped("is shown without its password", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, text } = yield* browser.send("GET", "/api/profile/")
      assert.deepInclude(body, {
        email: ada.email,
        emailVerified: true,
        firstName: "Ada",
        lastName: "Lovelace",
        provider: "Email",
        hasPassword: true
      })
      assert.match(String(body["lastLoginAt"]), /^\d{4}-\d\d-\d\dT/)
      assert.notInclude(text, "Rfc2898")
    })
  )

  it.scoped("changes the members that are filled in, and keeps the others", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, status } = yield* browser.send("PUT", "/api/profile/", {
        firstName: " Augusta ",
        lastName: "",
        about: "   "
      })
      assert.strictEqual(status, 200)
      assert.deepInclude(body, { firstName: "Augusta", lastName: "Lovelace", about: "Wrote the first program." })
      const again = yield* browser.send("GET", "/api/profile/")
      assert.deepStrictEqual(again.body, body)
      const { user } = (yield* browser.send("GET", "/api/visit")).body as { readonly user: { readonly name: string } }
      assert.strictEqual(user.name, "Augusta Lovelace")
    })
  )

  it.scoped("stays as it is where nothing is filled in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, status } = yield* browser.send("PUT", "/api/profile/", { firstName: "", lastName: "", about: "" })
      assert.strictEqual(status, 200)
      assert.deepInclude(body, { firstName: "Ada", lastName: "Lovelace", about: "Wrote the first program." })
    })
  )

  it.scoped("refuses a name that is too long, and names its field", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      const { body, status } = yield* browser.send("PUT", "/api/profile/", { firstName: "x".repeat(101) })
      assert.deepStrictEqual([status, body["field"]], [422, "firstName"])
    })
  )
})

describe("the sessions of a user", () => {
  it.scoped("are listed by their browsers, and one of them is this one", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const firefox = yield* otherSession(handler, "firefox")
      const safari = yield* otherSession(handler, "safari")
      const seen = (list: ReadonlyArray<{ readonly isThisOne: boolean; readonly browser: string | null }>) =>
        list.map(({ browser, isThisOne }) => [browser, isThisOne]).sort()
      assert.deepStrictEqual(seen(yield* sessions(firefox)), [
        ["Firefox", true],
        ["Safari", false]
      ])
      assert.deepStrictEqual(seen(yield* sessions(safari)), [
        ["Firefox", false],
        ["Safari", true]
      ])
    })
  )

  it.scoped("never show an access token", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const firefox = yield* otherSession(handler, "firefox")
      const { text } = yield* firefox.send("GET", "/api/sessions/")
      assert.include(text, "Firefox")
      assert.notMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-/)
    })
  )

  it.scoped("have the names of their browsers, also where one names others", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const mobile = "(KHTML, like Gecko)"
      for (const [name, agent] of [
        [
          "Chrome",
          `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 ${mobile} HeadlessChrome/141.0.0.0 Safari/537.36`
        ],
        ["Chrome", `Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 ${mobile} CriOS/141.0 Mobile/15E148 Safari/604.1`],
        ["Firefox", `Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 ${mobile} FxiOS/140.0 Mobile/15E148 Safari/604.1`],
        ["Edge", `Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 ${mobile} EdgiOS/140.0 Mobile/15E148 Safari/604.1`]
      ] as const) {
        const browser = new Browser(handler)
        yield* browser.send("GET", "/api/visit")
        yield* browser.send("POST", "/api/sign-in/password", ada, { "user-agent": agent })
        const own = (yield* sessions(browser)).find(({ isThisOne }) => isThisOne)
        assert.strictEqual(own?.browser, name, agent)
      }
    })
  )

  it.scoped("end one by one, and each keeps its id", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const firefox = yield* otherSession(handler, "firefox")
      const safari = yield* otherSession(handler, "safari")
      const third = yield* otherSession(handler, "safari")
      const before = yield* sessions(firefox)
      assert.lengthOf(new Set(before.map(({ id }) => id)), 3)
      const own = (yield* sessions(safari)).find(({ isThisOne }) => isThisOne)
      const { status, text } = yield* firefox.send("POST", "/api/sessions/end", { id: own?.id })
      assert.deepStrictEqual([status, JSON.parse(text)], [200, before.filter(({ id }) => id !== own?.id)])
      assert.strictEqual((yield* safari.send("GET", "/api/profile/")).status, 401)
      assert.strictEqual((yield* third.send("GET", "/api/profile/")).status, 200)
    })
  )

  it.scoped("are not ended by somebody else, nor this one by its own list", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const firefox = yield* otherSession(handler, "firefox")
      const [own] = yield* sessions(firefox)
      const bea = new Browser(handler)
      yield* bea.send("GET", "/api/visit")
      yield* bea.send("POST", "/api/phone/one-touch", { phone: "+12025550199", name: "Bea" })
      const code = (yield* messages(bea)).at(-1)?.code
      yield* bea.send("POST", "/api/phone/one-touch/prove", { code })
      for (const browser of [bea, firefox]) {
        const refused = yield* browser.send("POST", "/api/sessions/end", { id: own?.id })
        assert.deepStrictEqual([refused.status, refused.body["_tag"]], [404, "NotFound"])
      }
      assert.strictEqual((yield* firefox.send("GET", "/api/profile/")).status, 200)
    })
  )

  it.scoped("all end except this one, and the other browsers have to sign in again", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      const firefox = yield* otherSession(handler, "firefox")
      const others = [yield* otherSession(handler, "safari"), yield* otherSession(handler, "safari")]
      const { body, status } = yield* firefox.send("POST", "/api/sessions/end-others")
      assert.deepStrictEqual([status, body], [200, { ended: 2 }])
      assert.lengthOf(yield* sessions(firefox), 1)
      for (const other of others) {
        const ended = yield* other.send("GET", "/api/sessions/")
        assert.deepStrictEqual([ended.status, ended.body["_tag"]], [401, "SignInRequired"])
        assert.isNull((yield* other.send("GET", "/api/visit")).body["user"])
        assert.strictEqual((yield* signIn(other)).status, 200)
      }
      assert.deepStrictEqual((yield* firefox.send("POST", "/api/sessions/end-others")).body, { ended: 2 })
      assert.deepStrictEqual((yield* firefox.send("POST", "/api/sessions/end-others")).body, { ended: 0 })
    })
  )

  it.scoped("that was replaced is not signed out by a late answer to the old one", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const late = new Browser(browser.handler)
      for (const [name, value] of browser.cookies) late.cookies.set(name, value)
      yield* signIn(browser)
      const { headers, status } = yield* late.send("GET", "/api/events?call=0&message=0")
      assert.deepStrictEqual([status, headers.getSetCookie()], [401, []])
    })
  )
})

describe("a verification mail", () => {
  const bob = { name: "Bob", email: "bob@example.com", password: "a fine password 1" }
  const to = (email: string) => (list: ReadonlyArray<{ readonly to: string; readonly link: string | null }>) =>
    list.filter((message) => message.to === email)

  it.scoped("is sent again, and its link works", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("POST", "/api/registration/", bob)
      const { body, status } = yield* browser.send("POST", "/api/registration/resend", { email: bob.email })
      assert.deepStrictEqual([status, body], [200, { to: bob.email }])
      const mails = to(bob.email)(yield* messages(browser))
      assert.lengthOf(mails, 2)
      const token = new URL(mails[1]?.link ?? "").searchParams.get("vtoken")
      assert.strictEqual((yield* browser.send("POST", "/api/registration/verify", { token })).status, 200)
      assert.strictEqual((yield* signIn(browser, bob)).status, 200)
    })
  )

  it.scoped("is answered in the same words for an address that needs none", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const email of ["nobody@example.com", ada.email]) {
        const { body, status } = yield* browser.send("POST", "/api/registration/resend", { email })
        assert.deepStrictEqual([status, body], [200, { to: email }])
      }
      assert.lengthOf(yield* messages(browser), 0)
    })
  )

  it.scoped("is refused the eleventh time in five minutes", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const resend = browser.send("POST", "/api/registration/resend", { email: bob.email })
      for (let n = 0; n < 10; n += 1) yield* resend
      assert.strictEqual((yield* resend).body["_tag"], "TooManyAttempts")
    })
  )
})

describe("a link that signs in", () => {
  const bob = { name: "Bob", email: "bob@example.com", password: "a fine password 1" }
  const who = (browser: Browser) =>
    Effect.map(browser.send("GET", "/api/visit"), ({ body }) => (body["user"] as { email: string } | null)?.email)
  const openVerified = Effect.gen(function* () {
    const browser = yield* openDemo
    const settings = { loginOnEmailVerification: true, loginOnPasswordReset: true }
    yield* Effect.orDie(browser.emulator?.configure(settings) ?? Effect.void)
    const verify = (browser: Browser, link: string) =>
      browser.send("POST", "/api/registration/verify", { token: new URL(link).searchParams.get("vtoken") })
    yield* browser.send("POST", "/api/registration/", bob)
    return { browser, verify, link: (yield* messages(browser)).at(-1)?.link ?? "" }
  })

  it.scoped("signs in the browser in which its address was registered", () =>
    Effect.gen(function* () {
      const { browser, link, verify } = yield* openVerified
      assert.deepInclude((yield* verify(browser, link)).body["user"], { email: bob.email })
      assert.strictEqual(yield* who(browser), bob.email)
    })
  )

  it.scoped("verifies the address and signs in nobody in another browser, or in place of a user", () =>
    Effect.gen(function* () {
      for (const isSignedIn of [true, false]) {
        const { browser, link, verify } = yield* openVerified
        const other = new Browser(browser.handler)
        yield* other.send("GET", "/api/visit")
        if (isSignedIn) yield* signIn(other)
        const { body } = yield* verify(other, link)
        assert.deepStrictEqual(body, { email: bob.email, user: null })
        assert.strictEqual(yield* who(other), isSignedIn ? ada.email : undefined)
        assert.strictEqual((yield* signIn(browser, bob)).status, 200)
        // Nobody holds the session that the verification began.
        assert.lengthOf(yield* sessions(browser), 1)
      }
    })
  )

  it.scoped("to set a new password signs in nobody in place of another user", () =>
    Effect.gen(function* () {
      const { browser, link, verify } = yield* openVerified
      const other = new Browser(browser.handler)
      yield* verify(browser, link)
      yield* other.send("GET", "/api/visit")
      yield* signIn(other)
      yield* browser.send("POST", "/api/password/forgot", { email: bob.email })
      const token = new URL((yield* messages(browser)).at(-1)?.link ?? "").searchParams.get("vtoken")
      const { body } = yield* other.send("POST", "/api/password/reset", { token, newPassword: "another one 22" })
      assert.deepStrictEqual(body, { user: null })
      assert.strictEqual(yield* who(other), ada.email)
    })
  )
})

describe("a registration", () => {
  it.scoped("with a password that is easy to guess is refused at its field", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { body, status } = yield* browser.send("POST", "/api/registration/", {
        name: "Bob",
        email: "bob@example.com",
        password: "password"
      })
      assert.deepStrictEqual([status, body["_tag"], body["field"]], [422, "InvalidField", "password"])
    })
  )
})
