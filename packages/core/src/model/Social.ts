/**
 * What a social provider adds to a profile: badges, friends, suggestions, its own credentials.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { NameId } from "./Career.js"

const badgeMembers = () => ({
  BadgeId: Wire.string,
  BadgeMessage: Wire.string,
  /** An older spelling of `BadgeId`. */
  BageId: Wire.string,
  /** An older spelling of `BadgeMessage`. */
  BageMessage: Wire.string,
  Name: Wire.string,
  Description: Wire.string,
  ImageUrl: Wire.string
})

/**
 * A badge that a provider gives.
 *
 * @since 0.1.0
 * @category models
 */
export interface Badge extends Wire.Type<typeof badgeMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Badge: Wire.Wire<Badge> = /* @__PURE__ */ Wire.document("Badge", badgeMembers)

const currentStatusMembers = () => ({
  Id: Wire.string,
  Text: Wire.string,
  Source: Wire.string,
  CreatedDate: Wire.aliased(Wire.string, "CreateDate")
})

/**
 * A status text.
 *
 * @since 0.1.0
 * @category models
 */
export interface CurrentStatus extends Wire.Type<typeof currentStatusMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CurrentStatus: Wire.Wire<CurrentStatus> = /* @__PURE__ */ Wire.document(
  "CurrentStatus",
  currentStatusMembers
)

const kloutProfileMembers = () => ({
  KloutId: Wire.string,
  Score: Wire.oneOf(Wire.number, Wire.string)
})

/**
 * A score of the Klout service.
 *
 * @since 0.1.0
 * @category models
 */
export interface KloutProfile extends Wire.Type<typeof kloutProfileMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const KloutProfile: Wire.Wire<KloutProfile> = /* @__PURE__ */ Wire.document("KloutProfile", kloutProfileMembers)

const memberUrlResourceMembers = () => ({
  Url: Wire.string,
  UrlName: Wire.string
})

/**
 * A link on a profile.
 *
 * @since 0.1.0
 * @category models
 */
export interface MemberUrlResource extends Wire.Type<typeof memberUrlResourceMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const MemberUrlResource: Wire.Wire<MemberUrlResource> = /* @__PURE__ */ Wire.document(
  "MemberUrlResource",
  memberUrlResourceMembers
)

const mutualFriendMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  FirstName: Wire.string,
  LastName: Wire.string,
  Birthday: Wire.string,
  Gender: Wire.string,
  Hometown: Wire.string,
  Link: Wire.string
})

/**
 * A friend whom two people share.
 *
 * @since 0.1.0
 * @category models
 */
export interface MutualFriend extends Wire.Type<typeof mutualFriendMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const MutualFriend: Wire.Wire<MutualFriend> = /* @__PURE__ */ Wire.document("MutualFriend", mutualFriendMembers)

const relatedProfileViewMembers = () => ({
  Id: Wire.string,
  FirstName: Wire.string,
  LastName: Wire.string
})

/**
 * Someone whose profile was looked at as well.
 *
 * @since 0.1.0
 * @category models
 */
export interface RelatedProfileView extends Wire.Type<typeof relatedProfileViewMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RelatedProfileView: Wire.Wire<RelatedProfileView> = /* @__PURE__ */ Wire.document(
  "RelatedProfileView",
  relatedProfileViewMembers
)

const gitHubPlanMembers = () => ({
  Name: Wire.string,
  Space: Wire.string,
  Collaborators: Wire.string,
  PrivateRepos: Wire.string
})

/**
 * A plan at GitHub.
 *
 * @since 0.1.0
 * @category models
 */
export interface GitHubPlan extends Wire.Type<typeof gitHubPlanMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const GitHubPlan: Wire.Wire<GitHubPlan> = /* @__PURE__ */ Wire.document("GitHubPlan", gitHubPlanMembers)

const suggestionsMembers = () => ({
  CompaniestoFollow: Wire.array(NameId),
  IndustriestoFollow: Wire.array(NameId),
  NewssourcetoFollow: Wire.array(NameId),
  PeopletoFollow: Wire.array(NameId)
})

/**
 * What a provider suggests to follow.
 *
 * @since 0.1.0
 * @category models
 */
export interface Suggestions extends Wire.Type<typeof suggestionsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Suggestions: Wire.Wire<Suggestions> = /* @__PURE__ */ Wire.document("Suggestions", suggestionsMembers)

const providerAccessCredentialMembers = () => ({
  AccessToken: Wire.secret,
  /** Only with OAuth 1. */
  TokenSecret: Wire.secret
})

/**
 * The credentials of the social provider's own API.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProviderAccessCredential extends Wire.Type<typeof providerAccessCredentialMembers> {}

/**
 * `ProviderAccessCredential` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProviderAccessCredentialEncoded extends Wire.Encoded<typeof providerAccessCredentialMembers> {}

/**
 * `ProviderAccessCredential` as it is written: secrets may be plain strings.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProviderAccessCredentialInput extends Wire.Input<typeof providerAccessCredentialMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ProviderAccessCredential: Wire.Wire<
  ProviderAccessCredential,
  ProviderAccessCredentialEncoded,
  ProviderAccessCredentialInput
> = /* @__PURE__ */ Wire.document("ProviderAccessCredential", providerAccessCredentialMembers)
