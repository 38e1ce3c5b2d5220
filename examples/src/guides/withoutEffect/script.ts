import { Account, Login } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Either, ManagedRuntime, Redacted } from "effect"

// Made once in a process. With keys: ManagedRuntime.make(LoginRadiusNode.layer)
const loginRadius = ManagedRuntime.make(Emulator.layer())

const [email, password] = ["ada@example.com", "correct horse 7"]
await loginRadius.runPromise(Emulator.seed(Seed.account({ email, password, profile: { FirstName: "Ada" } })))

// A promise of the value; an error rejects it.
const login = await loginRadius.runPromise(Login.byEmail({ email, password }))
if (login._tag === "Authenticated") {
  // A token prints as <redacted>: take it out where you hand it on, and nowhere else.
  const token: string = Redacted.value(login.accessToken)
  console.log(login.profile.FirstName, `${login.accessToken}`, token.length)
}

// A promise that is never rejected by an error of a call: the error is a value, and the compiler knows which there are.
const found = await loginRadius.runPromise(Effect.either(Account.profilesByEmail({ email: "nobody@example.com" })))
if (Either.isLeft(found)) console.log(found.left._tag, found.left.category, found.left.message)
else console.log(found.right.Uid)

await loginRadius.dispose()
// → Ada <redacted> 36
// → UserNotFound notFound Account.profilesByEmail: User not found (code 938, HTTP 403)
