/** Registration by phone number, and whether a number is still free. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { phoneErrors, registrationErrors } from "../internal/endpoints/errorGroups.js"
import {
  isVoiceOtp,
  preventions,
  smsTemplate,
  verificationMail,
  welcomeEmailTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { ExistResponse } from "../model/Answers.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Registers a new user by phone number and password. The passcode in the SMS verifies the number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-user-registration-by-sms}
 * @since 0.1.0
 * @category endpoints
 */
export const userRegistrationBySms = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.userRegistrationBySms", () => ({
  route: "POST /identity/v2/auth/register",
  auth: Credential.sott,
  query: {
    // For a user who has an address too.
    ...verificationMail(),
    ...welcomeEmailTemplate("welcomeEmailTemplate"),
    ...smsTemplate(),
    ...preventions(),
    ...isVoiceOtp("isVoiceOtp")
  },
  body: Wire.whole("profile", Profile.PhoneRegistration),
  success: Login.PostedOrLogin,
  errors: [...registrationErrors(), ErrorCode.PhoneLoginNotEnabled, ErrorCode.OtpSendFailed],
  safety: "creates",
  when: "profile.PhoneId",
  projectable: true,
  docs: "customer-identity-api/phone-authentication/phone-user-registration-by-sms"
}))

/**
 * Tells whether a phone number is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-number-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const phoneNumberAvailability = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.phoneNumberAvailability",
  () => ({
    route: "GET /identity/v2/auth/phone",
    auth: Credential.apiKey,
    query: {
      /** The phone number to look for among all accounts, such as `+12025550123`. */
      phone: Wire.string
    },
    success: ExistResponse,
    errors: phoneErrors(),
    safety: "read",
    docs: "customer-identity-api/phone-authentication/phone-number-availability"
  })
)
