/** The four clients that calls can go through, and what is at the other end of each. */
import { FetchHttpClient, type HttpClient } from "@effect/platform"
import { NodeHttpClient } from "@effect/platform-node"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Deferred, Duration, Effect, FiberId, Layer, Queue } from "effect"
import type { IncomingMessage, ServerResponse } from "node:http"
import { apiKey, apiSecret } from "../support/client.js"
import { startHttpServer } from "../support/sockets.js"

export interface Answer {
  readonly status?: number
  readonly headers?: { readonly [name: string]: string }
  /** Sent as it is if it is text, else as JSON. */
  readonly body?: unknown
}

/** What the other end does with every request of a call. */
export type Behaviour =
  | Answer
  /** Takes no connection. */
  | "refuses"
  /** Resets the connection in place of an answer. */
  | "resets"
  /** Sends headers and half of a body, and closes the connection. */
  | "breaks off"
  /** Never answers. */
  | "is silent"
  /** Sends headers and half of a body, and no more. */
  | "stalls"

/** A request as it came to the other peer. */
export interface ReceivedRequest {
  readonly method: string
  /** Path and query, as they were sent. */
  readonly target: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** Done when the client waits for the answer no more: the connection is gone, or the handler is interrupted. */
  readonly released: Effect.Effect<void>
}

/** A client and its other peer. */
export interface TestClient {
  /** Where the other end is. */
  readonly origin: string
  /** The headers that the client adds to those of a request. */
  readonly ownHeaders: { readonly [name: string]: string }
  /** Makes calls through the client. What came to the other end before is forgotten. */
  readonly run: <A, E>(
    calls: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>,
    behaviour: Behaviour,
    options?: Partial<LoginRadiusConfig.Options>
  ) => Effect.Effect<A, E>
  /** Changes what the other end does with the next requests. */
  readonly change: (behaviour: Behaviour) => Effect.Effect<void>
  /** The next request to come. One that stalls is here once the client has what there is of its answer. */
  readonly arrival: Effect.Effect<ReceivedRequest>
  /** The requests that have come and were not asked for. */
  readonly arrivals: Effect.Effect<ReadonlyArray<ReceivedRequest>>
}

/** Those that use sockets. Only they can be cut off, or stall, within a body: in process an answer comes as a whole. */
export const overSockets = ["fetch", "undici", "LoginRadiusNode"] as const
export const all = [...overSockets, "emulator"] as const
export type Name = (typeof all)[number]

export class Clients extends Context.Tag("test/clients/Clients")<Clients, { readonly [N in Name]: TestClient }>() {}

export const testClient = (name: Name): Effect.Effect<TestClient, never, Clients> =>
  Effect.map(Clients, (clients) => clients[name])

const half = '{"Id":"1",'

const contentOf = ({ body = "" }: Answer): string => (typeof body === "string" ? body : JSON.stringify(body))

const json = { "content-type": "application/json" }

// --- the other end -----------------------------------------------------------------------------------------------------

/** What the other end of a client has been told and has seen. */
interface Peer {
  behaviour: Behaviour
  readonly arrived: Queue.Queue<ReceivedRequest>
}

const makePeer: Effect.Effect<Peer> = Effect.map(Queue.unbounded<ReceivedRequest>(), (arrived) => ({
  behaviour: {},
  arrived
}))

/** A server on a port of this machine; its base URL. */
const server = (peer: Peer) =>
  startHttpServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => behave(peer, request, response, Buffer.concat(chunks).toString()))
  })

const behave = (peer: Peer, request: IncomingMessage, response: ServerResponse, body: string): void => {
  const released = Deferred.unsafeMake<void>(FiberId.none)
  response.once("close", () => Deferred.unsafeDone(released, Effect.void))
  const arrived: ReceivedRequest = {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: Object.fromEntries(
      Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(", ")])
    ),
    body,
    released: Deferred.await(released)
  }
  const arrives = (): void => void Queue.unsafeOffer(peer.arrived, arrived)
  const { behaviour } = peer
  if (behaviour !== "stalls") arrives()
  if (typeof behaviour === "object") {
    response.writeHead(behaviour.status ?? 200, behaviour.headers ?? json).end(contentOf(behaviour))
  } else if (behaviour === "resets") {
    request.socket.resetAndDestroy()
  } else if (behaviour === "breaks off" || behaviour === "stalls") {
    response.writeHead(200, { ...json, "content-length": "1000" })
    response.write(half, () =>
      // Between two turns of the loop the client, which is in this process, reads what has been written.
      behaviour === "stalls" ? setImmediate(() => setImmediate(arrives)) : request.socket.destroy()
    )
  }
}

