/** Accounts and what they are found by. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import { type Account, addressesOf, emailKey, phoneKey } from "./Account.js"
import { get, type State, unique } from "./State.js"

/** How the uniqueness of what identifies an account is judged. */
export interface Uniqueness {
  /** Whether accounts may share an address; they are then told apart by their user names. */
  readonly sharedEmails: boolean
  readonly caseSensitiveUserNames: boolean
}

/** What two accounts must not share, and who has it. */
export type Conflict =
  | { readonly _tag: "Email"; readonly address: string; readonly holder: Account }
  | { readonly _tag: "UserName"; readonly holder: Account }
  | { readonly _tag: "Phone"; readonly holder: Account }
  | { readonly _tag: "Social"; readonly holder: Account }

const emailIndex = (address: string): string => `email ${emailKey(address)}`
const pendingIndex = (address: string): string => `pending ${emailKey(address)}`
const userNameIndex = (userName: string): string => `user ${userName.toLowerCase()}`
const phoneIndex = (phone: string): string => `phone ${phoneKey(phone)}`
const socialIndex = (provider: string, id: string): string => `social ${provider.toLowerCase()} ${id}`

/** What an account is found by. */
export const keysOf = (account: Account): ReadonlyArray<string> =>
  unique([
    ...addressesOf(account).map(({ Value }) => emailIndex(Value)),
    ...account.unverified.map(({ Value }) => pendingIndex(Value)),
    ...(account.userName === undefined ? [] : [userNameIndex(account.userName)]),
    ...(account.phoneId === undefined ? [] : [phoneIndex(account.phoneId)]),
    ...account.social.map(({ id, provider }) => socialIndex(provider, id))
  ])

export const byUid = (state: State, uid: string): Account | undefined => get(state.accounts, uid)

export const all = (state: State): ReadonlyArray<Account> =>
  Arr.fromIterable(HashMap.values(state.accounts)).sort((a, b) => a.createdAt - b.createdAt || (a.uid < b.uid ? -1 : 1))

const found = (state: State, key: string): ReadonlyArray<Account> =>
  (get(state.index, key) ?? []).flatMap((uid) => byUid(state, uid) ?? [])

export const byEmail = (state: State, address: string): ReadonlyArray<Account> => found(state, emailIndex(address))

export const holdersOf = (state: State, address: string): ReadonlyArray<Account> => [
  ...found(state, emailIndex(address)),
  ...found(state, pendingIndex(address))
]

export const byUserName = (state: State, userName: string, caseSensitive: boolean): Account | undefined =>
  found(state, userNameIndex(userName)).find((account) => !caseSensitive || account.userName === userName)

export const byPhone = (state: State, phone: string): Account | undefined =>
  phoneKey(phone) === "" ? undefined : found(state, phoneIndex(phone))[0]

export const changingTo = (state: State, phone: string): ReadonlyArray<Account> =>
  all(state).filter(({ pendingPhone }) => pendingPhone !== undefined && phoneKey(pendingPhone) === phoneKey(phone))

export const bySocial = (state: State, provider: string, id: string): Account | undefined =>
  found(state, socialIndex(provider, id))[0]

export const conflict = (state: State, account: Account, uniqueness: Uniqueness): Conflict | undefined => {
  const holder = (...keys: ReadonlyArray<string>): Account | undefined =>
    keys.flatMap((key) => found(state, key)).find(({ uid }) => uid !== account.uid)
  for (const { id, provider } of account.social) {
    const other = holder(socialIndex(provider, id))
    if (other !== undefined) return { _tag: "Social", holder: other }
  }
  for (const { Value } of uniqueness.sharedEmails ? [] : [...addressesOf(account), ...account.unverified]) {
    const other = holder(emailIndex(Value), pendingIndex(Value))
    if (other !== undefined) return { _tag: "Email", address: Value, holder: other }
  }
  if (account.userName !== undefined) {
    const { userName } = account
    const other = found(state, userNameIndex(userName)).find(
      (candidate) =>
        candidate.uid !== account.uid && (!uniqueness.caseSensitiveUserNames || candidate.userName === userName)
    )
    if (other !== undefined) return { _tag: "UserName", holder: other }
  }
  const other = account.phoneId === undefined ? undefined : holder(phoneIndex(account.phoneId))
  return other === undefined ? undefined : { _tag: "Phone", holder: other }
}

/** Writes an account without asking whether it is in conflict with another one. */
export const write = (state: State, account: Account): State => {
  const without = remove(state, account.uid)
  return {
    ...without,
    accounts: HashMap.set(without.accounts, account.uid, account),
    index: keysOf(account).reduce(
      (index, key) => HashMap.set(index, key, [...(get(index, key) ?? []), account.uid]),
      without.index
    )
  }
}

export const remove = (state: State, uid: string): State => {
  const account = byUid(state, uid)
  if (account === undefined) return state
  return {
    ...state,
    accounts: HashMap.remove(state.accounts, uid),
    index: keysOf(account).reduce((index, key) => {
      const rest = (get(index, key) ?? []).filter((other) => other !== uid)
      return rest.length === 0 ? HashMap.remove(index, key) : HashMap.set(index, key, rest)
    }, state.index)
  }
}
