/** The socket of the demo: on this machine alone, for complete requests up to the size that its forms need. */
import { HttpServer } from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import { httpServer } from "@loginradius-effect/emulator/server"
import { Layer } from "effect"

const host = "127.0.0.1"

const maxBodyBytes = 64 * 1024

/** Listens on a port; 0 takes any free one. */
export const layer = (port: number) =>
  Layer.merge(
    Layer.scoped(HttpServer.HttpServer, httpServer({ host, port, maxBodyBytes })),
    NodeHttpServer.layerContext
  )
