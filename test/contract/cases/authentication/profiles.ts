import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  documented,
  email,
  messageTo,
  other,
  password,
  profileOf,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user
} from "../../support.js"
import { login } from "./setup.js"

const policies = [{ version: "1.0", start: "1970-01-01T00:00:00Z" }]

export const cases = [
  shows(
    Authentication.readProfilesByAccessToken,
    "reads the changes of management",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { Company: "Analytical Engines" } })
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Company, "Analytical Engines")
    })
  ),
  refuses(
    Authentication.readProfilesByAccessToken,
    "refuses an expired token",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(Authentication.readProfilesByAccessToken({ accessToken }), ErrorCode.AccessTokenExpired, {
        code: 906,
        status: 403
      })
    })
  ),

  shows(
    Authentication.privacyPolicyAccept,
    "accepts a strict policy, so that the user can log in",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* refusalOf(login(), ErrorCode.PrivacyPolicyNotAccepted, { code: 1194, status: 403 })
      yield* Authentication.privacyPolicyAccept({ accessToken })
      assert.equal((yield* profileOf(uid)).PrivacyPolicy?.Version, "1.0")
      assert.equal((yield* login())._tag, "Authenticated")
    }),
    { privacyPolicy: { enabled: true, mode: "Strict", policies } }
  ),
  refuses(
    Authentication.privacyPolicyAccept,
    "refuses where the application has no policy",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(Authentication.privacyPolicyAccept({ accessToken }), ErrorCode.PrivacyPolicyNotAvailable, {
        code: 1195,
        status: 403
      })
    })
  ),

  shows(
    Authentication.deleteAccount,
    "deletes the account by the token of the mail",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
      yield* Authentication.deleteAccount({ deleteToken: yield* tokenTo(email) })
      yield* refusalOf(profileOf(uid), ErrorCode.AccountIdInvalid, { code: 984, status: 403 })
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, false)
    })
  ),
  refuses(
    Authentication.deleteAccount,
    "refuses a token for another purpose",
    Effect.gen(function* () {
      yield* user()
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* refusalOf(Authentication.deleteAccount({ deleteToken: ForgotToken }), ErrorCode.DeleteTokenInvalid, {
        code: 1119,
        status: 403
      })
    })
  ),

  shows(
    Authentication.setOrChangeUsername,
    "sets the user name for logins, in lower case",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "before" })
      yield* Authentication.setOrChangeUsername({ accessToken, username: "NewUserName" })
      assert.equal((yield* profileOf(uid)).UserName, "newusername")
      assert.equal((yield* Authentication.loginByUsername({ username: "NEWUSERNAME", password }))._tag, "Authenticated")
      assert.equal((yield* Authentication.checkUsernameAvailability({ username: "before" })).IsExist, false)
    })
  ),
  refuses(
    Authentication.setOrChangeUsername,
    "refuses a name that another user has",
    Effect.gen(function* () {
      yield* user({ email: other, userName: "grace" })
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.setOrChangeUsername({ accessToken, username: "grace" }),
        ErrorCode.UsernameAlreadyTaken,
        { code: 1017, status: 403 }
      )
    })
  ),

  shows(
    Authentication.updateProfileByAccessToken,
    "changes the given members, and answers the profile",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { City: "London", FirstName: "Ada" } })
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: { FirstName: "Augusta" }
      })
      assert.equal(Data?.FirstName, "Augusta")
      const profile = yield* profileOf(uid)
      assert.deepEqual([profile.FirstName, profile.City], ["Augusta", "London"])
    })
  ),
  refuses(
    Authentication.updateProfileByAccessToken,
    "refuses a birth date in the future",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.updateProfileByAccessToken({ accessToken, profile: { BirthDate: "12-10-2815" } }),
        ErrorCode.BirthDateInvalid,
        { code: 968, status: 400 }
      )
    })
  ),

  shows(
    Authentication.deleteAccountWithEmailConfirmation,
    "mails a link and deletes nothing",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({
        accessToken,
        deleteUrl: "https://app.example.com/bye",
        emailTemplate: "bye"
      })
      const { link } = yield* messageTo(email, "bye")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/bye\?vtype=deleteuser&vtoken=[0-9a-f]{32}$/
      )
      assert.equal((yield* profileOf(uid)).Uid, uid)
    })
  ),
  refuses(
    Authentication.deleteAccountWithEmailConfirmation,
    "refuses more mails than the limit",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
      yield* refusalOf(
        Authentication.deleteAccountWithEmailConfirmation({ accessToken }),
        ErrorCode.EmailSendLimitReached,
        { code: 1122, status: 403 }
      )
    }),
    { messageLimit: { count: 1 } }
  ),

  shows(
    Authentication.privacyPolicyHistoryByAccessToken,
    "reads the version that the user has accepted, and when",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const none = yield* Authentication.privacyPolicyHistoryByAccessToken({ accessToken })
      assert.deepEqual(none, { Uid: uid, Current: null, History: [] })
      yield* Authentication.privacyPolicyAccept({ accessToken })
      const { Current, History } = yield* Authentication.privacyPolicyHistoryByAccessToken({ accessToken })
      assert.deepEqual(Current, {
        Version: "1.0",
        AcceptSource: "API",
        AcceptDateTime: "1970-01-01T00:00:00.000Z"
      })
      assert.deepEqual(History, [Current])
    }),
    { privacyPolicy: { enabled: true, policies: [{ version: "1.0", start: "1970-01-01T00:00:00.000Z" }] } }
  ),
  refuses(
    Authentication.privacyPolicyHistoryByAccessToken,
    "refuses where there is no policy",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.privacyPolicyHistoryByAccessToken({ accessToken }),
        ErrorCode.PrivacyPolicyNotAvailable,
        documented(1195)
      )
    })
  )
]
