import { assert, describe, it } from "@effect/vitest"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Cause, Effect, Exit, Fiber, Redacted, TestClock } from "effect"
import { generateKeyPairSync, pbkdf2Sync } from "node:crypto"
import { isHash } from "../../packages/emulator/src/rules/password.js"

const email = "ada@example.com"
const plain = "correct horse 7"

const hashOf = (secret: string, rounds: number): string => {
  const salt = Buffer.from("0123456789abcdef")
  const derived = pbkdf2Sync(secret, salt, rounds, 32, "sha1")
  return ["Rfc2898DeriveBytes", rounds, salt.toString("base64"), derived.toString("base64")].join("$")
}

const dies = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.exit(effect), (exit) => Exit.isFailure(exit) && Cause.isDie(exit.cause))

const inEmulator = Effect.provide(Emulator.layer())

describe("a seeded account", () => {
  it.effect("logs in by the password that its hash was made of", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ email, passwordHash: Redacted.make(hashOf(plain, 1000)) }))
      assert.strictEqual((yield* Login.byEmail({ email, password: plain }))._tag, "Authenticated")
      assert.strictEqual((yield* Effect.flip(Login.byEmail({ email, password: "other" })))._tag, "InvalidCredentials")
    }).pipe(inEmulator)
  )

  it.effect("is refused as a defect with a hash that nothing can be compared with", () =>
    Effect.gen(function* () {
      for (const passwordHash of [
        "",
        plain,
        "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        hashOf(plain, 10).replace("$10$", "$0$"),
        hashOf(plain, 10).replace("$10$", "$1000001$"),
        hashOf(plain, 10).replace("=$", "$"),
        `${hashOf(plain, 10)}=`
      ]) {
        assert.isTrue(yield* dies(Emulator.seed(Seed.account({ passwordHash }))), passwordHash)
      }
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
    }).pipe(inEmulator)
  )

  it("may have any hash that can be verified, of salts of any length", () => {
    for (const length of [1, 2, 3, 16]) {
      const salt = Buffer.alloc(length, 7).toString("base64")
      for (const rounds of [1, 999_999, 1_000_000]) {
        assert.isTrue(isHash(hashOf(plain, 1).replace(/\$1\$[^$]+/, `$${rounds}$${salt}`)), `${rounds} ${length}`)
      }
    }
  })

  it.effect("has the authenticator app of its secret", () =>
    Effect.gen(function* () {
      // The key and a code of RFC 6238, appendix B, of which apps show the last six digits.
      const secret = Redacted.make("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")
      yield* TestClock.setTime(59_000)
      const uid = yield* Emulator.seed(
        Seed.account({ email, password: plain, secondFactor: { authenticator: { secret } } })
      )
      assert.strictEqual(Redacted.value(yield* Emulator.seed(Seed.authenticatorCode(uid))), "287082")
      const login = yield* Login.byEmail({ email, password: plain })
      assert(login._tag === "SecondFactorRequired")
      const done = yield* Mfa.validateAuthenticatorCode({
        secondFactorAuthenticationToken: login.secondFactorAuthenticationToken,
        authenticatorCode: "287082"
      })
      assert.strictEqual(done._tag, "Authenticated")
    }).pipe(Effect.provide(Emulator.layer({ secondFactor: { mode: "optional", authenticator: true } })))
  )

  it.effect("has the PIN that logs in", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ email, password: plain, pin: Redacted.make("4711") }))
      const login = yield* Login.byEmail({ email, password: plain })
      assert(login._tag === "Authenticated")
      const sessionToken = login.answer.session_token
      assert(sessionToken)
      const again = yield* PinAuthentication.login({ sessionToken, pin: "4711" })
      assert.strictEqual(again._tag, "Authenticated")
    }).pipe(Effect.provide(Emulator.layer({ pin: { enabled: true, pinLogin: true } })))
  )

  it.effect("has roles, contexts and custom objects", () =>
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(
        Effect.gen(function* () {
          yield* Seed.role({ name: "admin", permissions: ["read", "write"] })
          const uid = yield* Seed.account({
            email,
            roles: ["admin", "admin"],
            roleContexts: [
              {
                context: "blog",
                roles: ["admin"],
                additionalPermissions: ["publish"],
                expiresAt: "2031-02-03T04:05:06Z"
              }
            ]
          })
          yield* Seed.customObject(uid, { name: "cart", content: { items: 3 }, id: "ABCDEF0123456789abcdef01" })
          return uid
        })
      )
      const [role] = (yield* RolesManagement.rolesList()).data
      assert.deepStrictEqual(role?.Permissions, { read: true, write: true })
      assert.deepStrictEqual((yield* RolesManagement.rolesByUid({ uid })).Roles, ["admin"])
      const [context] = (yield* RolesManagement.getContexts({ uid })).Data
      assert.strictEqual(context?.Context, "blog")
      assert.deepStrictEqual(context?.AdditionalPermissions, ["publish"])
      assert.include(String(context?.Expiration), "2031")
      const objects = yield* CustomObjectManagement.getByUid({ uid, objectName: "cart" })
      assert.deepStrictEqual(objects.data[0]?.CustomObject, { items: 3 })
      assert.strictEqual(objects.data[0]?.Id, "abcdef0123456789abcdef01")
    }).pipe(inEmulator)
  )

  it.effect("is refused as a defect with roles that there are not, and contexts that cannot be", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.role({ name: "admin" }))
      for (const person of [
        { roles: ["guest"] },
        { roleContexts: [{ context: "blog", roles: ["guest"] }] },
        { roleContexts: [{ context: "blog" }, { context: "blog" }] },
        { roleContexts: [{ context: ".." }] },
        { roleContexts: [{ context: "blog", expiresAt: "soon" }] },
        { secondFactor: { authenticator: { secret: "1890" } } },
        { secondFactor: { securityQuestions: true } }
      ]) {
        assert.isTrue(yield* dies(Emulator.seed(Seed.account(person))), JSON.stringify(person))
      }
      assert.isTrue(yield* dies(Emulator.seed(Seed.role({ name: ".." }))))
      assert.isTrue(yield* dies(Emulator.seed(Seed.customObject("nobody", { name: "cart", content: {} }))))
    }).pipe(inEmulator)
  )
})

