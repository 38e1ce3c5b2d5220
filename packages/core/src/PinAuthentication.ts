/**
 * PINs: logins by a PIN on a device that knows its user, and how a PIN is set, changed and reset.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import {
  barredErrors,
  consentErrors,
  emailOtpErrors,
  lockoutErrors,
  otpErrors,
  phoneErrors,
  pinErrors,
  securityQuestionErrors,
  smsErrors
} from "./internal/endpoints/errorGroups.js"
import { emailTemplate, isVoiceOtp, smsTemplate } from "./internal/endpoints/parameters.js"
import { PostResponse } from "./model/Answers.js"
import * as Login from "./model/Login.js"
import * as Wire from "./Wire.js"

const newPin = (wireName = "PIN") => ({
  /** The new PIN in plain text. The app's rules for PINs are for your page to check: the service refuses a blank one. */
  pin: Wire.named(Wire.secret, wireName)
})

const sessionToken = () => ({
  /** The `session_token` in the document of an earlier login, which is there while the app has logins by PIN. */
  sessionToken: Wire.named(Wire.secret, "session_token")
})

const resetMail = () => ({
  ...emailTemplate(),
  /** The page that the link in the mail opens; the service appends `vtype` and `vtoken` to its query. */
  resetPinUrl: Wire.optional(Wire.string, "resetpinurl")
})

const mailedCode = () => ({
  /** The passcode from the mail. It works once. A wrong one counts toward a lock of the account, where the app has locks. */
  otp: Wire.named(Wire.secret, "OTP")
})

const answers = () => ({
  /** The user's answers by the `QuestionId` of their questions. They have to be right; wrong ones block the account in the end. */
  securityAnswer: Wire.named(Wire.record(Wire.secret), "SecurityAnswer")
})

const email = () => ({
  /** An e-mail address of the user, by which the service looks up the account. */
  email: Wire.named(Wire.string, "Email")
})

const username = () => ({
  /** The user name (`UserName`) of the account, by which the service looks it up. */
  username: Wire.named(Wire.string, "UserName")
})

const phone = () => ({
  /** The user's phone number (`PhoneId`), such as `+12025550123`, by which the service looks up the account. */
  phone: Wire.named(Wire.string, "Phone")
})

/** An account that is unknown by its address. */
const emailErrors = () => [ErrorCode.UserNotFound, ErrorCode.EmailIdInvalid, ...barredErrors()] as const

/** An account that is unknown by its user name, or has no address. */
const usernameErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.UsernameLoginNotEnabled,
    ErrorCode.EmailProfileNotFound,
    ...barredErrors()
  ] as const

const resetMailErrors = () =>
  [ErrorCode.PinAuthenticationNotConfigured, ErrorCode.ResetPinUrlInvalid, ErrorCode.EmailSendLimitReached] as const

/** A lock that keeps a passcode from being tried. */
const lockErrors = () =>
  [
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired
  ] as const

const resetByAnswerErrors = () =>
  [
    ...pinErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.SecurityAnswerIncorrect,
    ErrorCode.SecurityQuestionOrAnswerIncorrect,
    ErrorCode.SecurityQuestionInvalid,
    ...securityQuestionErrors(),
    ...barredErrors()
  ] as const

// --- logins -------------------------------------------------------------------------------------------------------------

/**
 * Logs a user in again by the PIN, on a device that has kept the session token of an earlier login.
 *
 * The session token works until it expires, so keep it after this login too: the answer need not bring another one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/login-by-pin}
 * @since 0.1.0
 * @category endpoints
 */
export const login = /* @__PURE__ */ Endpoint.make("PinAuthentication.login", () => ({
  route: "POST /identity/v2/auth/login/pin",
  auth: Credential.apiKey,
  query: sessionToken(),
  body: {
    /** The user's PIN. A wrong one counts toward a lock of the account, where the app has locks. */
    pin: Wire.named(Wire.secret, "PIN")
  },
  success: Login.Login,
  errors: [
    ErrorCode.PinInvalid,
    ErrorCode.PinNotSet,
    ErrorCode.PinSessionTokenInvalid,
    ErrorCode.PinSessionTokenExpired,
    ErrorCode.PinLoginNotEnabled,
    ...pinErrors(),
    ...barredErrors(),
    ...lockoutErrors(),
    ...consentErrors(),
    ErrorCode.ActiveSessionLimitExceeded
  ],
  safety: "creates",
  docs: "customer-identity-api/pin-authentication/login-by-pin"
}))

/**
 * Sets the user's first PIN where a login was refused without one, and logs in by that.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/set-pin-by-pinauthtoken}
 * @since 0.1.0
 * @category endpoints
 */
