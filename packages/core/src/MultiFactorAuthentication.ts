/**
 * The second factor: logins that ask for it, its verification, how users set it up and take it off, backup codes.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { emailOtpErrors, firstFactorErrors, smsErrors, uidErrors } from "./internal/endpoints/errorGroups.js"
import {
  authenticatorCode,
  duoRedirectUri,
  email,
  emailTemplate2FA,
  firstPasscode,
  googleAuthenticatorCode,
  gRecaptchaResponse,
  isVoiceOtp,
  loginUrl,
  otpAndAnswers,
  passwordAndAnswer,
  phone,
  phoneNo2FA,
  preventions,
  qqCaptcha,
  smsTemplate,
  smsTemplate2FA,
  uid,
  username,
  verificationMail
} from "./internal/endpoints/parameters.js"
import * as Login from "./Login.js"
import { DeleteResponse, PostResponse, SmsStatus } from "./model/Answers.js"
import { BackupCodes, SecondFactorSettings } from "./model/SecondFactor.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

const loginQuery = () => ({
  ...loginUrl(),
  ...verificationMail(),
  ...smsTemplate("smsTemplate"),
  ...smsTemplate2FA()
})

const passwordBody = () => ({ ...passwordAndAnswer(), ...qqCaptcha(), ...gRecaptchaResponse() })

/** What `SecondFactorRequired` of a login carries. */
const pendingToken = () => ({
  secondFactorAuthenticationToken: Wire.named(Wire.secret, "secondfactorauthenticationtoken")
})

/** Templates of the mails about a login from an unusual place, where the application sends any. */
const riskTemplates = () => ({
  rbaBrowserEmailTemplate: Wire.optional(Wire.string),
  rbaCityEmailTemplate: Wire.optional(Wire.string),
  rbaCountryEmailTemplate: Wire.optional(Wire.string),
  rbaIpEmailTemplate: Wire.optional(Wire.string)
})

const loginErrors = () =>
  [
    ...firstFactorErrors(),
    ErrorCode.MfaNotEnabled,
    ErrorCode.MfaNotConfigured,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.PhoneNumberInvalid,
    ...smsErrors()
  ] as const

/** A login that cannot go on to the second factor, or no longer. */
const pendingErrors = () =>
  [
    ErrorCode.MfaTokenInvalid,
    ErrorCode.MfaTokenExpired,
    ErrorCode.MfaNotEnabled,
    ErrorCode.AccountBlocked,
    ErrorCode.LoginDisabled
  ] as const

const lockErrors = () => [ErrorCode.AccountLockedReauthenticationRequired] as const

const authenticatorErrors = () =>
  [
    ErrorCode.AuthenticatorMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.AuthenticatorCodeIncorrect,
    ErrorCode.MfaCodeRequired
  ] as const

const otpErrors = () =>
  [
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.OtpInvalid,
    ErrorCode.OtpAlreadyUsed,
    ErrorCode.OtpExpired
  ] as const

const emailErrors = () =>
  [ErrorCode.EmailOtpMfaNotEnabled, ErrorCode.EmailNotInProfile, ErrorCode.MfaNotConfiguredForProfile] as const

const newBackupCodesErrors = () => [ErrorCode.MfaNotEnabled, ErrorCode.BackupCodeNotConfigured] as const

