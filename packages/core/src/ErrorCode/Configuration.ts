/**
 * Errors of features that are off or not set up for the application: a mistake of its settings, not of the call.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 981 · 403 · The application has no user registration service. */
export class RegistrationServiceNotConfigured
  extends /* @__PURE__ */ define("RegistrationServiceNotConfigured", "configuration", { identity: 981 }) {}

/** 999 (also cloud) · 403 (cloud: not documented) · The application has no custom objects. */
export class CustomObjectNotConfigured
  extends /* @__PURE__ */ define("CustomObjectNotConfigured", "configuration", { identity: 999, cloud: 999 }) {}

/** 1034 · 403 · The application does not verify e-mail addresses. */
export class EmailVerificationDisabled
  extends /* @__PURE__ */ define("EmailVerificationDisabled", "configuration", { identity: 1034 }) {}

/** 1054 · 403 · The application does not link accounts. */
export class AccountLinkingDisabled
  extends /* @__PURE__ */ define("AccountLinkingDisabled", "configuration", { identity: 1054 }) {}

/** 1059 · 403 · The application does not offer passwordless login. */
export class PasswordlessLoginNotEnabled
  extends /* @__PURE__ */ define("PasswordlessLoginNotEnabled", "configuration", { identity: 1059 }) {}

/** 1071 · 403 · The application is not set up to send SMS. */
export class SmsNotConfigured extends /* @__PURE__ */ define("SmsNotConfigured", "configuration", { identity: 1071 }) {}

/** 1074 · 403 · The application does not log in by phone number. */
export class PhoneLoginNotEnabled
  extends /* @__PURE__ */ define("PhoneLoginNotEnabled", "configuration", { identity: 1074 }) {}

/** 1077 · 403 · The application identifies users by phone, so this e-mail call is not served. */
export class PhoneLoginRequired
  extends /* @__PURE__ */ define("PhoneLoginRequired", "configuration", { identity: 1077 }) {}

/** 1095 · 403 · The application does not use security questions. */
export class SecurityQuestionNotEnabled
  extends /* @__PURE__ */ define("SecurityQuestionNotEnabled", "configuration", { identity: 1095 }) {}

/** 1097 · 403 · The application does not use a second factor. */
export class MfaNotEnabled extends /* @__PURE__ */ define("MfaNotEnabled", "configuration", { identity: 1097 }) {}

/** 1100, 1277 · 403 · One-time codes are not offered as a second factor. */
export class OtpMfaNotEnabled
  extends /* @__PURE__ */ define("OtpMfaNotEnabled", "configuration", { identity: [1100, 1277] }) {}

/** 1135 · 403 · The application does not offer Smart Login. */
export class SmartLoginNotEnabled
  extends /* @__PURE__ */ define("SmartLoginNotEnabled", "configuration", { identity: 1135 }) {}

/** 1146 · 403 · The application does not offer One Touch Login. */
export class OneTouchLoginNotEnabled
  extends /* @__PURE__ */ define("OneTouchLoginNotEnabled", "configuration", { identity: 1146 }) {}

/** 1160 · 403 · Social login without a callback is not offered. */
export class NoCallbackLoginNotEnabled
  extends /* @__PURE__ */ define("NoCallbackLoginNotEnabled", "configuration", { identity: 1160 }) {}

/** 1183 · 403 · Users log in by user name here, not by e-mail address or phone number. */
export class UsernameLoginRequired
  extends /* @__PURE__ */ define("UsernameLoginRequired", "configuration", { identity: 1183 }) {}

/** 1184 · 403 · Users log in by user name here: ask for their security questions by it. */
export class UsernameRequiredForSecurityQuestions
  extends /* @__PURE__ */ define("UsernameRequiredForSecurityQuestions", "configuration", { identity: 1184 }) {}

/** 1190 · 403 · The application takes no new users. */
export class RegistrationDisabled
  extends /* @__PURE__ */ define("RegistrationDisabled", "configuration", { identity: 1190 }) {}

