/** Logins by social providers, from what the provider tells of a person to a session here. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current, keep, save } from "../context.js"
import { guid, hex32 } from "../internal/ids.js"
import { minutes } from "../internal/time.js"
import * as mail from "../messages/mail.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, addressesOf, blank } from "../state/Accounts.js"
import * as Providers from "../state/Providers.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"
import * as emails from "./emails.js"
import * as lookup from "./lookup.js"
import { defaultRoles } from "./newAccount.js"
import * as signIn from "./signIn.js"

/** How long a request token is good for. */
const requestLifetime = minutes(15)

/** Issues what a login at a provider's page ends with. */
export const request = (identity: SocialIdentity, mayRegister = true) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const token = yield* guid
    store.change(Providers.issueRequest({ token, identity, mayRegister, expiresAt: now + requestLifetime }))
    return token
  })

/** Logs a person of a provider in. The first time makes an account, or joins the one that has their address. */
export const logIn = (identity: SocialIdentity, mayRegister = true) => logInOr(identity, mayRegister, sendLink)

const sendLink = (account: Account, address: string) => mail.send(account, "verifyEmail", address, {})

/** The same, with what is done beside the refusal where an address has to be verified first. */
export const logInOr = <A, E, R>(
  identity: SocialIdentity,
  mayRegister: boolean,
  refused: (account: Account, address: string) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const account = yield* lookup.allowed(yield* accountOf(identity, mayRegister))
    const address = emails.mainAddress(account)
    if (settings.emailVerificationFlow === "required" && address !== undefined && !account.emailVerified) {
      yield* keep(Effect.zipRight(save(account), refused(account, address)))
      return yield* refuse(ErrorCode.SocialLoginEmailNotVerified)
    }
    return yield* signIn.finish(account, identity.id)
  })

/** The account of a person, as it is to be written. */
const accountOf = (identity: SocialIdentity, mayRegister: boolean) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const known = store.read(Accounts.bySocial(identity.provider, identity.id))
    if (known !== undefined) return known
    const holder = settings.duplicateEmailWithUniqueUserName
      ? undefined
      : identity.emails.flatMap(({ Value }) => store.read(Accounts.holdersOf(Value)))[0]
    if (holder !== undefined) {
      if (!settings.accountLinking || !isSamePerson(holder, identity)) {
        return yield* refuse(ErrorCode.SocialEmailUsedByAnotherAccount)
      }
      return { ...holder, social: [...holder.social, identity], modifiedAt: now }
    }
    if (!settings.socialRegistration || !mayRegister) return yield* refuse(ErrorCode.SocialRegistrationNotAllowed)
    return {
      ...blank(yield* hex32, now),
      emailVerified: identity.emailVerified,
      registrationProvider: identity.provider,
      roles: defaultRoles(settings, store),
      social: [identity]
    }
  })

/** Whether an address is verified on both sides. */
const isSamePerson = (account: Account, { emailVerified, emails: told }: SocialIdentity): boolean =>
  emailVerified && account.emailVerified && told.some(({ Value }) => emails.has(addressesOf(account), Value))
