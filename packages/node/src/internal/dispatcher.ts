/** The pool of connections behind the client. */
import { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createSecureContext } from "node:tls"
import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from "undici"

/** Proxies by the scheme of the URL that is called, and the hosts that are called without one. */
export interface Proxies {
  readonly http: string
  readonly https: string
  readonly none: string
}

export interface Settings {
  readonly connections: number
  readonly ca: ReadonlyArray<string> | undefined
  readonly proxies: Proxies | undefined
}

export const invalid = (option: string, reason: string): InvalidConfig =>
  new InvalidConfig({ option, reason, message: `${option}: ${reason}` })

/** A pool that is destroyed with its scope: calls in flight fail, and no socket keeps the process alive. */
export const make = (settings: Settings): Effect.Effect<Dispatcher, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => open(settings)),
    (dispatcher) => Effect.promise(() => dispatcher.destroy())
  )

const open = ({ ca, connections, proxies }: Settings): Dispatcher => {
  // Made once and not for each connection.
  const tls = ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...ca] }) }
  const options = {
    connections,
    // More than one request on a connection gains nothing here, and lets a slow call hold up others.
    pipelining: 1,
    // The caller's deadline covers the wait in line, the headers and the body, and is exact: undici's timers are a second coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: tls
  }
  if (proxies === undefined) return new Agent(options)
  const agent = new EnvHttpProxyAgent({
    ...options,
    requestTls: tls,
    proxyTls: tls,
    factory: (origin, options) => new Pool(origin, failingTunnels(options)),
    httpProxy: proxies.http,
    httpsProxy: proxies.https,
    noProxy: proxies.none
  })
  // The proxy agent writes to the headers that it is given.
  return agent.compose(
    (dispatch) => (options, handler) => dispatch({ ...options, headers: { ...options.headers } }, handler)
  )
}

/** A proxy hung up in place of making a tunnel. */
class TunnelFailed extends Error {
  readonly code = "ERR_PROXY_TUNNEL"
}

/**
 * With a proxy that hangs up, undici takes the error of the tunnel for a lost connection and connects again, without end and
 * without a pause. Under another code it fails the requests that wait.
 */
const failingTunnels = (options: Pool.Options): Pool.Options => {
  const { connect } = options
  if (typeof connect !== "function") return options
  return {
    ...options,
    connect: (target, callback) =>
      connect(target, (...result: Parameters<buildConnector.Callback>) =>
        callback(...(isHangUp(result[0]) ? tunnelFailed(result[0]) : result))
      )
  }
}

const isHangUp = (error: Error | null): error is Error =>
  (error as { code?: unknown } | null)?.code === "UND_ERR_SOCKET"

const tunnelFailed = (cause: Error): [Error, null] => [new TunnelFailed("the proxy hung up", { cause }), null]
