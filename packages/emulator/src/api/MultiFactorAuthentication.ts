/** The handlers of `MultiFactorAuthentication`. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as backupCodes from "./secondFactor/backupCodes.js"
import * as login from "./secondFactor/login.js"
import * as removal from "./secondFactor/removal.js"
import * as settings from "./secondFactor/settings.js"
import * as verification from "./secondFactor/verification.js"

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...login.handlers,
  ...verification.handlers,
  ...settings.handlers,
  ...removal.handlers,
  ...backupCodes.handlers
]
