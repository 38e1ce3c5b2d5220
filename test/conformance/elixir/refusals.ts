/** LoginRadius' Elixir SDK 1.1: wrong credentials, with every operation that sends them. */
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { server, withLayer } from "../setup.js"
import { refusal } from "./client.js"
import { type Name, requests, type Row } from "./requests.js"

const other = "e0e0e0e0-0000-4000-8000-0000000000fe"

const sending = (is: (credentials: string, query: ReadonlyArray<string>) => boolean): ReadonlyArray<Name> =>
  (Object.keys(requests) as ReadonlyArray<Name>).filter((name) => {
    const [credentials, , query = ""]: Row = requests[name]
    return is(credentials, query.split(" "))
  })

const withKey = sending(
  (credentials, query) => credentials !== "query" || query.includes("key") || query.includes("apikey")
)
const withSecret = sending(
  (credentials, query) =>
    credentials === "secret" || (credentials === "query" && (query.includes("secret") || query.includes("apisecret")))
)
const withToken = sending(
  (credentials, query) => credentials === "user" || (credentials === "query" && query.includes("access_token"))
)

/** A value for each parameter of a path. */
const given = {
  uid: "0".repeat(32),
  role: "admin",
  context: "blog",
  type: "country",
  objectrecordid: "1",
  recordid: "1"
}

export const refusals = () => {
  withLayer(server({ secondFactor: { mode: "optional", authenticator: true, smsOtp: true } }))(
    "an Elixir application is refused with",
    (each) => {
      each(withKey)("the key of another application: %s", (name) =>
        Effect.map(refusal(name, { ...given, apikey: other, key: other }), (refusal) =>
          assert.deepStrictEqual(refusal, [403, 901])
        )
      )

      each(withSecret)("the secret of another application: %s", (name) =>
        Effect.map(refusal(name, { ...given, apisecret: other, secret: other }), (refusal) =>
          assert.deepStrictEqual(refusal, [401, 902])
        )
      )

      each(withToken)("an unknown access token: %s", (name) =>
        Effect.map(refusal(name, { ...given, access_token: other }), (refusal) =>
          assert.deepStrictEqual(refusal, [403, 905])
        )
      )
    }
  )
}
