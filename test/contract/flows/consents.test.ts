import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { subscribeTo, names, webhookOptions } from "../../support/webhooks.js"
import {
  agreed,
  agreeing,
  byPassword,
  channels,
  consentTokenOf,
  dueOf,
  filled,
  form,
  isValid,
  news,
  optionsOf,
  submit,
  terms,
  withForms
} from "../consent.js"
import { documented, flow, login, newPassword, raw } from "../flow.js"
import { logins, manyWays } from "../logins.js"
import { authenticated, pin, pinAuthTokenOf, requiring, sessionTokenOf, uidBehind } from "../pin.js"
import { email, password, profileOf, refusalOf, reveal, tokenTo, user } from "../support.js"

const forms = withForms()
const everyLogin = [form(), form({ events: ["Login"], version: 2 })]
const setPin = (pinAuthToken: Parameters<typeof PinAuthentication.setPinByPinAuthToken>[0]["pinAuthToken"]) =>
  PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin })

const invalid = documented(1229)

describe("a login without consents that it needs", () => {
  for (const [what, refused] of logins) {
    flow(
      `is refused with a token that ends it: by ${what}`,
      Effect.gen(function* () {
        const { uid } = yield* user(manyWays)
        const done = yield* submit(yield* consentTokenOf(refused))
        assert.strictEqual(yield* uidBehind(done), uid)
        const { FirstLogin, NoOfLogins } = authenticated(done).profile
        assert.deepStrictEqual([FirstLogin, NoOfLogins], [true, 1])
        assert.strictEqual((yield* login())._tag, "Authenticated")
      }),
      forms
    )
  }
  flow(
    "names the events, and what the user has agreed to before",
    Effect.gen(function* () {
      yield* Emulator.seed(
        Seed.account({
          email,
          password,
          consents: { versions: [{ event: "Checkout", isCustom: true, version: 7 }], options: [news] }
        })
      )
      const refused = yield* dueOf(login())
      assert.deepStrictEqual(refused.events, [
        { name: "FirstLogin", isCustom: false },
        { name: "Login", isCustom: false }
      ])
      assert.deepStrictEqual(refused.givenConsents, {
        acceptedVersions: [{ event: "Checkout", version: 7, isCustom: true }],
        options: [{ consentOptionId: news, acceptOnDate: "1970-01-01T00:00:00.000Z" }]
      })
    }),
    withForms(everyLogin)
  )
  flow(
    "has nothing in the profile of a user who was never asked",
    Effect.gen(function* () {
      const { uid } = yield* user()
      assert.isUndefined((yield* dueOf(login())).givenConsents)
      assert.isNull((yield* profileOf(uid)).ConsentProfile)
    }),
    forms
  )
  flow(
    "asks for the second factor first, which is spent by then",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: true })
      const pending = yield* Login.byEmail({ email, password })
      if (pending._tag !== "SecondFactorRequired") return assert.fail(pending._tag)
      const prove = Effect.flatMap(Emulator.seed(Seed.authenticatorCode(uid)), (authenticatorCode) =>
        Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode })
      )
      const consentToken = yield* consentTokenOf(prove)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(prove, ErrorCode.MfaTokenInvalid, documented(1103))
      assert.strictEqual(yield* uidBehind(yield* submit(consentToken)), uid)
    }),
    { ...forms, secondFactor: { mode: "optional", authenticator: true } }
  )
  flow(
    "is a state of the logins that go on by themselves",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const state = yield* Login.byEmail({ email, password })
      if (state._tag !== "ConsentRequired") return assert.fail(state._tag)
      assert.deepStrictEqual(state.nextSteps, [{ _tag: "SubmitConsents" }])
      const after = yield* Login.settle(submit(state.consentToken))
      if (after._tag !== "Authenticated") return assert.fail(after._tag)
      assert.strictEqual(yield* uidBehind(after), uid)
    }),
    forms
  )
  flow(
    "spends what has led to it",
    Effect.gen(function* () {
      yield* user()
      yield* PasswordlessLogin.loginByEmail({ email })
      const link = PasswordlessLogin.loginVerification({ verificationToken: yield* tokenTo(email) })
      yield* consentTokenOf(link)
      yield* refusalOf(link, ErrorCode.PasswordlessLinkAlreadyUsed, documented(1062))
    }),
    forms
  )
  flow(
    "happens nowhere unless the application asks for consents",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Emulator.configure({ consent: { enabled: false } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      const off = [ErrorCode.ConsentManagementNotEnabled, documented(1227)] as const
      yield* refusalOf(submit("0"), ...off)
      yield* refusalOf(ConsentManagement.submitByAccessToken({ accessToken, ...agreeing }), ...off)
      yield* refusalOf(ConsentManagement.updateByAccessToken({ accessToken, consents: [] }), ...off)
      yield* refusalOf(ConsentManagement.verifyByAccessToken({ accessToken, event: "Login" }), ...off)
      yield* refusalOf(ConsentManagement.consentLogs({ accessToken }), ...off)
      yield* refusalOf(ConsentManagement.consentLogsByUid({ uid }), ...off)
    }),
    forms
  )
})

