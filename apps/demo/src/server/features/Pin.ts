/** Changed and forgotten PINs. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, PinAuthentication } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { Change, Reset } from "../../api/Pin.js"
import { NotAvailable, SignInRequired } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { hasPin } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

const readPin = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  return { hasPin: hasPin(yield* Authentication.readProfilesByAccessToken({ accessToken })) }
}).pipe(orRefuse)

export const changePin = ({ newPin, oldPin }: typeof Change.Type) =>
  Effect.gen(function* () {
    const { accessToken, uid } = yield* CurrentUser
    yield* countAttempt(`PIN of ${uid}`)
    yield* PinAuthentication.changePinByAccessToken({ accessToken, oldPin, newPin })
    return { done: true } as const
  }).pipe(orRefuse)

/**
 * The mail goes to a user whom this browser knows. Its link sets a first PIN as well: a session alone must not be enough for
 * that, because whoever finds a page open could sign in by the PIN for days.
 */
export const forgotPin = Effect.gen(function* () {
  const { origin } = yield* Site
  const { known, signedIn } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
  const user = signedIn?.user ?? known?.user
  if (user === undefined) return yield* new SignInRequired({ message: "Sign in first." })
  const { email, uid } = user
  if (email === "") return yield* new NotAvailable({ message: "Your account has no e-mail address." })
  yield* countAttempt(`mails about the PIN of ${uid}`)
  yield* PinAuthentication.forgotPinByEmail({ email, resetPinUrl: `${origin}/reset-pin` })
  return { to: email }
}).pipe(orRefuse)

export const resetPin = ({ newPin, token }: typeof Reset.Type) =>
  Effect.gen(function* () {
    yield* countAttempt("PIN reset")
    yield* PinAuthentication.resetPinByResetToken({ resetToken: token, pin: newPin })
    return { done: true } as const
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "pin", (handlers) =>
  handlers
    .handle("read", () => readPin)
    .handle("change", ({ payload }) => changePin(payload))
    .handle("forgot", () => forgotPin)
    .handle("reset", ({ payload }) => resetPin(payload))
)
