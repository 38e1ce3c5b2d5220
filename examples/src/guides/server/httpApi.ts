import { HttpApi, HttpApiBuilder, HttpApiEndpoint, HttpApiGroup, HttpServer } from "@effect/platform"
import { Emulator, Faults, Seed } from "@loginradius-effect/emulator"
import { Auth, TokenVerifier } from "@loginradius-effect/server"
import * as LoginRadius from "@loginradius-effect/server/HttpApi"
import { Effect, Layer, ManagedRuntime, Option, Redacted, Schema } from "effect"

const mine = HttpApiEndpoint.get("mine", "/orders").addSuccess(Schema.String).middleware(LoginRadius.Authenticated)
const greeting = HttpApiEndpoint.get("greeting", "/").addSuccess(Schema.String).middleware(LoginRadius.Optional)
const all = HttpApiEndpoint.get("all", "/orders/all")
  .addSuccess(Schema.String)
  .addError(LoginRadius.Forbidden)
  .middleware(LoginRadius.Authenticated)

const api = HttpApi.make("shop").add(HttpApiGroup.make("orders").add(mine).add(greeting).add(all))

const orders = HttpApiBuilder.group(api, "orders", (group) =>
  group
    .handle("mine", () => Effect.map(Auth.CurrentUser, ({ uid }) => `orders of ${uid}`))
    .handle("greeting", () =>
      Effect.map(Auth.MaybeUser, (user) => `hello, ${Option.isSome(user) ? user.value.uid : "stranger"}`)
    )
    .handle("all", () => Effect.as(Auth.requireRole("admin"), "all orders"))
)

// One emulator for the server, and for the program that plays its clients.
const emulator = Emulator.layer()
const runtime = ManagedRuntime.make(emulator)
const server = HttpApiBuilder.api(api).pipe(
  Layer.provide(orders),
  Layer.provide(LoginRadius.layer()),
  Layer.provide(TokenVerifier.layerOpaque({ fresh: 0 })),
  Layer.provide(emulator),
  Layer.merge(HttpServer.layerContext)
)
const { dispose, handler } = HttpApiBuilder.toWebHandler(server, { memoMap: runtime.memoMap })

const program = Effect.gen(function* () {
  const get = (path: string, token?: Redacted.Redacted<string>) =>
    Effect.promise(async () => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${Redacted.value(token)}` }
      const response = await handler(new Request(`http://localhost${path}`, { headers }))
      console.log(path, response.status, response.ok ? await response.json() : response.headers.get("retry-after"))
    })

  yield* Emulator.seed(Seed.account({ uid: "ada", email: "ada@example.com", password: "correct horse 7" }))
  const { accessToken } = yield* Emulator.seed(Seed.session("ada"))
  yield* get("/")
  yield* get("/orders")
  yield* get("/orders", accessToken)
  yield* get("/orders/all", accessToken)
  yield* Emulator.inject(Faults.status(503))
  yield* get("/", accessToken)
})

await runtime.runPromise(program)
await dispose()
await runtime.dispose()
// → / 200 hello, stranger
// → /orders 401 null
// → /orders 200 orders of ada
// → /orders/all 403 null
// → / 503 1
