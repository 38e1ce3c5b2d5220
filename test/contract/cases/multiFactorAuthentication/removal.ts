import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { begin, logIn, optional, required, tags } from "../../secondFactor.js"
import { documented, refusalOf, refuses, shows, unknownUid } from "../../support.js"
import { type AccessToken, withApp, withMail, withSms } from "./setup.js"

export const cases = [
  ...[
    {
      endpoint: Mfa.resetAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetAuthenticatorByAccessToken({ accessToken, authenticator: flag }),
      with: withApp
    },
    {
      endpoint: Mfa.resetGoogleAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetGoogleAuthenticatorByAccessToken({ accessToken, googleAuthenticator: flag }),
      with: withApp
    },
    {
      endpoint: Mfa.resetSmsAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetSmsAuthenticatorByAccessToken({ accessToken, otpAuthenticator: flag }),
      with: withSms
    }
  ].flatMap((row) => [
    shows(
      row.endpoint,
      "removes the factor, so that logins need none",
      Effect.gen(function* () {
        const { accessToken } = yield* row.with
        assert.equal((yield* logIn())._tag, "SecondFactorRequired")
        assert.equal((yield* row.call(accessToken, true)).IsDeleted, true)
        assert.equal((yield* logIn())._tag, "Authenticated")
      }),
      optional
    ),
    refuses(
      row.endpoint,
      "refuses a flag that is not true, and keeps the factor",
      Effect.gen(function* () {
        const { accessToken } = yield* row.with
        yield* refusalOf(row.call(accessToken, false), ErrorCode.MfaRemovalRequestInvalid, documented(1121))
        assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      }),
      optional
    )
  ]),

  ...[
    {
      endpoint: Mfa.resetAuthenticatorByUid,
      call: (uid: string) => Mfa.resetAuthenticatorByUid({ uid, authenticator: true }),
      with: withApp
    },
    {
      endpoint: Mfa.resetGoogleAuthenticatorByUid,
      call: (uid: string) => Mfa.resetGoogleAuthenticatorByUid({ uid, googleAuthenticator: true }),
      with: withApp
    },
    {
      endpoint: Mfa.resetSmsAuthenticatorByUid,
      call: (uid: string) => Mfa.resetSmsAuthenticatorByUid({ uid, otpAuthenticator: true }),
      with: withSms
    },
    {
      endpoint: Mfa.resetEmailOtpAuthenticatorByUid,
      call: (uid: string) => Mfa.resetEmailOtpAuthenticatorByUid({ uid }),
      with: withMail
    }
  ].flatMap((row) => [
    shows(
      row.endpoint,
      "removes the last factor, also where one is required",
      Effect.gen(function* () {
        const { uid } = yield* row.with
        assert.equal((yield* row.call(uid)).IsDeleted, true)
        assert.deepEqual(tags(yield* begin()), ["EnrolAuthenticator", "EnrolEmailOtp", "EnrolSms"])
      }),
      required
    ),
    refuses(
      row.endpoint,
      "refuses an unknown Uid",
      refusalOf(row.call(unknownUid), ErrorCode.AccountIdInvalid, documented(984)),
      required
    )
  ]),

  shows(
    Mfa.resetEmailOtpAuthenticatorByAccessToken,
    "removes the factor, so that logins need none",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      yield* Mfa.resetEmailOtpAuthenticatorByAccessToken({ accessToken })
      assert.equal((yield* logIn())._tag, "Authenticated")
    }),
    optional
  ),
  refuses(
    Mfa.resetEmailOtpAuthenticatorByAccessToken,
    "refuses to remove the last factor where one is required",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      yield* refusalOf(
        Mfa.resetEmailOtpAuthenticatorByAccessToken({ accessToken }),
        ErrorCode.MfaRemovalRequestInvalid,
        documented(1121)
      )
    }),
    required
  )
]
