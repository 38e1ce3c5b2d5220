/**
 * The configuration of a LoginRadius app, as far as the service makes it public.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { SecurityQuestion } from "./Answers.js"

const verificationType = () => Wire.literals("OTP", "MAGICLINK")

const socialProviderMembers = () => ({
  Name: Wire.string,
  /** Where the provider's login starts. */
  Endpoint: Wire.string
})

/**
 * A social provider that is switched on.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialProvider extends Wire.Type<typeof socialProviderMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialProvider: Wire.Wire<SocialProvider> = /* @__PURE__ */ Wire.document(
  "SocialProvider",
  socialProviderMembers
)

const socialSchemaMembers = () => ({
  Providers: Wire.array(SocialProvider)
})

/**
 * The social providers that are switched on.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialSchema extends Wire.Type<typeof socialSchemaMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialSchema: Wire.Wire<SocialSchema> = /* @__PURE__ */ Wire.document("SocialSchema", socialSchemaMembers)

const registrationFieldMembers = () => ({
  Checked: Wire.boolean,
  type: Wire.string,
  name: Wire.string,
  display: Wire.string,
  /** The rules of the form, as in `required|valid_email`. */
  rules: Wire.string,
  options: Wire.unknown,
  permission: Wire.string,
  DataSource: Wire.unknown,
  Parent: Wire.string,
  ParentDataSource: Wire.unknown
})

/**
 * A field of the registration form.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationField extends Wire.Type<typeof registrationFieldMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationField: Wire.Wire<RegistrationField> = /* @__PURE__ */ Wire.document(
  "RegistrationField",
  registrationFieldMembers
)

const securityQuestionSettingsMembers = () => ({
  Questions: Wire.array(SecurityQuestion),
  /** How many of them a user has to answer. */
  SecurityQuestionCount: Wire.integer
})

/**
 * The security questions that users choose from.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecurityQuestionSettings extends Wire.Type<typeof securityQuestionSettingsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SecurityQuestionSettings: Wire.Wire<SecurityQuestionSettings> = /* @__PURE__ */ Wire.document(
  "SecurityQuestionSettings",
  securityQuestionSettingsMembers
)

const apiVersionMembers = () => ({
  v1: Wire.boolean,
  v2: Wire.boolean
})

/**
 * The API versions that are switched on.
 *
 * @since 0.1.0
 * @category models
 */
export interface ApiVersion extends Wire.Type<typeof apiVersionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ApiVersion: Wire.Wire<ApiVersion> = /* @__PURE__ */ Wire.document("ApiVersion", apiVersionMembers)

const suspendConfigurationMembers = () => ({
  EffectivePeriodInSeconds: Wire.integer
})

/**
 * How long a suspension lasts.
 *
 * @since 0.1.0
 * @category models
 */
export interface SuspendConfiguration extends Wire.Type<typeof suspendConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SuspendConfiguration: Wire.Wire<SuspendConfiguration> = /* @__PURE__ */ Wire.document(
  "SuspendConfiguration",
  suspendConfigurationMembers
)

const loginLockedConfigurationMembers = () => ({
  LoginLockedType: Wire.literals("None", "Suspend", "Captcha", "SecurityQuestion", "Block"),
  /** `0`: no limit. */
  MaximumFailedLoginAttempts: Wire.integer,
  SuspendConfiguration: SuspendConfiguration
})

/**
 * What too many failed logins lead to.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginLockedConfiguration extends Wire.Type<typeof loginLockedConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const LoginLockedConfiguration: Wire.Wire<LoginLockedConfiguration> = /* @__PURE__ */ Wire.document(
  "LoginLockedConfiguration",
  loginLockedConfigurationMembers
)

const instantSigninMembers = () => ({
  EmailLink: Wire.boolean,
  SmsOtp: Wire.boolean
})

/**
 * Which logins work without a password.
 *
 * @since 0.1.0
 * @category models
 */
export interface InstantSignin extends Wire.Type<typeof instantSigninMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const InstantSignin: Wire.Wire<InstantSignin> = /* @__PURE__ */ Wire.document(
  "InstantSignin",
  instantSigninMembers
)

const twoFactorAuthenticationMembers = () => ({
  IsEnabled: Wire.boolean,
  IsRequired: Wire.boolean,
  IsGoogleAuthenticator: Wire.boolean,
  IsAuthenticator: Wire.boolean,
  IsSmsOTPAuthenticator: Wire.boolean,
  IsEmailOTPAuthenticator: Wire.boolean,
  IsSecurityQuestionAuthenticator: Wire.boolean,
  IsPushAuthenticator: Wire.boolean,
  IsDuoSecurityAuthenticator: Wire.boolean,
  IsPasskeyAuthenticator: Wire.boolean
})

/**
 * Whether a second factor is asked for, and which ones there are.
 *
 * @since 0.1.0
 * @category models
 */
