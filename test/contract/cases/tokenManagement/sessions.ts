import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Chunk, Effect, Stream, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Case, documented, email, refusalOf, refuses, reveal, shows, unknownUid, user } from "../../support.js"

const none = documented(1055)

const tokensIn = ({ data }: { readonly data: ReadonlyArray<{ readonly AccessToken?: unknown }> }) =>
  data.map(({ AccessToken }) => reveal(AccessToken as Parameters<typeof reveal<string>>[0]))

/** A user with a session of the address and one of a social profile. */
const twofold = Effect.gen(function* () {
  const person: Seed.SocialPerson = { provider: "google", id: "10001", email }
  const { accessToken, uid } = yield* user()
  const { accessToken: bySocial } = yield* Emulator.seed(Seed.socialLogin(person))
  const { ID = "" } = yield* Authentication.readProfilesByAccessToken({ accessToken })
  yield* user({ email: "grace@example.com" })
  return { uid, id: ID ?? "", socialId: person.id, own: reveal(accessToken), social: reveal(bySocial) }
})

export const cases: ReadonlyArray<Case> = [
  shows(
    TokenManagement.getActiveSessionDetails,
    "lists the active sessions, the latest first",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* TestClock.adjust("1 minute")
      const second = yield* Emulator.seed(Seed.session(uid))
      yield* user({ email: "grace@example.com" })
      const details = yield* TokenManagement.getActiveSessionDetails({ token: accessToken })
      const tokens = details.data.map(({ AccessToken }) => reveal(AccessToken!))
      assert.deepEqual(tokens, [reveal(second.accessToken), reveal(accessToken)])
      assert.deepEqual(details.data[1]?.LoginDate, "1970-01-01T00:00:00.000Z")
      yield* Authentication.invalidateAccessToken({ accessToken: second.accessToken })
      const streamed = yield* Stream.runCollect(TokenManagement.getActiveSessionDetails.items({ token: accessToken }))
      assert.deepEqual(
        Chunk.toReadonlyArray(streamed).map(({ AccessToken }) => reveal(AccessToken!)),
        [reveal(accessToken)]
      )
    })
  ),
  refuses(
    TokenManagement.getActiveSessionDetails,
    "refuses a token without a session",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const details = (token: string | typeof accessToken) => TokenManagement.getActiveSessionDetails({ token })
      yield* refusalOf(details("4711"), ErrorCode.SessionExpired, { code: 1055, status: 403 })
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(details(accessToken), ErrorCode.SessionExpired, { code: 1055, status: 403 })
    })
  ),

  shows(
    TokenManagement.activeSessionByAccountId,
    "lists the sessions of the account alone, with all that is known of one",
    Effect.gen(function* () {
      const { own, social, uid } = yield* twofold
      const list = yield* TokenManagement.activeSessionByAccountId({ accountId: uid })
      assert.deepEqual(tokensIn(list).sort(), [own, social].sort())
      assert.equal(list.nextCursor, 0)
      yield* Authentication.invalidateAccessToken({ accessToken: social })
      const left = yield* Stream.runCollect(TokenManagement.activeSessionByAccountId.items({ accountId: uid }))
      assert.deepEqual(
        Chunk.toReadonlyArray(left).map(({ LoginDate }) => LoginDate),
        ["1970-01-01T00:00:00.000Z"]
      )
    })
  ),
  refuses(
    TokenManagement.activeSessionByAccountId,
    "refuses an unknown account, and one whose sessions have ended",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const list = (accountId: string) => TokenManagement.activeSessionByAccountId({ accountId })
      yield* refusalOf(list(unknownUid), ErrorCode.SessionExpired, none)
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(list(uid), ErrorCode.SessionExpired, none)
    })
  ),

  shows(
    TokenManagement.activeSessionByProfileId,
    "lists the sessions that were opened with the profile",
    Effect.gen(function* () {
      const { id, own, social, socialId } = yield* twofold
      const list = (profileId: string) => TokenManagement.activeSessionByProfileId({ profileId })
      assert.deepEqual(tokensIn(yield* list(socialId)), [social])
      assert.deepEqual(tokensIn(yield* list(id)), [own])
    })
  ),
  refuses(
    TokenManagement.activeSessionByProfileId,
    "refuses an unknown profile",
    Effect.gen(function* () {
      const { uid } = yield* twofold
      const list = (profileId: string) => TokenManagement.activeSessionByProfileId({ profileId })
      yield* refusalOf(list("4711"), ErrorCode.SessionExpired, none)
      yield* refusalOf(list(uid), ErrorCode.SessionExpired, none)
    })
  ),

  shows(
    TokenManagement.activeSessionByAccountIdAndProfileId,
    "lists the sessions that fit all that is given",
    Effect.gen(function* () {
      const { id, own, social, socialId, uid: accountId } = yield* twofold
      const list = TokenManagement.activeSessionByAccountIdAndProfileId
      assert.deepEqual(tokensIn(yield* list({ accountId, profileId: socialId })), [social])
      assert.deepEqual(tokensIn(yield* list({ accountId, profileId: id })), [own])
      assert.deepEqual(tokensIn(yield* list({ token: own, profileId: socialId })), [social])
      assert.deepEqual(tokensIn(yield* list({ accountId, profileId: id, token: social })), [own])
      assert.deepEqual(tokensIn(yield* list({ profileId: socialId })), [social])
      assert.deepEqual(tokensIn(yield* list({ accountId })).sort(), [own, social].sort())
      assert.deepEqual(tokensIn(yield* list({ token: own })).sort(), [own, social].sort())
    })
  ),
  refuses(
    TokenManagement.activeSessionByAccountIdAndProfileId,
    "refuses ids that do not go together, and none at all",
    Effect.gen(function* () {
      const { own, socialId, uid: accountId } = yield* twofold
      const other = yield* user({ email: "alan@example.com" })
      const list = TokenManagement.activeSessionByAccountIdAndProfileId
      yield* refusalOf(list({ accountId: other.uid, profileId: socialId }), ErrorCode.SessionExpired, none)
      yield* refusalOf(list({ accountId: other.uid, token: own }), ErrorCode.SessionExpired, none)
      yield* refusalOf(list({ accountId: unknownUid, token: own }), ErrorCode.SessionExpired, none)
      yield* refusalOf(list({ accountId: unknownUid, profileId: socialId }), ErrorCode.SessionExpired, none)
      yield* refusalOf(list({ accountId, token: "4711" }), ErrorCode.SessionExpired, none)
      yield* refusalOf(list(), ErrorCode.ParameterMalformed, documented(908, 400))
    })
  )
]
