/**
 * Errors of a social provider or another third party that LoginRadius depends on.
 *
 * @since 0.1.0
 */
import { providerErrorResponse } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 910 · 403 · The user's social provider cannot do this. */
export class EndpointNotSupportedByProvider
  extends /* @__PURE__ */ define("EndpointNotSupportedByProvider", "provider", { identity: 910 }) {}

/** 1000 · 403 · The social provider failed; its answer is in `providerErrorResponse`. */
export class SocialProviderError
  extends /* @__PURE__ */ define("SocialProviderError", "provider", { identity: 1000 }, providerErrorResponse) {}

/** 1072 · 403 · The one-time code could not be delivered. */
export class OtpSendFailed extends /* @__PURE__ */ define("OtpSendFailed", "provider", { identity: 1072 }) {}

/** 1215 · 403 · A cloud service that LoginRadius called did not answer well. */
export class CloudApiError extends /* @__PURE__ */ define("CloudApiError", "provider", { identity: 1215 }) {}

/** sso 1182 · 401 · The external service that checks passwords did not answer well. */
export class PasswordValidationApiFailed
  extends /* @__PURE__ */ define("PasswordValidationApiFailed", "provider", { sso: 1182 }) {}

/** sso 1195 · 401 · BigCommerce did not answer well. */
export class BigCommerceApiError extends /* @__PURE__ */ define("BigCommerceApiError", "provider", { sso: 1195 }) {
  override get retryable(): boolean {
    return true
  }
}

/** sso 2016 · 401 · PerfectMind did not answer well. The code can also mean `SamlRequestNotFound`. */
export class PerfectMindApiError extends /* @__PURE__ */ define("PerfectMindApiError", "provider", { sso: 2016 }) {}
