/** Sign in by a passcode in an SMS. */
import { HttpApiBuilder } from "@effect/platform"
import { Login, OneTouchLogin, PhoneAuthentication } from "@loginradius-effect/core"
import { Effect, type Redacted } from "effect"
import { Api } from "../../api/Api.js"
import type { NewNumber } from "../../api/PhoneSignIn.js"
import { CodeRefused } from "../../api/Refusals.js"
import { orRefuse, untold, untoldCode } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

/** Only the browser that asked for a passcode can use it. */
const waitFor = (phone: string) =>
  Effect.flatMap(BrowserSessions, (sessions) => Effect.as(sessions.await({ phone }), { to: phone }))

export const sendCode = (phone: string) =>
  Effect.gen(function* () {
    yield* countAttempt(phone)
    yield* untold(PhoneAuthentication.sendOneTimePasscode({ phone }))
    return yield* waitFor(phone)
  }).pipe(orRefuse)

export const sendOneTouchCode = ({ name, phone }: typeof NewNumber.Type) =>
  Effect.gen(function* () {
    yield* countAttempt(phone)
    yield* untold(OneTouchLogin.loginByPhone({ phone, name: name || undefined }))
    return yield* waitFor(phone)
  }).pipe(orRefuse)

/** The number that this browser asked a passcode for. Guesses at the passcode are counted. */
const awaited = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { phone } = (yield* sessions.current).pending
  if (phone === undefined) return yield* new CodeRefused({ reason: "expired", message: "Ask for a new code first." })
  yield* countAttempt(`code for ${phone}`)
  return phone
})

export const proveCode = (otp: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const phone = yield* awaited
    const login = yield* Login.settle(PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }))
    return yield* complete(login, phone)
  }).pipe(untoldCode, orRefuse)

export const proveOneTouchCode = (otp: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const phone = yield* awaited
    const login = yield* Login.settle(OneTouchLogin.verifyOtp({ phone, otp }))
    return yield* complete(login, phone)
  }).pipe(untoldCode, orRefuse)

export const layer = HttpApiBuilder.group(Api, "phoneSignIn", (handlers) =>
  handlers
    .handle("send", ({ payload: { phone } }) => sendCode(phone))
    .handle("prove", ({ payload: { code } }) => proveCode(code))
    .handle("oneTouch", ({ payload }) => sendOneTouchCode(payload))
    .handle("proveOneTouch", ({ payload: { code } }) => proveOneTouchCode(code))
)
