/**
 * Errors of LoginRadius itself that come with a code. Without one they are `ServerFailed`.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 950 (also sso) · 500 (sso: 403) · LoginRadius failed and does not say why. */
export class UnknownError extends /* @__PURE__ */ define("UnknownError", "server", { identity: 950, sso: 950 }) {
  override get retryable(): boolean {
    return true
  }
}

/** 1321 · 403 · The service failed while it checked a passkey. */
export class PasskeyUnexpectedError
  extends /* @__PURE__ */ define("PasskeyUnexpectedError", "server", { identity: 1321 }) {}

/** cloud 1000 · 403 · The service failed and does not say why. */
export class CloudUnexpectedError extends /* @__PURE__ */ define("CloudUnexpectedError", "server", { cloud: 1000 }) {
  override get retryable(): boolean {
    return true
  }
}

/** sso 1000 · 403 · The service failed and does not say why. */
export class SsoUnexpectedError extends /* @__PURE__ */ define("SsoUnexpectedError", "server", { sso: 1000 }) {
  override get retryable(): boolean {
    return true
  }
}

/** manageV2 7909 · status not documented · The service failed and does not say why. */
export class ManagementInternalError
  extends /* @__PURE__ */ define("ManagementInternalError", "server", { manageV2: 7909 })
{
  override get retryable(): boolean {
    return true
  }
}
