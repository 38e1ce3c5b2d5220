/** What users do with their own accounts. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as emails from "./authentication/emails.js"
import * as login from "./authentication/login.js"
import * as passwords from "./authentication/passwords.js"
import * as profiles from "./authentication/profiles.js"
import * as registration from "./authentication/registration.js"
import * as securityQuestions from "./authentication/securityQuestions.js"
import * as social from "./authentication/social.js"
import * as tokens from "./authentication/tokens.js"
import * as verification from "./authentication/verification.js"

/** A link that verifies an address may name the address too: it comes before the question whether that is taken. */
export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...verification.handlers,
  ...registration.handlers,
  ...login.handlers,
  ...passwords.handlers,
  ...profiles.handlers,
  ...emails.handlers,
  ...securityQuestions.handlers,
  ...social.handlers,
  ...tokens.handlers
]
