/**
 * What a social provider knows about a person, and what a person can say about themselves.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import {
  Award,
  Certification,
  Course,
  Education,
  JobBookmark,
  Patent,
  Position,
  Project,
  Publication,
  Recommendation,
  Skill,
  Volunteer
} from "./Career.js"
import { Book, FavoriteThing, Game, InspirationalPerson, Interest, Movie, Sport, TelevisionShow } from "./Likes.js"
import {
  Address,
  AgeRange,
  Country,
  Email,
  FamilyMember,
  IMAccount,
  Language,
  PhoneNumber,
  PlaceLived
} from "./Person.js"
import {
  Badge,
  CurrentStatus,
  GitHubPlan,
  KloutProfile,
  MemberUrlResource,
  MutualFriend,
  ProviderAccessCredential,
  RelatedProfileView,
  Suggestions
} from "./Social.js"

/**
 * What can be read and written.
 *
 * @internal
 */
export const descriptiveMembers = () => ({
  Prefix: Wire.string,
  FirstName: Wire.string,
  MiddleName: Wire.string,
  LastName: Wire.string,
  Suffix: Wire.string,
  NickName: Wire.string,
  ProfileName: Wire.string,
  /** Free text; `M`, `F`, `male`, `female` and the like. */
  Gender: Wire.string,
  /**
   * Written as month, day and four-digit year with `-` or `/` between them. Read as it is stored, which may be in
   * another form.
   */
  BirthDate: Wire.string,
  AgeRange: AgeRange,
  About: Wire.string,
  TagLine: Wire.string,
  Addresses: Wire.array(Address),
  MainAddress: Wire.string,
  City: Wire.string,
  State: Wire.string,
  /** Its code is worked out from its name. */
  Country: Country,
  LocalCity: Wire.string,
  LocalCountry: Wire.string,
  LocalLanguage: Wire.string,
  ProfileCity: Wire.string,
  ProfileCountry: Wire.string,
  HomeTown: Wire.string,
  PlacesLived: Wire.array(PlaceLived),
  TimeZone: Wire.string,
  Currency: Wire.string,
  /** Numbers to call. The number that a user logs in with is `PhoneId`. */
  PhoneNumbers: Wire.array(PhoneNumber),
  IMAccounts: Wire.array(IMAccount),
  ImageUrl: Wire.string,
  ThumbnailImageUrl: Wire.string,
  HttpsImageUrl: Wire.string,
  GravatarImageUrl: Wire.string,
  /** Address by size. */
  ProfileImageUrls: Wire.record(Wire.string),
  CoverPhoto: Wire.string,
  Favicon: Wire.string,
  ProfileUrl: Wire.string,
  Website: Wire.string,
  /** Address by name of the site. */
  WebProfiles: Wire.record(Wire.string),
  MemberUrlResources: Wire.array(MemberUrlResource),
  Company: Wire.string,
  Industry: Wire.string,
  ProfessionalHeadline: Wire.string,
  Positions: Wire.array(Position),
  Educations: Wire.array(Education),
  Courses: Wire.array(Course),
  Certifications: Wire.array(Certification),
  Awards: Wire.array(Award),
  Honors: Wire.string,
  Skills: Wire.array(Skill),
  Languages: Wire.array(Language),
  Projects: Wire.array(Project),
  Publications: Wire.array(Publication),
  Patents: Wire.array(Patent),
  Volunteer: Wire.array(Volunteer),
  Associations: Wire.string,
  RecommendationsReceived: Wire.array(Recommendation),
  NumRecommenders: Wire.integer,
  JobBookmarks: Wire.array(JobBookmark),
  Hireable: Wire.boolean,
  Interests: Wire.array(Interest),
  InterestedIn: Wire.array(Wire.string),
  FavoriteThings: Wire.array(FavoriteThing),
  Books: Wire.array(Book),
  Movies: Wire.array(Movie),
  Games: Wire.array(Game),
  Sports: Wire.array(Sport),
  /** Television shows. */
  TeleVisionShow: Wire.array(TelevisionShow),
  InspirationalPeople: Wire.array(InspirationalPerson),
  Political: Wire.string,
  Religion: Wire.string,
  RelationshipStatus: Wire.string,
  Family: Wire.array(FamilyMember),
  Badges: Wire.array(Badge),
  CurrentStatus: Wire.array(CurrentStatus),
  Subscription: GitHubPlan,
  Suggestions: Suggestions,
  MutualFriends: Wire.array(MutualFriend),
  RelatedProfileViews: Wire.array(RelatedProfileView),
  FollowersCount: Wire.integer,
  FriendsCount: Wire.integer,
  TotalStatusesCount: Wire.integer,
  PublicRepository: Wire.oneOf(Wire.string, Wire.integer),
  TotalPrivateRepository: Wire.integer,
  PublicGists: Wire.integer,
  PrivateGists: Wire.integer,
  RepositoryUrl: Wire.string,
  StarredUrl: Wire.string,
  GistsUrl: Wire.string,
  Quota: Wire.string,
  /** `"true"` or `"false"`: text, not a boolean. */
  IsGeoEnabled: Wire.string,
  IsProtected: Wire.oneOf(Wire.boolean, Wire.string),
  /** The credentials for the social provider's own API. */
  ProviderAccessCredential: ProviderAccessCredential
})

/**
 * What can only be read, here and in the profile of an account.
 *
 * @internal
 */
export const socialMembers = () => ({
  /** `Email` for the profile with the password (older accounts: `RAAS`), or the social provider's name. */
  Provider: Wire.string,
  /** The verified addresses, and the first address even before it is verified. */
  Email: Wire.array(Email),
  /** First and last name, put together by the service. */
  FullName: Wire.string,
  /** Worked out by the service from the birth date. */
  Age: Wire.oneOf(Wire.string, Wire.number),
  Language: Wire.string,
  LRUserID: Wire.string,
  /** `"true"` or `"false"`: whether the provider has verified the person. */
  Verified: Wire.oneOf(Wire.string, Wire.boolean),
  Quote: Wire.string,
  KloutScore: KloutProfile,
  BoardsCount: Wire.integer,
  PinsCount: Wire.integer,
  LikesCount: Wire.integer,
  FirstLogin: Wire.boolean,
  /** `0001-01-01T00:00:00`: never. */
  LastLoginDate: Wire.dateTime,
  SignupDate: Wire.dateTime,
  /** When the provider's profile was made, in the provider's own form. */
  Created: Wire.string,
  CreatedDate: Wire.dateTime,
  ModifiedDate: Wire.dateTime,
  ProfileModifiedDate: Wire.dateTime,
  /** When the provider's profile was changed, in the provider's own form. */
  UpdatedTime: Wire.string,
  /** The ids of accounts that were merged into this one. */
  PreviousUids: Wire.oneOf(Wire.array(Wire.string), Wire.string)
})

const identityMembers = () => ({
  ...descriptiveMembers(),
  ...socialMembers(),
  /** The id of this profile at its provider. The account's id is `Uid`. */
  ID: Wire.required(Wire.string)
})

/**
 * A profile at a social provider, linked to an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialProfile extends Wire.Type<typeof identityMembers> {}

/**
 * `SocialProfile` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialProfileEncoded extends Wire.Encoded<typeof identityMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SocialProfile: Wire.Wire<SocialProfile, SocialProfileEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "SocialProfile",
  identityMembers
)
