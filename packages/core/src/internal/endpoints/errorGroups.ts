/** The errors that recur from endpoint to endpoint. Functions, so that nothing is made when a module is loaded. */
import * as ErrorCode from "../../ErrorCode.js"

/** A new password that the rules of the app refuse. */
export const passwordRuleErrors = () =>
  [
    ErrorCode.PasswordMissing,
    ErrorCode.NewPasswordInvalid,
    ErrorCode.FieldValidationFailed,
    ErrorCode.WeakPassword,
    ErrorCode.NewPasswordBreached
  ] as const

/** Members of a profile that are refused when it is written. */
export const profileErrors = () =>
  [
    ErrorCode.EmailAlreadyRegistered,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailTypeRequired,
    ErrorCode.DuplicateEmail,
    ErrorCode.MultiplePrimaryEmails,
    ErrorCode.EmailNotAllowedToRegister,
    ErrorCode.UsernameAlreadyTaken,
    ErrorCode.UsernameInvalid,
    ErrorCode.PhoneAlreadyRegistered,
    ErrorCode.PhoneNumberInvalid,
    ErrorCode.PhoneTypeRequired,
    ErrorCode.DuplicatePhoneType,
    ErrorCode.AddressTypeRequired,
    ErrorCode.DuplicateAddressType,
    ErrorCode.BirthDateInvalid,
    ErrorCode.AgeRestricted,
    ErrorCode.CustomFieldInvalid,
    ErrorCode.FieldValidationFailed,
    ErrorCode.RegistrationDataNotFound,
    ErrorCode.RegistrationDataInvalid,
    ErrorCode.RegistrationCodeInvalid,
    ErrorCode.RegistrationCodeRequired,
    ErrorCode.SecurityQuestionInvalid,
    ErrorCode.SecurityQuestionNotEnabled,
    ErrorCode.DangerousRequest
  ] as const

/** An account that is unknown by its id. */
export const uidErrors = () => [ErrorCode.AccountIdInvalid, ErrorCode.UserIdInvalid, ErrorCode.UserNotFound] as const

/** An account that is locked after too many failures, and wrong answers to what would unlock it. */
export const lockoutErrors = () =>
  [
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.CaptchaInvalid,
    ErrorCode.AccountLockedSecurityAnswerRequired,
    ErrorCode.SecurityQuestionOrAnswerIncorrect
  ] as const

/** A login that is refused for what the service notices about device and place. */
const riskErrors = () =>
  [
    ErrorCode.AccountBlockedSuspiciousActivity,
    ErrorCode.RiskSecurityQuestionRequired,
    ErrorCode.RiskEmailCodeSent,
    ErrorCode.RiskPhoneCodeSent,
    ErrorCode.NewBrowserDetected,
    ErrorCode.NewCityDetected,
    ErrorCode.NewCountryDetected,
    ErrorCode.NewIpDetected,
    ErrorCode.NewDeviceDetected
  ] as const

/** A login that is refused until the user has agreed to something. */
export const consentErrors = () => [ErrorCode.PrivacyPolicyNotAccepted, ErrorCode.ConsentRequired] as const

/** Every refusal of a login with a password, whatever it identifies the user by. */
export const passwordLoginErrors = () => [...firstFactorErrors(), ErrorCode.MfaRequired] as const

/** Refusals of a login with a password that goes on to the second factor. */
export const firstFactorErrors = () =>
  [...passwordErrors(), ErrorCode.EmailNotVerified, ErrorCode.EmailSendLimitReached] as const

/** Refusals of a login with a password where no e-mail address has to be verified. */
export const passwordErrors = () =>
  [
    ErrorCode.InvalidCredentials,
    ErrorCode.UserNotFound,
    ...barredErrors(),
    ErrorCode.AccountNotAllowedToLogin,
    ...lockoutErrors(),
    ErrorCode.SecurityQuestionInvalid,
    ErrorCode.SecurityQuestionNotSet,
    ErrorCode.PasswordLoginDisabled,
    ErrorCode.PasswordBreached,
    ErrorCode.PasswordResetRequired,
    ErrorCode.PinSetupRequired,
    ...consentErrors(),
    ErrorCode.ActiveSessionLimitExceeded,
    ...riskErrors(),
    ErrorCode.ParameterMalformed,
    ErrorCode.JsonPostBodyInvalid,
    ErrorCode.PayloadInvalid
  ] as const

/** A link that is invalid, used or expired. */
export const linkErrors = () =>
  [
    ErrorCode.VerificationTokenInvalid,
    ErrorCode.VerificationLinkAlreadyUsed,
    ErrorCode.VerificationLinkExpired
  ] as const

/** A link that lets another device log in, and is invalid, used or expired. */
export const clientLinkErrors = () =>
  [
    ErrorCode.VerificationTokenInvalid,
    ErrorCode.VerificationLinkExpired,
    ErrorCode.SmartLoginLinkAlreadyVerified,
    ErrorCode.SmartLoginLinkAlreadyUsed,
    ErrorCode.OneTouchLinkAlreadyUsed,
    ErrorCode.SmartLoginNotEnabled,
    ErrorCode.OneTouchLoginNotEnabled,
    ...barredErrors(),
    ErrorCode.ParameterMalformed
  ] as const

