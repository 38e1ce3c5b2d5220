import { assert, describe, it } from "@effect/vitest"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { ConfigProvider, Effect, Layer } from "effect"
import { createRequire } from "node:module"
import { apiKey } from "../support/client.js"

/** The client of the package's undici. Its index would give other tests methods that the package does not load. */
const UndiciClient = createRequire(new URL("../../packages/node/package.json", import.meta.url))(
  "undici/lib/dispatcher/client.js"
) as { readonly prototype: object }

/** As where a runtime has a client of its own in undici's place. */
const withoutDispatch = Effect.suspend(() => {
  const { prototype } = UndiciClient
  return Effect.acquireRelease(
    Effect.sync(() => Object.defineProperty(prototype, "dispatch", { value: undefined, configurable: true })),
    () => Effect.sync(() => Reflect.deleteProperty(prototype, "dispatch"))
  )
})

const onBun = Effect.acquireRelease(
  Effect.sync(() => Object.defineProperty(process.versions, "bun", { value: "1.4.5", configurable: true })),
  () => Effect.sync(() => Reflect.deleteProperty(process.versions, "bun"))
)

describe.each([
  ["a runtime whose undici cannot dispatch", withoutDispatch],
  ["Bun", onBun]
])("%s", (_, runtime) => {
  it.scoped("is refused by each layer with the client to use", () =>
    Effect.gen(function* () {
      yield* runtime
      const layers: ReadonlyArray<Layer.Layer<never, unknown>> = [
        LoginRadiusNode.layerClient,
        LoginRadiusNode.layerClientOptions({}),
        LoginRadiusNode.layerClientFromEnv,
        LoginRadiusNode.layer,
        LoginRadiusNode.layerOptions({ apiKey })
      ]
      for (const layer of layers) {
        const error = yield* Effect.flip(Layer.build(layer))
        assert.containSubset(error, { _tag: "InvalidConfig", option: "runtime" })
        assert.match((error as Error).message, /use FetchHttpClient/)
      }
    }).pipe(Effect.withConfigProvider(ConfigProvider.fromMap(new Map([["LOGINRADIUS_API_KEY", apiKey]]))))
  )
})
