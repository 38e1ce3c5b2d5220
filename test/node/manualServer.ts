/** A server whose requests are answered by the test, and a count of the sockets that the client opens. */
import type { HttpClientError, HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { HttpClient } from "@effect/platform"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { type Cause, Context, Deferred, Effect, Exit, FiberId, Layer, Queue, Scope } from "effect"
import type { ServerResponse } from "node:http"
import { Socket } from "node:net"
import { startHttpServer } from "../support/sockets.js"

/** A request at the server, which the test answers. */
export interface ReceivedRequest {
  readonly path: string | undefined
  readonly response: ServerResponse
  /** Completes when the connection is closed. */
  readonly closed: Effect.Effect<void>
}

export interface ManualServer {
  readonly base: string
  readonly requests: Queue.Queue<ReceivedRequest>
}

export const manualServer: Effect.Effect<ManualServer, never, Scope.Scope> = Effect.gen(function* () {
  const requests = yield* Queue.unbounded<ReceivedRequest>()
  const ends = new WeakMap<Socket, Deferred.Deferred<void>>()
  const endOf = (socket: Socket) => {
    const known = ends.get(socket)
    if (known !== undefined) return known
    const end = Deferred.unsafeMake<void>(FiberId.none)
    socket.once("close", () => Deferred.unsafeDone(end, Effect.void))
    ends.set(socket, end)
    return end
  }
  const base = yield* startHttpServer((request, response) => {
    const closed = Deferred.await(endOf(request.socket))
    Queue.unsafeOffer(requests, { path: request.url, response, closed })
  })
  return { requests, base }
})

/** A client, and an effect that closes its layer. */
export const openClient = (options: LoginRadiusNode.ClientOptions = { connections: 1 }) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const context = yield* Layer.buildWithScope(LoginRadiusNode.layerClientOptions(options), scope)
    return { client: Context.get(context, HttpClient.HttpClient), close: Scope.close(scope, Exit.void) }
  })

/** The sockets of this process to one port. */
export interface SocketCount {
  made: number
  /** Sockets that are connecting or open. */
  open: number
  /** The highest value of `open`. */
  most: number
}

const portOf = (target: unknown): unknown =>
  Array.isArray(target) ? portOf(target[0]) : (target as { readonly port?: unknown } | undefined)?.port

/** Counts the sockets to the port of a URL, from the moment that they begin to connect until they are closed. */
export const countSockets = (base: string): Effect.Effect<SocketCount, never, Scope.Scope> => {
  const count: SocketCount = { made: 0, open: 0, most: 0 }
  const port = new URL(base).port
  const { connect } = Socket.prototype
  const counting = function (this: Socket, ...target: Parameters<typeof connect>) {
    if (String(portOf(target[0])) === port) {
      count.made += 1
      count.open += 1
      count.most = Math.max(count.most, count.open)
      this.once("close", () => (count.open -= 1))
    }
    return connect.apply(this, target)
  } as typeof connect
  return Effect.acquireRelease(
    Effect.sync(() => {
      Socket.prototype.connect = counting
      return count
    }),
    () => Effect.sync(() => (Socket.prototype.connect = connect))
  )
}

/** A response with the body that core reads from it. */
type Answer = HttpClientResponse.HttpClientResponse & { readonly body: string | undefined }
type Failure = HttpClientError.HttpClientError | Cause.TimeoutException

/** An exchange with a deadline of its own, as core opens it. */
export interface Exchange {
  readonly start: (resume: (result: Effect.Effect<Answer, Failure>) => void) => void
  readonly abandon: () => void
}

export const exchange = (
  client: HttpClient.HttpClient,
  request: HttpClientRequest.HttpClientRequest,
  millis: number,
  maxBytes = 16 * 1024 * 1024
): Exchange => {
  const opening = Symbol.for("@loginradius-effect/core/OpenExchange")
  const open = (client as unknown as { readonly [opening: symbol]: (...parts: ReadonlyArray<unknown>) => Exchange })[
    opening
  ]!
  return open(request, millis, maxBytes)
}

/** Starts an exchange at once; its result. */
export const outcome = (exchange: Exchange): Effect.Effect<Answer, Failure> => {
  const result = Deferred.unsafeMake<Answer, Failure>(FiberId.none)
  exchange.start((effect) => Deferred.unsafeDone(result, effect))
  return Deferred.await(result)
}
