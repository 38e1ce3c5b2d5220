/** Sign in by a link in a mail: passwordless login, smart login and one-touch login. */
import { HttpApiBuilder } from "@effect/platform"
import { Login, OneTouchLogin, PasswordlessLogin, SmartLogin } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { randomUUID } from "node:crypto"
import { Api } from "../../api/Api.js"
import type { Follow, NewAddress } from "../../api/LinkSignIn.js"
import { AlreadyTaken, NotFound } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { orRefuse, untold } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

type Token = Redacted.Redacted<string>

export const mailLink = (email: string) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    yield* untold(PasswordlessLogin.loginByEmail({ email, verificationUrl: `${origin}/mail-link/follow` }))
    return { to: email }
  }).pipe(orRefuse)

export const followLink = ({ replaces, token }: typeof Follow.Type) =>
  Effect.gen(function* () {
    const { signedIn } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
    // Whoever follows a link of somebody else must not get into another account without noticing.
    if (signedIn !== undefined && !replaces) {
      return yield* new AlreadyTaken({ message: `${signedIn.user.name} is signed in here.` })
    }
    const login = yield* Login.settle(PasswordlessLogin.loginVerification({ verificationToken: token }))
    return yield* complete(login, "")
  }).pipe(orRefuse)

/** The id by which the browser that asked is signed in. Whoever has it gets the tokens, so that it never leaves the server. */
const newWait = (email: string) =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    yield* countAttempt(email)
    const clientGuid = Redacted.make(yield* Effect.sync(() => randomUUID()))
    yield* sessions.await({ link: { clientGuid, email } })
    return clientGuid
  })

export const startSmart = (email: string) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    const clientGuid = yield* newWait(email)
    yield* untold(SmartLogin.loginByEmail({ email, clientGuid, redirectUrl: `${origin}/smart/follow` }))
    return { to: email }
  }).pipe(orRefuse)

export const startOneTouch = ({ email, name }: typeof NewAddress.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    const clientGuid = yield* newWait(email)
    const redirectUrl = `${origin}/one-touch/follow`
    yield* untold(OneTouchLogin.loginByEmail({ email, name: name || undefined, clientGuid, redirectUrl }))
    return { to: email }
  }).pipe(orRefuse)

/** Asks whether the link has been followed. The page repeats it until then. */
export const ping = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { link } = (yield* sessions.current).pending
  if (link === undefined) return yield* new NotFound({ message: "This browser waits for no link any more." })
  const login = yield* Login.settle(SmartLogin.ping({ clientGuid: link.clientGuid }))
  return yield* complete(login, link.email)
}).pipe(
  // The id is unknown if the address is. Nobody must see the difference.
  Effect.catchTag("SmartLoginLinkNotVerified", "ClientGuidInvalid", () => Effect.succeed({ _tag: "Waiting" } as const)),
  orRefuse
)

/** Signs in nobody in this browser: the browser that asked is signed in at its next ping. */
export const confirmSmart = (verificationToken: Token) =>
  SmartLogin.verifyToken({ verificationToken }).pipe(Effect.as({ done: true } as const), orRefuse)

export const confirmOneTouch = (verificationToken: Token) =>
  OneTouchLogin.verifyOtpByEmail({ verificationToken }).pipe(Effect.as({ done: true } as const), orRefuse)

export const layer = HttpApiBuilder.group(Api, "linkSignIn", (handlers) =>
  handlers
    .handle("passwordless", ({ payload: { email } }) => mailLink(email))
    .handle("followPasswordless", ({ payload }) => followLink(payload))
    .handle("smart", ({ payload: { email } }) => startSmart(email))
    .handle("ping", () => ping)
    .handle("followSmart", ({ payload: { token } }) => confirmSmart(token))
    .handle("oneTouch", ({ payload }) => startOneTouch(payload))
    .handle("followOneTouch", ({ payload: { token } }) => confirmOneTouch(token))
)
