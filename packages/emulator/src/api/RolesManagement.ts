/** Roles of the application, of accounts, and of accounts in contexts. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Store } from "../handle.js"
import * as accounts from "./RolesManagement/accounts.js"
import * as contexts from "./RolesManagement/contexts.js"
import * as roles from "./RolesManagement/roles.js"

export const handlers: ReadonlyArray<Handler<Store | CurrentSettings>> = [
  ...roles.handlers,
  ...accounts.handlers,
  ...contexts.handlers
]
