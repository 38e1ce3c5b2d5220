import { Authentication } from "@loginradius-effect/core"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"

const email = "ada@example.com"

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password: "correct horse 7" }))
  yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })

  const mail = yield* Outbox.take({ to: email })
  const link = new URL(Redacted.value(yield* Effect.fromNullable(mail.link)))
  console.log(mail.kind, mail.template, link.searchParams.get("vtype"))

  // Each message is handed over once.
  console.log((yield* Effect.flip(Outbox.take({ to: email }))).message)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → mail forgotpassword-default reset
// → no message to "ada@example.com" is there; nothing else is
