/** Sign in by e-mail address and password, and sign out. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Done, Email, Secret } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const Password = Schema.Struct({ email: Email, password: Secret })

export const SignInGroup = HttpApiGroup.make("signIn")
  .add(HttpApiEndpoint.post("password", "/password").setPayload(Password).addSuccess(Outcome))
  .add(HttpApiEndpoint.post("signOut", "/sign-out").addSuccess(Done))
  .prefix("/sign-in")
