import { assert, describe, it } from "@effect/vitest"
import { Faults } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { totp } from "../support/totp.js"
import { type Browser, codeIn, events, openDemo, refusalIn } from "./demo.js"

const ada = { email: "ada@example.com", password: "correct horse 7" }
const password = { password: ada.password }
const path = "/api/second-factor"
const none = { authenticator: false, phone: null, email: false, offered: ["authenticator", "sms", "email"] }

const signedInBrowser = Effect.tap(openDemo, (browser) => browser.send("POST", "/api/sign-in/password", ada))

const read = (browser: Browser) => Effect.map(browser.send("GET", `${path}/`), ({ body }) => body)

const setUpApp = (browser: Browser) =>
  Effect.gen(function* () {
    const { body } = yield* browser.send("POST", `${path}/authenticator`)
    const code = totp(String(body["key"]), Date.now())
    return yield* browser.send("PUT", `${path}/authenticator`, { code })
  })

const backupCodes = (browser: Browser, replace: boolean) => browser.send("POST", `${path}/backup-codes`, { replace })

const login = (browser: Browser) =>
  browser.send("POST", "/api/sign-in/sign-out").pipe(
    Effect.zipRight(browser.send("POST", "/api/sign-in/password", ada)),
    Effect.map(({ body }) => body)
  )

describe("the second factors of a user", () => {
  it.scoped("are refused without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      assert.deepStrictEqual(refusalIn(yield* browser.send("GET", `${path}/`)), [401, "SignInRequired", undefined])
    })
  )

  it.scoped("are all missing at first", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* read(yield* signedInBrowser), none)
    })
  )
})

describe("an authenticator app", () => {
  it.scoped("is set up by a code for its key, and required by the next sign-in", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { body } = yield* browser.send("POST", `${path}/authenticator`)
      assert.match(String(body["qrCode"]), /^data:image\/png;base64,/)
      assert.match(String(body["key"]), /^[A-Z2-7]{52}$/)
      const again = yield* browser.send("POST", `${path}/authenticator`)
      assert.strictEqual(again.body["key"], body["key"])

      const wrong = yield* browser.send("PUT", `${path}/authenticator`, { code: "nonsense" })
      assert.deepStrictEqual(refusalIn(wrong), [410, "CodeRefused", "code"])
      assert.deepStrictEqual(yield* read(browser), none)

      const { body: factors } = yield* setUpApp(browser)
      assert.deepStrictEqual(factors, { ...none, authenticator: true })
      const { _tag, steps } = yield* login(browser)
      assert.deepStrictEqual(
        [_tag, steps],
        ["SecondFactorNeeded", [{ _tag: "VerifyAuthenticator" }, { _tag: "UseBackupCode" }]]
      )
    })
  )

  it.scoped("shows a code in the outbox from the time when its key is asked for", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const shown = Effect.map(events(browser), ({ authenticators }) => authenticators.map(({ email }) => email))
      const grace = "grace@example.com"
      // To read the factors makes a key at LoginRadius.
      yield* read(browser)
      yield* read(browser)
      assert.deepStrictEqual(yield* shown, [grace])
      yield* browser.send("POST", `${path}/authenticator`)
      assert.deepStrictEqual(yield* shown, [grace, ada.email])
      yield* setUpApp(browser)
      yield* login(browser)
      assert.deepStrictEqual(yield* shown, [grace, ada.email])
    })
  )

  it.scoped("that is set up does not show its key again", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const { status } = yield* browser.send("POST", `${path}/authenticator`)
      assert.strictEqual(status, 409)
    })
  )

  it.scoped("that is removed is no longer required", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const { body } = yield* browser.send("POST", `${path}/remove`, { ...password, factor: "authenticator" })
      assert.deepStrictEqual(body, none)
      assert.strictEqual((yield* login(browser))["_tag"], "SignedIn")
    })
  )

  it.scoped("cannot be removed if it is the last factor and one is required", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      yield* browser.send("PUT", "/api/two-step/required", { isRequired: true })
      const { status } = yield* browser.send("POST", `${path}/remove`, { ...password, factor: "authenticator" })
      assert.strictEqual(status, 422)
      assert.isTrue((yield* read(browser))["authenticator"])
    })
  )
})

