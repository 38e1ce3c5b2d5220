import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { begin, optional } from "../../secondFactor.js"
import { documented, refusalOf, refuses, reveal, shows, unknownUid, user } from "../../support.js"
import { uidBy, withApp } from "./setup.js"

export const cases = [
  shows(
    Mfa.backupCodesByAccessToken,
    "creates ten codes, each of which logs in once",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByAccessToken({ accessToken })
      assert.equal(new Set(BackUpCodes.map(reveal)).size, 10)
      for (const backupCode of BackUpCodes) {
        assert.equal(yield* uidBy(yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode })), uid)
      }
    }),
    optional
  ),
  refuses(
    Mfa.backupCodesByAccessToken,
    "refuses a user who has codes",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      yield* Mfa.backupCodesByAccessToken({ accessToken })
      yield* refusalOf(
        Mfa.backupCodesByAccessToken({ accessToken }),
        ErrorCode.BackupCodeAlreadyGenerated,
        documented(1127)
      )
    }),
    optional
  ),

  shows(
    Mfa.resetBackupCodesByAccessToken,
    "creates ten codes that replace the old ones",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      const old = yield* Mfa.backupCodesByAccessToken({ accessToken })
      const { BackUpCodes } = yield* Mfa.resetBackupCodesByAccessToken({ accessToken })
      assert.equal(BackUpCodes.length, 10)
      const pending = yield* begin()
      const withOld = Mfa.validateBackupCode({ ...pending, backupCode: old.BackUpCodes[0] ?? "" })
      yield* refusalOf(withOld, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
      const login = yield* Mfa.validateBackupCode({ ...pending, backupCode: BackUpCodes[0] ?? "" })
      assert.equal(login._tag, "Authenticated")
    }),
    optional
  ),
  refuses(
    Mfa.resetBackupCodesByAccessToken,
    "refuses a user without a second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.resetBackupCodesByAccessToken({ accessToken }),
        ErrorCode.BackupCodeNotConfigured,
        documented(1128)
      )
    }),
    optional
  ),

  shows(
    Mfa.backupCodesByUid,
    "creates codes that log in",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByUid({ uid })
      assert.equal(BackUpCodes.length, 10)
      const login = yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode: BackUpCodes[9] ?? "" })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.backupCodesByUid,
    "refuses an unknown Uid",
    refusalOf(Mfa.backupCodesByUid({ uid: unknownUid }), ErrorCode.AccountIdInvalid, documented(984)),
    optional
  ),

  shows(
    Mfa.resetBackupCodesByUid,
    "creates codes that replace those of the user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const old = yield* Mfa.backupCodesByAccessToken({ accessToken })
      const { BackUpCodes } = yield* Mfa.resetBackupCodesByUid({ uid })
      const pending = yield* begin()
      const withOld = Mfa.validateBackupCode({ ...pending, backupCode: old.BackUpCodes[0] ?? "" })
      yield* refusalOf(withOld, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
      assert.equal(yield* uidBy(yield* Mfa.validateBackupCode({ ...pending, backupCode: BackUpCodes[0] ?? "" })), uid)
    }),
    optional
  ),
  refuses(
    Mfa.resetBackupCodesByUid,
    "refuses an account without a second factor",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(Mfa.resetBackupCodesByUid({ uid }), ErrorCode.BackupCodeNotConfigured, documented(1128))
    }),
    optional
  )
]
