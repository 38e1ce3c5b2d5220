/** The profile behind an access token, as the oldest endpoint answers it. */
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { handle } from "../../handle.js"
import { caller } from "../../internal/context.js"
import * as profile from "../../internal/profile.js"
import { asked } from "../../internal/provider/asked.js"

export const read = handle(SocialLogin.userProfile, () =>
  Effect.zipWith(caller, asked, ({ account, now, session }) => profile.document(account, now, session.profileId))
)

export const handlers = [read]
