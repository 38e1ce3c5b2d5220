import { Account, Mock, Profile, Wire } from "@loginradius-effect/core"
import { Effect } from "effect"

// What a service may answer, although the documentation says otherwise.
const odd = { Uid: "ada", FirstName: 42, IsActive: "true", Age: "36", Addresses: "none" }

const program = Effect.gen(function* () {
  const profile = yield* Account.profilesByUid({ uid: "ada" })
  console.log(profile.FirstName, profile.IsActive, profile.Addresses)
  console.log(
    Wire.unread(profile)
      .map((loss) => JSON.stringify(loss))
      .join("\n")
  )

  // What could not be read is not written back.
  console.log(Profile.toUpdate(profile, { LastName: "Lovelace" }))
})

const answers = Mock.layer([Mock.handle(Account.profilesByUid, () => Effect.succeed(odd as never))])

await program.pipe(Effect.provide(answers), Effect.runPromise)
// → 42 true undefined
// → {"path":"Addresses","expected":"an array","value":"<redacted>"}
// → { FirstName: '42', LastName: 'Lovelace' }
