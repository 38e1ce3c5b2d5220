/** Accounts, sessions and codes for tests of the store. */
import { assert } from "@effect/vitest"
import * as Store from "../../packages/emulator/src/Store.js"
import { type Account, blank } from "../../packages/emulator/src/Store/Account.js"

export const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

export const minute = 60_000

export const session = (token: string, uid: string, more: Partial<Store.Session> = {}): Store.Session => ({
  token,
  uid,
  profileId: "id",
  provider: "Email",
  isRememberMe: false,
  createdAt: 0,
  expiresAt: 15 * minute,
  lifetime: 15 * minute,
  isSliding: false,
  refresh: { token: `refresh ${token}`, expiresAt: 60 * minute },
  isInvalidated: false,
  ...more
})

export const code = (secret: string, uid: string, more: Partial<Store.Code> = {}): Store.Code => ({
  kind: "token",
  purpose: "verifyEmail",
  secret,
  uid,
  email: "ada@example.com",
  messageId: undefined,
  expiresAt: 10 * minute,
  isUsed: false,
  ...more
})

export const account = (uid: string, more: Partial<Account> = {}): Account => ({ ...blank(uid, 0), ...more })

export const primary = (Value: string) => [{ Type: "Primary", Value }]

export const withAccount = (more: Partial<Account> = {}): Store.Service => {
  const store = Store.make()
  assert.isUndefined(store.put(account("a", more), uniqueness))
  return store
}
