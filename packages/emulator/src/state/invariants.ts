/** What always holds between rows, checked from scratch: without the indexes that the operations rely on. */
import { type Account, emailKeysOf, type Uniqueness } from "./Accounts.js"
import type { Challenge } from "./Challenges.js"
import { emailKey, phoneKey, unique } from "./keys.js"
import type { RegistrationEntry } from "./RegistrationData.js"
import * as SecondFactors from "./SecondFactors.js"
import * as Sessions from "./Sessions.js"
import type { Reads } from "./tables.js"

/** What is wrong with a state, one line each. */
export const violations =
  (uniqueness: Uniqueness) =>
  (tables: Reads): ReadonlyArray<string> => {
    const accounts = tables.accounts.all()
    const alive = new Set(accounts.filter(({ isDeleted }) => !isDeleted).map(({ uid }) => uid))
    const orphans = (what: string, rows: ReadonlyArray<{ readonly uid: string | undefined }>): ReadonlyArray<string> =>
      rows.flatMap(({ uid }) =>
        uid === undefined || alive.has(uid) ? [] : [`${what} of an account that is gone: ${uid}`]
      )
    return [
      ...(uniqueness.sharedEmails ? [] : shared("e-mail address", accounts, emailKeysOf)),
      ...shared("user name", accounts, ({ userName }) =>
        userName === undefined ? [] : [uniqueness.caseSensitiveUserNames ? userName : userName.toLowerCase()]
      ),
      ...shared("phone number", accounts, ({ phoneId }) => (phoneId === undefined ? [] : [phoneKey(phoneId)])),
      ...shared("social identity", accounts, ({ social }) => social.map(({ id, provider }) => `${provider} ${id}`)),
      ...accounts.flatMap(malformed),
      ...accounts.flatMap(rolesOf(tables)),
      ...orphans("session", tables.sessions.all()),
      ...renewable(tables),
      ...orphans("code", tables.codes.all()),
      ...orphans("login by another device", tables.clientLogins.all()),
      ...orphans("custom object", tables.customObjects.all()),
      ...orphans("count of messages", tables.sentMessages.all()),
      ...orphans("login that waits", tables.pendingLogins.all()),
      ...orphans("login that waits for a PIN", tables.pinLogins.all()),
      ...orphans("session token of a PIN", tables.pinSessions.all()),
      ...orphans("login that waits for consents", tables.consentLogins.all()),
      ...orphans("log of consents", tables.consentLogs.all()),
      ...orphans("value that logins are known by", tables.riskValues.all()),
      ...orphans("factors", tables.factors.all()),
      ...orphans("token of a step-up", tables.stepUps.all()),
      ...orphans("challenge", tables.challenges.all()),
      ...tables.challenges.all().flatMap(malformedChallenge),
      ...tables.factors
        .all()
        .flatMap((factors) =>
          factors.backupCodes === undefined || SecondFactors.isAny(factors)
            ? []
            : [`backup codes without a factor: ${factors.uid}`]
        ),
      ...webhooksOf(tables),
      ...entriesOf(tables)
    ]
  }

const shared = (
  what: string,
  accounts: ReadonlyArray<Account>,
  values: (account: Account) => ReadonlyArray<string>
): ReadonlyArray<string> => {
  const holders = new Map<string, string>()
  return accounts.flatMap((account) =>
    unique(values(account)).flatMap((value) => {
      const holder = holders.get(value)
      holders.set(value, account.uid)
      return holder === undefined ? [] : [`${what} of two accounts: ${holder}, ${account.uid}`]
    })
  )
}

const areUnique = (values: ReadonlyArray<string> = []): boolean => new Set(values).size === values.length

const malformed = (account: Account): ReadonlyArray<string> => {
  const own = account.emails.map(({ Value }) => emailKey(Value))
  const pending = account.unverified.map(({ Value }) => emailKey(Value))
  const primaries = account.emails.filter(({ Type }) => Type.toLowerCase() === "primary")
  return [
    ...(new Set(own).size === own.length ? [] : [`address twice: ${account.uid}`]),
    ...(pending.some((address) => own.includes(address)) ? [`address both verified and not: ${account.uid}`] : []),
    ...(primaries.length > 1 ? [`two primary addresses: ${account.uid}`] : []),
    ...(areUnique(account.consents?.versions.map(({ event, isCustom }) => `${isCustom} ${event}`))
      ? []
      : [`two accepted versions of one event's form: ${account.uid}`]),
    ...(areUnique(account.consents?.options.map(({ id }) => id)) ? [] : [`consent twice: ${account.uid}`])
  ]
}

/** Duo sends users back to a page, with a code once they have approved; a device is asked for a login. */
const malformedChallenge = ({ code, id, kind, login, redirectUri, state }: Challenge): ReadonlyArray<string> => {
  const isDuo = kind === "duo"
  const isAnswered = state === "approved" || state === "done"
  const isWell =
    isDuo === (redirectUri !== undefined) &&
    (isDuo && isAnswered) === (code !== undefined) &&
    (kind !== "push" || login !== undefined) &&
    (kind !== "pairing" || state === "pending")
  return isWell ? [] : [`challenge that is not what its kind says: ${id}`]
}

const rolesOf =
  ({ roles }: Pick<Reads, "roles">) =>
  ({ roleContexts, roles: own, uid }: Account): ReadonlyArray<string> => {
    const unknown = (assigned: ReadonlyArray<string>): ReadonlyArray<string> => [
      ...assigned.flatMap((name) => (roles.get(name) === undefined ? [`unknown role: ${name} of ${uid}`] : [])),
      ...(new Set(assigned).size === assigned.length ? [] : [`role twice: ${uid}`])
    ]
    return [
      ...unknown(own),
      ...roleContexts.flatMap((context) => unknown(context.roles)),
      ...(new Set(roleContexts.map(({ context }) => context)).size === roleContexts.length
        ? []
        : [`two role contexts of one name: ${uid}`])
    ]
  }

const webhooksOf = ({ webhooks }: Pick<Reads, "webhooks">): ReadonlyArray<string> => {
  const all = webhooks.all()
  return new Set(all.map(({ event, targetUrl }) => `${event} ${targetUrl}`)).size === all.length
    ? []
    : ["two webhooks of one event and target"]
}

/** A session has one refresh token at a time. */
const renewable = ({ sessions }: Pick<Reads, "sessions">): ReadonlyArray<string> => {
  const ids = sessions.all().flatMap((session) => (session.refresh === undefined ? [] : [Sessions.idOf(session)]))
  return new Set(ids).size === ids.length ? [] : ["two refresh tokens of one session"]
}

/** Each entry is at the top or below another one, and none is below itself. */
const entriesOf = ({ registrationData }: Pick<Reads, "registrationData">): ReadonlyArray<string> => {
  const reachesTop = (entry: RegistrationEntry, steps: number): boolean => {
    if (entry.parentId === undefined) return true
    const parent = registrationData.get(entry.parentId)
    return parent !== undefined && steps > 0 && reachesTop(parent, steps - 1)
  }
  return registrationData
    .all()
    .flatMap((entry) =>
      reachesTop(entry, registrationData.size)
        ? []
        : [`entry of registration data that is not below the top: ${entry.id}`]
    )
}
