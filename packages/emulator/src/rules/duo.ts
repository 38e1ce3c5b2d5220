/** Duo as the second factor: where it asks, and what it sends users back with. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { refuse } from "../handle.js"
import { isSame } from "../internal/secrets.js"
import { unredact } from "../internal/unredact.js"
import { placeFor } from "../pipeline/place.js"
import type { Account } from "../state/Accounts.js"
import * as Challenges from "../state/Challenges.js"
import * as SecondFactors from "../state/SecondFactors.js"
import type { Factors } from "../state/SecondFactors.js"
import * as lockout from "./lockout.js"
import * as redirects from "./redirects.js"
import { isOffered } from "./ways.js"

/** The page where the user is asked. */
export const page = "/duo/authorize"

/** How a user gets to Duo and back. */
export interface Way {
  /** The origin where the browser reaches the emulator. */
  readonly place: string
  readonly redirectUri: string
}

/** The way to Duo and back to a page, if there is to be one. Refuses pages that it must not lead to. */
export const wayTo = (redirectUri: string | undefined, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (redirectUri === undefined || !isOffered("duo", settings)) return undefined
    const target = redirects.callbackOf(redirectUri)
    if (target === undefined) return yield* refuse(ErrorCode.DuoRedirectUriInvalid)
    if (!redirects.isAllowed(target, settings)) return yield* refuse(ErrorCode.DuoRedirectUriNotWhitelisted)
    return { place: yield* placeFor(request), redirectUri: target.href }
  })

/** Where Duo asks for a challenge. */
export const endpointOf = ({ id }: Challenges.Challenge, { place }: Way): string => `${place}${page}?state=${id}`

/** Where Duo sends the user once a challenge is answered. */
export const wayBack = ({ code, id, redirectUri = "" }: Challenges.Challenge): string => {
  const url = new URL(redirectUri)
  url.searchParams.set("state", id)
  if (code === undefined) url.searchParams.set("error", "access_denied")
  else url.searchParams.set("duo_code", code)
  return url.href
}

export const check = Effect.flatMap(current, ({ settings }) =>
  isOffered("duo", settings) ? Effect.void : refuse(ErrorCode.DuoMfaNotEnabled)
)

type Secret = string | Redacted.Redacted<string>

/** What Duo was asked for: a login, a step-up, or to be set up. */
export type Aim = { readonly login: string } | "stepUp" | "setUp"

const isAskedFor = ({ isStepUp = false, login }: Challenges.Challenge, aim: Aim): boolean =>
  typeof aim === "string" ? login === undefined && isStepUp === (aim === "stepUp") : login === aim.login

/** Takes what Duo sent the user back with, for what it was asked for. Duo is set up from then on. */
export const prove = (
  account: Account,
  factors: Factors,
  answer: { readonly state: string; readonly code: Secret },
  aim: Aim
) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Challenges.byId(answer.state.trim()))
    const isAsked =
      found?.kind === "duo" && found.uid === account.uid && isAskedFor(found, aim) && found.expiresAt > now
    if (!isAsked) return yield* refuse(ErrorCode.DuoStateInvalid)
    if (found.state !== "approved" || found.code === undefined) return yield* refuse(ErrorCode.DuoVerificationFailed)
    if (!isSame(unredact(answer.code).trim(), found.code)) {
      yield* lockout.count(account)
      return yield* refuse(ErrorCode.DuoVerificationFailed)
    }
    store.change(Challenges.put({ ...found, state: "done" }))
    store.change(SecondFactors.put({ ...factors, isDuoOn: true }))
  })
