/**
 * Errors of things that do not exist.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 938 · 403 · No account fits the identifier. */
export class UserNotFound extends /* @__PURE__ */ define("UserNotFound", "notFound", { identity: 938 }) {}

/** 942 · 403 · LoginRadius knows no such application. */
export class SiteNotFound extends /* @__PURE__ */ define("SiteNotFound", "notFound", { identity: 942 }) {}

/** 997 · 403 · The last record was given before. */
export class NoMoreRecords extends /* @__PURE__ */ define("NoMoreRecords", "notFound", { identity: 997 }) {}

/** 1022 · 403 · No account has the user name. */
export class UsernameNotFound extends /* @__PURE__ */ define("UsernameNotFound", "notFound", { identity: 1022 }) {}

/** 1023 · 403 · No account has the e-mail address. */
export class EmailNotFound extends /* @__PURE__ */ define("EmailNotFound", "notFound", { identity: 1023 }) {}

/** 1039 · 403 · The account has no e-mail identity. */
export class EmailProfileNotFound
  extends /* @__PURE__ */ define("EmailProfileNotFound", "notFound", { identity: 1039 }) {}

/** 1043 · 403 · No account has the phone number, or it is none. */
export class PhoneNumberNotFound
  extends /* @__PURE__ */ define("PhoneNumberNotFound", "notFound", { identity: 1043 }) {}

/** 1047 · 400 · The application has no role of this name. */
export class RoleNotFound extends /* @__PURE__ */ define("RoleNotFound", "notFound", { identity: 1047 }) {}

/** 1057 · 403 · The user has no custom object with this id. */
export class CustomObjectNotFound
  extends /* @__PURE__ */ define("CustomObjectNotFound", "notFound", { identity: 1057 }) {}

/** 1092 · 403 · The user has not chosen a security question. */
export class SecurityQuestionNotSet
  extends /* @__PURE__ */ define("SecurityQuestionNotSet", "notFound", { identity: 1092 }) {}

/** 1112 · 403 · No webhook calls this URL. */
export class WebhookNotSubscribed
  extends /* @__PURE__ */ define("WebhookNotSubscribed", "notFound", { identity: 1112 }) {}

/** 1114 · 403 · Nothing deleted fits the request. */
export class NoRecordFound extends /* @__PURE__ */ define("NoRecordFound", "notFound", { identity: 1114 }) {}

/** 1142 · 403 · The role context has no such additional permission. */
export class AdditionalPermissionNotFound
  extends /* @__PURE__ */ define("AdditionalPermissionNotFound", "notFound", { identity: 1142 }) {}

/** 1150 · 403 · No registration data has this id. */
export class RegistrationDataNotFound
  extends /* @__PURE__ */ define("RegistrationDataNotFound", "notFound", { identity: 1150 }) {}

/** 1152 · 403 · This piece of registration data has no secret code. */
export class RegistrationDataHasNoCode
  extends /* @__PURE__ */ define("RegistrationDataHasNoCode", "notFound", { identity: 1152 }) {}

/** 1154 · 403 · The parent of this registration data is unknown. */
export class RegistrationDataParentNotFound
  extends /* @__PURE__ */ define("RegistrationDataParentNotFound", "notFound", { identity: 1154 }) {}

/** 1155 · 403 · There is no registration data of the type. */
export class RegistrationDataTypeEmpty
  extends /* @__PURE__ */ define("RegistrationDataTypeEmpty", "notFound", { identity: 1155 }) {}

/** 1156 · 403 · This registration data has no children. */
export class RegistrationDataChildNotFound
  extends /* @__PURE__ */ define("RegistrationDataChildNotFound", "notFound", { identity: 1156 }) {}

/** 1228 · 403 · The user's consents were never logged. */
export class ConsentLogsNotAvailable
  extends /* @__PURE__ */ define("ConsentLogsNotAvailable", "notFound", { identity: 1228 }) {}

/** 1235 · 403 · The user has no PIN yet. */
export class PinNotSet extends /* @__PURE__ */ define("PinNotSet", "notFound", { identity: 1235 }) {}

/** 1292 · 403 · The user has no phone number. */
export class PhoneNotLinked extends /* @__PURE__ */ define("PhoneNotLinked", "notFound", { identity: 1292 }) {}

/** 1323 · 403 · The user has no passkey yet. */
export class PasskeyNotConfigured
  extends /* @__PURE__ */ define("PasskeyNotConfigured", "notFound", { identity: 1323 }) {}

/** 1340 · 403 · The profile does not list the e-mail address. */
export class EmailNotInProfile extends /* @__PURE__ */ define("EmailNotInProfile", "notFound", { identity: 1340 }) {}

/** sso 2002 · 403 · The customer's own user store does not know the user. */
export class CustomerServerUserNotFound
  extends /* @__PURE__ */ define("CustomerServerUserNotFound", "notFound", { sso: 2002 }) {}

/** sso 2016 · 401 · No SAML request to go on with. The code can also mean `PerfectMindApiError`. */
export class SamlRequestNotFound extends /* @__PURE__ */ define("SamlRequestNotFound", "notFound", { sso: 2016 }) {}

/** sso 2019 · 400 · There is no custom object of this name. */
export class SsoCustomObjectNotFound
  extends /* @__PURE__ */ define("SsoCustomObjectNotFound", "notFound", { sso: 2019 }) {}

/** manageV2 7986 · status not documented · There is no such webhook. */
export class WebhookConfigurationNotFound
  extends /* @__PURE__ */ define("WebhookConfigurationNotFound", "notFound", { manageV2: 7986 }) {}

/** manageV2 8118 · status not documented · No organization has this id. */
export class OrganizationNotFound
  extends /* @__PURE__ */ define("OrganizationNotFound", "notFound", { manageV2: 8118 }) {}
