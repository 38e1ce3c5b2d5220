/** Whether a request may be handled: its key, and what its endpoint asks for beside it. */
import type * as Credential from "@loginradius-effect/core/Credential"
import type { Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { Settings } from "../Settings.js"
import type { Found, Session } from "../Store.js"
import { accessTokenOf } from "./accept.js"
import { isGuid } from "./check.js"
import { type Denied, denied } from "./denied.js"
import * as signature from "./signature.js"
import * as sott from "./sott.js"

export interface Circumstances {
  readonly settings: Settings
  /** Milliseconds since 1970. */
  readonly now: number
  readonly findSession: (accessToken: string, now: number) => Found
}

/** The session of the access token, for endpoints that take one. */
export const check = (
  auth: Credential.Any,
  request: Request,
  circumstances: Circumstances
): Effect.Effect<Session | undefined, Denied> =>
  Effect.suspend((): Effect.Effect<Session | undefined, Denied> => {
    const { settings } = circumstances
    // Some legacy endpoints go by the secret or the token alone.
    const problem = auth.apiKey === undefined ? undefined : keyProblem(keyOf(auth.kind, request), settings.apiKey)
    if (problem !== undefined) return Effect.fail(problem)
    switch (auth.kind) {
      case "none":
      case "apiKey":
        return Effect.succeed(undefined)
      case "accessToken":
        return session(request, circumstances)
      case "secret":
        return Effect.as(secret(request, circumstances), undefined)
      case "secretAndToken":
        return Effect.zipRight(secret(request, circumstances), session(request, circumstances))
      default:
        return Effect.as(sottOf(request, circumstances), undefined)
    }
  })

/** Only management calls may carry the key in a header. */
const keyOf = (auth: Credential.Kind, request: Request): string | undefined =>
  request.query["apikey"] ?? (auth === "secret" ? given(request.headers["x-loginradius-apikey"]) : undefined)

const given = (header: string | undefined): string | undefined =>
  header === undefined || header.trim() === "" ? undefined : header.trim()

const keyProblem = (key: string | undefined, known: string): Denied | undefined => {
  if (key === undefined) return denied(922, "no apikey")
  if (!isGuid(key)) return denied(920, "the apikey is not a GUID")
  return isSame(key, known) ? undefined : denied(901, "the apikey is not the emulator's")
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const session = (request: Request, { findSession, now }: Circumstances): Effect.Effect<Session, Denied> => {
  const token = accessTokenOf(request)
  if (token === undefined) return Effect.fail(denied(1060, "no access token"))
  const found = findSession(token, now)
  switch (found._tag) {
    case "Valid":
      return Effect.succeed(found.session)
    case "Expired":
      return Effect.fail(denied(906, "the access token's time is over"))
    case "Unknown":
      return Effect.fail(denied(905, "the access token is unknown or was invalidated"))
  }
}

const secret = (request: Request, { now, settings }: Circumstances): Effect.Effect<void, Denied> => {
  const mode = settings.requestSigning
  const isSigned = given(request.headers["digest"]) !== undefined
  const secret = given(request.headers["x-loginradius-apisecret"]) ?? request.query["apisecret"]
  if (mode === "strict" && !isSigned) return Effect.fail(denied(1207, "no digest, and requests must be signed"))
  if (mode !== "off" && isSigned) return signature.check(request, settings.apiSecret, now)
  if (secret === undefined) {
    return Effect.fail(mode === "off" ? denied(923, "no API secret") : denied(1209, "neither digest nor API secret"))
  }
  if (!isGuid(secret)) return Effect.fail(denied(921, "the API secret is not a GUID"))
  return isSame(secret, Redacted.value(settings.apiSecret))
    ? Effect.void
    : Effect.fail(denied(902, "the API secret is not the emulator's"))
}

const sottOf = (request: Request, { now, settings }: Circumstances): Effect.Effect<void, Denied> => {
  const text = request.headers["x-loginradius-sott"]
  if (text === undefined) return Effect.fail(denied(1048, "no SOTT"))
  return Effect.mapError(sott.check(text, settings, now), (reason) => denied(1049, reason))
}
