/**
 * What social providers tell about their users' albums, contacts, posts and the like. Dates are written as `MM/dd/yyyy HH:mm:ss`.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

/**
 * A number that most providers, and LoginRadius' own SDKs, write as text.
 *
 * @internal
 */
export const numeric = () => Wire.oneOf(Wire.string, Wire.number)

const albumMembers = () => ({
  ID: Wire.string,
  OwnerId: Wire.string,
  OwnerName: Wire.string,
  Title: Wire.string,
  Description: Wire.string,
  Location: Wire.string,
  Type: Wire.string,
  CreatedDate: Wire.string,
  UpdatedDate: Wire.string,
  CoverImageUrl: Wire.string,
  ImageCount: numeric(),
  DirectoryUrl: Wire.string
})

/**
 * A photo album at a provider.
 *
 * @since 0.1.0
 * @category models
 */
export interface Album extends Wire.Type<typeof albumMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Album: Wire.Wire<Album> = /* @__PURE__ */ Wire.document("Album", albumMembers)

const audioMembers = () => ({
  ID: Wire.string,
  Artist: Wire.string,
  Url: Wire.string,
  Title: Wire.string,
  UpdatedDate: Wire.string,
  CreatedDate: Wire.string,
  OwnerName: Wire.string,
  OwnerId: Wire.string,
  Duration: numeric()
})

/**
 * A recording at a provider.
 *
 * @since 0.1.0
 * @category models
 */
export interface Audio extends Wire.Type<typeof audioMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Audio: Wire.Wire<Audio> = /* @__PURE__ */ Wire.document("Audio", audioMembers)

const checkInMembers = () => ({
  ID: Wire.string,
  CreatedDate: Wire.string,
  OwnerId: Wire.string,
  OwnerName: Wire.string,
  Latitude: numeric(),
  Longitude: numeric(),
  Message: Wire.string,
  PlaceTitle: Wire.string,
  Address: Wire.string,
  Distance: numeric(),
  Type: Wire.string,
  ImageUrl: Wire.string,
  City: Wire.string,
  Country: Wire.string
})

/**
 * A place where the user was.
 *
 * @since 0.1.0
 * @category models
 */
export interface CheckIn extends Wire.Type<typeof checkInMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CheckIn: Wire.Wire<CheckIn> = /* @__PURE__ */ Wire.document("CheckIn", checkInMembers)

const socialCompanyMembers = () => ({
  ID: Wire.string,
  Name: Wire.string
})

/**
 * A company that the user follows.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialCompany extends Wire.Type<typeof socialCompanyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialCompany: Wire.Wire<SocialCompany> = /* @__PURE__ */ Wire.document(
  "SocialCompany",
  socialCompanyMembers
)

const contactMembers = () => ({
  Name: Wire.string,
  EmailID: Wire.string,
  PhoneNumber: Wire.string,
  ID: Wire.string,
  ProfileUrl: Wire.string,
  ImageUrl: Wire.string,
  Status: Wire.string,
  Industry: Wire.string,
  Country: Wire.string,
  Location: Wire.string,
  Gender: Wire.string,
  DateOfBirth: Wire.string
})

/**
 * A person whom the user knows or follows.
 *
 * @since 0.1.0
 * @category models
 */
export interface Contact extends Wire.Type<typeof contactMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Contact: Wire.Wire<Contact> = /* @__PURE__ */ Wire.document("Contact", contactMembers)

const socialEventMembers = () => ({
  ID: Wire.string,
  OwnerId: Wire.string,
  OwnerName: Wire.string,
  Name: Wire.string,
  Description: Wire.string,
  RsvpStatus: Wire.string,
  Location: Wire.string,
  StartTime: Wire.string,
  UpdatedDate: Wire.string,
  EndTime: Wire.string,
  Privacy: Wire.string
})

/**
 * An event that the user takes part in.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialEvent extends Wire.Type<typeof socialEventMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialEvent: Wire.Wire<SocialEvent> = /* @__PURE__ */ Wire.document("SocialEvent", socialEventMembers)

