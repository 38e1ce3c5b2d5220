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
import { Email } from "./model/Person.js"
import { PrivacyPolicyHistory } from "./model/PrivacyPolicy.js"
import { MultipurposeToken } from "./model/Tokens.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

export type * from "./model/PrivacyPolicy.js"
export type * from "./model/Tokens.js"

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

/**
 * Reads which versions of the privacy policy the user of an account has accepted, and when.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/privacy-policy-history-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const privacyPolicyHistoryByUid = /* @__PURE__ */ Endpoint.make("Account.privacyPolicyHistoryByUid", () => ({
  route: "GET /identity/v2/manage/account/:uid/privacypolicy/history",
  auth: Credential.secret,
  success: PrivacyPolicyHistory,
  errors: uidErrors(),
  safety: "read",
  docs: "customer-identity-api/account/privacy-policy-history-by-uid"
}))

/**
 * Sets the phone number that an account is found by. It counts as verified, and nothing is sent to it.
 *
 * Not repeated: no source says whether the service takes the same number twice.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/update-phoneid-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const updatePhoneIdByUid = /* @__PURE__ */ Endpoint.make("Account.updatePhoneIdByUid", () => ({
  route: "PUT /identity/v2/manage/account/:uid/phoneid",
  auth: Credential.secret,
  body: {
    /** The new phone number, such as `+12025550123`. */
    phone: Wire.named(Wire.string, "Phone")
  },
  success: Profile.Profile,
  errors: [...uidErrors(), ErrorCode.PhoneAlreadyRegistered, ErrorCode.PhoneNumberNotFound],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/account/update-phoneid-by-uid"
}))

/**
 * Gives an account e-mail addresses: one takes the place of the one of its type, or is added where there is none.
 *
 * Nothing is sent to a new address. The account counts as unverified by it, where addresses have to be verified.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/upsert-email}
 * @since 0.1.0
 * @category endpoints
 */
export const upsertEmail = /* @__PURE__ */ Endpoint.make("Account.upsertEmail", () => ({
  route: "PUT /identity/v2/manage/account/:uid/email",
  auth: Credential.secret,
  body: {
    /** The addresses to write, each with its type, such as `Primary` or `Work`. Those of other types stay. */
    email: Wire.named(Wire.array(Email), "Email")
  },
  success: Profile.Profile,
  errors: [
    ...uidErrors(),
    ErrorCode.EmailAlreadyRegistered,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailTypeRequired,
    ErrorCode.DuplicateEmail,
    ErrorCode.MultiplePrimaryEmails,
    ErrorCode.DangerousRequest
  ],
  safety: "idempotent",
  projectable: true,
  docs: "customer-identity-api/account/upsert-email"
}))

/**
 * Deletes every account with an e-mail address, and ends their sessions. `RecordsDeleted` says how many there were.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/account-delete-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteByEmail = /* @__PURE__ */ Endpoint.make("Account.deleteByEmail", () => ({
  route: "DELETE /identity/v2/manage/account",
  auth: Credential.secret,
  query: {
    /** The e-mail address of the accounts to delete. */
    email: Wire.string
  },
  success: DeleteResponse,
  errors: [ErrorCode.UserNotFound, ErrorCode.EmailIdInvalid],
  safety: "destroys",
  docs: "customer-identity-api/account/account-delete-by-email"
}))

/**
 * Gives an account another id. The old one is unknown from then on; all else stays with the account, its sessions included.
 *
 * Its documentation is not part of LoginRadius' present documentation: SDKs have it.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const updateUid = /* @__PURE__ */ Endpoint.make("Account.updateUid", () => ({
  route: "PUT /identity/v2/manage/account/uid",
  auth: Credential.secret,
  query: {
    /** The account's `Uid` until then. */
    uid: Wire.string
  },
  body: {
    /** The id that the account is to have: 1 to 50 letters, digits, `_` or `-`, which no account has. */
    newUid: Wire.named(Wire.name, "NewUid")
  },
  success: PostResponse,
  errors: [...uidErrors(), ErrorCode.UidInvalid],
  safety: "consumesCode"
}))

