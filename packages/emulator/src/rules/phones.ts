/** Phone numbers that identify users, and the passcodes that prove them. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import type { Account } from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"
import * as identifiers from "./identifiers.js"

/** Refuses where phone numbers identify nobody. */
export const checkInUse = Effect.flatMap(current, ({ settings }) =>
  settings.phoneLogin ? Effect.void : refuse(ErrorCode.PhoneLoginNotEnabled)
)

/** Refuses a number that is none, and any where phone numbers identify nobody. */
export const checkNumber = (phone: string) => Effect.zipRight(checkInUse, identifiers.checkPhone(phone))

/** Refuses a passcode that does not work for an account, or not for this number. */
export const checkOtp = (account: Account, purpose: Codes.SmsPurpose, otp: string, phones: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.read(Codes.checkOtp([purpose], account.uid, otp, now))
    if (checked._tag === "Unknown" || !phones.some((phone) => identifiers.isSamePhone(phone, checked.code.phone))) {
      return yield* refuse(ErrorCode.OtpInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.OtpAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.OtpExpired)
    return checked.code
  })