describe("the removal of a factor", () => {
  const remove = (browser: Browser, proof: object, factor = "authenticator") =>
    browser.send("POST", `${path}/remove`, { factor, ...proof })

  it.scoped("takes the password or a code, and one of them", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      for (const proof of [{}, { ...password, code: "123456" }]) {
        assert.deepStrictEqual(refusalIn(yield* remove(browser, proof)), [422, "InvalidField", "password"])
      }
      const wrong = yield* remove(browser, { password: "wrong" })
      assert.deepStrictEqual(refusalIn(wrong), [401, "WrongCredentials", "password"])
      const nonsense = yield* remove(browser, { code: "nonsense" })
      assert.deepStrictEqual(refusalIn(nonsense), [410, "CodeRefused", "code"])
      assert.isTrue((yield* read(browser))["authenticator"])
      const { sessions } = yield* Effect.map(browser.send("GET", "/api/sessions/"), ({ body }) => ({ sessions: body }))
      assert.deepStrictEqual((yield* remove(browser, password)).body, none)
      // The password was proved without another session.
      assert.lengthOf((yield* browser.send("GET", "/api/sessions/")).body as never, Object.keys(sessions).length)
    })
  )

  it.scoped("is a step-up, whose token LoginRadius has validated for the server before anything is removed", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const calls = Effect.map(events(browser), ({ calls }) => calls.map(({ endpoint }) => endpoint))
      const since = <A, E, R>(step: Effect.Effect<A, E, R>) =>
        Effect.gen(function* () {
          const before = (yield* calls).length
          yield* step
          return (yield* calls).slice(before).filter((name) => /ReAuthentication|reset/.test(name))
        })
      const key = (yield* browser.send("POST", `${path}/authenticator`)).body["key"]
      yield* setUpApp(browser)
      assert.deepStrictEqual(yield* since(remove(browser, { password: "wrong" })), ["ReAuthentication.byPassword"])
      assert.deepStrictEqual(yield* since(remove(browser, password)), [
        "ReAuthentication.byPassword",
        "ReAuthentication.validatePassword",
        "MultiFactorAuthentication.resetAuthenticatorByAccessToken"
      ])
      yield* setUpApp(browser)
      assert.notStrictEqual((yield* browser.send("POST", `${path}/authenticator`)).body["key"], key)
    })
  )

  it.scoped("does not happen after a proof that LoginRadius does not validate, and the session stays", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const emulator = yield* Effect.orDie(Effect.fromNullable(browser.emulator))
      yield* emulator.inject(Faults.error(1193), { endpoint: "ReAuthentication.validatePassword" })
      const late = yield* remove(browser, password)
      assert.deepStrictEqual([late.status, late.body["_tag"], late.body["reason"]], [410, "CodeRefused", "expired"])
      assert.isTrue((yield* read(browser))["authenticator"])
    })
  )

  it.scoped("takes a code of the app for the app, and that of a mail for mails", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { body } = yield* browser.send("POST", `${path}/authenticator`)
      const codeIn30s = totp(String(body["key"]), Date.now() + 30_000)
      yield* setUpApp(browser)
      assert.deepStrictEqual((yield* remove(browser, { code: codeIn30s })).body, none)

      yield* browser.send("POST", `${path}/email`)
      yield* browser.send("PUT", `${path}/email`, { code: yield* codeIn(browser, ada.email) })
      // A code that sets codes up is not one that proves who somebody is.
      yield* browser.send("POST", `${path}/email`)
      const other = yield* remove(browser, { code: yield* codeIn(browser, ada.email) }, "email")
      assert.deepStrictEqual(refusalIn(other), [410, "CodeRefused", "code"])
      assert.deepStrictEqual((yield* browser.send("POST", `${path}/proof`)).body, { to: ada.email })
      assert.deepStrictEqual((yield* remove(browser, { code: yield* codeIn(browser, ada.email) }, "email")).body, none)
    })
  )

  it.scoped("takes no code of an app for another factor, since anybody can set up an app of their own", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const phone = "+12025550188"
      yield* browser.send("POST", `${path}/phone`, { phone })
      yield* browser.send("PUT", `${path}/phone`, { code: yield* codeIn(browser, phone) })
      const { body } = yield* browser.send("POST", `${path}/authenticator`)
      const code = totp(String(body["key"]), Date.now() + 30_000)
      yield* setUpApp(browser)
      assert.deepStrictEqual(refusalIn(yield* remove(browser, { code }, "sms")), [403, "NotAvailable", "code"])
      assert.strictEqual((yield* read(browser))["phone"], "********0188")
      assert.isNull((yield* remove(browser, password, "sms")).body["phone"])
    })
  )

  it.scoped("takes no code of a factor that is not set up, which would set it up", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { body } = yield* browser.send("POST", `${path}/authenticator`)
      const code = totp(String(body["key"]), Date.now())
      assert.deepStrictEqual(refusalIn(yield* remove(browser, { code })), [403, "NotAvailable", "code"])
      assert.deepStrictEqual(yield* read(browser), none)
    })
  )

  it.scoped("counts wrong passwords like a sign-in, and refuses the eleventh proof in five minutes", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const statuses: Array<number> = []
      for (let n = 0; n < 11; n += 1) statuses.push((yield* remove(browser, { password: "wrong" })).status)
      assert.deepStrictEqual(statuses.slice(0, 4), [401, 401, 401, 423])
      assert.strictEqual(statuses.at(-1), 429)
    })
  )
})

