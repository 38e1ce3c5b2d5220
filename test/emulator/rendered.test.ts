/** Messages as somebody reads them who gets them. */
import { assert, describe, it } from "@effect/vitest"
import { Authentication, PhoneAuthentication } from "@loginradius-effect/core"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import * as Snapshot from "@loginradius-effect/emulator/Snapshot"
import { Effect, Redacted } from "effect"
import { readFileSync } from "node:fs"
import { account, emulator } from "./support.js"

const email = "ada@example.com"

const read = (message: Outbox.Message) => {
  const { subject, text } = Outbox.render(message)
  return [subject, Redacted.value(text)]
}

const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })

describe("a message", () => {
  it.effect("has its subject by its purpose, also with a template of the caller's, and its link in the text", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* Authentication.forgotPassword({
        email,
        resetPasswordUrl: "https://app.example.com/reset",
        emailTemplate: "ours"
      })
      const mail = yield* Outbox.take({ to: email, template: "ours" })
      const link = Redacted.value(mail.link as Redacted.Redacted<string>)
      assert.deepStrictEqual(read(mail), ["Reset your password", `Follow this link to choose a new password: ${link}`])
      assert.strictEqual(String(Outbox.render(mail).text), "<redacted>")
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("has its passcode in the text where it has no link", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* forgot
      const mail = yield* Outbox.take({ to: email })
      const otp = Redacted.value(mail.otp as Redacted.Redacted<string>)
      assert.deepStrictEqual(read(mail), ["Reset your password", `Your passcode to choose a new password: ${otp}`])
    }).pipe(Effect.provide(emulator({ verificationTypes: { forgotPassword: "OTP" } })))
  )

  it.effect("has no subject if it is an SMS", () =>
    Effect.gen(function* () {
      const phone = "+14155550100"
      yield* Emulator.seed(Seed.account({ phoneId: phone, password: "password" }))
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      const sms = yield* Outbox.take({ to: phone })
      const otp = Redacted.value(sms.otp as Redacted.Redacted<string>)
      assert.deepStrictEqual(read(sms), [undefined, `Your passcode to log in: ${otp}`])
    }).pipe(Effect.provide(emulator()))
  )

  it("names its template where it has neither link nor passcode", () => {
    const { subject, text } = Outbox.render({ kind: "mail", template: "welcome-default" })
    assert.deepStrictEqual([subject, Redacted.value(text)], ["welcome-default", "The message welcome-default."])
  })

  it.effect("reads the same when it was kept in a snapshot", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* forgot
      const before = (yield* Outbox.messages).map(read)
      yield* Snapshot.restore(yield* Snapshot.take)
      assert.deepStrictEqual((yield* Outbox.messages).map(read), before)
      assert.strictEqual(before.at(-1)?.[0], "Reset your password")
    }).pipe(Effect.provide(emulator()))
  )

  it("has words for each purpose that a code has", () => {
    const source = readFileSync(new URL("../../packages/emulator/src/state/Codes.ts", import.meta.url), "utf8")
    const purposes = [...source.matchAll(/^ {2}\| "(\w+)"$/gm)].map(([, purpose]) => purpose as string)
    assert.isAtLeast(purposes.length, 13)
    for (const purpose of purposes) {
      assert.notStrictEqual(Outbox.render({ kind: "mail", template: "template", purpose }).subject, "template", purpose)
    }
  })
})
