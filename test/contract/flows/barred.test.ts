/** Accounts that are blocked, may not log in, or are deleted: nothing is done in their name, and nothing is sent to them. */
import { assert, describe, vi } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Either, TestClock } from "effect"
import { emulated } from "../../support/emulated.js"
import { type AnyEndpoint, endpoints } from "../../support/endpoints.js"
import { complete, type Input, inputsOf, MarkedSecrets, membersOf, takesToken } from "../../support/samples.js"
import { documented, flow, login, newPassword, phone, times } from "../flow.js"
import { countTo, email, otpTo, password, refusalOf, tokenTo, user, verificationUrl } from "../support.js"

const barred = [
  { state: "blocked", profile: { IsActive: false }, errorClass: ErrorCode.AccountBlocked, code: 991, after: 905 },
  { state: "disabled", profile: { DisableLogin: true }, errorClass: ErrorCode.LoginDisabled, code: 1130, after: 906 }
] as const

const everything: Emulator.Options = {
  emailVerificationFlow: "optional",
  secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true },
  verificationTypes: { registration: "OTP", forgotPin: "OTP" },
  pin: { enabled: true, pinLogin: true },
  socialProviders: ["facebook"],
  messageLimit: { count: 0 }
}

const codeOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.either(effect), (result) =>
    Either.isLeft(result) ? (result.left as { readonly code?: number }).code : "none"
  )

const sent = Effect.map(Outbox.messages, ({ length }) => length)

/** An input with every member, in which nothing fails before the account is looked at. */
const inputOf = (endpoint: AnyEndpoint, own: Input): ReadonlyArray<Input> => {
  const secrets = new MarkedSecrets()
  const choices = complete(secrets, { text: (path) => `${path} 1`, has: () => false })
  return inputsOf(endpoint, choices, () => secrets.guid("token")).map((input) => ({
    ...input,
    ...Object.fromEntries(Object.entries(own).filter(([name]) => name in input))
  }))
}

// --- tokens ------------------------------------------------------------------------------------------------------------

const handled = endpoints.filter(({ id }) => emulated.has(id))

const withToken = handled.filter(({ spec }) => takesToken(spec))

describe("an access token", () => {
  for (const { after, code, profile, state } of barred) {
    flow(
      `of an account that is ${state} is refused by every endpoint with ${code}, and not extended`,
      Effect.gen(function* () {
        assert.isAbove(withToken.length, 60)
        const { accessToken, uid } = yield* user({ phoneId: phone })
        yield* Account.update({ uid, profile })
        yield* TestClock.adjust("10 minutes")
        for (const endpoint of withToken) {
          for (const input of inputOf(endpoint, { accessToken })) {
            assert.strictEqual(yield* codeOf(endpoint(input)), code, endpoint.id)
          }
        }
        assert.strictEqual(yield* sent, 0)
        assert.strictEqual(yield* codeOf(TokenManagement.getActiveSessionDetails({ token: accessToken })), code)
        yield* Account.update({ uid, profile: { IsActive: true, DisableLogin: false } })
        yield* TestClock.adjust("6 minutes")
        // Blocking has ended it for good.
        assert.strictEqual(yield* codeOf(Authentication.readProfilesByAccessToken({ accessToken })), after)
      }),
      { ...everything, slidingAccessTokens: true }
    )
  }

  flow(
    "of an account that is deleted is unknown to every endpoint",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ phoneId: phone })
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      for (const endpoint of withToken) {
        for (const input of inputOf(endpoint, { accessToken })) {
          assert.strictEqual(yield* codeOf(endpoint(input)), 905, endpoint.id)
        }
      }
    }),
    everything
  )

  for (const { code, errorClass, profile, state } of barred) {
    flow(
      `is not made for an account that is ${state}`,
      Effect.gen(function* () {
        const person: Seed.SocialPerson = { provider: "facebook", id: "7", email, token: "of-facebook" }
        const { uid } = yield* user({ social: [person] })
        yield* Emulator.seed(Seed.person(person))
        yield* Account.update({ uid, profile })
        const bySocial = TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "of-facebook" })
        yield* refusalOf(bySocial, errorClass, documented(code))
        yield* refusalOf(Account.userImpersonation({ uid }), errorClass, documented(code))
        yield* refusalOf(login(), errorClass, documented(code))
      }),
      everything
    )
  }
})

