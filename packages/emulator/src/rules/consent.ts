/** Consents: who has to give them before a login, and what becomes of what somebody says. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, keep, save } from "../context.js"
import * as document from "../documents/consent.js"
import { guid, hex24 } from "../internal/ids.js"
import { parseUrl } from "../internal/effect.js"
import { isObject } from "../internal/json.js"
import { unredact } from "../internal/unredact.js"
import { placeFor } from "../pipeline/place.js"
import { visitorOf } from "../pipeline/visitor.js"
import type { ConsentForm } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import * as Consents from "../state/Consents.js"
import type { ConsentEvent, ConsentLog } from "../state/Consents.js"
import type { Json } from "../state/Json.js"
import * as forms from "./consentForms.js"

/** Refuses where the application does not ask for consents. */
export const checkEnabled = Effect.flatMap(current, ({ settings }) =>
  settings.consent.enabled ? Effect.void : refuse(ErrorCode.ConsentManagementNotEnabled)
)

/** Whether an account has to consent to something before its next login. */
export const isDue = (account: Account) =>
  Effect.map(current, ({ now, settings }) => forms.due(account, settings, now).length > 0)

/** Refuses a login whose user has to submit forms first, with the token that does so and goes on with the login. */
export const checkGiven = (account: Account, profileId: string | undefined) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const due = forms.due(account, settings, now)
    if (due.length === 0) return
    const token = yield* guid
    const expiresAt = now + Duration.toMillis(settings.consent.tokenLifetime)
    // The user has logged in, but for the consents: what has led to it stays.
    yield* save(account)
    yield* keep(Effect.sync(() => store.change(Consents.openLogin({ token, uid: account.uid, profileId, expiresAt }))))
    return yield* refuse(ErrorCode.ConsentRequired, {
      extra: {
        Data: {
          ConsentToken: token,
          Events: due.map(document.event),
          ConsentProfile: document.givenIfAny(account.consents)
        }
      }
    })
  })

/** The login that waits for consents. */
export const resume = (token: string | Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Consents.findLogin(unredact(token), now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.ConsentTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.ConsentTokenExpired)
    const account = store.read(Accounts.byUid(found.row.uid))
    // No token outlives its account.
    return account === undefined ? yield* Effect.die("a token without an account") : { account, login: found.row }
  })

const listOf = (value: unknown): ReadonlyArray<Json> => (Array.isArray(value) ? value.filter(isObject) : [])

/** The events that a submission names. */
export const eventsIn = (events: unknown): ReadonlyArray<ConsentEvent> =>
  listOf(events).map(({ Event: event, IsCustom: isCustom }) => ({
    event: typeof event === "string" ? event : "",
    isCustom: isCustom === true
  }))

/** What a submission says of options. */
export const decisionsIn = (data: unknown): ReadonlyArray<forms.Decision> =>
  listOf(data).map(({ ConsentOptionId: id, IsAccepted: isAccepted }) => ({
    id: typeof id === "string" ? id : "",
    isAccepted: isAccepted === true
  }))

/** The form in force of an event. */
export const formOf = (event: ConsentEvent) =>
  Effect.flatMap(current, ({ now, settings }) => {
    const form = forms.inForce(settings, event, now)
    return form === undefined ? refuse(ErrorCode.ConsentFormNotAvailable) : Effect.succeed(form)
  })

interface Submission {
  readonly events: ReadonlyArray<ConsentEvent>
  readonly decisions: ReadonlyArray<forms.Decision>
}

/** What a change of consents leaves in the log. */
const logged = (
  account: Account,
  updateType: ConsentLog["updateType"],
  entries: ConsentLog["entries"],
  request: Request
) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const { ip, userAgent } = visitorOf(request)
    const host = parseUrl(yield* placeFor(request))?.host
    store.change(
      Consents.log({
        id: yield* hex24,
        uid: account.uid,
        updateType,
        versions: (account.consents ?? forms.nothing).versions,
        entries,
        at: now,
        ip,
        userAgent,
        host
      })
    )
  })

/** The account with the consents of whoever submits forms, which are checked and logged. The account is not written yet. */
export const submit = (account: Account, { decisions, events }: Submission, request: Request) =>
  Effect.gen(function* () {
    const { now } = yield* current
    const isTwice = new Set(events.map(({ event, isCustom }) => `${isCustom} ${event}`)).size < events.length
    if (events.length === 0 || isTwice) return yield* refuse(ErrorCode.ConsentFormInvalid)
    const asked: ReadonlyArray<ConsentForm> = yield* Effect.forEach(events, formOf)
    if (!forms.fill(asked, decisions)) return yield* refuse(ErrorCode.ConsentFormInvalid)
    const given = account.consents ?? forms.nothing
    const versions = events.map((event, i) => ({ ...event, version: asked[i]?.version ?? 0 }))
    const consents = forms.accepting(forms.decided(given, decisions, now), versions)
    const after: Account = { ...account, consents }
    yield* logged(after, "Default", forms.entries(given, decisions), request)
    return after
  })

/** The account with single consents changed, which is logged. */
export const edited = (account: Account, decisions: ReadonlyArray<forms.Decision>, request: Request) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const given = account.consents ?? forms.nothing
    if (decisions.length === 0 || !forms.canChange(given, decisions, settings, now)) {
      return yield* refuse(ErrorCode.ConsentFormInvalid)
    }
    const after: Account = { ...account, consents: forms.decided(given, decisions, now) }
    yield* logged(after, "ConsentEditor", forms.entries(given, decisions), request)
    return after
  })

const registered: ConsentEvent = { event: "Register", isCustom: false }

/**
 * The account with the consents that whoever registers gives, where there is a form for that; refuses a form that is not filled in.
 * Whoever gives none is asked at the first login.
 */
export const atRegistration = (account: Account, written: Json, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const { Consents: consents } = written
    if (!settings.consent.enabled || !isObject(consents)) return account
    const events = eventsIn(consents["Events"])
    if (!events.some(({ event, isCustom }) => event === registered.event && !isCustom)) {
      return yield* refuse(ErrorCode.ConsentFormInvalid)
    }
    return yield* submit(account, { events, decisions: decisionsIn(consents["Data"]) }, request)
  })
