/**
 * How the emulated application is configured: what a LoginRadius console would set, and the choices that LoginRadius
 * does not document.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import type * as check from "./internal/check.js"
import { checked } from "./Settings/checks.js"
import { defaults } from "./Settings/defaults.js"
import type { Options, Settings } from "./Settings/models.js"

export { apiKey, apiSecret, defaults, jwtKey, strict } from "./Settings/defaults.js"
export type * from "./Settings/models.js"

/**
 * A setting cannot be used. Names it, as in `lockout.threshold`, and what is expected; never shows the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidSettings extends Data.TaggedError("InvalidSettings")<{
  readonly option: string
  readonly reason: string
  readonly message: string
}> {}

/**
 * The settings that hold while a request is handled.
 *
 * @since 0.1.0
 * @category tags
 */
export class CurrentSettings extends Context.Tag("@loginradius-effect/emulator/CurrentSettings")<
  CurrentSettings,
  Settings
>() {}

/** @internal */
export const invalid = (problem: check.Problem): InvalidSettings =>
  new InvalidSettings({
    option: problem.option,
    reason: `must be ${problem.expected}`,
    message: `${problem.option}: must be ${problem.expected}`
  })

/**
 * Checks settings and fills in what they leave out from the defaults, or from `base`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}, base: Settings = defaults): Either.Either<Settings, InvalidSettings> =>
  Either.mapLeft(checked(options, base), invalid)
