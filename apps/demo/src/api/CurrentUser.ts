/** Who is signed in, for the handlers of endpoints that need somebody. */
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

/** Lets nobody through but those who are signed in, and tells the handler who they are. */
export class SignedInOnly extends HttpApiMiddleware.Tag<SignedInOnly>()("demo/SignedInOnly", {
  failure: SignInRequired,
  provides: CurrentUser
}) {}
