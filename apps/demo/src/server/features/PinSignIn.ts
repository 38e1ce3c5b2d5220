/** Sign in by a PIN, and the choice of one during a sign-in. All tokens stay in the session of the browser. */
import { HttpApiBuilder } from "@effect/platform"
import { Login, PinAuthentication } from "@loginradius-effect/core"
import { Effect, type Redacted } from "effect"
import { Api } from "../../api/Api.js"
import { CodeRefused } from "../../api/Refusals.js"
import { Backend, requireOfAll } from "../loginradius/Backend.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { cancel, over, startAgain } from "../session/PendingLogin.js"
import { countAttempt } from "../session/RateLimit.js"

type Pin = Redacted.Redacted<string>

/** The login was refused for want of a PIN: its token sets one, and logs in. */
export const choosePin = (pin: Pin) =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    const { pending } = yield* sessions.current
    const { token: pinAuthToken } = pending.pin ?? (yield* over())
    return yield* complete(yield* Login.settle(PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin })), "")
  }).pipe(Effect.catchTags({ PinAuthTokenExpired: startAgain, PinAuthTokenInvalid: startAgain }), orRefuse)

/** The session token of an earlier login says who it is, and the PIN proves it. */
export const enterPin = (pin: Pin) =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    const { known } = yield* sessions.current
    if (known === undefined) return yield* strange()
    const { sessionToken, user } = known
    yield* countAttempt(`PIN of ${user.uid}`)
    return yield* complete(yield* Login.settle(PinAuthentication.login({ sessionToken, pin })), user.email)
  }).pipe(Effect.catchTags({ PinSessionTokenExpired: forgetFirst, PinSessionTokenInvalid: forgetFirst }), orRefuse)

const strange = () =>
  new CodeRefused({ reason: "expired", message: "This browser does not know you any more. Sign in by another way." })

/** A session token lives for days, and ends with the password. */
const forgetFirst = () =>
  Effect.zipRight(
    Effect.flatMap(BrowserSessions, ({ forget }) => forget),
    Effect.fail(strange())
  )

/** Makes the session token useless, whoever may have it. */
export const forgetUser = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { known } = yield* sessions.current
  yield* sessions.forget
  if (known !== undefined) {
    yield* PinAuthentication.invalidateSessionToken({ sessionToken: known.sessionToken }).pipe(
      // It has ended by itself.
      Effect.catchTag("PinSessionTokenExpired", "PinSessionTokenInvalid", () => Effect.void)
    )
  }
  return yield* waiting
}).pipe(orRefuse)

const waiting = Effect.gen(function* () {
  const { requiresPin } = yield* Backend
  const { known, pending } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
  return {
    isNeeded: pending.pin !== undefined,
    known: known?.user.name ?? null,
    isRequired: requiresPin === undefined ? null : yield* requiresPin.get
  }
})

const require = (isRequired: boolean) => Effect.zipRight(requireOfAll("requiresPin", isRequired), waiting)

export const layer = HttpApiBuilder.group(Api, "pinSignIn", (handlers) =>
  handlers
    .handle("waiting", () => waiting)
    .handle("choose", ({ payload: { newPin } }) => choosePin(newPin))
    .handle("cancel", () => cancel)
    .handle("enter", ({ payload: { pin } }) => enterPin(pin))
    .handle("forget", () => forgetUser)
    .handle("require", ({ payload: { isRequired } }) => require(isRequired))
)
