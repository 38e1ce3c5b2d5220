/** What identifies an account, changed by management: phone number, e-mail addresses, id. */
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import * as emails from "../../rules/emails.js"
import * as fields from "../../rules/fields.js"
import * as identifiers from "../../rules/identifiers.js"
import * as lookup from "../../rules/lookup.js"
import * as Accounts from "../../state/Accounts.js"

export const setPhone = handle(Account.updatePhoneIdByUid, (input) =>
  Effect.gen(function* () {
    const { account, now, store } = yield* lookup.userByUid(input.uid)
    if (!identifiers.isPhone(input.phone)) return yield* refuse(ErrorCode.PhoneNumberNotFound)
    yield* identifiers.claimPhone(store, account.uid, input.phone)
    const phoneId = input.phone.trim()
    const pendingPhone = identifiers.isSamePhone(account.pendingPhone, phoneId) ? undefined : account.pendingPhone
    return profile.document(yield* modify({ ...account, phoneId, phoneIdVerified: true, pendingPhone }), now)
  })
)

export const setEmails = handle(Account.upsertEmail, (input) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* lookup.userByUid(input.uid)
    yield* fields.checkTexts({ Email: input.email })
    const addresses = emails.listOf(input.email)
    yield* emails.checkList(addresses)
    yield* emails.claim(store, account.uid, addresses, settings)
    const isProven = ({ Value }: { readonly Value: string }): boolean => emails.has(account.emails, Value)
    const updated = yield* modify({
      ...account,
      emails: emails.upsert(account.emails, addresses),
      unverified: account.unverified.filter(({ Value }) => !emails.has(addresses, Value)),
      emailVerified:
        account.emailVerified && (settings.emailVerificationFlow === "disabled" || addresses.every(isProven))
    })
    return profile.document(updated, now)
  })
)

export const setUid = handle(Account.updateUid, ({ newUid, uid }) =>
  Effect.gen(function* () {
    const { account, now, store } = yield* lookup.userByUid(uid)
    if (!identifiers.isUid(newUid)) return yield* refuse(ErrorCode.UidInvalid)
    if (store.read(Accounts.byUid(newUid)) !== undefined) return yield* refuse(ErrorCode.UserIdInvalid)
    store.change(Accounts.rename(account.uid, { ...account, uid: newUid, isCustomUid: true, modifiedAt: now }))
    return { IsPosted: true }
  })
)

export const handlers = [setPhone, setEmails, setUid]
