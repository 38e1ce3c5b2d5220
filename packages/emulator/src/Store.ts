/**
 * The state of the emulated LoginRadius, and the rules that always hold in it.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type { Account } from "./Store/Account.js"
import * as accounts from "./Store/accounts.js"
import type { ClientLogin } from "./Store/ClientLogin.js"
import * as clientLogins from "./Store/clientLogins.js"
import type { Checked, Code, Purpose } from "./Store/Code.js"
import * as codes from "./Store/codes.js"
import type { CustomObject } from "./Store/CustomObject.js"
import * as entries from "./Store/entries.js"
import * as factors from "./Store/factors.js"
import { violations } from "./Store/invariants.js"
import * as messages from "./Store/messages.js"
import * as objects from "./Store/objects.js"
import type { ProviderPerson, Published, RequestToken } from "./Store/Provider.js"
import * as providers from "./Store/providers.js"
import type { RegistrationEntry } from "./Store/RegistrationData.js"
import type { Role } from "./Store/Role.js"
import * as roles from "./Store/roles.js"
import type { Factors, FoundLogin, PendingLogin } from "./Store/SecondFactor.js"
import type { Found, Session } from "./Store/Session.js"
import * as sessions from "./Store/sessions.js"
import { empty, type State } from "./Store/State.js"
import type { Webhook } from "./Store/Webhook.js"
import * as webhooks from "./Store/webhooks.js"

export type { Account, EmailAddress, Json, Lock, SocialIdentity } from "./Store/Account.js"
export type { Conflict, Uniqueness } from "./Store/accounts.js"
export type { ClientLogin } from "./Store/ClientLogin.js"
export type { Checked, Code, MailPurpose, Purpose, SmsPurpose } from "./Store/Code.js"
export type { CustomObject } from "./Store/CustomObject.js"
export type { ProviderPerson, Published, RequestToken } from "./Store/Provider.js"
export type { RegistrationEntry } from "./Store/RegistrationData.js"
export type { Role, RoleContext } from "./Store/Role.js"
export type { Factors, FoundLogin, PendingLogin } from "./Store/SecondFactor.js"
export type { Found, Refresh, Session } from "./Store/Session.js"
export type { State } from "./Store/State.js"
export type { Webhook, WebhookAuthentication } from "./Store/Webhook.js"

/**
 * The state with its operations. They are synchronous, and each of them is one change or none.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  readonly state: () => State
  /** Forgets everything. */
  readonly clear: () => void
  readonly account: (uid: string) => Account | undefined
  readonly accounts: () => ReadonlyArray<Account>
  /** By an address that the account is known by; one that waits for its verification does not count. */
  readonly byEmail: (address: string) => Account | undefined
  readonly allByEmail: (address: string) => ReadonlyArray<Account>
  readonly byUserName: (userName: string, caseSensitive: boolean) => Account | undefined
  readonly byPhone: (phone: string) => Account | undefined
  readonly bySocial: (provider: string, id: string) => Account | undefined
  /** The accounts that have an address, also as one that waits for its verification. */
  readonly holdersOf: (address: string) => ReadonlyArray<Account>
  /** What an account would share with another one. */
  readonly conflict: (account: Account, uniqueness: accounts.Uniqueness) => accounts.Conflict | undefined
  /** Writes an account. Where there is a conflict, it answers that instead and writes nothing. */
  readonly put: (account: Account, uniqueness: accounts.Uniqueness) => accounts.Conflict | undefined
  /** Removes an account with its sessions, codes and custom objects. */
  readonly remove: (uid: string) => void
  /** Writes an account that takes over another one: its sessions and custom objects move, and it is gone. */
  readonly merge: (from: string, into: Account, uniqueness: accounts.Uniqueness) => accounts.Conflict | undefined
  readonly open: (session: Session) => void
  /** What an access token opens. To look at a sliding session extends it. */
  readonly findSession: (accessToken: string, nowMillis: number) => Found
  readonly sessionsOf: (uid: string) => ReadonlyArray<Session>
  /** Invalidates an access token, and its refresh token if asked to. */
  readonly invalidate: (accessToken: string, options: { readonly refresh: boolean }) => void
  /** Ends the sessions of an account, except one, and its logins that wait for a second factor. */
  readonly closeOthers: (uid: string, kept: string | undefined) => void
  /** The session that a refresh token renews. */
  readonly findRefresh: (refreshToken: string, nowMillis: number) => Session | undefined
  /** Spends a refresh token for a new session; answers whether it was good. */
  readonly renew: (refreshToken: string, next: Session, nowMillis: number) => boolean
  readonly issue: (code: Code) => void
  readonly checkToken: (purposes: ReadonlyArray<Purpose>, token: string, nowMillis: number) => Checked
  /** An OTP counts for the account that it was sent to. */
  readonly checkOtp: (purposes: ReadonlyArray<Purpose>, uid: string, otp: string, nowMillis: number) => Checked
  /** The code that went out in a message. */
  readonly byMessage: (messageId: string) => Code | undefined
  /** Marks a code as used, and with it those of the same account, purpose and address. */
  readonly spend: (code: Code) => void
  /** The login that a device has started with this client GUID, or that the token of a mail confirms. */
  readonly clientLogin: (by: { readonly clientGuid: string } | { readonly token: string }) => ClientLogin | undefined
  /** Writes a login in the place of the one of its client GUID, if there is one. */
  readonly putClientLogin: (login: ClientLogin) => void
  /** The accounts that change to a phone number, which is not theirs yet. */
  readonly changingTo: (phone: string) => ReadonlyArray<Account>
  /** The second factors of an account, none of them to begin with. */
  readonly factors: (uid: string) => Factors
  readonly putFactors: (factors: Factors) => void
  /** Keeps a login whose second factor is still to come. */
  readonly wait: (login: PendingLogin) => void
  readonly findPending: (token: string, nowMillis: number) => FoundLogin
  readonly closePending: (token: string) => void
  /** The roles of the application. */
  readonly roles: () => ReadonlyArray<Role>
  readonly role: (name: string) => Role | undefined
  /** Writes a role in the place of the one of its name, if there is one. */
  readonly putRole: (role: Role) => void
  readonly putRoles: (roles: ReadonlyArray<Role>) => void
  /** Removes a role, also from the accounts that have it. */
  readonly removeRole: (name: string) => void
  /** The custom objects of one name that an account has, the oldest first. */
  readonly objects: (uid: string, name: string) => ReadonlyArray<CustomObject>
  /** Writes a custom object in the place of the one of its id, if there is one. */
  readonly putObject: (object: CustomObject) => void
  readonly removeObject: (uid: string, id: string) => void
  /** The people whom a social provider knows, as far as they were put there. */
  readonly people: (provider: string) => ReadonlyArray<ProviderPerson>
  readonly person: (provider: string, id: string) => ProviderPerson | undefined
  /** Writes a person of a provider in the place of the one of the same id, if there is one. */
  readonly putPerson: (person: ProviderPerson) => void
  readonly issueRequest: (request: RequestToken) => void
  readonly findRequest: (token: string) => RequestToken | undefined
  readonly spendRequest: (token: string) => void
  readonly publish: (published: Published) => void
  /** What was published in a person's name, the newest first. */
  readonly publishedBy: (provider: string, id: string) => ReadonlyArray<Published>
  /** Registration data, the oldest first. */
  readonly entries: () => ReadonlyArray<RegistrationEntry>
  readonly entry: (id: string) => RegistrationEntry | undefined
  /** An entry's own id and those of all entries below it. */
  readonly entriesBelow: (id: string) => ReadonlyArray<string>
  /** Writes an entry of registration data in the place of the one of its id, if there is one. */
  readonly putEntry: (entry: RegistrationEntry) => void
  readonly putEntries: (entries: ReadonlyArray<RegistrationEntry>) => void
  /** Removes an entry with all that is below it. */
  readonly removeEntry: (id: string) => void
  /** In the order in which they were made. */
  readonly webhooks: () => ReadonlyArray<Webhook>
  /** Writes a webhook in the place of the one of its id, if there is one. */
  readonly putWebhook: (webhook: Webhook) => void
  readonly removeWebhook: (id: string) => void
  readonly markSent: (uid: string, kind: string, nowMillis: number) => void
  readonly countSent: (uid: string, kind: string, sinceMillis: number) => number
  /** What is wrong with the state; nothing ever is. */
  readonly violations: (uniqueness: accounts.Uniqueness) => ReadonlyArray<string>
}

