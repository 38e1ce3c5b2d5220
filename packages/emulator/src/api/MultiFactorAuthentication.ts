/** The handlers of `MultiFactorAuthentication`. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as backupCodes from "./MultiFactorAuthentication/backupCodes.js"
import * as duo from "./MultiFactorAuthentication/duo.js"
import * as login from "./MultiFactorAuthentication/login.js"
import * as push from "./MultiFactorAuthentication/push.js"
import * as removal from "./MultiFactorAuthentication/removal.js"
import * as securityQuestions from "./MultiFactorAuthentication/securityQuestions.js"
import * as settings from "./MultiFactorAuthentication/settings.js"
import * as verification from "./MultiFactorAuthentication/verification.js"

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...login.handlers,
  ...verification.handlers,
  ...settings.handlers,
  ...removal.handlers,
  ...backupCodes.handlers,
  ...securityQuestions.handlers,
  ...duo.handlers,
  ...push.handlers
]