export interface TwoFactorAuthentication extends Wire.Type<typeof twoFactorAuthenticationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const TwoFactorAuthentication: Wire.Wire<TwoFactorAuthentication> = /* @__PURE__ */ Wire.document(
  "TwoFactorAuthentication",
  twoFactorAuthenticationMembers
)

const pinConfigurationMembers = () => ({
  /** A PIN and a session token log in. */
  PINLogin: Wire.boolean,
  /** Whoever is asked for a PIN has to set one. */
  IsRequired: Wire.boolean,
  AskOnRegistration: Wire.boolean,
  /** Users without a PIN are asked for one at each login. */
  AskOnLogin: Wire.boolean,
  AskOnlyOnFirstLogin: Wire.boolean
})

/**
 * When users are asked for a PIN, and what it is good for.
 *
 * @since 0.1.0
 * @category models
 */
export interface PinConfiguration extends Wire.Type<typeof pinConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PinConfiguration: Wire.Wire<PinConfiguration> = /* @__PURE__ */ Wire.document(
  "PinConfiguration",
  pinConfigurationMembers
)

const pinSettingsMembers = () => ({
  IsEnabled: Wire.boolean,
  Configuration: PinConfiguration
})

/**
 * Whether the app has PINs.
 *
 * @since 0.1.0
 * @category models
 */
export interface PinSettings extends Wire.Type<typeof pinSettingsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PinSettings: Wire.Wire<PinSettings> = /* @__PURE__ */ Wire.document("PinSettings", pinSettingsMembers)

const privacyPolicyMembers = () => ({
  Version: Wire.string,
  /** From when on it holds. */
  StartDateTime: Wire.dateTime
})

/**
 * A version of the privacy policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicy extends Wire.Type<typeof privacyPolicyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PrivacyPolicy: Wire.Wire<PrivacyPolicy> = /* @__PURE__ */ Wire.document(
  "PrivacyPolicy",
  privacyPolicyMembers
)

const privacyPolicyConfigurationMembers = () => ({
  IsEnabled: Wire.boolean,
  /** `Strict` refuses the login of users who have not accepted. */
  Mode: Wire.literals("Moderated", "Strict"),
  PrivacyPolicies: Wire.array(PrivacyPolicy)
})

/**
 * Which privacy policy users have to accept.
 *
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicyConfiguration extends Wire.Type<typeof privacyPolicyConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PrivacyPolicyConfiguration: Wire.Wire<PrivacyPolicyConfiguration> = /* @__PURE__ */ Wire.document(
  "PrivacyPolicyConfiguration",
  privacyPolicyConfigurationMembers
)

const optionalRecaptchaApisMembers = () => ({
  PostForgotPasswordByEmail: Wire.boolean,
  PostForgotPasswordByPhone: Wire.boolean,
  PutChangePassword: Wire.boolean,
  PostLoginByEmailAndPassword: Wire.boolean,
  PostLoginByUserNameAndPassword: Wire.boolean,
  PostLoginByPhoneAndPassword: Wire.boolean,
  PutUpdateProfile: Wire.boolean
})

/**
 * The operations that ask for a captcha.
 *
 * @since 0.1.0
 * @category models
 */
export interface OptionalRecaptchaApis extends Wire.Type<typeof optionalRecaptchaApisMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const OptionalRecaptchaApis: Wire.Wire<OptionalRecaptchaApis> = /* @__PURE__ */ Wire.document(
  "OptionalRecaptchaApis",
  optionalRecaptchaApisMembers
)

const optionalRecaptchaConfigurationMembers = () => ({
  IsEnabled: Wire.boolean,
  Apis: OptionalRecaptchaApis
})

/**
 * Where a captcha is asked for.
 *
 * @since 0.1.0
 * @category models
 */
export interface OptionalRecaptchaConfiguration extends Wire.Type<typeof optionalRecaptchaConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const OptionalRecaptchaConfiguration: Wire.Wire<OptionalRecaptchaConfiguration> = /* @__PURE__ */ Wire.document(
  "OptionalRecaptchaConfiguration",
  optionalRecaptchaConfigurationMembers
)

const apiRequestSigningMembers = () => ({
  IsEnabled: Wire.boolean,
  Mode: Wire.string
})

/**
 * Whether management calls have to be signed.
 *
 * @since 0.1.0
 * @category models
 */
export interface ApiRequestSigning extends Wire.Type<typeof apiRequestSigningMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ApiRequestSigning: Wire.Wire<ApiRequestSigning> = /* @__PURE__ */ Wire.document(
  "ApiRequestSigning",
  apiRequestSigningMembers
)

const templateVerificationTypesMembers = () => ({
  AddEmail: verificationType(),
  AutoLogin: verificationType(),
  DeleteAccount: verificationType(),
  ForgotPIN: verificationType(),
  ForgotPassword: verificationType(),
  NoRegistrationPasswordlessLogin: verificationType(),
  OneClickSignin: verificationType(),
  Registration: verificationType()
})

