/** Whether a request may be handled: its key, and what its endpoint asks for beside it. */
import type * as Credential from "@loginradius-effect/core/Credential"
import type { Spec } from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { isGuid } from "../internal/check.js"
import type { Times } from "../internal/effect.js"
import { isSame } from "../internal/secrets.js"
import type { Settings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import * as Sessions from "../state/Sessions.js"
import type { Session } from "../state/Sessions.js"
import type { State } from "../state/state.js"
import { accessTokenOf } from "./accept.js"
import { bar } from "./allowed.js"
import { type Denied, rejected } from "./refusal.js"
import * as signature from "./signature.js"
import * as sott from "./sott.js"

/** Checks what identifies the application: its key, and the secret or the SOTT beside it. */
export const checkApplication = (
  auth: Credential.Any,
  request: Request,
  settings: Settings,
  times: Times
): Effect.Effect<void, Denied> => {
  // Some legacy endpoints go by the secret or the token alone.
  const problem = auth.apiKey === undefined ? undefined : keyProblem(keyOf(auth.kind, request), settings.apiKey)
  if (problem !== undefined) return Effect.fail(problem)
  switch (auth.kind) {
    case "none":
    case "apiKey":
    case "accessToken":
      return Effect.void
    case "secret":
    case "secretAndToken":
      return secret(request, settings, times)
    default:
      return sottOf(request, settings, times)
  }
}

/** Whether an endpoint takes an access token. */
export const takesToken = ({ kind }: Credential.Any): boolean => kind === "accessToken" || kind === "secretAndToken"

/** Whether an endpoint does not see the access token where it stands. */
const isOverlooked = ({ auth: { fallback } }: Spec, { query }: Request, settings: Settings): boolean =>
  settings.tokenInQueryOnly && fallback !== undefined && query[fallback] === undefined

/** The session of a request's access token, or why there is none. Only an account that may use it extends it. */
export const sessionOf = (
  spec: Spec,
  request: Request,
  settings: Settings,
  { change, read }: State,
  now: number
): Session | Denied => {
  const token = accessTokenOf(request)
  if (token === undefined || isOverlooked(spec, request, settings)) return rejected(1060, "no access token")
  const found = read(Sessions.find(token, now))
  if (found._tag === "Expired") return rejected(906, "the access token's time is over")
  if (found._tag === "Unknown") return rejected(905, "the access token is unknown or was invalidated")
  const account = read(Accounts.byUid(found.session.uid))
  const barred = account === undefined ? undefined : bar(account)
  if (barred === ErrorCode.AccountBlocked) return rejected(991, "the account is blocked")
  if (barred === ErrorCode.LoginDisabled) return rejected(1130, "the account may not log in")
  const used = change(Sessions.use(token, now))
  return used._tag === "Valid" ? used.session : found.session
}

/** Only management calls may carry the key in a header. */
const keyOf = (auth: Credential.Kind, request: Request): string | undefined =>
  request.query["apikey"] ?? (auth === "secret" ? given(request.headers["x-loginradius-apikey"]) : undefined)

const given = (header: string | undefined): string | undefined =>
  header === undefined || header.trim() === "" ? undefined : header.trim()

const keyProblem = (key: string | undefined, known: string): Denied | undefined => {
  if (key === undefined) return rejected(922, "no apikey")
  if (!isGuid(key)) return rejected(920, "the apikey is not a GUID")
  return isSameGuid(key, known) ? undefined : rejected(901, "the apikey is not the emulator's")
}

const isSameGuid = (given: string, known: string): boolean => isSame(given.toLowerCase(), known.toLowerCase())

const secret = (request: Request, settings: Settings, times: Times): Effect.Effect<void, Denied> => {
  const mode = settings.requestSigning
  const isSigned = given(request.headers["digest"]) !== undefined
  const secret = given(request.headers["x-loginradius-apisecret"]) ?? request.query["apisecret"]
  if (mode === "strict" && !isSigned) return Effect.fail(rejected(1207, "no digest, and requests must be signed"))
  if (mode !== "off" && isSigned) return signature.check(request, settings.apiSecret, times)
  if (secret === undefined) {
    return Effect.fail(
      mode === "off" ? rejected(923, "no API secret") : rejected(1209, "neither digest nor API secret")
    )
  }
  if (!isGuid(secret)) return Effect.fail(rejected(921, "the API secret is not a GUID"))
  return isSameGuid(secret, Redacted.value(settings.apiSecret))
    ? Effect.void
    : Effect.fail(rejected(902, "the API secret is not the emulator's"))
}

const sottOf = (request: Request, settings: Settings, times: Times): Effect.Effect<void, Denied> => {
  const text = request.headers["x-loginradius-sott"]
  if (text === undefined) return Effect.fail(rejected(1048, "no SOTT"))
  return Effect.mapError(sott.check(text, settings, times), (reason) => rejected(1049, reason))
}
