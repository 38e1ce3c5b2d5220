/** The public configuration of the application, derived from the settings. */
import * as Duration from "effect/Duration"
import type { PasswordRules, Settings } from "../Settings.js"

/** The configuration, for a client that calls the emulator at an origin. */
export const document = (settings: Settings, origin: string) => ({
  ...application(settings, origin),
  ...flows(settings),
  ...identifiers(settings),
  ...protection(settings),
  ...switchedOff
})

const application = (settings: Settings, origin: string) => ({
  AppName: settings.appName,
  CustomDomain: null,
  ApiVersion: { v1: false, v2: true },
  IsHttps: origin.startsWith("https:"),
  SocialSchema: {
    Providers: settings.socialProviders.map((provider) => ({
      Name: provider.charAt(0).toUpperCase() + provider.slice(1),
      Endpoint: `${origin}/RequestHandler.aspx?apikey=${settings.apiKey}&provider=${provider}`
    }))
  },
  RegistrationFormSchema: [
    field("emailid", "string", "Email Id", "required|valid_email"),
    field("password", "password", "Password", passwordRule(settings.passwordRules))
  ]
})

const field = (name: string, type: string, display: string, rules: string) => ({
  Checked: true,
  type,
  name,
  display,
  rules,
  options: null,
  permission: "w",
  DataSource: null,
  Parent: "",
  ParentDataSource: null
})

/** The steps by which pages ask for more, as the library for browsers reads them. */
export const profilingDocument = ({ profilingSteps }: Settings) => ({
  ProfilingSteps: profilingSteps.map(({ fields, scopes = [], step }) => ({
    Step: step,
    Schema: fields.map((name) => field(name.toLowerCase(), "string", name, "")),
    Scopes: scopes.map(({ provider, scopes }) => ({ Provider: provider, Scopes: scopes }))
  }))
})

const passwordRule = ({ maxLength, minLength }: PasswordRules): string =>
  [
    "required",
    ...(minLength > 0 ? [`min_length[${minLength}]`] : []),
    ...(maxLength > 0 ? [`max_length[${maxLength}]`] : [])
  ].join("|")

const flows = (settings: Settings) => {
  const types = settings.verificationTypes
  return {
    EmailVerificationFlow: settings.emailVerificationFlow,
    OTPEmailVerification: types.registration === "OTP",
    TemplateVerificationTypes: {
      AddEmail: types.addEmail,
      AutoLogin: types.autoLogin,
      DeleteAccount: types.deleteAccount,
      ForgotPIN: types.forgotPin,
      ForgotPassword: types.forgotPassword,
      NoRegistrationPasswordlessLogin: types.passwordlessRegistration,
      OneClickSignin: types.oneClickSignin,
      Registration: types.registration
    },
    IsLoginOnEmailVerification: settings.loginOnEmailVerification,
    IsLogoutOnEmailVerification: settings.logoutOnEmailVerification,
    LoginOnPasswordReset: settings.loginOnPasswordReset,
    IsCustomerRegistration: settings.registration,
    IsDisabledSocialRegistration: !settings.socialRegistration,
    IsNoCallbackForSocialLogin: settings.noCallbackLogin,
    IsDisabledAccountLinking: !settings.accountLinking,
    IsInstantSignin: { EmailLink: settings.passwordlessEmail, SmsOtp: settings.passwordlessSms }
  }
}

const identifiers = (settings: Settings) => ({
  IsPhoneLogin: settings.phoneLogin,
  IsUserNameLogin: settings.userNameLogin,
  IsRememberMe: settings.rememberMe,
  DuplicateEmailWithUniqueUsername: settings.duplicateEmailWithUniqueUserName,
  CheckPhoneNoAvailabilityOnRegistration: settings.phoneLogin
})

const protection = (settings: Settings) => ({
  LoginLockedConfiguration: {
    LoginLockedType: settings.lockout.type,
    MaximumFailedLoginAttempts: settings.lockout.threshold,
    SuspendConfiguration: { EffectivePeriodInSeconds: Math.round(Duration.toSeconds(settings.lockout.suspension)) }
  },
  TwoFactorAuthentication: {
    IsEnabled: settings.secondFactor.mode !== "off",
    IsRequired: settings.secondFactor.mode === "required",
    IsGoogleAuthenticator: settings.secondFactor.authenticator,
    IsAuthenticator: settings.secondFactor.authenticator,
    IsSmsOTPAuthenticator: settings.secondFactor.smsOtp,
    IsEmailOTPAuthenticator: settings.secondFactor.emailOtp,
    IsSecurityQuestionAuthenticator: settings.secondFactor.securityQuestion,
    IsPushAuthenticator: settings.secondFactor.push,
    IsDuoSecurityAuthenticator: settings.secondFactor.duo,
    IsPasskeyAuthenticator: false
  },
  PINAuthentication: {
    IsEnabled: settings.pin.enabled,
    Configuration: {
      PINLogin: settings.pin.pinLogin,
      IsRequired: settings.pin.required,
      AskOnRegistration: settings.pin.askOnRegistration,
      AskOnLogin: settings.pin.askOnLogin,
      AskOnlyOnFirstLogin: settings.pin.askOnlyOnFirstLogin
    }
  },
  IsSecurityQuestion: settings.securityQuestionsEnabled,
  SecurityQuestions: {
    Questions: settings.securityQuestions.map(({ id, text }) => ({ QuestionId: id, Question: text })),
    SecurityQuestionCount: settings.securityQuestionCount
  },
  PrivacyPolicyConfiguration: {
    IsEnabled: settings.privacyPolicy.enabled,
    Mode: settings.privacyPolicy.mode,
    PrivacyPolicies: settings.privacyPolicy.policies.map(({ start, version }) => ({
      Version: version,
      StartDateTime: new Date(start).toISOString()
    }))
  },
  IsRiskBasedAuthentication: settings.risk.enabled,
  IsConsentManagementEnabled: settings.consent.enabled,
  IsV2Recaptcha: settings.captcha.v2,
  IsInvisibleRecaptcha: settings.captcha.invisible,
  V2RecaptchaSiteKey: settings.captcha.siteKey,
  QQTencentCaptchaKey: settings.captcha.qqKey,
  ApiRequestSigningConfig: settings.requestSigning === "off" ? {} : { IsEnabled: true, Mode: settings.requestSigning }
})

/** What the emulator does not have. */
const switchedOff = {
  NoRegistration: false,
  IsAgeRestriction: false,
  AskRequiredFieldsOnTraditionalLogin: false,
  AskPasswordOnSocialLogin: false,
  AskEmailIdForUnverifiedUserLogin: false,
  AskOptionalFieldsOnSocialSignup: false,
  StoreOnlyRegistrationFormFieldsForSocial: false,
  IsMobileCallbackForSocialLogin: false,
  IsBackendJobEnabled: false,
  IsAutoLookUpEnabled: false,
  OptionalRecaptchaConfiguration: {
    IsEnabled: false,
    Apis: {
      PostForgotPasswordByEmail: false,
      PostForgotPasswordByPhone: false,
      PutChangePassword: false,
      PostLoginByEmailAndPassword: false,
      PostLoginByUserNameAndPassword: false,
      PostLoginByPhoneAndPassword: false,
      PutUpdateProfile: false
    }
  },
  PassKeysConfig: {
    IsEnabled: false,
    PasskeySelection: "",
    ProgressiveEnrollment: false,
    ProgressiveEnrollmentDelay: 0,
    LocalEnrollment: false,
    RPDisplayName: "",
    RPID: "",
    RPOrigins: []
  }
}
