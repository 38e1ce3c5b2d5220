/** Proving that an e-mail address is one's own. */
import * as Effect from "effect/Effect"
import { current, modify } from "../context.js"
import * as welcome from "../messages/welcome.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"
import * as emails from "../state/emailAddresses.js"
import * as signIn from "./signIn.js"

/** Whether the account has given up the address that a code would prove. */
export const isOutdated = (account: Account | undefined, { email, usedAt }: Codes.Code): boolean =>
  usedAt === undefined &&
  (account === undefined || !emails.has([...addressesOf(account), ...account.unverified], email ?? ""))

/** Spends the code, takes over the address, welcomes the user and logs in where the settings say so. */
export const verify = (code: Codes.Code, welcomeTemplate: string | undefined) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const account = store.read(Accounts.byUid(code.uid))
    if (account === undefined) return yield* Effect.die("a code without an account")
    yield* checkAllowed(account)
    store.change(Codes.spend(code, now))
    const proven = yield* modify(yield* welcome.once(withVerified(account, code), welcomeTemplate))
    if (settings.logoutOnEmailVerification) store.change(Accounts.endLogins(proven.uid, undefined))
    if (!settings.loginOnEmailVerification) return { IsPosted: true }
    const login = yield* signIn.beside(proven)
    return login === undefined ? { IsPosted: true } : { IsPosted: true, Data: login.answer }
  })

/** An added address becomes one of the account's, in place of another one of its type. */
const withVerified = (account: Account, { email, purpose }: Codes.Code): Account => {
  const added = account.unverified.filter((address) => emails.has([address], email ?? ""))
  if (purpose !== "addEmail" || added.length === 0) return { ...account, emailVerified: true }
  return {
    ...account,
    emailVerified: true,
    emails: emails.upsert(account.emails, added),
    unverified: account.unverified.filter((address) => !added.includes(address))
  }
}

/** Whoever has read the mail has proven the address by it, if it is still the account's. */
export const proven = (account: Account, { email }: Pick<Codes.Code, "email">, welcomeTemplate: string | undefined) =>
  account.emailVerified || !emails.has(addressesOf(account), email ?? "")
    ? Effect.succeed(account)
    : welcome.once({ ...account, emailVerified: true }, welcomeTemplate)
