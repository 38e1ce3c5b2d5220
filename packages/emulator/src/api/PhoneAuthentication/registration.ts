/** Registration by phone number, and whether a number is free for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { current } from "../../internal/context.js"
import * as reveal from "../../internal/reveal.js"
import * as sms from "../../internal/sms.js"
import { registered } from "../Authentication/registration.js"

export const register = handle(PhoneAuthentication.userRegistrationBySms, (input, request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const hasAddress = (input.profile.Email ?? []).length > 0
    if (!hasAddress && !settings.phoneLogin) return yield* refuse(ErrorCode.PhoneLoginNotEnabled)
    return yield* registered(reveal.document(input.profile), input, request)
  })
)

export const availability = handle(PhoneAuthentication.phoneNumberAvailability, ({ phone }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* sms.checkNumber(phone)
    return { IsExist: store.byPhone(phone) !== undefined }
  })
)

export const handlers = [register, availability]
