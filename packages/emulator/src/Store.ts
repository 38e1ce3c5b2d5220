/**
 * The state of the emulated LoginRadius: tables, and what can be asked of and done to them. `Store.Accounts` and the like have
 * the queries and the changes: `store.read(Store.Accounts.byEmail(address))`.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type { Reads, Writes } from "./state/tables.js"

export * as Accounts from "./state/Accounts.js"
export * as Challenges from "./state/Challenges.js"
export * as ClientLogins from "./state/ClientLogins.js"
export * as Codes from "./state/Codes.js"
export * as CustomObjects from "./state/CustomObjects.js"
export * as Providers from "./state/Providers.js"
export * as RegistrationData from "./state/RegistrationData.js"
export * as Roles from "./state/Roles.js"
export * as SecondFactors from "./state/SecondFactors.js"
export * as SentMessages from "./state/SentMessages.js"
export * as Sessions from "./state/Sessions.js"
export * as Webhooks from "./state/Webhooks.js"
export type { Json } from "./state/Json.js"
export type { EmailAddress, SocialIdentity } from "./state/SocialIdentity.js"
export type { Rows, WritableRows } from "./state/table.js"
export type { Reads, Writes } from "./state/tables.js"

/**
 * The state, which is read and changed synchronously. All that a request changes is one change: if the request is refused, or
 * its handler fails, nothing of it is left. A fiber that outlives its handler must not use the store: other requests are handled then.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Asks the tables for something: a query of `Store.Accounts` and the like, or a function of your own. */
  readonly read: <A>(query: (tables: Reads) => A) => A
  /** Changes tables. Where `change` throws, nothing of what it did is left. */
  readonly change: <A>(change: (tables: Writes) => A) => A
  /**
   * All that the request has changed and sent so far stays, also if it is refused later: a wrong password is refused, and counts.
   */
  readonly keep: () => void
}

/**
 * @since 0.1.0
 * @category tags
 */
export class Store extends Context.Tag("@loginradius-effect/emulator/Store")<Store, Service>() {}
