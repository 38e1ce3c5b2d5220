/** Privacy policies: which one holds, and who has accepted it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current, keep } from "../context.js"
import { isObject } from "../internal/json.js"
import { iso } from "../internal/time.js"
import type { Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import * as sessions from "./sessions.js"

/** The version that holds: the newest that has started. */
export const currentVersion = ({ privacyPolicy }: Settings, now: number): string | undefined => {
  if (!privacyPolicy.enabled) return undefined
  return privacyPolicy.policies
    .filter(({ start }) => Date.parse(start) <= now)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .at(-1)?.version
}

/** Whether an account has accepted the version that holds, if there is one. */
export const isAccepted = (account: Account, settings: Settings, now: number): boolean => {
  const version = currentVersion(settings, now)
  return version === undefined || account.policies.at(-1)?.version === version
}

export const accept = (account: Account, version: string, source: string, now: number): Account => ({
  ...account,
  policies: [...account.policies, { version, source, at: now }]
})

/** Whether a login is refused until the policy is accepted. */
export const isDue = (account: Account) =>
  Effect.map(
    current,
    ({ now, settings }) => settings.privacyPolicy.mode === "Strict" && !isAccepted(account, settings, now)
  )

/** Refuses without consent to the privacy policy where that is strict. The same login can give the consent. */
export const checkPolicy = (account: Account, request: Request) =>
  Effect.gen(function* () {
    const accepting = yield* acceptEarly(account, request)
    if (!(yield* isDue(accepting))) return accepting
    yield* sessions.checkLimit(account)
    // Whoever gets this session has logged in, but for the consent: what has led to it stays.
    const session = yield* keep(sessions.open(account))
    return yield* refuse(ErrorCode.PrivacyPolicyNotAccepted, {
      extra: { Data: { access_token: session.token, expires_in: iso(session.expiresAt) } }
    })
  })

/** The account with the consent that a login gives which goes on to something else: what is still to be accepted is asked for after that. */
export const acceptEarly = (account: Account, request: Request) =>
  Effect.map(current, ({ now, settings }) => {
    const version = currentVersion(settings, now)
    return version !== undefined && !isAccepted(account, settings, now) && acceptsPolicy(request)
      ? accept(account, version, "Login", now)
      : account
  })

const acceptsPolicy = (request: Request): boolean =>
  isObject(request.body) &&
  Object.entries(request.body).some(([name, value]) => name.toLowerCase() === "acceptprivacypolicy" && value === true)
