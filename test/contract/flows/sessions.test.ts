/** Sessions and their refresh tokens: what renews them, what ends them, and how many there may be. */
import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { given, isExpired, isGood, isSpent, isUnknown, renew, session } from "../cases/tokenManagement/setup.js"
import { documented, flow, login, newPassword, raw, times } from "../flow.js"
import { email, password, refusalOf, reveal, tokenTo, user, verificationUrl } from "../support.js"

const listed = (uid: string) =>
  Effect.map(TokenManagement.activeSessionByAccountId({ accountId: uid }), ({ data }) =>
    data.map(({ AccessToken, LoginDate }) => [reveal(AccessToken!), LoginDate] as const)
  )

const tooMany = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  refusalOf(effect, ErrorCode.ActiveSessionLimitExceeded, documented(1338))

describe("a refresh", () => {
  flow(
    "leaves the earlier access token good until its own end, in the same session",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.update({ uid, profile: { FirstName: "Ada" } })
      const first = yield* session(uid)
      yield* TestClock.adjust("10 minutes")
      const second = yield* renew(first.refreshToken)
      yield* isGood(first.accessToken)
      assert.strictEqual(second.expiresIn, "1970-01-01T00:25:00.000Z")
      // One session is listed once, by its latest access token and with the date of its login.
      const own = (yield* listed(uid)).filter(([token]) => token === reveal(second.accessToken))
      assert.deepStrictEqual(own, [[reveal(second.accessToken), "1970-01-01T00:00:00.000Z"]])
      assert.strictEqual((yield* listed(uid)).length, 2)
      yield* TestClock.adjust("5 minutes")
      yield* isExpired(first.accessToken)
      yield* isGood(second.accessToken)
      yield* isSpent(first.refreshToken)
    })
  )

  flow(
    "can follow another, and only the last refresh token is good",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const first = yield* session(uid)
      const second = yield* renew(first.refreshToken)
      const third = yield* renew(given(second.refreshToken))
      yield* isSpent(first.refreshToken)
      yield* isSpent(given(second.refreshToken))
      assert.strictEqual((yield* listed(uid)).filter(([token]) => token === reveal(third.accessToken)).length, 1)
      assert.strictEqual((yield* listed(uid)).length, 2)
      yield* renew(given(third.refreshToken))
    })
  )

  flow(
    "works until the refresh token's own end",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const [first, second] = [yield* session(uid), yield* session(uid)]
      yield* TestClock.adjust("59 days")
      yield* renew(first.refreshToken)
      yield* TestClock.adjust("1 day")
      yield* isSpent(second.refreshToken)
      yield* refusalOf(
        TokenManagement.revokeRefreshToken({ refreshToken: second.refreshToken }),
        ErrorCode.RefreshTokenInvalid,
        documented(1217)
      )
    })
  )

  flow(
    "is refused without a refresh token",
    Effect.gen(function* () {
      const { apiSecret } = yield* Emulator.settings
      const headers = { "x-loginradius-apisecret": reveal(apiSecret) }
      for (const path of ["refresh", "refresh/revoke"]) {
        const refused = yield* raw("GET", `/identity/v2/manage/account/access_token/${path}`, undefined, { headers })
        assert.deepStrictEqual([refused.status, refused.body["ErrorCode"]], [400, 1337])
      }
    })
  )

  flow(
    "goes on with a session whose access token was invalidated, unless that was prevented",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const [first, second] = [yield* session(uid), yield* session(uid)]
      yield* Authentication.invalidateAccessToken({ accessToken: first.accessToken })
      yield* isUnknown(first.accessToken)
      const renewed = yield* renew(first.refreshToken)
      yield* isGood(renewed.accessToken)
      yield* isUnknown(first.accessToken)
      yield* Authentication.invalidateAccessToken({ accessToken: second.accessToken, preventRefresh: true })
      yield* isSpent(second.refreshToken)
    })
  )
})

