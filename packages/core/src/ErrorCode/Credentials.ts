/**
 * Errors of what a user proves identity with: password, PIN, security answer or passkey.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 966 · 401 · Wrong password for this user, or wrong user for this password. */
export class InvalidCredentials
  extends /* @__PURE__ */ define("InvalidCredentials", "credentials", { identity: 966 }) {}

/** 967 · 401 · The password to be replaced is not the account's. */
export class CurrentPasswordInvalid
  extends /* @__PURE__ */ define("CurrentPasswordInvalid", "credentials", { identity: 967 }) {}

/** 1093 · 403 · That is not the user's answer to the security question. */
export class SecurityAnswerIncorrect
  extends /* @__PURE__ */ define("SecurityAnswerIncorrect", "credentials", { identity: 1093 }) {}

/** 1094 · 403 · Question and answer do not belong together. */
export class SecurityQuestionOrAnswerIncorrect
  extends /* @__PURE__ */ define("SecurityQuestionOrAnswerIncorrect", "credentials", { identity: 1094 }) {}

/** 1205 · 401 · That is not the account's password. */
export class PasswordInvalid extends /* @__PURE__ */ define("PasswordInvalid", "credentials", { identity: 1205 }) {}

/** 1236 · 401 · That is not the account's PIN. */
export class PinInvalid extends /* @__PURE__ */ define("PinInvalid", "credentials", { identity: 1236 }) {}

/** 1241 · 401 · The PIN to be replaced is not the account's. */
export class CurrentPinInvalid extends /* @__PURE__ */ define("CurrentPinInvalid", "credentials", { identity: 1241 }) {}

/** 1409 · 401 · A gateway of the service refuses the access token, or a passkey did not prove who the user is. */
export class AuthenticationFailed
  extends /* @__PURE__ */ define("AuthenticationFailed", "credentials", { identity: 1409 }) {}

/** sso 1198 · 400 · The password was refused. */
export class SsoPasswordInvalid extends /* @__PURE__ */ define("SsoPasswordInvalid", "credentials", { sso: 1198 }) {}