/** 1191 · 403 · The application does not ask for a second factor on single actions. */
export class StepUpMfaNotEnabled
  extends /* @__PURE__ */ define("StepUpMfaNotEnabled", "configuration", { identity: 1191 }) {}

/** 1195 · 403 · There is no privacy policy to accept. */
export class PrivacyPolicyNotAvailable
  extends /* @__PURE__ */ define("PrivacyPolicyNotAvailable", "configuration", { identity: 1195 }) {}

/** 1223 · 403 · The application has no settings for this social provider. */
export class SocialProviderNotConfigured
  extends /* @__PURE__ */ define("SocialProviderNotConfigured", "configuration", { identity: 1223 }) {}

/** 1224 · 403 · There is no consent form to submit. */
export class ConsentFormNotAvailable
  extends /* @__PURE__ */ define("ConsentFormNotAvailable", "configuration", { identity: 1224 }) {}

/** 1227 · 403 · The application does not manage consents. */
export class ConsentManagementNotEnabled
  extends /* @__PURE__ */ define("ConsentManagementNotEnabled", "configuration", { identity: 1227 }) {}

/** 1233 · 403 · The application does not use PINs. */
export class PinAuthenticationNotConfigured
  extends /* @__PURE__ */ define("PinAuthenticationNotConfigured", "configuration", { identity: 1233 }) {}

/** 1237 · 403 · E-mail addresses are verified by link here, not by a one-time code. */
export class EmailOtpVerificationNotEnabled
  extends /* @__PURE__ */ define("EmailOtpVerificationNotEnabled", "configuration", { identity: 1237 }) {}

/** 1238 · 403 · The application does not use user names. */
export class UsernameLoginNotEnabled
  extends /* @__PURE__ */ define("UsernameLoginNotEnabled", "configuration", { identity: 1238 }) {}

/** 1244 · 403 · The application does not log in by PIN. */
export class PinLoginNotEnabled
  extends /* @__PURE__ */ define("PinLoginNotEnabled", "configuration", { identity: 1244 }) {}

/** 1256 · 403 · Codes by e-mail are not offered as a second factor. */
export class EmailOtpMfaNotEnabled
  extends /* @__PURE__ */ define("EmailOtpMfaNotEnabled", "configuration", { identity: 1256 }) {}

/** 1257 · 403 · Security questions are not offered as a second factor. */
export class SecurityQuestionMfaNotEnabled
  extends /* @__PURE__ */ define("SecurityQuestionMfaNotEnabled", "configuration", { identity: 1257 }) {}

/** 1279 · 403 · Authenticator apps are not offered as a second factor. */
export class AuthenticatorMfaNotEnabled
  extends /* @__PURE__ */ define("AuthenticatorMfaNotEnabled", "configuration", { identity: 1279 }) {}

/** 1281 · 403 · The application cannot read one-time codes out by phone call. */
export class VoiceOtpNotConfigured
  extends /* @__PURE__ */ define("VoiceOtpNotConfigured", "configuration", { identity: 1281 }) {}

/** 1286 · 403 · The application does not log in by password. */
export class PasswordLoginDisabled
  extends /* @__PURE__ */ define("PasswordLoginDisabled", "configuration", { identity: 1286 }) {}

/** 1298 · 403 · The push notification settings cannot be used. */
export class PushConfigurationError
  extends /* @__PURE__ */ define("PushConfigurationError", "configuration", { identity: 1298 }) {}

/** 1299 · 403 · Push notifications are not offered as a second factor. */
export class PushMfaNotEnabled
  extends /* @__PURE__ */ define("PushMfaNotEnabled", "configuration", { identity: 1299 }) {}

/** 1320 · 403 · The application does not use passkeys. */
export class PasskeyNotEnabled
  extends /* @__PURE__ */ define("PasskeyNotEnabled", "configuration", { identity: 1320 }) {}

/** 1322 · 403 · The passkey settings cannot be used. */
export class PasskeyConfigurationError
  extends /* @__PURE__ */ define("PasskeyConfigurationError", "configuration", { identity: 1322 }) {}

