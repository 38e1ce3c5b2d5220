/** Privacy policies: which one holds, and who has accepted it. */
import type { Settings } from "../Settings.js"
import type { Account } from "../Store/Account.js"

/** The version that holds: the newest that has started. */
export const current = ({ privacyPolicy }: Settings, now: number): string | undefined => {
  if (!privacyPolicy.enabled) return undefined
  return privacyPolicy.policies
    .filter(({ start }) => Date.parse(start) <= now)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .at(-1)?.version
}

/** Whether an account has accepted the version that holds, if there is one. */
export const isAccepted = (account: Account, settings: Settings, now: number): boolean => {
  const version = current(settings, now)
  return version === undefined || account.policies.at(-1)?.version === version
}

export const accept = (account: Account, version: string, source: string, now: number): Account => ({
  ...account,
  policies: [...account.policies, { version, source, at: now }]
})
