/** Whether the token of a step-up is good. */
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { handle } from "../../handle.js"
import * as stepUp from "../../rules/stepUp.js"

export const mfa = handle(ReAuthentication.validateMfa, ({ secondFactorValidationToken, uid }) =>
  stepUp.validate(uid, secondFactorValidationToken, "mfa")
)

export const password = handle(ReAuthentication.validatePassword, ({ secondFactorValidationToken, uid }) =>
  stepUp.validate(uid, secondFactorValidationToken, "password")
)

export const pin = handle(ReAuthentication.validatePin, ({ secondFactorValidationToken, uid }) =>
  stepUp.validate(uid, secondFactorValidationToken, "pin")
)

export const handlers = [mfa, password, pin]
