import { Authentication } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, ManagedRuntime, Redacted } from "effect"

// Next loads a module anew when it changes in development: the runtime outlives it on `globalThis`.
const make = () => ManagedRuntime.make(Emulator.layer())
const kept = globalThis as { loginRadius?: ReturnType<typeof make> }
const loginRadius = (kept.loginRadius ??= make())

/** `app/api/me/route.ts`: a route handler takes a Request of the Fetch standard, and answers a Response. */
export const GET = (request: Request): Promise<Response> =>
  Authentication.readProfilesByAccessToken({
    accessToken: /session=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? ""
  }).pipe(
    Effect.map(({ FirstName, Uid }) => Response.json({ Uid, FirstName })),
    Effect.catchTags({
      AccessTokenInvalid: () => Effect.succeed(new Response(null, { status: 401 })),
      AccessTokenExpired: () => Effect.succeed(new Response(null, { status: 401 })),
      InvalidInput: () => Effect.succeed(new Response(null, { status: 401 }))
    }),
    Effect.catchAll(() => Effect.succeed(new Response(null, { status: 503 }))),
    // A request that its client gives up ends the call, too.
    (effect) => loginRadius.runPromise(effect, { signal: request.signal })
  )

const uid = await loginRadius.runPromise(Emulator.seed(Seed.account({ uid: "ada", profile: { FirstName: "Ada" } })))
const { accessToken } = await loginRadius.runPromise(Emulator.seed(Seed.session(uid)))
const me = (cookie: string) => GET(new Request("https://app.example.com/api/me", { headers: { cookie } }))
console.log(await (await me(`session=${Redacted.value(accessToken)}`)).text())
console.log((await me("session=none")).status, (await me("")).status)
await loginRadius.dispose()
// → {"Uid":"ada","FirstName":"Ada"}
// → 401 401
