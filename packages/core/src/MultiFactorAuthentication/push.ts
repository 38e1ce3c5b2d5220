/** Push as the second factor: the user approves a login on a device that is registered. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors, consentErrors, secondFactorLockErrors, uidErrors } from "../internal/endpoints/errorGroups.js"
import { secondFactorAuthenticationToken } from "../internal/endpoints/parameters.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import * as Login from "../model/Login.js"
import { PushRegistration } from "../model/SecondFactor.js"

const factorErrors = () =>
  [ErrorCode.PushMfaNotEnabled, ErrorCode.PushConfigurationError, ErrorCode.PushMfaNotConfiguredForProfile] as const

/** A login that cannot go on by a push, or no longer. */
const pushErrors = () =>
  [
    ErrorCode.PushTokenInvalid,
    ErrorCode.MfaNotEnabled,
    ...barredErrors(),
    ...secondFactorLockErrors(),
    ...factorErrors()
  ] as const

/**
 * Asks whether the user has approved the login, which it ends then. `PushVerificationPending`, and
 * `PushMfaNotConfiguredForProfile` while a device is being registered, mean: ask again in some seconds. After a login it answers
 * `PushVerificationAlreadyDone`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/push-notification/mfa-push-login-ping}
 * @since 0.1.0
 * @category endpoints
 */
export const pushLoginPing = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.pushLoginPing", () => ({
  route: "GET /identity/v2/auth/login/2fa/push/ping",
  auth: Credential.apiKey,
  query: secondFactorAuthenticationToken(),
  success: Login.Authenticated,
  errors: [
    ErrorCode.PushVerificationPending,
    ErrorCode.PushVerificationDenied,
    ErrorCode.PushVerificationFailed,
    ErrorCode.PushVerificationAlreadyDone,
    ...consentErrors(),
    ErrorCode.PinSetupRequired,
    ErrorCode.ActiveSessionLimitExceeded,
    ...pushErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/multi-factor-authentication/push-notification/mfa-push-login-ping"
}))

/**
 * Asks the user's device once more, also after a login was denied there. What was asked before does not count any more.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/push-notification/mfa-resend-push-notification}
 * @since 0.1.0
 * @category endpoints
 */
export const resendPushNotification = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resendPushNotification",
  () => ({
    route: "POST /identity/v2/auth/login/2fa/push",
    auth: Credential.apiKey,
    query: secondFactorAuthenticationToken(),
    success: PostResponse,
    errors: pushErrors(),
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/push-notification/mfa-resend-push-notification"
  })
)

/**
 * Asks whether the user's device has scanned `PushQRCode` of the settings. `PushMfaNotConfiguredForProfile` means: ask again in
 * some seconds.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const pushPingByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.pushPingByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/push/ping",
    auth: Credential.accessToken,
    success: PushRegistration,
    errors: [ErrorCode.MfaNotEnabled, ...factorErrors()],
    safety: "read"
  })
)

/**
 * Takes push off the user: the device is no longer registered. Where a second factor is required, the last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/push-notification/mfa-reset-push-authenticator-settings}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPushByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetPushByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator/push",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.PushMfaNotConfiguredForProfile, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/push-notification/mfa-reset-push-authenticator-settings"
  })
)

/**
 * Takes push off an account: the device is no longer registered.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/push-notification/mfa-reset-push-authenticator-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPushByUid = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.resetPushByUid", () => ({
  route: "DELETE /identity/v2/manage/account/2fa/authenticator/push/:uid",
  auth: Credential.secret,
  success: DeleteResponse,
  errors: [...uidErrors(), ErrorCode.PushMfaNotConfiguredForProfile],
  safety: "destroys",
  docs: "customer-identity-api/multi-factor-authentication/push-notification/mfa-reset-push-authenticator-by-uid"
}))
