/** The socket of the demo: on this machine alone, for complete requests up to the size that its forms need. */
import { HttpServer } from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import { httpServer } from "@loginradius-effect/emulator/server"
import { Effect, Layer } from "effect"
import type { IncomingMessage } from "node:http"
import { Readable } from "node:stream"

const host = "127.0.0.1"

const maxBodyBytes = 64 * 1024

/** Listens on a port; 0 takes any free one. */
export const layer = (port: number) =>
  Layer.merge(Layer.scoped(HttpServer.HttpServer, listen(port)), NodeHttpServer.layerContext)

/** The emulator's server with its limits, as the server that the platform's applications run on. */
const listen = (port: number) =>
  Effect.map(httpServer({ host, port, maxBodyBytes }), ({ address, serve }) =>
    HttpServer.make({
      address: { _tag: "TcpAddress", hostname: host, port: address.port },
      serve: (app, middleware) =>
        Effect.flatMap(
          middleware === undefined ? NodeHttpServer.makeHandler(app) : NodeHttpServer.makeHandler(app, middleware),
          (handle) => serve(({ body, request }, response) => handle(withBody(request, body), response))
        )
    })
  )

/** A request for those who read its body as a stream: that of the request itself has been read, if there is one. */
const withBody = (request: IncomingMessage, body: string): IncomingMessage => {
  if (!request.readableEnded) return request
  const { complete, headers, headersDistinct, httpVersion, method, rawHeaders, socket, url } = request
  return Object.assign(Readable.from([Buffer.from(body)], { objectMode: false }), {
    complete,
    headers,
    headersDistinct,
    httpVersion,
    method,
    rawHeaders,
    socket,
    url
  }) as unknown as IncomingMessage
}
