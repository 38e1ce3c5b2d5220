/** Proxies by the scheme of the URL that is called, and the hosts that are called without one. */
export interface Proxies {
  /** Empty: no proxy. */
  readonly http: string
  /** Empty: the proxy for http is used. */
  readonly https: string
  /** As in `NO_PROXY`: names of hosts, which stand for their subdomains too, with or without a port. */
  readonly none: string
}

/** The URL of the proxy that an origin is called through. */
export const proxyOf = ({ http, https, none }: Proxies, origin: string): string | undefined => {
  const { hostname, port, protocol } = new URL(origin)
  const isSecure = protocol === "https:"
  const proxy = (isSecure && https) || http
  const isExcluded = none.split(/[,\s]+/).some((entry) => covers(entry, hostname, port || (isSecure ? "443" : "80")))
  return proxy === "" || isExcluded ? undefined : proxy
}

const covers = (entry: string, hostname: string, port: string): boolean => {
  const [, host = entry, only = port] = /^(.+):(\d+)$/.exec(entry) ?? []
  const name = host.replace(/^\*?\./, "").toLowerCase()
  return name !== "" && only === port && (hostname === name || hostname.endsWith(`.${name}`))
}