// --- identifiers -------------------------------------------------------------------------------------------------------

const identifiers = { email, username: "ada", phone }

const identifiersOf = ({ spec }: AnyEndpoint): ReadonlyArray<string> =>
  Object.entries(membersOf(spec)).flatMap(([name, wire]) =>
    name in identifiers && (wire.presence !== "optional" || spec.oneOf?.includes(name) === true) ? [name] : []
  )

/** These say whether somebody has an identifier, and nothing else. */
const availability = ["checkEmailAvailability", "checkUsernameAvailability", "phoneNumberAvailability"]

const byIdentifier = handled.filter(
  (endpoint) =>
    endpoint.spec.auth.kind === "apiKey" &&
    identifiersOf(endpoint).length > 0 &&
    !availability.some((name) => endpoint.id.endsWith(name))
)

const identified = (endpoint: AnyEndpoint, values: Input): ReadonlyArray<Input> =>
  inputOf(endpoint, {
    ...values,
    password: newPassword,
    otp: "123456",
    securityAnswer: {},
    resetPinUrl: verificationUrl
  }).filter((input) => Object.keys(identifiers).some((name) => name in input))

const person: Seed.Person = { userName: "ada", phoneId: phone, emailVerified: false }

describe("an identifier", () => {
  for (const { code, profile, state } of barred) {
    flow(
      `of an account that is ${state} is refused by every endpoint with ${code}, and nothing is sent`,
      Effect.gen(function* () {
        assert.isAbove(byIdentifier.length, 25)
        const { uid } = yield* user(person)
        yield* Account.update({ uid, profile })
        for (const endpoint of byIdentifier) {
          for (const input of identified(endpoint, identifiers)) {
            assert.strictEqual(yield* codeOf(endpoint(input)), code, endpoint.id)
          }
        }
        assert.strictEqual(yield* sent, 0)
      }),
      everything
    )
  }

  flow(
    "of an account that is deleted is unknown to every endpoint",
    Effect.gen(function* () {
      const { uid } = yield* user(person)
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      for (const endpoint of byIdentifier) {
        for (const input of identified(endpoint, identifiers)) {
          const code = yield* codeOf(endpoint(input))
          assert.include([938, 1043], code, endpoint.id)
        }
      }
      assert.strictEqual(yield* sent, 0)
    }),
    everything
  )

  flow(
    "of an account that is not verified, or locked for a while, still gets its mails",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      yield* times(2, Effect.either(login({ password: "wrong" })))
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: verificationUrl })
      yield* Authentication.resendEmailVerification({ email })
      assert.strictEqual(yield* countTo(email), 2)
    }),
    { lockout: { type: "Suspend", threshold: 2 } }
  )
})

// --- messages and codes ------------------------------------------------------------------------------------------------

describe("management", () => {
  for (const { code, errorClass, profile, state } of barred) {
    flow(
      `sends nothing to an account that is ${state}, and makes no codes for it`,
      Effect.gen(function* () {
        const { uid } = yield* user({ phoneId: phone })
        yield* Account.update({ uid, profile })
        for (const [call, of] of [
          [Account.invalidateVerificationStatus({ uid }), errorClass],
          [PhoneAuthentication.resetPhoneIdVerification({ uid }), errorClass],
          [Account.forgotPasswordToken({ email, sendEmail: true }), errorClass],
          [Account.forgotPasswordToken({ email }), errorClass]
        ] as const) {
          yield* refusalOf(call as Effect.Effect<unknown, unknown>, of, documented(code))
        }
        assert.strictEqual(yield* sent, 0)
        assert.strictEqual((yield* Account.profilesByUid({ uid })).Uid, uid)
      }),
      everything
    )
  }
})

