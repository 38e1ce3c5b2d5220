import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { Emulator, Seed, Snapshot } from "@loginradius-effect/emulator"
import { Clock, Effect, TestClock } from "effect"
import { documented, flow, login, newPassword, other, raw, unknownUid } from "../flow.js"
import { otherPin, pin } from "../pin.js"
import { byPassword, isBad, isGood, mailPasscode, passed, type Token, validate } from "../stepUp.js"
import { countTo, email, otpTo, password, refusalOf, reveal, type Services, user } from "../support.js"

const pins = { pin: { enabled: true } } as const
const suspending = { ...pins, lockout: { type: "Suspend", threshold: 3, suspension: "2 minutes" } } as const

const wrongPassword = (accessToken: Token) =>
  refusalOf(
    ReAuthentication.byPassword({ accessToken, password: newPassword }),
    ErrorCode.CurrentPasswordInvalid,
    documented(967, 401)
  )

const wrongPin = (accessToken: Token) =>
  refusalOf(ReAuthentication.byPin({ accessToken, pin: otherPin }), ErrorCode.PinInvalid, documented(1236, 401))

const wrongPasscode = (accessToken: Token) =>
  refusalOf(
    ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp: "none" }),
    ErrorCode.VerificationOtpInvalid,
    documented(1185)
  )

const failuresOf = (uid: string) => Effect.map(Account.profilesByUid({ uid }), (profile) => profile.FailedLoginAttempt)

describe("the token of a step-up", () => {
  flow(
    "is good for 15 minutes, and says so",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const { ExpireIn, SecondFactorValidationToken: token } = yield* ReAuthentication.byPassword({
        accessToken,
        password
      })
      assert(ExpireIn)
      assert.strictEqual(Date.parse(ExpireIn), (yield* Clock.currentTimeMillis) + 15 * 60_000)
      yield* TestClock.adjust("899 seconds")
      yield* isGood("password", uid, token)
      yield* TestClock.adjust("1 second")
      yield* isBad("password", uid, token)
    })
  )

  flow(
    "is good for as long as the settings say",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* TestClock.adjust("1 minute")
      yield* isBad("password", uid, token)
    }),
    { stepUp: { tokenLifetime: "1 minute" } }
  )

  flow(
    "is good more than once",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* isGood("password", uid, token)
      yield* isGood("password", uid, token)
    })
  )

  flow(
    "is good once where the settings say so, and not used by who may not have it",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const another = yield* user({ email: other })
      const token = yield* byPassword(accessToken)
      yield* isBad("mfa", uid, token)
      yield* isBad("password", another.uid, token)
      yield* isGood("password", uid, token)
      yield* isBad("password", uid, token)
    }),
    { stepUp: { singleUse: true } }
  )

  flow(
    "is another one each time, and leaves those before good",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const first = yield* byPassword(accessToken)
      const second = yield* byPassword(accessToken)
      assert.notStrictEqual(reveal(first), reveal(second))
      yield* isGood("password", uid, first)
      yield* isGood("password", uid, second)
    })
  )

  flow(
    "goes along with an account that gets another id",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* Account.updateUid({ uid, newUid: "customer-7" })
      yield* isGood("password", "customer-7", token)
      yield* refusalOf(validate("password", uid, token), ErrorCode.UserNotFound, documented(938))
    })
  )

  flow(
    "ends with its account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* Account.delete({ uid })
      yield* refusalOf(validate("password", uid, token), ErrorCode.UserNotFound, documented(938))
    })
  )

  flow(
    "is of nobody once its account is marked as deleted",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      yield* refusalOf(validate("password", uid, token), ErrorCode.UserNotFound, documented(938))
    })
  )

  flow(
    "ends when its account is blocked, for good",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* isBad("password", uid, token)
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* isBad("password", uid, token)
    })
  )

  flow(
    "outlives the session, and no new password",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const { accessToken: another } = yield* Emulator.seed(Seed.session(uid))
      const token = yield* byPassword(accessToken)
      yield* Authentication.invalidateAccessToken({ accessToken })
      yield* isGood("password", uid, token)
      yield* Authentication.changePassword({ accessToken: another, oldPassword: password, newPassword })
      yield* refusalOf(validate("password", uid, token), ErrorCode.MfaValidationTokenInvalid, documented(1193))
    })
  )

  flow(
    "is not there for a passcode that went to an address that is the user's no longer",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId: email })
      const otp = yield* otpTo(email)
      yield* Account.upsertEmail({ uid, email: [{ Type: "Primary", Value: other }] })
      yield* refusalOf(
        ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
    })
  )

  flow(
    "is in a snapshot",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      const snapshot = yield* Snapshot.take
      yield* Emulator.reset
      yield* refusalOf(validate("password", uid, token), ErrorCode.UserNotFound, documented(938))
      yield* Snapshot.restore(snapshot)
      yield* isGood("password", uid, token)
    })
  )

  flow(
    "is no access token, nor the other way round",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken: token }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
      yield* isBad("password", uid, accessToken)
    })
  )
})

