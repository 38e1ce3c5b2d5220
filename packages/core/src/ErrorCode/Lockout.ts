/**
 * Errors of accounts that are locked, blocked or disabled.
 *
 * @since 0.1.0
 */
import { lockedTimeout } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 991 · 403 · Blocked by an administrator, or for good after too many failed logins. */
export class AccountBlocked extends /* @__PURE__ */ define("AccountBlocked", "lockout", { identity: 991 }) {}

/** 1130 · 403 · This account may not log in by any means. */
export class LoginDisabled extends /* @__PURE__ */ define("LoginDisabled", "lockout", { identity: 1130 }) {}

/** 1132 · 403 · Too many failed logins: the next needs a captcha. */
export class AccountLockedCaptchaRequired
  extends /* @__PURE__ */ define("AccountLockedCaptchaRequired", "lockout", { identity: 1132 }) {}

/** 1148 · 403 · Too many failed logins: the next needs a security answer. */
export class AccountLockedSecurityAnswerRequired
  extends /* @__PURE__ */ define("AccountLockedSecurityAnswerRequired", "lockout", { identity: 1148 }) {}

/** 1164 · 403 · Blocked, since its use looked like an attack. */
export class AccountBlockedSuspiciousActivity
  extends /* @__PURE__ */ define("AccountBlockedSuspiciousActivity", "lockout", { identity: 1164 }) {}

/** 1198 · 403 · Too many failed logins: locked until `loginLockedTimeout`. */
export class AccountTemporarilyLocked
  extends /* @__PURE__ */ define("AccountTemporarilyLocked", "lockout", { identity: 1198 }, lockedTimeout) {}

/** 1264 · 403 · Locked until the user logs in anew with full credentials. */
export class AccountLockedReauthenticationRequired
  extends /* @__PURE__ */ define("AccountLockedReauthenticationRequired", "lockout", { identity: 1264 }) {}
