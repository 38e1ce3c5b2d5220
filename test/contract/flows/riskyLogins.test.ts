import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, login, phone, raw } from "../flow.js"
import { away, byPassword, from, home, judging, known } from "../risk.js"
import { email, otpTo, password, question, refusalOf, reveal, tokenTo, user } from "../support.js"

const risky = byPassword.pipe(from(away))
const mailed = [ErrorCode.RiskEmailCodeSent, documented(1166)] as const

/** The templates of all messages so far. */
const templates = Effect.map(Outbox.messages, (messages) => messages.map(({ template, to }) => [to, template]))

/** A raw login, with headers. */
const rawLogin = (headers: { readonly [name: string]: string }) =>
  Effect.map(
    raw("POST", "/identity/v2/auth/login", { email, password }, { headers }),
    ({ body, status }) => body["ErrorCode"] ?? status
  )

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36"
const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"

describe("a login by password from somewhere new", () => {
  flow(
    "goes on with the answer to a security question, and is known then",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Milbanke" } })
      yield* known
      yield* refusalOf(risky, ErrorCode.RiskSecurityQuestionRequired, documented(1165))
      const answering = (answer: string) => login({ securityAnswer: { [question]: answer } }).pipe(from(away))
      yield* refusalOf(answering("Byron"), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      yield* answering("Milbanke")
      yield* risky
    }),
    judging()
  )
  flow(
    "goes on by the link in a mail, which makes known where that is followed from",
    Effect.gen(function* () {
      yield* user()
      yield* known
      yield* refusalOf(risky, ...mailed)
      yield* refusalOf(risky, ...mailed)
      const verificationToken = yield* tokenTo(email)
      const link = PasswordlessLogin.loginVerification({ verificationToken }).pipe(from(away))
      assert.strictEqual((yield* link)._tag, "Authenticated")
      yield* risky
    }),
    judging()
  )
  flow(
    "goes on by the passcode in an SMS",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      yield* known
      const state = yield* Login.byEmail({ email, password }).pipe(from(away))
      assert.deepStrictEqual(state, { _tag: "RiskSms", phoneId: phone, nextSteps: [{ _tag: "EnterPasscode" }] })
      const otp = yield* otpTo(phone)
      yield* PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }).pipe(from(away))
      yield* risky
    }),
    judging({}, { ways: ["Sms", "Mail"] })
  )
  flow(
    "is a state of the logins that go on by themselves",
    Effect.gen(function* () {
      yield* user()
      yield* known
      const attempt = Login.byEmail({ email, password }).pipe(from(away))
      assert.deepStrictEqual(yield* attempt, { _tag: "RiskMail", nextSteps: [{ _tag: "FollowLink" }] })
      yield* Emulator.configure({ passwordlessEmail: false })
      yield* refusalOf(risky, ErrorCode.NewIpDetected, documented(1171))
    }),
    judging()
  )
  flow(
    "blocks the account where the settings say so, until management lets it in again",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* known
      yield* refusalOf(risky, ErrorCode.AccountBlockedSuspiciousActivity, documented(1164))
      yield* refusalOf(known, ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* known
      assert.deepStrictEqual(yield* templates, [
        [email, "rbaip-default"],
        ["security@example.com", "rbaip-default"]
      ])
    }),
    judging(
      { action: "Block", tells: ["UserByMail", "AdministratorByMail", "UserBySms"] },
      { administratorEmail: "security@example.com" }
    )
  )
  flow(
    "is one also at first, where it is known where the user logs in from",
    Effect.gen(function* () {
      yield* user({ riskValues: [{ factor: "IP", value: home }] })
      yield* refusalOf(risky, ...mailed)
      yield* known
    }),
    judging()
  )
  flow(
    "is judged only once the password is right",
    Effect.gen(function* () {
      yield* user()
      yield* known
      const wrong = login({ password: "wrong" }).pipe(from(away))
      yield* refusalOf(wrong, ErrorCode.InvalidCredentials, documented(966, 401))
      yield* refusalOf(risky, ...mailed)
    }),
    judging()
  )
  flow(
    "is not judged where the application does not, nor without an address to judge by",
    Effect.gen(function* () {
      yield* user()
      yield* known
      yield* byPassword
      yield* Emulator.configure({ risk: { enabled: false } })
      yield* risky
      yield* Emulator.configure({ risk: { enabled: true } })
      yield* refusalOf(risky, ...mailed)
    }),
    judging()
  )
  flow(
    "is known for some days after it was seen last",
    Effect.gen(function* () {
      yield* user()
      yield* known
      yield* TestClock.adjust("2 days")
      yield* known
      yield* TestClock.adjust("2 days")
      yield* known
      yield* TestClock.adjust("3 days")
      yield* refusalOf(known, ...mailed)
    }),
    judging({ days: 3 })
  )
  flow(
    "is known while it is among the latest",
    Effect.gen(function* () {
      yield* user({ riskValues: [{ factor: "IP", value: home }] })
      yield* Emulator.configure({ risk: { factors: [{ factor: "IP", count: 1 }] } })
      yield* known
      yield* TestClock.adjust("1 minute")
      yield* risky
      yield* Emulator.configure({ risk: { factors: [{ factor: "IP", count: 1, action: "MFA" }] } })
      yield* refusalOf(known, ...mailed)
      yield* risky
    }),
    judging({ count: 1 })
  )
  flow(
    "is one again once what was known is forgotten",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* known
      yield* known
      assert.isTrue(yield* Emulator.forgetRiskValues(uid))
      assert.isFalse(yield* Emulator.forgetRiskValues("nobody"))
      yield* refusalOf(known, ...mailed)
    }),
    judging()
  )
  flow(
    "has known addresses go along with an account that gets another id",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* known
      yield* Account.updateUid({ uid, newUid: "customer-7" })
      yield* known
      yield* refusalOf(risky, ...mailed)
    }),
    judging()
  )
})

