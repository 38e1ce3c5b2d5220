/** Sign in by e-mail address and password. */
import { Authentication, MultiFactorAuthentication } from "@loginradius-effect/core"
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
    const input = { email, password, verificationUrl: `${origin}/verify` }
    const login = yield* Authentication.loginByEmail(input).pipe(
      // Accounts with a second factor have a login of their own, which answers what there is to prove.
      Effect.catchTag("MfaRequired", () => MultiFactorAuthentication.loginByEmail(input))
    )
    return yield* complete(login, email)
  }).pipe(Effect.catchTag("UserNotFound", wrongCredentials), orRefuse)
