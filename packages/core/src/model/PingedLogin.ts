/**
 * What a login comes to that a device asks for by its client GUID.
 *
 * @since 0.1.0
 */
import { lossesIn, withLosses } from "../internal/wire/codec.js"
import * as Wire from "../Wire.js"
import { accessTokenMembers } from "./Answers.js"
import { type Authenticated, AuthenticatedAnswer, type AuthenticatedAnswerEncoded, readAuthenticated } from "./Login.js"
import { profileMembers } from "./Profile.js"

const profileWithTokensMembers = () => ({ ...profileMembers(), ...accessTokenMembers() })

/**
 * A profile with the tokens of its session beside its members, as LoginRadius' documentation shows it.
 *
 * @since 0.1.0
 * @category documents
 */
export interface ProfileWithTokens extends Wire.Type<typeof profileWithTokensMembers> {}

/**
 * `ProfileWithTokens` on the wire.
 *
 * @since 0.1.0
 * @category documents
 */
export interface ProfileWithTokensEncoded extends Wire.Encoded<typeof profileWithTokensMembers> {}

/**
 * @since 0.1.0
 * @category documents
 */
export const ProfileWithTokens: Wire.Wire<ProfileWithTokens, ProfileWithTokensEncoded, unknown> =
  /* @__PURE__ */ Wire.document("ProfileWithTokens", profileWithTokensMembers)

const isFlat = (answer: ProfileWithTokens | AuthenticatedAnswer): answer is ProfileWithTokens => "Uid" in answer

/** Members that no documentation has there are still what a login is judged by. */
const isPending = (answer: object): boolean =>
  ((answer as { readonly SecondFactorAuthentication?: unknown }).SecondFactorAuthentication ?? null) !== null

const wrapped = (answer: ProfileWithTokens): AuthenticatedAnswer => {
  const { access_token, expires_in, refresh_token, session_expires_in, session_token, ...profile } = answer
  return {
    access_token,
    expires_in,
    refresh_token,
    session_expires_in,
    session_token,
    Profile: withLosses(profile, lossesIn(answer))
  }
}

/**
 * The answer of a login, whether the profile is a member of it, as LoginRadius' own SDKs have it, or the tokens are members of
 * the profile.
 *
 * @since 0.1.0
 * @category wires
 */
export const PingedLogin: Wire.Wire<Authenticated, AuthenticatedAnswerEncoded | ProfileWithTokensEncoded> =
  /* @__PURE__ */ Wire.answer(
    "Authenticated",
    /* @__PURE__ */ Wire.oneOf(ProfileWithTokens, AuthenticatedAnswer),
    (answer: ProfileWithTokens | AuthenticatedAnswer): Authenticated | undefined =>
      isPending(answer) ? undefined : readAuthenticated(isFlat(answer) ? wrapped(answer) : answer)
  )
