/** What users publish and send at their providers. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { providerErrors } from "../internal/endpoints/errorGroups.js"
import { LegacyPostResponse, ShortUrl, StatusPostResponse } from "../model/SocialLists.js"
import { TrackableStatus, TrackableStatusStats } from "../model/TrackableStatus.js"
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

/**
 * Publishes a status in the user's name whose echo is counted: `trackableStatusFetching` reads it. All of it is in the URL, as scripts of
 * pages send it; in spite of its name, it answers no numbers.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/get-trackable-status-stats}
 * @deprecated LoginRadius has given it up, and names no successor.
 * @since 0.1.0
 * @category endpoints
 */
export const trackableStatusStats = /* @__PURE__ */ Endpoint.make("SocialLogin.trackableStatusStats", () => ({
  route: "GET /api/v2/status/trackable/js",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: {
    /** The caption of the post. */
    caption: Wire.string,
    /** The description of the post. */
    description: Wire.string,
    /** The address of the post's image. */
    imageUrl: Wire.named(Wire.string, "imageurl"),
    /** The text of the post. */
    status: Wire.string,
    /** The title of the post. */
    title: Wire.string,
    /** The address that the post links. */
    url: Wire.string
  },
  success: TrackableStatus,
  errors: providerErrors(),
  safety: "creates",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/get-trackable-status-stats"
}))

/**
 * Publishes a status in the user's name whose echo is counted: `trackableStatusFetching` reads it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/trackable-status-posting}
 * @deprecated LoginRadius has given it up, and names no successor.
 * @since 0.1.0
 * @category endpoints
 */
export const trackableStatusPosting = /* @__PURE__ */ Endpoint.make("SocialLogin.trackableStatusPosting", () => ({
  route: "POST /api/v2/status/trackable",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  body: {
    /** The text of the post. */
    status: Wire.string,
    /** The title of the post. */
    title: Wire.string,
    /** The address that the post links. */
    url: Wire.string,
    /** The address of the post's image. */
    imageUrl: Wire.named(Wire.string, "imageurl"),
    /** The caption of the post. */
    caption: Wire.string,
    /** The description of the post. */
    description: Wire.string
  },
  success: TrackableStatus,
  errors: providerErrors(),
  safety: "creates",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/trackable-status-posting"
}))

/**
 * Reads how often a status was shared, liked and commented on that `trackableStatusPosting` has published.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/trackable-status-fetching}
 * @deprecated LoginRadius has given it up, and names no successor.
 * @since 0.1.0
 * @category endpoints
 */
export const trackableStatusFetching = /* @__PURE__ */ Endpoint.make("SocialLogin.trackableStatusFetching", () => ({
  route: "GET /api/v2/status/trackable",
  auth: Credential.inQuery({ apiSecret: "secret" }),
  query: {
    /** The `Id` that the status was answered with. */
    postId: Wire.named(Wire.string, "postid")
  },
  success: TrackableStatusStats,
  errors: [ErrorCode.EndpointNotSupportedByProvider, ErrorCode.ParameterMalformed],
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/trackable-status-fetching"
}))

/**
 * Makes a short URL that leads to another one, to be shared. The same URL has the same one each time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/shorten-url}
 * @deprecated LoginRadius has given it up, and names no successor.
 * @since 0.1.0
 * @category endpoints
 */
export const shortenUrl = /* @__PURE__ */ Endpoint.make("SocialLogin.shortenUrl", () => ({
  route: "GET /sharing/v1/shorturl",
  auth: Credential.inQuery({ apiKey: "key" }),
  query: {
    /** The address to shorten. */
    url: Wire.string
  },
  success: ShortUrl,
  safety: "creates",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/shorten-url"
}))
