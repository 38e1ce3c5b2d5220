/** Users who are known by a phone number. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as login from "./PhoneAuthentication/login.js"
import * as numbers from "./PhoneAuthentication/numbers.js"
import * as passwords from "./PhoneAuthentication/passwords.js"
import * as registration from "./PhoneAuthentication/registration.js"
import * as verification from "./PhoneAuthentication/verification.js"

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...registration.handlers,
  ...verification.handlers,
  ...login.handlers,
  ...numbers.handlers,
  ...passwords.handlers
]
