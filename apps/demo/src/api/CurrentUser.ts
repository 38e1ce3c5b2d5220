/** The user who is signed in, for the handlers of endpoints that need one. */
import { HttpApiMiddleware } from "@effect/platform"
import { Context, type Redacted } from "effect"
import { SignInRequired } from "./Refusals.js"

export class CurrentUser extends Context.Tag("demo/CurrentUser")<
  CurrentUser,
  {
    readonly uid: string
    readonly email: string
    readonly accessToken: Redacted.Redacted<string>
  }
>() {}

/** Refuses a request if nobody is signed in, and gives the handler the user. */
export class SignedInOnly extends HttpApiMiddleware.Tag<SignedInOnly>()("demo/SignedInOnly", {
  failure: SignInRequired,
  provides: CurrentUser
}) {}
