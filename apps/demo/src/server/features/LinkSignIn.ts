/** Sign in by a link in a mail: passwordless login, smart login and one-touch login. */
import { HttpApiBuilder } from "@effect/platform"
import { OneTouchLogin, PasswordlessLogin, SmartLogin } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { randomUUID } from "node:crypto"
import { Api } from "../../api/Api.js"
import type { NewAddress } from "../../api/LinkSignIn.js"
import { NotFound } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

type Token = Redacted.Redacted<string>

export const mailLink = (email: string) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    yield* PasswordlessLogin.loginByEmail({ email, verificationUrl: `${origin}/mail-link/follow` }).pipe(
      // The same answer as for a known address, so that nobody learns who has an account.
      Effect.catchTag("UserNotFound", () => Effect.void)
    )
    return { to: email }
  }).pipe(orRefuse)

export const followLink = (verificationToken: Token) =>
  PasswordlessLogin.loginVerification({ verificationToken }).pipe(
    Effect.flatMap((login) => complete(login, "")),
    orRefuse
  )

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
    yield* SmartLogin.loginByEmail({ email, clientGuid, redirectUrl: `${origin}/smart/follow` }).pipe(
      Effect.catchTag("UserNotFound", () => Effect.void)
    )
    return { to: email }
  }).pipe(orRefuse)

export const startOneTouch = ({ email, name }: typeof NewAddress.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    const clientGuid = yield* newWait(email)
    yield* OneTouchLogin.loginByEmail({
      email,
      name: name || undefined,
      clientGuid,
      redirectUrl: `${origin}/one-touch/follow`
    })
    return { to: email }
  }).pipe(orRefuse)

/** Asks whether the link has been followed. The page repeats it until then. */
export const ping = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { link } = (yield* sessions.current).pending
  if (link === undefined) return yield* new NotFound({ message: "This browser waits for no link any more." })
  const login = yield* SmartLogin.ping({ clientGuid: link.clientGuid })
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
    .handle("followPasswordless", ({ payload: { token } }) => followLink(token))
    .handle("smart", ({ payload: { email } }) => startSmart(email))
    .handle("ping", () => ping)
    .handle("followSmart", ({ payload: { token } }) => confirmSmart(token))
    .handle("oneTouch", ({ payload }) => startOneTouch(payload))
    .handle("followOneTouch", ({ payload: { token } }) => confirmOneTouch(token))
)
