/** The demo's server in process: a browser that keeps its cookies, and no sockets. */
import { HttpApiBuilder, HttpServer } from "@effect/platform"
import * as App from "@loginradius-effect/demo/server/App"
import * as Site from "@loginradius-effect/demo/server/Site"
import * as Surroundings from "@loginradius-effect/demo/server/Surroundings"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Layer } from "effect"

export const origin = "http://demo.test"

const surroundings = Surroundings.emulated(Effect.succeed(Emulator.origin))

const app = Layer.mergeAll(
  App.layer.pipe(Layer.provide(Site.layer(origin)), Layer.provide(surroundings)),
  HttpServer.layerContext
)

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Whatever the API answers: tests look into it.
  readonly body: Record<string, unknown>
}

export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(readonly handler: (request: Request) => Promise<Response>) {}

  readonly send = (
    method: string,
    path: string,
    payload?: unknown,
    headers: Record<string, string | undefined> = {}
  ): Effect.Effect<Answer> =>
    Effect.promise(async () => {
      const sent = new Headers()
      const usual = {
        origin,
        cookie: [...this.cookies].map((pair) => pair.join("=")).join("; "),
        "x-csrf-token": this.cookies.get("demo-csrf"),
        "content-type": payload === undefined ? undefined : "application/json"
      }
      for (const [name, value] of Object.entries({ ...usual, ...headers })) {
        if (value !== undefined) sent.set(name, value)
      }
      const body = payload === undefined ? {} : { body: JSON.stringify(payload) }
      const response = await this.handler(new Request(`${origin}${path}`, { method, headers: sent, ...body }))
      for (const cookie of response.headers.getSetCookie()) {
        const [name, value] = (cookie.split(";")[0] ?? "").split("=") as [string, string]
        this.cookies.set(name, value)
      }
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) }
    })
}

/** A new server with a new emulator, and a browser that has opened its page. */
export const visit = Effect.gen(function* () {
  const { handler } = yield* Effect.acquireRelease(
    Effect.sync(() => HttpApiBuilder.toWebHandler(app)),
    ({ dispose }) => Effect.promise(dispose)
  )
  const browser = new Browser(handler)
  yield* browser.send("GET", "/api/visit")
  return browser
})
