/** All connections of a client. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createSecureContext } from "node:tls"
import { buildConnector, errors } from "undici"
import { direct, tunnel } from "./connect.js"
import { Line, type Waiting } from "./line.js"
import { proxyOf, type Proxies } from "./proxies.js"

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
  private readonly lines = new Map<string, Line>()
  /** Shared by all, so that TLS sessions are resumed and the authorities are read once. */
  private readonly connector: buildConnector.connector
  private isClosed = false

  constructor(private readonly settings: Settings) {
    const { ca } = settings
    this.connector = buildConnector(ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...ca] }) })
  }

  enter(origin: string, request: Waiting): void {
    if (this.isClosed) return request.refuse(new errors.ClientDestroyedError())
    const line = this.lines.get(origin) ?? this.open(origin)
    line.enter(request)
  }

  close(): Promise<unknown> {
    this.isClosed = true
    const error = new errors.ClientDestroyedError()
    return Promise.all(Array.from(this.lines.values(), (line) => line.close(error)))
  }

  private open(origin: string): Line {
    const { connections, proxies } = this.settings
    const proxy = proxies === undefined ? undefined : proxyOf(proxies, origin)
    const connect = proxy === undefined ? direct(this.connector) : tunnel(proxy, this.connector)
    const line = new Line(origin, connect, connections, () => this.lines.delete(origin))
    this.lines.set(origin, line)
    return line
  }
}
