/** Where a request goes: its target and its `Host` header, as RFC 9112 has them. */
import type { IncomingMessage } from "node:http"
import { parseUrl } from "../internal/effect.js"

/** The place of a request. */
export interface Target {
  /** Scheme and authority that the client used, as `URL` writes them: `http://localhost:4080`. */
  readonly origin: string
  /** The authority alone: host, and port where it is not the usual one. */
  readonly host: string
  /** The host alone, IPv6 in brackets. */
  readonly hostname: string
  /** The path as it was sent: never repaired, because a signature covers it. */
  readonly pathname: string
  /** The query with its `?`, as it was sent; "" where there is none. */
  readonly search: string
}

/** Why a request has no place. */
export class Malformed {
  constructor(readonly reason: string) {}
}

/** A name or an address, with a port or without. A user before it is refused. */
const authority = /^(\[[\da-f:.]+\]|[a-z\d._~%!$&'()*+,;=-]+)(:\d*)?$/i

const parsed = (scheme: string, host: string): URL | undefined =>
  authority.test(host) ? parseUrl(`${scheme}://${host}`) : undefined

/** The place of a request. The authority of an absolute target wins over `Host`, which has to be right all the same. */
export const targetOf = ({ headersDistinct, method, url = "" }: IncomingMessage): Target | Malformed => {
  const [host = "", ...others] = headersDistinct["host"] ?? []
  const named = parsed("http", host)
  if (others.length > 0) return new Malformed("more than one Host header")
  if (named === undefined) return new Malformed("the Host header is missing or malformed")
  // "//" starts a path here: only in a reference is it an authority.
  if (url.startsWith("/")) return at(named, url)
  if (url === "*" && method === "OPTIONS") return at(named, "*")
  const [, scheme, absolute, rest] = /^(https?):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  const called = scheme === undefined || absolute === undefined ? undefined : parsed(scheme, absolute)
  if (called === undefined || rest === undefined) return new Malformed("the request target is malformed")
  return at(called, rest.startsWith("/") ? rest : `/${rest}`)
}

const at = ({ host, hostname, origin }: URL, pathAndQuery: string): Target => ({
  origin,
  host,
  hostname,
  ...split(pathAndQuery)
})

/** A path and its query, as they were sent. */
const split = (pathAndQuery: string): Pick<Target, "pathname" | "search"> => {
  const end = pathAndQuery.indexOf("?")
  return end < 0
    ? { pathname: pathAndQuery, search: "" }
    : { pathname: pathAndQuery.slice(0, end), search: pathAndQuery.slice(end) }
}
