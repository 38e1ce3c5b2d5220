/** The consent forms that a sign-in waits for. The token of the login stays in the session of the browser. */
import { HttpApiBuilder } from "@effect/platform"
import { ConsentManagement, Login } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { Backend, requireOfAll } from "../loginradius/Backend.js"
import { decisions, isOf, named, optionsOf, readForms } from "../loginradius/ConsentForms.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions, type Pending } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { cancel, over, startAgain } from "../session/PendingLogin.js"

/** The login goes on: a PIN may be what it asks for next. */
export const submitConsents = (agreed: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { pending } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
    const due = pending.consent ?? (yield* over())
    const data = decisions(optionsOf(yield* dueForms(due)), agreed)
    const submission = { consentToken: due.token, events: named(due.events), data }
    return yield* complete(yield* Login.settle(ConsentManagement.submitByConsentToken(submission)), "")
  }).pipe(Effect.catchTags({ ConsentTokenExpired: startAgain, ConsentTokenInvalid: startAgain }), orRefuse)

/** The forms of the events that the refusal of the login has named, with what it told of earlier consents. */
const dueForms = ({ agreed, events }: NonNullable<Pending["consent"]>) =>
  Effect.map(readForms(new Set(agreed)), (forms) => forms.filter((form) => events.some((event) => isOf(event)(form))))

const waiting = Effect.gen(function* () {
  const { requiresConsent } = yield* Backend
  const { pending } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
  return {
    forms: pending.consent === undefined ? null : yield* dueForms(pending.consent),
    isRequired: requiresConsent === undefined ? null : yield* requiresConsent.get
  }
}).pipe(orRefuse)

const require = (isRequired: boolean) => Effect.zipRight(requireOfAll("requiresConsent", isRequired), waiting)

export const layer = HttpApiBuilder.group(Api, "consentSignIn", (handlers) =>
  handlers
    .handle("waiting", () => waiting)
    .handle("submit", ({ payload: { agreed } }) => submitConsents(agreed))
    .handle("cancel", () => cancel)
    .handle("require", ({ payload: { isRequired } }) => require(isRequired))
)
