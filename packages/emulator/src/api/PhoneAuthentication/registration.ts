/** Registration by phone number, and whether a number is free for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredactAll } from "../../internal/unredact.js"
import * as phones from "../../rules/phones.js"
import * as registration from "../../rules/registration.js"
import * as Accounts from "../../state/Accounts.js"

export const register = handle(PhoneAuthentication.userRegistrationBySms, (input, request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const hasAddress = (input.profile.Email ?? []).length > 0
    if (!hasAddress && !settings.phoneLogin) return yield* refuse(ErrorCode.PhoneLoginNotEnabled)
    return yield* registration.register(unredactAll(input.profile), input, request)
  })
)

export const availability = handle(PhoneAuthentication.phoneNumberAvailability, ({ phone }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* phones.checkNumber(phone)
    return { IsExist: store.read(Accounts.byPhone(phone)) !== undefined }
  })
)

export const handlers = [register, availability]
