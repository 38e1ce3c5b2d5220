/**
 * The public configuration of a LoginRadius app.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { AppInfo } from "./model/AppInfo.js"
import { ConsentForm } from "./model/ConsentForm.js"
import { ProgressiveProfilingSchema } from "./model/ProgressiveProfiling.js"
import * as Wire from "./Wire.js"

export * from "./model/AppInfo.js"
export * from "./model/ConsentForm.js"
export * from "./model/ProgressiveProfiling.js"

/**
 * Reads the public configuration of the app: its flows, providers, forms and factors.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/configuration/get-configurations}
 * @since 0.1.0
 * @category endpoints
 */
export const getConfigurations = /* @__PURE__ */ Endpoint.make("Configuration.getConfigurations", () => ({
  route: "GET /ciam/appinfo",
  host: "config",
  auth: Credential.apiKey,
  success: AppInfo,
  safety: "read",
  docs: "customer-identity-api/configuration/get-configurations"
}))

/**
 * Reads by which steps the app asks its users for more of their profile: the fields of each step, and what it asks social providers
 * for.
 *
 * LoginRadius' library for browsers calls it; its documentation does not have it.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const getProgressiveProfilingSchema = /* @__PURE__ */ Endpoint.make(
  "Configuration.getProgressiveProfilingSchema",
  () => ({
    route: "GET /ciam/progressiveProfilingSchema",
    host: "config",
    auth: Credential.apiKey,
    query: {
      /** The name of the app: the first label of its host at LoginRadius, as in `shop` of `shop.hub.loginradius.com`. */
      appName: Wire.string
    },
    success: ProgressiveProfilingSchema,
    safety: "read"
  })
)

/**
 * Reads the consent forms in force: what each asks for, and at which events. What users say to it goes to `ConsentManagement`.
 *
 * LoginRadius' library for browsers calls it; its documentation does not have it.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const getConsentForms = /* @__PURE__ */ Endpoint.make("Configuration.getConsentForms", () => ({
  route: "GET /ciam/consent",
  host: "config",
  auth: Credential.apiKey,
  success: Wire.array(ConsentForm),
  errors: [ErrorCode.ConsentManagementNotEnabled],
  safety: "read"
}))
