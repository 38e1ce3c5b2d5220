/** Redirects a client with fixed hosts and HTTPS to a server on this machine. */
import http from "node:http"
import https from "node:https"

/** A request as it was sent, and the status of its answer once it is there. */
export interface Exchange {
  readonly method: string
  readonly host: string
  /** Path and query. */
  readonly path: string
  readonly headers: { readonly [name: string]: unknown }
  status?: number | undefined
}

export interface Redirection {
  /** In the order in which they were sent. */
  readonly exchanges: ReadonlyArray<Exchange>
  readonly restore: () => void
}

/**
 * Replaces `https.request` until it is restored. The request stays as the client wrote it, the Host header included; only the
 * connection goes to the server. A request to any other host throws, so that nothing leaves this machine.
 */
export const redirect = (base: string, hosts: ReadonlyArray<string>): Redirection => {
  const exchanges: Array<Exchange> = []
  const { hostname, port } = new URL(base)
  const agent = new http.Agent({ keepAlive: true, host: hostname, port: Number(port) })
  const original = https.request
  const request = (options: http.RequestOptions, onResponse: (response: http.IncomingMessage) => void) => {
    const host = options.hostname ?? ""
    if (!hosts.includes(host)) throw new Error(`a request for ${host}`)
    const { headers, method = "GET", path } = options
    const exchange: Exchange = { method, host, path: path ?? "/", headers: { ...headers } }
    exchanges.push(exchange)
    return http.request({ ...options, agent }, (response) => {
      exchange.status = response.statusCode
      onResponse(response)
    })
  }
  https.request = request as typeof https.request
  return {
    exchanges,
    restore: () => {
      https.request = original
      agent.destroy()
    }
  }
}
