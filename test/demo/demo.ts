/** The demo's server in process, without sockets, and a browser that keeps its cookies. */
import { HttpApiBuilder, HttpServer } from "@effect/platform"
import type { Events } from "@loginradius-effect/demo/api/Events"
import * as App from "@loginradius-effect/demo/server/App"
import * as Site from "@loginradius-effect/demo/server/host/Site"
import * as Backend from "@loginradius-effect/demo/server/loginradius/Backend"
import { Emulator } from "@loginradius-effect/emulator"
import { Array as Arr, Context, Effect, Layer } from "effect"

export const origin = "http://demo.test"

const backend = Backend.emulated(Effect.succeed(Emulator.origin))

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Any document of the API.
  readonly body: Record<string, unknown>
}

export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(
    readonly handler: (request: Request) => Promise<Response>,
    /** The emulator of the demo, for tests that open the pages of its social providers. */
    readonly emulator?: Emulator.Service
  ) {}

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

/** A new server with a new emulator on the test clock, and a browser that has opened its page. */
export const openDemoInTestTime = Effect.flatMap(Effect.clock, (clock) => openDemoWith(Layer.setClock(clock)))

const openDemoWith = (clock: Layer.Layer<never>) =>
  Effect.gen(function* () {
    const backendContext = yield* Effect.orDie(Layer.build(backend))
    const server = App.layer.pipe(
      Layer.provide([Site.layer(origin), Layer.succeedContext(backendContext)]),
      Layer.merge(HttpServer.layerContext),
      Layer.provideMerge(clock)
    )
    const { handler } = yield* Effect.acquireRelease(
      Effect.sync(() => HttpApiBuilder.toWebHandler(server)),
      ({ dispose }) => Effect.promise(dispose)
    )
    const browser = new Browser(handler, Context.get(backendContext, Emulator.Emulator))
    yield* browser.send("GET", "/api/visit")
    return browser
  })

/** A new server with a new emulator, and a browser that has opened its page. */
export const openDemo = openDemoWith(Layer.empty)

/** Status, tag and field of a refusal. */
export const refusalIn = ({ body, status }: Answer) => [status, body["_tag"], body["field"]]

export const events = (browser: Browser) =>
  Effect.map(browser.send("GET", "/api/events?call=0&message=0"), ({ body }) => body as typeof Events.Encoded)

const latest = (browser: Browser, to: string) =>
  Effect.flatMap(events(browser), ({ messages }) => Arr.findLast(messages, (message) => message.to === to))

/** The code in the latest message to an address or a number. */
export const codeIn = (browser: Browser, to: string) =>
  Effect.flatMap(latest(browser, to), ({ code }) => Effect.fromNullable(code))

/** The token of the link in the latest mail to an address. */
export const linkTokenIn = (browser: Browser, to: string) =>
  Effect.flatMap(latest(browser, to), ({ link }) =>
    Effect.fromNullable(new URL(link ?? origin).searchParams.get("vtoken"))
  )

/** The code that a user's authenticator app shows now. */
export const authenticatorCode = (browser: Browser, email: string) =>
  Effect.flatMap(events(browser), ({ authenticators }) =>
    Effect.fromNullable(authenticators.find((one) => one.email === email)?.code)
  )
