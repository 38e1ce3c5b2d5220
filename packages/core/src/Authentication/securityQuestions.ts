/** Security questions: which a user has, and the answers to them. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors, securityQuestionErrors } from "../internal/endpoints/errorGroups.js"
import {
  email,
  isVoiceOtp,
  nullSupport,
  options,
  phone,
  securityQuestionAnswer,
  smsTemplate,
  username,
  verificationEmailTemplate,
  verificationUrl
} from "../internal/endpoints/parameters.js"
import { SecurityQuestion } from "../model/Answers.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Lists the security questions that the user has answered.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/security-questions-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionsByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.securityQuestionsByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/securityquestion/accesstoken",
    auth: Credential.accessToken,
    success: Wire.array(SecurityQuestion),
    errors: securityQuestionErrors(),
    safety: "read",
    docs: "customer-identity-api/authentication/security-questions-by-access-token"
  })
)

/**
 * Lists the security questions of the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/security-questions-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionsByEmail = /* @__PURE__ */ Endpoint.make(
  "Authentication.securityQuestionsByEmail",
  () => ({
    route: "GET /identity/v2/auth/securityquestion/email",
    auth: Credential.apiKey,
    query: email(),
    success: Wire.array(SecurityQuestion),
    errors: [
      ...barredErrors(),
      ...securityQuestionErrors(),
      ErrorCode.UserNotFound,
      ErrorCode.EmailIdInvalid,
      ErrorCode.UsernameRequiredForSecurityQuestions,
      ErrorCode.ParameterMalformed
    ],
    safety: "read",
    docs: "customer-identity-api/authentication/security-questions-by-email"
  })
)

/**
 * Lists the security questions of the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/security-questions-by-user-name}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionsByUsername = /* @__PURE__ */ Endpoint.make(
  "Authentication.securityQuestionsByUsername",
  () => ({
    route: "GET /identity/v2/auth/securityquestion/username",
    auth: Credential.apiKey,
    query: username(),
    success: Wire.array(SecurityQuestion),
    errors: [...barredErrors(), ...securityQuestionErrors(), ErrorCode.UserNotFound, ErrorCode.ParameterMalformed],
    safety: "read",
    docs: "customer-identity-api/authentication/security-questions-by-user-name"
  })
)

/**
 * Lists the security questions of the user with a phone number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/security-questions-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionsByPhone = /* @__PURE__ */ Endpoint.make(
  "Authentication.securityQuestionsByPhone",
  () => ({
    route: "GET /identity/v2/auth/securityquestion/phone",
    auth: Credential.apiKey,
    query: phone(),
    success: Wire.array(SecurityQuestion),
    errors: [
      ...barredErrors(),
      ...securityQuestionErrors(),
      ErrorCode.UserNotFound,
      ErrorCode.UsernameRequiredForSecurityQuestions,
      ErrorCode.ParameterMalformed
    ],
    safety: "read",
    docs: "customer-identity-api/authentication/security-questions-by-phone"
  })
)

/**
 * Sets the user's answers to security questions.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-update-security-question-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updateSecurityQuestionsByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.updateSecurityQuestionsByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account",
    auth: Credential.accessToken,
    query: {
      ...verificationUrl("verificationUrl"),
      ...verificationEmailTemplate("emailTemplate"),
      ...smsTemplate("smsTemplate"),
      ...nullSupport("nullSupport"),
      ...isVoiceOtp("isVoiceOtp"),
      ...options()
    },
    body: securityQuestionAnswer(),
    success: Profile.ProfilePostResponseOrProfile,
    errors: [ErrorCode.SecurityQuestionInvalid, ErrorCode.SecurityQuestionNotEnabled, ErrorCode.AccountBlocked],
    safety: "idempotent",
    when: "securityQuestionAnswer",
    projectable: true,
    docs: "customer-identity-api/authentication/auth-update-security-question-by-access-token"
  })
)
