/** The phone number of an account: changed and taken off. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { phoneErrors, smsErrors } from "../internal/endpoints/errorGroups.js"
import { passcode } from "../internal/endpoints/parameters.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

/**
 * Sends a passcode to a new phone number, which becomes the user's when `verifyOtpByAccessToken` verifies it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-number-update}
 * @since 0.1.0
 * @category endpoints
 */
export const phoneNumberUpdate = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.phoneNumberUpdate", () => ({
  route: "PUT /identity/v2/auth/phone",
  auth: Credential.accessToken,
  query: passcode(),
  body: {
    /** The new phone number, such as `+12025550123`. It gets the passcode. */
    phone: Wire.string
  },
  success: PostResponse,
  errors: [ErrorCode.PhoneAlreadyRegistered, ...phoneErrors(), ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/phone-number-update"
}))

/**
 * Takes the phone number off the user's account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/remove-phone-id-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const removePhoneIdByAccessToken = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.removePhoneIdByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/phone",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.PhoneNotLinked, ErrorCode.PhoneLoginNotEnabled],
    safety: "destroys",
    docs: "customer-identity-api/phone-authentication/remove-phone-id-by-access-token"
  })
)