describe("a login that needs consents and a PIN", () => {
  flow(
    "asks for the consents, then for the PIN",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const submission = submit(yield* consentTokenOf(login()))
      const done = yield* setPin(yield* pinAuthTokenOf(submission))
      assert.strictEqual(yield* uidBehind(done), uid)
      yield* refusalOf(submission, ErrorCode.ConsentTokenInvalid, invalid)
    }),
    { ...forms, ...requiring() }
  )
  flow(
    "asks the other way round where the settings say so",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(login())
      const done = yield* submit(yield* consentTokenOf(setPin(pinAuthToken)))
      assert.strictEqual(yield* uidBehind(done), uid)
      yield* refusalOf(setPin(pinAuthToken), ErrorCode.PinAuthTokenInvalid, documented(1239))
    }),
    { ...withForms([form()], { beforePin: false }), ...requiring() }
  )
  flow(
    "has a token for each, of which none does for the other",
    Effect.gen(function* () {
      yield* user()
      const consentToken = yield* consentTokenOf(login())
      yield* refusalOf(setPin(consentToken), ErrorCode.PinAuthTokenInvalid, documented(1239))
      const pinAuthToken = yield* pinAuthTokenOf(submit(consentToken))
      yield* refusalOf(submit(pinAuthToken), ErrorCode.ConsentTokenInvalid, invalid)
    }),
    { ...forms, ...requiring() }
  )
  flow(
    "asks logins by PIN for the form of each login, too",
    Effect.gen(function* () {
      const { uid } = yield* user({ pin })
      const both = filled({ [terms]: true }, ["FirstLogin", "Login"])
      const sessionToken = sessionTokenOf(yield* submit(yield* consentTokenOf(login()), both))
      const byPin = PinAuthentication.login({ sessionToken, pin })
      assert.strictEqual(yield* uidBehind(yield* byPin), uid)
      yield* Emulator.configure(withForms([...everyLogin, form({ events: ["Login"], version: 3 })]))
      const again = filled({ [terms]: true }, ["Login"])
      assert.strictEqual(yield* uidBehind(yield* submit(yield* consentTokenOf(byPin), again)), uid)
      assert.strictEqual(yield* uidBehind(yield* byPin), uid)
    }),
    { ...withForms(everyLogin), ...requiring() }
  )
})

