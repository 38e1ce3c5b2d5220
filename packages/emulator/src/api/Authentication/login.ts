/** Logins with a password. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, current, save } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as captcha from "../../rules/captcha.js"
import { checkForm } from "../../rules/emails.js"
import * as lockout from "../../rules/lockout.js"
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

export const unlock = handle(Authentication.unlockAccountByAccessToken, ({ securityAnswer = {} }, request) =>
  Effect.gen(function* () {
    const { account, settings } = yield* caller
    if (Object.keys(securityAnswer).length === 0 && captcha.judge(request, settings) === "missing") {
      return yield* refuse(ErrorCode.JsonPutBodyInvalid)
    }
    yield* lockout.checkUnlock(account, securityAnswer, request)
    yield* save(lockout.succeed(account))
    return { IsPosted: true }
  })
)

export const handlers = [byEmail, byUsername, unlock]
