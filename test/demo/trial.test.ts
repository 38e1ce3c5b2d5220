/** What the emulator lets anybody do to it, and what the demo tells of it. */
import { assert, describe, it } from "@effect/vitest"
import type { Events } from "@loginradius-effect/demo/api/Events"
import type { Trial } from "@loginradius-effect/demo/api/Trial"
import { readDelivery } from "@loginradius-effect/demo/server/features/Trial"
import { Duration, Effect, Fiber, TestClock } from "effect"
import { type Browser, codeIn, events, linkTokenIn, openDemo, openDemoInTestTime, refusalIn } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7", phone: "+12025550100" }

const read = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/trial/"), ({ body }) => body as typeof Trial.Encoded)

const post = (browser: Browser, path: string, payload: unknown) => browser.send("POST", `/api/trial${path}`, payload)

const advance = (browser: Browser, by: Duration.DurationInput) =>
  post(browser, "/clock", { seconds: Duration.toSeconds(by) })

const signIn = (browser: Browser, payload: object = ada) => browser.send("POST", "/api/sign-in/password", payload)

const call = (browser: Browser, what: "read" | "mail") => post(browser, "/call", { what })

const lastCall = (browser: Browser) =>
  Effect.map(events(browser), ({ calls }): (typeof Events.Encoded)["calls"][number] | undefined => calls.at(-1))

/** The account of an address in the list. */
const account = (browser: Browser, email: string) =>
  Effect.map(read(browser), ({ accounts }) => accounts.find((account) => account.email === email))

describe("the clock of the emulator", () => {
  it.scoped("is advanced: codes, locks and tokens end, and the session of the browser does not", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const before = yield* read(browser)
      assert.strictEqual(before.ahead, 0)
      assert.approximately(before.now, Date.now(), 60_000)

      for (let n = 0; n < 3; n += 1) yield* signIn(browser, { ...ada, password: "wrong" })
      const locked = yield* account(browser, ada.email)
      assert.deepInclude(locked, { state: "locked", failedLogins: 3 })
      const { body } = yield* advance(browser, "16 minutes")
      assert.strictEqual(body["ahead"], 960)
      assert.approximately(Number(body["now"]), Date.now() + 960_000, 60_000)
      assert.deepInclude(yield* account(browser, ada.email), { state: "active", until: null })

      yield* browser.send("POST", "/api/link/passwordless", { email: ada.email })
      const token = yield* linkTokenIn(browser, ada.email)
      assert.strictEqual((yield* signIn(browser)).status, 200)
      yield* advance(browser, "3 hours")
      // The access token has expired, and the browser is told so by its session.
      assert.deepStrictEqual(refusalIn(yield* browser.send("GET", "/api/profile/")), [401, "SignInRequired", undefined])
      yield* advance(browser, "3 days")
      const late = yield* browser.send("POST", "/api/link/passwordless/follow", { token })
      assert.strictEqual(late.body["reason"], "expired")
    })
  )

  it.scoped("is that of everything that LoginRadius checks: one-time tokens, codes of apps and providers' pages", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* advance(browser, "40 days")
      const bob = { name: "Bob", email: "bob@example.com", password: "a fine password 1" }
      assert.strictEqual((yield* browser.send("POST", "/api/registration/", bob)).status, 200)
      yield* browser.send("POST", "/api/phone/send", { phone: ada.phone })
      const code = yield* codeIn(browser, ada.phone)
      assert.strictEqual((yield* browser.send("POST", "/api/phone/prove", { code })).body["_tag"], "SignedIn")
      yield* browser.send("POST", "/api/two-step/password", {
        email: "grace@example.com",
        password: "battery staple 8"
      })
      const app = (yield* events(browser)).authenticators.find(({ email }) => email === "grace@example.com")
      const proved = yield* browser.send("POST", "/api/two-step/prove", { by: "authenticator", code: app?.code })
      assert.strictEqual(proved.body["_tag"], "SignedIn")
    })
  )

  it.scoped("does not go back, nor further than ten years", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const seconds of [0, -1, 1.5, 31_622_401, "60", null]) {
        const refused = yield* post(browser, "/clock", { seconds })
        assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "seconds"], String(seconds))
      }
      for (let n = 0; n < 9; n += 1) assert.strictEqual((yield* advance(browser, "366 days")).status, 200)
      assert.strictEqual((yield* advance(browser, "366 days")).status, 200)
      assert.deepStrictEqual(refusalIn(yield* advance(browser, "1 second")), [422, "InvalidField", "seconds"])
    })
  )
})

