/** Consents: what users agreed to, and how they agree and change their mind. */
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, current, modify } from "../context.js"
import * as document from "../documents/consent.js"
import * as profile from "../documents/profile.js"
import { handle, refuse } from "../handle.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as consent from "../rules/consent.js"
import * as forms from "../rules/consentForms.js"
import * as lockout from "../rules/lockout.js"
import * as lookup from "../rules/lookup.js"
import * as signIn from "../rules/signIn.js"
import * as Consents from "../state/Consents.js"

export const submitByConsentToken = handle(ConsentManagement.submitByConsentToken, (input, request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* consent.checkEnabled
    const { account, login } = yield* consent.resume(input.consentToken)
    yield* checkAllowed(account)
    yield* lockout.checkSuspension(account, now)
    const events = consent.eventsIn(input.events)
    // A login waits for forms of LoginRadius' own events: those of others are submitted with an access token.
    if (events.some(({ isCustom }) => isCustom)) return yield* refuse(ErrorCode.ConsentFormNotAvailable)
    const consenting = yield* consent.submit(account, { events, decisions: consent.decisionsIn(input.data) }, request)
    store.change(Consents.closeLogin(login.token))
    return (yield* signIn.finish(consenting, login.profileId)).answer
  })
)

export const submitByAccessToken = handle(ConsentManagement.submitByAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account, now, session } = yield* caller
    yield* consent.checkEnabled
    const submission = { events: consent.eventsIn(input.events), decisions: consent.decisionsIn(input.data) }
    const consenting = yield* modify(yield* consent.submit(account, submission, request))
    return profile.document(consenting, now, session.profileId)
  })
)

export const updateByAccessToken = handle(ConsentManagement.updateByAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* consent.checkEnabled
    const edited = yield* modify(yield* consent.edited(account, consent.decisionsIn(input.consents), request))
    return document.given(edited.consents ?? forms.nothing)
  })
)

export const verifyByAccessToken = handle(ConsentManagement.verifyByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* consent.checkEnabled
    const event = { event: input.event, isCustom: input.isCustom ?? false }
    const form = yield* consent.formOf(event)
    return {
      ConsentProfile: document.givenIfAny(account.consents),
      IsValid: forms.isAccepted(account.consents, event, form)
    }
  })
)

/** The log of an account. */
const logsOf = (uid: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* consent.checkEnabled
    const logs = store.read(Consents.logsOf(uid))
    return logs.length === 0 ? yield* refuse(ErrorCode.ConsentLogsNotAvailable) : document.logs(uid, logs)
  })

export const consentLogs = handle(ConsentManagement.consentLogs, () =>
  Effect.flatMap(caller, ({ account }) => logsOf(account.uid))
)

export const consentLogsByUid = handle(ConsentManagement.consentLogsByUid, ({ uid }) =>
  Effect.flatMap(lookup.userByUid(uid), ({ account }) => logsOf(account.uid))
)

export const handlers = [
  submitByConsentToken,
  submitByAccessToken,
  updateByAccessToken,
  verifyByAccessToken,
  consentLogs,
  consentLogsByUid
]
