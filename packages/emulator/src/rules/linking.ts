/** Linking social profiles to accounts. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { caller, uniqueness } from "../context.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, isSocialOnly } from "../state/Accounts.js"
import * as Providers from "../state/Providers.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"

/** Links the profile of an account that has nothing else, and ends that account. */
export const takeOver = (candidate: Account, identity: SocialIdentity) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* caller
    // An identity that has an account with others, or with a password, is linked there.
    if (candidate.uid === account.uid || !isSocialOnly(candidate) || candidate.social.length > 1) {
      return yield* refuse(ErrorCode.AccountAlreadyLinked)
    }
    const conflict = store.change(
      Accounts.merge(
        candidate.uid,
        {
          ...account,
          social: [...account.social, identity],
          previousUids: [...account.previousUids, ...candidate.previousUids, candidate.uid],
          modifiedAt: now
        },
        uniqueness(settings)
      )
    )
    if (conflict !== undefined) return yield* Effect.die("a conflict by moving what only the candidate had")
    return { IsPosted: true }
  })

/** Links whom a login at a provider's page has shown to be there. */
export const linkRequested = ({ expiresAt, identity, token }: Providers.RequestToken) =>
  Effect.gen(function* () {
    const { now, store } = yield* caller
    if (expiresAt <= now) return yield* refuse(ErrorCode.AccessTokenExpired)
    yield* linkPerson(identity)
    store.change(Providers.spendRequest(token))
    return { IsPosted: true }
  })

/** Links a person of a provider, with or without an account of their own. */
export const linkPerson = (identity: SocialIdentity) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* caller
    const holder = store.read(Accounts.bySocial(identity.provider, identity.id))
    if (holder === undefined) {
      const linked = { ...account, social: [...account.social, identity], modifiedAt: now }
      // The address that the provider tells may be another account's.
      const conflict = store.change(Accounts.put(linked, uniqueness(settings)))
      if (conflict !== undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
    } else yield* takeOver(holder, identity)
  })
