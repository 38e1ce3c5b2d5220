/**
 * The documents that profiles are answered in.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { Profile, type ProfileEncoded } from "./Profile.js"

const profilePostMembers = () => ({
  IsPosted: Wire.required(Wire.boolean),
  /** The profile as it is now. */
  Data: Profile
})

/**
 * The service changed a profile.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfilePostResponse extends Wire.Type<typeof profilePostMembers> {}

/**
 * `ProfilePostResponse` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfilePostResponseEncoded extends Wire.Encoded<typeof profilePostMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ProfilePostResponse: Wire.Wire<ProfilePostResponse, ProfilePostResponseEncoded, unknown> =
  /* @__PURE__ */ Wire.document("ProfilePostResponse", profilePostMembers)

const isPostResponse = (answer: ProfilePostResponse | Profile): answer is ProfilePostResponse => "IsPosted" in answer

/**
 * The same answer, where the service may leave out the envelope and answer the profile alone.
 *
 * @since 0.1.0
 * @category models
 */
export const ProfilePostResponseOrProfile: Wire.Wire<
  ProfilePostResponse,
  ProfilePostResponseEncoded | ProfileEncoded,
  unknown
> = /* @__PURE__ */ Wire.answer(
  "ProfilePostResponse",
  /* @__PURE__ */ Wire.oneOf(ProfilePostResponse, Profile),
  (answer: ProfilePostResponse | Profile): ProfilePostResponse =>
    isPostResponse(answer) ? answer : { IsPosted: true, Data: answer }
)

const profileListMembers = () => ({
  Data: Wire.required(Wire.array(Profile))
})

/**
 * Profiles that were found.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfileList extends Wire.Type<typeof profileListMembers> {}

/**
 * `ProfileList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfileListEncoded extends Wire.Encoded<typeof profileListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ProfileList: Wire.Wire<ProfileList, ProfileListEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "ProfileList",
  profileListMembers
)
