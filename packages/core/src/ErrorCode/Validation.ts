/**
 * Errors of the content of a request.
 *
 * @since 0.1.0
 */
import { fieldErrors } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 908 (also cloud, sso) · 403 (cloud, sso: 400) · A parameter is missing or unreadable; `description` says which. */
export class ParameterMalformed
  extends /* @__PURE__ */ define("ParameterMalformed", "validation", { identity: 908, cloud: 908, sso: 908 }) {}

/** 925 (also cloud) · 400 · The first day of the range is unreadable. */
export class FromDateInvalid
  extends /* @__PURE__ */ define("FromDateInvalid", "validation", { identity: 925, cloud: 925 }) {}

/** 926 (also cloud) · 400 · The last day of the range is unreadable. */
export class ToDateInvalid
  extends /* @__PURE__ */ define("ToDateInvalid", "validation", { identity: 926, cloud: 926 }) {}

/** 929 (also sso) · 400 · The call needs an access token of the social provider. */
export class ProviderAccessTokenMissing
  extends /* @__PURE__ */ define("ProviderAccessTokenMissing", "validation", { identity: 929, sso: 929 }) {}

/** 930 · 400 · The call needs a token secret of the social provider. */
export class ProviderTokenSecretMissing
  extends /* @__PURE__ */ define("ProviderTokenSecretMissing", "validation", { identity: 930 }) {}

/** 931 · 400 · The call needs an album. */
export class AlbumIdRequired extends /* @__PURE__ */ define("AlbumIdRequired", "validation", { identity: 931 }) {}

/** 937 · 403 · Not an id that a user can have. */
export class UserIdInvalid extends /* @__PURE__ */ define("UserIdInvalid", "validation", { identity: 937 }) {}

/** 949 · 403 · The call needs the site's name. */
export class SiteNameRequired extends /* @__PURE__ */ define("SiteNameRequired", "validation", { identity: 949 }) {}

/** 957 · 400 · The query does not follow its grammar. */
export class QueryMalformed extends /* @__PURE__ */ define("QueryMalformed", "validation", { identity: 957 }) {}

/** 958 · 400 · The posted form is unreadable. */
export class FormPostBodyInvalid
  extends /* @__PURE__ */ define("FormPostBodyInvalid", "validation", { identity: 958 }) {}

/** 959 · 403 · Not an id that a social status can have. */
export class StatusIdInvalid extends /* @__PURE__ */ define("StatusIdInvalid", "validation", { identity: 959 }) {}

/** 965 (also sso) · 400 · The posted body is not the JSON that this call expects. */
export class JsonPostBodyInvalid
  extends /* @__PURE__ */ define("JsonPostBodyInvalid", "validation", { identity: 965, sso: 965 }) {}

/** 968 · 400 · Not a past day written as mm/dd/yyyy. */
export class BirthDateInvalid extends /* @__PURE__ */ define("BirthDateInvalid", "validation", { identity: 968 }) {}

/** 971 · 400 · The request makes no sense to this endpoint. */
export class InvalidRequest extends /* @__PURE__ */ define("InvalidRequest", "validation", { identity: 971 }) {}

/** 982, 1218 · 403 · The captcha was not solved. */
export class CaptchaInvalid extends /* @__PURE__ */ define("CaptchaInvalid", "validation", { identity: [982, 1218] }) {}

/** 984 · 403 · Not an id that an account can have. */
export class AccountIdInvalid extends /* @__PURE__ */ define("AccountIdInvalid", "validation", { identity: 984 }) {}

/** 990 · 403 · That does not read as an e-mail address. */
export class EmailAddressInvalid
  extends /* @__PURE__ */ define("EmailAddressInvalid", "validation", { identity: 990 }) {}

/** 992 · 400 · The call needs a social page, and this is none. */
export class PageIdInvalid extends /* @__PURE__ */ define("PageIdInvalid", "validation", { identity: 992 }) {}

/** 993 · 403 · The application has no such custom field, or not with this value. */
export class CustomFieldInvalid extends /* @__PURE__ */ define("CustomFieldInvalid", "validation", { identity: 993 }) {}

/** 995 · 403 · Not an id that a record can have. */
export class UniqueRecordIdInvalid
  extends /* @__PURE__ */ define("UniqueRecordIdInvalid", "validation", { identity: 995 }) {}

