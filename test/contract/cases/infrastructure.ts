import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Effect, Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import { email, password, refusalOf, refuses, shows, tokenTo } from "../support.js"

const register = (sott: Redacted.Redacted<string>) =>
  Authentication.userRegistrationByEmail({
    sott,
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password }
  })

/** It sends nothing. Its SOTT is checked by a registration. */
const localGenerateSott = { id: "Infrastructure.localGenerateSott" }

/** The call from a client with another secret. */
export const withWrongSecret = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(LoginRadiusConfig.LoginRadiusConfig, (config) =>
    Effect.provideService(effect, LoginRadiusConfig.LoginRadiusConfig, {
      ...config,
      apiSecret: Redacted.make("e0e0e0e0-0000-4000-8000-0000000000ff")
    })
  )

/** The call from a client with another key. */
export const withUnknownKey = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(LoginRadiusConfig.LoginRadiusConfig, (config) =>
    Effect.provideService(effect, LoginRadiusConfig.LoginRadiusConfig, {
      ...config,
      apiKey: "e0e0e0e0-0000-4000-8000-0000000000ff"
    })
  )

/** The error of a call that is refused because of the application's credentials; fails unless it is refused so. */
export const rejectionOf = <A, E, R>(effect: Effect.Effect<A, E, R>, expected: object) =>
  Effect.map(Effect.flip(effect), (error) => {
    const { _tag, code, reason, status } = error as { [member: string]: unknown }
    assert.deepEqual({ tag: _tag, code, reason, status }, { tag: "ApiCredentialsRejected", ...expected })
  })

export const cases = [
  shows(
    Infrastructure.getServerTime,
    "answers the time with which a local SOTT is checked",
    Effect.gen(function* () {
      yield* TestClock.adjust("1000 days")
      const { CurrentTime, Sott } = yield* Infrastructure.getServerTime({ timeDifference: 20 })
      assert.equal(CurrentTime, "1972-09-27 00:00:00")
      assert.equal(Sott?.EndTime, "1972-09-27 00:20:00")
      const start = new Date(`${Sott.StartTime?.replace(" ", "T")}Z`)
      const end = new Date(`${Sott.EndTime?.replace(" ", "T")}Z`)
      const sott = yield* Infrastructure.localGenerateSott({ start, end })
      yield* TestClock.adjust("19 minutes")
      yield* register(sott)
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, true)
    })
  ),
  refuses(
    Infrastructure.getServerTime,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(Infrastructure.getServerTime()), { code: 901, reason: "KeyUnknown", status: 403 })
  ),

  shows(
    Infrastructure.generateSott,
    "creates a SOTT that registers a user, with the given lifetime",
    Effect.gen(function* () {
      const { ExpiryTime, Sott } = yield* Infrastructure.generateSott({ timeDifference: 30 })
      assert.equal(ExpiryTime, "1970-01-01T00:30:00.000Z")
      yield* TestClock.adjust("29 minutes")
      yield* register(Sott)
      const verificationToken = yield* tokenTo(email)
      yield* Authentication.verifyEmail({ verificationToken })
      assert.equal((yield* Authentication.loginByEmail({ email, password }))._tag, "Authenticated")
      yield* TestClock.adjust("2 minutes")
      const late = yield* Effect.flip(register(Sott))
      assert.equal(late._tag, "SottInvalid")
    })
  ),
  refuses(
    Infrastructure.generateSott,
    "refuses a wrong secret",
    rejectionOf(withWrongSecret(Infrastructure.generateSott()), { code: 902, reason: "SecretWrong", status: 401 })
  ),

  shows(
    localGenerateSott,
    "creates a SOTT that registers a user until it expires",
    Effect.gen(function* () {
      const sott = yield* Infrastructure.localGenerateSott({ lifetime: "30 minutes" })
      yield* TestClock.adjust("29 minutes")
      yield* register(sott)
      assert.equal((yield* Authentication.checkEmailAvailability({ email })).IsExist, true)
      yield* TestClock.adjust("2 minutes")
      assert.equal((yield* Effect.flip(register(sott)))._tag, "SottInvalid")
    })
  ),
  refuses(
    localGenerateSott,
    "creates a SOTT that is refused with another secret",
    Effect.flatMap(withWrongSecret(Infrastructure.localGenerateSott()), (sott) =>
      refusalOf(register(sott), ErrorCode.SottInvalid, { code: 1049, status: 403 })
    )
  )
]
