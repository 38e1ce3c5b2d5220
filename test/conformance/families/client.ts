/** Sends what a row says, byte for byte, to the emulator's server. */
import { Effect } from "effect"
import { request as open } from "node:http"
import { apiKey, apiSecret, at, Server, textAt } from "../setup.js"

export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export const send = ({ body, headers, method, path }: Sent) =>
  Effect.flatMap(Server, (base) =>
    Effect.async<Answer>((resume) => {
      const length = body === "" ? {} : { "content-length": Buffer.byteLength(body) }
      const sent = open(`${base}${path}`, { method, headers: { ...headers, ...length } }, (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (chunk: string) => (text += chunk))
        response.on("end", () =>
          resume(Effect.succeed({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }))
        )
      })
      sent.on("error", (error) => resume(Effect.die(error)))
      sent.end(body)
    })
  )

/** What stands in braces in a row. */
export type Values = Readonly<Record<"key" | "secret" | "uid" | "email" | "token" | "sott", string>>

export const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{(key|secret|uid|email|token|sott)\}/g, (_, name: keyof Values) => values[name])

let count = 0

/** A new account, with an access token and a SOTT. */
export const values: Effect.Effect<Values, never, Server> = Effect.gen(function* () {
  const email = `user${count++}@example.com`
  const manage = (method: string, path: string, body: string) =>
    send({
      method,
      path: `/identity/v2/manage/account${path}apikey=${apiKey}`,
      headers: { "content-type": "application/json", "x-loginradius-apisecret": apiSecret },
      body
    })
  const profile = { Email: [{ Type: "Primary", Value: email }], EmailVerified: true, FirstName: "Ada", LastName: "L" }
  const uid = textAt((yield* manage("POST", "?", JSON.stringify(profile))).body, "Uid")
  const token = textAt((yield* manage("GET", `/access_token?uid=${uid}&`, "")).body, "access_token")
  const sott = textAt((yield* manage("GET", "/sott?", "")).body, "Sott")
  return { key: apiKey, secret: apiSecret, uid, email, token, sott }
})

export const codeOf = ({ body }: Answer): unknown => at(body, "ErrorCode")
