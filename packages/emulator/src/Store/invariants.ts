/** What always holds, checked from scratch: without the indexes that the operations rely on. */
import * as Arr from "effect/Array"
import * as Equal from "effect/Equal"
import * as HashMap from "effect/HashMap"
import { type Account, addressesOf, emailKey, phoneKey } from "./Account.js"
import { all, keysOf, type Uniqueness } from "./accounts.js"
import * as entries from "./entries.js"
import * as factors from "./factors.js"
import * as objects from "./objects.js"
import * as roles from "./roles.js"
import { get, type State, unique } from "./State.js"
import * as webhooks from "./webhooks.js"

/** What is wrong with a state, one line each. */
export const violations = (state: State, uniqueness: Uniqueness): ReadonlyArray<string> => {
  const accounts = all(state)
  const alive = new Set(accounts.filter(({ isDeleted }) => !isDeleted).map(({ uid }) => uid))
  const orphans = (what: string, uids: Iterable<string>): ReadonlyArray<string> =>
    Arr.fromIterable(uids).flatMap((uid) => (alive.has(uid) ? [] : [`${what} of an account that is gone: ${uid}`]))
  return [
    ...(uniqueness.sharedEmails ? [] : shared("e-mail address", accounts, emailsOf)),
    ...shared("user name", accounts, ({ userName }) =>
      userName === undefined ? [] : [uniqueness.caseSensitiveUserNames ? userName : userName.toLowerCase()]
    ),
    ...shared("phone number", accounts, ({ phoneId }) => (phoneId === undefined ? [] : [phoneKey(phoneId)])),
    ...shared("social identity", accounts, ({ social }) => social.map(({ id, provider }) => `${provider} ${id}`)),
    ...accounts.flatMap(malformed),
    ...orphans(
      "session",
      Arr.map(Arr.fromIterable(HashMap.values(state.sessions)), ({ uid }) => uid)
    ),
    ...orphans(
      "token",
      Arr.map(Arr.fromIterable(HashMap.values(state.tokens)), ({ uid }) => uid)
    ),
    ...orphans("OTP", HashMap.keys(state.otps)),
    ...orphans(
      "login by another device",
      Arr.map(Arr.fromIterable(HashMap.values(state.clientLogins)), ({ uid }) => uid)
    ),
    ...orphans("custom object", HashMap.keys(state.objects)),
    ...orphans("count of messages", HashMap.keys(state.sent)),
    ...orphans(
      "login that waits",
      Arr.map(Arr.fromIterable(HashMap.values(state.pendingLogins)), ({ uid }) => uid)
    ),
    ...factors.violations(state),
    ...objects.violations(state),
    ...roles.violations(state),
    ...webhooks.violations(state),
    ...entries.violations(state),
    ...Arr.fromIterable(state.refreshes).flatMap(([refresh, token]) =>
      get(state.sessions, token)?.refresh?.token === refresh ? [] : ["refresh token without its session"]
    ),
    ...(Equal.equals(
      HashMap.map(state.index, (uids) => uids.length),
      expectedIndex(accounts)
    )
      ? []
      : ["index that does not fit the accounts"])
  ]
}

const emailsOf = (account: Account): ReadonlyArray<string> =>
  [...addressesOf(account), ...account.unverified].map(({ Value }) => emailKey(Value))

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

const malformed = (account: Account): ReadonlyArray<string> => {
  const own = account.emails.map(({ Value }) => emailKey(Value))
  const pending = account.unverified.map(({ Value }) => emailKey(Value))
  const primaries = account.emails.filter(({ Type }) => Type.toLowerCase() === "primary")
  return [
    ...(new Set(own).size === own.length ? [] : [`address twice: ${account.uid}`]),
    ...(pending.some((address) => own.includes(address)) ? [`address both verified and not: ${account.uid}`] : []),
    ...(primaries.length > 1 ? [`two primary addresses: ${account.uid}`] : [])
  ]
}

const expectedIndex = (accounts: ReadonlyArray<Account>): HashMap.HashMap<string, number> =>
  accounts
    .flatMap(keysOf)
    .reduce((index, key) => HashMap.set(index, key, (get(index, key) ?? 0) + 1), HashMap.empty<string, number>())