/** The emulator in process, as its layer makes it; what it is asked is noted. */
const emulator = (peer: Peer) =>
  Effect.gen(function* () {
    const context = yield* Layer.build(Layer.orDie(Emulator.layer()))
    const service = Context.get(context, Emulator.Emulator)
    const { handle } = service
    const noted: typeof handle = (request) =>
      Effect.flatMap(Deferred.make<void>(), (released) => {
        const { headers, method, path, rawBody, rawQuery } = request
        const target = rawQuery === "" ? path : `${path}?${rawQuery}`
        Queue.unsafeOffer(peer.arrived, { method, target, headers, body: rawBody, released: Deferred.await(released) })
        const fault = faultOf(peer.behaviour)
        return service.inject(fault).pipe(
          Effect.zipRight(handle(request)),
          Effect.onInterrupt(() => Deferred.succeed(released, undefined))
        )
      })
    return Object.assign(service, { handle: noted }) && context
  })

const faultOf = (behaviour: Behaviour): Faults.Fault => {
  if (typeof behaviour === "object") {
    return Faults.status(behaviour.status ?? 200, { headers: behaviour.headers ?? json, body: contentOf(behaviour) })
  }
  if (behaviour === "refuses") return Faults.refuse
  if (behaviour === "resets") return Faults.dropBefore
  if (behaviour === "is silent") return Faults.delay(Duration.infinity)
  throw new Error(`an answer in process is whole: it never ${behaviour}`)
}

// --- the clients -------------------------------------------------------------------------------------------------------

const makeTestClient = (
  peer: Peer,
  client: Context.Context<HttpClient.HttpClient>,
  origin: string,
  /** Where nothing takes a connection. */
  closed: string,
  ownHeaders: TestClient["ownHeaders"]
): TestClient => {
  const drained = Queue.takeAll(peer.arrived)
  const change = (behaviour: Behaviour) => Effect.sync(() => void (peer.behaviour = behaviour))
  return {
    origin,
    ownHeaders,
    change,
    arrival: Queue.take(peer.arrived),
    arrivals: Effect.map(drained, (arrivals) => [...arrivals]),
    run: (calls, behaviour, options) =>
      Effect.gen(function* () {
        yield* drained
        yield* change(behaviour)
        const config = yield* configOf(behaviour === "refuses" ? closed : origin, options)
        const context = Context.add(client, LoginRadiusConfig.LoginRadiusConfig, config)
        return yield* Effect.provide(calls, context)
      })
  }
}

/** A configuration for an origin, without repeats unless options say otherwise. */
export const configOf = (
  origin: string,
  options: Partial<LoginRadiusConfig.Options> = {}
): Effect.Effect<LoginRadiusConfig.Service> =>
  Effect.orDie(
    LoginRadiusConfig.make({
      apiKey,
      apiSecret,
      retry: Retry.none,
      baseUrls: { api: origin, config: origin, cloud: origin, hub: origin },
      ...options
    })
  )

/** All of them, with one server for those that use sockets. */
export const layer: Layer.Layer<Clients> = Layer.scoped(
  Clients,
  Effect.gen(function* () {
    const peer = yield* makePeer
    const base = yield* server(peer)
    const closed = yield* Effect.scoped(startHttpServer(() => {}))
    const host = { host: new URL(base).host, connection: "keep-alive" }
    const overSocket = (client: Layer.Layer<HttpClient.HttpClient>, ownHeaders: TestClient["ownHeaders"] = {}) =>
      Effect.map(Layer.build(client), (context) =>
        makeTestClient(peer, context, base, closed, { ...host, ...ownHeaders })
      )
    const inProcess = yield* makePeer
    return {
      fetch: yield* overSocket(FetchHttpClient.layer, {
        "accept-encoding": "gzip, deflate",
        "accept-language": "*",
        "sec-fetch-mode": "cors"
      }),
      undici: yield* overSocket(NodeHttpClient.layerUndici),
      LoginRadiusNode: yield* overSocket(LoginRadiusNode.layerClient),
      emulator: makeTestClient(inProcess, yield* emulator(inProcess), Emulator.origin, Emulator.origin, {})
    }
  })
)
