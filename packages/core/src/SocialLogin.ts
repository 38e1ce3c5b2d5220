/**
 * Logins by social providers, and what the providers tell about their users. Most of it is old: it takes tokens in the query,
 * where proxies and servers log them.
 *
 * @since 0.1.0
 */
export * from "./SocialLogin/tokens.js"
export * from "./SocialLogin/lists.js"
export * from "./SocialLogin/posting.js"

export type {
  Album,
  Audio,
  CheckIn,
  Contact,
  Group,
  Like,
  Photo,
  PhotoSize,
  Post,
  SocialCompany,
  SocialEvent,
  SocialStatus,
  Video
} from "./model/SocialData.js"
export type { ContactPage, LegacyPostResponse, ShortUrl, StatusPostResponse, VideoPage } from "./model/SocialLists.js"
export type { CodeName, Page, PageCategory, PageCover, PageLocation, PageSpecialties } from "./model/SocialPage.js"
export type * from "./model/TrackableStatus.js"