describe("an account that is deleted", () => {
  flow(
    "is nobody's to impersonate, and is sent nothing",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: phone })
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      for (const call of [
        Account.userImpersonation({ uid }),
        Account.invalidateVerificationStatus({ uid }),
        PhoneAuthentication.resetPhoneIdVerification({ uid })
      ]) {
        yield* refusalOf(call as Effect.Effect<unknown, unknown>, ErrorCode.UserNotFound, documented(938))
      }
      assert.strictEqual(yield* sent, 0)
    }),
    everything
  )

  flow(
    "is joined by nobody who has its address at a provider",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      yield* Emulator.seed(Seed.person({ provider: "facebook", id: "7", email, token: "of-facebook" }))
      const login = TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "of-facebook" })
      yield* refusalOf(login, ErrorCode.UserNotFound, documented(938))
    }),
    everything
  )
})

describe("a code that was sent before", () => {
  for (const { code, errorClass, profile, state } of barred) {
    flow(
      `does nothing for an account that is ${state}`,
      Effect.gen(function* () {
        const { uid } = yield* user({ emailVerified: false, userName: "ada", phoneId: phone })
        yield* Authentication.forgotPassword({ email, resetPasswordUrl: verificationUrl })
        const resetToken = yield* tokenTo(email, "forgotpassword-default")
        yield* Authentication.resendEmailVerification({ email })
        const verificationToken = yield* tokenTo(email, "verification-default")
        yield* PasswordlessLogin.loginByEmail({ email })
        const passwordless = yield* tokenTo(email, "oneclicksignin-default")
        yield* SmartLogin.loginByEmail({ email, clientGuid: "a-device" })
        const smart = yield* tokenTo(email, "smartlogin-default")
        yield* PhoneAuthentication.sendOneTimePasscode({ phone })
        const otp = yield* otpTo(phone)
        const messages = yield* sent
        yield* Account.update({ uid, profile })
        for (const call of [
          Authentication.resetPasswordByResetToken({ resetToken, password: newPassword }),
          Authentication.verifyEmail({ verificationToken }),
          PasswordlessLogin.loginVerification({ verificationToken: passwordless }),
          SmartLogin.verifyToken({ verificationToken: smart }),
          PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp })
        ]) {
          yield* refusalOf(call as Effect.Effect<unknown, unknown>, errorClass, documented(code))
        }
        assert.strictEqual(yield* sent, messages)
      }),
      { emailVerificationFlow: "optional" }
    )
  }

  for (const { code, errorClass, profile, state } of barred) {
    flow(
      `deletes no account that is ${state}`,
      Effect.gen(function* () {
        const { accessToken, uid } = yield* user()
        yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken })
        const deleteToken = yield* tokenTo(email, "deleteaccount-default")
        yield* Account.update({ uid, profile })
        yield* refusalOf(Authentication.deleteAccount({ deleteToken }), errorClass, documented(code))
        assert.strictEqual((yield* Account.profilesByUid({ uid })).Uid, uid)
        yield* Account.update({ uid, profile: { IsActive: true, DisableLogin: false } })
        yield* Authentication.deleteAccount({ deleteToken })
      })
    )
  }

  flow(
    "in a login that waits for the second factor does nothing for an account that is blocked",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { phone } })
      const begun = yield* MultiFactorAuthentication.loginByEmail({ email, password })
      assert(begun._tag === "SecondFactorRequired")
      yield* Account.update({ uid, profile: { IsActive: false } })
      const { secondFactorAuthenticationToken } = begun
      const resend = MultiFactorAuthentication.resendOtp({ secondFactorAuthenticationToken })
      yield* refusalOf(resend, ErrorCode.AccountBlocked, documented(991))
    }),
    everything
  )
})

// --- hidden accounts ---------------------------------------------------------------------------------------------------

