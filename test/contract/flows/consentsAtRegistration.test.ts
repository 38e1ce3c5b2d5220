import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import { consentTokenOf, dueOf, filled, form, news, submit, terms, withForms } from "../consent.js"
import { documented, flow, login, register } from "../flow.js"
import { authenticated } from "../pin.js"
import { email, refusalOf, tokenTo } from "../support.js"

const options = { ...withForms([form({ events: ["Register"] })]), emailVerificationFlow: "disabled" } as const

const consents = (decisions: { readonly [id: string]: boolean }, events = ["Register"]) => {
  const { data, events: Events } = filled(decisions, events)
  return { Consents: { Events, Data: data } }
}

const exists = Effect.map(Authentication.checkEmailAvailability({ email }), ({ IsExist }) => IsExist)

describe("a registration", () => {
  flow(
    "logs in with the consents that it gives, which are logged",
    Effect.gen(function* () {
      const registered = yield* register(consents({ [terms]: true, [news]: false }))
      if (registered._tag !== "WithLogin") return assert.fail(registered._tag)
      const { accessToken } = authenticated(registered.login)
      const { ConsentProfile, IsValid } = yield* ConsentManagement.verifyByAccessToken({
        accessToken,
        event: "Register"
      })
      assert.isTrue(IsValid)
      assert.deepStrictEqual(
        ConsentProfile?.Consents?.map(({ ConsentOptionId }) => ConsentOptionId),
        [terms]
      )
      const { ConsentLogs } = yield* ConsentManagement.consentLogs({ accessToken })
      assert.deepStrictEqual(ConsentLogs[0]?.ConsentLogs, [
        { ConsentId: terms, Event: "Subscribe" },
        { ConsentId: news, Event: "NotOpted" }
      ])
    }),
    options
  )
  flow(
    "makes nothing where its consents are not those that the form requires, or of another event",
    Effect.gen(function* () {
      const wrong = [ErrorCode.ConsentFormInvalid, documented(1225)] as const
      yield* refusalOf(register(consents({ [terms]: false })), ...wrong)
      yield* refusalOf(register(consents({ [terms]: true }, [])), ...wrong)
      yield* refusalOf(
        register(consents({ [terms]: true }, ["Register", "Login"])),
        ErrorCode.ConsentFormNotAvailable,
        documented(1224)
      )
      assert.isFalse(yield* exists)
    }),
    options
  )
  flow(
    "without consents makes the account, which is asked for them at its first login",
    Effect.gen(function* () {
      assert.strictEqual((yield* register())._tag, "Posted")
      const refused = yield* dueOf(login())
      assert.deepStrictEqual(refused.events, [{ name: "Register", isCustom: false }])
      const submission = filled({ [terms]: true }, ["Register"])
      const done = yield* submit(yield* consentTokenOf(login()), submission)
      assert.strictEqual(authenticated(done).profile.NoOfLogins, 1)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    options
  )
  flow(
    "can say what it likes of consents where the application asks for none",
    Effect.gen(function* () {
      const registered = yield* register(consents({ [terms]: false }))
      if (registered._tag !== "WithLogin") return assert.fail(registered._tag)
      assert.isNull(authenticated(registered.login).profile.ConsentProfile)
    }),
    { ...options, consent: { enabled: false } }
  )
  flow(
    "is asked for consents by what logs in by the way, too, which is done without a login then",
    Effect.gen(function* () {
      yield* register()
      const verified = yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual(verified._tag, "Posted")
      yield* consentTokenOf(login())
    }),
    { ...options, emailVerificationFlow: "required", loginOnEmailVerification: true }
  )
})
