/** The origin of this application, as in `http://127.0.0.1:4321`. Links in mails lead there. */
import { HttpServer } from "@effect/platform"
import { Context, Effect, Layer } from "effect"

export class Site extends Context.Tag("demo/Site")<Site, { readonly origin: string }>() {}

export const layer = (origin: string): Layer.Layer<Site> => Layer.succeed(Site, { origin })

/** The origin at which the server listens. */
export const served: Layer.Layer<Site, never, HttpServer.HttpServer> = Layer.effect(
  Site,
  HttpServer.addressWith((address) =>
    Effect.succeed({
      origin: address._tag === "TcpAddress" ? `http://${address.hostname}:${address.port}` : address.path
    })
  )
)