/** 996 · 403 · A cursor is 1 or more. */
export class CursorInvalid extends /* @__PURE__ */ define("CursorInvalid", "validation", { identity: 996 }) {}

/** 998 · 403 · One query takes no more than 20 accounts. */
export class CustomObjectAccountLimitExceeded
  extends /* @__PURE__ */ define("CustomObjectAccountLimitExceeded", "validation", { identity: 998 }) {}

/** 1001 · 403 · No custom object can have this id, or none has. */
export class CustomObjectIdInvalid
  extends /* @__PURE__ */ define("CustomObjectIdInvalid", "validation", { identity: 1001 }) {}

/** 1006 · 403 · E-mail addresses can be added or removed, nothing else. */
export class EmailActionInvalid
  extends /* @__PURE__ */ define("EmailActionInvalid", "validation", { identity: 1006 }) {}

/** 1009 · 403 · The query's FROM cannot be used. */
export class FromClauseInvalid extends /* @__PURE__ */ define("FromClauseInvalid", "validation", { identity: 1009 }) {}

/** 1010 · 403 · The query's ORDERBY cannot be used. */
export class OrderByClauseInvalid
  extends /* @__PURE__ */ define("OrderByClauseInvalid", "validation", { identity: 1010 }) {}

/** 1011 · 403 · The query's LIMIT has to be 1 to 20. */
export class LimitClauseInvalid
  extends /* @__PURE__ */ define("LimitClauseInvalid", "validation", { identity: 1011 }) {}

/** 1012 · 403 · The query's SKIP has to be 0 or more. */
export class SkipClauseInvalid extends /* @__PURE__ */ define("SkipClauseInvalid", "validation", { identity: 1012 }) {}

/** 1013 · 403 · The query's SELECT cannot be used. */
export class SelectClauseInvalid
  extends /* @__PURE__ */ define("SelectClauseInvalid", "validation", { identity: 1013 }) {}

/** 1014 · 403 · The query's WHERE cannot be used. */
export class WhereClauseInvalid
  extends /* @__PURE__ */ define("WhereClauseInvalid", "validation", { identity: 1014 }) {}

/** 1015 · 403 · The new password was refused. */
export class NewPasswordInvalid
  extends /* @__PURE__ */ define("NewPasswordInvalid", "validation", { identity: 1015 }) {}

/** 1016 · 403 · No profile with this id has a password to change. */
export class PasswordChangeProfileIdInvalid
  extends /* @__PURE__ */ define("PasswordChangeProfileIdInvalid", "validation", { identity: 1016 }) {}

/** 1018 · 403 · The user name to be replaced is not the account's. */
export class CurrentUsernameInvalid
  extends /* @__PURE__ */ define("CurrentUsernameInvalid", "validation", { identity: 1018 }) {}

/** 1019 · 403 · The first dimension of these statistics is unknown. */
export class FirstDataPointInvalid
  extends /* @__PURE__ */ define("FirstDataPointInvalid", "validation", { identity: 1019 }) {}

/** 1020 · 403 · The second dimension of these statistics is unknown. */
export class SecondDataPointInvalid
  extends /* @__PURE__ */ define("SecondDataPointInvalid", "validation", { identity: 1020 }) {}

/** 1021 · 403 · There are no statistics of this type. */
export class StatsTypeInvalid extends /* @__PURE__ */ define("StatsTypeInvalid", "validation", { identity: 1021 }) {}

/** 1024 · 403 · That does not read as a user name. */
export class UsernameFormatInvalid
  extends /* @__PURE__ */ define("UsernameFormatInvalid", "validation", { identity: 1024 }) {}

/** 1032 · 403 · The call needs an e-mail address. */
export class EmailRequired extends /* @__PURE__ */ define("EmailRequired", "validation", { identity: 1032 }) {}

/** 1035 · 400 · The custom object is not readable as JSON. */
export class CustomObjectJsonInvalid
  extends /* @__PURE__ */ define("CustomObjectJsonInvalid", "validation", { identity: 1035 }) {}

/** 1036 · 400 · The call needs the id of a custom object. */
export class CustomObjectIdRequired
  extends /* @__PURE__ */ define("CustomObjectIdRequired", "validation", { identity: 1036 }) {}

