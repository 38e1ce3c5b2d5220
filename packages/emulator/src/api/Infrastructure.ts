/** Server time, and SOTTs made by the service. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { CurrentSettings, handle, refuse } from "../handle.js"
import { formatDateTime } from "../internal/dateTime.js"
import type { Settings } from "../Settings.js"

/** Minutes that a SOTT is good for when a request does not say, or says nonsense. */
const defaultMinutes = 10

const minutesOf = (given: number | undefined): number => (given === undefined || given < 1 ? defaultMinutes : given)

/** The last moment that the texts of dates here can tell. */
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59)

const periodOf = (minutes: number) =>
  Effect.flatMap(Clock.currentTimeMillis, (start) => {
    const end = start + minutes * 60_000
    return end <= lastMoment
      ? Effect.succeed({ start, end })
      : refuse(ErrorCode.ParameterMalformed, {
          status: 400,
          description: "The parameter timedifference is missing or not well formed."
        })
  })

const getServerTime = handle(Infrastructure.getServerTime, ({ timeDifference }) =>
  Effect.gen(function* () {
    const { serverLocation, serverName } = yield* CurrentSettings
    const minutes = minutesOf(timeDifference)
    const { end, start } = yield* periodOf(minutes)
    return {
      ServerLocation: serverLocation,
      ServerName: serverName,
      CurrentTime: formatDateTime(start),
      Sott: {
        StartTime: formatDateTime(start),
        EndTime: formatDateTime(end),
        TimeDifference: `${minutes} Minutes`
      }
    }
  })
)

const generateSott = handle(Infrastructure.generateSott, ({ timeDifference }) =>
  Effect.gen(function* () {
    const { end, start } = yield* periodOf(minutesOf(timeDifference))
    const sott = yield* sottOf(yield* CurrentSettings, start, end)
    return { Sott: Redacted.value(sott), ExpiryTime: new Date(end).toISOString() }
  })
)

/** The client's own generator, under the emulator's key and secret. */
const sottOf = (
  { apiKey, apiSecret }: Settings,
  start: number,
  end: number
): Effect.Effect<Redacted.Redacted<string>> => {
  const here = "http://localhost"
  const config = LoginRadiusConfig.make({
    apiKey,
    apiSecret,
    baseUrls: { api: here, config: here, cloud: here, hub: here }
  })
  return Infrastructure.localGenerateSott({ start: new Date(start), end: new Date(end) }).pipe(
    Effect.provideServiceEffect(LoginRadiusConfig.LoginRadiusConfig, config),
    // Key, secret and period are known to be good.
    Effect.orDie
  )
}

export const handlers: ReadonlyArray<Handler.Handler<CurrentSettings>> = [getServerTime, generateSott]
