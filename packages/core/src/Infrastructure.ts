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
import type * as Redacted from "effect/Redacted"
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import * as sott from "./internal/auth/sott.js"
import { parseDuration } from "./internal/duration.js"
import { attempt } from "./internal/effect/result.js"
import { isObject, Mismatch } from "./internal/wire/codec.js"
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
  errors: [ErrorCode.ParameterMalformed],
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
  errors: [ErrorCode.ParameterMalformed],
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
  /** Milliseconds that the server's clock is ahead of ours, negative where it is behind: see `clockOffset`. 0 unless said otherwise. */
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
    const now = yield* Clock.currentTimeMillis
    const limits = attempt(
      () => limitsOf(period, now),
      // A getter that throws.
      () => new Mismatch("input", "plain data")
    )
    if (limits instanceof Mismatch) return yield* Effect.fail(invalid(limits))
    return yield* sott.fromPeriod(apiKey, apiSecret, limits.start, limits.end)
  })

const id = "Infrastructure.localGenerateSott"

const missingSecret = () =>
  new CredentialsMissing({
    endpoint: id,
    option: "apiSecret",
    message: `${id} needs the option apiSecret (LOGINRADIUS_API_SECRET), and the configuration has none`
  })

/** The first and the last moment of a period by the server's clock. */
const limitsOf = (period: unknown, now: number): { readonly start: number; readonly end: number } | Mismatch => {
  if (!isObject(period)) return new Mismatch("period", "a record")
  const { clockOffset, end: last, lifetime, start: first } = period
  const offset = clockOffset ?? 0
  if (!Number.isFinite(offset)) return new Mismatch("clockOffset", "a number of milliseconds")
  const between = first !== undefined || last !== undefined
  const duration = parseDuration(lifetime ?? sott.defaultLifetime)
  const start = between ? millisOf(first) : now
  const end = between ? millisOf(last) : duration ? start + Duration.toMillis(duration) : Number.NaN
  if (!sott.isExpressible(start)) return new Mismatch("start", "a date in the years 1000 to 9999")
  if (!sott.isExpressible(end) || end - start < 1000) {
    return between
      ? new Mismatch("end", "a date up to the year 9999, at least a second after start")
      : new Mismatch("lifetime", "a duration of at least a second, up to the year 9999")
  }
  const shifted = { start: start + (offset as number), end: end + (offset as number) }
  return sott.isExpressible(shifted.start) && sott.isExpressible(shifted.end)
    ? shifted
    : new Mismatch("clockOffset", "an offset that leaves the years 1000 to 9999 alone")
}

const invalid = ({ expected, path: field }: Mismatch): InvalidInput => {
  const reason = `expected ${expected}`
  return new InvalidInput({ endpoint: id, field, reason, message: `${id}: ${field}: ${reason}` })
}

/** NaN for what is no date. */
const millisOf = (moment: unknown): number =>
  isObject(moment) ? Number(moment["epochMillis"] ?? (moment as Partial<Date>).getTime?.()) : Number.NaN

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