describe("where unknown accounts are hidden", () => {
  const hidden: Emulator.Options = { ...everything, hidesUnknownAccounts: true, messageLimit: { count: 1 } }
  const unknown = { email: "nobody@example.com", username: "nobody", phone: "+15550100999" }

  /** What an endpoint answers, without ids of messages. */
  const answerOf = (endpoint: AnyEndpoint, input: Input) =>
    Effect.map(Effect.either(endpoint(input)), (result) =>
      Either.match(result, {
        onLeft: (error) => ({ code: (error as { readonly code?: number }).code, message: error.message }),
        onRight: (value) => JSON.stringify(value).replaceAll(/"Sid":"[^"]+"/g, '"Sid":""')
      })
    )

  // They make an account where there is none.
  const registers = (endpoint: AnyEndpoint): boolean => endpoint.id.startsWith("OneTouchLogin.loginBy")

  for (const [what, more] of [
    ["an account", {}],
    ["an account that has had too many messages", { tooMany: true }],
    ["an account that is blocked", { IsActive: false }],
    ["an account that is verified already", { emailVerified: true }]
  ] as const) {
    flow(
      `every endpoint answers an unknown identifier like ${what}`,
      Effect.gen(function* () {
        const { uid } = yield* user({ ...person, emailVerified: "emailVerified" in more })
        if ("tooMany" in more)
          yield* Effect.either(Authentication.forgotPassword({ email, resetPasswordUrl: verificationUrl }))
        if ("IsActive" in more) yield* Account.update({ uid, profile: { IsActive: false } })
        for (const endpoint of byIdentifier) {
          if (registers(endpoint)) continue
          const known = identified(endpoint, { ...identifiers, clientGuid: `k ${endpoint.id}` })
          for (const [i, input] of identified(endpoint, { ...unknown, clientGuid: `u ${endpoint.id}` }).entries()) {
            assert.deepStrictEqual(
              yield* answerOf(endpoint, input),
              yield* answerOf(endpoint, known[i] ?? {}),
              endpoint.id
            )
          }
        }
        const messages = yield* Outbox.messages
        assert.isEmpty(messages.filter(({ to }) => to.includes("nobody") || to === unknown.phone))
      }),
      hidden
    )
  }

  for (const { code, profile, state } of barred) {
    flow(
      `an account that is ${state} is told of to nobody but who knows its password`,
      Effect.gen(function* () {
        const { uid } = yield* user(person)
        yield* Account.update({ uid, profile })
        assert.strictEqual(yield* codeOf(login({ password: "wrong" })), 966)
        assert.strictEqual(yield* codeOf(login()), code)
      }),
      hidden
    )
  }

  flow(
    "a login of nobody hashes the password, as one of somebody does",
    Effect.gen(function* () {
      yield* user()
      const hashing = vi.spyOn(crypto.subtle, "deriveBits")
      const hashesOf = (address: string) =>
        Effect.map(codeOf(login({ email: address, password: "wrong" })), () => {
          const { length } = hashing.mock.calls
          hashing.mockClear()
          return length
        })
      const [somebody, nobody] = [yield* hashesOf(email), yield* hashesOf(unknown.email)]
      hashing.mockRestore()
      assert.deepStrictEqual([somebody, nobody], [1, 1])
    }),
    { hidesUnknownAccounts: true }
  )

  flow(
    "a device learns nothing by waiting for a login of nobody",
    Effect.gen(function* () {
      yield* user(person)
      yield* SmartLogin.loginByEmail({ email, clientGuid: "one" })
      yield* SmartLogin.loginByEmail({ email: unknown.email, clientGuid: "two" })
      const pings = yield* Effect.forEach(["one", "two"], (clientGuid) => codeOf(SmartLogin.ping({ clientGuid })))
      const again = yield* Effect.forEach(["one", "two"], (clientGuid) =>
        codeOf(SmartLogin.loginByEmail({ email: unknown.email, clientGuid }))
      )
      assert.strictEqual(pings[0], pings[1])
      assert.deepStrictEqual(again, [1136, 1136])
    }),
    { hidesUnknownAccounts: true }
  )
})
