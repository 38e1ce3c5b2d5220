/** Accounts in the hands of management: made, read, changed, deleted. */
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current, modify, save } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import { hex32 } from "../../internal/ids.js"
import { unredactAll } from "../../internal/unredact.js"
import { answerAs } from "../../pipeline/answerAs.js"
import * as emails from "../../rules/emails.js"
import * as fields from "../../rules/fields.js"
import * as identifiers from "../../rules/identifiers.js"
import * as lookup from "../../rules/lookup.js"
import * as newAccount from "../../rules/newAccount.js"
import * as password from "../../rules/password.js"
import * as passwordRules from "../../rules/passwordRules.js"
import * as policy from "../../rules/policy.js"
import * as sessions from "../../rules/sessions.js"
import * as updates from "../../rules/updates.js"
import type { Settings } from "../../Settings.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account as Stored } from "../../state/Accounts.js"
import type { Json } from "../../state/Json.js"

export const create = handle(Account.create, (input, request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const written = unredactAll(input.profile)
    yield* fields.checkTexts(written)
    const addresses = emails.listOf(written["Email"])
    yield* emails.checkList(addresses)
    const customUid = newAccount.given(written["Uid"])
    if (customUid !== undefined) {
      if (!identifiers.isUid(customUid)) return yield* refuse(ErrorCode.UidInvalid)
      if (store.read(Accounts.byUid(customUid)) !== undefined)
        return yield* refuse(ErrorCode.AccountIdAlreadyRegistered)
    }
    yield* newAccount.checkIdentifiers(written)
    const version = yield* newAccount.policyOf(written)
    const built = yield* newAccount.build(written, customUid ?? (yield* hex32), request)
    const account: Stored = {
      ...built,
      isCustomUid: customUid !== undefined,
      emailVerified: written["EmailVerified"] === true,
      phoneIdVerified: written["PhoneIdVerified"] === true,
      isLoginDisabled: written["DisableLogin"] === true,
      // Default roles are given to those who register.
      roles: []
    }
    const accepted = version === undefined ? account : policy.accept(account, version, "API", now)
    yield* save(accepted)
    return profile.document(accepted, now)
  })
)

export const byEmail = handle(Account.profilesByEmail, ({ email }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    yield* emails.checkForm(email)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return profile.document(yield* lookup.found(store.read(Accounts.byEmail(email))), now)
  })
)

export const byUsername = handle(Account.profilesByUsername, ({ username }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    return profile.document(
      yield* lookup.found(store.read(Accounts.byUserName(username.trim(), settings.caseSensitiveUserNames))),
      now
    )
  })
)

export const byPhone = handle(Account.profilesByPhoneId, ({ phone }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    return profile.document(yield* lookup.found(store.read(Accounts.byPhone(phone))), now)
  })
)

export const byUid = handle(Account.profilesByUid, ({ uid }) =>
  Effect.map(lookup.byUid(uid), ({ account, now }) => profile.document(account, now))
)

export const identities = handle(Account.identitiesByEmail, ({ email }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* emails.checkForm(email)
    const accounts = store.read(Accounts.allByEmail(email))
    if (accounts.length === 0) return yield* refuse(ErrorCode.UserNotFound)
    return { Data: accounts.map((account) => profile.document(account, now)) }
  })
)

export const update = handle(Account.update, (input) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* lookup.byUid(input.uid)
    const written = unredactAll(input.profile)
    const nullSupport = input.nullSupport === true || written["NullSupport"] === true
    const checked = yield* updates.checked(account, written, nullSupport)
    const addresses = emails.listOf(written["Email"])
    yield* emails.checkList(addresses)
    yield* emails.claim(store, account.uid, addresses, settings)
    const version = yield* newAccount.policyOf(written)
    const withPassword = yield* passwordOf(written, checked)
    const updated: Stored = {
      ...withPassword,
      ...stateOf(written, withPassword, settings),
      ...identifiersOf(written, withPassword, nullSupport, settings),
      emails: emails.upsert(account.emails, addresses),
      unverified: account.unverified.filter(({ Value }) => !emails.has(addresses, Value))
    }
    const modified = yield* modify(version === undefined ? updated : policy.accept(updated, version, "API", now))
    if (withPassword !== checked) yield* sessions.endByNewPassword(account.uid)
    return profile.document(modified, now)
  })
)