/**
 * Makes what a mail for a purpose would carry, and sends no mail: your server brings it to the user. It is a token or, where
 * the app has passcodes in its mails, a passcode; the call that the mail would lead to takes it.
 *
 * `emailverification` needs `email`; `addemail` needs `email`, `type` and `uid`; `forgotpassword`, `passwordlesslogin` and
 * `forgotpin` need `email` or `username`; `deleteuser` needs `uid`; `onetouchlogin` needs `email` and `clientGuid`; `autologin`
 * needs `clientGuid`, and `email` or `username`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/multipurpose-token-and-sms-otp-generation-api/multipurpose-email-token-generation}
 * @since 0.1.0
 * @category endpoints
 */
export const multipurposeEmailTokenGeneration = /* @__PURE__ */ Endpoint.make(
  "Account.multipurposeEmailTokenGeneration",
  () => ({
    route: "POST /identity/v2/manage/account/emailtoken/:tokenType",
    auth: Credential.secret,
    body: {
      /** The e-mail address that the token is for. */
      email: Wire.optional(Wire.string, "Email"),
      /** The type of the address that is added, such as `Work`. */
      type: Wire.optional(Wire.string, "Type"),
      /** The user name (`UserName`) of the account, where it is looked up by it. */
      username: Wire.optional(Wire.string, "Username"),
      /** The account's `Uid`, where the purpose needs it. */
      uid: Wire.optional(Wire.string, "Uid"),
      /** The client GUID of the device that logs in and asks for its session; new for each login. */
      clientGuid: Wire.optional(Wire.secret, "ClientGuid"),
      /** The user's name, for an account that the call makes. */
      name: Wire.optional(Wire.string, "Name")
    },
    success: MultipurposeToken,
    errors: [
      ErrorCode.TokenTypeInvalid,
      ErrorCode.ParameterMalformed,
      ErrorCode.JsonPostBodyInvalid,
      ErrorCode.UserNotFound,
      ErrorCode.AccountIdInvalid,
      ErrorCode.EmailIdInvalid,
      ErrorCode.DangerousRequest,
      ...barredErrors(),
      ErrorCode.EmailAlreadyRegistered,
      ErrorCode.ClientGuidAlreadyUsed,
      ErrorCode.RegistrationDisabled,
      ErrorCode.EmailNotAllowedToRegister,
      ErrorCode.EmailDomainNotAllowed,
      ErrorCode.TokenGenerationLimitReached
    ],
    safety: "creates",
    docs: "customer-identity-api/account/multipurpose-token-and-sms-otp-generation-api/multipurpose-email-token-generation"
  })
)

/**
 * Makes the passcode that an SMS for a purpose would carry, and sends no SMS: your server brings it to the user.
 *
 * All purposes need `phone`; `addphone` needs `uid` too.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/account/multipurpose-token-and-sms-otp-generation-api/multipurpose-sms-otp-generation}
 * @since 0.1.0
 * @category endpoints
 */
export const multipurposeSmsOtpGeneration = /* @__PURE__ */ Endpoint.make(
  "Account.multipurposeSmsOtpGeneration",
  () => ({
    route: "POST /identity/v2/manage/account/smsotp/:smsOtpType",
    auth: Credential.secret,
    body: {
      /** The phone number that the passcode is for, such as `+12025550123`. */
      phone: Wire.optional(Wire.string, "Phone"),
      /** The account's `Uid`, where the purpose needs it. */
      uid: Wire.optional(Wire.string, "Uid"),
      /** The user's name, for an account that the call makes. */
      name: Wire.optional(Wire.string, "Name")
    },
    success: MultipurposeToken,
    errors: [
      ErrorCode.SmsOtpTypeInvalid,
      ErrorCode.ParameterMalformed,
      ErrorCode.JsonPostBodyInvalid,
      ErrorCode.UserNotFound,
      ErrorCode.AccountIdInvalid,
      ErrorCode.PhoneNumberInvalid,
      ErrorCode.DangerousRequest,
      ...barredErrors(),
      ErrorCode.PhoneAlreadyRegistered,
      ErrorCode.RegistrationDisabled,
      ErrorCode.OtpGenerationLimitReached
    ],
    safety: "creates",
    docs: "customer-identity-api/account/multipurpose-token-and-sms-otp-generation-api/multipurpose-sms-otp-generation"
  })
)
