import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, raw, unknownUid } from "../flow.js"
import {
  approveDuo,
  begin as beginWithout,
  duoRedirectUri,
  onlyChallenge,
  onlyOffering,
  pendingOf,
  setUpApp,
  tags,
  withMode
} from "../secondFactor.js"
import { email, password, refusalOf, reveal, type Services, user } from "../support.js"

const duo = onlyOffering("duo")

const failed = documented(1332)
const wrongState = documented(1333)

const begin = Effect.map(Mfa.loginByEmail({ email, password, duoRedirectUri }), pendingOf)

const withDuo = { secondFactor: { duo: true } }

/** What a browser is answered at a page of the emulator. */
const browse = (url: string, form?: string) =>
  Effect.flatMap(Emulator.Emulator, ({ handle }) =>
    handle(
      Handler.fromParts(
        form === undefined ? "GET" : "POST",
        new URL(url),
        form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" },
        form ?? ""
      )
    )
  )

/** Where Duo asks in a login. */
const endpointOf = ({ duoAuthEndpoint }: Effect.Effect.Success<typeof begin>): string => {
  assert(duoAuthEndpoint !== undefined, "Duo is not asked")
  return reveal(duoAuthEndpoint)
}

describe("Duo", () => {
  flow(
    "asks on a page of its own, and sends the browser back with a state and a code",
    Effect.gen(function* () {
      const { uid } = yield* user(withDuo)
      const pending = yield* begin
      const endpoint = endpointOf(pending)
      assert.match(endpoint, /^http:\/\/emulator\.localhost\/duo\/authorize\?state=[0-9a-f]{32}$/)
      const page = yield* browse(endpoint)
      assert.strictEqual(page.status, 200)
      assert.include(page.body, email)
      assert.include(page.headers?.["content-security-policy"], "form-action 'self' https://app.example.com")
      for (const answer of ["approve", "deny"]) assert.include(page.body, `name="answer" value="${answer}"`)
      assert.strictEqual((yield* browse(endpoint, "answer=maybe")).status, 400)
      const { headers, status } = yield* browse(endpoint, "answer=approve")
      assert.strictEqual(status, 302)
      const back = new URL(headers?.["location"] ?? "")
      assert.strictEqual(back.origin + back.pathname, "https://app.example.com/duo")
      const { duo_code: code = "", from, state = "" } = Object.fromEntries(back.searchParams)
      assert.strictEqual(from, "login")
      assert.strictEqual((yield* Mfa.verifyDuoByMfaToken({ ...pending, state, code })).profile.Uid, uid)
      assert.strictEqual((yield* browse(endpoint)).status, 404)
      assert.strictEqual((yield* browse(endpoint, "answer=deny")).status, 404)
    }),
    duo
  )

  flow(
    "fails a login that is denied, and one that is not answered",
    Effect.gen(function* () {
      yield* user(withDuo)
      const pending = yield* begin
      const endpoint = endpointOf(pending)
      const state = new URL(endpoint).searchParams.get("state") ?? ""
      const verify = Mfa.verifyDuoByMfaToken({ ...pending, state, code: unknownUid })
      yield* refusalOf(verify, ErrorCode.DuoVerificationFailed, failed)
      const { headers } = yield* browse(endpoint, "answer=deny")
      assert.strictEqual(headers?.["location"], `${duoRedirectUri}&state=${state}&error=access_denied`)
      yield* refusalOf(verify, ErrorCode.DuoVerificationFailed, failed)
    }),
    duo
  )

  flow(
    "is set up in a login of who has no factor, and beside none by who knows only the password",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const first = yield* begin
      assert.deepStrictEqual(tags(first), ["EnrolAuthenticator", "EnrolEmailOtp", "EnrolDuo", "EnrolSms"])
      const answer = yield* approveDuo
      yield* setUpApp(accessToken)
      yield* refusalOf(
        Mfa.verifyDuoByMfaToken({ ...first, ...answer }),
        ErrorCode.DuoMfaNotConfiguredForProfile,
        documented(1334)
      )
      const { duoAuthEndpoint } = yield* begin
      assert.isUndefined(duoAuthEndpoint)
      yield* Mfa.resetAuthenticatorByUid({ uid, authenticator: true })
      yield* Mfa.verifyDuoByMfaToken({ ...first, ...answer })
      assert.deepStrictEqual(tags(yield* begin), ["VerifyDuo", "UseBackupCode"])
    }),
    withMode("required", { duo: true })
  )

  flow(
    "takes a state for the login and the account that it is of, once, and in time",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const other = yield* user({ email: "grace@example.com" })
      const setUp = (as: typeof accessToken, answer: Effect.Effect.Success<typeof approveDuo>) =>
        Mfa.verifyDuoByAccessToken({ accessToken: as, ...answer })
      yield* Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      const answer = yield* approveDuo
      yield* refusalOf(setUp(other.accessToken, answer), ErrorCode.DuoStateInvalid, wrongState)
      yield* setUp(accessToken, answer)
      yield* refusalOf(setUp(accessToken, answer), ErrorCode.DuoVerificationFailed, failed)

      const first = yield* begin
      const ofFirst = yield* approveDuo
      const second = yield* begin
      yield* refusalOf(setUp(accessToken, ofFirst), ErrorCode.DuoStateInvalid, wrongState)
      yield* refusalOf(Mfa.verifyDuoByMfaToken({ ...second, ...ofFirst }), ErrorCode.DuoStateInvalid, wrongState)
      yield* Mfa.verifyDuoByMfaToken({ ...first, ...ofFirst })
      yield* refusalOf(Mfa.verifyDuoByMfaToken({ ...first, ...ofFirst }), ErrorCode.MfaTokenInvalid, documented(1103))

      yield* Mfa.resetDuoByAccessToken({ accessToken })
      yield* Emulator.configure({ accessTokenLifetime: "1 hour", secondFactor: { tokenLifetime: "1 minute" } })
      yield* Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      const late = yield* approveDuo
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(setUp(accessToken, late), ErrorCode.DuoStateInvalid, wrongState)
    }),
    duo
  )

  flow(
    "leads only to pages that the application may have",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ ...withDuo, userName: "ada", phoneId: "+15550100200" })
      const calls = (duoRedirectUri: string): ReadonlyArray<Effect.Effect<void, unknown, Services>> => [
        Effect.asVoid(Mfa.loginByEmail({ email, password, duoRedirectUri })),
        Effect.asVoid(Mfa.loginByUsername({ username: "ada", password, duoRedirectUri })),
        Effect.asVoid(Mfa.loginByPhone({ phone: "+15550100200", password, duoRedirectUri })),
        Effect.asVoid(Mfa.validateAccessToken({ accessToken, duoRedirectUri }))
      ]
      for (const call of calls("javascript:alert(1)"))
        yield* refusalOf(call, ErrorCode.DuoRedirectUriInvalid, documented(1336))
      for (const call of calls("https://evil.test.elsewhere.net/"))
        yield* refusalOf(call, ErrorCode.DuoRedirectUriNotWhitelisted, documented(1335))
      for (const call of calls(duoRedirectUri)) yield* call
      assert.strictEqual((yield* Emulator.challenges()).length, 3)
      yield* Emulator.configure({ secondFactor: { duo: false, emailOtp: true } })
      for (const call of calls("javascript:alert(1)")) yield* call
    }),
    duo
  )

  flow(
    "asks nothing without a page to go back to, which has an older name too",
    Effect.gen(function* () {
      yield* user(withDuo)
      const pending = yield* beginWithout()
      assert.deepStrictEqual(pending.nextSteps[0], { _tag: "VerifyDuo", endpoint: undefined })
      assert.deepStrictEqual(yield* Emulator.challenges(), [])
      const query = `?redirecturiafterduoverification=${encodeURIComponent(duoRedirectUri)}`
      const { body } = yield* raw("POST", `/identity/v2/auth/login/2fa${query}`, { email, password })
      const { DuoAuthEndpoint } = body["SecondFactorAuthentication"] as { readonly DuoAuthEndpoint: string }
      assert.include(DuoAuthEndpoint, (yield* onlyChallenge).id)
    }),
    duo
  )

  flow(
    "locks who guesses a code, and not who is denied",
    Effect.gen(function* () {
      yield* user(withDuo)
      const denied = yield* begin
      const { id } = yield* onlyChallenge
      yield* Emulator.deny(id)
      const verify = (pending: typeof denied, state: string) =>
        Mfa.verifyDuoByMfaToken({ ...pending, state, code: unknownUid })
      yield* refusalOf(verify(denied, id), ErrorCode.DuoVerificationFailed, failed)
      const pending = yield* begin
      const { code, state } = yield* approveDuo
      yield* refusalOf(verify(pending, state), ErrorCode.DuoVerificationFailed, failed)
      yield* refusalOf(
        Mfa.verifyDuoByMfaToken({ ...pending, state, code }),
        ErrorCode.AccountLockedReauthenticationRequired,
        documented(1264)
      )
    }),
    { ...duo, lockout: { type: "Suspend", threshold: 1 } }
  )

  flow(
    "answers nothing for an account that is blocked or gone, or has removed it",
    Effect.gen(function* () {
      const { uid } = yield* user(withDuo)
      const blocked = endpointOf(yield* begin)
      yield* Account.update({ uid, profile: { IsActive: false } })
      assert.strictEqual((yield* browse(blocked)).status, 404)
      yield* Account.update({ uid, profile: { IsActive: true } })
      assert.strictEqual((yield* browse(blocked)).status, 404)
      const pending = yield* begin
      assert.strictEqual((yield* browse(endpointOf(pending))).status, 200)
      const answer = yield* approveDuo
      const { accessToken } = yield* Emulator.seed(Seed.session(uid))
      yield* Mfa.resetDuoByAccessToken({ accessToken })
      yield* refusalOf(Mfa.verifyDuoByMfaToken({ ...pending, ...answer }), ErrorCode.DuoStateInvalid, wrongState)
      const again = yield* Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      assert(again.DuoAuthEndpoint)
      yield* Account.delete({ uid })
      assert.strictEqual((yield* browse(reveal(again.DuoAuthEndpoint))).status, 404)
    }),
    duo
  )

  flow(
    "is nothing where it is not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user(withDuo)
      const pending = yield* begin
      const { id } = yield* onlyChallenge
      const answer = yield* approveDuo
      yield* Emulator.configure({ secondFactor: { duo: false, emailOtp: true } })
      const off = documented(1330)
      yield* refusalOf(Mfa.verifyDuoByMfaToken({ ...pending, ...answer }), ErrorCode.DuoMfaNotEnabled, off)
      yield* refusalOf(Mfa.verifyDuoByAccessToken({ accessToken, ...answer }), ErrorCode.DuoMfaNotEnabled, off)
      assert.strictEqual((yield* Effect.flip(Emulator.approve(id)))._tag, "NoChallenge")
    }),
    duo
  )

  flow(
    "is told which member its answer lacks",
    Effect.gen(function* () {
      yield* user(withDuo)
      const { secondFactorAuthenticationToken } = yield* begin
      const query = `?secondfactorauthenticationtoken=${reveal(secondFactorAuthenticationToken)}`
      const { body, status } = yield* raw("PUT", `/identity/v2/auth/login/2fa/verification/duo${query}`, { state: "s" })
      assert.deepStrictEqual([status, body["ErrorCode"]], [400, 908])
    }),
    duo
  )
})
