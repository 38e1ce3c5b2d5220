/**
 * Errors of the second factor: it is due, is not set up, or was not passed.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 1098 · 403 · The user has no second factor yet. */
export class MfaNotConfigured extends /* @__PURE__ */ define("MfaNotConfigured", "mfa", { identity: 1098 }) {}

/** 1099 · 403 · The user has no authenticator app yet. */
export class AuthenticatorNotConfigured
  extends /* @__PURE__ */ define("AuthenticatorNotConfigured", "mfa", { identity: 1099 }) {}

/** 1101 · 403 · This profile uses no second factor. */
export class MfaNotConfiguredForProfile
  extends /* @__PURE__ */ define("MfaNotConfiguredForProfile", "mfa", { identity: 1101 }) {}

/** 1102 (also cloud, sso) · 403 · That is not what the authenticator app shows now. */
export class AuthenticatorCodeIncorrect
  extends /* @__PURE__ */ define("AuthenticatorCodeIncorrect", "mfa", { identity: 1102, cloud: 1102, sso: 1102 }) {}

/** 1117 · 403 · The phone number is not a second factor of this profile. */
export class MfaPhoneNotRegistered extends /* @__PURE__ */ define("MfaPhoneNotRegistered", "mfa", { identity: 1117 }) {}

/** 1128 (also cloud, sso) · 403 · The account cannot use backup codes: there are none. */
export class BackupCodeNotConfigured
  extends /* @__PURE__ */ define("BackupCodeNotConfigured", "mfa", { identity: 1128, cloud: 1128, sso: 1128 }) {}

/** 1129 (also cloud, sso) · 403 · No unused backup code reads like this. */
export class BackupCodeInvalidOrUsed
  extends /* @__PURE__ */ define("BackupCodeInvalidOrUsed", "mfa", { identity: 1129, cloud: 1129, sso: 1129 }) {}

/** 1176 · 403 · A second factor is due: log in by an endpoint that asks for it. */
export class MfaRequired extends /* @__PURE__ */ define("MfaRequired", "mfa", { identity: 1176 }) {}

/** 1259 · 403 · The profile's security questions are no verified factor yet. */
export class SecurityQuestionMfaNotVerified
  extends /* @__PURE__ */ define("SecurityQuestionMfaNotVerified", "mfa", { identity: 1259 }) {}

/** 1295 · 403 · The push notification waits for the user: ask again later. */
export class PushVerificationPending
  extends /* @__PURE__ */ define("PushVerificationPending", "mfa", { identity: 1295 }) {}

/** 1297 · 403 · The reply to the push notification did not hold. */
export class PushVerificationFailed
  extends /* @__PURE__ */ define("PushVerificationFailed", "mfa", { identity: 1297 }) {}

/** 1312 · 403 · The user said no to the push notification. */
export class PushVerificationDenied
  extends /* @__PURE__ */ define("PushVerificationDenied", "mfa", { identity: 1312 }) {}

/** 1313 · 403 · This profile does not use push notifications as a factor. */
export class PushMfaNotConfiguredForProfile
  extends /* @__PURE__ */ define("PushMfaNotConfiguredForProfile", "mfa", { identity: 1313 }) {}

/** 1328 · 403 · This profile does not use a passkey as a factor. */
export class PasskeyMfaNotConfiguredForProfile
  extends /* @__PURE__ */ define("PasskeyMfaNotConfiguredForProfile", "mfa", { identity: 1328 }) {}

/** 1332 · 403 · Duo did not confirm the user. */
export class DuoVerificationFailed extends /* @__PURE__ */ define("DuoVerificationFailed", "mfa", { identity: 1332 }) {}

/** 1334 · 403 · This profile does not use Duo as a factor. */
export class DuoMfaNotConfiguredForProfile
  extends /* @__PURE__ */ define("DuoMfaNotConfiguredForProfile", "mfa", { identity: 1334 }) {}
