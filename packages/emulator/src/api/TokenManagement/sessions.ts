/** The sessions of a user, in the lists of management. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { activeSession } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import * as lookup from "../../rules/lookup.js"
import * as sessions from "../../rules/sessions.js"
import * as Accounts from "../../state/Accounts.js"
import * as Sessions from "../../state/Sessions.js"

interface Wanted {
  readonly accountId?: string | undefined
  readonly profileId?: string | undefined
  readonly token?: string | Redacted.Redacted<string> | undefined
}

/** The id of the account that an access token belongs to, which is used by it. */
const ownerOf = (token: string) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Sessions.find(token, now))
    if (found._tag !== "Valid") return yield* refuse(ErrorCode.SessionExpired)
    yield* sessions.use(found.session)
    return found.session.uid
  })

/** Lists the sessions that fit all that is given, of which there has to be one. */
const list = ({ accountId, profileId, token }: Wanted) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const account = accountId === undefined ? undefined : yield* lookup.known(accountId)
    if (account !== undefined) yield* checkAllowed(account)
    const owners = [
      ...(accountId === undefined ? [] : [account?.uid]),
      ...(token === undefined ? [] : [yield* ownerOf(unredact(token))])
    ]
    const [owner] = owners
    const candidates =
      owner !== undefined
        ? store.read(Sessions.ofAccount(owner))
        : profileId !== undefined
          ? store.read(Sessions.ofProfile(profileId.trim()))
          : []
    const fitting = candidates.filter(
      (session) =>
        owners.every((uid) => uid === session.uid) &&
        (profileId === undefined || session.profileId === profileId.trim())
    )
    const active = Sessions.active(fitting, now)
    for (const uid of new Set(active.map(({ uid }) => uid))) {
      const holder = store.read(Accounts.byUid(uid))
      if (holder !== undefined) yield* checkAllowed(holder)
    }
    if (active.length === 0) return yield* refuse(ErrorCode.SessionExpired)
    return { data: active.map(activeSession), nextCursor: 0 }
  })

export const byToken = handle(TokenManagement.getActiveSessionDetails, ({ token }) => list({ token }))

export const byAccountId = handle(TokenManagement.activeSessionByAccountId, ({ accountId }) => list({ accountId }))

export const byProfileId = handle(TokenManagement.activeSessionByProfileId, ({ profileId }) => list({ profileId }))

export const byAccountIdAndProfileId = handle(TokenManagement.activeSessionByAccountIdAndProfileId, (wanted) =>
  Object.values(wanted).every((given) => given === undefined)
    ? refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: "The parameter token is missing or not well formed."
      })
    : list(wanted)
)

export const handlers = [byToken, byAccountId, byProfileId, byAccountIdAndProfileId]
