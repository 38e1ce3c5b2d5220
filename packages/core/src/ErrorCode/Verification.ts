/**
 * Errors of verifying an e-mail address or phone number, by link or by one-time code.
 *
 * @since 0.1.0
 */
import { pinAuthToken } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 970 · 403 · The user has to verify the e-mail address before logging in. */
export class EmailNotVerified extends /* @__PURE__ */ define("EmailNotVerified", "verification", { identity: 970 }) {}

/** 973 · 403 · The link in the verification mail is wrong. */
export class VerificationLinkInvalid
  extends /* @__PURE__ */ define("VerificationLinkInvalid", "verification", { identity: 973 }) {}

/** 974 · 403 · The link in the verification mail works once only, and has worked. */
export class VerificationLinkAlreadyUsed
  extends /* @__PURE__ */ define("VerificationLinkAlreadyUsed", "verification", { identity: 974 }) {}

/** 975 · 403 · The link in the verification mail came too late. */
export class VerificationLinkExpired
  extends /* @__PURE__ */ define("VerificationLinkExpired", "verification", { identity: 975 }) {}

/** 979 · 403 · The link came too late, or has worked once. */
export class LinkExpiredOrUsed extends /* @__PURE__ */ define("LinkExpiredOrUsed", "verification", { identity: 979 }) {}

/** 1026 · 403 · The e-mail address needs to be verified before this social login. */
export class SocialLoginEmailNotVerified
  extends /* @__PURE__ */ define("SocialLoginEmailNotVerified", "verification", { identity: 1026 }) {}

/** 1062 · 403 · The link in the login mail works once only, and has worked. */
export class PasswordlessLinkAlreadyUsed
  extends /* @__PURE__ */ define("PasswordlessLinkAlreadyUsed", "verification", { identity: 1062 }) {}

/** 1063 · 403 · The verification token is wrong. */
export class VerificationTokenInvalid
  extends /* @__PURE__ */ define("VerificationTokenInvalid", "verification", { identity: 1063 }) {}

/** 1066 · 403 · The user has to verify the phone number before logging in. */
export class PhoneNotVerified extends /* @__PURE__ */ define("PhoneNotVerified", "verification", { identity: 1066 }) {}

/** 1067 (also cloud, sso) · 403 · That is not the one-time code that was sent. */
export class OtpInvalid
  extends /* @__PURE__ */ define("OtpInvalid", "verification", { identity: 1067, cloud: 1067, sso: 1067 }) {}

/** 1068 · 403 · The one-time code has worked once. */
export class OtpAlreadyUsed extends /* @__PURE__ */ define("OtpAlreadyUsed", "verification", { identity: 1068 }) {}

/** 1069 · 403 · The one-time code came too late. */
export class OtpExpired extends /* @__PURE__ */ define("OtpExpired", "verification", { identity: 1069 }) {}

/** 1070 · 403 · The one-time code came too late, or has worked once. */
export class OtpExpiredOrUsed extends /* @__PURE__ */ define("OtpExpiredOrUsed", "verification", { identity: 1070 }) {}

/** 1137 · 403 · The Smart Login link works once only, and has worked. */
export class SmartLoginLinkAlreadyUsed
  extends /* @__PURE__ */ define("SmartLoginLinkAlreadyUsed", "verification", { identity: 1137 }) {}

/** 1138 · 403 · The Smart Login link was followed earlier. */
export class SmartLoginLinkAlreadyVerified
  extends /* @__PURE__ */ define("SmartLoginLinkAlreadyVerified", "verification", { identity: 1138 }) {}

/** 1139 · 403 · The Smart Login link waits for the user: ask again later. */
export class SmartLoginLinkNotVerified
  extends /* @__PURE__ */ define("SmartLoginLinkNotVerified", "verification", { identity: 1139 }) {}

/** 1145 · 403 · The One Touch Login link works once only, and has worked. */
export class OneTouchLinkAlreadyUsed
  extends /* @__PURE__ */ define("OneTouchLinkAlreadyUsed", "verification", { identity: 1145 }) {}

/** 1162 · 403 · The user has to verify an e-mail address or a phone number before logging in. */
export class EmailOrPhoneNotVerified
  extends /* @__PURE__ */ define("EmailOrPhoneNotVerified", "verification", { identity: 1162 }) {}

/** 1177 · 403 · A further address needs one that is verified first. */
export class VerifiedEmailRequired
  extends /* @__PURE__ */ define("VerifiedEmailRequired", "verification", { identity: 1177 }) {}

/** 1185 · 403 · The code to verify with is wrong. */
export class VerificationOtpInvalid
  extends /* @__PURE__ */ define("VerificationOtpInvalid", "verification", { identity: 1185 }) {}

/** 1186 · 403 · The code from the e-mail has worked once. */
export class EmailOtpAlreadyUsed
  extends /* @__PURE__ */ define("EmailOtpAlreadyUsed", "verification", { identity: 1186 }) {}

/** 1187 · 403 · The code from the e-mail came too late. */
export class EmailOtpExpired extends /* @__PURE__ */ define("EmailOtpExpired", "verification", { identity: 1187 }) {}

/** 1188 · 403 · That is not the code from the e-mail. */
export class EmailOtpInvalid extends /* @__PURE__ */ define("EmailOtpInvalid", "verification", { identity: 1188 }) {}

/** 1242 · 403 · The link in the mail about the PIN works once only, and has worked. */
export class PinVerificationLinkAlreadyUsed
  extends /* @__PURE__ */ define("PinVerificationLinkAlreadyUsed", "verification", { identity: 1242 }) {}

/** 1243 · 403 · The user must choose a PIN; `pinAuthToken` serves to do so. */
export class PinSetupRequired
  extends /* @__PURE__ */ define("PinSetupRequired", "verification", { identity: 1243 }, pinAuthToken) {}

/** 1278 · 403 · The user said no to the request. */
export class VerificationDenied
  extends /* @__PURE__ */ define("VerificationDenied", "verification", { identity: 1278 }) {}
