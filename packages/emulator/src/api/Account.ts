/** What a server does with accounts. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Outbox, Session, Store } from "../handle.js"
import * as credentials from "./Account/credentials.js"
import * as identifiers from "./Account/identifiers.js"
import * as multipurpose from "./Account/multipurpose.js"
import * as profiles from "./Account/profiles.js"

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  ...profiles.handlers,
  ...credentials.handlers,
  ...identifiers.handlers,
  ...multipurpose.handlers
]
