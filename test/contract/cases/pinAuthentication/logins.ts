import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  authenticated,
  logsIn,
  otherPin,
  pin,
  pinAuthTokenOf,
  pins,
  requiring,
  sessionTokenOf,
  uidBehind,
  withPin
} from "../../pin.js"
import { documented, email, password, profileOf, refusalOf, refuses, reveal, shows, user } from "../../support.js"

const byPassword = Authentication.loginByEmail({ email, password })

export const cases = [
  shows(
    PinAuthentication.login,
    "opens a session of the account that the session token is of",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      const login = yield* PinAuthentication.login({ sessionToken, pin })
      assert.equal(yield* uidBehind(login), uid)
      assert.equal(authenticated(login).profile.Uid, uid)
    }),
    pins
  ),
  refuses(
    PinAuthentication.login,
    "refuses a wrong PIN",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      yield* refusalOf(
        PinAuthentication.login({ sessionToken, pin: otherPin }),
        ErrorCode.PinInvalid,
        documented(1236, 401)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.setPinByPinAuthToken,
    "sets the PIN, and ends the login that was refused without one",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(byPassword)
      const login = yield* PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin })
      assert.equal(yield* uidBehind(login), uid)
      const again = yield* logsIn(sessionTokenOf(login), pin)
      assert.equal(again.profile.Uid, uid)
    }),
    requiring()
  ),
  refuses(
    PinAuthentication.setPinByPinAuthToken,
    "refuses a token that has been used",
    Effect.gen(function* () {
      yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(byPassword)
      yield* PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin })
      yield* refusalOf(
        PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin: otherPin }),
        ErrorCode.PinAuthTokenInvalid,
        documented(1239)
      )
    }),
    requiring()
  ),

  shows(
    PinAuthentication.changePinByAccessToken,
    "changes the PIN that logs in",
    Effect.gen(function* () {
      const { accessToken, sessionToken, uid } = yield* withPin()
      const answer = yield* PinAuthentication.changePinByAccessToken({ accessToken, oldPin: pin, newPin: otherPin })
      assert.deepEqual(answer, { IsPosted: true })
      yield* refusalOf(PinAuthentication.login({ sessionToken, pin }), ErrorCode.PinInvalid, documented(1236, 401))
      assert.equal((yield* logsIn(sessionToken, otherPin)).profile.Uid, uid)
      const { PIN } = yield* profileOf(uid)
      assert.match(reveal(PIN?.PIN ?? assert.fail()), /^Rfc2898DeriveBytes\$\d+\$[\w+/=]+\$[\w+/=]+$/)
    }),
    pins
  ),
  refuses(
    PinAuthentication.changePinByAccessToken,
    "refuses another PIN than the one that holds",
    Effect.gen(function* () {
      const { accessToken } = yield* withPin()
      yield* refusalOf(
        PinAuthentication.changePinByAccessToken({ accessToken, oldPin: otherPin, newPin: otherPin }),
        ErrorCode.CurrentPinInvalid,
        documented(1241, 401)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.invalidateSessionToken,
    "makes the session token useless",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      assert.deepEqual(yield* PinAuthentication.invalidateSessionToken({ sessionToken }), { IsPosted: true })
      yield* refusalOf(
        PinAuthentication.login({ sessionToken, pin }),
        ErrorCode.PinSessionTokenInvalid,
        documented(1245)
      )
    }),
    pins
  ),
  refuses(
    PinAuthentication.invalidateSessionToken,
    "refuses an unknown token",
    refusalOf(
      PinAuthentication.invalidateSessionToken({ sessionToken: "0" }),
      ErrorCode.PinSessionTokenInvalid,
      documented(1245)
    ),
    pins
  )
]
