/** Server time, and SOTTs made by the service. */
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { CurrentSettings, handle } from "../handle.js"
import { formatDateTime } from "../internal/dateTime.js"
import type { Settings } from "../Settings.js"

/** Minutes that a SOTT is good for when a request does not say, or says nonsense. */
const defaultMinutes = 10

const minutesOf = (given: number | undefined): number => (given === undefined || given < 1 ? defaultMinutes : given)

const periodOf = (minutes: number) =>
  Effect.map(Clock.currentTimeMillis, (start) => ({ start, end: start + minutes * 60_000 }))

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
