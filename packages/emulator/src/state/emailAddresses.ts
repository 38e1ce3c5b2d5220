/** Lists of e-mail addresses, as accounts have them. */
import { type Account, addressesOf } from "./Accounts.js"
import { emailKey } from "./keys.js"
import type { EmailAddress } from "./SocialIdentity.js"

export const isPrimary = ({ Type }: EmailAddress): boolean => Type.toLowerCase() === "primary"

/** Where mails to the account go: the primary address, or else the first one. */
export const mainAddress = (account: Account): string | undefined => {
  const addresses = addressesOf(account)
  return (addresses.find(isPrimary) ?? addresses[0] ?? account.unverified[0])?.Value
}

/** Adds addresses; one of a type that is there already takes its place. */
export const upsert = (
  current: ReadonlyArray<EmailAddress>,
  written: ReadonlyArray<EmailAddress>
): ReadonlyArray<EmailAddress> => {
  const list: Array<EmailAddress | undefined> = [...current]
  const byAddress = new Map(current.map(({ Value }, place) => [emailKey(Value), place]))
  const byType = grouped([...current.keys()], (place) => (current[place]?.Type ?? "").toLowerCase())
  for (const address of written) {
    const known = byAddress.get(emailKey(address.Value))
    if (known !== undefined) list[known] = undefined
    const places = (byType.get(address.Type.toLowerCase()) ?? []).filter((place) => list[place] !== undefined)
    const place = places[0] ?? list.length
    const replaced = list[place]
    if (replaced !== undefined) byAddress.delete(emailKey(replaced.Value))
    list[place] = address
    byAddress.set(emailKey(address.Value), place)
    byType.set(address.Type.toLowerCase(), places.length === 0 ? [place] : places)
  }
  return list.filter((address) => address !== undefined)
}

export const without = (list: ReadonlyArray<EmailAddress>, address: string): ReadonlyArray<EmailAddress> =>
  list.filter(({ Value }) => emailKey(Value) !== emailKey(address))

export const has = (list: ReadonlyArray<EmailAddress>, address: string): boolean =>
  list.some(({ Value }) => emailKey(Value) === emailKey(address))

/** Values by a key of theirs, in their order. */
const grouped = <A, K>(values: ReadonlyArray<A>, keyOf: (value: A) => K): Map<K, Array<A>> => {
  const groups = new Map<K, Array<A>>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}
