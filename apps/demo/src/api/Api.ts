/**
 * The API of the demo, for its server and its page. It needs nothing of either, and nothing of the SDK.
 *
 * To add a group: its line here, its layer in `server/App.ts`.
 */
import { HttpApi } from "@effect/platform"
import { EventsGroup } from "./Events.js"
import { ProfileGroup } from "./Profile.js"
import * as Refusals from "./Refusals.js"
import { RegistrationGroup } from "./Registration.js"
import { SignInGroup } from "./SignIn.js"
import { VisitGroup } from "./Visit.js"

export const Api = HttpApi.make("demo")
  .add(VisitGroup)
  .add(EventsGroup)
  .add(SignInGroup)
  .add(RegistrationGroup)
  .add(ProfileGroup)
  .addError(Refusals.InvalidField)
  .addError(Refusals.WrongCredentials)
  .addError(Refusals.NotVerified)
  .addError(Refusals.AccountLocked)
  .addError(Refusals.CodeRefused)
  .addError(Refusals.AlreadyTaken)
  .addError(Refusals.NotFound)
  .addError(Refusals.NotAvailable)
  .addError(Refusals.SignInRequired)
  .addError(Refusals.Forbidden)
  .addError(Refusals.TooManyAttempts)
  .addError(Refusals.Unavailable)
  .prefix("/api")