describe("the factors of risk", () => {
  flow(
    "are a device, a browser, a city and a country, each with its code, compared in this order",
    Effect.gen(function* () {
      yield* user()
      const at = (geo: string, userAgent: string) => rawLogin({ "user-agent": userAgent, "x-emulator-geo": geo })
      assert.strictEqual(yield* at("Lisbon, Portugal", firefox), 200)
      assert.strictEqual(yield* at("Lisbon, Portugal", firefox), 200)
      assert.strictEqual(yield* at("Madrid, Spain", iPhone), 1287)
      assert.strictEqual(yield* at("Madrid, Spain", chrome), 1168)
      assert.strictEqual(yield* at("Madrid, Spain", firefox), 1169)
      yield* Emulator.configure({ risk: { factors: [{ factor: "Country", action: "MFA" }] } })
      assert.strictEqual(yield* at("Madrid, Spain", firefox), 1170)
      assert.strictEqual(yield* at("Porto, Portugal", firefox), 200)
    }),
    {
      risk: {
        enabled: true,
        ways: [],
        factors: (["Country", "City", "Browser", "Device"] as const).map((factor) => ({ factor, action: "MFA" }))
      }
    }
  )
  flow(
    "have cities and countries by the places of the settings",
    Effect.gen(function* () {
      yield* user()
      assert.strictEqual(yield* rawLogin({ "x-origin-ip": home }), 200)
      assert.strictEqual(yield* rawLogin({ "x-origin-ip": "192.0.2.99" }), 200)
      assert.strictEqual(yield* rawLogin({ "x-origin-ip": away }), 1169)
      assert.strictEqual(yield* rawLogin({ "x-origin-ip": "198.51.100.1" }), 200)
    }),
    judging(
      { factor: "City" },
      {
        ways: [],
        places: [
          { ip: "192.0.2.", city: "Lisbon", country: "Portugal" },
          { ip: away, city: "Madrid", country: "Spain" }
        ]
      }
    )
  )
  flow(
    "that ask for nothing do not hide those that do",
    Effect.gen(function* () {
      yield* user()
      const from = (ip: string, userAgent: string) => rawLogin({ "x-origin-ip": ip, "user-agent": userAgent })
      assert.strictEqual(yield* from(home, firefox), 200)
      assert.strictEqual(yield* from(away, chrome), 1171)
      assert.strictEqual(yield* from(home, chrome), 200)
      assert.strictEqual(yield* from(away, chrome), 1171)
    }),
    { risk: { enabled: true, ways: [], factors: [{ factor: "Browser" }, { factor: "IP", action: "MFA" }] } }
  )
})

describe("a login with a second factor", () => {
  flow(
    "tells of where it comes from once that is proven, by the templates of that call",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: true, riskValues: [{ factor: "IP", value: home }] })
      const proveFrom = (address: string) =>
        Effect.gen(function* () {
          const pending = yield* Login.byEmail({ email, password }).pipe(from(address))
          if (pending._tag !== "SecondFactorRequired") return assert.fail(pending._tag)
          assert.deepStrictEqual(yield* templates, [])
          const authenticatorcode = reveal(yield* Emulator.seed(Seed.authenticatorCode(uid)))
          const path = "/identity/v2/auth/login/2fa/verification/authenticatorcode"
          const query = `secondfactorauthenticationtoken=${reveal(pending.secondFactorAuthenticationToken)}`
          const headers = { "x-origin-ip": address }
          const url = `${path}?${query}&rbaIpEmailTemplate=new-ip`
          assert.strictEqual((yield* raw("PUT", url, { authenticatorcode }, { headers })).status, 200)
        })
      yield* proveFrom(home)
      yield* TestClock.adjust("1 minute")
      yield* proveFrom(away)
      assert.deepStrictEqual(yield* templates, [[email, "new-ip"]])
    }),
    {
      ...judging({ action: "None", tells: ["UserByMail"] }),
      secondFactor: { mode: "optional", authenticator: true }
    }
  )
})
