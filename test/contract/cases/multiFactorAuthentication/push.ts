import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { begin, logIn, onlyChallenge, onlyOffering, tags } from "../../secondFactor.js"
import { documented, refusalOf, refuses, shows, unknownUid, user } from "../../support.js"
import { settingsOf, uidBy, withDevice } from "./setup.js"

const asked = onlyOffering("push")

const notPaired = documented(1313)

export const cases = [
  shows(
    Mfa.pushLoginPing,
    "ends the login once the device has approved it",
    Effect.gen(function* () {
      const { uid } = yield* withDevice
      const pending = yield* begin()
      assert.deepEqual(tags(pending), ["VerifyPush", "UseBackupCode"])
      yield* refusalOf(Mfa.pushLoginPing(pending), ErrorCode.PushVerificationPending, documented(1295))
      yield* Emulator.approve((yield* onlyChallenge).id)
      assert.equal(yield* uidBy(yield* Mfa.pushLoginPing(pending)), uid)
    }),
    asked
  ),
  refuses(
    Mfa.pushLoginPing,
    "refuses a login that was denied",
    Effect.gen(function* () {
      yield* withDevice
      const pending = yield* begin()
      yield* Emulator.deny((yield* onlyChallenge).id)
      yield* refusalOf(Mfa.pushLoginPing(pending), ErrorCode.PushVerificationDenied, documented(1312))
    }),
    asked
  ),

  shows(
    Mfa.resendPushNotification,
    "asks the device once more, also after a denial",
    Effect.gen(function* () {
      const { uid } = yield* withDevice
      const pending = yield* begin()
      yield* Emulator.deny((yield* onlyChallenge).id)
      assert.equal((yield* Mfa.resendPushNotification(pending)).IsPosted, true)
      yield* refusalOf(Mfa.pushLoginPing(pending), ErrorCode.PushVerificationPending, documented(1295))
      yield* Emulator.approve((yield* onlyChallenge).id)
      assert.equal(yield* uidBy(yield* Mfa.pushLoginPing(pending)), uid)
    }),
    asked
  ),
  refuses(
    Mfa.resendPushNotification,
    "refuses a token that is none, and a user without a device",
    Effect.gen(function* () {
      yield* user()
      const resend = (secondFactorAuthenticationToken: string) =>
        Mfa.resendPushNotification({ secondFactorAuthenticationToken })
      yield* refusalOf(resend(unknownUid), ErrorCode.PushTokenInvalid, documented(1296))
      const pending = yield* begin()
      yield* refusalOf(Mfa.resendPushNotification(pending), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
    }),
    onlyOffering("push", "required")
  ),

  shows(
    Mfa.pushPingByAccessToken,
    "tells that the device is registered once it has scanned the image of the settings",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const ping = Mfa.pushPingByAccessToken({ accessToken })
      const { IsPushDeviceRegistered, PushQRCode } = yield* settingsOf(accessToken)
      assert.equal(IsPushDeviceRegistered, false)
      assert.ok(PushQRCode)
      yield* refusalOf(ping, ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
      yield* Emulator.pair((yield* onlyChallenge).id)
      assert.equal((yield* ping).IsRegistered, true)
      const settings = yield* settingsOf(accessToken)
      assert.deepEqual([settings.IsPushDeviceRegistered, settings.PushQRCode], [true, null])
    }),
    asked
  ),
  refuses(
    Mfa.pushPingByAccessToken,
    "refuses before the image was scanned, and where push is not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const ping = Mfa.pushPingByAccessToken({ accessToken })
      yield* refusalOf(ping, ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
      yield* Emulator.configure({ secondFactor: { push: false } })
      yield* refusalOf(ping, ErrorCode.PushMfaNotEnabled, documented(1299))
    }),
    asked
  ),

  shows(
    Mfa.resetPushByAccessToken,
    "removes the device, so that logins need none",
    Effect.gen(function* () {
      const { accessToken } = yield* withDevice
      assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      assert.equal((yield* Mfa.resetPushByAccessToken({ accessToken })).IsDeleted, true)
      assert.equal((yield* settingsOf(accessToken)).IsPushDeviceRegistered, false)
      assert.equal((yield* logIn())._tag, "Authenticated")
    }),
    asked
  ),
  refuses(
    Mfa.resetPushByAccessToken,
    "refuses where no device is registered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(Mfa.resetPushByAccessToken({ accessToken }), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
    }),
    asked
  ),

  shows(
    Mfa.resetPushByUid,
    "removes the last factor, also where one is required",
    Effect.gen(function* () {
      const { uid } = yield* withDevice
      assert.equal((yield* Mfa.resetPushByUid({ uid })).IsDeleted, true)
      assert.deepEqual(tags(yield* begin()), ["EnrolPush", "EnrolSms"])
    }),
    onlyOffering("push", "required")
  ),
  refuses(
    Mfa.resetPushByUid,
    "refuses an unknown Uid, and an account without a device",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(Mfa.resetPushByUid({ uid: unknownUid }), ErrorCode.AccountIdInvalid, documented(984))
      yield* refusalOf(Mfa.resetPushByUid({ uid }), ErrorCode.PushMfaNotConfiguredForProfile, notPaired)
    }),
    asked
  )
]
