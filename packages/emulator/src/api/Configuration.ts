/** The public configuration of the application. */
import * as Configuration from "@loginradius-effect/core/Configuration"
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { document, profilingDocument } from "../documents/configuration.js"
import { CurrentSettings, handle } from "../handle.js"
import { placeFor } from "../pipeline/place.js"

export const getConfigurations = handle(Configuration.getConfigurations, (_, request) =>
  Effect.zipWith(CurrentSettings, placeFor(request), document)
)

export const getProfilingSchema = handle(Configuration.getProgressiveProfilingSchema, () =>
  Effect.map(CurrentSettings, profilingDocument)
)

export const handlers: ReadonlyArray<Handler.Handler<CurrentSettings>> = [getConfigurations, getProfilingSchema]
