/** The servers for the fuzzer, each with a user. */
import { HttpApi } from "@effect/platform"
import { Api } from "@loginradius-effect/demo/api/Api"
import { Site } from "@loginradius-effect/demo/server/host/Site"
import { Emulator, Store } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, Layer, Logger, type Scope } from "effect"
import { AnswerRecord, start } from "../demo/browser/demoServer.js"
import { signIn } from "../demo/userClient.js"
import { account, emulator, key, secret, token } from "../emulator/support.js"
import { compiledEndpoint, endpoints } from "./endpoints.js"
import type { Dictionary } from "./fuzz.js"

export interface FuzzTarget {
  readonly base: string
  readonly dictionary: Dictionary
  /** A value that is identical as long as nothing has changed. */
  readonly state: () => unknown
}

const quiet = Logger.remove(Logger.defaultLogger)

const storeOf = Effect.flatMap(Emulator.Emulator, ({ seed }) => seed(Store.Store))

/** All rows of all tables, as text. */
const snapshotOf = (store: Store.Service): string =>
  JSON.stringify(store.read((tables) => Object.entries(tables).map(([name, table]) => [name, table.all()])))

const email = "ada@example.com"

/** The emulator's server. */
export const emulatorTarget: Effect.Effect<FuzzTarget, never, Scope.Scope> = Effect.gen(function* () {
  const context = yield* Layer.build(Layer.merge(emulator({ customObjects: { names: ["things"] } }), quiet))
  return yield* Effect.gen(function* () {
    const base = yield* Effect.orDie(serve())
    const uid = yield* account(email)
    const accessToken = yield* token(email)
    const store = yield* storeOf
    const routes = [...new Set(endpoints.map((endpoint) => compiledEndpoint(endpoint).template))]
    return {
      base,
      state: () => snapshotOf(store),
      dictionary: {
        routes: [...routes, ...routes.map((route) => route.replace(":uid", uid)), "/RequestHandler.aspx", "/auth.aspx"],
        likely: [`/identity/v2/manage/account/${uid}`, "/identity/v2/auth/account", "/ciam/appinfo"],
        headers: [`X-LoginRadius-ApiSecret: ${secret}`, `Authorization: Bearer ${accessToken}`],
        query: [`apikey=${key}`, `apikey=${key}&objectname=things`, `apikey=${key}&email=${email}`]
      }
    }
  }).pipe(Effect.provide(context))
})

const routesOfDemo = (): ReadonlyArray<string> => {
  const routes = new Set<string>()
  HttpApi.reflect(Api, { onGroup: () => {}, onEndpoint: ({ endpoint }) => routes.add(endpoint.path) })
  return [...routes, "/", "/social", "/linking", "/assets/:file"]
}

/** The demo, with a user who has signed in. */
export const demoTarget: Effect.Effect<FuzzTarget, never, Scope.Scope> = Effect.gen(function* () {
  const running = yield* Effect.acquireRelease(
    Effect.sync(() => start(new AnswerRecord(), quiet)),
    (running) => Effect.promise(() => running.dispose())
  )
  const { origin, store } = yield* Effect.promise(() =>
    running.runPromise(Effect.all({ origin: Effect.map(Site, ({ origin }) => origin), store: storeOf }))
  )
  const { headers } = yield* Effect.promise(() => signIn(origin))
  return {
    base: origin,
    state: () => snapshotOf(store),
    dictionary: {
      routes: routesOfDemo(),
      likely: ["/", "/api/visit", "/api/profile/", "/api/roles/"],
      headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      query: ["name=editor", "kind=preferences", "call=0&message=0"]
    }
  }
})
