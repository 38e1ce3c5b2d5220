/** Logins with a password. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, save } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as captcha from "../../rules/captcha.js"
import * as lockout from "../../rules/lockout.js"
import * as passwordLogin from "../../rules/passwordLogin.js"

export const byEmail = handle(Authentication.loginByEmail, passwordLogin.byEmail)

export const byUsername = handle(Authentication.loginByUsername, passwordLogin.byUsername)

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
