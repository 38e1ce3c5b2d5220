/** What the user has agreed to, and the log of that. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, ConsentManagement } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import type { Change, Logged } from "../../api/Consent.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import { NotFound } from "../../api/Refusals.js"
import { decisions, isOf, named, optionsOf, readForms } from "../loginradius/ConsentForms.js"
import { orRefuse } from "../loginradius/Refusals.js"

/** The forms in force, with what the user agrees to, and whether the version in force was accepted at one of its events. */
const readAccepted = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const { ConsentProfile } = yield* Authentication.readProfilesByAccessToken({ accessToken })
  const agreed = (ConsentProfile?.Consents ?? []).flatMap(({ ConsentOptionId: id }) => id ?? [])
  const forms = yield* readForms(new Set(agreed))
  return yield* Effect.forEach(forms, (form) =>
    Effect.map(
      Effect.forEach(form.events, ({ isCustom, name }) =>
        ConsentManagement.verifyByAccessToken({ accessToken, event: name, isCustom })
      ),
      (verified) => ({ ...form, isAccepted: verified.some(({ IsValid }) => IsValid) })
    )
  )
})

export const readConsents = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const forms = yield* readAccepted
  const { ConsentLogs } = yield* ConsentManagement.consentLogs({ accessToken }).pipe(
    // Nothing was ever logged.
    Effect.catchTag("ConsentLogsNotAvailable", () => Effect.succeed({ ConsentLogs: [] }))
  )
  const titles = new Map(optionsOf(forms).map(({ id, title }) => [id, title]))
  return { forms, log: ConsentLogs.map(logged(titles)) }
}).pipe(orRefuse)

const logged =
  (titles: ReadonlyMap<string, string>) =>
  ({ ConsentLogs, LoggedOnDate }: ConsentManagement.ConsentLog): Logged => {
    const said = (wanted: string) =>
      (ConsentLogs ?? []).flatMap(({ ConsentId: id, Event }) =>
        typeof id === "string" && Event === wanted ? [titles.get(id) ?? id] : []
      )
    return {
      at: LoggedOnDate ?? null,
      agreed: said("Subscribe"),
      withdrawn: said("Unsubscribe"),
      refused: said("NotOpted")
    }
  }

/** A form that was accepted is not submitted again: what has changed is given or withdrawn. */
export const changeConsents = ({ agreed, event }: typeof Change.Type) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    const form = (yield* readAccepted).find(isOf(event))
    if (form === undefined) return yield* new NotFound({ message: "There is no such form any more." })
    const options = optionsOf([form])
    if (form.isAccepted) {
      const changed = options.filter(({ id, isAgreed }) => isAgreed !== agreed.includes(id))
      const consents = decisions(changed, agreed)
      if (consents.length > 0) yield* ConsentManagement.updateByAccessToken({ accessToken, consents })
    } else {
      const data = decisions(options, agreed)
      yield* ConsentManagement.submitByAccessToken({ accessToken, events: named(form.events), data })
    }
    return yield* readConsents
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "consent", (handlers) =>
  handlers.handle("read", () => readConsents).handle("change", ({ payload }) => changeConsents(payload))
)
