/**
 * What users do with their own accounts: register, verify, log in, read and change their profile, reset their password.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import {
  consentErrors,
  emailOtpErrors,
  linkErrors,
  lockoutErrors,
  passwordLoginErrors,
  passwordRuleErrors,
  profileErrors,
  registrationErrors,
  securityQuestionErrors
} from "./internal/endpoints/errorGroups.js"
import {
  anyCaptcha,
  captcha,
  email,
  emailOrUsername,
  emailTemplate,
  isVoiceOtp,
  loginUrl,
  nullSupport,
  options,
  passwordAndAnswer,
  phone,
  preventions,
  preventRefresh,
  resetPasswordEmailTemplate,
  securityAnswer,
  securityQuestionAnswer,
  smsTemplate,
  username,
  verificationMail,
  verificationToken,
  verificationUrl,
  welcomeEmailTemplate
} from "./internal/endpoints/parameters.js"
import * as Login from "./Login.js"
import {
  DeleteRequestAcceptResponse,
  DeleteResponse,
  ExistResponse,
  PostResponse,
  SecurityQuestion
} from "./model/Answers.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

const loginQuery = () => ({
  ...verificationMail(),
  ...loginUrl(),
  ...smsTemplate(),
  ...preventions(),
  ...anyCaptcha()
})

const newPassword = () => ({
  /** The new password. */
  password: Wire.secret,
  ...resetPasswordEmailTemplate()
})

const answers = () => ({
  /** The answer by the `QuestionId` of its question. */
  securityAnswer: Wire.named(Wire.record(Wire.secret), "securityanswer")
})

const resetByAnswerErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.SecurityAnswerIncorrect,
    ErrorCode.SecurityQuestionOrAnswerIncorrect,
    ErrorCode.SecurityQuestionInvalid,
    ...securityQuestionErrors(),
    ErrorCode.AccountBlocked,
    ...passwordRuleErrors(),
    ...consentErrors()
  ] as const

/**
 * Adds an e-mail address to the user's account and mails a link that verifies it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-add-email}
 * @since 0.1.0
 * @category endpoints
 */
export const addEmail = /* @__PURE__ */ Endpoint.make("Authentication.addEmail", () => ({
  route: "POST /identity/v2/auth/email",
  auth: Credential.accessToken,
  query: verificationMail(),
  body: { email: Wire.string, type: Wire.string },
  success: PostResponse,
  errors: [
    ErrorCode.EmailAlreadyRegistered,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailUpdateNotAllowed,
    ErrorCode.VerifiedEmailRequired,
    ErrorCode.EmailVerificationDisabled,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-add-email"
}))

/**
 * Mails a link, or a one-time passcode, for a new password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-forgot-password}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPassword = /* @__PURE__ */ Endpoint.make("Authentication.forgotPassword", () => ({
  route: "POST /identity/v2/auth/password",
  auth: Credential.apiKey,
  query: {
    resetPasswordUrl: Wire.named(Wire.string, "resetpasswordurl"),
    ...emailTemplate()
  },
  body: emailOrUsername(),
  success: PostResponse,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.VerificationUrlInvalid,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.ParameterMalformed
  ],
  safety: "sendsMessage",
  oneOf: ["email", "username"],
  docs: "customer-identity-api/authentication/auth-forgot-password"
}))

/**
 * Registers a new user by e-mail address and password. Whether it logs in depends on the verification flow of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-user-registration-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const userRegistrationByEmail = /* @__PURE__ */ Endpoint.make("Authentication.userRegistrationByEmail", () => ({
  route: "POST /identity/v2/auth/register",
  auth: Credential.sott,
  query: {
    ...verificationMail(),
    ...welcomeEmailTemplate(),
    ...preventions(),
    ...isVoiceOtp()
  },
  body: Wire.whole("profile", Profile.Registration),
  success: Login.PostedOrLogin,
  errors: [...registrationErrors(), ErrorCode.EmailAddressInvalid],
  safety: "creates",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-user-registration-by-email"
}))

