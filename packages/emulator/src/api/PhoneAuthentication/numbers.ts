/** The phone number of the user's account: changed and removed. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { caller, modify } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as sms from "../../messages/sms.js"
import { claimPhone, isSamePhone } from "../../rules/identifiers.js"
import * as phones from "../../rules/phones.js"

export const change = handle(PhoneAuthentication.phoneNumberUpdate, (input) =>
  Effect.gen(function* () {
    const { account, store } = yield* caller
    yield* phones.checkNumber(input.phone)
    yield* claimPhone(store, account.uid, input.phone)
    yield* sms.check(account, "verifyPhone", input)
    const phone = input.phone.trim()
    const changed = isSamePhone(account.phoneId, phone) ? account : yield* modify({ ...account, pendingPhone: phone })
    return { IsPosted: true, Data: yield* sms.deliver(changed, "verifyPhone", phone, input) }
  })
)

export const remove = handle(PhoneAuthentication.removePhoneIdByAccessToken, () =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* phones.checkInUse
    if (account.phoneId === undefined) return yield* refuse(ErrorCode.PhoneNotLinked)
    yield* modify({ ...account, phoneId: undefined, phoneIdVerified: false, pendingPhone: undefined })
    return { IsDeleted: true }
  })
)

export const handlers = [change, remove]
