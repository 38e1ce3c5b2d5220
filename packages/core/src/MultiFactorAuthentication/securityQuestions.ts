/** Security questions as the second factor. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { endingErrors, secondFactorLockErrors, uidErrors } from "../internal/endpoints/errorGroups.js"
import {
  isVoiceOtp,
  riskEmailTemplates,
  secondFactorAuthenticationToken,
  securityAnswers2FA,
  uid
} from "../internal/endpoints/parameters.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import * as Login from "../model/Login.js"
import * as Wire from "../Wire.js"

/**
 * Sets security questions up as a second factor of the user, by answers that are saved, or compared with those that are.
 * Fails with `SecurityAnswersInsufficient` where there are fewer than the app asks for.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/security-question-authenticator/verify-mfa-security-question-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionAnswerByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.securityQuestionAnswerByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/securityquestionanswer",
    auth: Credential.accessToken,
    body: {
      ...securityAnswers2FA(),
      /**
       * `true`: the answers replace those that are saved. `false`: they have to be those that are saved, where there are any.
       */
      replaceSecurityQuestionAnswer: Wire.named(Wire.boolean, "ReplaceSecurityQuestionAnswer")
    },
    success: PostResponse,
    errors: [
      ErrorCode.MfaNotEnabled,
      ...secondFactorLockErrors(),
      ErrorCode.SecurityQuestionMfaNotEnabled,
      ErrorCode.SecurityAnswersInsufficient,
      ErrorCode.SecurityQuestionInvalid,
      ErrorCode.SecurityQuestionOrAnswerIncorrect
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/security-question-authenticator/verify-mfa-security-question-by-access-token"
  })
)

/**
 * Sets security questions up as the second factor in a login of a user who has none, which the answers end: they are saved, in
 * place of those that were.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/security-question-authenticator/update-mfa-security-question-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionAnswer = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.securityQuestionAnswer",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/securityquestionanswer",
    auth: Credential.apiKey,
    query: { ...secondFactorAuthenticationToken(), ...isVoiceOtp() },
    body: securityAnswers2FA(),
    success: Login.Authenticated,
    errors: [
      ...endingErrors(),
      ErrorCode.SecurityQuestionMfaNotEnabled,
      ErrorCode.MfaMethodAlreadyEnabled,
      ErrorCode.SecurityAnswersInsufficient,
      ErrorCode.SecurityQuestionInvalid
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/security-question-authenticator/update-mfa-security-question-by-mfa-token"
  })
)

/**
 * Ends a login with the answers to the security questions of `SecondFactorRequired`, all of them.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/security-question-authenticator/verify-mfa-security-question-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const securityQuestionAnswerVerification = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.securityQuestionAnswerVerification",
  () => ({
    route: "POST /identity/v2/auth/login/2fa/verification/securityquestionanswer",
    auth: Credential.apiKey,
    query: { ...secondFactorAuthenticationToken(), ...riskEmailTemplates(), ...isVoiceOtp() },
    body: securityAnswers2FA(),
    success: Login.Authenticated,
    errors: [
      ...endingErrors(),
      ErrorCode.SecurityQuestionMfaNotEnabled,
      ErrorCode.SecurityQuestionMfaNotVerified,
      ErrorCode.SecurityQuestionOrAnswerIncorrect
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/security-question-authenticator/verify-mfa-security-question-by-mfa-token"
  })
)

/**
 * Takes the security questions off the user's second factors. Where a second factor is required, the last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/security-question-authenticator/delete-reset-mfa-security-question-authenticator-settings}
 * @since 0.1.0
 * @category endpoints
 */
export const resetSecurityQuestionAuthenticatorByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetSecurityQuestionAuthenticatorByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator/securityquestionanswer",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.SecurityQuestionMfaNotVerified, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/security-question-authenticator/delete-reset-mfa-security-question-authenticator-settings"
  })
)

/**
 * Takes the security questions off the second factors of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/security-question-authenticator/delete-reset-mfa-security-question-authenticator-settings-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetSecurityQuestionAuthenticatorByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetSecurityQuestionAuthenticatorByUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/2fa/authenticator/securityquestionanswer",
    auth: Credential.secret,
    query: uid(),
    success: DeleteResponse,
    errors: [...uidErrors(), ErrorCode.SecurityQuestionMfaNotVerified],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/security-question-authenticator/delete-reset-mfa-security-question-authenticator-settings-uid"
  })
)
