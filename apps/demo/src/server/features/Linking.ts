/** Social accounts that are linked to the account of the user. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, Profile } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { Linked } from "../../api/Linking.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { finishRedirect, startRedirect } from "../session/SocialRedirect.js"

export const listLinked = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
  return [profile, ...(profile.Identities ?? [])].flatMap((identity) => linked(identity, profile))
}).pipe(orRefuse)

/** The providers of identities that are not linked: passwords and phones have identities too. */
const own: ReadonlyArray<string> = ["email", "raas", "phone"]

const linked = (identity: Profile.Profile | Profile.SocialProfile, inUse: Profile.Profile): ReadonlyArray<Linked> => {
  const { FullName, ID, Provider } = identity
  if (typeof ID !== "string" || typeof Provider !== "string" || own.includes(Provider.toLowerCase())) return []
  const name = [FullName, Profile.primaryEmail(identity)].filter(Boolean).join(", ")
  return [{ provider: Provider.toLowerCase(), id: ID, name: name === "" ? ID : name, isInUse: ID === inUse.ID }]
}

export const link = (state: string) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    const candidateToken = yield* finishRedirect(state, "link")
    yield* Authentication.linkSocialIdentities({ accessToken, candidateToken })
    return yield* listLinked
  }).pipe(orRefuse)

export const unlink = ({ id, provider }: { readonly id: string; readonly provider: string }) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    yield* Authentication.unlinkSocialIdentities({ accessToken, provider, providerId: id })
    return yield* listLinked
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "linking", (handlers) =>
  handlers
    .handle("list", () => listLinked)
    .handle("depart", ({ payload: { provider } }) => startRedirect(provider, "link"))
    .handle("arrive", ({ payload: { state } }) => link(state))
    .handle("unlink", ({ payload }) => unlink(payload))
)
