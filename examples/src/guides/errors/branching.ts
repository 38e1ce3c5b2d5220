import { ErrorCode, Login, LoginRadiusError } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const login = Login.byEmail({ email: "nobody@example.com", password: "x" })

const program = login.pipe(
  Effect.map((login) => login._tag as string),
  // One error, by its tag: the compiler knows which there are.
  Effect.catchTag("AccountTemporarilyLocked", (error) => Effect.succeed(`locked until ${error.loginLockedTimeout}`)),
  // One error, by its code: also where the endpoint does not declare it.
  LoginRadiusError.catchCode(ErrorCode.UserNotFound, (error) =>
    Effect.succeed(`${error.code} with HTTP ${error.status}`)
  ),
  // A whole category, whatever the error: it is gone from the error type.
  LoginRadiusError.catchCategory(["credentials", "lockout"], (error) => Effect.succeed(error._tag)),
  // Every error of this SDK that is left.
  LoginRadiusError.catchAny((error) => Effect.succeed(error.retryable ? "try again later" : error.category))
)

console.log(await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise))
// → 938 with HTTP 403
