/** What tests of PINs share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Login from "@loginradius-effect/core/Login"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import type { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import assert from "node:assert/strict"
import { email, password, user } from "./support.js"

export const pin = "4711"
export const otherPin = "2580"

type Pin = NonNullable<Emulator.Options["pin"]>

/** An application with PINs that log in. */
export const withPins = (more: Pin = {}): Emulator.Options => ({ pin: { enabled: true, pinLogin: true, ...more } })

export const pins = withPins()

/** An application in which nobody logs in without a PIN. */
export const requiring = (more: Pin = {}) => withPins({ required: true, askOnLogin: true, ...more })

/** The login, as it has to be; fails if it is another one. */
export const authenticated = (login: Login.Login): Login.Authenticated => {
  assert.ok(login._tag === "Authenticated", `the login is ${login._tag}`)
  return login
}

/** The session token of a login; fails if there is none. */
export const sessionTokenOf = (login: Login.Login): Redacted.Redacted<string> => {
  const { session_token } = authenticated(login).answer
  assert.ok(session_token, "the login has no session token")
  return session_token
}

/** The session token of a login by password. */
export const sessionToken = Effect.map(Authentication.loginByEmail({ email, password }), sessionTokenOf)

/** A user with a PIN, and the session token of a login by password. */
export const withPin = (person: Parameters<typeof user>[0] = {}) =>
  Effect.gen(function* () {
    const { accessToken, uid } = yield* user({ pin, ...person })
    return { accessToken, uid, sessionToken: yield* sessionToken }
  })

/** Whose session an access token opens. */
export const uidBehind = (login: Login.Login) =>
  Effect.map(
    Authentication.readProfilesByAccessToken({ accessToken: authenticated(login).accessToken }),
    ({ Uid }) => Uid
  )

/** The token that a login is refused with which has to set a PIN; fails if it is not refused like that. */
export const pinAuthTokenOf = <A, E extends { readonly _tag: string }, R>(login: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(login), (error) => {
    const { _tag, code, pinAuthToken, status } = error as {
      readonly _tag: string
      readonly code?: number
      readonly status?: number
      readonly pinAuthToken?: Redacted.Redacted<string>
    }
    assert.deepEqual({ _tag, code, status }, { _tag: "PinSetupRequired", code: 1243, status: 403 })
    assert.ok(pinAuthToken, "the refusal has no token")
    return pinAuthToken
  })

/** Asserts which PIN an account has, by a login with a session token of its. */
export const logsIn = (sessionToken: Redacted.Redacted<string>, by: string) =>
  Effect.map(PinAuthentication.login({ sessionToken, pin: by }), authenticated)
