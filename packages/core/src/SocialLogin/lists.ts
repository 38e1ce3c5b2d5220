/** What providers tell about their users. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { providerErrors } from "../internal/endpoints/errorGroups.js"
import { paged } from "../internal/endpoints/paged.js"
import {
  Albums,
  Audios,
  CheckIns,
  ContactPage,
  Contacts,
  Groups,
  Likes,
  Photos,
  Posts,
  SocialCompanies,
  SocialEvents,
  SocialStatuses,
  VideoPage
} from "../model/SocialLists.js"
import { Page } from "../model/SocialPage.js"
import * as Wire from "../Wire.js"

const cursorErrors = () => [...providerErrors(), ErrorCode.CursorInvalid, ErrorCode.NoMoreRecords] as const

const cursor = () => ({
  /** `NextCursor` of the page before; left out for the first page. */
  nextCursor: Wire.optional(Wire.string, "nextcursor")
})

interface Cursor {
  readonly nextCursor?: string | undefined
}

/** A cursor that is blank or zero, or does not move, is the last. */
const afterCursor = <I extends Cursor>(
  { NextCursor }: { readonly NextCursor?: string | number | null | undefined },
  input: I
): I | undefined => {
  const nextCursor = String(NextCursor ?? "").trim()
  return nextCursor === "" || nextCursor === "0" || nextCursor === input.nextCursor
    ? undefined
    : { ...input, nextCursor }
}

const isPastLast = ({ _tag }: { readonly _tag: string }): boolean => _tag === "NoMoreRecords"

/**
 * Reads the user's photo albums at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/album}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const album = /* @__PURE__ */ Endpoint.make("SocialLogin.album", () => ({
  route: "GET /api/v2/album",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Albums,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/album"
}))

/**
 * Reads the user's recordings at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/audio}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const audio = /* @__PURE__ */ Endpoint.make("SocialLogin.audio", () => ({
  route: "GET /api/v2/audio",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Audios,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/audio"
}))

/**
 * Reads where the user has been, by the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/check-in}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const checkIn = /* @__PURE__ */ Endpoint.make("SocialLogin.checkIn", () => ({
  route: "GET /api/v2/checkin",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: CheckIns,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/check-in"
}))

/**
 * Reads the companies that the user follows at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/company}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const company = /* @__PURE__ */ Endpoint.make("SocialLogin.company", () => ({
  route: "GET /api/v2/company",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: SocialCompanies,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/company"
}))

/**
 * Reads the user's contacts at the social provider, page by page. `.pages` and `.items` stream them all.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/contact}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const contact = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("SocialLogin.contact", () => ({
    route: "GET /api/v2/contact",
    auth: Credential.inQuery({ accessToken: "access_token" }),
    query: cursor(),
    success: ContactPage,
    errors: cursorErrors(),
    safety: "read",
    deprecated: {},
    docs: "customer-identity-api/social-login/advanced-social-api/contact"
  })),
  { items: ({ Data }) => Data, next: afterCursor, isEnd: isPastLast }
)

/**
 * Reads the events that the user takes part in, by the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/event}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const event = /* @__PURE__ */ Endpoint.make("SocialLogin.event", () => ({
  route: "GET /api/v2/event",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: SocialEvents,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/event"
}))

/**
 * Reads whom the user follows at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/following}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const following = /* @__PURE__ */ Endpoint.make("SocialLogin.following", () => ({
  route: "GET /api/v2/following",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Contacts,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/following"
}))

/**
 * Reads the groups that the user belongs to at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/group}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const group = /* @__PURE__ */ Endpoint.make("SocialLogin.group", () => ({
  route: "GET /api/v2/group",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Groups,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/group"
}))

/**
 * Reads what the user likes at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/like}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const like = /* @__PURE__ */ Endpoint.make("SocialLogin.like", () => ({
  route: "GET /api/v2/like",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Likes,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/like"
}))

/**
 * Reads what others have published about the user at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/mention}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const mention = /* @__PURE__ */ Endpoint.make("SocialLogin.mention", () => ({
  route: "GET /api/v2/mention",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: SocialStatuses,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/mention"
}))

/**
 * Reads a page at the social provider by its name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/page}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const page = /* @__PURE__ */ Endpoint.make("SocialLogin.page", () => ({
  route: "GET /api/v2/page",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: {
    /** The page's name at the provider. */
    pageName: Wire.named(Wire.string, "pagename")
  },
  success: Page,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/page"
}))

/**
 * Reads the photos of one of the user's albums at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/photo}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const photo = /* @__PURE__ */ Endpoint.make("SocialLogin.photo", () => ({
  route: "GET /api/v2/photo",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  query: {
    /** `ID` of the album, from `album`. */
    albumId: Wire.named(Wire.string, "albumid")
  },
  success: Photos,
  errors: [...providerErrors(), ErrorCode.AlbumIdRequired],
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/photo"
}))

/**
 * Reads what the user has posted at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/post}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const post = /* @__PURE__ */ Endpoint.make("SocialLogin.post", () => ({
  route: "GET /api/v2/post",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Posts,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/post"
}))

/**
 * Reads the statuses that the user has published at the social provider.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/status-fetching}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const statusFetching = /* @__PURE__ */ Endpoint.make("SocialLogin.statusFetching", () => ({
  route: "GET /api/v2/status",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: SocialStatuses,
  errors: providerErrors(),
  safety: "read",
  deprecated: {},
  docs: "customer-identity-api/social-login/advanced-social-api/status-fetching"
}))

/**
 * Reads the user's videos at the social provider, page by page. `.pages` and `.items` stream them all.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/advanced-social-api/video}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const video = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("SocialLogin.video", () => ({
    route: "GET /api/v2/video",
    auth: Credential.inQuery({ accessToken: "access_token" }),
    query: cursor(),
    success: VideoPage,
    errors: cursorErrors(),
    safety: "read",
    deprecated: {},
    docs: "customer-identity-api/social-login/advanced-social-api/video"
  })),
  { items: ({ Data }) => Data, next: afterCursor, isEnd: isPastLast }
)
