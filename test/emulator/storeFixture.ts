/** Accounts, sessions and codes for tests of the store. */
import { assert } from "@effect/vitest"
import * as Accounts from "../../packages/emulator/src/state/Accounts.js"
import type { Account } from "../../packages/emulator/src/state/Accounts.js"
import type * as Codes from "../../packages/emulator/src/state/Codes.js"
import type * as Sessions from "../../packages/emulator/src/state/Sessions.js"
import { make as newStore, type State } from "../../packages/emulator/src/state/state.js"

export { violationsOf } from "../support/violations.js"
export { newStore, type State }

export const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

export const minute = 60_000

export const session = (token: string, uid: string, more: Partial<Sessions.Session> = {}): Sessions.Session => ({
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

export const code = (secret: string, uid: string, more: Partial<Codes.Code> = {}): Codes.Code => ({
  kind: "token",
  purpose: "verifyEmail",
  secret,
  uid,
  email: "ada@example.com",
  messageId: more.kind === "otp" ? `message of ${secret}` : undefined,
  expiresAt: 10 * minute,
  usedAt: undefined,
  ...more
})

export const account = (uid: string, more: Partial<Account> = {}): Account => ({ ...Accounts.blank(uid, 0), ...more })

export const primary = (Value: string) => [{ Type: "Primary", Value }]

export const withAccount = (more: Partial<Account> = {}): State => {
  const store = newStore()
  assert.isUndefined(store.change(Accounts.put(account("a", more), uniqueness)))
  return store
}
