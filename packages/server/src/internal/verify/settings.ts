/** Options of the verifier of opaque tokens, checked before anything is built. */
import * as Either from "effect/Either"
import type * as Duration from "effect/Duration"
import { millisOf } from "../duration.js"
import { invalid } from "../settings.js"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"

/**
 * What can be set of the verifier of opaque access tokens.
 *
 * @since 0.1.0
 * @category models
 */
export interface OpaqueOptions {
  /** How long a verdict is taken without asking. 60 seconds unless said otherwise; zero asks each time. */
  readonly fresh?: Duration.DurationInput | undefined
  /** How long a refused token is refused without asking. 10 seconds unless said otherwise. */
  readonly negative?: Duration.DurationInput | undefined
  /** How long after it has ceased to be fresh a verdict can be served at most, where nobody can be asked. 1 hour unless said otherwise. */
  readonly maxStale?: Duration.DurationInput | undefined
  /** How long a check may take. 2 seconds unless said otherwise. */
  readonly wait?: Duration.DurationInput | undefined
  /** How many verdicts on good tokens are kept in memory. 10,000 unless said otherwise. */
  readonly capacity?: number | undefined
  /**
   * Whether verdicts tell permissions: those of the account's roles, contexts apart. The application's roles are read with the API secret,
   * once for each `fresh`.
   */
  readonly withPermissions?: boolean | undefined
}

export interface OpaqueSettings {
  /** Milliseconds, as all times. */
  readonly fresh: number
  readonly negative: number
  readonly maxStale: number
  readonly wait: number
  readonly capacity: number
  readonly withPermissions: boolean
}

type Checked<A> = Either.Either<A, InvalidConfig>

/** A year: no timer or store counts much further. */
const longest = 365 * 86_400_000

export const within = (option: string, input: unknown, least = 0): Checked<number> => {
  const millis = millisOf(input)
  return millis === undefined || millis < least || millis > longest
    ? Either.left(
        invalid(option, `must be a duration ${least > 0 ? "of more than zero" : "of zero or more"}, and a year at most`)
      )
    : Either.right(millis)
}

const capacityOf = (capacity: unknown): Checked<number> =>
  Number.isSafeInteger(capacity) && (capacity as number) > 0
    ? Either.right(capacity as number)
    : Either.left(invalid("capacity", "must be a whole number of verdicts: 1 or more"))

const flagOf = (option: string, flag: unknown): Checked<boolean> =>
  typeof flag === "boolean" ? Either.right(flag) : Either.left(invalid(option, "must be true or false"))

/** Settings, or the first option that is wrong. */
export const opaqueSettingsOf = (options: OpaqueOptions | undefined): Checked<OpaqueSettings> => {
  if (typeof options !== "object" && options !== undefined) return Either.left(invalid("options", "must be a record"))
  const { capacity, fresh, maxStale, negative, wait, withPermissions } = options ?? {}
  return Either.all({
    fresh: within("fresh", fresh ?? "60 seconds"),
    negative: within("negative", negative ?? "10 seconds"),
    maxStale: within("maxStale", maxStale ?? "1 hour"),
    wait: within("wait", wait ?? "2 seconds", 1),
    capacity: capacityOf(capacity ?? 10_000),
    withPermissions: flagOf("withPermissions", withPermissions ?? false)
  })
}