/**
 * Whether messages carry a link or a one-time passcode.
 *
 * @since 0.1.0
 * @category models
 */
export interface TemplateVerificationTypes extends Wire.Type<typeof templateVerificationTypesMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const TemplateVerificationTypes: Wire.Wire<TemplateVerificationTypes> = /* @__PURE__ */ Wire.document(
  "TemplateVerificationTypes",
  templateVerificationTypesMembers
)

const passkeyConfigurationMembers = () => ({
  IsEnabled: Wire.boolean,
  PasskeySelection: Wire.string,
  ProgressiveEnrollment: Wire.boolean,
  ProgressiveEnrollmentDelay: Wire.integer,
  LocalEnrollment: Wire.boolean,
  RPDisplayName: Wire.string,
  RPID: Wire.string,
  RPOrigins: Wire.array(Wire.string)
})

/**
 * How passkeys are offered.
 *
 * @since 0.1.0
 * @category models
 */
export interface PasskeyConfiguration extends Wire.Type<typeof passkeyConfigurationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PasskeyConfiguration: Wire.Wire<PasskeyConfiguration> = /* @__PURE__ */ Wire.document(
  "PasskeyConfiguration",
  passkeyConfigurationMembers
)

const appInfoMembers = () => ({
  AppName: Wire.required(Wire.string),
  CustomDomain: Wire.unknown,
  ApiVersion: ApiVersion,
  SocialSchema: SocialSchema,
  RegistrationFormSchema: Wire.array(RegistrationField),
  SecurityQuestions: SecurityQuestionSettings,
  EmailVerificationFlow: Wire.literals("required", "optional", "disabled"),
  /** Verification mails carry a one-time passcode instead of a link. */
  OTPEmailVerification: Wire.boolean,
  TemplateVerificationTypes: TemplateVerificationTypes,
  LoginLockedConfiguration: LoginLockedConfiguration,
  TwoFactorAuthentication: TwoFactorAuthentication,
  PINAuthentication: PinSettings,
  IsInstantSignin: InstantSignin,
  PrivacyPolicyConfiguration: PrivacyPolicyConfiguration,
  PassKeysConfig: PasskeyConfiguration,
  ApiRequestSigningConfig: ApiRequestSigning,
  /** The verification of an e-mail address logs the user in. */
  IsLoginOnEmailVerification: Wire.boolean,
  /** A password reset logs the user in. */
  LoginOnPasswordReset: Wire.boolean,
  IsLogoutOnEmailVerification: Wire.boolean,
  IsPhoneLogin: Wire.boolean,
  IsUserNameLogin: Wire.boolean,
  IsRememberMe: Wire.boolean,
  IsCustomerRegistration: Wire.boolean,
  NoRegistration: Wire.boolean,
  IsDisabledSocialRegistration: Wire.boolean,
  IsDisabledAccountLinking: Wire.boolean,
  DuplicateEmailWithUniqueUsername: Wire.boolean,
  CheckPhoneNoAvailabilityOnRegistration: Wire.boolean,
  IsSecurityQuestion: Wire.boolean,
  IsAgeRestriction: Wire.boolean,
  IsRiskBasedAuthentication: Wire.boolean,
  /** Whether the app asks for consents, by the forms of `Configuration.getConsentForms`. */
  IsConsentManagementEnabled: Wire.boolean,
  AskRequiredFieldsOnTraditionalLogin: Wire.boolean,
  AskPasswordOnSocialLogin: Wire.boolean,
  AskEmailIdForUnverifiedUserLogin: Wire.boolean,
  AskOptionalFieldsOnSocialSignup: Wire.boolean,
  StoreOnlyRegistrationFormFieldsForSocial: Wire.boolean,
  IsNoCallbackForSocialLogin: Wire.boolean,
  IsMobileCallbackForSocialLogin: Wire.boolean,
  IsV2Recaptcha: Wire.boolean,
  IsInvisibleRecaptcha: Wire.boolean,
  /** The public key of the captcha. */
  V2RecaptchaSiteKey: Wire.string,
  /** The public key of the captcha. */
  QQTencentCaptchaKey: Wire.string,
  OptionalRecaptchaConfiguration: OptionalRecaptchaConfiguration,
  IsHttps: Wire.boolean,
  IsBackendJobEnabled: Wire.boolean,
  IsAutoLookUpEnabled: Wire.boolean
})

/**
 * The public configuration of a LoginRadius app.
 *
 * @since 0.1.0
 * @category models
 */
export interface AppInfo extends Wire.Type<typeof appInfoMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AppInfo: Wire.Wire<AppInfo> = /* @__PURE__ */ Wire.document("AppInfo", appInfoMembers)