/** 1037 · 400 · The call needs the id of an account. */
export class AccountIdRequired extends /* @__PURE__ */ define("AccountIdRequired", "validation", { identity: 1037 }) {}

/** 1038 (also sso) · 400 · The e-mail address is missing or unreadable. */
export class EmailIdInvalid
  extends /* @__PURE__ */ define("EmailIdInvalid", "validation", { identity: 1038, sso: 1038 }) {}

/** 1040 · 403 · A REST hook cannot call this URL. */
export class RestHookTargetUrlInvalid
  extends /* @__PURE__ */ define("RestHookTargetUrlInvalid", "validation", { identity: 1040 }) {}

/** 1042 · 403 · REST hooks exist for login and register only. */
export class RestHookEventInvalid
  extends /* @__PURE__ */ define("RestHookEventInvalid", "validation", { identity: 1042 }) {}

/** 1061 · 400 · The call needs the id of a profile. */
export class ProfileIdMissing extends /* @__PURE__ */ define("ProfileIdMissing", "validation", { identity: 1061 }) {}

/** 1064 (also cloud) · 403 (cloud: 400) · The application has no custom object of this name. */
export class CustomObjectNameInvalid
  extends /* @__PURE__ */ define("CustomObjectNameInvalid", "validation", { identity: 1064, cloud: 1064 }) {}

/** 1065 · 403 · No social provider has this name, or no identity this id. */
export class ProviderNameOrIdInvalid
  extends /* @__PURE__ */ define("ProviderNameOrIdInvalid", "validation", { identity: 1065 }) {}

/** 1075 · 400 · The call needs a user name. */
export class UsernameRequired extends /* @__PURE__ */ define("UsernameRequired", "validation", { identity: 1075 }) {}

/** 1076 · 400 · The call needs a phone number. */
export class PhoneNumberRequired
  extends /* @__PURE__ */ define("PhoneNumberRequired", "validation", { identity: 1076 }) {}

/** 1078 · 403 · This provider cannot be linked or unlinked. */
export class SocialProviderInvalid
  extends /* @__PURE__ */ define("SocialProviderInvalid", "validation", { identity: 1078 }) {}

/** 1079 · 400 · The body that was put is not the JSON that this call expects. */
export class JsonPutBodyInvalid
  extends /* @__PURE__ */ define("JsonPutBodyInvalid", "validation", { identity: 1079 }) {}

/** 1080 · 400 · This call takes no JSON. */
export class JsonBodyNotSupported
  extends /* @__PURE__ */ define("JsonBodyNotSupported", "validation", { identity: 1080 }) {}

/** 1081 · 400 · The form that was put is unreadable. */
export class FormPutBodyInvalid
  extends /* @__PURE__ */ define("FormPutBodyInvalid", "validation", { identity: 1081 }) {}

/** 1082 · 400 · The form sent along with the deletion is unreadable. */
export class FormDeleteBodyInvalid
  extends /* @__PURE__ */ define("FormDeleteBodyInvalid", "validation", { identity: 1082 }) {}

/** 1083 · 400 · A body is sent as JSON or as a form, nothing else. */
export class ContentTypeNotSupported
  extends /* @__PURE__ */ define("ContentTypeNotSupported", "validation", { identity: 1083 }) {}

/** 1084 · 400 · The body of the deletion is not the JSON that this call expects. */
export class JsonDeleteBodyInvalid
  extends /* @__PURE__ */ define("JsonDeleteBodyInvalid", "validation", { identity: 1084 }) {}

/** 1086 · 403 · There is no event of this name. */
export class WebhookEventInvalid
  extends /* @__PURE__ */ define("WebhookEventInvalid", "validation", { identity: 1086 }) {}

/** 1087 · 403 · A webhook cannot call this URL. */
export class WebhookTargetUrlInvalid
  extends /* @__PURE__ */ define("WebhookTargetUrlInvalid", "validation", { identity: 1087 }) {}

/** 1088 · 403 · There is no custom API of this name. */
export class CustomApiNameInvalid
  extends /* @__PURE__ */ define("CustomApiNameInvalid", "validation", { identity: 1088 }) {}

/** 1089 · 400 · The call needs a password. */
export class PasswordMissing extends /* @__PURE__ */ define("PasswordMissing", "validation", { identity: 1089 }) {}

/** 1090 · 400 · The body is unreadable. */
export class PayloadInvalid extends /* @__PURE__ */ define("PayloadInvalid", "validation", { identity: 1090 }) {}

