/** Users who are known by a phone number. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as login from "./phone/login.js"
import * as numbers from "./phone/numbers.js"
import * as passwords from "./phone/passwords.js"
import * as registration from "./phone/registration.js"
import * as verification from "./phone/verification.js"

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...registration.handlers,
  ...verification.handlers,
  ...login.handlers,
  ...numbers.handlers,
  ...passwords.handlers
]