describe("a step-up", () => {
  flow(
    "changes neither the session nor the account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ pin })
      const before = yield* Account.profilesByUid({ uid })
      yield* TestClock.adjust("1 minute")
      yield* byPassword(accessToken)
      yield* ReAuthentication.byPin({ accessToken, pin })
      const after = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepStrictEqual(
        [after.ModifiedDate, after.LastLoginDate, after.NoOfLogins],
        [before.ModifiedDate, before.LastLoginDate, before.NoOfLogins]
      )
    }),
    pins
  )

  flow(
    "needs a session",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(
        ReAuthentication.byPassword({ accessToken: unknownUid, password }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    })
  )

  flow(
    "by the password is refused to a user without one, as by a wrong one",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ password: undefined, social: [{ provider: "google", id: "108" }] })
      yield* wrongPassword(accessToken)
    }),
    { socialProviders: ["google"] }
  )

  flow(
    "by a PIN is refused where there are no PINs, and without one",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ pin })
      yield* Emulator.configure({ pin: { enabled: false } })
      yield* refusalOf(
        ReAuthentication.byPin({ accessToken, pin }),
        ErrorCode.PinAuthenticationNotConfigured,
        documented(1233)
      )
      yield* Emulator.configure(pins)
      yield* refusalOf(ReAuthentication.byPin({ accessToken, pin: " " }), ErrorCode.PinMissing, documented(1234))
    }),
    pins
  )

  flow(
    "by a mailed passcode takes none that was mailed to another address, or that has expired",
    Effect.gen(function* () {
      const second = "ada@example.org"
      const { accessToken } = yield* user({ otherEmails: { Work: second } })
      yield* ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId: second })
      assert.strictEqual(yield* countTo(email), 0)
      const otp = yield* otpTo(second)
      const by = (emailId: string) => ReAuthentication.byEmailOtpWithoutMfa({ accessToken, emailId, otp })
      yield* refusalOf(by(email), ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(by(second), ErrorCode.EmailOtpExpired, documented(1187))
      yield* ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId: second })
      const again = yield* otpTo(second)
      yield* ReAuthentication.byEmailOtpWithoutMfa({ accessToken, emailId: second, otp: again })
    })
  )

  flow(
    "by a mailed passcode takes no passcode of somebody else",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const another = yield* user({ email: other })
      yield* mailPasscode(accessToken)
      const otp = yield* otpTo(email)
      yield* refusalOf(
        ReAuthentication.byEmailOtpWithoutMfa({ accessToken: another.accessToken, otp }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
    })
  )

  flow(
    "mails no passcode to an address that is not verified",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ emailVerified: false })
      const send = (emailId?: string) => ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId })
      yield* refusalOf(send(), ErrorCode.EmailNotInProfile, documented(1340))
      yield* refusalOf(send(email), ErrorCode.EmailNotInProfile, documented(1340))
    }),
    { emailVerificationFlow: "optional" }
  )

  flow(
    "mails as many passcodes as an account gets",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* mailPasscode(accessToken)
      yield* refusalOf(mailPasscode(accessToken), ErrorCode.EmailSendLimitReached, documented(1122))
    }),
    { messageLimit: { count: 1 } }
  )
})

