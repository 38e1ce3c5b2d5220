/** All connections of a client. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createSecureContext } from "node:tls"
import type { buildConnector } from "undici"
import { direct, tunnel } from "./connect.js"
import { Queue, type Waiting } from "./queue.js"
import { proxyOf, type Proxies } from "./proxies.js"
import { errors, makeConnector } from "./undici.js"

export interface Settings {
  readonly connections: number
  readonly ca: ReadonlyArray<string> | undefined
  readonly proxies: Proxies | undefined
}

/** Closed with the scope: calls in flight and queued calls fail, and no socket keeps the process alive. */
export const make = (settings: Settings): Effect.Effect<Connections, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => new Connections(settings)),
    (connections) => Effect.promise(() => connections.close())
  )

/** A queue for each host, while it has connections. */
export class Connections {
  private readonly queues = new Map<string, Queue>()
  /** Shared by all, so that TLS sessions are resumed and the authorities are read once. */
  private readonly connector: buildConnector.connector
  private isClosed = false

  constructor(private readonly settings: Settings) {
    const { ca } = settings
    this.connector = makeConnector(ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...ca] }) })
  }

  enter(origin: string, request: Waiting): void {
    if (this.isClosed) return request.refuse(new errors.ClientDestroyedError())
    const queue = this.queues.get(origin) ?? this.open(origin)
    queue.enter(request)
  }

  close(): Promise<unknown> {
    this.isClosed = true
    const error = new errors.ClientDestroyedError()
    return Promise.all(Array.from(this.queues.values(), (queue) => queue.close(error)))
  }

  private open(origin: string): Queue {
    const { connections, proxies } = this.settings
    const proxy = proxies === undefined ? undefined : proxyOf(proxies, origin)
    const connect = proxy === undefined ? direct(this.connector) : tunnel(proxy, this.connector)
    const queue = new Queue(origin, connect, connections, () => this.queues.delete(origin))
    this.queues.set(origin, queue)
    return queue
  }
}
