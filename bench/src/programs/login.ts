/** A program that logs a user in, as an application on Node begins: its client, its configuration, one endpoint. */
import * as Login from "@loginradius-effect/core/Login"
import * as LoginRadiusNode from "@loginradius-effect/node/LoginRadiusNode"
import * as Effect from "effect/Effect"
import { apiKey, apiSecret } from "../workload.js"

/** The tag of the answer. */
export const login = (address: string): Promise<string> =>
  Login.byEmail({ email: "ada@example.com", password: "correct horse 7" }).pipe(
    Effect.map(({ _tag }) => _tag),
    Effect.provide(LoginRadiusNode.layerOptions({ apiKey, apiSecret, baseUrls: { api: address } })),
    Effect.runPromise
  )
