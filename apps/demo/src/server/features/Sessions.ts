/** The sessions of the user: where the user is signed in. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, TokenManagement } from "@loginradius-effect/core"
import { Effect, Equal, Predicate, Redacted } from "effect"
import { createHash } from "node:crypto"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import { NotFound } from "../../api/Refusals.js"
import type { Session } from "../../api/Sessions.js"
import { orRefuse } from "../loginradius/Refusals.js"

const activeSessions = Effect.gen(function* () {
  const { accessToken } = yield* CurrentUser
  const { data } = yield* TokenManagement.getActiveSessionDetails({ token: accessToken })
  return data.map((session) => ({
    session,
    id: idOf(session),
    isThisOne: Equal.equals(session.AccessToken, accessToken)
  }))
})

/** LoginRadius tells sessions apart by their access tokens alone. A hash of one opens nothing. */
const idOf = ({ AccessToken: token }: TokenManagement.ActiveSession) =>
  createHash("sha256")
    .update(Predicate.isNullable(token) ? "" : Redacted.value(token))
    .digest("base64url")

export const listSessions = Effect.map(activeSessions, (sessions) => sessions.map(shown)).pipe(orRefuse)

/** Ends one of the user's other sessions. */
export const endSession = (id: string) =>
  Effect.gen(function* () {
    const other = (yield* activeSessions).find((session) => session.id === id && !session.isThisOne)
    if (other === undefined)
      return yield* new NotFound({ message: "This session has ended already, or it is this one." })
    yield* end(other.session)
    return yield* listSessions
  }).pipe(orRefuse)

/** Ends each session but this one, and answers how many have ended. */
export const endOthers = Effect.gen(function* () {
  const others = (yield* activeSessions).filter(({ isThisOne }) => !isThisOne)
  const ended = yield* Effect.forEach(others, ({ session }) => end(session), { concurrency: 4 })
  return { ended: ended.filter(Boolean).length }
}).pipe(orRefuse)

const end = ({ AccessToken: accessToken }: TokenManagement.ActiveSession) =>
  Predicate.isNullable(accessToken)
    ? Effect.succeed(false)
    : Authentication.invalidateAccessToken({ accessToken, preventRefresh: true }).pipe(
        Effect.as(true),
        // That session has ended by itself. The error must not end the user's own.
        Effect.catchTag("AccessTokenInvalid", "AccessTokenExpired", "AuthenticationFailed", () => Effect.succeed(false))
      )

const shown = (each: Effect.Effect.Success<typeof activeSessions>[number]): typeof Session.Type => {
  const { Browser, City, Country, Device, DeviceType, Ip, LoginDate, Os } = each.session
  const place = [City, Country].filter(Boolean).join(", ")
  return {
    id: each.id,
    isThisOne: each.isThisOne,
    browser: Browser ?? null,
    device: Device ?? Os ?? DeviceType ?? null,
    place: place || (Ip ?? null),
    signedInAt: LoginDate ?? null
  }
}

export const layer = HttpApiBuilder.group(Api, "sessions", (handlers) =>
  handlers
    .handle("list", () => listSessions)
    .handle("end", ({ payload: { id } }) => endSession(id))
    .handle("endOthers", () => endOthers)
)
