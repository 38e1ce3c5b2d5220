import { describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Emulator, Outbox, Seed, Store } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { documented, flow } from "../flow.js"
import { email, password, refusalOf, tokenTo, user } from "../support.js"

/** An unverified user, and the token of the mail that verifies the address. */
const verification = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password, emailVerified: false }))
  yield* Authentication.resendEmailVerification({ email })
  return yield* tokenTo(email)
})

const sizes = Emulator.seed(
  Effect.map(Store.Store, (store) =>
    store.read(({ clientLogins, codes, pendingLogins, sessions }) => ({
      clientLogins: clientLogins.size,
      codes: codes.size,
      pendingLogins: pendingLogins.size,
      sessions: sessions.size
    }))
  )
)

/** Any request: what has ended is forgotten before one. */
const request = Authentication.checkUsernameAvailability({ username: "nobody" })

describe("what has ended", () => {
  flow(
    "is refused as expired for 30 days, and is unknown after that",
    Effect.gen(function* () {
      const verificationToken = yield* verification
      const verify = Authentication.verifyEmail({ verificationToken })
      // A link is good for 72 hours.
      yield* TestClock.adjust("32 days")
      yield* refusalOf(verify, ErrorCode.VerificationLinkExpired, documented(975))
      yield* TestClock.adjust("2 days")
      yield* refusalOf(verify, ErrorCode.VerificationLinkInvalid, documented(973))
    })
  )

  flow(
    "is refused as used for 30 days after its use, and is unknown after that",
    Effect.gen(function* () {
      const verificationToken = yield* verification
      const verify = Authentication.verifyEmail({ verificationToken })
      yield* verify
      yield* TestClock.adjust("29 days")
      yield* refusalOf(verify, ErrorCode.VerificationLinkAlreadyUsed, documented(974))
      yield* TestClock.adjust("2 days")
      yield* refusalOf(verify, ErrorCode.VerificationLinkInvalid, documented(973))
    })
  )

  flow(
    "is remembered as long as the settings say",
    Effect.gen(function* () {
      const verificationToken = yield* verification
      const verify = Authentication.verifyEmail({ verificationToken })
      yield* TestClock.adjust("73 hours")
      yield* refusalOf(verify, ErrorCode.VerificationLinkInvalid, documented(973))
    }),
    { retention: { period: 0 } }
  )

  flow(
    "is forgotten with sessions, logins that wait and logins of other devices",
    Effect.gen(function* () {
      yield* user({ secondFactor: { authenticator: true } })
      yield* MultiFactorAuthentication.loginByEmail({ email, password })
      yield* SmartLogin.loginByEmail({ email, clientGuid: "guid" })
      assert.deepEqual(yield* sizes, { clientLogins: 1, codes: 0, pendingLogins: 1, sessions: 1 })
      // A session lasts as long as its refresh token: 60 days.
      yield* TestClock.adjust("89 days")
      yield* request
      assert.deepEqual(yield* sizes, { clientLogins: 0, codes: 0, pendingLogins: 0, sessions: 1 })
      yield* TestClock.adjust("2 days")
      yield* request
      assert.deepEqual(yield* sizes, { clientLogins: 0, codes: 0, pendingLogins: 0, sessions: 0 })
    }),
    { secondFactor: { mode: "optional", authenticator: true } }
  )

  flow(
    "is kept to a number: the codes and sessions of long tests do not pile up",
    Effect.gen(function* () {
      yield* user()
      for (let day = 0; day < 30; day++) {
        yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
        yield* Authentication.loginByEmail({ email, password })
        yield* TestClock.adjust("1 day")
      }
      yield* request
      const { codes, sessions } = yield* sizes
      // Links live for three days, sessions for 60: beside those that live, five of each.
      assert.deepEqual({ codes, sessions }, { codes: 7, sessions: 31 })
      yield* TestClock.adjust("61 days")
      yield* request
      assert.deepEqual(yield* sizes, { clientLogins: 0, codes: 5, pendingLogins: 0, sessions: 5 })
    }),
    { retention: { count: 5, period: "1000 days" } }
  )
})

describe("the outbox", () => {
  flow(
    "keeps as many messages as the settings say: the oldest go",
    Effect.gen(function* () {
      yield* user()
      const texts = ["a", "b", "c", "d", "e"]
      for (const emailTemplate of texts) {
        yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com", emailTemplate })
      }
      assert.deepEqual(
        (yield* Outbox.messages).map(({ template }) => template),
        ["c", "d", "e"]
      )
      assert.equal((yield* Outbox.take({ to: email })).template, "c")
      yield* Emulator.configure({ outboxSize: 1 })
      assert.equal((yield* Outbox.messages).length, 1)
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com", emailTemplate: "f" })
      assert.deepEqual(
        (yield* Outbox.messages).map(({ template }) => template),
        ["f"]
      )
      assert.equal((yield* Outbox.take({ to: email })).template, "f")
    }),
    { outboxSize: 3 }
  )
})
