/**
 * Server time, and the secure one-time tokens (SOTT) that registration needs.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Clock from "effect/Clock"
import type * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as sott from "./internal/auth/sott.js"
import { LoginRadiusConfig } from "./LoginRadiusConfig.js"
import { CredentialsMissing, InvalidInput, MalformedResponse } from "./LoginRadiusError.js"
import { ServiceInfo, SottResponse } from "./model/Answers.js"
import * as Wire from "./Wire.js"

const validity = () => ({
  /** How many minutes the SOTT is to be valid for. Left out, 10. */
  timeDifference: Wire.optional(Wire.integer, "timedifference")
})

/**
 * Reads the server's name, place and clock, and a period that fits a SOTT.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/configuration/get-server-time}
 * @since 0.1.0
 * @category endpoints
 */
export const getServerTime = /* @__PURE__ */ Endpoint.make("Infrastructure.getServerTime", () => ({
  route: "GET /identity/v2/serverinfo",
  auth: Credential.apiKey,
  query: validity(),
  success: ServiceInfo,
  safety: "read",
  docs: "customer-identity-api/configuration/get-server-time"
}))

/**
 * Has the service make a SOTT. `localGenerateSott` makes the same without a call.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/generate-sott-token}
 * @since 0.1.0
 * @category endpoints
 */
export const generateSott = /* @__PURE__ */ Endpoint.make("Infrastructure.generateSott", () => ({
  route: "GET /identity/v2/manage/account/sott",
  auth: Credential.secret,
  query: validity(),
  success: SottResponse,
  safety: "read",
  docs: "customer-identity-api/session/generate-sott-token"
}))

/**
 * When a SOTT is valid: for a time from now on, or between two moments.
 *
 * @since 0.1.0
 * @category models
 */
export type SottPeriod = {
  /** Milliseconds that the server's clock is ahead of ours: see `clockOffset`. 0 unless said otherwise. */
  readonly clockOffset?: number | undefined
} & (
  | {
      /** 10 minutes unless said otherwise. */
      readonly lifetime?: Duration.DurationInput | undefined
      readonly start?: undefined
      readonly end?: undefined
    }
  | {
      readonly start: Date | DateTime.DateTime
      readonly end: Date | DateTime.DateTime
      readonly lifetime?: undefined
    }
)

/**
 * Makes a SOTT from the configuration's key and secret, without a call. Registration does this by itself where none is
 * given; a server makes one here for a page that registers users with the public API.
 *
 * @since 0.1.0
 * @category local
 */
export const localGenerateSott = (
  period: SottPeriod = {}
): Effect.Effect<Redacted.Redacted<string>, CredentialsMissing | InvalidInput, LoginRadiusConfig> =>
  Effect.gen(function* () {
    const { apiKey, apiSecret } = yield* LoginRadiusConfig
    if (apiSecret === undefined) return yield* Effect.fail(missingSecret())
    const { end, start } = yield* limits(period)
    const offset = period.clockOffset ?? 0
    return yield* sott.fromPeriod(apiKey, apiSecret, start + offset, end + offset)
  })

const id = "Infrastructure.localGenerateSott"

const missingSecret = () =>
  new CredentialsMissing({
    endpoint: id,
    option: "apiSecret",
    message: `${id} needs the option apiSecret (LOGINRADIUS_API_SECRET), and the configuration has none`
  })

const limits = (period: SottPeriod): Effect.Effect<{ readonly start: number; readonly end: number }, InvalidInput> => {
  if (period.start !== undefined) {
    const [start, end] = [millisOf(period.start), millisOf(period.end)]
    if (Number.isNaN(start)) return invalid("start", "expected a valid date")
    return end > start ? Effect.succeed({ start, end }) : invalid("end", "expected a moment after start")
  }
  const lifetime = Option.filter(
    Duration.decodeUnknown(period.lifetime ?? sott.defaultLifetime),
    (lifetime) => Duration.isFinite(lifetime) && Duration.toMillis(lifetime) >= 1000
  )
  if (Option.isNone(lifetime)) return invalid("lifetime", "expected a finite duration of at least a second")
  return Effect.map(Clock.currentTimeMillis, (start) => ({ start, end: start + Duration.toMillis(lifetime.value) }))
}

const invalid = (field: string, reason: string) =>
  Effect.fail(new InvalidInput({ endpoint: id, field, reason, message: `${id}: ${field}: ${reason}` }))

const millisOf = (moment: Date | DateTime.DateTime): number =>
  moment instanceof Date ? moment.getTime() : moment.epochMillis

/**
 * Asks the server for its time and answers how many milliseconds its clock is ahead of ours, to the second. For machines
 * whose clock cannot be trusted: `localGenerateSott({ clockOffset })`.
 *
 * @since 0.1.0
 * @category local
 */
export const clockOffset: Effect.Effect<
  number,
  Endpoint.Error<typeof getServerTime>,
  LoginRadiusConfig | HttpClient.HttpClient
> = /* @__PURE__ */ Effect.gen(function* () {
  const before = yield* Clock.currentTimeMillis
  const { CurrentTime } = yield* getServerTime()
  const after = yield* Clock.currentTimeMillis
  const server = Date.parse(`${CurrentTime.trim().replace(" ", "T")}Z`)
  if (Number.isNaN(server)) {
    return yield* new MalformedResponse({
      endpoint: getServerTime.id,
      status: 200,
      requestId: undefined,
      path: "CurrentTime",
      expected: "a date and time",
      message: `${getServerTime.id}: CurrentTime is not a date and time`
    })
  }
  return server - Math.round((before + after) / 2)
})
