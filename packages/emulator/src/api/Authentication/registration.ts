/** Registration, and whether an identifier is free for it. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredactAll } from "../../internal/unredact.js"
import * as captcha from "../../rules/captcha.js"
import * as emails from "../../rules/emails.js"
import * as registration from "../../rules/registration.js"
import * as Accounts from "../../state/Accounts.js"

export const register = handle(Authentication.userRegistrationByEmail, (input, request) =>
  registration.register(unredactAll(input.profile), input, request)
)

/** The captcha stands in for the SOTT: without one, anybody could register anybody. */
export const registerByCaptcha = handle(Authentication.userRegistrationByCaptcha, (input, request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (captcha.judge(request, settings) !== "solved") return yield* refuse(ErrorCode.CaptchaInvalid)
    return yield* registration.register(unredactAll(input.profile), input, request)
  })
)

export const emailAvailability = handle(Authentication.checkEmailAvailability, ({ email }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* emails.checkForm(email)
    return { IsExist: store.read(Accounts.holdersOf(email)).length > 0 }
  })
)

export const usernameAvailability = handle(Authentication.checkUsernameAvailability, ({ username }) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    return { IsExist: store.read(Accounts.byUserName(username.trim(), settings.caseSensitiveUserNames)) !== undefined }
  })
)

export const handlers = [register, registerByCaptcha, emailAvailability, usernameAvailability]