export const setPinByPinAuthToken = /* @__PURE__ */ Endpoint.make("PinAuthentication.setPinByPinAuthToken", () => ({
  route: "POST /identity/v2/auth/pin/set/pinauthtoken",
  auth: Credential.apiKey,
  query: {
    /** The token of `PinSetupRequired`, with which the login was refused. It works once, and for minutes. */
    pinAuthToken: Wire.named(Wire.secret, "pinauthtoken")
  },
  body: newPin("Pin"),
  success: Login.Login,
  errors: [
    ErrorCode.PinAuthTokenInvalid,
    ErrorCode.PinAuthTokenExpired,
    ...pinErrors(),
    ...barredErrors(),
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.ConsentRequired,
    ErrorCode.ActiveSessionLimitExceeded
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/pin-authentication/set-pin-by-pinauthtoken"
}))

/**
 * Makes a session token useless, so that no PIN logs in by it any more.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/invalidate-pin-session-token}
 * @since 0.1.0
 * @category endpoints
 */
export const invalidateSessionToken = /* @__PURE__ */ Endpoint.make("PinAuthentication.invalidateSessionToken", () => ({
  route: "GET /identity/v2/auth/session_token/invalidate",
  auth: Credential.apiKey,
  query: sessionToken(),
  success: PostResponse,
  errors: [ErrorCode.PinSessionTokenInvalid, ErrorCode.PinSessionTokenExpired],
  safety: "destroys",
  docs: "customer-identity-api/pin-authentication/invalidate-pin-session-token"
}))

/**
 * Changes the user's PIN.
 *
 * Not repeated: after a success the old PIN is wrong, and a wrong PIN counts toward a lock.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/change-pin-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const changePinByAccessToken = /* @__PURE__ */ Endpoint.make("PinAuthentication.changePinByAccessToken", () => ({
  route: "PUT /identity/v2/auth/pin/change",
  auth: Credential.accessToken,
  body: {
    /** The PIN that the user has. A wrong one counts toward a lock of the account, where the app has locks. */
    oldPin: Wire.named(Wire.secret, "OldPIN"),
    /** The new PIN in plain text. The app's rules for PINs are for your page to check: the service refuses a blank one. */
    newPin: Wire.named(Wire.secret, "NewPIN")
  },
  success: PostResponse,
  errors: [ErrorCode.CurrentPinInvalid, ErrorCode.PinNotSet, ...pinErrors(), ...lockErrors()],
  safety: "consumesCode",
  docs: "customer-identity-api/pin-authentication/change-pin-by-access-token"
}))

// --- forgotten PINs -----------------------------------------------------------------------------------------------------

/**
 * Mails a link, or a one-time passcode, for a new PIN, to the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/forgot-pin-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPinByEmail = /* @__PURE__ */ Endpoint.make("PinAuthentication.forgotPinByEmail", () => ({
  route: "POST /identity/v2/auth/pin/forgot/email",
  auth: Credential.apiKey,
  query: resetMail(),
  body: {
    /** The e-mail address that gets the link or the passcode; it has to belong to an account. */
    email: Wire.named(Wire.string, "Email")
  },
  success: PostResponse,
  errors: [...resetMailErrors(), ...emailErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/pin-authentication/forgot-pin-by-email"
}))

/**
 * Mails a link, or a one-time passcode, for a new PIN, to the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/forgot-pin-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPinByUsername = /* @__PURE__ */ Endpoint.make("PinAuthentication.forgotPinByUsername", () => ({
  route: "POST /identity/v2/auth/pin/forgot/username",
  auth: Credential.apiKey,
  query: resetMail(),
  body: {
    /** The user name (`UserName`) of an account, whose e-mail address gets the link or the passcode. */
    username: Wire.named(Wire.string, "UserName")
  },
  success: PostResponse,
  errors: [...resetMailErrors(), ...usernameErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/pin-authentication/forgot-pin-by-username"
}))

/**
 * Sends a passcode for a new PIN by SMS.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/forgot-pin-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPinByPhone = /* @__PURE__ */ Endpoint.make("PinAuthentication.forgotPinByPhone", () => ({
  route: "POST /identity/v2/auth/pin/forgot/otp",
  auth: Credential.apiKey,
  query: { ...smsTemplate(), ...isVoiceOtp() },
  body: {
    /** The phone number that gets the passcode, such as `+12025550123`; it has to belong to an account. */
    phone: Wire.named(Wire.string, "Phone")
  },
  success: PostResponse,
  errors: [
    ErrorCode.PinAuthenticationNotConfigured,
    ErrorCode.PhoneNumberNotFound,
    ErrorCode.UserNotFound,
    ...barredErrors(),
    ...phoneErrors(),
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/pin-authentication/forgot-pin-by-phone"
}))

// --- new PINs -----------------------------------------------------------------------------------------------------------

/**
 * Sets a new PIN by the token of a mailed link.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-resettoken}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinByResetToken = /* @__PURE__ */ Endpoint.make("PinAuthentication.resetPinByResetToken", () => ({
  route: "PUT /identity/v2/auth/pin/reset/token",
  auth: Credential.apiKey,
  body: {
    ...newPin(),
    /** The token from the link in the mail: `vtoken` in its query. It works once. */
    resetToken: Wire.named(Wire.secret, "ResetToken")
  },
  success: PostResponse,
  errors: [
    ErrorCode.VerificationLinkInvalid,
    ErrorCode.PinVerificationLinkAlreadyUsed,
    ErrorCode.VerificationLinkExpired,
    ...pinErrors(),
    ...barredErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/pin-authentication/reset-pin-by-resettoken"
}))

/**
 * Sets a new PIN by a mailed one-time passcode, for the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-email-and-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinByEmailAndOtp = /* @__PURE__ */ Endpoint.make("PinAuthentication.resetPinByEmailAndOtp", () => ({
  route: "PUT /identity/v2/auth/pin/reset/otp/email",
  auth: Credential.apiKey,
  body: { ...newPin(), ...email(), ...mailedCode() },
  success: PostResponse,
  errors: [
    ...emailOtpErrors(),
    ErrorCode.EmailOtpVerificationNotEnabled,
    ...pinErrors(),
    ...emailErrors(),
    ...lockErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/pin-authentication/reset-pin-by-email-and-otp"
}))

/**
 * Sets a new PIN by a mailed one-time passcode, for the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-username-and-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinByUsernameAndOtp = /* @__PURE__ */ Endpoint.make(
  "PinAuthentication.resetPinByUsernameAndOtp",
  () => ({
    route: "PUT /identity/v2/auth/pin/reset/otp/username",
    auth: Credential.apiKey,
    body: { ...newPin(), ...username(), ...mailedCode() },
    success: PostResponse,
    errors: [
      ...emailOtpErrors(),
      ErrorCode.EmailOtpVerificationNotEnabled,
      ...pinErrors(),
      ...usernameErrors(),
      ...lockErrors()
    ],
    safety: "consumesCode",
    docs: "customer-identity-api/pin-authentication/reset-pin-by-username-and-otp"
  })
)

/**
 * Sets a new PIN by the passcode of `forgotPinByPhone`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-phone-and-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinByPhoneAndOtp = /* @__PURE__ */ Endpoint.make("PinAuthentication.resetPinByPhoneAndOtp", () => ({
  route: "PUT /identity/v2/auth/pin/reset/otp/phone",
  auth: Credential.apiKey,
  body: {
    ...newPin(),
    /** The phone number that the passcode was sent to. */
    phone: Wire.named(Wire.string, "Phone"),
    /** The passcode from the SMS, or from the call that read it out. A wrong one counts toward a lock of the account. */
    otp: Wire.named(Wire.secret, "OTP")
  },
  success: PostResponse,
  errors: [
    ...otpErrors(),
    ErrorCode.PhoneNumberNotFound,
    ErrorCode.UserNotFound,
    ...phoneErrors(),
    ...pinErrors(),
    ...barredErrors(),
    ...lockErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/pin-authentication/reset-pin-by-phone-and-otp"
}))

/**
 * Sets a new PIN by the answers to security questions, for the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-email}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinBySecurityAnswerAndEmail = /* @__PURE__ */ Endpoint.make(
  "PinAuthentication.resetPinBySecurityAnswerAndEmail",
  () => ({
    route: "PUT /identity/v2/auth/pin/reset/securityanswer/email",
    auth: Credential.apiKey,
    body: { ...newPin(), ...email(), ...answers() },
    success: PostResponse,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    docs: "customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-email"
  })
)

/**
 * Sets a new PIN by the answers to security questions, for the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-username}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinBySecurityAnswerAndUsername = /* @__PURE__ */ Endpoint.make(
  "PinAuthentication.resetPinBySecurityAnswerAndUsername",
  () => ({
    route: "PUT /identity/v2/auth/pin/reset/securityanswer/username",
    auth: Credential.apiKey,
    body: { ...newPin(), ...username(), ...answers() },
    success: PostResponse,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    docs: "customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-username"
  })
)

/**
 * Sets a new PIN by the answers to security questions, for the user with a phone number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPinBySecurityAnswerAndPhone = /* @__PURE__ */ Endpoint.make(
  "PinAuthentication.resetPinBySecurityAnswerAndPhone",
  () => ({
    route: "PUT /identity/v2/auth/pin/reset/securityanswer/phone",
    auth: Credential.apiKey,
    body: { ...newPin(), ...phone(), ...answers() },
    success: PostResponse,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    docs: "customer-identity-api/pin-authentication/reset-pin-by-securityanswer-and-phone"
  })
)
