/** Logins by password with templates for the messages about what is unusual in them. */
import * as RiskBasedAuthentication from "@loginradius-effect/core/RiskBasedAuthentication"
import { handle } from "../handle.js"
import * as passwordLogin from "../rules/passwordLogin.js"

export const byEmail = handle(RiskBasedAuthentication.loginByEmail, passwordLogin.byEmail)

export const byUsername = handle(RiskBasedAuthentication.loginByUsername, passwordLogin.byUsername)

export const byPhone = handle(RiskBasedAuthentication.loginByPhone, passwordLogin.byPhone)

export const handlers = [byEmail, byUsername, byPhone]
