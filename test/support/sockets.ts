/** Servers on ports of this machine, for tests of sockets. They close with their scope. */
import { HttpClient } from "@effect/platform"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Effect, Layer, type Scope } from "effect"
import { createServer, type RequestListener } from "node:http"
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from "node:net"

/** Starts a server on a free port, and closes it and its sockets with the scope; its port. */
export const listen = (server: Server): Effect.Effect<number, never, Scope.Scope> => {
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

/** Starts an HTTP server; its base URL. */
export const startHttpServer = (listener: RequestListener): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(listen(createServer(listener)), (port) => `http://127.0.0.1:${port}`)

/** Starts a TCP server that runs `speak` on each connection; its base URL. */
export const startTcpServer = (speak: (socket: Socket) => void): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(
    listen(
      createTcpServer((socket) => {
        socket.on("error", () => {})
        speak(socket)
      })
    ),
    (port) => `http://127.0.0.1:${port}`
  )

/** A client of this SDK with its own pool, which closes with the scope. */
export const clientOf = (
  options: LoginRadiusNode.ClientOptions = {}
): Effect.Effect<HttpClient.HttpClient, InvalidConfig, Scope.Scope> =>
  Effect.map(Layer.build(LoginRadiusNode.layerClientOptions(options)), Context.get(HttpClient.HttpClient))

/** What a client does after its request: it waits for the server to close, closes its own half, or resets the connection. */
export type ClientClose = "waits" | "half-closes" | "resets"

/**
 * Sends bytes (one per character) to a server, and returns everything that it answers until the connection is closed. A valid
 * request needs `Connection: close`.
 */
export const answerTo = (base: string, sent: string, leaving: ClientClose = "waits"): Effect.Effect<string> =>
  Effect.async((resume) => {
    let answer = ""
    const socket = connect(Number(new URL(base).port), "127.0.0.1")
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text))
    // The answer before a reset is kept.
    socket.on("error", () => {})
    socket.once("close", () => resume(Effect.succeed(answer)))
    if (leaving === "half-closes") socket.end(sent, "latin1")
    else socket.write(sent, "latin1", () => leaving === "resets" && setImmediate(() => socket.resetAndDestroy()))
    return Effect.sync(() => socket.destroy())
  })

/** Status, headers and body of an answer. */
export const parseAnswer = (answer: string) => {
  const [head = "", body = ""] = answer.split("\r\n\r\n")
  const [line = "", ...headers] = head.split("\r\n")
  return {
    /** 0 if there is no answer. */
    status: Number(line.split(" ")[1] ?? 0),
    headers: Object.fromEntries(
      headers.map((header) => [header.split(": ")[0]!.toLowerCase(), header.split(": ").slice(1).join(": ")])
    ) as Record<string, string>,
    body
  }
}
