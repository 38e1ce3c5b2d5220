/** Second factors taken off, by the user and by a server. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { uidErrors } from "../internal/endpoints/errorGroups.js"
import { uid } from "../internal/endpoints/parameters.js"
import { DeleteResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

const googleAuthenticator = () => ({
  /** `true` takes Google Authenticator off. `false` is refused. */
  googleAuthenticator: Wire.named(Wire.boolean, "googleauthenticator")
})

const authenticator = () => ({
  /** `true` takes the authenticator app off. `false` is refused. */
  authenticator: Wire.boolean
})

const otpAuthenticator = () => ({
  /** `true` takes the SMS factor off. `false` is refused. */
  otpAuthenticator: Wire.named(Wire.boolean, "otpauthenticator")
})

/**
 * Takes Google Authenticator off the user; the flag has to be `true`. Where a second factor is required, the last one
 * stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/google-authenticator/mfa-reset-google-authenticator-by-token}
 * @deprecated LoginRadius has replaced it by `resetAuthenticatorByAccessToken`.
 * @since 0.1.0
 * @category endpoints
 */
export const resetGoogleAuthenticatorByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator",
    auth: Credential.accessToken,
    body: googleAuthenticator(),
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "googleAuthenticator",
    deprecated: { replacedBy: "MultiFactorAuthentication.resetAuthenticatorByAccessToken" },
    docs: "customer-identity-api/multi-factor-authentication/google-authenticator/mfa-reset-google-authenticator-by-token"
  })
)

/**
 * Takes the authenticator app off the user; the flag has to be `true`. Where a second factor is required, the last one
 * stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-reset-authenticator-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetAuthenticatorByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetAuthenticatorByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator",
    auth: Credential.accessToken,
    body: authenticator(),
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "authenticator",
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-reset-authenticator-by-token"
  })
)

/**
 * Takes the SMS factor off the user; the flag has to be `true`. Where a second factor is required, the last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-reset-sms-authenticator-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetSmsAuthenticatorByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator",
    auth: Credential.accessToken,
    body: otpAuthenticator(),
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "otpAuthenticator",
    docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-reset-sms-authenticator-by-token"
  })
)

/**
 * Takes the e-mail factor off the user. Where a second factor is required, the last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/reset-mfa-email-otp-authenticator-settings-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetEmailOtpAuthenticatorByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetEmailOtpAuthenticatorByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator/otp/email",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/reset-mfa-email-otp-authenticator-settings-by-access-token"
  })
)

/**
 * Takes Google Authenticator off an account; the flag has to be `true`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/google-authenticator/mfa-reset-google-authenticator-by-uid}
 * @deprecated LoginRadius has replaced it by `resetAuthenticatorByUid`.
 * @since 0.1.0
 * @category endpoints
 */
export const resetGoogleAuthenticatorByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetGoogleAuthenticatorByUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/2fa/authenticator",
    auth: Credential.secret,
    query: uid(),
    body: googleAuthenticator(),
    success: DeleteResponse,
    errors: [...uidErrors(), ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "googleAuthenticator",
    deprecated: { replacedBy: "MultiFactorAuthentication.resetAuthenticatorByUid" },
    docs: "customer-identity-api/multi-factor-authentication/google-authenticator/mfa-reset-google-authenticator-by-uid"
  })
)

/**
 * Takes the authenticator app off an account; the flag has to be `true`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-reset-authenticator-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetAuthenticatorByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetAuthenticatorByUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/2fa/authenticator",
    auth: Credential.secret,
    query: uid(),
    body: authenticator(),
    success: DeleteResponse,
    errors: [...uidErrors(), ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "authenticator",
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-reset-authenticator-by-uid"
  })
)

/**
 * Takes the SMS factor off an account; the flag has to be `true`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-reset-sms-authenticator-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetSmsAuthenticatorByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetSmsAuthenticatorByUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/2fa/authenticator",
    auth: Credential.secret,
    query: uid(),
    body: otpAuthenticator(),
    success: DeleteResponse,
    errors: [...uidErrors(), ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    when: "otpAuthenticator",
    docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-reset-sms-authenticator-by-uid"
  })
)

/**
 * Takes the e-mail factor off an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/reset-mfa-email-otp-authenticator-settings-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetEmailOtpAuthenticatorByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetEmailOtpAuthenticatorByUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/2fa/authenticator/otp/email",
    auth: Credential.secret,
    query: uid(),
    success: DeleteResponse,
    errors: [...uidErrors()],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/reset-mfa-email-otp-authenticator-settings-by-uid"
  })
)
