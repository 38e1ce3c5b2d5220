/** Accounts as somebody looks at them who runs the emulator: without hashes, keys, codes and tokens. */
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import * as SecondFactors from "../state/SecondFactors.js"
import * as Sessions from "../state/Sessions.js"
import type { Reads } from "../state/tables.js"

/** An account in a list. Points in time are milliseconds since 1970. */
export interface AccountSummary {
  readonly uid: string
  readonly emails: ReadonlyArray<string>
  readonly userName: string | undefined
  readonly phone: string | undefined
  /** Lower case, as in `google`. */
  readonly providers: ReadonlyArray<string>
  readonly isActive: boolean
  readonly createdAt: number
  readonly lastLoginAt: number | undefined
}

/** A part of a list of accounts. */
export interface AccountPage {
  readonly accounts: ReadonlyArray<AccountSummary>
  /** How many there are in all. */
  readonly total: number
  /** Where the next part begins; undefined where this is the last. */
  readonly next: number | undefined
}

/** What belongs to an account. Points in time are milliseconds since 1970. */
export interface AccountDetails extends AccountSummary {
  readonly addresses: ReadonlyArray<{ readonly type: string; readonly value: string; readonly isVerified: boolean }>
  readonly isPhoneVerified: boolean
  readonly identities: ReadonlyArray<{ readonly provider: string; readonly id: string }>
  readonly hasPassword: boolean
  readonly isLoginDisabled: boolean
  readonly isDeleted: boolean
  readonly lock: Accounts.Lock | undefined
  readonly logins: number
  /** Those that have not ended. */
  readonly sessions: ReadonlyArray<{
    readonly provider: string
    readonly createdAt: number
    readonly expiresAt: number
    readonly isSliding: boolean
    /** Until when the session can be renewed. */
    readonly refreshableUntil: number | undefined
    readonly ip: string | undefined
    readonly userAgent: string | undefined
  }>
  readonly factors: {
    readonly authenticator: "off" | "offered" | "on"
    readonly phone: string | undefined
    readonly email: boolean
    readonly securityQuestions: boolean
    /** Whether a device is registered. */
    readonly push: boolean
    readonly duo: boolean
    readonly unusedBackupCodes: number
  }
  readonly roles: ReadonlyArray<string>
  readonly roleContexts: ReadonlyArray<Accounts.RoleContext>
  readonly customObjects: ReadonlyArray<{
    readonly id: string
    readonly name: string
    readonly content: Json
    readonly createdAt: number
    readonly modifiedAt: number
  }>
}

/** Which part of which accounts. */
export interface AccountQuery {
  /** A uid, an address, a phone number, a user name, or the id of a person at a provider; all accounts if there is none. */
  readonly find?: string | undefined
  /** How many accounts to leave out before: 0. */
  readonly from?: number | undefined
  /** The most of a part: 50. */
  readonly count?: number | undefined
}

const summary = (account: Account): AccountSummary => ({
  uid: account.uid,
  emails: [...new Set(Accounts.addressesOf(account).map(({ Value }) => Value))],
  userName: account.userName,
  phone: account.phoneId,
  providers: account.social.map(({ provider }) => provider),
  isActive: account.isActive,
  createdAt: account.createdAt,
  lastLoginAt: account.lastLoginAt
})

/** The accounts that an identifier finds. Of providers' ids only the ids are known: all accounts are looked at. */
const found =
  (identifier: string) =>
  (tables: Reads): ReadonlyArray<Account> => {
    const one = Accounts.byUid(identifier)(tables)
    const byUserName = Accounts.byUserName(identifier, false)(tables)
    const byPhone = Accounts.byPhone(identifier)(tables)
    const named = [one, ...Accounts.holdersOf(identifier)(tables), byUserName, byPhone]
    const social = tables.accounts.all().filter((account) => account.social.some(({ id }) => id === identifier))
    return [...new Set([...named, ...social])].filter((account) => account !== undefined)
  }

/** A part of the accounts, in the order in which they came. */
export const page =
  ({ count = 50, find, from = 0 }: AccountQuery) =>
  (tables: Reads): AccountPage => {
    const all = find === undefined ? tables.accounts.all() : found(find.trim())(tables)
    const end = from + count
    return {
      accounts: all.slice(from, end).map(summary),
      total: all.length,
      next: end < all.length ? end : undefined
    }
  }

/** What belongs to an account; undefined where there is none. */
export const details =
  (uid: string, now: number) =>
  (tables: Reads): AccountDetails | undefined => {
    const account = Accounts.byUid(uid)(tables)
    if (account === undefined) return undefined
    const { isDeleted, isLoginDisabled, lock, logins, roleContexts, roles } = account
    return {
      ...summary(account),
      addresses: [
        ...Accounts.addressesOf(account).map(({ Type, Value }) => ({
          type: Type,
          value: Value,
          isVerified: account.emailVerified
        })),
        ...account.unverified.map(({ Type, Value }) => ({ type: Type, value: Value, isVerified: false }))
      ],
      isPhoneVerified: account.phoneIdVerified,
      identities: account.social.map(({ id, provider }) => ({ provider, id })),
      hasPassword: account.passwordHash !== undefined,
      isLoginDisabled,
      isDeleted,
      lock: Accounts.isLocked(account, now) ? lock : undefined,
      logins,
      sessions: Sessions.ofAccount(uid)(tables).flatMap((session) => sessionView(session, now)),
      factors: factorsView(SecondFactors.ofAccount(uid)(tables)),
      roles,
      roleContexts,
      customObjects: tables.customObjects.by("uid", uid).map(({ uid: _uid, ...object }) => object)
    }
  }

const sessionView = (session: Sessions.Session, now: number): AccountDetails["sessions"] => {
  const { createdAt, expiresAt, isInvalidated, isSliding, provider, refresh, visitor } = session
  const refreshableUntil = refresh !== undefined && refresh.expiresAt > now ? refresh.expiresAt : undefined
  if ((isInvalidated || expiresAt <= now) && refreshableUntil === undefined) return []
  return [
    {
      provider,
      createdAt,
      expiresAt,
      isSliding,
      refreshableUntil,
      ip: visitor?.ip,
      userAgent: visitor?.userAgent
    }
  ]
}

const factorsView = ({
  areAnswersOn = false,
  authenticator,
  backupCodes = [],
  device,
  isDuoOn = false,
  isEmailOn,
  phone
}: SecondFactors.Factors): AccountDetails["factors"] => ({
  authenticator: authenticator === undefined ? "off" : authenticator.isVerified ? "on" : "offered",
  phone,
  email: isEmailOn,
  securityQuestions: areAnswersOn,
  push: device !== undefined,
  duo: isDuoOn,
  unusedBackupCodes: backupCodes.filter(({ isUsed }) => !isUsed).length
})
