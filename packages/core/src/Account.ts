/**
 * What your server does with accounts, by the API secret: create, find, change and delete them, make tokens for them.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { barredErrors, passwordRuleErrors, profileErrors, uidErrors } from "./internal/endpoints/errorGroups.js"
import {
  email,
  emailOrUsername,
  emailTemplate,
  emailToRemove,
  emailToVerify,
  isVoiceOtp,
  newPassword,
  nullSupport,
  phone,
  securityQuestionAnswer,
  uid,
  username,
  verificationMail
} from "./internal/endpoints/parameters.js"
import * as Login from "./model/Login.js"
import {
  DeleteResponse,
  EmailVerificationTokenResponse,
  ForgotPasswordResponse,
  PostResponse,
  UserPasswordHash
} from "./model/Answers.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

/**
 * Creates an account, without any mail and without a SOTT.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-create}
 * @since 0.1.0
 * @category endpoints
 */
export const create = /* @__PURE__ */ Endpoint.make("Account.create", () => ({
  route: "POST /identity/v2/manage/account",
  auth: Credential.secret,
  query: isVoiceOtp(),
  body: Wire.whole("profile", Profile.Creation),
  success: Profile.Profile,
  errors: [
    ...profileErrors(),
    ErrorCode.EmailRegisteredWithSocialAccount,
    ErrorCode.AccountIdAlreadyRegistered,
    ErrorCode.UidInvalid,
    ErrorCode.WeakPassword,
    ErrorCode.NewPasswordBreached,
    ErrorCode.PrivacyPolicyVersionInvalid,
    ErrorCode.ParameterMalformed,
    ErrorCode.JsonPostBodyInvalid,
    ErrorCode.PayloadInvalid
  ],
  safety: "creates",
  projectable: true,
  docs: "customer-identity-api/account/account-create"
}))

/**
 * Makes a token that verifies an e-mail address, without a mail: `Authentication.verifyEmail` takes it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/get-email-verification-token}
 * @since 0.1.0
 * @category endpoints
 */
export const emailVerificationToken = /* @__PURE__ */ Endpoint.make("Account.emailVerificationToken", () => ({
  route: "POST /identity/v2/manage/account/verify/token",
  auth: Credential.secret,
  body: emailToVerify(),
  success: EmailVerificationTokenResponse,
  errors: [
    ...barredErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailAlreadyVerified,
    ErrorCode.EmailVerificationDisabled,
    ErrorCode.TokenGenerationLimitReached
  ],
  safety: "creates",
  docs: "customer-identity-api/account/get-email-verification-token"
}))

/**
 * Makes a token for a new password: `Authentication.resetPasswordByResetToken` takes it. With `sendEmail` it is mailed
 * as well.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/get-forgot-password-token}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPasswordToken = /* @__PURE__ */ Endpoint.make("Account.forgotPasswordToken", () => ({
  route: "POST /identity/v2/manage/account/forgot/token",
  auth: Credential.secret,
  query: {
    /** The page that the link in the mail opens; the service appends `vtype` and `vtoken` to its query. */
    resetPasswordUrl: Wire.optional(Wire.string),
    ...emailTemplate("emailTemplate"),
    /** `true`: the service also mails the token to the user, in a link. */
    sendEmail: Wire.optional(Wire.boolean, "sendemail")
  },
  body: emailOrUsername(),
  success: ForgotPasswordResponse,
  errors: [
    ...barredErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.TokenGenerationLimitReached,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.ParameterMalformed
  ],
  safety: "creates",
  safetyWith: { sendEmail: "sendsMessage" },
  oneOf: ["email", "username"],
  docs: "customer-identity-api/account/get-forgot-password-token"
}))

/**
 * Reads every profile with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-identities-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const identitiesByEmail = /* @__PURE__ */ Endpoint.make("Account.identitiesByEmail", () => ({
  route: "GET /identity/v2/manage/account/identities",
  auth: Credential.secret,
  query: email(),
  success: Profile.ProfileList,
  errors: [ErrorCode.UserNotFound, ErrorCode.EmailIdInvalid, ErrorCode.ParameterMalformed],
  safety: "read",
  projectable: true,
  docs: "customer-identity-api/account/account-identities-by-email"
}))

