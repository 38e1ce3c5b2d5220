import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  countTo,
  documented,
  email,
  messageTo,
  other,
  profileOf,
  refusalOf,
  refuses,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../../support.js"

const addressesOf = (uid: string) => Effect.map(profileOf(uid), ({ Email }) => (Email ?? []).map(({ Value }) => Value))

export const cases = [
  shows(
    Authentication.addEmail,
    "keeps an address unverified until its link is followed",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work", verificationUrl })
      const before = yield* profileOf(uid)
      assert.deepEqual(before.UnverifiedEmail, [{ Type: "Work", Value: other }])
      assert.deepEqual(yield* addressesOf(uid), [email])
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other, "addemail-default") })
      assert.deepEqual(yield* addressesOf(uid), [email, other])
      assert.equal((yield* profileOf(uid)).UnverifiedEmail, null)
    })
  ),
  refuses(
    Authentication.addEmail,
    "refuses an address that another account has",
    Effect.gen(function* () {
      yield* user({ email: other })
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.addEmail({ accessToken, email: other, type: "Work" }),
        ErrorCode.EmailAlreadyRegistered,
        { code: 936, status: 403 }
      )
    })
  ),

  shows(
    Authentication.addEmail,
    "sends the token again in the query, where it is read nowhere else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      assert.deepEqual((yield* profileOf(uid)).UnverifiedEmail, [{ Type: "Work", Value: other }])
      assert.equal(yield* countTo(other), 1)
    }),
    { tokenInQueryOnly: true }
  ),
  refuses(
    Authentication.addEmail,
    "refuses a wrong token in the query, where it is read nowhere else",
    refusalOf(
      Authentication.addEmail({ accessToken: "4711", email: other, type: "Work" }),
      ErrorCode.AccessTokenInvalid,
      documented(905)
    ),
    { tokenInQueryOnly: true }
  ),

  shows(
    Authentication.sendWelcomeEmail,
    "mails with the given template, every time",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.sendWelcomeEmail({ accessToken, welcomeEmailTemplate: "hello" })
      assert.equal((yield* messageTo(email, "hello")).kind, "mail")
      yield* Authentication.sendWelcomeEmail({ accessToken })
      yield* messageTo(email, "welcome-default")
      assert.equal(yield* countTo(email), 2)
      // This mail counts as the welcome, which is sent automatically only once.
      yield* Authentication.readProfilesByAccessToken({ accessToken, welcomeEmailTemplate: "hello" })
      assert.equal(yield* countTo(email), 2)
    })
  ),
  refuses(
    Authentication.sendWelcomeEmail,
    "refuses more mails than the limit",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.sendWelcomeEmail({ accessToken })
      yield* refusalOf(Authentication.sendWelcomeEmail({ accessToken }), ErrorCode.EmailSendLimitReached, {
        code: 1122,
        status: 403
      })
      yield* TestClock.adjust("10 minutes")
      yield* Authentication.sendWelcomeEmail({ accessToken })
    }),
    { messageLimit: { count: 1, period: "10 minutes" } }
  ),

  shows(
    Authentication.removeEmail,
    "frees the address",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ otherEmails: { Work: other } })
      yield* Authentication.removeEmail({ accessToken, email: other })
      assert.deepEqual(yield* addressesOf(uid), [email])
      assert.equal((yield* Authentication.checkEmailAvailability({ email: other })).IsExist, false)
    })
  ),
  refuses(
    Authentication.removeEmail,
    "refuses an address that is not on the account",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(Authentication.removeEmail({ accessToken, email: other }), ErrorCode.EmailNotFound, {
        code: 1023,
        status: 403
      })
    })
  )
]
