import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Cause, Clock, Duration, Effect, Fiber, Logger, LogLevel, Redacted, TestClock } from "effect"
import { inspect } from "node:util"
import { at, emulator, key, send, token } from "./support.js"

const email = "ada@example.com"
const phone = "+12025550123"

describe("Outbox", () => {
  const mail = (to: string, template: string): Omit<Outbox.Message, "at"> => ({ kind: "mail", to, template })
  const deliver = (message: Omit<Outbox.Message, "at">) =>
    Effect.flatMap(Outbox.Outbox, (outbox) => outbox.deliver(message))

  const waitFor = (filter: Outbox.Filter) => Outbox.waitFor(filter, { within: "infinity" })

  it.effect("hands over each message once, the oldest first", () =>
    Effect.gen(function* () {
      yield* deliver(mail(email, "first"))
      yield* deliver({ kind: "sms", to: phone, template: "first" })
      yield* deliver(mail(email, "second"))
      const take = Effect.map(Outbox.take({ to: "ADA@example.com" }), ({ template }) => template)
      assert.deepStrictEqual([yield* take, yield* take], ["first", "second"])
      assert.strictEqual((yield* Effect.flip(take))._tag, "NothingFits")
      assert.strictEqual((yield* Outbox.messages).length, 3)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("says at once what is there when nothing fits", () =>
    Effect.gen(function* () {
      yield* TestClock.adjust("3 seconds")
      const filter = { to: email, template: "reset", kind: "mail" } as const
      const empty = yield* Effect.flip(Outbox.take(filter))
      assert.deepStrictEqual([empty.filter, empty.there], [filter, []])
      assert.strictEqual(empty.message, 'no mail "reset" to "ada@example.com" is there; nothing else is')

      yield* deliver(mail(email, "taken"))
      yield* Outbox.take({ to: email })
      yield* deliver({ ...mail(email, "welcome"), token: Redacted.make("0123"), link: Redacted.make("http://a/0123") })
      yield* TestClock.adjust("1 second")
      yield* deliver({ kind: "sms", to: phone, template: "reset", otp: Redacted.make("456789") })
      const error = yield* Effect.flip(Outbox.take(filter))
      assert.deepStrictEqual(error.there, [
        { to: email, template: "welcome", kind: "mail", at: 3000 },
        { to: phone, template: "reset", kind: "sms", at: 4000 }
      ])
      assert.strictEqual(
        error.message,
        'no mail "reset" to "ada@example.com" is there; what is: mail "welcome" to "ada@example.com", sms "reset" to "+12025550123"'
      )
      const printed = `${String(error)} ${JSON.stringify(error)} ${Cause.pretty(Cause.fail(error))} ${inspect(error)}`
      for (const secret of ["http://a", "/0123", "456789"]) assert.notInclude(printed, secret)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("names ten messages on one line, however many there are and whatever they are called", () =>
    Effect.gen(function* () {
      yield* Effect.forEach(
        Array.from({ length: 14 }, (_, n) => n),
        (n) => deliver(mail(email, `a\nb\u001b[31m${n}`))
      )
      yield* deliver(mail(email, "x".repeat(1000)))
      const error = yield* Effect.flip(Outbox.take({ to: email, template: "\r\n\u2028 none" }))
      assert.strictEqual(error.there.length, 15)
      assert.strictEqual(error.there[0]?.template, "a\nb\u001b[31m0")
      assert.match(
        error.message,
        /^no message " {4}none" to "ada@example\.com" is there; what is: 5 older, mail "a b \[31m5" /
      )
      assert.notMatch(error.message, /[\p{Cc}\u2028]/u)
      assert.isBelow(error.message.length, 1000)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("waits for 2 seconds of real time, also under the clock of a test", () =>
    Effect.gen(function* () {
      yield* deliver(mail(email, "welcome"))
      const live = Clock.make()
      const before = yield* live.currentTimeMillis
      const error = yield* Effect.flip(Outbox.waitFor({ to: email, template: "reset" }))
      assert.isAtLeast((yield* live.currentTimeMillis) - before, 1900)
      assert.strictEqual(error._tag, "NothingFits")
      assert.deepStrictEqual(error.there, [{ to: email, template: "welcome", kind: "mail", at: 0 }])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("waits as long as it is told to", () =>
    Effect.gen(function* () {
      const wait = (within: Outbox.WaitOptions["within"]) => Effect.flip(Outbox.waitFor({ to: email }, { within }))
      for (const within of [0, "5 millis", Duration.millis(5)] as const) {
        assert.strictEqual((yield* wait(within))._tag, "NothingFits")
      }
      for (const within of ["infinity", Duration.infinity, Infinity] as const) {
        const fiber = yield* Effect.fork(wait(within))
        yield* TestClock.adjust("1000 days")
        yield* wait("20 millis")
        assert.isNull(fiber.unsafePoll())
        yield* Fiber.interrupt(fiber)
      }
      // Nobody waits any more: the message is there for the next one.
      yield* deliver(mail(email, "welcome"))
      assert.strictEqual((yield* Outbox.take({ to: email })).template, "welcome")
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("returns a message once", () =>
    Effect.gen(function* () {
      yield* TestClock.adjust("3 seconds")
      yield* deliver(mail(email, "welcome-default"))
      const message = yield* Outbox.take({ to: email })
      assert.deepStrictEqual(message, { ...mail(email, "welcome-default"), at: 3000 })
      const fiber = yield* Effect.fork(waitFor({ to: email }))
      yield* TestClock.adjust("1 hour")
      assert.isNull(fiber.unsafePoll())
      yield* deliver(mail(email, "second"))
      assert.strictEqual((yield* Fiber.join(fiber)).template, "second")
      assert.deepStrictEqual(
        (yield* Outbox.messages).map(({ template }) => template),
        ["welcome-default", "second"]
      )
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("waits for a message with the recipient, template and kind", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(waitFor({ to: "ADA@example.com", template: "Reset", kind: "mail" }))
      yield* Effect.yieldNow()
      yield* deliver(mail("bob@example.com", "reset"))
      yield* deliver(mail(email, "welcome"))
      yield* deliver({ kind: "sms", to: email, template: "reset" })
      yield* Effect.yieldNow()
      assert.isNull(fiber.unsafePoll())
      yield* deliver({ ...mail(email, "reset"), token: Redacted.make("0123") })
      const message = yield* Fiber.join(fiber)
      assert.strictEqual(Redacted.value(message.token!), "0123")
      assert.notInclude(JSON.stringify(message), "0123")
      const again = yield* Effect.fork(waitFor({ to: email, template: "reset", kind: "mail" }))
      yield* Effect.yieldNow()
      assert.isNull(again.unsafePoll())
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("finds a phone number with and without its plus", () =>
    Effect.gen(function* () {
      yield* deliver({ kind: "sms", to: "+44 1234-5678", template: "otp" })
      const fiber = yield* Effect.fork(waitFor({ to: "4412345678", kind: "mail" }))
      yield* Effect.yieldNow()
      assert.isNull(fiber.unsafePoll())
      assert.strictEqual((yield* Outbox.take({ to: "4412345678" })).template, "otp")
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("misses no message, whenever it comes while a fiber begins to wait", () =>
    Effect.forEach(
      [0, 1, 2, 3, 4, 5],
      (yields) =>
        Effect.gen(function* () {
          const fiber = yield* Effect.fork(waitFor({ to: email }))
          for (let n = 0; n < yields; n++) yield* Effect.yieldNow()
          yield* deliver(mail(email, `${yields}`))
          assert.strictEqual((yield* Fiber.join(fiber)).template, `${yields}`)
        }),
      { discard: true }
    ).pipe(Effect.provide(emulator()))
  )

  it.effect("gives waiting fibers one message each, in order, and skips interrupted ones", () =>
    Effect.gen(function* () {
      const gone = yield* Effect.fork(waitFor({ to: email }))
      const first = yield* Effect.fork(waitFor({ to: email }))
      const second = yield* Effect.fork(waitFor({ to: email }))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(gone)
      yield* deliver(mail(email, "1"))
      yield* deliver(mail(email, "2"))
      const templates = [(yield* Fiber.join(first)).template, (yield* Fiber.join(second)).template]
      assert.deepStrictEqual(templates, ["1", "2"])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("has the mail of a registration", () =>
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail({
        profile: { Email: [{ Type: "Primary", Value: email }], Password: "password" },
        emailTemplate: "mine"
      })
      const message = yield* Outbox.take({ to: email, template: "mine" })
      yield* Authentication.verifyEmail({ verificationToken: message.token! })
      const answer = yield* send({
        path: `/identity/v2/auth/account?apikey=${key}`,
        headers: { authorization: `Bearer ${yield* token(email)}` }
      })
      assert.strictEqual(at(answer.body, "EmailVerified"), true)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("logs each message at debug level, without what is in it", () => {
    const lines: Array<string> = []
    const logger = Logger.make(({ annotations, logLevel, message, spans }) => {
      lines.push([logLevel.label, ...[message].flat(), ...annotations, ...spans].join(" "))
    })
    return Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail({
        profile: { Email: [{ Type: "Primary", Value: email }], Password: "password" },
        verificationUrl: "https://app.example.com/verify",
        emailTemplate: "my\ntemplate"
      })
      const uid = yield* Emulator.seed(Seed.account({ email: "grace@example.com", phoneId: phone }))
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      yield* Effect.either(
        Authentication.forgotPassword({ email: "nobody@example.com", resetPasswordUrl: "https://a" })
      )
      assert.isNotEmpty(uid)
      assert.deepStrictEqual(lines, [
        `DEBUG LoginRadius emulator: mail "my template" to "${email}"`,
        `DEBUG LoginRadius emulator: sms "oneclicksignin-default" to "${phone}"`
      ])
      const [first, second] = yield* Outbox.messages
      const secrets = [first?.token, first?.link, second?.otp]
      for (const secret of secrets) {
        assert(secret !== undefined)
        assert.notInclude(lines.join(), Redacted.value(secret))
      }
    }).pipe(
      Effect.provide(emulator({ passwordlessSms: true, phoneLogin: true })),
      Logger.withMinimumLogLevel(LogLevel.Debug),
      Effect.provide(Logger.replace(Logger.defaultLogger, logger))
    )
  })

  it.effect("logs nothing at the usual level", () => {
    const lines: Array<unknown> = []
    return Effect.gen(function* () {
      yield* deliver(mail(email, "welcome"))
      assert.deepStrictEqual(lines, [])
    }).pipe(
      Effect.provide(emulator()),
      Logger.withMinimumLogLevel(LogLevel.Info),
      Effect.provide(
        Logger.replace(
          Logger.defaultLogger,
          Logger.make(({ message }) => void lines.push(message))
        )
      )
    )
  })
})