/**
 * Checks an e-mail address and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-email-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByEmail", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: {
    ...loginQuery(),
    ...emailTemplate2FA(),
    ...isVoiceOtp("isVoiceOtp"),
    ...preventions(),
    ...duoRedirectUri()
  },
  body: { ...email(), ...passwordBody() },
  success: Login.Login,
  errors: [...loginErrors(), ErrorCode.EmailIdInvalid, ErrorCode.PhoneLoginRequired, ErrorCode.UsernameLoginRequired],
  safety: "creates",
  when: "email",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-email-login"
}))

/**
 * Checks a user name and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-user-name-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByUsername", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...emailTemplate2FA("emailTemplate2FA"), ...isVoiceOtp("isVoiceOtp") },
  body: { ...username(), ...passwordBody() },
  success: Login.Login,
  errors: [...loginErrors(), ErrorCode.UsernameRequired, ErrorCode.UsernameLoginNotEnabled],
  safety: "creates",
  when: "username",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-user-name-login"
}))

/**
 * Checks a phone number and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-phone-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByPhone = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByPhone", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...emailTemplate2FA(), ...isVoiceOtp(), ...preventions() },
  body: { ...phone(), ...passwordBody() },
  success: Login.Login,
  errors: [
    ...loginErrors(),
    ErrorCode.PhoneNumberRequired,
    ErrorCode.PhoneLoginNotEnabled,
    ErrorCode.PhoneNotVerified,
    ErrorCode.UsernameLoginRequired
  ],
  safety: "creates",
  when: "phone",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-phone-login"
}))

/**
 * Reads which factors the user has. Where the authenticator app is not one of them yet, the answer has what sets it up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-validate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa",
    auth: Credential.accessToken,
    query: { ...smsTemplate2FA(), ...isVoiceOtp(), ...duoRedirectUri() },
    success: SecondFactorSettings,
    errors: [ErrorCode.MfaNotEnabled],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/mfa-validate-access-token"
  })
)

/**
 * Makes the first ten backup codes of the user. Afterwards only a reset makes new ones.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const backupCodesByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.backupCodesByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/backupcode",
    auth: Credential.accessToken,
    success: BackupCodes,
    errors: [...newBackupCodesErrors(), ErrorCode.BackupCodeAlreadyGenerated],
    safety: "consumesCode",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-access-token"
  })
)

/**
 * Makes ten new backup codes of the user; those made before no longer work.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetBackupCodesByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetBackupCodesByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/backupcode/reset",
    auth: Credential.accessToken,
    success: BackupCodes,
    errors: [...newBackupCodesErrors()],
    safety: "creates",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-access-token"
  })
)

/**
 * Makes the first ten backup codes of an account. Afterwards only a reset makes new ones.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const backupCodesByUid = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.backupCodesByUid", () => ({
  route: "GET /identity/v2/manage/account/2fa/backupcode",
  auth: Credential.secret,
  query: uid(),
  success: BackupCodes,
  errors: [...uidErrors(), ...newBackupCodesErrors(), ErrorCode.BackupCodeAlreadyGenerated],
  safety: "consumesCode",
  docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-uid"
}))

/**
 * Makes ten new backup codes of an account; those made before no longer work.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetBackupCodesByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetBackupCodesByUid",
  () => ({
    route: "GET /identity/v2/manage/account/2fa/backupcode/reset",
    auth: Credential.secret,
    query: uid(),
    success: BackupCodes,
    errors: [...uidErrors(), ...newBackupCodesErrors()],
    safety: "creates",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-uid"
  })
)

/**
 * Ends a login with a backup code in place of the second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-validate-backup-code}
 * @since 0.1.0
 * @category endpoints
 */
export const validateBackupCode = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateBackupCode", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/backupcode",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...riskTemplates() },
  body: { backupCode: Wire.named(Wire.secret, "backupcode") },
  success: Login.Authenticated,
  errors: [...pendingErrors(), ...lockErrors(), ErrorCode.BackupCodeInvalidOrUsed, ErrorCode.BackupCodeNotConfigured],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-validate-backup-code"
}))

/**
 * Ends a login with the passcode that came by SMS, and sets the SMS factor up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-validate-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const validateOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateOtp", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/otp",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...smsTemplate2FA(), ...riskTemplates(), ...isVoiceOtp() },
  body: otpAndAnswers(),
  success: Login.Authenticated,
  errors: [...pendingErrors(), ...lockErrors(), ...otpErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-validate-otp"
}))

/**
 * Ends a login with the code that Google Authenticator shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-google-auth-code}
 * @deprecated LoginRadius has replaced it by `validateAuthenticatorCode`.
 * @since 0.1.0
 * @category endpoints
 */
export const validateGoogleAuthCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateGoogleAuthCode",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/verification/googleauthenticatorcode",
    auth: Credential.apiKey,
    query: { ...pendingToken(), ...smsTemplate2FA(), ...riskTemplates(), ...isVoiceOtp() },
    body: googleAuthenticatorCode(),
    success: Login.Authenticated,
    errors: [...pendingErrors(), ...lockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    deprecated: { replacedBy: "MultiFactorAuthentication.validateAuthenticatorCode" },
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-google-auth-code"
  })
)

/**
 * Ends a login with the code that the authenticator app shows, and sets the app up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-authenticator-code}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAuthenticatorCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateAuthenticatorCode",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/verification/authenticatorcode",
    auth: Credential.apiKey,
    query: pendingToken(),
    body: authenticatorCode(),
    success: Login.Authenticated,
    errors: [...pendingErrors(), ...lockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-authenticator-code"
  })
)

/**
 * Sends a passcode to a phone number that is to become the second factor, in a login of a user who has none.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number}
 * @since 0.1.0
 * @category endpoints
 */
export const updatePhoneNumber = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.updatePhoneNumber", () => ({
  route: "PUT /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...firstPasscode() },
  body: phoneNo2FA(),
  success: SmsStatus,
  errors: [
    ...pendingErrors(),
    ...lockErrors(),
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.PhoneNumberInvalid,
    ErrorCode.MfaPhoneAlreadyRegistered,
    ErrorCode.MfaPhoneUpdateNotAllowed,
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number"
}))

/**
 * Sends another passcode by SMS in a login that waits for one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/resend-twofactorauthentication-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resendOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.resendOtp", () => ({
  route: "GET /identity/v2/auth/login/2fa/resend",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...smsTemplate2FA(), ...isVoiceOtp() },
  success: SmsStatus,
  errors: [
    ...pendingErrors(),
    ...lockErrors(),
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/resend-twofactorauthentication-otp"
}))

/**
 * Mails a passcode in a login that waits for the second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const emailOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.emailOtp", () => ({
  route: "POST /identity/v2/auth/login/2fa/otp/email",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...emailTemplate2FA() },
  body: {
    /** One of the addresses that the login has answered, as it was answered or in full. */
    emailId: Wire.named(Wire.string, "emailid")
  },
  success: PostResponse,
  errors: [...pendingErrors(), ...lockErrors(), ...emailErrors(), ErrorCode.EmailSendLimitReached],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-mfa-token"
}))