/**
 * Logs a user in by e-mail address and password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-login-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("Authentication.loginByEmail", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...isVoiceOtp() },
  body: { ...email(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [
    ...passwordLoginErrors(),
    ErrorCode.EmailIdInvalid,
    ErrorCode.PhoneLoginRequired,
    ErrorCode.UsernameLoginRequired
  ],
  safety: "creates",
  when: "email",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-login-by-email"
}))

/**
 * Logs a user in by user name and password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-login-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("Authentication.loginByUsername", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: loginQuery(),
  body: { ...username(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [...passwordLoginErrors(), ErrorCode.UsernameRequired, ErrorCode.UsernameLoginNotEnabled],
  safety: "creates",
  when: "username",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-login-by-username"
}))

/**
 * Tells whether an e-mail address is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-email-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const checkEmailAvailability = /* @__PURE__ */ Endpoint.make("Authentication.checkEmailAvailability", () => ({
  route: "GET /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: { email: Wire.string },
  success: ExistResponse,
  errors: [ErrorCode.EmailIdInvalid, ErrorCode.ParameterMalformed],
  safety: "read",
  when: "email",
  docs: "customer-identity-api/authentication/auth-email-availability"
}))

/**
 * Tells whether a user name is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-username-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const checkUsernameAvailability = /* @__PURE__ */ Endpoint.make(
  "Authentication.checkUsernameAvailability",
  () => ({
    route: "GET /identity/v2/auth/username",
    auth: Credential.apiKey,
    query: { username: Wire.string },
    success: ExistResponse,
    errors: [ErrorCode.ParameterMalformed],
    safety: "read",
    docs: "customer-identity-api/authentication/auth-username-availability"
  })
)

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
      /** Mails a link to verify the address, where it is not verified. */
      verificationUrl: Wire.optional(Wire.string),
      emailTemplate: Wire.optional(Wire.string),
      /** Mails the welcome, where the user has not had it yet. */
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
 * Mails the welcome to the user, each time it is called.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-send-welcome-email}
 * @since 0.1.0
 * @category endpoints
 */
export const sendWelcomeEmail = /* @__PURE__ */ Endpoint.make("Authentication.sendWelcomeEmail", () => ({
  route: "GET /identity/v2/auth/account/sendwelcomeemail",
  auth: Credential.accessToken,
  query: welcomeEmailTemplate(),
  success: PostResponse,
  errors: [ErrorCode.EmailSendLimitReached],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-send-welcome-email"
}))

/**
 * Reads the social profile behind a token, and keeps an account from being made for it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-social-identity}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const socialIdentity = /* @__PURE__ */ Endpoint.make("Authentication.socialIdentity", () => ({
  route: "GET /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  success: Profile.SocialProfile,
  safety: "idempotent",
  projectable: true,
  deprecated: {},
  docs: "customer-identity-api/authentication/auth-social-identity"
}))

/**
 * Checks an access token, and answers when it expires.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-validate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAccessToken = /* @__PURE__ */ Endpoint.make("Authentication.validateAccessToken", () => ({
  route: "GET /identity/v2/auth/access_token/validate",
  auth: Credential.accessToken,
  success: Login.Tokens,
  safety: "read",
  docs: "customer-identity-api/authentication/auth-validate-access-token"
}))

/**
 * Verifies an e-mail address by the token of a mailed link. Whether it logs in depends on the settings of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-verify-email}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyEmail = /* @__PURE__ */ Endpoint.make("Authentication.verifyEmail", () => ({
  route: "GET /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: {
    ...verificationToken(),
    /** Where the user is sent afterwards. */
    url: Wire.optional(Wire.string),
    ...welcomeEmailTemplate(),
    uuid: Wire.optional(Wire.string),
    email: Wire.optional(Wire.string)
  },
  success: Login.PostedOrLogin,
  errors: [
    ...linkErrors(),
    ErrorCode.VerificationLinkInvalid,
    ErrorCode.LinkExpiredOrUsed,
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  when: "verificationToken",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-verify-email"
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
  query: { deleteToken: Wire.named(Wire.secret, "deletetoken") },
  success: PostResponse,
  errors: [ErrorCode.DeleteTokenInvalid, ErrorCode.ParameterMalformed],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-delete-account"
}))