/**
 * Makes an access token for an account: whoever holds it acts as that user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-impersonation-api}
 * @since 0.1.0
 * @category endpoints
 */
export const userImpersonation = /* @__PURE__ */ Endpoint.make("Account.userImpersonation", () => ({
  route: "GET /identity/v2/manage/account/access_token",
  auth: Credential.secret,
  query: uid(),
  success: Login.Tokens,
  errors: [...barredErrors(), ...uidErrors(), ErrorCode.ParameterMalformed],
  safety: "creates",
  docs: "customer-identity-api/account/account-impersonation-api"
}))

/**
 * Reads the stored hash of an account's password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-password}
 * @since 0.1.0
 * @category endpoints
 */
export const password = /* @__PURE__ */ Endpoint.make("Account.password", () => ({
  route: "GET /identity/v2/manage/account/:uid/password",
  auth: Credential.secret,
  success: UserPasswordHash,
  errors: [...uidErrors(), ErrorCode.EmailProfileNotFound],
  safety: "read",
  docs: "customer-identity-api/account/account-password"
}))

/**
 * Reads the profile of the account with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-profiles-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const profilesByEmail = /* @__PURE__ */ Endpoint.make("Account.profilesByEmail", () => ({
  route: "GET /identity/v2/manage/account",
  auth: Credential.secret,
  query: email(),
  success: Profile.Profile,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.PhoneLoginRequired,
    ErrorCode.ParameterMalformed
  ],
  safety: "read",
  when: "email",
  projectable: true,
  docs: "customer-identity-api/account/account-profiles-by-email"
}))

/**
 * Reads the profile of the account with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-profiles-by-user-name}
 * @since 0.1.0
 * @category endpoints
 */
export const profilesByUsername = /* @__PURE__ */ Endpoint.make("Account.profilesByUsername", () => ({
  route: "GET /identity/v2/manage/account",
  auth: Credential.secret,
  query: username(),
  success: Profile.Profile,
  errors: [ErrorCode.UserNotFound, ErrorCode.ParameterMalformed],
  safety: "read",
  when: "username",
  projectable: true,
  docs: "customer-identity-api/account/account-profiles-by-user-name"
}))

/**
 * Reads the profile of the account whose user logs in with a phone number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-profiles-by-phone-id}
 * @since 0.1.0
 * @category endpoints
 */
export const profilesByPhoneId = /* @__PURE__ */ Endpoint.make("Account.profilesByPhoneId", () => ({
  route: "GET /identity/v2/manage/account",
  auth: Credential.secret,
  query: phone(),
  success: Profile.Profile,
  errors: [ErrorCode.UserNotFound, ErrorCode.ParameterMalformed],
  safety: "read",
  when: "phone",
  projectable: true,
  docs: "customer-identity-api/account/account-profiles-by-phone-id"
}))

/**
 * Reads the profile of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-profiles-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const profilesByUid = /* @__PURE__ */ Endpoint.make("Account.profilesByUid", () => ({
  route: "GET /identity/v2/manage/account/:uid",
  auth: Credential.secret,
  success: Profile.Profile,
  errors: uidErrors(),
  safety: "read",
  projectable: true,
  docs: "customer-identity-api/account/account-profiles-by-uid"
}))

/**
 * Sets the password of an account.
 *
 * Not repeated: with a password history, the service refuses the same password the second time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-set-password}
 * @since 0.1.0
 * @category endpoints
 */
export const setPassword = /* @__PURE__ */ Endpoint.make("Account.setPassword", () => ({
  route: "PUT /identity/v2/manage/account/:uid/password",
  auth: Credential.secret,
  body: newPassword(),
  success: UserPasswordHash,
  errors: [...uidErrors(), ErrorCode.EmailProfileNotFound, ...passwordRuleErrors()],
  safety: "consumesCode",
  docs: "customer-identity-api/account/account-set-password"
}))

