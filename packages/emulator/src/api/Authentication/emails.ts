/** The e-mail addresses of the user's account, and mails that the user asks for. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, modify, save } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as mail from "../../messages/mail.js"
import * as welcome from "../../messages/welcome.js"
import * as emails from "../../rules/emails.js"
import * as fields from "../../rules/fields.js"
import { addressesOf } from "../../state/Accounts.js"

export const add = handle(Authentication.addEmail, (input) =>
  Effect.gen(function* () {
    const { account, settings, store } = yield* caller
    const address = { Type: input.type.trim(), Value: input.email.trim() }
    yield* fields.checkTexts({ Email: [address] })
    yield* emails.checkForm(input.email)
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    yield* emails.claim(store, account.uid, [address], settings)
    if (emails.has([...addressesOf(account), ...account.unverified], address.Value)) {
      return yield* refuse(ErrorCode.EmailUpdateNotAllowed)
    }
    if (!account.emailVerified) return yield* refuse(ErrorCode.VerifiedEmailRequired)
    yield* mail.check(account, "addEmail")
    yield* modify({ ...account, unverified: emails.upsert(account.unverified, [address]) })
    yield* mail.send(account, "addEmail", address.Value, { template: input.emailTemplate, url: input.verificationUrl })
    return { IsPosted: true }
  })
)

export const remove = handle(Authentication.removeEmail, ({ email }) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    if (emails.has(account.unverified, email)) {
      yield* modify({ ...account, unverified: emails.without(account.unverified, email) })
      return { IsDeleted: true }
    }
    if (!emails.has(account.emails, email)) return yield* refuse(ErrorCode.EmailNotFound)
    if (account.emails.length === 1) return yield* refuse(ErrorCode.LastEmailCannotBeRemoved)
    yield* modify({ ...account, emails: emails.without(account.emails, email) })
    return { IsDeleted: true }
  })
)

export const sendWelcome = handle(Authentication.sendWelcomeEmail, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    const address = emails.mainAddress(account)
    const template = input.welcomeEmailTemplate ?? welcome.template
    if (address !== undefined) {
      yield* mail.check(account, template)
      yield* mail.notify(account, address, template)
      yield* save({ ...account, wasWelcomed: true })
    }
    return { IsPosted: true }
  })
)

export const handlers = [add, remove, sendWelcome]