/**
 * Ends a session. Its refresh token goes on working unless `preventRefresh` is `true`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-invalidate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const invalidateAccessToken = /* @__PURE__ */ Endpoint.make("Authentication.invalidateAccessToken", () => ({
  route: "GET /identity/v2/auth/access_token/invalidate",
  auth: Credential.accessToken,
  query: preventRefresh(),
  success: PostResponse,
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-invalidate-access-token"
}))

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
    errors: [...securityQuestionErrors(), ErrorCode.UserNotFound, ErrorCode.ParameterMalformed],
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
 * Verifies an e-mail address by a mailed one-time passcode. Whether it logs in depends on the settings of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-verify-email-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyEmailByOtp = /* @__PURE__ */ Endpoint.make("Authentication.verifyEmailByOtp", () => ({
  route: "PUT /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: {
    /** Where the user is sent afterwards. */
    url: Wire.optional(Wire.string),
    ...welcomeEmailTemplate()
  },
  body: {
    otp: Wire.secret,
    email: Wire.optional(Wire.string),
    uuid: Wire.optional(Wire.string),
    ...securityAnswer("SecurityAnswer"),
    ...captcha()
  },
  success: Login.PostedOrLogin,
  errors: [
    ...emailOtpErrors(),
    ErrorCode.EmailOtpInvalid,
    ErrorCode.EmailOtpVerificationNotEnabled,
    ErrorCode.UserNotFound,
    ...lockoutErrors()
  ],
  safety: "consumesCode",
  oneOf: ["email", "uuid"],
  projectable: true,
  docs: "customer-identity-api/authentication/auth-verify-email-by-otp"
}))

/**
 * Changes the user's password, and ends the user's other sessions.
 *
 * Not repeated: after a success the old password is wrong, and a wrong password counts toward a lock.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-change-password}
 * @since 0.1.0
 * @category endpoints
 */