describe("a seeded application", () => {
  it.effect("has lists of registration data, one entry below another", () =>
    Effect.gen(function* () {
      const recordId = yield* Emulator.seed(
        Seed.registrationData({
          type: "Country",
          key: "pt",
          value: "Portugal",
          code: "351",
          children: [{ type: "Country", key: "lis", value: "Lisbon", isActive: false }]
        })
      )
      const [country] = yield* CustomRegistrationData.getRegistrationData({ type: "Country" })
      assert.strictEqual(country?.Value, "Portugal")
      const cities = yield* CustomRegistrationData.getRegistrationData({ type: "Country", parentId: recordId })
      assert.deepStrictEqual(
        cities.map(({ IsActive, Value }) => [Value, IsActive]),
        [["Lisbon", false]]
      )
      assert.isTrue((yield* CustomRegistrationData.validateCode({ recordId, code: "351" })).IsValid)
      const taken = Seed.registrationData({ id: recordId, type: "Country", key: "es", value: "Spain" })
      assert.strictEqual((yield* Effect.flip(Emulator.seed(taken))).what, "RegistrationData")
    }).pipe(inEmulator)
  )

  it.effect("has webhooks, one for an event and a target", () =>
    Effect.gen(function* () {
      const webhook: Seed.Webhook = {
        event: "Login",
        targetUrl: "http://127.0.0.1:4000/hook",
        name: "audit",
        authentication: { type: "Basic", username: "ada", password: "secret" }
      }
      yield* Emulator.seed(Seed.webhook(webhook))
      const [told] = (yield* Webhooks.listSubscriptions()).Data
      assert.strictEqual(told?.TargetUrl, webhook.targetUrl)
      assert.strictEqual(told?.Event, "login")
      assert.strictEqual(told?.Authentication?.BasicAuth?.Username, "ada")
      assert.strictEqual((yield* Effect.flip(Emulator.seed(Seed.webhook(webhook)))).what, "Webhook")
      assert.isTrue(yield* dies(Emulator.seed(Seed.webhook({ ...webhook, targetUrl: "ftp://example.com" }))))
    }).pipe(inEmulator)
  )
})

