/** The user's own profile: read, changed, and deleted with the account. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors, profileErrors } from "../internal/endpoints/errorGroups.js"
import {
  emailTemplate,
  isVoiceOtp,
  nullSupport,
  options,
  smsTemplate,
  verificationMail
} from "../internal/endpoints/parameters.js"
import { DeleteRequestAcceptResponse, PostResponse } from "../model/Answers.js"
import { PrivacyPolicyHistory } from "../model/PrivacyPolicy.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Reads the user's profile.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-read-profiles-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const readProfilesByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.readProfilesByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account",
    auth: Credential.accessToken,
    query: {
      /** The page that the link in the verification mail opens. Given, an unverified address gets that mail. */
      verificationUrl: Wire.optional(Wire.string),
      /** The name of the verification mail's template. Given, an unverified address gets that mail. */
      emailTemplate: Wire.optional(Wire.string),
      /** The name of the welcome mail's template. Given, a user who has not had that mail gets it. */
      welcomeEmailTemplate: Wire.optional(Wire.string, "welcomeemailtemplate")
    },
    success: Profile.Profile,
    safety: "read",
    safetyWith: {
      verificationUrl: "sendsMessage",
      emailTemplate: "sendsMessage",
      welcomeEmailTemplate: "sendsMessage"
    },
    projectable: true,
    docs: "customer-identity-api/authentication/auth-read-profiles-by-token"
  })
)

/**
 * Accepts the current privacy policy for the user. A repeat is refused, as it is accepted already.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-privacy-policy-accept}
 * @since 0.1.0
 * @category endpoints
 */
export const privacyPolicyAccept = /* @__PURE__ */ Endpoint.make("Authentication.privacyPolicyAccept", () => ({
  route: "GET /identity/v2/auth/privacypolicy/accept",
  auth: Credential.accessToken,
  success: Profile.Profile,
  errors: [ErrorCode.PrivacyPolicyNotAvailable, ErrorCode.PrivacyPolicyAlreadyAccepted],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-privacy-policy-accept"
}))

/**
 * Deletes an account by the token of a mailed link.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-delete-account}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteAccount = /* @__PURE__ */ Endpoint.make("Authentication.deleteAccount", () => ({
  route: "GET /identity/v2/auth/account/delete",
  auth: Credential.apiKey,
  query: {
    /** The token from the link in the mail: `vtoken` in its query. The account that it was made for is deleted. */
    deleteToken: Wire.named(Wire.secret, "deletetoken")
  },
  success: PostResponse,
  errors: [ErrorCode.DeleteTokenInvalid, ...barredErrors(), ErrorCode.ParameterMalformed],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-delete-account"
}))

/**
 * Sets or changes the user's name to log in with.
 *
 * Not repeated: whether a name that is the user's own already counts as taken is not documented.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-set-or-change-user-name}
 * @since 0.1.0
 * @category endpoints
 */
export const setOrChangeUsername = /* @__PURE__ */ Endpoint.make("Authentication.setOrChangeUsername", () => ({
  route: "PUT /identity/v2/auth/username",
  auth: Credential.accessToken,
  body: {
    /** The new user name. No other account may have it. */
    username: Wire.string
  },
  success: PostResponse,
  errors: [
    ErrorCode.UsernameAlreadyTaken,
    ErrorCode.UsernameFormatInvalid,
    ErrorCode.UsernameInvalid,
    ErrorCode.DangerousRequest
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/authentication/auth-set-or-change-user-name"
}))

/**
 * Changes the user's profile. Members that the update does not name stay as they are.
 *
 * Repeated after a lost answer, except with an e-mail address or a phone number, which sends a message, and with a
 * password or a user name, which may be refused the second time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-update-profile-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updateProfileByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.updateProfileByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account",
    auth: Credential.accessToken,
    query: {
      ...verificationMail(),
      ...smsTemplate(),
      ...nullSupport(),
      ...isVoiceOtp(),
      ...options()
    },
    body: Wire.whole("profile", Profile.Update),
    success: Profile.ProfilePostResponse,
    errors: [
      ...profileErrors(),
      ErrorCode.EmailBelongsToExistingAccount,
      ErrorCode.EmailUpdateNotAllowed,
      ErrorCode.UsernameRequired,
      ErrorCode.EmailSendLimitReached,
      ErrorCode.SmsNotConfigured,
      ErrorCode.DefaultSmsLimitExceeded
    ],
    safety: "idempotent",
    safetyWith: {
      "profile.Email": "sendsMessage",
      "profile.PhoneId": "sendsMessage",
      "profile.Password": "consumesCode",
      "profile.UserName": "consumesCode"
    },
    projectable: true,
    docs: "customer-identity-api/authentication/auth-update-profile-by-token"
  })
)

/**
 * Mails a link that deletes the user's account. Until it is followed, nothing is deleted.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-delete-account-with-email-confirmation}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteAccountWithEmailConfirmation = /* @__PURE__ */ Endpoint.make(
  "Authentication.deleteAccountWithEmailConfirmation",
  () => ({
    route: "DELETE /identity/v2/auth/account",
    auth: Credential.accessToken,
    query: {
      /** The page that the link in the mail opens; the service appends `vtype` and `vtoken` to its query. */
      deleteUrl: Wire.optional(Wire.string, "deleteurl"),
      ...emailTemplate()
    },
    success: DeleteRequestAcceptResponse,
    errors: [ErrorCode.EmailSendLimitReached],
    safety: "sendsMessage",
    docs: "customer-identity-api/authentication/auth-delete-account-with-email-confirmation"
  })
)

/**
 * Reads which versions of the privacy policy the user has accepted, and when.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/privacy-policy-history-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const privacyPolicyHistoryByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.privacyPolicyHistoryByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/privacypolicy/history",
    auth: Credential.accessToken,
    success: PrivacyPolicyHistory,
    errors: [ErrorCode.PrivacyPolicyNotAvailable],
    safety: "read",
    docs: "customer-identity-api/authentication/privacy-policy-history-by-access-token"
  })
)