describe("codes by SMS and by mail", () => {
  it.scoped("are set up by a sent code, and removed one by one", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const phone = "+12025550188"
      yield* browser.send("POST", `${path}/phone`, { phone })
      const wrong = yield* browser.send("PUT", `${path}/phone`, { code: "nonsense" })
      assert.deepStrictEqual(refusalIn(wrong), [410, "CodeRefused", "code"])
      const bySms = yield* browser.send("PUT", `${path}/phone`, { code: yield* codeIn(browser, phone) })
      assert.deepStrictEqual(bySms.body, { ...none, phone: "********0188" })
      // Another number would take its place, without a password.
      for (const other of [phone, "+12025550199"]) {
        const again = yield* browser.send("POST", `${path}/phone`, { phone: other })
        assert.deepStrictEqual(refusalIn(again), [409, "AlreadyTaken", "phone"])
      }

      const { body: sent } = yield* browser.send("POST", `${path}/email`)
      assert.deepStrictEqual(sent, { to: ada.email })
      const byMail = yield* browser.send("PUT", `${path}/email`, { code: yield* codeIn(browser, ada.email) })
      assert.deepStrictEqual(byMail.body, { ...none, phone: "********0188", email: true })

      const withoutSms = yield* browser.send("POST", `${path}/remove`, { ...password, factor: "sms" })
      assert.deepStrictEqual(withoutSms.body, { ...none, email: true })
      assert.deepStrictEqual(
        (yield* browser.send("POST", `${path}/remove`, { ...password, factor: "email" })).body,
        none
      )
    })
  )
})

describe("backup codes", () => {
  it.scoped("need a second factor", () =>
    Effect.gen(function* () {
      const { body, status } = yield* backupCodes(yield* signedInBrowser, false)
      assert.deepStrictEqual([status, body["_tag"]], [403, "NotAvailable"])
    })
  )

  it.scoped("are shown once, ten of them, and each signs in once", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const codes = JSON.parse((yield* backupCodes(browser, false)).text) as ReadonlyArray<string>
      assert.lengthOf(new Set(codes), 10)
      assert.strictEqual((yield* backupCodes(browser, false)).status, 409)

      const use = (code: string | undefined) => browser.send("POST", "/api/two-step/prove", { by: "backupCode", code })
      yield* login(browser)
      assert.strictEqual((yield* use(codes[0])).body["_tag"], "SignedIn")
      yield* login(browser)
      assert.deepStrictEqual(refusalIn(yield* use(codes[0])), [410, "CodeRefused", "code"])
      assert.strictEqual((yield* use(codes[1])).body["_tag"], "SignedIn")
    })
  )

  it.scoped("that are replaced are invalid", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* setUpApp(browser)
      const [old] = JSON.parse((yield* backupCodes(browser, false)).text) as ReadonlyArray<string>
      const [code] = JSON.parse((yield* backupCodes(browser, true)).text) as ReadonlyArray<string>
      yield* login(browser)
      const use = (code: string | undefined) => browser.send("POST", "/api/two-step/prove", { by: "backupCode", code })
      assert.deepStrictEqual(refusalIn(yield* use(old)), [410, "CodeRefused", "code"])
      assert.strictEqual((yield* use(code)).body["_tag"], "SignedIn")
    })
  )
})
