import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { approveDuo, duoRedirectUri, logIn, onlyOffering, pendingOf, tags } from "../../secondFactor.js"
import { documented, email, password, refusalOf, refuses, shows, unknownUid, user } from "../../support.js"
import { type AccessToken, settingsOf, uidBy, withDuo } from "./setup.js"

const asked = onlyOffering("duo")

const begin = Effect.map(Mfa.loginByEmail({ email, password, duoRedirectUri }), pendingOf)

/** The settings with Duo's page. */
const askDuo = (accessToken: AccessToken) => Mfa.validateAccessToken({ accessToken, duoRedirectUri })

export const cases = [
  shows(
    Mfa.verifyDuoByMfaToken,
    "ends a login that was approved",
    Effect.gen(function* () {
      const { uid } = yield* withDuo
      const pending = yield* begin
      assert.deepEqual(tags(pending), ["VerifyDuo", "UseBackupCode"])
      const login = yield* Mfa.verifyDuoByMfaToken({ ...pending, ...(yield* approveDuo) })
      assert.equal(yield* uidBy(login), uid)
    }),
    asked
  ),
  refuses(
    Mfa.verifyDuoByMfaToken,
    "refuses a state that is another one, and a code that is",
    Effect.gen(function* () {
      yield* withDuo
      const pending = yield* begin
      const answer = yield* approveDuo
      const verify = (other: Partial<typeof answer>) => Mfa.verifyDuoByMfaToken({ ...pending, ...answer, ...other })
      yield* refusalOf(verify({ state: unknownUid }), ErrorCode.DuoStateInvalid, documented(1333))
      yield* refusalOf(verify({ code: unknownUid }), ErrorCode.DuoVerificationFailed, documented(1332))
    }),
    asked
  ),

  shows(
    Mfa.verifyDuoByAccessToken,
    "sets Duo up, which logins then ask",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const settings = yield* askDuo(accessToken)
      assert.equal(settings.IsDuoAuthenticatorVerified, false)
      assert.ok(settings.DuoAuthEndpoint)
      const profile = yield* Mfa.verifyDuoByAccessToken({ accessToken, ...(yield* approveDuo) })
      assert.equal(profile.Uid, uid)
      const { DuoAuthEndpoint, IsDuoAuthenticatorVerified } = yield* askDuo(accessToken)
      assert.deepEqual([DuoAuthEndpoint, IsDuoAuthenticatorVerified], [null, true])
      assert.deepEqual(tags(yield* begin), ["VerifyDuo", "UseBackupCode"])
    }),
    asked
  ),
  refuses(
    Mfa.verifyDuoByAccessToken,
    "refuses where Duo is not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.verifyDuoByAccessToken({ accessToken, state: unknownUid, code: unknownUid }),
        ErrorCode.DuoMfaNotEnabled,
        documented(1330)
      )
    }),
    onlyOffering("push")
  ),

  shows(
    Mfa.resetDuoByAccessToken,
    "removes the factor, so that logins need none",
    Effect.gen(function* () {
      const { accessToken } = yield* withDuo
      assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      assert.equal((yield* Mfa.resetDuoByAccessToken({ accessToken })).IsDeleted, true)
      assert.equal((yield* settingsOf(accessToken)).IsDuoAuthenticatorVerified, false)
      assert.equal((yield* logIn())._tag, "Authenticated")
    }),
    asked
  ),
  refuses(
    Mfa.resetDuoByAccessToken,
    "refuses where the user has no Duo, and to remove the last factor where one is required",
    Effect.gen(function* () {
      const { accessToken } = yield* withDuo
      yield* refusalOf(Mfa.resetDuoByAccessToken({ accessToken }), ErrorCode.MfaRemovalRequestInvalid, documented(1121))
      const other = yield* user({ email: "grace@example.com" })
      yield* refusalOf(
        Mfa.resetDuoByAccessToken({ accessToken: other.accessToken }),
        ErrorCode.DuoMfaNotConfiguredForProfile,
        documented(1334)
      )
    }),
    onlyOffering("duo", "required")
  ),

  shows(
    Mfa.resetDuoByUid,
    "removes the last factor, also where one is required",
    Effect.gen(function* () {
      const { uid } = yield* withDuo
      assert.equal((yield* Mfa.resetDuoByUid({ uid })).IsDeleted, true)
      assert.deepEqual(tags(yield* begin), ["EnrolDuo", "EnrolSms"])
    }),
    onlyOffering("duo", "required")
  ),
  refuses(
    Mfa.resetDuoByUid,
    "refuses an unknown Uid, and an account without Duo",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(Mfa.resetDuoByUid({ uid: unknownUid }), ErrorCode.AccountIdInvalid, documented(984))
      yield* refusalOf(Mfa.resetDuoByUid({ uid }), ErrorCode.DuoMfaNotConfiguredForProfile, documented(1334))
    }),
    asked
  )
]