/** A mailed passcode that is wrong, used or expired. */
export const emailOtpErrors = () =>
  [ErrorCode.VerificationOtpInvalid, ErrorCode.EmailOtpAlreadyUsed, ErrorCode.EmailOtpExpired] as const

/** An account that may do nothing, and to which nothing is sent. */
export const barredErrors = () => [ErrorCode.AccountBlocked, ErrorCode.LoginDisabled] as const

/** A login without a password that is refused to the account, or whose second factor cannot be sent. */
export const accountErrors = () =>
  [
    ...barredErrors(),
    ...lockoutErrors(),
    ErrorCode.PinSetupRequired,
    ...consentErrors(),
    ErrorCode.ActiveSessionLimitExceeded,
    ErrorCode.EmailSendLimitReached,
    ...smsErrors()
  ] as const

/** A PIN that is not given, or of no use because the app has no PINs. */
export const pinErrors = () => [ErrorCode.PinAuthenticationNotConfigured, ErrorCode.PinMissing] as const

/** A phone number that is malformed or unknown. */
export const phoneErrors = () => [ErrorCode.PhoneLoginNotEnabled, ErrorCode.PhoneNumberInvalid] as const

/** A passcode that cannot be sent to a phone. */
export const smsErrors = () =>
  [
    ErrorCode.SmsNotConfigured,
    ErrorCode.OtpSendFailed,
    ErrorCode.SmsSendLimitReached,
    ErrorCode.DefaultSmsLimitExceeded,
    ErrorCode.VoiceOtpNotConfigured
  ] as const

/** A passcode from a phone that is wrong, used or expired. */
export const otpErrors = () =>
  [ErrorCode.OtpInvalid, ErrorCode.OtpAlreadyUsed, ErrorCode.OtpExpired, ErrorCode.OtpExpiredOrUsed] as const

/** A second factor that is locked after too many failures. */
export const secondFactorLockErrors = () => [ErrorCode.AccountLockedReauthenticationRequired] as const

/** A code of an authenticator app that proves no second factor. */
export const authenticatorErrors = () =>
  [
    ErrorCode.AuthenticatorMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.AuthenticatorCodeIncorrect,
    ErrorCode.MfaCodeRequired
  ] as const

/** A passcode from an SMS that proves no second factor. */
export const smsFactorErrors = () =>
  [
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.OtpInvalid,
    ErrorCode.OtpAlreadyUsed,
    ErrorCode.OtpExpired
  ] as const

/** A login that cannot go on to the second factor, or no longer. */
export const pendingErrors = () =>
  [ErrorCode.MfaTokenInvalid, ErrorCode.MfaTokenExpired, ErrorCode.MfaNotEnabled, ...barredErrors()] as const

/** What keeps a login from ending with the second factor, whatever proves that. */
export const endingErrors = () =>
  [
    ...pendingErrors(),
    ...secondFactorLockErrors(),
    ...consentErrors(),
    ErrorCode.PinSetupRequired,
    ErrorCode.ActiveSessionLimitExceeded
  ] as const

/** A page that Duo must not send the user back to. */
export const duoRedirectErrors = () =>
  [ErrorCode.DuoRedirectUriNotWhitelisted, ErrorCode.DuoRedirectUriInvalid] as const

/** A registration that is refused, whatever it identifies the user by. */
export const registrationErrors = () =>
  [
    ...profileErrors(),
    ErrorCode.EmailRegisteredWithSocialAccount,
    ErrorCode.EmailDomainNotAllowed,
    ErrorCode.WeakPassword,
    ErrorCode.NewPasswordBreached,
    ErrorCode.RegistrationDisabled,
    ErrorCode.RegistrationServiceNotConfigured,
    ErrorCode.PrivacyPolicyRequiredForRegistration,
    ErrorCode.ConsentRequired,
    ErrorCode.ConsentFormInvalid,
    ErrorCode.ConsentFormNotAvailable,
    ErrorCode.PinMissing,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.SmsNotConfigured,
    ErrorCode.VoiceOtpNotConfigured,
    ErrorCode.DefaultSmsLimitExceeded,
    ErrorCode.ParameterMalformed,
    ErrorCode.JsonPostBodyInvalid,
    ErrorCode.PayloadInvalid
  ] as const

/** Security questions that the app has switched off, or the user has not set. */
export const securityQuestionErrors = () =>
  [ErrorCode.SecurityQuestionNotEnabled, ErrorCode.SecurityQuestionNotSet] as const

/** The user's provider does not have this, or does not answer. */
export const providerErrors = () => [ErrorCode.EndpointNotSupportedByProvider, ErrorCode.SocialProviderError] as const

/** A login by a token or a code of a social provider's, which it does not know. */
export const providerTokenErrors = () =>
  [ErrorCode.ProviderAccessTokenMissing, ErrorCode.SocialProviderError, ...socialLoginErrors()] as const

/** A login by a social provider that is refused for what the provider tells of the user, or for the account. */
export const socialLoginErrors = () =>
  [
    ErrorCode.SocialRegistrationNotAllowed,
    ErrorCode.SocialEmailUsedByAnotherAccount,
    ErrorCode.SocialLoginEmailNotVerified,
    ErrorCode.UserNotFound,
    ErrorCode.ActiveSessionLimitExceeded,
    ErrorCode.PinSetupRequired,
    ErrorCode.ConsentRequired,
    ...barredErrors()
  ] as const
