/** This SDK and the emulator in one process, without a socket, as tests of an application use them. */
import { Authentication } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { runRoundsUnder } from "../effectCalls.js"
import { profile } from "../profile.js"

const [email, password] = ["ada@example.com", "correct horse 7"]

const logIn = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password, profile }))
  const login = yield* Authentication.loginByEmail({ email, password })
  return login._tag === "Authenticated" ? login.accessToken : yield* Effect.dieMessage("a second factor")
})

await runRoundsUnder(Emulator.layer(), logIn, true)
