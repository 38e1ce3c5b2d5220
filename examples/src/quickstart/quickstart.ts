/**
 * A user's life with LoginRadius, from registration to deletion.
 *
 * Runs against the emulator, in this process and without an account. With `LOGINRADIUS_API_KEY`, `LOGINRADIUS_API_SECRET`
 * and `--live` it runs against LoginRadius itself, with a user that it deletes at the end.
 */
import {
  Account,
  Authentication,
  Infrastructure,
  Login,
  LoginRadiusConfig,
  LoginRadiusError,
  Mock,
  Profile,
  Retry
} from "@loginradius-effect/core"
import { Faults } from "@loginradius-effect/emulator"
import { Effect, Random, Schedule } from "effect"
import { Surroundings } from "./surroundings.js"
import { chapter, remark } from "./transcript.js"

export const quickstart = Effect.gen(function* () {
  const around = yield* Surroundings
  const email = `ada.${yield* Random.nextIntBetween(100_000, 999_999)}@example.com`
  const password = "correct horse 7"
  yield* remark(`${around.name}, as ${email}`)

  yield* chapter("Register")
  // The secure one-time token is made on this machine; registration would also make one by itself.
  const sott = yield* Infrastructure.localGenerateSott({ lifetime: "5 minutes" })
  const registered = yield* Authentication.userRegistrationByEmail({
    sott,
    verificationUrl: "https://app.example.com/verify",
    profile: {
      Email: [{ Type: "Primary", Value: email }],
      Password: password,
      FirstName: "Ada"
    }
  })
  yield* remark(registered._tag === "Posted" ? "a mail with a link is on its way" : "logged in at once")
  // Whatever happens from here on, the account goes away.
  yield* Effect.addFinalizer(() => Effect.zipRight(chapter("Delete the account"), Effect.orDie(deleteAccount(email))))

  yield* chapter("Log in too early, and with a wrong password")
  yield* Login.byEmail({ email, password }).pipe(
    Effect.asVoid,
    Effect.catchTag("EmailNotVerified", (error) => remark(`caught ${error._tag}: ${error.description}`))
  )
  yield* Login.byEmail({ email, password: "wrong" }).pipe(
    Effect.asVoid,
    Effect.catchTag("InvalidCredentials", (error) => remark(`caught ${error._tag}: ${error.description}`))
  )

  yield* chapter("Verify the address and log in")
  const verificationToken = yield* around.verificationToken(email)
  yield* Authentication.verifyEmail({ verificationToken })
  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "Authenticated") {
    return yield* remark(`this LoginRadius app asks for more (${login._tag}): the quickstart ends here`)
  }
  const { accessToken, profile } = login
  yield* remark(`welcome, ${profile.FirstName}; the token prints as ${accessToken}`)

  yield* chapter("Read the profile while the network fails")
  yield* around.breakNext(Faults.dropBefore)
  yield* around.breakNext(Faults.status(503))
  const read = yield* Authentication.readProfilesByAccessToken({ accessToken }).pipe(
    LoginRadiusConfig.override({
      retry: Retry.make({ schedule: Schedule.exponential("50 millis").pipe(Schedule.intersect(Schedule.recurs(3))) })
    })
  )

  yield* chapter("Update it, and change the password")
  yield* Authentication.updateProfileByAccessToken({
    accessToken,
    profile: Profile.toUpdate(read, { LastName: "Lovelace" })
  })
  const newPassword = "battery staple 8"
  yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
  const again = yield* Login.byEmail({ email, password: newPassword })
  if (again._tag === "Authenticated") yield* remark(`${again.profile.FirstName} ${again.profile.LastName} is back`)

  yield* chapter("A call that must not happen twice")
  yield* around.breakNext(Faults.dropAfter)
  yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" }).pipe(
    Effect.zipRight(remark("mail sent")),
    Effect.catchTag("OutcomeUnknown", () =>
      remark("caught OutcomeUnknown: the mail may be out, so no second one is sent")
    )
  )

  yield* chapter("The same code against a mock")
  const greeting = Account.profilesByEmail({ email }).pipe(
    Effect.map(({ FirstName }) => `Hello, ${FirstName}`),
    LoginRadiusError.catchCategory("notFound", () => Effect.succeed("Hello, stranger"))
  )
  yield* remark(yield* greeting)
  const mock = Mock.layer([Mock.handle(Account.profilesByEmail, () => Effect.succeed({ Uid: "1", FirstName: "Mock" }))])
  yield* remark(yield* Effect.provide(greeting, mock))
}).pipe(Effect.scoped)

const deleteAccount = (email: string) =>
  Effect.flatMap(Account.profilesByEmail({ email }), ({ Uid }) => Account.delete({ uid: Uid }))
