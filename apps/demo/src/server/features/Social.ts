/** Sign in by a social provider. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, Login, Profile, SocialLogin } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { complete } from "../session/Login.js"
import { finishRedirect, startRedirect, tooLate } from "../session/SocialRedirect.js"

export const signInBySocial = (state: string) =>
  Effect.gen(function* () {
    const token = yield* finishRedirect(state, "signIn")
    // The server exchanges the token of the provider's page for the user's own, with key and secret.
    const tokens = yield* Login.settle(SocialLogin.accessToken({ token }))
    if ("nextSteps" in tokens) return yield* complete(tokens, "")
    const profile = yield* Authentication.readProfilesByAccessToken(tokens)
    return yield* complete({ ...tokens, _tag: "Authenticated", profile }, Profile.primaryEmail(profile) ?? "")
  }).pipe(
    Effect.catchTag("RequestTokenInvalid", "RequestTokenExpired", () => Effect.fail(tooLate)),
    orRefuse
  )

export const layer = HttpApiBuilder.group(Api, "social", (handlers) =>
  handlers
    .handle("depart", ({ payload: { provider } }) => startRedirect(provider, "signIn"))
    .handle("arrive", ({ payload: { state } }) => signInBySocial(state))
)
