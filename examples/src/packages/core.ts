import { Account, Login, LoginRadiusError } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const signIn = (email: string, password: string) =>
  Login.byEmail({ email, password }).pipe(
    Effect.map((login) => {
      if (login._tag === "Authenticated") return `welcome, ${login.profile.FirstName}`
      return `${login._tag}: ${login.nextSteps[0]._tag} comes next`
    }),
    Effect.catchTags({
      UserNotFound: () => Effect.succeed("wrong address or password"),
      InvalidCredentials: () => Effect.succeed("wrong address or password")
    }),
    // Whatever else: each error has a tag and a category.
    LoginRadiusError.catchAny((error) => Effect.succeed(`${error._tag}, ${error.category}`))
  )

const program = Effect.gen(function* () {
  yield* Account.create({
    profile: {
      Email: [{ Type: "Primary", Value: "ada@example.com" }],
      EmailVerified: true,
      Password: "correct horse 7",
      FirstName: "Ada"
    }
  })
  console.log(yield* signIn("ada@example.com", "correct horse 7"))
  console.log(yield* signIn("bob@example.com", "x"))
  console.log(yield* signIn("ada@", "x"))
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → welcome, Ada
// → wrong address or password
// → EmailIdInvalid, validation
