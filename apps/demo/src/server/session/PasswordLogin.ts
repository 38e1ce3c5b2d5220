/** Sign in by e-mail address and password. */
import { Login } from "@loginradius-effect/core"
import { Effect } from "effect"
import type { Password } from "../../api/SignIn.js"
import { Site } from "../host/Site.js"
import { orRefuse, wrongCredentials } from "../loginradius/Refusals.js"
import { complete } from "./Login.js"
import { countAttempt } from "./RateLimit.js"

export const signInByPassword = ({ email, password }: typeof Password.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    // A user with a second factor comes back with the ways to prove it, all others are signed in at once.
    const login = yield* Login.byEmail({ email, password, verificationUrl: `${origin}/verify` })
    return yield* complete(login, email)
  }).pipe(Effect.catchTag("UserNotFound", wrongCredentials), orRefuse)