/** The account with the password of an update, if there is one. */
const passwordOf = (written: Json, account: Stored) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const plain = written["Password"]
    if (typeof plain !== "string" || plain === "") return account
    yield* passwordRules.check(plain, account, settings)
    return passwordRules.set(account, yield* password.hash(plain), settings, now, yield* hex32)
  })

/** What only management may write. */
const stateOf = (written: Json, account: Stored, settings: Settings): Partial<Stored> => {
  const flag = (name: string, current: boolean): boolean => {
    const value = written[name]
    return typeof value === "boolean" ? value : current
  }
  const isUnlocked = written["IsLoginLocked"] === false
  const isUnblocked = written["IsActive"] === true && account.lock?.type === "Block"
  const isLocked = written["IsLoginLocked"] === true && account.lock === undefined && settings.lockout.type !== "None"
  return {
    emailVerified: flag("EmailVerified", account.emailVerified),
    phoneIdVerified: flag("PhoneIdVerified", account.phoneIdVerified),
    isActive: flag("IsActive", account.isActive),
    isDeleted: flag("IsDeleted", account.isDeleted),
    isLoginDisabled: flag("DisableLogin", account.isLoginDisabled),
    registrationSource: newAccount.given(written["RegistrationSource"]) ?? account.registrationSource,
    ...(written["IsActive"] === true ? { failedSecurityAnswers: 0 } : {}),
    ...(isUnlocked || isUnblocked ? { lock: undefined, failedLogins: 0 } : {}),
    ...(isLocked
      ? { lock: { type: settings.lockout.type as NonNullable<Stored["lock"]>["type"], until: undefined } }
      : {})
  }
}

/** User name and phone number; `null` takes them away where the caller asks for that. */
const identifiersOf = (written: Json, account: Stored, nullSupport: boolean, settings: Settings): Partial<Stored> => {
  const isCleared = (name: string): boolean => nullSupport && written[name] === null
  return {
    userName: isCleared("UserName") ? undefined : (updates.userNameOf(written, settings) ?? account.userName),
    phoneId: isCleared("PhoneId") ? undefined : (updates.phoneOf(written) ?? account.phoneId)
  }
}

export const updateSecurityQuestions = handle(Account.updateSecurityQuestionConfiguration, ({ uid }, request) =>
  answerAs(update, request, { uid })
)

export const remove = handle(Account.delete, ({ uid }) =>
  Effect.map(lookup.byUid(uid), ({ account, store }) => {
    store.change(Accounts.remove(account.uid))
    return { IsDeleted: true }
  })
)

export const removeByEmail = handle(Account.deleteByEmail, ({ email }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* emails.checkForm(email)
    const accounts = store.read(Accounts.allByEmail(email)).filter(({ isDeleted }) => !isDeleted)
    if (accounts.length === 0) return yield* refuse(ErrorCode.UserNotFound)
    for (const { uid } of accounts) store.change(Accounts.remove(uid))
    return { IsDeleted: true, RecordsDeleted: accounts.length }
  })
)

export const policyHistory = handle(Account.privacyPolicyHistoryByUid, ({ uid }) =>
  Effect.map(lookup.userByUid(uid), ({ account }) => profile.policyHistory(account))
)

export const handlers = [
  create,
  byEmail,
  byUsername,
  byPhone,
  byUid,
  identities,
  policyHistory,
  update,
  updateSecurityQuestions,
  remove,
  removeByEmail
]
