/** The four HTTP clients for calls, each with a peer that answers them. */
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
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
}

/** What the peer does with every request. */
export type Behaviour =
  | Answer
  /** Refuses connections. */
  | "refuses"
  /** Resets the connection in place of an answer. */
  | "resets"
  /** Sends headers and half of a body, and closes the connection. */
  | "breaks off"
  /** Never answers. */
  | "is silent"
  /** Sends headers and half of a body, and then nothing. */
  | "stalls"

/** A request at the peer. */
export interface ReceivedRequest {
  readonly method: string
  /** Path and query, as they were sent. */
  readonly target: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** Completes when the client no longer waits: the connection is closed, or the handler is interrupted. */
  readonly released: Effect.Effect<void>
}

/** A client with its peer. */
export interface TestClient {
  /** The origin of the peer. */
  readonly origin: string
  /** The headers that the client adds to those of a request. */
  readonly ownHeaders: { readonly [name: string]: string }
  /** Makes calls with the client. Earlier requests at the peer are forgotten. */
  readonly run: <A, E>(
    calls: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>,
    behaviour: Behaviour,
    options?: Partial<LoginRadiusConfig.Options>
  ) => Effect.Effect<A, E>
  /** Changes what the peer does with the next requests. */
  readonly change: (behaviour: Behaviour) => Effect.Effect<void>
  /** The next request at the peer; with `stalls`, once the client has the first half of the answer. */
  readonly arrival: Effect.Effect<ReceivedRequest>
  /** The requests at the peer that `arrival` has not returned. */
  readonly arrivals: Effect.Effect<ReadonlyArray<ReceivedRequest>>
}

/** The clients with sockets. Only with them can an answer stop within its body. */
export const overSockets = ["fetch", "undici", "LoginRadiusNode"] as const
export const all = [...overSockets, "emulator"] as const
export type Name = (typeof all)[number]

export class Clients extends Context.Tag("test/clients/Clients")<Clients, { readonly [N in Name]: TestClient }>() {}

export const testClient = (name: Name): Effect.Effect<TestClient, never, Clients> =>
  Effect.map(Clients, (clients) => clients[name])

const half = '{"Id":"1",'

const contentOf = ({ body = "" }: Answer): string => (typeof body === "string" ? body : JSON.stringify(body))

const json = { "content-type": "application/json" }

// --- peers -------------------------------------------------------------------------------------------------------------

/** What a peer does, and the requests that it has got. */
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
      // The client is in this process: it reads the first half within two turns of the event loop.
      behaviour === "stalls" ? setImmediate(() => setImmediate(arrives)) : request.socket.destroy()
    )
  }
}

/** The emulator in process, which records its requests for the peer. */
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
  /** An origin that refuses connections. */
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

/** A configuration for an origin; without repeats, unless options say otherwise. */
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

/** All clients, with one server for those with sockets. */
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
      LoginRadiusNode: yield* overSocket(Layer.orDie(LoginRadiusNode.layerClient)),
      emulator: makeTestClient(inProcess, yield* emulator(inProcess), Emulator.origin, Emulator.origin, {})
    }
  })
)