export const changePassword = /* @__PURE__ */ Endpoint.make("Authentication.changePassword", () => ({
  route: "PUT /identity/v2/auth/password/change",
  auth: Credential.accessToken,
  body: { newPassword: Wire.named(Wire.secret, "newpassword"), oldPassword: Wire.named(Wire.secret, "oldpassword") },
  success: PostResponse,
  errors: [
    ErrorCode.CurrentPasswordInvalid,
    ...passwordRuleErrors(),
    ErrorCode.EmailProfileNotFound,
    ErrorCode.AccountBlocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/authentication/auth-change-password"
}))

/**
 * Links a social profile to the user's account, by the access token of a login with that profile.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-link-social-identities}
 * @since 0.1.0
 * @category endpoints
 */
export const linkSocialIdentities = /* @__PURE__ */ Endpoint.make("Authentication.linkSocialIdentities", () => ({
  route: "POST /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  body: { candidateToken: Wire.named(Wire.secret, "candidatetoken") },
  success: PostResponse,
  errors: [ErrorCode.AccountAlreadyLinked, ErrorCode.AccountCannotBeLinked, ErrorCode.AccountLinkingDisabled],
  safety: "consumesCode",
  docs: "customer-identity-api/authentication/auth-link-social-identities"
}))

/**
 * Mails the link that verifies an e-mail address once more.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-resend-email-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const resendEmailVerification = /* @__PURE__ */ Endpoint.make("Authentication.resendEmailVerification", () => ({
  route: "PUT /identity/v2/auth/register",
  auth: Credential.apiKey,
  query: verificationMail(),
  body: email(),
  success: PostResponse,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailAlreadyVerified,
    ErrorCode.EmailVerificationDisabled,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-resend-email-verification"
}))

/**
 * Sets a new password by the token of a mailed link, and verifies the e-mail address by it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-reset-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByResetToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordByResetToken",
  () => ({
    route: "PUT /identity/v2/auth/password/reset",
    auth: Credential.apiKey,
    body: {
      resetToken: Wire.named(Wire.secret, "resettoken"),
      ...newPassword(),
      ...welcomeEmailTemplate()
    },
    success: Login.PostedOrTokens,
    errors: [
      ...linkErrors(),
      ErrorCode.UserNotFound,
      ErrorCode.AccountBlocked,
      ...passwordRuleErrors(),
      ...consentErrors()
    ],
    safety: "consumesCode",
    when: "resetToken",
    docs: "customer-identity-api/authentication/auth-reset-password-by-reset-token"
  })
)

/**
 * Sets a new password by a mailed one-time passcode.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByOtp = /* @__PURE__ */ Endpoint.make("Authentication.resetPasswordByOtp", () => ({
  route: "PUT /identity/v2/auth/password/reset",
  auth: Credential.apiKey,
  body: {
    otp: Wire.named(Wire.secret, "Otp"),
    email: Wire.named(Wire.string, "Email"),
    ...newPassword(),
    ...welcomeEmailTemplate()
  },
  success: Login.PostedOrTokens,
  errors: [
    ...emailOtpErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailProfileNotFound,
    ErrorCode.AccountBlocked,
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired,
    ...passwordRuleErrors(),
    ...consentErrors()
  ],
  safety: "consumesCode",
  when: "otp",
  docs: "customer-identity-api/authentication/auth-reset-password-by-otp"
}))

/**
 * Sets a new password by the answers to security questions, for the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndEmail = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndEmail",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...email(), ...newPassword() },
    success: Login.PostedOrTokens,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    when: "email",
    docs: "customer-identity-api/authentication/auth-reset-password-by-email"
  })
)

/**
 * Sets a new password by the answers to security questions, for the user with a phone number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndPhone = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndPhone",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...phone(), ...newPassword() },
    success: Login.PostedOrTokens,
    errors: [...resetByAnswerErrors(), ErrorCode.EmailProfileNotFound],
    safety: "consumesCode",
    when: "phone",
    docs: "customer-identity-api/authentication/auth-reset-password-by-phone"
  })
)

/**
 * Sets a new password by the answers to security questions, for the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndUsername = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndUsername",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...username(), ...newPassword() },
    success: Login.PostedOrTokens,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    when: "username",
    docs: "customer-identity-api/authentication/auth-reset-password-by-username"
  })
)

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
  body: { username: Wire.string },
  success: PostResponse,
  errors: [ErrorCode.UsernameAlreadyTaken, ErrorCode.UsernameFormatInvalid, ErrorCode.UsernameInvalid],
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
      ErrorCode.AccountBlocked,
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
      ...emailTemplate("emailTemplate"),
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
 * Removes an e-mail address from the user's account. The last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-remove-email}
 * @since 0.1.0
 * @category endpoints
 */
export const removeEmail = /* @__PURE__ */ Endpoint.make("Authentication.removeEmail", () => ({
  route: "DELETE /identity/v2/auth/email",
  auth: Credential.accessToken,
  body: { email: Wire.string },
  success: DeleteResponse,
  errors: [ErrorCode.LastEmailCannotBeRemoved, ErrorCode.EmailNotFound, ErrorCode.EmailNotInProfile],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-remove-email"
}))

/**
 * Takes a social profile off the user's account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-unlink-social-identities}
 * @since 0.1.0
 * @category endpoints
 */
export const unlinkSocialIdentities = /* @__PURE__ */ Endpoint.make("Authentication.unlinkSocialIdentities", () => ({
  route: "DELETE /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  body: { provider: Wire.string, providerId: Wire.named(Wire.string, "providerid") },
  success: DeleteResponse,
  errors: [
    ErrorCode.AccountNotLinked,
    ErrorCode.ProviderIdNotLinked,
    ErrorCode.ProviderNameOrIdInvalid,
    ErrorCode.ProviderCannotBeUnlinked,
    ErrorCode.AccountCannotUnlinkItself
  ],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-unlink-social-identities"
}))
