/** What the cases of Authentication share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import { email, newPassword, password, question } from "../../support.js"

export const login = (as: { readonly email?: string; readonly password?: string } = {}) =>
  Authentication.loginByEmail({ email, password, ...as })

export const registration = (address = email) => ({
  profile: { Email: [{ Type: "Primary", Value: address }], Password: password }
})

export const noSession = { code: 905, status: 403 }

export const notFound = { code: 938, status: 403 }

export const answerAndPassword = { securityAnswer: { [question]: "Byron" }, password: newPassword }