describe("the refresh tokens of an account", () => {
  flow(
    "end when it is deleted",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, refreshToken } = yield* session(uid)
      yield* Account.delete({ uid })
      yield* isUnknown(accessToken)
      yield* isSpent(refreshToken)
      yield* refusalOf(TokenManagement.revokeAllRefreshToken({ uid }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(listed(uid), ErrorCode.SessionExpired, documented(1055))
    })
  )

  flow(
    "are refused while it is blocked, and end by that together with its access tokens",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, refreshToken } = yield* session(uid)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(renew(refreshToken), ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(isGood(accessToken), ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(listed(uid), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* isSpent(refreshToken)
      yield* isUnknown(accessToken)
    })
  )

  flow(
    "are refused while it may not log in, and good again when it may",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { refreshToken } = yield* session(uid)
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(renew(refreshToken), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* renew(refreshToken)
    })
  )
})

describe("a new password", () => {
  const others = Effect.gen(function* () {
    const { uid } = yield* user()
    const [acting, renewed, other] = [yield* session(uid), yield* session(uid), yield* session(uid)]
    const latest = yield* renew(renewed.refreshToken)
    return { uid, acting, first: renewed.accessToken, latest, other }
  })

  const change = (accessToken: Parameters<typeof isGood>[0]) =>
    Authentication.changePassword({ accessToken, oldPassword: password, newPassword })

  flow(
    "leaves sessions as they are",
    Effect.gen(function* () {
      const { acting, other } = yield* others
      yield* change(acting.accessToken)
      yield* isGood(acting.accessToken)
      yield* isGood(other.accessToken)
      yield* renew(other.refreshToken)
    })
  )

  flow(
    "ends the sessions of the account, but for the one that has changed it, where the app forces logouts",
    Effect.gen(function* () {
      const { acting, first, latest, other } = yield* others
      yield* change(latest.accessToken)
      yield* isGood(first)
      yield* isGood(latest.accessToken)
      yield* renew(given(latest.refreshToken))
      for (const { accessToken, refreshToken } of [acting, other]) {
        yield* isUnknown(accessToken)
        yield* isSpent(refreshToken)
      }
    }),
    { forceLogout: true }
  )

  flow(
    "ends all of them where it is management's or a reset's",
    Effect.gen(function* () {
      const { acting, other, uid } = yield* others
      yield* Account.setPassword({ uid, password: newPassword })
      yield* isUnknown(acting.accessToken)
      yield* isSpent(other.refreshToken)
      const next = yield* session(uid)
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password })
      yield* isUnknown(next.accessToken)
      yield* isSpent(next.refreshToken)
    }),
    { forceLogout: true }
  )
})

describe("a limit of sessions", () => {
  flow(
    "refuses a login, ends none, and makes room when one has ended",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("5 minutes")
      yield* login()
      yield* tooMany(login())
      yield* isGood(accessToken)
      yield* TestClock.adjust("10 minutes")
      yield* login()
      const [first] = yield* times(1, Effect.flip(login()))
      assert.strictEqual(first?._tag, "ActiveSessionLimitExceeded")
    }),
    { sessionLimit: 2 }
  )

  flow(
    "is not used up by refreshes and sliding tokens, and counts each session once",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const first = yield* session(uid)
      const second = yield* renew(first.refreshToken)
      const third = yield* TokenManagement.slidingAccessToken({ accessToken: second.accessToken })
      yield* renew(given(third.refreshToken))
      yield* login()
      yield* tooMany(login())
    }),
    { sessionLimit: 3, slidingAccessTokens: true }
  )

  flow(
    "holds for every way to log in",
    Effect.gen(function* () {
      const person: Seed.SocialPerson = { provider: "facebook", id: "7", token: "of-facebook" }
      yield* user({ social: [person] })
      yield* Emulator.seed(Seed.person(person))
      yield* tooMany(TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "of-facebook" }))
      yield* PasswordlessLogin.loginByEmail({ email })
      yield* tooMany(PasswordlessLogin.loginVerification({ verificationToken: yield* tokenTo(email) }))
    }),
    { sessionLimit: 1 }
  )

  flow(
    "keeps nobody from verifying an address or resetting a password, which are done without a login",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* Authentication.resendEmailVerification({ email, verificationUrl })
      const verified = yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual(verified._tag, "Posted")
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      const reset = yield* Authentication.resetPasswordByResetToken({
        resetToken: yield* tokenTo(email),
        password: newPassword
      })
      assert.strictEqual(reset._tag, "Posted")
      yield* TestClock.adjust("15 minutes")
      yield* login({ password: newPassword })
      assert.strictEqual((yield* listed(uid)).length, 1)
    }),
    { sessionLimit: 1, loginOnEmailVerification: true, loginOnPasswordReset: true }
  )
})
