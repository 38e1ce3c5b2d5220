/**
 * Errors of quotas for mails, SMS, codes and tokens. An HTTP 429 is `RateLimited` instead.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 1122 · 403 · No more e-mails can be sent for now. */
export class EmailSendLimitReached
  extends /* @__PURE__ */ define("EmailSendLimitReached", "rateLimit", { identity: 1122 }) {}

/** 1123 · 403 · No more SMS can be sent for now. */
export class SmsSendLimitReached
  extends /* @__PURE__ */ define("SmsSendLimitReached", "rateLimit", { identity: 1123 }) {}

/** 1149 · 403 · LoginRadius' own SMS gateway sends no more for this application. */
export class DefaultSmsLimitExceeded
  extends /* @__PURE__ */ define("DefaultSmsLimitExceeded", "rateLimit", { identity: 1149 }) {}

/** 1178 · 403 · No more tokens can be made for now. */
export class TokenGenerationLimitReached
  extends /* @__PURE__ */ define("TokenGenerationLimitReached", "rateLimit", { identity: 1178 }) {}

/** 1179 · 403 · No more one-time codes can be made for now. */
export class OtpGenerationLimitReached
  extends /* @__PURE__ */ define("OtpGenerationLimitReached", "rateLimit", { identity: 1179 }) {}
