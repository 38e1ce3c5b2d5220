/** All tables of the emulator. */
import * as Accounts from "./Accounts.js"
import * as Challenges from "./Challenges.js"
import * as ClientLogins from "./ClientLogins.js"
import * as Codes from "./Codes.js"
import * as Consents from "./Consents.js"
import * as CustomObjects from "./CustomObjects.js"
import * as Pins from "./Pins.js"
import * as Providers from "./Providers.js"
import * as RegistrationData from "./RegistrationData.js"
import * as RiskValues from "./RiskValues.js"
import * as Roles from "./Roles.js"
import * as SecondFactors from "./SecondFactors.js"
import * as SentMessages from "./SentMessages.js"
import * as Sessions from "./Sessions.js"
import * as StepUps from "./StepUps.js"
import * as Webhooks from "./Webhooks.js"

export const definitions = {
  accounts: Accounts.definition,
  sessions: Sessions.definition,
  codes: Codes.definition,
  clientLogins: ClientLogins.definition,
  factors: SecondFactors.definition,
  pendingLogins: SecondFactors.pendingDefinition,
  pinLogins: Pins.definition,
  pinSessions: Pins.definition,
  consentLogins: Consents.loginsDefinition,
  consentLogs: Consents.logsDefinition,
  riskValues: RiskValues.definition,
  challenges: Challenges.definition,
  stepUps: StepUps.definition,
  customObjects: CustomObjects.definition,
  sentMessages: SentMessages.definition,
  roles: Roles.definition,
  people: Providers.peopleDefinition,
  requestTokens: Providers.requestsDefinition,
  pingedLogins: Providers.pingedDefinition,
  published: Providers.publishedDefinition,
  spentCodes: Providers.spentCodesDefinition,
  registrationData: RegistrationData.definition,
  webhooks: Webhooks.definition
} as const

/**
 * All tables, to be looked at.
 *
 * @since 0.1.0
 * @category models
 */
export interface Reads
  extends
    Accounts.Reads,
    Sessions.Reads,
    Codes.Reads,
    ClientLogins.Reads,
    SecondFactors.Reads,
    Pins.Reads,
    Consents.Reads,
    RiskValues.Reads,
    Challenges.Reads,
    StepUps.Reads,
    CustomObjects.Reads,
    SentMessages.Reads,
    Roles.Reads,
    Providers.Reads,
    RegistrationData.Reads,
    Webhooks.Reads {}

/**
 * All tables, to be changed.
 *
 * @since 0.1.0
 * @category models
 */
export interface Writes
  extends Accounts.Writes, Roles.Writes, Providers.Writes, RegistrationData.Writes, Webhooks.Writes {}

/** A row of a table. */
export type RowOf<T extends keyof Reads> = NonNullable<ReturnType<Reads[T]["get"]>>

/** Rows by table, in the order in which they were first written. */
export type AllRows = { readonly [T in keyof Reads]?: ReadonlyArray<RowOf<T>> }

export const allRows = (tables: Reads): AllRows =>
  Object.fromEntries(Object.keys(definitions).map((name) => [name, tables[name as keyof Reads].all()]))

export const putRows =
  (rows: AllRows) =>
  (tables: Writes): void => {
    for (const name of Object.keys(definitions) as ReadonlyArray<keyof Reads>) {
      const table = tables[name] as { readonly put: (row: unknown) => void }
      for (const row of rows[name] ?? []) table.put(row)
    }
  }
