/** Servers on ports of this machine, for the suites whose subject is the socket. All are gone when their scope closes. */
import { HttpClient } from "@effect/platform"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Effect, Layer, type Scope } from "effect"
import { createServer, type RequestListener } from "node:http"
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net"

/** Starts a server on a port of the machine's choice; closes it, and its sockets, with the scope. */
export const listening = (server: Server): Effect.Effect<number, never, Scope.Scope> => {
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
  })
  return Effect.acquireRelease(
    Effect.async<number>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed((server.address() as AddressInfo).port)))
    }),
    () =>
      Effect.async<void>((resume) => {
        server.close(() => resume(Effect.void))
        for (const socket of sockets) socket.destroy()
      })
  )
}

/** A real server; its base URL. */
export const served = (listener: RequestListener): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(listening(createServer(listener)), (port) => `http://127.0.0.1:${port}`)

/** A server that speaks what it is told to on each connection; its base URL. */
export const spoken = (speak: (socket: Socket) => void): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(
    listening(
      createTcpServer((socket) => {
        socket.on("error", () => {})
        speak(socket)
      })
    ),
    (port) => `http://127.0.0.1:${port}`
  )

/** A client with its own pool, alive until the scope closes. */
export const clientOf = (
  options: LoginRadiusNode.ClientOptions = {}
): Effect.Effect<HttpClient.HttpClient, InvalidConfig, Scope.Scope> =>
  Effect.map(Layer.build(LoginRadiusNode.layerClientOptions(options)), Context.get(HttpClient.HttpClient))
