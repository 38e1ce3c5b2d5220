/**
 * Errors of access, refresh, session and one-time tokens.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 903 · 403 · The request token of this social login is unknown. */
export class RequestTokenInvalid extends /* @__PURE__ */ define("RequestTokenInvalid", "token", { identity: 903 }) {}

/** 904 · 403 · The request token of this social login came too late. */
export class RequestTokenExpired extends /* @__PURE__ */ define("RequestTokenExpired", "token", { identity: 904 }) {}

/** 905 · 403 · The access token is unknown or was revoked. */
export class AccessTokenInvalid extends /* @__PURE__ */ define("AccessTokenInvalid", "token", { identity: 905 }) {}

/** 906 · 403 · The access token's time is over. */
export class AccessTokenExpired extends /* @__PURE__ */ define("AccessTokenExpired", "token", { identity: 906 }) {}

/** 1048 · 400 · Registration needs a SOTT, and there was none. */
export class SottRequired extends /* @__PURE__ */ define("SottRequired", "token", { identity: 1048 }) {}

/** 1049 · 403 · The SOTT was refused: not genuine, or not good at this time. */
export class SottInvalid extends /* @__PURE__ */ define("SottInvalid", "token", { identity: 1049 }) {}

/** 1055 · 403 · The token's session is over. */
export class SessionExpired extends /* @__PURE__ */ define("SessionExpired", "token", { identity: 1055 }) {}

/** 1060 (also sso) · 400 · The call needs an access token, and there was none. */
export class AccessTokenMissing
  extends /* @__PURE__ */ define("AccessTokenMissing", "token", { identity: 1060, sso: 1060 }) {}

/** 1103 · 403 · The token that links the second factor to its login is unknown. */
export class MfaTokenInvalid extends /* @__PURE__ */ define("MfaTokenInvalid", "token", { identity: 1103 }) {}

/** 1104 · 403 · The token that links the second factor to its login came too late. */
export class MfaTokenExpired extends /* @__PURE__ */ define("MfaTokenExpired", "token", { identity: 1104 }) {}

/** 1119 · 403 · The token that confirms a deletion is unknown. */
export class DeleteTokenInvalid extends /* @__PURE__ */ define("DeleteTokenInvalid", "token", { identity: 1119 }) {}

/** 1120 · 403 · The access token is wrong, or the phone is verified already. */
export class AccessTokenInvalidOrPhoneVerified
  extends /* @__PURE__ */ define("AccessTokenInvalidOrPhoneVerified", "token", { identity: 1120 }) {}

/** 1140 · 403 · No pending login has this client GUID. */
export class ClientGuidInvalid extends /* @__PURE__ */ define("ClientGuidInvalid", "token", { identity: 1140 }) {}

/** 1193 · 403 · The token of the earlier second-factor check is unknown. */
export class MfaValidationTokenInvalid
  extends /* @__PURE__ */ define("MfaValidationTokenInvalid", "token", { identity: 1193 }) {}

/** 1217 · 403 · The refresh token is unknown or was revoked. */
export class RefreshTokenInvalid extends /* @__PURE__ */ define("RefreshTokenInvalid", "token", { identity: 1217 }) {}

/** 1229 · 403 · The token that allows to submit consents is unknown. */
export class ConsentTokenInvalid extends /* @__PURE__ */ define("ConsentTokenInvalid", "token", { identity: 1229 }) {}

/** 1230 · 403 · The token that allows to submit consents came too late. */
export class ConsentTokenExpired extends /* @__PURE__ */ define("ConsentTokenExpired", "token", { identity: 1230 }) {}

/** 1231 · 403 · The JWT does not say whom it is about. */
export class JwtUniqueIdentifierMissing
  extends /* @__PURE__ */ define("JwtUniqueIdentifierMissing", "token", { identity: 1231 }) {}

/** 1232 · 403 · The JWT was refused. */
export class JwtInvalid extends /* @__PURE__ */ define("JwtInvalid", "token", { identity: 1232 }) {}

/** 1239 · 403 · The token that allows to set a PIN is unknown. */
export class PinAuthTokenInvalid extends /* @__PURE__ */ define("PinAuthTokenInvalid", "token", { identity: 1239 }) {}

/** 1240 · 403 · The token that allows to set a PIN came too late. */
export class PinAuthTokenExpired extends /* @__PURE__ */ define("PinAuthTokenExpired", "token", { identity: 1240 }) {}

/** 1245 · 403 · The session token of this PIN login is unknown. */
export class PinSessionTokenInvalid
  extends /* @__PURE__ */ define("PinSessionTokenInvalid", "token", { identity: 1245 }) {}

/** 1246 · 403 · The session token of this PIN login came too late. */
export class PinSessionTokenExpired
  extends /* @__PURE__ */ define("PinSessionTokenExpired", "token", { identity: 1246 }) {}

/** 1296 · 403 · The token of this push notification is unknown or came too late. */
export class PushTokenInvalid extends /* @__PURE__ */ define("PushTokenInvalid", "token", { identity: 1296 }) {}

/** 2024 · 403 · The access token is unknown or its time is over. */
export class AccessTokenExpiredOrInvalid
  extends /* @__PURE__ */ define("AccessTokenExpiredOrInvalid", "token", { identity: 2024 }) {}