describe("a fault", () => {
  it.scoped("meets as many calls as were asked for, and the activity tells each attempt", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* post(browser, "/faults", { fault: "status503", times: 2 })
      assert.strictEqual((yield* call(browser, "read")).status, 200)
      assert.deepInclude(yield* lastCall(browser), {
        endpoint: "Configuration.getConfigurations",
        attempts: 3,
        repeated: ["ServerFailed", "ServerFailed"],
        error: null
      })
    })
  )

  it.scoped("after which nobody knows what has happened is told so, and the mail was sent", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* post(browser, "/faults", { fault: "dropAfter", times: 1 })
      const { body, status } = yield* call(browser, "mail")
      assert.deepStrictEqual([status, body["_tag"], body["mayHaveHappened"]], [503, "Unavailable", true])
      assert.lengthOf((yield* events(browser)).messages, 1)
      assert.deepInclude(yield* lastCall(browser), { error: "OutcomeUnknown", attempts: 1, repeated: [] })
    })
  )

  it.scoped("before which nothing can have happened is no riddle", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* post(browser, "/faults", { fault: "refuse", times: 10 })
      const { body } = yield* call(browser, "mail")
      assert.deepStrictEqual([body["_tag"], body["mayHaveHappened"]], ["Unavailable", false])
      assert.lengthOf((yield* events(browser)).messages, 0)
    })
  )

  it.scoped("is met by ten mails in five minutes at most", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (let n = 0; n < 10; n += 1) assert.strictEqual((yield* call(browser, "mail")).status, 200)
      assert.deepStrictEqual(refusalIn(yield* call(browser, "mail")).slice(0, 2), [429, "TooManyAttempts"])
      assert.lengthOf((yield* events(browser)).messages, 10)
    })
  )

  it.scoped("waits for the endpoint that was named", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* post(browser, "/faults", { fault: "status429", times: 10, endpoint: "Authentication.loginByEmail" })
      assert.strictEqual((yield* call(browser, "read")).status, 200)
      assert.deepStrictEqual(refusalIn(yield* signIn(browser)).slice(0, 2), [429, "TooManyAttempts"])
    })
  )

  it.scoped("that delays makes a call wait", () =>
    Effect.gen(function* () {
      const browser = yield* openDemoInTestTime
      yield* post(browser, "/faults", { fault: "delay", times: 1 })
      const waiting = yield* Effect.fork(call(browser, "read"))
      yield* Effect.repeatN(
        Effect.promise(() => new Promise((resolve) => setImmediate(resolve))),
        20
      )
      assert.isNull(yield* Fiber.poll(waiting).pipe(Effect.map((exit) => (exit._tag === "None" ? null : exit))))
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* Fiber.join(waiting)).status, 200)
    })
  )

  it.scoped("of an unknown kind, number or endpoint is refused", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const delay = { fault: "delay", times: 1 }
      for (const [field, wrong] of [
        ["fault", { fault: "meteor" }],
        ["times", { times: 0 }],
        ["times", { times: 11 }],
        ["endpoint", { endpoint: "Authentication.nothing" }],
        ["endpoint", { endpoint: "__proto__" }]
      ] as const) {
        const refused = yield* post(browser, "/faults", { ...delay, ...wrong })
        assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", field])
      }
      assert.strictEqual((yield* call(browser, "read")).status, 200)
    })
  )
})

describe("webhooks", () => {
  it.scoped("arrive with their signature, and tell who they are about", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      yield* browser.send("PUT", "/api/profile/", { firstName: "Augusta" })
      // Deliveries wait for nobody.
      yield* Effect.orDie(Effect.fromNullable(browser.emulator)).pipe(Effect.flatMap(({ deliveries }) => deliveries))
      const { deliveries } = yield* read(browser)
      const uid = (yield* account(browser, ada.email))?.uid
      assert.deepStrictEqual(
        deliveries.map(({ event, refused, uid }) => ({ event, refused, uid })),
        ["Login", "UpdateProfile"].map((event) => ({ event, refused: null, uid: uid ?? "" }))
      )
    })
  )

  it.scoped("that arrived before the latest 50 are not kept", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser)
      for (let n = 1; n <= 51; n += 1) yield* browser.send("PUT", "/api/profile/", { firstName: `Ada ${n}` })
      yield* Effect.orDie(Effect.fromNullable(browser.emulator)).pipe(Effect.flatMap(({ deliveries }) => deliveries))
      const { deliveries } = yield* read(browser)
      assert.deepStrictEqual([deliveries.length, deliveries[0]?.n, deliveries.at(-1)?.n], [50, 3, 52])
    })
  )

  it.effect("with another signature, or none, are refused", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ HookName: "login", Data: { Uid: "1" } })
      for (const [signature, refused] of [
        [undefined, "WebhookSignatureMissing"],
        ["00", "WebhookSignatureInvalid"]
      ] as const) {
        assert.deepStrictEqual(yield* readDelivery({ body, signature }), { event: null, uid: null, refused })
      }
    })
  )
})

describe("the list of accounts", () => {
  it.scoped("has everybody in it, with their factors, and no secret of theirs", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const { text } = yield* browser.send("GET", "/api/trial/")
      const { accounts } = JSON.parse(text) as typeof Trial.Encoded
      assert.deepStrictEqual(
        accounts.map(({ email, factors, isVerified, name, state }) => [name, email, isVerified, state, factors]),
        [
          ["Ada Lovelace", ada.email, true, "active", []],
          ["Grace Hopper", "grace@example.com", true, "active", ["authenticator"]]
        ]
      )
      for (const secret of ["Rfc2898", "password", "key"]) assert.notInclude(text, secret)
    })
  )
})

describe("an entry of the activity", () => {
  it.scoped("names the type of the answer, the errors of its endpoint, and its page", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* signIn(browser, { ...ada, password: "wrong" })
      yield* signIn(browser)
      yield* browser.send("GET", "/api/profile/")
      const { calls } = yield* events(browser)
      const [wrong, , profile] = calls
      assert.deepInclude(wrong, { endpoint: "Authentication.loginByEmail", error: "InvalidCredentials", code: 966 })
      assert.include(wrong?.errors ?? [], "InvalidCredentials")
      assert.deepInclude(profile, { endpoint: "Authentication.readProfilesByAccessToken", answer: "Profile" })
      for (const { reference } of calls)
        assert.match(reference ?? "", /^https:\/\/www\.loginradius\.com\/legacy\/docs\//)
    })
  )
})
