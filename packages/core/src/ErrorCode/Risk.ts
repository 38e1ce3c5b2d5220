/**
 * Errors of logins that look risky, and of passwords that are known to be leaked.
 *
 * @since 0.1.0
 */
import { phoneOfPasscode } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 1165 · 403 · The login looks risky: security answers are due. */
export class RiskSecurityQuestionRequired
  extends /* @__PURE__ */ define("RiskSecurityQuestionRequired", "risk", { identity: 1165 }) {}

/** 1166 · 403 · The login looks risky: the user got a code by e-mail. */
export class RiskEmailCodeSent extends /* @__PURE__ */ define("RiskEmailCodeSent", "risk", { identity: 1166 }) {}

/** 1167 · 403 · The login looks risky: the user got a code by SMS, at `phoneId`. */
export class RiskPhoneCodeSent
  extends /* @__PURE__ */ define("RiskPhoneCodeSent", "risk", { identity: 1167 }, phoneOfPasscode) {}

/** 1168 · 403 · The user has not logged in with this browser yet. */
export class NewBrowserDetected extends /* @__PURE__ */ define("NewBrowserDetected", "risk", { identity: 1168 }) {}

/** 1169 · 403 · The user has not logged in from this city yet. */
export class NewCityDetected extends /* @__PURE__ */ define("NewCityDetected", "risk", { identity: 1169 }) {}

/** 1170 · 403 · The user has not logged in from this country yet. */
export class NewCountryDetected extends /* @__PURE__ */ define("NewCountryDetected", "risk", { identity: 1170 }) {}

/** 1171 · 403 · The user has not logged in from this address yet. */
export class NewIpDetected extends /* @__PURE__ */ define("NewIpDetected", "risk", { identity: 1171 }) {}

/** 1287 · 403 · The user has not logged in with this device yet. */
export class NewDeviceDetected extends /* @__PURE__ */ define("NewDeviceDetected", "risk", { identity: 1287 }) {}

/** 1315 · 403 · The chosen password is publicly known. */
export class NewPasswordBreached extends /* @__PURE__ */ define("NewPasswordBreached", "risk", { identity: 1315 }) {}

/** 1316 · 403 · The user's password is publicly known: a mail to reset it is on its way. */
export class PasswordBreached extends /* @__PURE__ */ define("PasswordBreached", "risk", { identity: 1316 }) {}

/** 1317 · 403 · The user's password is publicly known: the mail to reset it was sent earlier. */
export class PasswordResetRequired
  extends /* @__PURE__ */ define("PasswordResetRequired", "risk", { identity: 1317 }) {}
