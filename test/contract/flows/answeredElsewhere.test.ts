import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, newPassword, raw, unknownUid } from "../flow.js"
import {
  begin,
  codeOf,
  keyOf,
  onlyChallenge,
  onlyOffering,
  setUpApp,
  tags,
  validate,
  withMode
} from "../secondFactor.js"
import { refusalOf, user } from "../support.js"

const push = onlyOffering("push")
const required = onlyOffering("push", "required")
const withPush = { secondFactor: { push: true } } as const

const pending = documented(1295)
const notPaired = documented(1313)
const unknownToken = documented(1296)

/** No challenge with this id can be answered. */
const cannotAnswer = (id: string) =>
  Effect.gen(function* () {
    for (const answer of [Emulator.pair, Emulator.approve, Emulator.deny]) {
      assert.strictEqual((yield* Effect.flip(answer(id)))._tag, "NoChallenge")
    }
  })

describe("a device that approves logins", () => {
  flow(
    "is registered in a login by its image, and is asked for that login then",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const login = yield* begin()
      assert.deepStrictEqual(tags(login), ["EnrolPush", "EnrolSms"])
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
      const pairing = yield* onlyChallenge
      assert.deepStrictEqual(
        { ...pairing, id: "" },
        { id: "", kind: "pairing", uid, isLogin: true, createdAt: 0, expiresAt: 900_000 }
      )
      yield* Emulator.pair(pairing.id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushVerificationPending, pending)
      const asked = yield* onlyChallenge
      assert.deepInclude(asked, { kind: "push", uid, isLogin: true, expiresAt: 900_000 })
      assert.deepStrictEqual(yield* Emulator.approve(asked.id), { redirectTo: undefined })
      assert.strictEqual((yield* Mfa.pushLoginPing(login)).profile.Uid, uid)
      assert.strictEqual((yield* Mfa.pushPingByAccessToken({ accessToken })).IsRegistered, true)
    }),
    required
  )

  flow(
    "has answered a login once: after that it is done, until that is forgotten",
    Effect.gen(function* () {
      yield* user({ secondFactor: { push: true } })
      const login = yield* begin()
      const { id } = yield* onlyChallenge
      yield* Emulator.approve(id)
      yield* cannotAnswer(id)
      yield* Mfa.pushLoginPing(login)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushVerificationAlreadyDone, documented(1311))
      yield* refusalOf(Mfa.resendPushNotification(login), ErrorCode.PushTokenInvalid, unknownToken)
      assert.deepStrictEqual(yield* Emulator.challenges(), [])
      yield* TestClock.adjust("31 days")
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushTokenInvalid, unknownToken)
    }),
    push
  )

  flow(
    "is asked for each login by itself, and anew where that is wanted",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { push: true } })
      yield* user({ email: "grace@example.com", secondFactor: { push: true } })
      const first = yield* begin()
      const second = yield* begin()
      yield* begin({ email: "grace@example.com" })
      const [ofFirst, ofSecond, ...others] = yield* Emulator.challenges({ uid })
      assert(ofFirst !== undefined && ofSecond !== undefined && others.length === 0)
      assert.strictEqual((yield* Emulator.challenges()).length, 3)
      yield* Mfa.resendPushNotification(first)
      yield* cannotAnswer(ofFirst.id)
      yield* Emulator.approve(ofSecond.id)
      yield* refusalOf(Mfa.pushLoginPing(first), ErrorCode.PushVerificationPending, pending)
      assert.strictEqual((yield* Mfa.pushLoginPing(second))._tag, "Authenticated")
    }),
    push
  )

  flow(
    "cannot be registered beside a factor by who knows only the password",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const login = yield* begin()
      const pairing = yield* onlyChallenge
      yield* setUpApp(accessToken)
      yield* cannotAnswer(pairing.id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
    }),
    withMode("required", withPush.secondFactor)
  )

  flow(
    "is registered by the same image until it has scanned it, and by no other one then",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const image = Effect.map(Mfa.validateAccessToken({ accessToken }), ({ PushQRCode }) => PushQRCode)
      assert.deepStrictEqual(yield* image, yield* image)
      const ofSession = yield* onlyChallenge
      assert.deepInclude(ofSession, { kind: "pairing", uid, isLogin: false, expiresAt: 900_000 })
      yield* begin()
      const [, ofLogin] = yield* Emulator.challenges()
      assert(ofLogin !== undefined)
      yield* Emulator.pair(ofSession.id)
      for (const { id } of [ofSession, ofLogin]) yield* cannotAnswer(id)
      assert.isNull(yield* image)
    }),
    required
  )

  flow(
    "shows another image once the time of one is over, with which nothing can be registered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.validateAccessToken({ accessToken })
      const first = yield* onlyChallenge
      yield* Emulator.configure({ accessTokenLifetime: "1 hour" })
      yield* TestClock.adjust("14 minutes")
      yield* Mfa.validateAccessToken({ accessToken })
      assert.deepStrictEqual(yield* onlyChallenge, first)
      yield* TestClock.adjust("1 minute")
      yield* cannotAnswer(first.id)
      assert.deepStrictEqual(yield* Emulator.challenges(), [])
    }),
    push
  )

  flow(
    "approves no login that has ended: by time, by another factor, by a new password",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { authenticator: true, push: true } })
      const late = yield* begin()
      const { id } = yield* onlyChallenge
      yield* TestClock.adjust("15 minutes")
      yield* cannotAnswer(id)
      yield* refusalOf(Mfa.pushLoginPing(late), ErrorCode.PushTokenInvalid, unknownToken)
      yield* refusalOf(Mfa.resendPushNotification(late), ErrorCode.PushTokenInvalid, unknownToken)
      yield* begin()
      const second = yield* onlyChallenge
      yield* Account.setPassword({ uid, password: newPassword })
      yield* cannotAnswer(second.id)
    }),
    withMode("optional", withPush.secondFactor)
  )

  flow(
    "is not asked any more once another factor has ended the login",
    Effect.gen(function* () {
      yield* user()
      const login = yield* begin()
      const pairing = yield* onlyChallenge
      yield* validate(login, yield* codeOf(keyOf(login)))
      yield* cannotAnswer(pairing.id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushTokenInvalid, unknownToken)
    }),
    withMode("required", withPush.secondFactor)
  )

  flow(
    "asks and answers nothing for an account that is blocked, locked or gone, or has removed it",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { push: true } })
      const blocked = yield* begin()
      const unanswered = yield* onlyChallenge
      yield* Account.update({ uid, profile: { IsActive: false } })
      assert.deepStrictEqual(yield* Emulator.challenges(), [])
      yield* cannotAnswer(unanswered.id)
      yield* refusalOf(Mfa.pushLoginPing(blocked), ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(Mfa.resendPushNotification(blocked), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* cannotAnswer(unanswered.id)
      yield* refusalOf(Mfa.pushLoginPing(blocked), ErrorCode.PushTokenInvalid, unknownToken)
      const login = yield* begin()
      const asked = yield* onlyChallenge
      const { accessToken } = yield* Emulator.seed(Seed.session(uid))
      yield* Mfa.resetPushByAccessToken({ accessToken })
      yield* cannotAnswer(asked.id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
      yield* Mfa.validateAccessToken({ accessToken })
      const pairing = yield* onlyChallenge
      yield* Account.delete({ uid })
      yield* cannotAnswer(pairing.id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushTokenInvalid, unknownToken)
    }),
    push
  )

  flow(
    "gives no way around a lock",
    Effect.gen(function* () {
      yield* user({ secondFactor: { authenticator: true, push: true } })
      const login = yield* begin()
      yield* Emulator.approve((yield* onlyChallenge).id)
      yield* refusalOf(validate(login, "no code"), ErrorCode.AuthenticatorCodeIncorrect, documented(1102))
      const locked = documented(1264)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.AccountLockedReauthenticationRequired, locked)
      yield* refusalOf(Mfa.resendPushNotification(login), ErrorCode.AccountLockedReauthenticationRequired, locked)
    }),
    { ...withMode("optional", withPush.secondFactor), lockout: { type: "Suspend", threshold: 1 } }
  )

  flow(
    "is nothing where push is not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: { push: true } })
      const login = yield* begin()
      const { id } = yield* onlyChallenge
      yield* Emulator.configure({ secondFactor: { push: false, emailOtp: true } })
      const off = documented(1299)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.PushMfaNotEnabled, off)
      yield* refusalOf(Mfa.resendPushNotification(login), ErrorCode.PushMfaNotEnabled, off)
      yield* cannotAnswer(id)
      const { IsPushDeviceRegistered, PushQRCode } = yield* Mfa.validateAccessToken({ accessToken })
      assert.deepStrictEqual([IsPushDeviceRegistered, PushQRCode], [false, null])
      yield* Emulator.configure({ secondFactor: { push: true, mode: "off" } })
      yield* cannotAnswer(id)
      yield* refusalOf(Mfa.pushLoginPing(login), ErrorCode.MfaNotEnabled, documented(1097))
      yield* refusalOf(Mfa.pushPingByAccessToken({ accessToken }), ErrorCode.MfaNotEnabled, documented(1097))
      yield* refusalOf(Mfa.resetPushByAccessToken({ accessToken }), ErrorCode.MfaNotEnabled, documented(1097))
    }),
    push
  )

  flow(
    "stays where it is the last factor of an application that requires one",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: { push: true } })
      const last = documented(1121)
      yield* refusalOf(Mfa.resetPushByAccessToken({ accessToken }), ErrorCode.MfaRemovalRequestInvalid, last)
      // The same, by its name in newer clients.
      const { body, status } = yield* raw("DELETE", "/identity/v2/auth/account/2fa/push", {}, { accessToken })
      assert.deepStrictEqual([status, body["ErrorCode"]], [403, 1121])
    }),
    required
  )
})

describe("a challenge", () => {
  flow(
    "is paired or answered by its kind",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.validateAccessToken({ accessToken })
      const { id } = yield* onlyChallenge
      assert.match((yield* Effect.flip(Emulator.approve(id))).message, /paired/)
      yield* Emulator.pair(id)
      yield* begin()
      assert.match((yield* Effect.flip(Emulator.pair((yield* onlyChallenge).id))).message, /no pairing/)
      yield* cannotAnswer(unknownUid)
    }),
    push
  )
})