describe("the token of a login that waits for consents", () => {
  flow(
    "is good for a quarter of an hour",
    Effect.gen(function* () {
      yield* user()
      const [first, second] = [yield* consentTokenOf(login()), yield* consentTokenOf(login())]
      yield* TestClock.adjust("14 minutes")
      yield* submit(first)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(submit(second), ErrorCode.ConsentTokenExpired, documented(1230))
      yield* refusalOf(submit("0"), ErrorCode.ConsentTokenInvalid, invalid)
    }),
    forms
  )
  flow(
    "is not spent by a form that is not filled in, or that there is not",
    Effect.gen(function* () {
      yield* user()
      const consentToken = yield* consentTokenOf(login())
      const wrong = [ErrorCode.ConsentFormInvalid, documented(1225)] as const
      const none = [ErrorCode.ConsentFormNotAvailable, documented(1224)] as const
      yield* refusalOf(submit(consentToken, filled({ [terms]: false })), ...wrong)
      yield* refusalOf(submit(consentToken, filled({ [news]: true })), ...wrong)
      yield* refusalOf(submit(consentToken, filled({ [terms]: true, c0ffee: true })), ...wrong)
      yield* refusalOf(submit(consentToken, filled({ [terms]: true }, [])), ...wrong)
      yield* refusalOf(submit(consentToken, filled({ [terms]: true }, ["FirstLogin", "FirstLogin"])), ...wrong)
      const twice = { events: agreeing.events, data: [...agreeing.data, ...agreeing.data] }
      yield* refusalOf(submit(consentToken, twice), ...wrong)
      yield* refusalOf(submit(consentToken, filled({ [terms]: true }, ["Login"])), ...none)
      yield* refusalOf(submit(consentToken, filled({ [terms]: true }, ["FirstLogin"], true)), ...none)
      yield* submit(consentToken)
    }),
    forms
  )
  flow(
    "submits no forms of the application's own events",
    Effect.gen(function* () {
      yield* user()
      const consentToken = yield* consentTokenOf(login())
      const custom = filled({ [terms]: true }, ["Checkout"], true)
      yield* refusalOf(submit(consentToken, custom), ErrorCode.ConsentFormNotAvailable, documented(1224))
    }),
    withForms([form({ customEvents: ["Checkout"] })])
  )
  flow(
    "ends with the account, and with the password, whether that ends sessions or not",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const first = yield* consentTokenOf(login())
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
      yield* refusalOf(submit(first), ErrorCode.ConsentTokenInvalid, invalid)
      const second = yield* consentTokenOf(login({ password: newPassword }))
      yield* Account.delete({ uid })
      yield* refusalOf(submit(second), ErrorCode.ConsentTokenInvalid, invalid)
    }),
    forms
  )
  flow(
    "does not help an account that may not log in",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const blocked = yield* consentTokenOf(login())
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(submit(blocked), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refusalOf(submit(blocked), ErrorCode.ConsentTokenInvalid, invalid)
      const consentToken = yield* consentTokenOf(login())
      yield* Effect.flip(login({ password: "wrong" }))
      yield* refusalOf(submit(consentToken), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { ...forms, lockout: { type: "Suspend", threshold: 1, suspension: "1 minute" } }
  )
  flow(
    "opens no session of an account that has as many as it may have",
    Effect.gen(function* () {
      yield* user()
      const consentToken = yield* consentTokenOf(login())
      yield* refusalOf(submit(consentToken), ErrorCode.ActiveSessionLimitExceeded, documented(1338))
    }),
    { ...forms, sessionLimit: 1 }
  )
})