describe("a seed", () => {
  const two = Effect.zipRight(Seed.account({ email }), Seed.account({ uid: "b", email: "ADA@example.com" }))

  it.effect("of which a part fails leaves nothing", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ email: "grace@example.com" }))
      assert.strictEqual((yield* Effect.flip(Emulator.seed(two))).what, "Email")
      assert.isTrue(yield* dies(Emulator.seed(Effect.zipRight(Seed.account({ email }), Effect.die("no")))))
      assert.strictEqual((yield* Emulator.accounts()).total, 1)
      yield* Emulator.seed(Seed.account({ email }))
      assert.strictEqual((yield* Emulator.accounts()).total, 2)
    }).pipe(inEmulator)
  )

  it.effect("that is interrupted leaves nothing", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(Emulator.seed(Effect.zipRight(Seed.account({ email }), Effect.never)))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(fiber)
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
    }).pipe(inEmulator)
  )

  it.effect("with settings runs by them, and they hold afterwards, or nothing of it does", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const shared = { duplicateEmailWithUniqueUserName: true }
      const failed = Effect.zipRight(two, Effect.fail("no" as const))
      assert.strictEqual(yield* Effect.flip(emulator.seedWith(shared, failed)), "no")
      const invalid = yield* Effect.flip(emulator.seedWith({ otpLength: 99 }, Effect.void))
      assert.strictEqual(invalid._tag, "InvalidSettings")
      assert.isFalse((yield* Emulator.settings).duplicateEmailWithUniqueUserName)
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
      yield* emulator.seedWith(shared, two)
      assert.isTrue((yield* Emulator.settings).duplicateEmailWithUniqueUserName)
      assert.strictEqual((yield* Emulator.accounts()).total, 2)
    }).pipe(inEmulator)
  )
})

describe("testPasscodes", () => {
  it.effect("are what their recipients get each time, and nobody else", () =>
    Effect.gen(function* () {
      const [phoneId, other] = ["+1 555-0100", "+15550199"]
      yield* Emulator.seed(
        Effect.all([
          Seed.account({ phoneId }),
          Seed.account({ phoneId: other }),
          Seed.account({ email, password: plain })
        ])
      )
      const passcodes: Array<string> = []
      for (const phone of [phoneId, other, "15550100"]) {
        yield* PhoneAuthentication.forgotPasswordByOtp({ phone })
        passcodes.push(Redacted.value((yield* Outbox.take({ to: phone })).otp ?? Redacted.make("")))
      }
      assert.strictEqual(passcodes[0], "0000")
      assert.match(passcodes[1] ?? "", /^\d{6}$/)
      assert.strictEqual(passcodes[2], "0000")
      yield* PhoneAuthentication.resetPasswordByOtp({ phone: phoneId, otp: "0000", password: "better horse 8" })
      assert.strictEqual((yield* Login.byPhone({ phone: phoneId, password: "better horse 8" }))._tag, "Authenticated")
    }).pipe(Effect.provide(Emulator.layer({ testPasscodes: [{ recipient: "15550100", passcode: "0000" }] })))
  )

  it.effect("go to addresses in any letter case", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ email, password: plain, secondFactor: { email: true } }))
      yield* Login.byEmail({ email, password: plain })
      const { otp } = yield* Outbox.take({ to: email })
      assert.strictEqual(Redacted.value(otp ?? Redacted.make("")), "123456789")
    }).pipe(
      Effect.provide(
        Emulator.layer({
          secondFactor: { mode: "optional", emailOtp: true },
          testPasscodes: [{ recipient: "ADA@example.com", passcode: "123456789" }]
        })
      )
    )
  )
})

const publicKey = String(
  generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" })
)

describe("idToken", () => {
  it.effect("needs the secret of the provider, which public keys are none of", () =>
    Effect.gen(function* () {
      const idToken = (provider: string) => Emulator.seed(Seed.idToken({ provider, id: "17" }))
      assert.match(Redacted.value(yield* idToken("Google")), /^[\w-]+\.[\w-]+\.[\w-]+$/)
      assert.isTrue(yield* dies(idToken("unknown")))
      assert.isTrue(yield* dies(idToken("elliptic")))
    }).pipe(
      Effect.provide(Emulator.layer({ jwtProviders: [{ name: "elliptic", algorithm: "ES256", key: publicKey }] }))
    )
  )
})
