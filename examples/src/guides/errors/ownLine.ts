import { Account } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Cause, Effect } from "effect"

const invoiceAddress = Effect.fn("invoiceAddress")(function* (uid: string) {
  const { Addresses } = yield* Account.profilesByUid({ uid })
  return Addresses?.[0]
})

const cause = await invoiceAddress("4711").pipe(
  Effect.sandbox,
  Effect.flip,
  Effect.provide(Emulator.layer()),
  Effect.runPromise
)

const [error, ...lines] = Cause.pretty(cause).split("\n")
console.log(error)
// Left out here: the lines inside of the SDK and of Effect, and the folders.
for (const line of lines.filter((line) => /at (LoginRadius\.|invoiceAddress)/.test(line))) {
  console.log(line.trim().replace(/\(.*\/(\w+\.ts):\d+:\d+\)/, "($1)"))
}
// → AccountIdInvalid: Account.profilesByUid: Account ID invalid (code 984, HTTP 403)
// → at LoginRadius.Account.profilesByUid
// → at invoiceAddress (ownLine.ts)
// → at invoiceAddress (ownLine.ts)
