import { Account, ErrorCode, Mock } from "@loginradius-effect/core"
import { Effect } from "effect"

const greet = (uid: string) =>
  Account.profilesByUid({ uid }).pipe(
    Effect.map(({ FirstName }) => `Hello, ${FirstName}`),
    Effect.catchTag("UserNotFound", () => Effect.succeed("Hello, stranger"))
  )

const mocked = Mock.layer([
  Mock.handle(Account.profilesByUid, ({ uid }) =>
    uid === "ada" ? Effect.succeed({ Uid: uid, FirstName: "Ada" }) : Mock.refuse(ErrorCode.UserNotFound)
  )
])

console.log(await Effect.all([greet("ada"), greet("bob")]).pipe(Effect.provide(mocked), Effect.runPromise))
// → [ 'Hello, Ada', 'Hello, stranger' ]