/**
 * Ends a login with the passcode that was mailed, and sets the e-mail factor up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateEmailOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateEmailOtp", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/otp/email",
  auth: Credential.apiKey,
  query: { ...pendingToken(), ...riskTemplates(), ...isVoiceOtp() },
  body: {
    /** The address that the passcode went to. */
    emailId: Wire.named(Wire.string, "emailid"),
    otp: Wire.named(Wire.secret, "Otp")
  },
  success: Login.Authenticated,
  errors: [...pendingErrors(), ...lockErrors(), ...emailErrors(), ...emailOtpErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-mfa-token"
}))

/**
 * Sends a passcode to a phone number that is to become the second factor of the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updatePhoneNumberByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.updatePhoneNumberByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa",
    auth: Credential.accessToken,
    query: firstPasscode(),
    body: phoneNo2FA(),
    success: SmsStatus,
    errors: [
      ErrorCode.MfaNotEnabled,
      ErrorCode.OtpMfaNotEnabled,
      ErrorCode.PhoneNumberInvalid,
      ErrorCode.MfaPhoneAlreadyRegistered,
      ...smsErrors()
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number-by-token"
  })
)

/**
 * Sets Google Authenticator up for the user by the code that it shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/update-mfa-by-access-token}
 * @deprecated LoginRadius has replaced it by `verifyAuthenticatorCode`.
 * @since 0.1.0
 * @category endpoints
 */
export const updateMfaByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.updateMfaByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/googleauthenticatorcode",
    auth: Credential.accessToken,
    query: smsTemplate(),
    body: googleAuthenticatorCode(),
    success: Profile.Profile,
    errors: [ErrorCode.MfaNotEnabled, ...lockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    deprecated: { replacedBy: "MultiFactorAuthentication.verifyAuthenticatorCode" },
    docs: "customer-identity-api/multi-factor-authentication/authenticator/update-mfa-by-access-token"
  })
)

/**
 * Sets the authenticator app up for the user by the code that it shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-verify-authenticator-code}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyAuthenticatorCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.verifyAuthenticatorCode",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/authenticatorcode",
    auth: Credential.accessToken,
    body: authenticatorCode(),
    success: Profile.Profile,
    errors: [ErrorCode.MfaNotEnabled, ...lockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-verify-authenticator-code"
  })
)

/**
 * Sets the SMS factor up for the user by the passcode that was sent.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/update-mfa-setting}
 * @since 0.1.0
 * @category endpoints
 */
export const updateMfaSetting = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.updateMfaSetting", () => ({
  route: "PUT /identity/v2/auth/account/2fa/verification/otp",
  auth: Credential.accessToken,
  body: otpAndAnswers(),
  success: Profile.Profile,
  errors: [ErrorCode.MfaNotEnabled, ...lockErrors(), ...otpErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/update-mfa-setting"
}))

/**
 * Mails a passcode that sets the e-mail factor up for the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const emailOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.emailOtpByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/otp/email",
    auth: Credential.accessToken,
    query: {
      emailId: Wire.named(Wire.string, "emailid"),
      ...emailTemplate2FA()
    },
    success: PostResponse,
    errors: [
      ErrorCode.MfaNotEnabled,
      ErrorCode.EmailOtpMfaNotEnabled,
      ErrorCode.EmailNotInProfile,
      ErrorCode.EmailSendLimitReached
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-access-token"
  })
)

/**
 * Sets the e-mail factor up for the user by the passcode that was mailed.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateEmailOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateEmailOtpByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/otp/email",
    auth: Credential.accessToken,
    body: {
      /** The address that the passcode went to. */
      emailId: Wire.optional(Wire.string, "EmailId"),
      otp: Wire.named(Wire.secret, "Otp")
    },
    success: Profile.Profile,
    errors: [
      ErrorCode.MfaNotEnabled,
      ...lockErrors(),
      ErrorCode.EmailOtpMfaNotEnabled,
      ErrorCode.EmailNotInProfile,
      ...emailOtpErrors()
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-access-token"
  })
)

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
    body: { googleAuthenticator: Wire.named(Wire.boolean, "googleauthenticator") },
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
    body: { authenticator: Wire.boolean },
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
    body: { otpAuthenticator: Wire.named(Wire.boolean, "otpauthenticator") },
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
    body: { googleAuthenticator: Wire.named(Wire.boolean, "googleauthenticator") },
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
    body: { authenticator: Wire.boolean },
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
    body: { otpAuthenticator: Wire.named(Wire.boolean, "otpauthenticator") },
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
