/** The user's own profile: read, changed, deleted; user name and privacy policy. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, current, modify, save } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import { unredact, unredactAll } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import * as sms from "../../messages/sms.js"
import * as welcome from "../../messages/welcome.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import * as emails from "../../rules/emails.js"
import * as fields from "../../rules/fields.js"
import * as identifiers from "../../rules/identifiers.js"
import * as policy from "../../rules/policy.js"
import * as updates from "../../rules/updates.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

export const read = handle(Authentication.readProfilesByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account, now, session, settings } = yield* caller
    const address = emails.mainAddress(account)
    const asksForVerification = input.verificationUrl !== undefined || input.emailTemplate !== undefined
    if (
      asksForVerification &&
      address !== undefined &&
      !account.emailVerified &&
      settings.emailVerificationFlow !== "disabled"
    ) {
      yield* mail.send(account, "verifyEmail", address, { template: input.emailTemplate, url: input.verificationUrl })
    }
    if (input.welcomeEmailTemplate !== undefined) yield* save(yield* welcome.once(account, input.welcomeEmailTemplate))
    return profile.document(account, now, session.profileId)
  })
)

export const update = handle(Authentication.updateProfileByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account, now, session, settings, store } = yield* caller
    const written = unredactAll(input.profile)
    const nullSupport = input.nullSupport === true || written["NullSupport"] === true
    const checked = yield* updates.checked(account, written, nullSupport)
    const added = yield* addedAddresses(account, written)
    const isDirect = settings.emailVerificationFlow === "disabled"
    if (added.length > 0 && !isDirect) yield* mail.check(account, "addEmail")
    const phone = updates.phoneOf(written)
    const isNewPhone = phone !== undefined && phone !== account.phoneId
    const updated: Account = {
      ...checked,
      // A user can change answers, but which questions there are is set once: by the first call, or by management.
      securityAnswers: answeredByUser(account, checked.securityAnswers),
      emails: isDirect ? emails.upsert(account.emails, added) : account.emails,
      unverified: isDirect ? account.unverified : emails.upsert(account.unverified, added),
      userName: updates.userNameOf(written, settings) ?? account.userName,
      phoneId: phone ?? account.phoneId,
      phoneIdVerified: isNewPhone ? false : account.phoneIdVerified
    }
    yield* emails.claim(store, account.uid, [...updated.emails, ...updated.unverified], settings)
    const modified = yield* modify(updated)
    for (const { Value } of isDirect ? [] : added) {
      yield* mail.send(updated, "addEmail", Value, { template: input.emailTemplate, url: input.verificationUrl })
    }
    if (isNewPhone) yield* sms.deliver(updated, "verifyPhone", phone, input)
    return { IsPosted: true, Data: profile.document(modified, now, session.profileId) }
  })
)

const answeredByUser = (account: Account, answers: Account["securityAnswers"]): Account["securityAnswers"] => {
  const isFirst = Object.keys(account.securityAnswers).length === 0
  return isFirst
    ? answers
    : Object.fromEntries(Object.entries(answers).filter(([id]) => account.securityAnswers[id] !== undefined))
}

/** The addresses of an update that the account does not have yet. */
const addedAddresses = (account: Account, written: { readonly Email?: unknown }) =>
  Effect.gen(function* () {
    const addresses = emails.listOf(written.Email)
    yield* emails.checkList(addresses)
    return addresses.filter(({ Value }) => !emails.has(account.emails, Value))
  })

export const setUsername = handle(Authentication.setOrChangeUsername, ({ username }) =>
  Effect.gen(function* () {
    const { account, settings, store } = yield* caller
    yield* fields.checkTexts({ UserName: username })
    yield* identifiers.checkUserName(username)
    yield* identifiers.claimUserName(store, account.uid, username, settings)
    yield* modify({ ...account, userName: identifiers.userName(username, settings) })
    return { IsPosted: true }
  })
)

export const acceptPolicy = handle(Authentication.privacyPolicyAccept, () =>
  Effect.gen(function* () {
    const { account, now, session, settings } = yield* caller
    const version = policy.currentVersion(settings, now)
    if (version === undefined) return yield* refuse(ErrorCode.PrivacyPolicyNotAvailable)
    if (policy.isAccepted(account, settings, now)) return yield* refuse(ErrorCode.PrivacyPolicyAlreadyAccepted)
    const accepted = yield* modify(policy.accept(account, version, "API", now))
    return profile.document(accepted, now, session.profileId)
  })
)

export const requestDeletion = handle(Authentication.deleteAccountWithEmailConfirmation, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    const address = emails.mainAddress(account)
    if (address !== undefined) {
      yield* mail.check(account, "deleteAccount")
      yield* mail.send(account, "deleteAccount", address, { template: input.emailTemplate, url: input.deleteUrl })
    }
    return { IsDeleteRequestAccepted: true }
  })
)

export const confirmDeletion = handle(Authentication.deleteAccount, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.read(Codes.checkToken(["deleteAccount"], unredact(input.deleteToken), now))
    const account = checked._tag === "Good" ? store.read(Accounts.byUid(checked.code.uid)) : undefined
    if (account === undefined) return yield* refuse(ErrorCode.DeleteTokenInvalid)
    yield* checkAllowed(account)
    store.change(Accounts.remove(account.uid))
    return { IsPosted: true }
  })
)

export const policyHistory = handle(Authentication.privacyPolicyHistoryByAccessToken, () =>
  Effect.flatMap(caller, ({ account, settings }) =>
    settings.privacyPolicy.enabled
      ? Effect.succeed(profile.policyHistory(account))
      : refuse(ErrorCode.PrivacyPolicyNotAvailable)
  )
)

export const handlers = [read, update, setUsername, acceptPolicy, requestDeletion, confirmDeletion, policyHistory]
