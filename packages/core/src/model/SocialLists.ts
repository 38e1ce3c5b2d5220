/**
 * Lists of what social providers tell, pages of them, and what posting to a provider answers.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import {
  Album,
  Audio,
  CheckIn,
  Contact,
  Group,
  Like,
  numeric,
  Photo,
  Post,
  SocialCompany,
  SocialEvent,
  SocialStatus,
  Video
} from "./SocialData.js"

/**
 * A list of a provider's items. Documentation shows a single item for some of them, which reads as a list of one.
 */
const listOf = <A extends object>(
  name: string,
  item: Wire.Wire<A>
): Wire.Wire<ReadonlyArray<A>, ReadonlyArray<A> | A> =>
  Wire.answer(name, Wire.oneOf(Wire.array(item), item), (given) =>
    isList(given) ? given : "ID" in given || "Id" in given ? [given] : undefined
  )

const isList = <A>(given: ReadonlyArray<A> | A): given is ReadonlyArray<A> => Array.isArray(given)

/**
 * @since 0.1.0
 * @category wires
 */
export const Albums: Wire.Wire<ReadonlyArray<Album>, ReadonlyArray<Album> | Album> = /* @__PURE__ */ listOf(
  "Albums",
  Album
)

/**
 * @since 0.1.0
 * @category wires
 */
export const Audios: Wire.Wire<ReadonlyArray<Audio>, ReadonlyArray<Audio> | Audio> = /* @__PURE__ */ listOf(
  "Audios",
  Audio
)

/**
 * @since 0.1.0
 * @category wires
 */
export const CheckIns: Wire.Wire<ReadonlyArray<CheckIn>, ReadonlyArray<CheckIn> | CheckIn> = /* @__PURE__ */ listOf(
  "CheckIns",
  CheckIn
)

/**
 * @since 0.1.0
 * @category wires
 */
export const SocialCompanies: Wire.Wire<
  ReadonlyArray<SocialCompany>,
  ReadonlyArray<SocialCompany> | SocialCompany
> = /* @__PURE__ */ listOf("SocialCompanies", SocialCompany)

/**
 * @since 0.1.0
 * @category wires
 */
export const Contacts: Wire.Wire<ReadonlyArray<Contact>, ReadonlyArray<Contact> | Contact> = /* @__PURE__ */ listOf(
  "Contacts",
  Contact
)

/**
 * @since 0.1.0
 * @category wires
 */
export const SocialEvents: Wire.Wire<
  ReadonlyArray<SocialEvent>,
  ReadonlyArray<SocialEvent> | SocialEvent
> = /* @__PURE__ */ listOf("SocialEvents", SocialEvent)

/**
 * @since 0.1.0
 * @category wires
 */
export const Groups: Wire.Wire<ReadonlyArray<Group>, ReadonlyArray<Group> | Group> = /* @__PURE__ */ listOf(
  "Groups",
  Group
)

/**
 * @since 0.1.0
 * @category wires
 */
export const Likes: Wire.Wire<ReadonlyArray<Like>, ReadonlyArray<Like> | Like> = /* @__PURE__ */ listOf("Likes", Like)

/**
 * @since 0.1.0
 * @category wires
 */
export const SocialStatuses: Wire.Wire<
  ReadonlyArray<SocialStatus>,
  ReadonlyArray<SocialStatus> | SocialStatus
> = /* @__PURE__ */ listOf("SocialStatuses", SocialStatus)

/**
 * @since 0.1.0
 * @category wires
 */
export const Photos: Wire.Wire<ReadonlyArray<Photo>, ReadonlyArray<Photo> | Photo> = /* @__PURE__ */ listOf(
  "Photos",
  Photo
)

/**
 * @since 0.1.0
 * @category wires
 */
export const Posts: Wire.Wire<ReadonlyArray<Post>, ReadonlyArray<Post> | Post> = /* @__PURE__ */ listOf("Posts", Post)

const contactPageMembers = () => ({
  Data: Wire.required(Wire.array(Contact)),
  /** What the next page is asked for with; blank, `0` or `null` on the last. */
  NextCursor: numeric()
})

/**
 * A page of contacts.
 *
 * @since 0.1.0
 * @category models
 */
export interface ContactPage extends Wire.Type<typeof contactPageMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ContactPage: Wire.Wire<ContactPage> = /* @__PURE__ */ Wire.document("ContactPage", contactPageMembers)

const videoPageMembers = () => ({
  Data: Wire.required(Wire.array(Video)),
  /** What the next page is asked for with; blank, `0` or `null` on the last. */
  NextCursor: numeric()
})

/**
 * A page of videos.
 *
 * @since 0.1.0
 * @category models
 */
export interface VideoPage extends Wire.Type<typeof videoPageMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const VideoPage: Wire.Wire<VideoPage> = /* @__PURE__ */ Wire.document("VideoPage", videoPageMembers)

const legacyPostMembers = () => ({
  isPosted: Wire.required(Wire.aliased(Wire.boolean, "IsPosted"))
})

/**
 * The provider took a message, or the service ended a session.
 *
 * @since 0.1.0
 * @category models
 */
export interface LegacyPostResponse extends Wire.Type<typeof legacyPostMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const LegacyPostResponse: Wire.Wire<LegacyPostResponse> = /* @__PURE__ */ Wire.document(
  "LegacyPostResponse",
  legacyPostMembers
)

const shortUrlMembers = () => ({
  ShortUrl: Wire.string,
  UrlKey: Wire.integer,
  UrlBase36Key: Wire.string
})

/**
 * A link in its short form.
 *
 * @since 0.1.0
 * @category models
 */
export interface ShortUrl extends Wire.Type<typeof shortUrlMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ShortUrl: Wire.Wire<ShortUrl> = /* @__PURE__ */ Wire.document("ShortUrl", shortUrlMembers)

const statusPostMembers = () => ({
  ...legacyPostMembers(),
  /** The link of the status in its short form, where one was asked for. */
  data: Wire.aliased(ShortUrl, "Data")
})

/**
 * The provider took a status.
 *
 * @since 0.1.0
 * @category models
 */
export interface StatusPostResponse extends Wire.Type<typeof statusPostMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const StatusPostResponse: Wire.Wire<StatusPostResponse> = /* @__PURE__ */ Wire.document(
  "StatusPostResponse",
  statusPostMembers
)