const groupMembers = () => ({
  ID: Wire.string,
  Name: Wire.string,
  Email: Wire.string,
  Description: Wire.string,
  Type: Wire.string,
  Country: Wire.string,
  PostalCode: Wire.string,
  Logo: Wire.string,
  Image: Wire.string,
  MemberCount: numeric()
})

/**
 * A group that the user belongs to.
 *
 * @since 0.1.0
 * @category models
 */
export interface Group extends Wire.Type<typeof groupMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Group: Wire.Wire<Group> = /* @__PURE__ */ Wire.document("Group", groupMembers)

const likeMembers = () => ({
  ID: Wire.string,
  Name: Wire.string,
  Category: Wire.string,
  CreatedDate: Wire.string,
  Website: Wire.string,
  Description: Wire.string
})

/**
 * Something that the user likes.
 *
 * @since 0.1.0
 * @category models
 */
export interface Like extends Wire.Type<typeof likeMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Like: Wire.Wire<Like> = /* @__PURE__ */ Wire.document("Like", likeMembers)

const socialStatusMembers = () => ({
  Id: Wire.string,
  Text: Wire.string,
  DateTime: Wire.string,
  Likes: Wire.integer,
  Place: Wire.string,
  Source: Wire.string,
  ImageUrl: Wire.string,
  LinkUrl: Wire.string,
  Name: Wire.string
})

/**
 * A status that the user, or somebody about the user, has published.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialStatus extends Wire.Type<typeof socialStatusMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialStatus: Wire.Wire<SocialStatus> = /* @__PURE__ */ Wire.document("SocialStatus", socialStatusMembers)

const photoSizeMembers = () => ({
  /** Width and height, as in `640 x 480`. */
  Dimensions: Wire.string,
  /** The address of the image. */
  Image: Wire.string
})

/**
 * A photo in one size.
 *
 * @since 0.1.0
 * @category models
 */
export interface PhotoSize extends Wire.Type<typeof photoSizeMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PhotoSize: Wire.Wire<PhotoSize> = /* @__PURE__ */ Wire.document("PhotoSize", photoSizeMembers)

const photoMembers = () => ({
  ID: Wire.string,
  AlbumId: Wire.string,
  OwnerId: Wire.string,
  OwnerName: Wire.string,
  Name: Wire.string,
  DirectUrl: Wire.string,
  ImageUrl: Wire.string,
  Location: Wire.string,
  Link: Wire.string,
  Description: Wire.string,
  Height: numeric(),
  Width: numeric(),
  CreatedDate: Wire.string,
  UpdatedDate: Wire.string,
  /** The photo in its sizes. */
  Images: Wire.array(PhotoSize)
})

/**
 * A photo of an album.
 *
 * @since 0.1.0
 * @category models
 */
export interface Photo extends Wire.Type<typeof photoMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Photo: Wire.Wire<Photo> = /* @__PURE__ */ Wire.document("Photo", photoMembers)

const postMembers = () => ({
  ID: Wire.string,
  Name: Wire.string,
  Title: Wire.string,
  StartTime: Wire.string,
  UpdateTime: Wire.string,
  Message: Wire.string,
  Place: Wire.string,
  Picture: Wire.string,
  Likes: Wire.integer,
  Share: Wire.integer,
  Type: Wire.string
})

/**
 * Something that the user has posted.
 *
 * @since 0.1.0
 * @category models
 */
export interface Post extends Wire.Type<typeof postMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Post: Wire.Wire<Post> = /* @__PURE__ */ Wire.document("Post", postMembers)

const videoMembers = () => ({
  ID: Wire.string,
  Description: Wire.string,
  Name: Wire.string,
  Image: Wire.string,
  Source: Wire.string,
  CreatedDate: Wire.string,
  OwnerId: Wire.string,
  OwnerName: Wire.string,
  EmbedHtml: Wire.string,
  UpdatedDate: Wire.string,
  Duration: numeric(),
  DirectLink: Wire.string
})

/**
 * A video of the user.
 *
 * @since 0.1.0
 * @category models
 */
export interface Video extends Wire.Type<typeof videoMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Video: Wire.Wire<Video> = /* @__PURE__ */ Wire.document("Video", videoMembers)