/**
 * Changes the profile and the state of an account. Members that the update does not name stay as they are.
 *
 * Repeated after a lost answer, except with an e-mail address, which may send a mail, and with a password, a user name or a
 * phone number, which may be refused the second time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-update}
 * @since 0.1.0
 * @category endpoints
 */
export const update = /* @__PURE__ */ Endpoint.make("Account.update", () => ({
  route: "PUT /identity/v2/manage/account/:uid",
  auth: Credential.secret,
  query: nullSupport(),
  body: Wire.whole("profile", Profile.ManagementUpdate),
  success: Profile.Profile,
  errors: [
    ...uidErrors(),
    ...profileErrors(),
    ErrorCode.NewPasswordInvalid,
    ErrorCode.WeakPassword,
    ErrorCode.NewPasswordBreached,
    ErrorCode.PrivacyPolicyVersionInvalid
  ],
  safety: "idempotent",
  safetyWith: {
    "profile.Email": "sendsMessage",
    "profile.Password": "consumesCode",
    "profile.UserName": "consumesCode",
    "profile.PhoneId": "consumesCode"
  },
  projectable: true,
  docs: "customer-identity-api/account/account-update"
}))

/**
 * Sets an account's answers to security questions, and with them which questions it has.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-update-security-question}
 * @since 0.1.0
 * @category endpoints
 */
export const updateSecurityQuestionConfiguration = /* @__PURE__ */ Endpoint.make(
  "Account.updateSecurityQuestionConfiguration",
  () => ({
    route: "PUT /identity/v2/manage/account/:uid",
    auth: Credential.secret,
    query: nullSupport("nullSupport"),
    body: securityQuestionAnswer(),
    success: Profile.Profile,
    errors: [...uidErrors(), ErrorCode.SecurityQuestionInvalid, ErrorCode.SecurityQuestionNotEnabled],
    safety: "idempotent",
    when: "securityQuestionAnswer",
    projectable: true,
    docs: "customer-identity-api/account/account-update-security-question"
  })
)

/**
 * Takes back the verification of an account's e-mail address, and mails a link to verify it again.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-invalidate-verification-email}
 * @since 0.1.0
 * @category endpoints
 */
export const invalidateVerificationStatus = /* @__PURE__ */ Endpoint.make(
  "Account.invalidateVerificationStatus",
  () => ({
    route: "PUT /identity/v2/manage/account/:uid/invalidateemail",
    auth: Credential.secret,
    query: verificationMail(),
    success: PostResponse,
    errors: [
      ...barredErrors(),
      ...uidErrors(),
      ErrorCode.NoEmailToInvalidate,
      ErrorCode.EmailAlreadyUnverified,
      ErrorCode.EmailVerificationDisabled,
      ErrorCode.EmailSendLimitReached
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/account/account-invalidate-verification-email"
  })
)

/**
 * Removes an e-mail address from an account. The last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-email-delete}
 * @since 0.1.0
 * @category endpoints
 */
export const emailDelete = /* @__PURE__ */ Endpoint.make("Account.emailDelete", () => ({
  route: "DELETE /identity/v2/manage/account/:uid/email",
  auth: Credential.secret,
  body: emailToRemove(),
  success: Profile.Profile,
  errors: [
    ...uidErrors(),
    ErrorCode.LastEmailCannotBeRemoved,
    ErrorCode.OnlyEmailInProfile,
    ErrorCode.EmailNotFound,
    ErrorCode.EmailNotInProfile
  ],
  safety: "destroys",
  projectable: true,
  docs: "customer-identity-api/account/account-email-delete"
}))

const delete_ = /* @__PURE__ */ Endpoint.make("Account.delete", () => ({
  route: "DELETE /identity/v2/manage/account/:uid",
  auth: Credential.secret,
  success: DeleteResponse,
  errors: uidErrors(),
  safety: "destroys",
  docs: "customer-identity-api/account/account-delete"
}))

export {
  /**
   * Deletes an account and ends its sessions.
   *
   * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-delete}
   * @since 0.1.0
   * @category endpoints
   */
  delete_ as delete
}
