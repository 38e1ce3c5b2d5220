/** How connections are made: straight to a host, or through a proxy. */
import { Socket } from "node:net"
import type { buildConnector } from "undici"
import { Client, errors, tunnelThrough } from "./undici.js"

/** Opens a connection. Hands over the socket at once, so that it can be closed before it is connected. */
export type Connect = (
  target: buildConnector.Options,
  opened: (socket: Socket) => void,
  done: buildConnector.Callback
) => void

export const direct =
  (connect: buildConnector.connector): Connect =>
  (target, opened, done) => {
    // undici answers the socket, which its types leave out.
    const socket: unknown = connect(target, done)
    if (socket instanceof Socket) opened(socket)
  }

/** The proxy opened no tunnel. The code ends in the status of its answer, or has none where the answer is not HTTP. */
class TunnelFailed extends Error {
  readonly code: string

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, { cause })
    this.code = status === undefined ? "ERR_PROXY_TUNNEL" : `ERR_PROXY_TUNNEL_${status}`
  }
}

/** How long a proxy may take for a tunnel: as long as undici waits for a host. */
const longestWait = 10_000

/** A tunnel through the proxy, and the host's TLS in it. */
export const tunnel = (proxy: string, connect: buildConnector.connector): Connect => {
  const { origin, password, username } = new URL(proxy)
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")
  const authorization = username === "" && password === "" ? {} : { "proxy-authorization": `Basic ${credentials}` }
  const reach = direct(connect)
  return (target, opened, done) => {
    const isSecure = target.protocol === "https:"
    const path = target.port ? String(target.host) : `${target.host}:${isSecure ? 443 : 80}`
    const client = new Client(origin, {
      headersTimeout: longestWait,
      // The name in the request is the host's, and the proxy's TLS is for the proxy.
      connect: ({ servername: _, ...rest }, connected) => reach(rest, opened, connected)
    })
    tunnelThrough(client, { path, headers: { host: path, ...authorization } }, (error, data) => {
      if (error instanceof errors.HeadersTimeoutError) {
        return done(new errors.ConnectTimeoutError("the proxy did not answer"), null)
      }
      // Their codes would say that the host has answered.
      if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
        return done(new TunnelFailed("the proxy's answer cannot be read", undefined, error), null)
      }
      if (error !== null) return done(error, null)
      const { statusCode } = data
      const socket = data.socket as Socket
      if (statusCode < 200 || statusCode >= 300) {
        done(new TunnelFailed(`the proxy answered ${statusCode}`, statusCode), null)
      } else if (isSecure) {
        connect({ ...target, httpSocket: socket }, done)
      } else {
        done(null, socket)
      }
    })
  }
}
