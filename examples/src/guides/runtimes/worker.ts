import { FetchHttpClient } from "@effect/platform"
import { Authentication, LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, Layer } from "effect"

/** A handler of the Fetch standard, as Cloudflare Workers, Deno and Bun have it. */
const handler = (options: LoginRadiusConfig.Options) => {
  const layer = Layer.merge(FetchHttpClient.layer, LoginRadiusConfig.layer(options))
  return {
    fetch: (request: Request): Promise<Response> =>
      Authentication.checkEmailAvailability({ email: new URL(request.url).searchParams.get("email") ?? "" }).pipe(
        Effect.map(({ IsExist }) => Response.json({ isTaken: IsExist })),
        Effect.catchAll(() => Effect.succeed(new Response(null, { status: 503 }))),
        Effect.provide(layer),
        Effect.runPromise
      )
  }
}

// Here: against the emulator's server, which stands for LoginRadius.
const program = Effect.gen(function* () {
  const url = yield* serve()
  const worker = handler({ apiKey: Emulator.apiKey, baseUrls: { api: url, config: url, cloud: url, hub: url } })
  const response = yield* Effect.promise(() => worker.fetch(new Request("https://worker/?email=ada@example.com")))
  return yield* Effect.promise(() => response.text())
})

console.log(await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise))
// → {"isTaken":false}
