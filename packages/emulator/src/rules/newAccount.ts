/** What registrations and management have in common when they make an account. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current, save } from "../context.js"
import { hex32 } from "../internal/ids.js"
import type { Settings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, blank } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import { unique } from "../state/keys.js"
import * as Roles from "../state/Roles.js"
import type { Service } from "../Store.js"
import * as emails from "./emails.js"
import * as fields from "./fields.js"
import * as identifiers from "./identifiers.js"
import * as lookup from "./lookup.js"
import * as password from "./password.js"
import * as passwordRules from "./passwordRules.js"
import * as pin from "./pin.js"
import * as securityQuestions from "./securityQuestions.js"

/** Refuses identifiers that are ill-formed or belong to another account. */
export const checkIdentifiers = (written: Json) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* emails.claimForNew(store, emails.listOf(written["Email"]), settings)
    const userName = given(written["UserName"])
    if (userName !== undefined) {
      yield* identifiers.checkUserName(userName)
      yield* identifiers.claimUserName(store, "", userName, settings)
    }
    const phone = given(written["PhoneId"])
    if (phone !== undefined) {
      yield* identifiers.checkPhone(phone)
      yield* identifiers.claimPhone(store, "", phone)
    }
  })

/** A text that is not blank. */
export const given = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

/** The roles that whoever registers gets: those that there are of the ones in the settings. */
export const defaultRoles = (settings: Settings, store: Service): ReadonlyArray<string> =>
  unique(settings.defaultRoles).filter((name) => store.read(Roles.byName(name)) !== undefined)

/** The account that a document describes, once its identifiers have been checked. */
export const build = (written: Json, uid: string, request: Request) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    yield* fields.check(written, now)
    const userName = given(written["UserName"])
    const described: Account = {
      ...blank(uid, now),
      emailProfileId: yield* hex32,
      fields: fields.merge({}, written, false),
      emails: emails.listOf(written["Email"]),
      userName: userName === undefined ? undefined : identifiers.userName(userName, settings),
      phoneId: given(written["PhoneId"]),
      securityAnswers: yield* answersOf(written),
      roles: defaultRoles(settings, store),
      registrationSource: request.headers["referer"] ?? given(written["RegistrationSource"]) ?? "API"
    }
    const account = yield* pin.withWritten(described, written)
    const plain = written["Password"]
    if (typeof plain !== "string" || plain === "") return account
    yield* passwordRules.checkFirst(plain, account, settings)
    return passwordRules.set(account, yield* password.hash(plain), settings, now, uid)
  })

/** Makes an account for somebody of whom only this is known. */
const minimal = (who: Pick<Account, "emails"> | Pick<Account, "phoneId">, name: string | undefined, request: Request) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!settings.registration) return yield* refuse(ErrorCode.RegistrationDisabled)
    const account: Account = {
      ...blank(yield* hex32, now),
      emailProfileId: yield* hex32,
      fields: name === undefined ? {} : { FirstName: name.trim() },
      roles: defaultRoles(settings, store),
      registrationSource: request.headers["referer"] ?? "API",
      ...who
    }
    yield* save(account)
    return account
  })

/** The account with an address, which is made where there is none. */
export const byEmail = (address: string, name: string | undefined, request: Request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const holder = store.read(Accounts.byEmail(address))
    if (holder !== undefined) return yield* lookup.allowed(holder)
    const addresses = [{ Type: "Primary", Value: address }]
    yield* emails.checkDomain(address, settings)
    yield* emails.claim(store, "", addresses, settings)
    return yield* minimal({ emails: addresses }, name, request)
  })

/** The account with a phone number, which is made where there is none. */
export const byPhone = (phone: string, name: string | undefined, request: Request) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const holder = store.read(Accounts.byPhone(phone))
    return yield* holder === undefined ? minimal({ phoneId: phone }, name, request) : lookup.allowed(holder)
  })

/** The answers to security questions in a document, hashed. */
export const answersOf = (written: Json) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const answers = written["SecurityQuestionAnswer"] as securityQuestions.Answers | null | undefined
    if (answers === undefined || answers === null || Object.keys(answers).length === 0) return {}
    return yield* securityQuestions.hashed(answers, settings)
  })

/** The version of a privacy policy that a document says is accepted; refuses one that there is not. */
export const policyOf = (written: Json) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const policy = written["PrivacyPolicy"]
    const version = given(typeof policy === "object" && policy !== null ? Reflect.get(policy, "Version") : undefined)
    if (version !== undefined && !settings.privacyPolicy.policies.some((known) => known.version === version)) {
      return yield* refuse(ErrorCode.PrivacyPolicyVersionInvalid)
    }
    return version
  })