/**
 * @since 0.1.0
 * @category tags
 */
export class Store extends Context.Tag("@loginradius-effect/emulator/Store")<Store, Service>() {}

/**
 * A store with nothing in it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (): Service => {
  let state = empty
  const write = (next: State): void => {
    state = next
  }
  return {
    state: () => state,
    clear: () => write(empty),
    account: (uid) => accounts.byUid(state, uid),
    accounts: () => accounts.all(state),
    byEmail: (address) => accounts.byEmail(state, address)[0],
    allByEmail: (address) => accounts.byEmail(state, address),
    byUserName: (userName, caseSensitive) => accounts.byUserName(state, userName, caseSensitive),
    byPhone: (phone) => accounts.byPhone(state, phone),
    bySocial: (provider, id) => accounts.bySocial(state, provider, id),
    holdersOf: (address) => accounts.holdersOf(state, address),
    conflict: (account, uniqueness) => accounts.conflict(state, account, uniqueness),
    put: (account, uniqueness) => {
      const conflict = accounts.conflict(state, account, uniqueness)
      if (conflict === undefined) write(putLive(state, account))
      return conflict
    },
    remove: (uid) => write(withdraw(accounts.remove(state, uid), uid)),
    merge: (from, into, uniqueness) => {
      const without = accounts.remove(objects.move(sessions.move(state, from, into.uid), from, into.uid), from)
      const conflict = accounts.conflict(without, into, uniqueness)
      if (conflict === undefined) write(withdraw(putLive(without, into), from))
      return conflict
    },
    open: (session) => write(sessions.open(state, session)),
    findSession: (token, now) => {
      write(sessions.touch(state, token, now))
      return sessions.find(state, token, now)
    },
    sessionsOf: (uid) => sessions.of(state, uid),
    invalidate: (token, { refresh }) => write(sessions.invalidate(state, token, refresh)),
    closeOthers: (uid, kept) => write(factors.closeOf(sessions.closeOthers(state, uid, kept), uid)),
    findRefresh: (token, now) => sessions.findRefresh(state, token, now),
    renew: (token, next, now) => {
      const spent = sessions.findRefresh(state, token, now)
      if (spent === undefined) return false
      write(sessions.open(sessions.close(state, spent.token), next))
      return true
    },
    issue: (code) => write(codes.issue(state, code)),
    checkToken: (purposes, token, now) => codes.checkToken(state, purposes, token, now),
    checkOtp: (purposes, uid, otp, now) => codes.checkOtp(state, purposes, uid, otp, now),
    byMessage: (messageId) => codes.byMessage(state, messageId),
    spend: (code) => write(codes.spend(state, code)),
    clientLogin: (by) =>
      "token" in by ? clientLogins.byToken(state, by.token) : clientLogins.byGuid(state, by.clientGuid),
    putClientLogin: (login) => write(clientLogins.put(state, login)),
    changingTo: (phone) => accounts.changingTo(state, phone),
    factors: (uid) => factors.of(state, uid),
    putFactors: (changed) => write(factors.put(state, changed)),
    wait: (login) => write(factors.wait(state, login)),
    findPending: (token, now) => factors.find(state, token, now),
    closePending: (token) => write(factors.close(state, token)),
    roles: () => state.roles,
    role: (name) => roles.find(state, name),
    putRole: (role) => write(roles.put(state, [role])),
    putRoles: (written) => write(roles.put(state, written)),
    removeRole: (name) => write(roles.remove(state, name)),
    objects: (uid, name) => objects.named(state, uid, name),
    putObject: (object) => write(objects.put(state, object)),
    removeObject: (uid, id) => write(objects.remove(state, uid, id)),
    people: (provider) => providers.people(state, provider),
    person: (provider, id) => providers.person(state, provider, id),
    putPerson: (person) => write(providers.putPerson(state, person)),
    issueRequest: (request) => write(providers.issueRequest(state, request)),
    findRequest: (token) => providers.findRequest(state, token),
    spendRequest: (token) => write(providers.spendRequest(state, token)),
    publish: (published) => write(providers.publish(state, published)),
    publishedBy: (provider, id) => providers.publishedBy(state, provider, id),
    entries: () => state.entries,
    entry: (id) => entries.find(state, id),
    entriesBelow: (id) => entries.below(state, id),
    putEntry: (entry) => write(entries.put(state, [entry])),
    putEntries: (written) => write(entries.put(state, written)),
    removeEntry: (id) => write(entries.remove(state, id)),
    webhooks: () => state.webhooks,
    putWebhook: (webhook) => write(webhooks.put(state, webhook)),
    removeWebhook: (id) => write(webhooks.remove(state, id)),
    markSent: (uid, kind, now) => write(messages.mark(state, uid, kind, now)),
    countSent: (uid, kind, since) => messages.count(state, uid, kind, since),
    violations: (uniqueness) => violations(state, uniqueness)
  }
}

/** An account that is marked as deleted keeps neither sessions nor codes nor custom objects. */
const putLive = (state: State, account: Account): State => {
  const written = accounts.write(state, account)
  return account.isDeleted ? withdraw(written, account.uid) : written
}

const withdraw = (state: State, uid: string): State =>
  [messages.removeOf, codes.removeOf, clientLogins.removeOf, factors.removeOf, objects.removeOf].reduce(
    (rest, removeOf) => removeOf(rest, uid),
    sessions.closeOthers(state, uid, undefined)
  )
