/**
 * The API of the demo, for its server and its page. It imports neither, and nothing of the SDK.
 *
 * To add a group: its line here, its layer in `server/App.ts`.
 */
import { HttpApi } from "@effect/platform"
import { BootstrapGroup } from "./Bootstrap.js"
import { ConsentGroup } from "./Consent.js"
import { ConsentSignInGroup } from "./ConsentSignIn.js"
import { CustomObjectsGroup } from "./CustomObjects.js"
import { EventsGroup } from "./Events.js"
import { LinkingGroup } from "./Linking.js"
import { LinkSignInGroup } from "./LinkSignIn.js"
import { PasswordGroup } from "./Password.js"
import { PhoneSignInGroup } from "./PhoneSignIn.js"
import { PinGroup } from "./Pin.js"
import { PinSignInGroup } from "./PinSignIn.js"
import { ProfileGroup } from "./Profile.js"
import { Refusal } from "./Refusals.js"
import { RegistrationGroup } from "./Registration.js"
import { RolesGroup } from "./Roles.js"
import { SecondFactorGroup } from "./SecondFactor.js"
import { SessionsGroup } from "./Sessions.js"
import { SignInGroup } from "./SignIn.js"
import { SocialGroup } from "./Social.js"
import { TrialGroup } from "./Trial.js"
import { TwoStepGroup } from "./TwoStep.js"

export const Api = HttpApi.make("demo")
  .add(BootstrapGroup)
  .add(EventsGroup)
  .add(SignInGroup)
  .add(TwoStepGroup)
  .add(SecondFactorGroup)
  .add(PinSignInGroup)
  .add(PinGroup)
  .add(ConsentSignInGroup)
  .add(ConsentGroup)
  .add(LinkSignInGroup)
  .add(PhoneSignInGroup)
  .add(SocialGroup)
  .add(LinkingGroup)
  .add(RegistrationGroup)
  .add(ProfileGroup)
  .add(PasswordGroup)
  .add(SessionsGroup)
  .add(CustomObjectsGroup)
  .add(RolesGroup)
  .add(TrialGroup)
  .addError(Refusal)
  .prefix("/api")
