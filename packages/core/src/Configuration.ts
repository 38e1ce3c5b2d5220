/**
 * The public configuration of a LoginRadius app.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import { AppInfo } from "./model/AppInfo.js"

export * from "./model/AppInfo.js"

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