/** 1326 · 403 · The application does not suggest passkeys in form fields. */
export class PasskeyAutofillNotEnabled
  extends /* @__PURE__ */ define("PasskeyAutofillNotEnabled", "configuration", { identity: 1326 }) {}

/** 1327 · 403 · Passkeys are not offered as a second factor. */
export class PasskeyMfaNotEnabled
  extends /* @__PURE__ */ define("PasskeyMfaNotEnabled", "configuration", { identity: 1327 }) {}

/** 1330 · 403 · Duo is not offered as a second factor. */
export class DuoMfaNotEnabled extends /* @__PURE__ */ define("DuoMfaNotEnabled", "configuration", { identity: 1330 }) {}

/** 1331 · 403 · The Duo settings cannot be used. */
export class DuoConfigurationError
  extends /* @__PURE__ */ define("DuoConfigurationError", "configuration", { identity: 1331 }) {}

/** 1335 · 403 · Duo may not send users to this redirect URI. */
export class DuoRedirectUriNotWhitelisted
  extends /* @__PURE__ */ define("DuoRedirectUriNotWhitelisted", "configuration", { identity: 1335 }) {}

/** 1339 · 403 · The application does not restrict shared logins. */
export class LoginSharingRestrictionNotEnabled
  extends /* @__PURE__ */ define("LoginSharingRestrictionNotEnabled", "configuration", { identity: 1339 }) {}

/** 2023 · 400 · The application has no token settings that fit this request. */
export class TokenConfigurationNotFound
  extends /* @__PURE__ */ define("TokenConfigurationNotFound", "configuration", { identity: 2023 }) {}

/** cloud 1003 · 400 · This custom object cannot be searched until it is given a schema. */
export class CustomObjectSchemaNotSet
  extends /* @__PURE__ */ define("CustomObjectSchemaNotSet", "configuration", { cloud: 1003 }) {}

/** sso 1178 · 401 · The hosted plug-in was never set up. */
export class HostedPluginConfigurationNotFound
  extends /* @__PURE__ */ define("HostedPluginConfigurationNotFound", "configuration", { sso: 1178 }) {}

/** sso 1179 · 401 · The site's password settings were never made. */
export class PasswordSettingNotConfigured
  extends /* @__PURE__ */ define("PasswordSettingNotConfigured", "configuration", { sso: 1179 }) {}

/** sso 1180 · 401 · The settings of this JWT app cannot be used. */
export class JwtConfigurationInvalid
  extends /* @__PURE__ */ define("JwtConfigurationInvalid", "configuration", { sso: 1180 }) {}

/** sso 1183 · 401 · The Form API was never set up. */
export class FormApiConfigurationNotFound
  extends /* @__PURE__ */ define("FormApiConfigurationNotFound", "configuration", { sso: 1183 }) {}

/** sso 1192 · 401 · The hosted plug-in's settings cannot be used. */
export class HostedPluginConfigurationInvalid
  extends /* @__PURE__ */ define("HostedPluginConfigurationInvalid", "configuration", { sso: 1192 }) {}

/** sso 1197 · 401 · The settings of this SAML app cannot be used. */
export class SamlConfigurationInvalid
  extends /* @__PURE__ */ define("SamlConfigurationInvalid", "configuration", { sso: 1197 }) {}

/** sso 2003 · 401 · The user's SAML attributes cannot be used. */
export class SamlUserClaimInvalid
  extends /* @__PURE__ */ define("SamlUserClaimInvalid", "configuration", { sso: 2003 }) {}

/** sso 2004 · 401 · The SAML app has no address that receives assertions. */
export class SamlAcsLocationRequired
  extends /* @__PURE__ */ define("SamlAcsLocationRequired", "configuration", { sso: 2004 }) {}

/** sso 2015 · 401 · The SAML request was signed with another certificate. */
export class SamlSigningCertificateMismatch
  extends /* @__PURE__ */ define("SamlSigningCertificateMismatch", "configuration", { sso: 2015 }) {}
