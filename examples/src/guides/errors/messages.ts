import { type ErrorCode, Login, type LoginRadiusError } from "@loginradius-effect/core"
import { Emulator, Seed, Settings } from "@loginradius-effect/emulator"
import { Effect } from "effect"

/** What to tell a user, by category. The categories that are missing here are no matter for users: see the end of `messageOf`. */
const advice: { readonly [C in LoginRadiusError.Category]?: string } = {
  credentials: "That address and password do not fit together.",
  notFound: "That address and password do not fit together.",
  lockout: "This account is locked. Try again later, or ask for help.",
  verification: "Follow the link in the mail that we sent you first.",
  rateLimit: "Too many at once: try again in a minute.",
  transport: "We could not reach the login service. Try again."
}

const messageOf = (error: LoginRadiusError.LoginRadiusError | ErrorCode.Any): string => {
  switch (error._tag) {
    // Errors that say more than their category.
    case "AccountTemporarilyLocked":
      return "Too many wrong passwords: wait for a quarter of an hour."
    // The call may have taken effect: whoever tries again can be refused for it.
    case "OutcomeUnknown":
      return "We do not know whether that worked. Have a look before you try again."
    default:
      return advice[error.category] ?? "Something is wrong on our side."
  }
}

const email = "ada@example.com"

const attempt = (email: string, password: string) =>
  Login.byEmail({ email, password }).pipe(
    Effect.as("Welcome"),
    Effect.catchAll((error) => Effect.succeed(messageOf(error)))
  )

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password: "correct horse 7" }))
  console.log(yield* attempt("nobody@example.com", "x"))
  console.log(yield* attempt(email, "wrong"))
  yield* Effect.replicateEffect(attempt(email, "wrong"), 4)
  console.log(yield* attempt(email, "correct horse 7"))
})

await program.pipe(Effect.provide(Emulator.layer({ ...Settings.strict })), Effect.runPromise)
// → That address and password do not fit together.
// → That address and password do not fit together.
// → Too many wrong passwords: wait for a quarter of an hour.
