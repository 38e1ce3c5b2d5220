import { Account, Endpoint, Profile } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Schema } from "effect"

const Member = Profile.withCustomFields(Schema.Struct({ plan: Schema.Literal("free", "pro") }))

const program = Effect.gen(function* () {
  const created = yield* Account.create({
    profile: {
      Email: [{ Type: "Primary", Value: "ada@example.com" }],
      Password: "correct horse 7",
      EmailVerified: true
    }
  })
  yield* Account.update({
    uid: created.Uid,
    profile: yield* Member.encode({ CustomFields: { plan: "pro" } })
  })

  // Only the members that are named are asked for, and only they are in the type.
  const read = yield* Endpoint.project(Account.profilesByUid, ["Email", "CustomFields"])({ uid: created.Uid })
  const member = yield* Member.decode(read)
  return `${Profile.primaryEmail(member)} is ${member.CustomFields.plan}`
})

console.log(await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise))
// → ada@example.com is pro
