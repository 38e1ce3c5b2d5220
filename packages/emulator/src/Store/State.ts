/**
 * Everything there is, as one value.
 *
 * @since 0.1.0
 */
import * as HashMap from "effect/HashMap"
import type { Account } from "./Account.js"
import type { ClientLogin } from "./ClientLogin.js"
import type { Code } from "./Code.js"
import type { CustomObject } from "./CustomObject.js"
import type { Factors, PendingLogin } from "./SecondFactor.js"
import type { ProviderPerson, Published, RequestToken } from "./Provider.js"
import type { RegistrationEntry } from "./RegistrationData.js"
import type { Role } from "./Role.js"
import type { Session } from "./Session.js"
import type { Webhook } from "./Webhook.js"

export interface State {
  readonly accounts: HashMap.HashMap<string, Account>
  /** Ids of accounts by what they are found by (see `keysOf` in `accounts`). */
  readonly index: HashMap.HashMap<string, ReadonlyArray<string>>
  /** By access token. */
  readonly sessions: HashMap.HashMap<string, Session>
  /** Access tokens by refresh token. */
  readonly refreshes: HashMap.HashMap<string, string>
  /** Tokens by themselves. */
  readonly tokens: HashMap.HashMap<string, Code>
  /** OTPs by account, the newest first. */
  readonly otps: HashMap.HashMap<string, ReadonlyArray<Code>>
  /** By client GUID. */
  readonly clientLogins: HashMap.HashMap<string, ClientLogin>
  /** In the order in which they were made. */
  readonly roles: ReadonlyArray<Role>
  /** Custom objects by account. */
  readonly objects: HashMap.HashMap<string, ReadonlyArray<CustomObject>>
  /** People whom social providers know. */
  readonly people: ReadonlyArray<ProviderPerson>
  /** Request tokens that have not been traded. */
  readonly requests: HashMap.HashMap<string, RequestToken>
  /** What was published at providers, the newest first. */
  readonly published: ReadonlyArray<Published>
  /** Registration data, the oldest first. */
  readonly entries: ReadonlyArray<RegistrationEntry>
  /** Second factors by account. */
  readonly factors: HashMap.HashMap<string, Factors>
  /** Logins that wait for a second factor, by their tokens. */
  readonly pendingLogins: HashMap.HashMap<string, PendingLogin>
  /** In the order in which they were made. */
  readonly webhooks: ReadonlyArray<Webhook>
  /** When messages went out, by account and kind. */
  readonly sent: HashMap.HashMap<string, HashMap.HashMap<string, ReadonlyArray<number>>>
}

export const empty: State = /* @__PURE__ */ (() => ({
  accounts: HashMap.empty(),
  index: HashMap.empty(),
  sessions: HashMap.empty(),
  refreshes: HashMap.empty(),
  tokens: HashMap.empty(),
  otps: HashMap.empty(),
  clientLogins: HashMap.empty(),
  roles: [],
  objects: HashMap.empty(),
  people: [],
  requests: HashMap.empty(),
  published: [],
  entries: [],
  factors: HashMap.empty(),
  pendingLogins: HashMap.empty(),
  webhooks: [],
  sent: HashMap.empty()
}))()

/** The value of a key, or undefined. */
export const get = <K, V>(map: HashMap.HashMap<K, V>, key: K): V | undefined => {
  const found = HashMap.get(map, key)
  return found._tag === "Some" ? found.value : undefined
}

/** The same without repetitions. */
export const unique = (values: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(values)]

/** Values by a key of theirs, in their order. */
export const grouped = <A, K>(values: ReadonlyArray<A>, keyOf: (value: A) => K): Map<K, Array<A>> => {
  const groups = new Map<K, Array<A>>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

/** Those of some values that are not among others. */
export const without = (values: ReadonlyArray<string>, others: ReadonlyArray<string>): ReadonlyArray<string> => {
  const gone = new Set(others)
  return values.filter((value) => !gone.has(value))
}
