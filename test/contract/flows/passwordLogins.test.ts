import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { pendingOf, validate } from "../secondFactor.js"
import { documented, wrong } from "../flow.js"
import { email, messageTo, otpTo, password, phone, refusalOf, reveal, type Services } from "../support.js"

interface Recorded {
  readonly path: string
  readonly query: URLSearchParams
}

/** Runs a test against an emulator of its own, with the requests that have been made since the last look. */
const recorded = <A, E>(
  title: string,
  test: (sent: () => ReadonlyArray<Recorded>) => Effect.Effect<A, E, Services>,
  options: Emulator.Options = {}
): void =>
  it.effect(title, () => {
    const requests: Array<Recorded> = []
    const transformClient = HttpClient.mapRequest((request) => {
      const url = new URL(request.url)
      requests.push({ path: url.pathname, query: url.searchParams })
      return request
    })
    return Effect.provide(
      test(() => requests.splice(0)),
      Emulator.layer({ userNameLogin: true, phoneLogin: true, ...options, client: { transformClient } })
    )
  })

const plain = "/identity/v2/auth/login"
const mfa = "/identity/v2/auth/login/2fa"

type Way = (password: string) => Effect.Effect<Login.State, LoginRadiusError, Services>

const ways: ReadonlyArray<readonly [name: string, logIn: Way]> = [
  ["byEmail", (password) => Login.byEmail({ email, password })],
  ["byUsername", (password) => Login.byUsername({ username: "ada", password })],
  ["byPhone", (password) => Login.byPhone({ phone, password })]
]

const ada = { email, password, userName: "ada", phoneId: phone }
const failures = (uid: string) => Effect.map(Account.profilesByUid({ uid }), (profile) => profile.FailedLoginAttempt)

for (const [name, logIn] of ways) {
  describe(`Login.${name}`, () => {
    for (const mode of ["off", "optional"] as const) {
      recorded(
        `logs a user without a second factor in with one request, where the second factor is ${mode}`,
        (sent) =>
          Effect.gen(function* () {
            yield* Emulator.seed(Seed.account(ada))
            assert.strictEqual((yield* logIn(password))._tag, "Authenticated")
            assert.deepStrictEqual(
              sent().map(({ path }) => path),
              [plain]
            )
          }),
        { secondFactor: { mode, authenticator: true } }
      )
    }

    recorded(
      "asks a user with a second factor for it with two requests",
      (sent) =>
        Effect.gen(function* () {
          const uid = yield* Emulator.seed(Seed.account({ ...ada, secondFactor: true }))
          const pending = pendingOf(yield* logIn(password))
          assert.deepStrictEqual(
            sent().map(({ path }) => path),
            [plain, mfa]
          )
          const done = yield* validate(pending, reveal(yield* Emulator.seed(Seed.authenticatorCode(uid))))
          assert.strictEqual(done.profile.Uid, uid)
        }),
      { secondFactor: { mode: "optional", authenticator: true } }
    )

    for (const secondFactor of [false, true]) {
      recorded(
        `counts a wrong password once, for a user with${secondFactor ? "" : "out"} a second factor`,
        (sent) =>
          Effect.gen(function* () {
            const uid = yield* Emulator.seed(Seed.account({ ...ada, secondFactor }))
            for (const count of [1, 2]) {
              yield* refusalOf(logIn("wrong"), ErrorCode.InvalidCredentials, wrong)
              assert.deepStrictEqual(
                sent().map(({ path }) => path),
                [plain]
              )
              assert.strictEqual(yield* failures(uid), count)
              sent()
            }
            // The right one counts no failure, though its first request is refused where a second factor is due.
            yield* logIn(password)
            assert.strictEqual(yield* failures(uid), secondFactor ? 2 : 0)
          }),
        { secondFactor: { mode: "optional", authenticator: true } }
      )
    }

    recorded(
      "fails as the second endpoint does where no factor is offered",
      (sent) =>
        Effect.gen(function* () {
          yield* Emulator.seed(Seed.account(ada))
          yield* refusalOf(logIn(password), ErrorCode.MfaNotConfigured, documented(1098))
          assert.strictEqual(sent().length, 2)
        }),
      { secondFactor: { mode: "required" } }
    )
  })
}

describe("Login.byEmail", () => {
  recorded(
    "sends each member to the endpoint that takes it",
    (sent) =>
      Effect.gen(function* () {
        yield* Emulator.seed(Seed.account({ ...ada, secondFactor: { email: true } }))
        const pending = pendingOf(
          yield* Login.byEmail({
            email,
            password,
            loginUrl: "https://app.example.com/login",
            emailTemplate2FA: "code",
            hCaptchaResponse: "solved"
          })
        )
        const [first, second] = sent()
        assert.deepStrictEqual(
          [first?.query.get("loginurl"), second?.query.get("loginurl")],
          ["https://app.example.com/login", "https://app.example.com/login"]
        )
        assert.deepStrictEqual(
          [first?.query.has("h-captcha-response"), second?.query.has("h-captcha-response")],
          [true, false]
        )
        assert.deepStrictEqual(
          [first?.query.has("EmailTemplate2FA"), second?.query.has("EmailTemplate2FA")],
          [false, true]
        )
        assert.strictEqual((yield* messageTo(email)).template, "code")
        assert.isDefined(yield* otpTo(email, "code"))
        assert.isNotEmpty(pending.nextSteps)
      }),
    { secondFactor: { mode: "optional", emailOtp: true } }
  )
})
