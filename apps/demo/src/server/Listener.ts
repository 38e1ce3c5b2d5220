/** Where the demo listens: on this machine alone, for requests that are whole and not larger than its forms need. */
import { HttpServer } from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import { httpServer } from "@loginradius-effect/emulator/server"
import { Layer } from "effect"

const host = "127.0.0.1"

const maxBodyBytes = 64 * 1024

/** On a port; 0 for any that is free. */
export const layer = (port: number) =>
  Layer.merge(
    Layer.scoped(HttpServer.HttpServer, httpServer({ host, port, maxBodyBytes })),
    NodeHttpServer.layerContext
  )
