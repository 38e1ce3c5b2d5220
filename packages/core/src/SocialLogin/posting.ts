/** What users publish and send at their providers. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import { providerErrors } from "../internal/endpoints/errorGroups.js"
import { LegacyPostResponse, StatusPostResponse } from "../model/SocialLists.js"
import * as Wire from "../Wire.js"

const message = () => ({
  /** The contact who gets the message: its `ID`, from `contact`. */
  to: Wire.string,
  /** The subject line of the message. */
  subject: Wire.string,
  /** The text of the message. */
  message: Wire.string
})

const status = () => ({
  /** The title of the link. */
  title: Wire.string,
  /** The URL of the link that goes with the status. */
  url: Wire.string,
  /** The URL of an image that is shown with the link. */
  imageUrl: Wire.named(Wire.string, "imageurl"),
  /** The text of the status. */
  status: Wire.string,
  /** A line below the description of the link, of fewer than 70 characters. */
  caption: Wire.string,
  /** The description of the link and its image. */
  description: Wire.string
})

/**
 * Sends a direct message to one of the user's contacts at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/post-message-api}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const messagePost = /* @__PURE__ */ Endpoint.make("SocialLogin.messagePost", () => ({
  route: "POST /api/v2/message",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: message(),
  success: LegacyPostResponse,
  errors: providerErrors(),
  safety: "sendsMessage",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/post-message-api"
}))

/**
 * Sends a direct message as `messagePost` does, by GET: it was made for script tags.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/get-message-api}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const messageGet = /* @__PURE__ */ Endpoint.make("SocialLogin.messageGet", () => ({
  route: "GET /api/v2/message/js",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: message(),
  success: LegacyPostResponse,
  errors: providerErrors(),
  safety: "sendsMessage",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/get-message-api"
}))

/**
 * Publishes a status as `statusPostingPost` does, by GET: it was made for script tags.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/status-posting}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const statusPostingGet = /* @__PURE__ */ Endpoint.make("SocialLogin.statusPostingGet", () => ({
  route: "GET /api/v2/status/js",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: status(),
  success: StatusPostResponse,
  errors: providerErrors(),
  safety: "creates",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/status-posting"
}))

/**
 * Publishes a status of the user's at the social provider.
 *
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const statusPostingPost = /* @__PURE__ */ Endpoint.make("SocialLogin.statusPostingPost", () => ({
  route: "POST /api/v2/status",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: {
    ...status(),
    /** Whether the service shortens the link; which values say yes is not documented. */
    shortUrl: Wire.optional(Wire.string, "shorturl")
  },
  success: StatusPostResponse,
  errors: providerErrors(),
  safety: "creates",
  deprecated: {}
}))