/** 1091 · 403 · The application has no such security question. */
export class SecurityQuestionInvalid
  extends /* @__PURE__ */ define("SecurityQuestionInvalid", "validation", { identity: 1091 }) {}

/** 1096 · 400 · That does not read as a phone number. */
export class PhoneNumberInvalid
  extends /* @__PURE__ */ define("PhoneNumberInvalid", "validation", { identity: 1096 }) {}

/** 1105, 1192 · 403 · The call needs a code of the second factor. */
export class MfaCodeRequired
  extends /* @__PURE__ */ define("MfaCodeRequired", "validation", { identity: [1105, 1192] }) {}

/** 1107 · 400 · No two addresses may be of one type. */
export class DuplicateAddressType
  extends /* @__PURE__ */ define("DuplicateAddressType", "validation", { identity: 1107 }) {}

/** 1118 · 400 · The call needs an e-mail address, a uid or a phone number. */
export class EmailUidOrPhoneRequired
  extends /* @__PURE__ */ define("EmailUidOrPhoneRequired", "validation", { identity: 1118 }) {}

/** 1121 · 403 · The request to remove a second factor makes no sense. */
export class MfaRemovalRequestInvalid
  extends /* @__PURE__ */ define("MfaRemovalRequestInvalid", "validation", { identity: 1121 }) {}

/** 1124 · 400 · No two phone numbers may be of one type. */
export class DuplicatePhoneType
  extends /* @__PURE__ */ define("DuplicatePhoneType", "validation", { identity: 1124 }) {}

/** 1125 · 400 · Each address needs a type. */
export class AddressTypeRequired
  extends /* @__PURE__ */ define("AddressTypeRequired", "validation", { identity: 1125 }) {}

/** 1133 · 403 · A role context cannot have this name. */
export class RoleContextNameInvalid
  extends /* @__PURE__ */ define("RoleContextNameInvalid", "validation", { identity: 1133 }) {}

/** 1134 · 403 · Fields break the application's rules; `errors` lists them. */
export class FieldValidationFailed
  extends /* @__PURE__ */ define("FieldValidationFailed", "validation", { identity: 1134 }, fieldErrors) {}

/** 1141 · 400 · The call needs an e-mail address or a user name. */
export class EmailOrUsernameRequired
  extends /* @__PURE__ */ define("EmailOrUsernameRequired", "validation", { identity: 1141 }) {}

/** 1151 · 403 · This piece of registration data cannot be used. */
export class RegistrationDataInvalid
  extends /* @__PURE__ */ define("RegistrationDataInvalid", "validation", { identity: 1151 }) {}

/** 1153 · 403 · The code does not fit the registration data. */
export class RegistrationCodeInvalid
  extends /* @__PURE__ */ define("RegistrationCodeInvalid", "validation", { identity: 1153 }) {}

/** 1157 · 403 · The call needs the registration data's code. */
export class RegistrationCodeRequired
  extends /* @__PURE__ */ define("RegistrationCodeRequired", "validation", { identity: 1157 }) {}

/** 1158 · 403 · There is no such type of registration data. */
export class RegistrationDataTypeInvalid
  extends /* @__PURE__ */ define("RegistrationDataTypeInvalid", "validation", { identity: 1158 }) {}

/** 1172 · 400 · A date is unreadable. */
export class DateInvalid extends /* @__PURE__ */ define("DateInvalid", "validation", { identity: 1172 }) {}

/** 1181 · 403 · There is no such type of token. */
export class TokenTypeInvalid extends /* @__PURE__ */ define("TokenTypeInvalid", "validation", { identity: 1181 }) {}

/** 1182 · status not documented · There is no such type of one-time code by SMS. */
export class SmsOtpTypeInvalid extends /* @__PURE__ */ define("SmsOtpTypeInvalid", "validation", { identity: 1182 }) {}

/** 1189 · 403 · The call needs an e-mail address or a phone number. */
export class EmailOrPhoneRequired
  extends /* @__PURE__ */ define("EmailOrPhoneRequired", "validation", { identity: 1189 }) {}

/** 1197 · 403 · The privacy policy has no such version. */
export class PrivacyPolicyVersionInvalid
  extends /* @__PURE__ */ define("PrivacyPolicyVersionInvalid", "validation", { identity: 1197 }) {}

