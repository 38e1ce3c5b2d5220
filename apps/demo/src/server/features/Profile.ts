/** The profile of the user. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, Profile } from "@loginradius-effect/core"
import { Effect, Predicate } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { Changes, Profile as Shown } from "../../api/Profile.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { userOf } from "../session/Login.js"

export const readProfile = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  return shown(yield* Authentication.readProfilesByAccessToken({ accessToken }))
}).pipe(orRefuse)

const shown = (profile: Profile.Profile): Shown => ({
  uid: profile.Uid,
  email: Profile.primaryEmail(profile) ?? null,
  emailVerified: profile.EmailVerified ?? false,
  phone: profile.PhoneId ?? null,
  firstName: profile.FirstName ?? null,
  lastName: profile.LastName ?? null,
  about: profile.About ?? null,
  provider: profile.Provider ?? null,
  hasPassword: Predicate.isNotNullable(profile.Password),
  imageUrl: profile.ThumbnailImageUrl ?? profile.ImageUrl ?? null,
  createdAt: profile.CreatedDate ?? null,
  lastLoginAt: profile.LastLoginDate ?? null
})

/** Members that are missing or blank are not sent, and LoginRadius keeps their values. */
export const updateProfile = ({ about, firstName, lastName }: typeof Changes.Type) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    yield* Authentication.updateProfileByAccessToken({
      accessToken,
      profile: {
        ...(firstName ? { FirstName: firstName } : {}),
        ...(lastName ? { LastName: lastName } : {}),
        ...(about ? { About: about } : {})
      }
    })
    const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
    yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.rename(userOf(profile)))
    return shown(profile)
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "profile", (handlers) =>
  handlers.handle("read", () => readProfile).handle("update", ({ payload }) => updateProfile(payload))
)
