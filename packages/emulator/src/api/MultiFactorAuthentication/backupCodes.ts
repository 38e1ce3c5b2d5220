/** Backup codes: ten at a time, each for one login. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { caller, current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { hex32 } from "../../internal/ids.js"
import * as lookup from "../../rules/lookup.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as SecondFactors from "../../state/SecondFactors.js"
import { isAny } from "../../state/SecondFactors.js"

const backupCode = Effect.map(hex32, (hex) => `${hex.slice(0, 5)}-${hex.slice(5, 10)}`)

/** Makes new codes in the place of those that there are, of a user with a factor. */
const renew = (uid: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* secondFactor.checkEnabled
    const factors = store.read(SecondFactors.ofAccount(uid))
    if (!isAny(factors)) return yield* refuse(ErrorCode.BackupCodeNotConfigured)
    const codes = yield* Effect.replicateEffect(backupCode, 10)
    store.change(SecondFactors.put({ ...factors, backupCodes: codes.map((code) => ({ code, isUsed: false })) }))
    return { BackUpCodes: codes }
  })

const first = (uid: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* secondFactor.checkEnabled
    if (store.read(SecondFactors.ofAccount(uid)).backupCodes !== undefined)
      return yield* refuse(ErrorCode.BackupCodeAlreadyGenerated)
    return yield* renew(uid)
  })

export const own = handle(MultiFactorAuthentication.backupCodesByAccessToken, () =>
  Effect.flatMap(caller, ({ account }) => first(account.uid))
)

export const resetOwn = handle(MultiFactorAuthentication.resetBackupCodesByAccessToken, () =>
  Effect.flatMap(caller, ({ account }) => renew(account.uid))
)

export const of = handle(MultiFactorAuthentication.backupCodesByUid, ({ uid }) =>
  Effect.flatMap(lookup.byUid(uid), ({ account }) => first(account.uid))
)

export const resetOf = handle(MultiFactorAuthentication.resetBackupCodesByUid, ({ uid }) =>
  Effect.flatMap(lookup.byUid(uid), ({ account }) => renew(account.uid))
)

export const handlers = [own, resetOwn, of, resetOf]
