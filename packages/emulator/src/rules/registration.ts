/** Registration of a user who has an address or a phone number. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current, save } from "../context.js"
import { hex32 } from "../internal/ids.js"
import * as mail from "../messages/mail.js"
import * as sms from "../messages/sms.js"
import * as welcome from "../messages/welcome.js"
import type { Json } from "../state/Json.js"
import * as consent from "./consent.js"
import * as emails from "./emails.js"
import * as fields from "./fields.js"
import * as newAccount from "./newAccount.js"
import * as pin from "./pin.js"
import * as policy from "./policy.js"
import * as signIn from "./signIn.js"

interface Wishes extends sms.Wishes {
  readonly verificationUrl?: string | undefined
  readonly emailTemplate?: string | undefined
  readonly welcomeEmailTemplate?: string | undefined
  readonly options?: string | undefined
}

/** Makes the account of a user who has an address or a phone number, and logs in where nothing has to be verified. */
export const register = (written: Json, input: Wishes, request: Request) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    if (!settings.registration) return yield* refuse(ErrorCode.RegistrationDisabled)
    yield* fields.checkTexts(written)
    const addresses = emails.listOf(written["Email"])
    const phone = newAccount.given(written["PhoneId"])
    if (addresses.length === 0 && phone === undefined) return yield* refuse(ErrorCode.EmailIdInvalid)
    yield* emails.checkList(addresses)
    for (const { Value } of addresses) yield* emails.checkDomain(Value, settings)
    yield* newAccount.checkIdentifiers(written)
    const version = policy.currentVersion(settings, now)
    const isAccepted = written["AcceptPrivacyPolicy"] === true
    if (version !== undefined && settings.privacyPolicy.mode === "Strict" && !isAccepted) {
      return yield* refuse(ErrorCode.PrivacyPolicyRequiredForRegistration)
    }
    const prevented = input.options?.toLowerCase()
    yield* pin.checkRegistration(written, settings)
    const isTexted = phone !== undefined && settings.phoneLogin && prevented !== "preventverificationsms"
    if (isTexted) yield* sms.checkConfigured(input)
    const built = yield* newAccount.build(written, yield* hex32, request)
    const accepting = version !== undefined && isAccepted ? policy.accept(built, version, "Registration", now) : built
    const account = yield* consent.atRegistration(accepting, written, request)
    yield* save(account)

    const flow = settings.emailVerificationFlow
    const address = emails.mainAddress(account)
    if (address !== undefined && flow !== "disabled" && prevented !== "preventverificationemail") {
      yield* mail.send(account, "verifyEmail", address, { template: input.emailTemplate, url: input.verificationUrl })
    }
    if (isTexted) yield* sms.deliver(account, "verifyPhone", phone, input)
    // A phone number is always verified before it logs in.
    if (flow === "required" || address === undefined) return { IsPosted: true }
    const login = yield* signIn.beside(account)
    if (flow === "disabled") yield* save(yield* welcome.once(login?.account ?? account, input.welcomeEmailTemplate))
    return login === undefined ? { IsPosted: true } : { IsPosted: true, Data: login.answer }
  })