/** 1199 · 403 · An address is unreadable. */
export class AddressInvalid extends /* @__PURE__ */ define("AddressInvalid", "validation", { identity: 1199 }) {}

/** 1200 · 403 · A uid is 1 to 50 of: letters, digits, `_`, `-`. */
export class UidInvalid extends /* @__PURE__ */ define("UidInvalid", "validation", { identity: 1200 }) {}

/** 1201 · 400 · Each e-mail address needs a type. */
export class EmailTypeRequired extends /* @__PURE__ */ define("EmailTypeRequired", "validation", { identity: 1201 }) {}

/** 1202 · 400 · An e-mail address is listed more than once. */
export class DuplicateEmail extends /* @__PURE__ */ define("DuplicateEmail", "validation", { identity: 1202 }) {}

/** 1203 · 400 · Only one e-mail address can be the primary one. */
export class MultiplePrimaryEmails
  extends /* @__PURE__ */ define("MultiplePrimaryEmails", "validation", { identity: 1203 }) {}

/** 1204 · 403 · A user name is 1 to 32 characters without spaces. */
export class UsernameInvalid extends /* @__PURE__ */ define("UsernameInvalid", "validation", { identity: 1204 }) {}

/** 1213 · 400 · Each phone number needs a type. */
export class PhoneTypeRequired extends /* @__PURE__ */ define("PhoneTypeRequired", "validation", { identity: 1213 }) {}

/** 1214 · 400 · The input reads like an attack. */
export class DangerousRequest extends /* @__PURE__ */ define("DangerousRequest", "validation", { identity: 1214 }) {}

/** 1216 · 403 · The password is too easy to guess. */
export class WeakPassword extends /* @__PURE__ */ define("WeakPassword", "validation", { identity: 1216 }) {}

/** 1225 · 403 · The answers to the consent form cannot be used. */
export class ConsentFormInvalid
  extends /* @__PURE__ */ define("ConsentFormInvalid", "validation", { identity: 1225 }) {}

/** 1234 · 403 · The call needs a PIN. */
export class PinMissing extends /* @__PURE__ */ define("PinMissing", "validation", { identity: 1234 }) {}

/** 1248 · 403 · Links to reset a PIN may not lead there. */
export class ResetPinUrlInvalid
  extends /* @__PURE__ */ define("ResetPinUrlInvalid", "validation", { identity: 1248 }) {}

/** 1249 · 403 · Verification links may not lead there. */
export class VerificationUrlInvalid
  extends /* @__PURE__ */ define("VerificationUrlInvalid", "validation", { identity: 1249 }) {}

/** 1260 · 403 · More security answers are needed. */
export class SecurityAnswersInsufficient
  extends /* @__PURE__ */ define("SecurityAnswersInsufficient", "validation", { identity: 1260 }) {}

/** 1325 · 403 · The user has no passkey with this id to remove. */
export class PasskeyIdInvalid extends /* @__PURE__ */ define("PasskeyIdInvalid", "validation", { identity: 1325 }) {}

/** 1329 · 403 · Links to reset a passkey may not lead there. */
export class ResetPasskeyUrlInvalid
  extends /* @__PURE__ */ define("ResetPasskeyUrlInvalid", "validation", { identity: 1329 }) {}

/** 1333 · 403 · Not the state that the Duo login started with. */
export class DuoStateInvalid extends /* @__PURE__ */ define("DuoStateInvalid", "validation", { identity: 1333 }) {}

/** 1336 · 403 · That does not read as a redirect URI for Duo. */
export class DuoRedirectUriInvalid
  extends /* @__PURE__ */ define("DuoRedirectUriInvalid", "validation", { identity: 1336 }) {}

/** 1337 · 400 · The call needs a refresh token of the social provider. */
export class ProviderRefreshTokenMissing
  extends /* @__PURE__ */ define("ProviderRefreshTokenMissing", "validation", { identity: 1337 }) {}

/** cloud 913 · status not documented · The range has no end. */
export class EndDateMissing extends /* @__PURE__ */ define("EndDateMissing", "validation", { cloud: 913 }) {}

/** cloud 914 · status not documented · The range has no start. */
export class StartDateMissing extends /* @__PURE__ */ define("StartDateMissing", "validation", { cloud: 914 }) {}

