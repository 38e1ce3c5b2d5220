import { Account, ErrorCode, LoginRadiusConfig, Mock } from "@loginradius-effect/core"
import { Effect, Layer } from "effect"

const greet = (uid: string) =>
  Account.profilesByUid({ uid }).pipe(
    Effect.map(({ FirstName }) => `Hello, ${FirstName}`),
    Effect.catchTag("UserNotFound", () => Effect.succeed("Hello, stranger"))
  )

const mocked = Layer.merge(
  LoginRadiusConfig.layer({
    apiKey: "3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10",
    apiSecret: "b7e2c9d4-1f36-4a8e-8f27-9c5a4e3d2b61"
  }),
  Mock.layer([
    Mock.handle(Account.profilesByUid, ({ uid }) =>
      uid === "ada" ? Effect.succeed({ Uid: uid, FirstName: "Ada" }) : Mock.refuse(ErrorCode.UserNotFound)
    )
  ])
)

console.log(await Effect.all([greet("ada"), greet("bob")]).pipe(Effect.provide(mocked), Effect.runPromise))