describe("failed step-ups", () => {
  flow(
    "count together toward the lock of the account, which then holds for logins too, until it ends",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ pin })
      yield* wrongPassword(accessToken)
      yield* wrongPin(accessToken)
      assert.strictEqual(yield* failuresOf(uid), 2)
      yield* wrongPasscode(accessToken)
      const attempts: ReadonlyArray<Effect.Effect<unknown, unknown, Services>> = [
        ReAuthentication.byPassword({ accessToken, password }),
        ReAuthentication.byPin({ accessToken, pin }),
        ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp: "none" }),
        login()
      ]
      for (const attempt of attempts) {
        yield* refusalOf(attempt, ErrorCode.AccountTemporarilyLocked, documented(1198))
      }
      yield* TestClock.adjust("2 minutes")
      yield* byPassword(accessToken)
      assert.strictEqual(yield* failuresOf(uid), 0)
    }),
    suspending
  )

  flow(
    "are forgotten once a step-up is passed",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ pin })
      yield* wrongPassword(accessToken)
      yield* wrongPassword(accessToken)
      yield* passed(ReAuthentication.byPin({ accessToken, pin }))
      assert.strictEqual(yield* failuresOf(uid), 0)
      yield* wrongPassword(accessToken)
      yield* byPassword(accessToken)
    }),
    suspending
  )

  flow(
    "that block the account end its tokens and its session",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ pin })
      const token = yield* byPassword(accessToken)
      yield* wrongPin(accessToken)
      yield* isBad("password", uid, token)
      yield* refusalOf(
        ReAuthentication.byPassword({ accessToken, password }),
        ErrorCode.AccountBlocked,
        documented(991)
      )
    }),
    { ...pins, lockout: { type: "Block", threshold: 1 } }
  )

  flow(
    "that lock by a captcha let the next one pass with its solution",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* wrongPassword(accessToken)
      yield* refusalOf(
        ReAuthentication.byPassword({ accessToken, password }),
        ErrorCode.AccountLockedCaptchaRequired,
        documented(1132)
      )
      const solved = ReAuthentication.byPassword({ accessToken, password, gRecaptchaResponse: "solved" })
      yield* isGood("password", uid, yield* passed(solved))
      yield* byPassword(accessToken)
    }),
    { lockout: { type: "Captcha", threshold: 1 } }
  )
})

describe("the validation of a step-up", () => {
  flow(
    "is refused without a body, without a token, and with another secret",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { apiSecret } = yield* Emulator.settings
      const path = `/identity/v2/manage/account/${uid}/reauth/2fa`
      const headers = { "x-loginradius-apisecret": reveal(apiSecret) }
      const codeOf = (body: unknown, more: { readonly headers?: Record<string, string> }) =>
        Effect.map(raw("POST", path, body, more), (answer) => [answer.status, answer.body["ErrorCode"]])
      const wrongSecret = { headers: { "x-loginradius-apisecret": "00000000-0000-0000-0000-000000000000" } }
      assert.deepStrictEqual(yield* codeOf(undefined, { headers }), [400, 965])
      assert.deepStrictEqual(yield* codeOf([], { headers }), [400, 965])
      assert.deepStrictEqual(yield* codeOf({ other: "" }, { headers }), [400, 908])
      assert.deepStrictEqual(yield* codeOf({ secondfactorvalidationtoken: "t" }, wrongSecret), [401, 902])
    })
  )
})
