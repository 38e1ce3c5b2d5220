/** Servers on ports of this machine, for the suites whose subject is the socket. All are gone when their scope closes. */
import { HttpClient } from "@effect/platform"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Effect, Layer, type Scope } from "effect"
import { createServer, type RequestListener } from "node:http"
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from "node:net"

/** Starts a server on a port of the machine's choice; closes it, and its sockets, with the scope. */
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

/** A real server; its base URL. */
export const startHttpServer = (listener: RequestListener): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(listen(createServer(listener)), (port) => `http://127.0.0.1:${port}`)

/** A server that speaks what it is told to on each connection; its base URL. */
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

/** A client with its own pool, alive until the scope closes. */
export const clientOf = (
  options: LoginRadiusNode.ClientOptions = {}
): Effect.Effect<HttpClient.HttpClient, InvalidConfig, Scope.Scope> =>
  Effect.map(Layer.build(LoginRadiusNode.layerClientOptions(options)), Context.get(HttpClient.HttpClient))

/** How a client leaves a connection after what it has sent: it waits for the other side, or it does not. */
export type ClientClose = "waits" | "half-closes" | "resets"

/**
 * What a server answers to bytes (one for each character), however little they are HTTP, until the connection is closed.
 * Requests that are answered well have to ask for that.
 */
export const answerTo = (base: string, sent: string, leaving: ClientClose = "waits"): Effect.Effect<string> =>
  Effect.async((resume) => {
    let answer = ""
    const socket = connect(Number(new URL(base).port), "127.0.0.1")
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text))
    // What was answered before a reset counts.
    socket.on("error", () => {})
    socket.once("close", () => resume(Effect.succeed(answer)))
    if (leaving === "half-closes") socket.end(sent, "latin1")
    else socket.write(sent, "latin1", () => leaving === "resets" && setImmediate(() => socket.resetAndDestroy()))
    return Effect.sync(() => socket.destroy())
  })

/** Status, headers and body of one answer as it was sent. */
export const parseAnswer = (answer: string) => {
  const [head = "", body = ""] = answer.split("\r\n\r\n")
  const [line = "", ...headers] = head.split("\r\n")
  return {
    /** 0 where nothing was answered. */
    status: Number(line.split(" ")[1] ?? 0),
    headers: Object.fromEntries(
      headers.map((header) => [header.split(": ")[0]!.toLowerCase(), header.split(": ").slice(1).join(": ")])
    ) as Record<string, string>,
    body
  }
}