describe("forms", () => {
  flow(
    "of several events can be submitted at once, or one after the other",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const rest = yield* consentTokenOf(submit(yield* consentTokenOf(login())))
      assert.deepStrictEqual([yield* isValid(accessToken), yield* isValid(accessToken, "Login")], [true, false])
      assert.deepStrictEqual((yield* dueOf(login())).events, [{ name: "Login", isCustom: false }])
      yield* submit(rest, filled({ [terms]: true }, ["Login"]))
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    withForms(everyLogin)
  )
  flow(
    "of the first login are asked for at no other, those of logins whenever there is a new version",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* submit(yield* consentTokenOf(login()), filled({ [terms]: true }, ["FirstLogin", "Login"]))
      const next = form({ events: ["FirstLogin", "Login"], version: 3 })
      yield* Emulator.configure(withForms([...everyLogin, next]))
      const refused = yield* dueOf(login())
      assert.deepStrictEqual(refused.events, [{ name: "Login", isCustom: false }])
      assert.isFalse(yield* isValid(accessToken, "Login"))
      assert.ok(refused.consentToken)
      const done = yield* submit(refused.consentToken, filled({ [terms]: true }, ["Login"]))
      assert.deepStrictEqual(authenticated(done).profile.ConsentProfile?.AcceptedConsentVersions, [
        { Event: "FirstLogin", Version: 1, IsCustom: false },
        { Event: "Login", Version: 3, IsCustom: false }
      ])
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    withForms(everyLogin)
  )
  flow(
    "are in force from their start on, in place of older ones",
    Effect.gen(function* () {
      const { accessToken } = yield* agreed
      assert.isTrue(yield* isValid(accessToken))
      yield* TestClock.adjust("10 minutes")
      assert.isFalse(yield* isValid(accessToken))
      yield* consentTokenOf(login())
    }),
    withForms([form(), form({ version: 2, start: "1970-01-01T00:10:00Z" })])
  )
  flow(
    "of the application's own events are submitted by an access token, and asked for at no login",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* login()
      const sms = "c0ffee000000000000000003"
      const submission = (isAccepted: boolean) => ({
        accessToken,
        ...filled({ [sms]: isAccepted }, ["Checkout"], true)
      })
      const wrong = [ErrorCode.ConsentFormInvalid, documented(1225)] as const
      yield* refusalOf(ConsentManagement.submitByAccessToken(submission(false)), ...wrong)
      yield* ConsentManagement.submitByAccessToken(submission(true))
      assert.isTrue(yield* isValid(accessToken, "Checkout", true))
      const withdrawal = ConsentManagement.updateByAccessToken({ accessToken, consents: submission(false).data })
      yield* refusalOf(withdrawal, ...wrong)
      const calls = filled({ c0ffee000000000000000004: true }).data
      yield* ConsentManagement.updateByAccessToken({ accessToken, consents: [...calls, ...submission(false).data] })
      assert.deepStrictEqual(yield* optionsOf(accessToken), ["c0ffee000000000000000004"])
    }),
    withForms([channels()])
  )
  flow(
    "can be withdrawn after a newer form no longer has them, and not be given",
    Effect.gen(function* () {
      const { accessToken } = yield* agreed
      const newer = form({ version: 2, sections: [{ options: [{ id: terms, title: "Terms", isRequired: true }] }] })
      yield* Emulator.configure({ consent: { forms: [newer] } })
      const change = (isAccepted: boolean) =>
        ConsentManagement.updateByAccessToken({ accessToken, consents: filled({ [news]: isAccepted }).data })
      yield* refusalOf(change(true), ErrorCode.ConsentFormInvalid, documented(1225))
      yield* change(false)
      assert.deepStrictEqual(yield* optionsOf(accessToken), [terms])
      yield* refusalOf(change(false), ErrorCode.ConsentFormInvalid, documented(1225))
    }),
    forms
  )
  flow(
    "can have their flags as texts, and events without a flag",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const path = "/identity/v2/auth/consent/profile"
      const body = (IsAccepted: string) => ({
        Events: [{ Event: "FirstLogin" }],
        Data: [{ ConsentOptionId: terms, IsAccepted }]
      })
      assert.strictEqual((yield* raw("POST", path, body("false"), { accessToken })).body["ErrorCode"], 1225)
      assert.strictEqual((yield* raw("POST", path, body("true"), { accessToken })).status, 200)
      const verify = "/identity/v2/auth/consent/verify"
      const verified = yield* raw("GET", `${verify}?event=FirstLogin&isCustom=false`, undefined, { accessToken })
      assert.strictEqual(verified.body["IsValid"], true)
      assert.strictEqual((yield* raw("GET", verify, undefined, { accessToken })).body["ErrorCode"], 908)
      assert.strictEqual((yield* raw("POST", path, [], { accessToken })).body["ErrorCode"], 965)
      const edit = yield* raw("PUT", "/identity/v2/auth/consent", [], { accessToken })
      assert.deepStrictEqual([edit.status, edit.body["ErrorCode"]], [400, 1079])
    }),
    forms
  )
  flow(
    "are logged with where they came from, the newest first",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const headers = { "x-origin-ip": "192.0.2.7", "user-agent": "Lynx" }
      const body = { Events: agreeing.events, Data: agreeing.data }
      yield* raw("POST", "/identity/v2/auth/consent/profile", body, { accessToken, headers })
      yield* TestClock.adjust("1 minute")
      yield* ConsentManagement.updateByAccessToken({ accessToken, consents: filled({ [news]: false }).data })
      const { ConsentLogs } = yield* ConsentManagement.consentLogs({ accessToken })
      assert.deepStrictEqual(
        ConsentLogs.map((log) => [log.UpdateType, log.LoggedOnDate]),
        [
          ["ConsentEditor", "1970-01-01T00:01:00.000Z"],
          ["Default", "1970-01-01T00:00:00.000Z"]
        ]
      )
      const { Host, IP, UserAgent } = ConsentLogs[1] ?? {}
      assert.deepStrictEqual([IP, UserAgent, Host], ["192.0.2.7", "Lynx", new URL(Emulator.origin).host])
    }),
    forms
  )
  flow(
    "stay accepted with an account that gets another id, and go along with their log",
    Effect.gen(function* () {
      const { uid } = yield* agreed
      yield* Account.updateUid({ uid, newUid: "customer-7" })
      assert.strictEqual((yield* ConsentManagement.consentLogsByUid({ uid: "customer-7" })).ConsentLogs.length, 1)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    forms
  )
})

describe("events of consents", () => {
  flow(
    "tell of single consents that were changed; a submitted form is a login, or nothing",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* subscribeTo()
      yield* submit(yield* consentTokenOf(byPassword))
      yield* ConsentManagement.updateByAccessToken({ accessToken, consents: filled({ [news]: false }).data })
      yield* ConsentManagement.submitByAccessToken({ accessToken, ...agreeing })
      assert.deepStrictEqual(yield* names, ["Login", "ConsentProfileUpdate"])
      assert.strictEqual(reveal(accessToken).length, 36)
    }),
    { ...forms, ...webhookOptions }
  )
})
