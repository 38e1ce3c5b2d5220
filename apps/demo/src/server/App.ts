/**
 * The application without its server: everything that answers requests, on a given LoginRadius.
 *
 * To add a group: its line in `api/Api.ts`, its layer in `groups`.
 */
import { HttpApiBuilder } from "@effect/platform"
import { Layer } from "effect"
import { Api } from "../api/Api.js"
import * as Bootstrap from "./features/Bootstrap.js"
import * as Consent from "./features/Consent.js"
import * as ConsentSignIn from "./features/ConsentSignIn.js"
import * as CustomObjects from "./features/CustomObjects.js"
import * as Events from "./features/Events.js"
import * as Linking from "./features/Linking.js"
import * as LinkSignIn from "./features/LinkSignIn.js"
import * as Password from "./features/Password.js"
import * as PhoneSignIn from "./features/PhoneSignIn.js"
import * as Pin from "./features/Pin.js"
import * as PinSignIn from "./features/PinSignIn.js"
import * as Profile from "./features/Profile.js"
import * as Registration from "./features/Registration.js"
import * as Roles from "./features/Roles.js"
import * as SecondFactor from "./features/SecondFactor.js"
import * as Sessions from "./features/Sessions.js"
import * as SignIn from "./features/SignIn.js"
import * as Social from "./features/Social.js"
import * as Trial from "./features/Trial.js"
import * as TwoStep from "./features/TwoStep.js"
import * as Security from "./host/Security.js"
import * as BrowserIdentity from "./loginradius/BrowserIdentity.js"
import * as BrowserSessions from "./session/BrowserSessions.js"
import * as CurrentUser from "./session/CurrentUser.js"
import * as OAuthStates from "./session/OAuthStates.js"
import * as RateLimit from "./session/RateLimit.js"
import * as SocialRedirect from "./session/SocialRedirect.js"

const groups = Layer.mergeAll(
  Bootstrap.layer,
  Events.layer,
  SignIn.layer,
  TwoStep.layer,
  SecondFactor.layer,
  PinSignIn.layer,
  Pin.layer,
  ConsentSignIn.layer,
  Consent.layer,
  LinkSignIn.layer,
  PhoneSignIn.layer,
  Social.layer,
  Linking.layer,
  Registration.layer,
  Profile.layer,
  Password.layer,
  CustomObjects.layer,
  Roles.layer,
  Sessions.layer,
  Trial.layer
)

/** Needs `Backend`, `Site` and what LoginRadius calls need. */
export const layer = Layer.mergeAll(
  HttpApiBuilder.api(Api).pipe(Layer.provide(groups)),
  SocialRedirect.callbacks,
  BrowserIdentity.layer,
  Security.layer
).pipe(
  Layer.provide(CurrentUser.layer),
  Layer.provide([BrowserSessions.layer(), RateLimit.layer(), OAuthStates.layer()])
)
