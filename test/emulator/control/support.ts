/** The control API of an emulator, by its client and as plain requests. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Control from "@loginradius-effect/emulator/Control"
import { serve, type Options } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { connect } from "node:net"

/** An emulator that is served: its URL, a client of its control API, and a way to send it what the client would not. */
export const controlled = (options: Options = {}) =>
  Effect.gen(function* () {
    const url = yield* serve(options)
    const control = yield* Effect.provide(Control.client(url), FetchHttpClient.layer)
    return { url, control, send: (path: string, init: RequestInit = {}) => send(url + Control.path + path, init) }
  })

/** What is answered: its status, and its body where that is JSON. */
export const send = (url: string, init: RequestInit = {}) =>
  Effect.promise(() =>
    fetch(url, init).then((response) =>
      response.text().then((text) => ({
        status: response.status,
        headers: response.headers,
        text,
        body: text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as unknown) : undefined
      }))
    )
  )

/** Sends requests over one connection, and hangs up as soon as they are sent. */
export const hangUp = (url: string, ...requests: ReadonlyArray<string | readonly [line: string, body: string]>) =>
  Effect.async<void>((resume) => {
    const { host, hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.on("error", () => {})
    socket.once("close", () => resume(Effect.void))
    const sent = requests.map((request) => {
      const [line, body] = typeof request === "string" ? [request, ""] : request
      const headers = [`host: ${host}`, "x-emulator: 1", `content-length: ${Buffer.byteLength(body)}`]
      return [`${line} HTTP/1.1`, ...headers, "", body].join("\r\n")
    })
    socket.write(sent.join(""), () => socket.destroy())
  })

/** A request that changes something. */
export const change = (method: string, body?: unknown): RequestInit => ({
  method,
  headers: { "x-emulator": "1" },
  ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
})
