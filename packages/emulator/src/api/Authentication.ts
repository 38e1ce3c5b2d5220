/** What users do with their own accounts. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as emails from "./Authentication/emails.js"
import * as login from "./Authentication/login.js"
import * as passwords from "./Authentication/passwords.js"
import * as profiles from "./Authentication/profiles.js"
import * as registration from "./Authentication/registration.js"
import * as securityQuestions from "./Authentication/securityQuestions.js"
import * as social from "./Authentication/social.js"
import * as tokens from "./Authentication/tokens.js"
import * as verification from "./Authentication/verification.js"

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
