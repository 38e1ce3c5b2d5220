import * as RpcClient from "@effect/rpc/RpcClient"
import * as RpcGroup from "@effect/rpc/RpcGroup"
import * as Rpc from "@effect/rpc/Rpc"
import * as RpcTest from "@effect/rpc/RpcTest"
import { assert, describe, it } from "@effect/vitest"
import * as Auth from "@loginradius-effect/server/Auth"
import * as ServerRpc from "@loginradius-effect/server/Rpc"
import { Effect, Layer, Option, Schema } from "effect"
import { type Count, cookie, verifier } from "./authServers.js"

const User = Schema.Struct({ uid: Schema.NullOr(Schema.String) })

class Users extends RpcGroup.make(
  Rpc.make("me", { success: User }).middleware(ServerRpc.Authenticated),
  Rpc.make("maybe", { success: User }).middleware(ServerRpc.Optional),
  Rpc.make("admin", { success: User, error: ServerRpc.Forbidden }).middleware(ServerRpc.Authenticated)
) {}

const me = Effect.map(Auth.CurrentUser, ({ uid }) => ({ uid }))

const handlers = Users.toLayer({
  me: () => me,
  maybe: () => Effect.map(Auth.MaybeUser, (user) => ({ uid: Option.getOrNull(Option.map(user, ({ uid }) => uid)) })),
  admin: () => Effect.zipRight(Auth.requireRole("admin"), me)
})

type Headers = Record<string, string>

const good: Headers = { authorization: "Bearer good" }
const byCookie: Headers = { cookie: "access_token=good" }

interface Row {
  readonly what: string
  readonly procedure?: "me" | "maybe" | "admin"
  readonly headers: Headers
  readonly ends: string
  readonly checks?: number
}

const rows: ReadonlyArray<Row> = [
  { what: "a good token", headers: good, ends: "uid of good" },
  { what: "no token", headers: {}, ends: "Unauthenticated Missing", checks: 0 },
  { what: "a bad token", headers: { authorization: "Bearer bad" }, ends: "Unauthenticated Invalid" },
  { what: "another scheme", headers: { authorization: "Basic  good" }, ends: "Unauthenticated Malformed", checks: 0 },
  {
    what: "a bad token beside a good cookie",
    headers: { authorization: "Bearer bad", cookie: "access_token=good", "sec-fetch-site": "same-origin" },
    ends: "Unauthenticated Invalid"
  },
  { what: "an outage", headers: { authorization: "Bearer outage" }, ends: "AuthUnavailable NoAnswer" },
  { what: "a cookie of which nobody says who sent it", headers: byCookie, ends: "Forbidden CrossSite", checks: 0 },
  {
    what: "a cookie of another site",
    headers: { ...byCookie, origin: "https://evil.example.com" },
    ends: "Forbidden CrossSite",
    checks: 0
  },
  {
    what: "a cookie of the same origin",
    headers: { ...byCookie, "sec-fetch-site": "same-origin" },
    ends: "uid of good"
  },
  {
    what: "a role that is there",
    procedure: "admin",
    headers: { authorization: "Bearer good-admin" },
    ends: "uid of good-admin"
  },
  { what: "a role that is missing", procedure: "admin", headers: good, ends: "Forbidden RoleMissing" },
  { what: "nobody where nobody may be", procedure: "maybe", headers: {}, ends: "null", checks: 0 },
  {
    what: "a bad token where nobody may be",
    procedure: "maybe",
    headers: { authorization: "Bearer bad" },
    ends: "Unauthenticated Invalid"
  },
  {
    what: "an outage where nobody may be",
    procedure: "maybe",
    headers: { authorization: "Bearer outage" },
    ends: "AuthUnavailable NoAnswer"
  }
]

describe("procedures", () => {
  const count: Count = { checks: 0, left: 0 }

  it.scoped("end by one table", () =>
    Effect.gen(function* () {
      const client = yield* RpcTest.makeClient(Users)
      for (const { checks = 1, ends, headers, procedure = "me", what } of rows) {
        count.checks = 0
        const end = yield* client[procedure]().pipe(
          RpcClient.withHeaders(headers),
          Effect.match({
            onFailure: (error) => `${error._tag} ${"reason" in error ? error.reason : ""}`,
            onSuccess: ({ uid }) => String(uid)
          })
        )
        assert.strictEqual(end, ends, what)
        assert.strictEqual(count.checks, checks, `checks: ${what}`)
      }
    }).pipe(Effect.provide(Layer.merge(handlers, Layer.provide(ServerRpc.layer({ cookie }), verifier(count)))))
  )
})
