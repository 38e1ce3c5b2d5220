import { Authentication, Login, Profile } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))

  const login = yield* Login.byEmail({ email, password })
  switch (login._tag) {
    case "Authenticated":
      return `welcome, ${Profile.primaryEmail(login.profile)}`
    case "PolicyRequired": {
      // The session's own token: once the policy is accepted, the user is logged in by it.
      const profile = yield* Authentication.privacyPolicyAccept({ accessToken: login.accessToken })
      return `${login.nextSteps[0]._tag}: welcome, ${Profile.primaryEmail(profile)}`
    }
    default:
      return `${login.nextSteps[0]._tag} comes next`
  }
})

const policies = [{ version: "1.0", start: "2020-01-01T00:00:00Z" }]
const emulator = Emulator.layer({ privacyPolicy: { enabled: true, mode: "Strict", policies } })

console.log(await program.pipe(Effect.provide(emulator), Effect.runPromise))
// → AcceptPolicy: welcome, ada@example.com
