/** The public configuration of the application. */
import * as Configuration from "@loginradius-effect/core/Configuration"
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { document, profilingDocument } from "../documents/configuration.js"
import { form as formDocument } from "../documents/consent.js"
import { CurrentSettings, handle, type Store } from "../handle.js"
import { placeFor } from "../pipeline/place.js"
import * as consent from "../rules/consent.js"
import { allInForce } from "../rules/consentForms.js"

export const getConfigurations = handle(Configuration.getConfigurations, (_, request) =>
  Effect.zipWith(CurrentSettings, placeFor(request), document)
)

export const getProfilingSchema = handle(Configuration.getProgressiveProfilingSchema, () =>
  Effect.map(CurrentSettings, profilingDocument)
)

export const getConsentForms = handle(Configuration.getConsentForms, () =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    yield* consent.checkEnabled
    return allInForce(settings, now).map(({ events, form }) => formDocument(form, events))
  })
)

export const handlers: ReadonlyArray<Handler.Handler<Store | CurrentSettings>> = [
  getConfigurations,
  getProfilingSchema,
  getConsentForms
]
