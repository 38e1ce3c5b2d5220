/** Social profiles of the user's account. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, current, modify, save } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import * as welcome from "../../messages/welcome.js"
import * as emails from "../../rules/emails.js"
import * as linking from "../../rules/linking.js"
import * as pingedLogin from "../../rules/pingedLogin.js"
import * as sessions from "../../rules/sessions.js"
import * as socialLogin from "../../rules/socialLogin.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"

export const read = handle(Authentication.socialIdentity, () =>
  Effect.map(caller, ({ account, now, session }) => profile.socialDocument(account, now, session.profileId))
)

export const link = handle(Authentication.linkSocialIdentities, ({ candidateToken }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* caller
    if (!settings.accountLinking) return yield* refuse(ErrorCode.AccountLinkingDisabled)
    const request = store.read(Providers.findRequest(unredact(candidateToken)))
    if (request !== undefined) return yield* linking.linkRequested(request)
    const found = store.read(Sessions.find(unredact(candidateToken), now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.AccessTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.AccessTokenExpired)
    const candidate = yield* sessions.use(found.session)
    const identity = candidate?.social.find(({ id }) => id === found.session.profileId)
    if (candidate === undefined || identity === undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
    return yield* linking.takeOver(candidate, identity)
  })
)

export const unlink = handle(Authentication.unlinkSocialIdentities, (input) =>
  Effect.gen(function* () {
    const { account, session } = yield* caller
    const provider = input.provider.trim().toLowerCase()
    const ofProvider = account.social.filter((identity) => identity.provider.toLowerCase() === provider)
    if (provider === "email" || provider === "raas") return yield* refuse(ErrorCode.ProviderCannotBeUnlinked)
    if (ofProvider.length === 0) return yield* refuse(ErrorCode.AccountNotLinked)
    const identity = ofProvider.find(({ id }) => id === input.providerId)
    if (identity === undefined) return yield* refuse(ErrorCode.ProviderIdNotLinked)
    if (identity.id === session.profileId) return yield* refuse(ErrorCode.AccountCannotUnlinkItself)
    yield* modify({ ...account, social: account.social.filter((other) => other !== identity) })
    return { IsDeleted: true }
  })
)

export const ping = handle(Authentication.profileByPing, (input) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const login = yield* pingedLogin.told(input.clientGuid)
    // Before the login: one that is refused until there is a PIN has spent it too.
    store.change(Providers.endPinged(login.clientGuid))
    /** The device asks again once the address is verified. However often it asks, there is one mail. */
    const wait = (account: Account, address: string) =>
      Effect.gen(function* () {
        const wishes = { template: input.emailTemplate, url: input.verificationUrl }
        if (!login.wasMailed) yield* mail.send(account, "verifyEmail", address, wishes)
        store.change(Providers.putPinged({ ...login, wasMailed: true }))
      })
    const { account, answer } = yield* socialLogin.logInOr(login.identity, login.mayRegister, wait)
    if (input.welcomeEmailTemplate !== undefined) yield* save(yield* welcome.once(account, input.welcomeEmailTemplate))
    return answer
  })
)

export const linkByPing = handle(Authentication.linkSocialIdentitiesByPing, ({ clientGuid }) =>
  Effect.gen(function* () {
    const { settings, store } = yield* caller
    if (!settings.accountLinking) return yield* refuse(ErrorCode.AccountLinkingDisabled)
    const login = yield* pingedLogin.told(clientGuid)
    yield* linking.linkPerson(login.identity)
    store.change(Providers.endPinged(login.clientGuid))
    return { IsPosted: true }
  })
)

export const sendVerification = handle(Authentication.sendSocialLinkVerificationEmail, (input) =>
  Effect.gen(function* () {
    const { account: own, settings, store } = yield* caller
    const identity = store.read(Providers.pingedBy(unredact(input.clientGuid)))?.identity
    // Who waits at the device has an account of their own by now, or uses the one that asks.
    const account =
      (identity === undefined ? undefined : store.read(Accounts.bySocial(identity.provider, identity.id))) ?? own
    const address = emails.mainAddress(account)
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    if (account.emailVerified || address === undefined) return yield* refuse(ErrorCode.EmailAlreadyVerified)
    yield* mail.check(account, "verifyEmail")
    const wishes = { template: input.emailTemplate, url: input.verificationUrl }
    const { kind, messageId } = yield* mail.send(account, "verifyEmail", address, wishes)
    return kind === "otp" && messageId !== undefined ? { IsPosted: true, UUID: messageId } : { IsPosted: true }
  })
)

export const handlers = [read, link, unlink, ping, linkByPing, sendVerification]