/** cloud 918 · 400 · The search cannot be understood. */
export class CloudQueryInvalid extends /* @__PURE__ */ define("CloudQueryInvalid", "validation", { cloud: 918 }) {}

/** cloud 919 · 400 · The search has to be a JSON object. */
export class CloudQueryFormatInvalid
  extends /* @__PURE__ */ define("CloudQueryFormatInvalid", "validation", { cloud: 919 }) {}

/** cloud 927 · 400 · The range ends before it starts. */
export class DateRangeInvalid extends /* @__PURE__ */ define("DateRangeInvalid", "validation", { cloud: 927 }) {}

/** cloud 928 · 400 · The call needs a first and a last day. */
export class DateRangeMissing extends /* @__PURE__ */ define("DateRangeMissing", "validation", { cloud: 928 }) {}

/** cloud 1036 · 400 · The call needs the name of a custom object. */
export class CustomObjectNameRequired
  extends /* @__PURE__ */ define("CustomObjectNameRequired", "validation", { cloud: 1036 }) {}

/** cloud 1042 · 403 · The `next` value came too late: begin the search anew. */
export class NextCursorExpired extends /* @__PURE__ */ define("NextCursorExpired", "validation", { cloud: 1042 }) {}

/** cloud 1043 · 403 · The call needs the `next` value of a search. */
export class NextCursorMissing extends /* @__PURE__ */ define("NextCursorMissing", "validation", { cloud: 1043 }) {}

/** sso 1109 · 400 · The body needs a member `emailid`. */
export class SsoEmailIdRequired extends /* @__PURE__ */ define("SsoEmailIdRequired", "validation", { sso: 1109 }) {}

/** sso 1186 · 400 · There is no custom login API of this name. */
export class CustomLoginApiNameInvalid
  extends /* @__PURE__ */ define("CustomLoginApiNameInvalid", "validation", { sso: 1186 }) {}

/** sso 1187 · 400 · The call needs an e-mail address. */
export class SsoEmailRequired extends /* @__PURE__ */ define("SsoEmailRequired", "validation", { sso: 1187 }) {}

/** sso 1188 · 400 · The call needs a phone number. */
export class SsoPhoneRequired extends /* @__PURE__ */ define("SsoPhoneRequired", "validation", { sso: 1188 }) {}

/** sso 1189, 1194 · 400 · The call needs the name of an API. */
export class SsoApiNameRequired
  extends /* @__PURE__ */ define("SsoApiNameRequired", "validation", { sso: [1189, 1194] }) {}

/** sso 1190 · 403 · There is no social provider of this name. */
export class SsoProviderNameInvalid
  extends /* @__PURE__ */ define("SsoProviderNameInvalid", "validation", { sso: 1190 }) {}

/** sso 1193 · 400 · The call needs the name of a store. */
export class StoreNameRequired extends /* @__PURE__ */ define("StoreNameRequired", "validation", { sso: 1193 }) {}

/** sso 1196 · 400 · The call needs the name of a JWT app. */
export class JwtAppNameRequired extends /* @__PURE__ */ define("JwtAppNameRequired", "validation", { sso: 1196 }) {}

/** sso 2000 · 400 · The body needs a phone number. */
export class SsoPhoneParameterRequired
  extends /* @__PURE__ */ define("SsoPhoneParameterRequired", "validation", { sso: 2000 }) {}

/** sso 2001 · 400 · The body needs an e-mail address or a phone number. */
export class SsoEmailOrPhoneRequired
  extends /* @__PURE__ */ define("SsoEmailOrPhoneRequired", "validation", { sso: 2001 }) {}

/** sso 2017 · 400 · The hosted plug-in's field mapping is missing. */
export class HostedPluginFieldsRequired
  extends /* @__PURE__ */ define("HostedPluginFieldsRequired", "validation", { sso: 2017 }) {}

/** manageV2 7900 · status not documented · A parameter is missing or unreadable; `description` says which. */
export class ManagementParameterMalformed
  extends /* @__PURE__ */ define("ManagementParameterMalformed", "validation", { manageV2: 7900 }) {}

/** manageV2 7914 · status not documented · The posted body is not the JSON that this call expects. */
export class ManagementPostBodyInvalid
  extends /* @__PURE__ */ define("ManagementPostBodyInvalid", "validation", { manageV2: 7914 }) {}
