/**
 * Errors of callers and users who may not do what they ask for.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 1003 · 403 · This record of the custom object is closed to calls. */
export class CustomObjectRecordBlocked
  extends /* @__PURE__ */ define("CustomObjectRecordBlocked", "permission", { identity: 1003 }) {}

/** 1051 · 403 · Social logins of unknown users are refused here. */
export class SocialRegistrationNotAllowed
  extends /* @__PURE__ */ define("SocialRegistrationNotAllowed", "permission", { identity: 1051 }) {}

/** 1056 · 403 · The application refuses this e-mail address. */
export class EmailNotAllowedToRegister
  extends /* @__PURE__ */ define("EmailNotAllowedToRegister", "permission", { identity: 1056 }) {}

/** 1143 · 403 · The secret in use does not reach this endpoint. */
export class AccessUnauthorized
  extends /* @__PURE__ */ define("AccessUnauthorized", "permission", { identity: 1143 }) {}

/** 1144 · 403 · The application does not have this resource. */
export class ResourceDisabledForSite
  extends /* @__PURE__ */ define("ResourceDisabledForSite", "permission", { identity: 1144 }) {}

/** 1163 · 403 · The user is too young for this application. */
export class AgeRestricted extends /* @__PURE__ */ define("AgeRestricted", "permission", { identity: 1163 }) {}

/** 1220 · 403 · The application keeps this account out. */
export class AccountNotAllowedToLogin
  extends /* @__PURE__ */ define("AccountNotAllowedToLogin", "permission", { identity: 1220 }) {}

/** 1247 · 403 · The application refuses e-mail addresses of this domain. */
export class EmailDomainNotAllowed
  extends /* @__PURE__ */ define("EmailDomainNotAllowed", "permission", { identity: 1247 }) {}

/** 1324 · 403 · Without an e-mail address the account cannot use passkeys. */
export class PasskeyLoginUnavailable
  extends /* @__PURE__ */ define("PasskeyLoginUnavailable", "permission", { identity: 1324 }) {}

/** 1338 · 403 · The user is logged in too many times at once. */
export class ActiveSessionLimitExceeded
  extends /* @__PURE__ */ define("ActiveSessionLimitExceeded", "permission", { identity: 1338 }) {}

/** 6003 (also manageV2) · status not documented · The customer's trial of LoginRadius has ended. */
export class TrialPlanExpired
  extends /* @__PURE__ */ define("TrialPlanExpired", "permission", { identity: 6003, manageV2: 6003 }) {}
