import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import * as Control from "@loginradius-effect/emulator/Control"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"

/** A test in another process: it knows the URL, and nothing else. */
const test = (url: string) =>
  Effect.gen(function* () {
    const control = yield* Control.client(url)
    const { apiKey } = yield* control.info()
    const query = new URLSearchParams({ apikey: apiKey, resetPasswordUrl: "https://app.example.test" })
    const body = JSON.stringify({ email: "ada@example.com" })
    yield* Effect.promise(() => fetch(`${url}/identity/v2/auth/password?${query}`, { method: "POST", body }))

    const mail = yield* control.outbox.take({ payload: { to: "ada@example.com", timeout: "5 seconds" } })
    console.log(mail.subject, mail.token)

    const { offset } = yield* control.clock.move({ payload: { advance: "31 minutes" } })
    console.log(offset)
  }).pipe(Effect.provide(FetchHttpClient.layer))

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email: "ada@example.com", password: "correct horse 7" }))
  yield* test(yield* serve())
})

await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise)
// → Reset your password <redacted>
// → 1860000
