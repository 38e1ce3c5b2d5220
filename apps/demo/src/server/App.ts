/**
 * The application without its server: everything that answers requests, on a LoginRadius that is given to it.
 *
 * To add a group: its line in `api/Api.ts`, its layer in `groups`.
 */
import { HttpApiBuilder } from "@effect/platform"
import { Layer } from "effect"
import { Api } from "../api/Api.js"
import * as Attempts from "./Attempts.js"
import * as BrowserSessions from "./BrowserSessions.js"
import * as CustomObjects from "./CustomObjects.js"
import * as Departures from "./Departures.js"
import * as Events from "./Events.js"
import * as Password from "./Password.js"
import * as Linking from "./Linking.js"
import * as LinkSignIn from "./LinkSignIn.js"
import * as PhoneSignIn from "./PhoneSignIn.js"
import * as Profile from "./Profile.js"
import * as Registration from "./Registration.js"
import * as Roles from "./Roles.js"
import * as Security from "./Security.js"
import * as SecondFactor from "./SecondFactor.js"
import * as Sessions from "./Sessions.js"
import * as SignIn from "./SignIn.js"
import * as Social from "./Social.js"
import * as TwoStep from "./TwoStep.js"
import * as Visit from "./Visit.js"
import * as Visitor from "./Visitor.js"

const groups = Layer.mergeAll(
  Visit.layer,
  Events.layer,
  SignIn.layer,
  TwoStep.layer,
  SecondFactor.layer,
  LinkSignIn.layer,
  PhoneSignIn.layer,
  Social.layer,
  Linking.layer,
  Registration.layer,
  Profile.layer,
  Password.layer,
  CustomObjects.layer,
  Roles.layer,
  Sessions.layer
)

/** Needs `Surroundings`, `Site` and what LoginRadius calls need. */
export const layer = Layer.mergeAll(
  HttpApiBuilder.api(Api).pipe(Layer.provide(groups)),
  Social.receiver,
  Visitor.layer,
  Security.layer
).pipe(
  Layer.provide(Security.signedInOnly),
  Layer.provide([BrowserSessions.layer(), Attempts.layer(), Departures.layer()])
)
