/** Logins with a password. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { checkForm } from "../../rules/emails.js"
import { checkEmailVerified, withPassword } from "../../rules/passwordLogin.js"
import * as Accounts from "../../state/Accounts.js"

export const byEmail = handle(Authentication.loginByEmail, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkForm(input.email)
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return yield* withPassword(store.read(Accounts.byEmail(input.email)), input, request, checkEmailVerified)
  })
)

export const byUsername = handle(Authentication.loginByUsername, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames))
    return yield* withPassword(account, input, request, checkEmailVerified)
  })
)

export const handlers = [byEmail, byUsername]
