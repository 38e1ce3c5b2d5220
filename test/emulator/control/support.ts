/** The control API of an emulator, by its client and as plain requests. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Control from "@loginradius-effect/emulator/Control"
import { serve, type Options } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"

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

/** A request that changes something. */
export const change = (method: string, body?: unknown): RequestInit => ({
  method,
  headers: { "x-emulator": "1" },
  ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
})
