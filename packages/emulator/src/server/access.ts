/**
 * Who may ask the server. It has no secrets from this machine, so that the pages of other sites must not reach it: neither
 * by a request of their own, nor under a host name that they have pointed here.
 */
import * as Either from "effect/Either"
import type { IncomingHttpHeaders } from "node:http"
import { isControl } from "../Control/path.js"
import * as check from "../internal/check.js"
import { parseUrl } from "../internal/effect.js"
import { isLocal } from "../internal/local.js"
import { isPage } from "../pages/pages.js"
import type { Target } from "./target.js"

/** What is allowed beside this machine itself. */
export interface Rules {
  /** Host names as `URL` writes them. */
  readonly hosts: ReadonlyArray<string>
  /** Origins in lower case. */
  readonly origins: ReadonlyArray<string>
}

/** What a request gets before anything of it is read. */
export interface Admission {
  /** Headers of every answer to it. */
  readonly headers: { readonly [name: string]: string }
  /** There where the request goes no further. */
  readonly answer?: { readonly status: number; readonly message?: string }
}

/** The hosts that LoginRadius itself has: a hosts file may point them to the emulator. */
const loginRadius = /^((api|cloud-api)\.loginradius\.com|config\.lrcontent\.com|[a-z\d-]+\.hub\.loginradius\.com)$/

const methods = "GET, HEAD, POST, PUT, DELETE, OPTIONS"

export const admit = (
  { hosts, origins }: Rules,
  { headers, method = "" }: { readonly headers: IncomingHttpHeaders; readonly method?: string | undefined },
  target: Target
): Admission => {
  const { hostname } = target
  if (!isLocal(hostname) && !loginRadius.test(hostname) && !hosts.includes(hostname)) {
    return refuse(421, `The emulator does not answer for the host ${hostname}. allowHosts can allow it.`)
  }
  const origin = headers.origin
  const control = isControl(target.pathname)
  if (control && !isReading(method) && headers["x-emulator"] !== "1") {
    return refuse(403, "What changes the emulator needs the header x-emulator: 1.")
  }
  if (origin === undefined) {
    const site = headers["sec-fetch-site"]
    // Some pages of this machine belong to others than who runs the emulator: they must not read its mails.
    const isOwn = control
      ? site === undefined || site === "same-origin" || site === "none"
      : site !== "cross-site" || isVisit(method, headers, target)
    return isOwn
      ? { headers: varying }
      : refuse(403, "A page of another site must not call the emulator without an Origin.")
  }
  if (origin === "null") return refuse(403, "Pages without an origin of their own must not call the emulator.")
  const isAllowed = control ? isSame(origin, target) : isKnown(origin, target)
  if (!isAllowed && !origins.includes(origin.toLowerCase())) {
    return refuse(403, `Pages of ${shown(origin)} must not call the emulator. corsOrigins can allow them.`)
  }
  const shared = {
    ...varying,
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "x-request-id, retry-after"
  }
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return { headers: shared }
  const asked = headers["access-control-request-headers"]
  return {
    headers: {
      ...shared,
      "access-control-allow-methods": control ? `${methods}, PATCH` : methods,
      ...(asked === undefined ? {} : { "access-control-allow-headers": asked }),
      "access-control-max-age": "600",
      ...(headers["access-control-request-private-network"] === "true"
        ? { "access-control-allow-private-network": "true" }
        : {})
    },
    answer: { status: 204 }
  }
}

const varying = { vary: "origin" }

const refuse = (status: number, message: string): Admission => ({ headers: varying, answer: { status, message } })

/** Somebody follows a link to a page of the emulator. */
const isVisit = (method: string, headers: IncomingHttpHeaders, { pathname }: Target): boolean =>
  method === "GET" && headers["sec-fetch-mode"] === "navigate" && isPage(pathname)

/** A scheme and an authority, with nothing that a URL could have beside them. */
const originForm = /^[a-z][a-z\d+.-]*:\/\/([^/?#@\s,\\]+)$/i

/** Whether a method changes nothing. */
const isReading = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS"

/** Whether an origin is the request's own. */
const isSame = (origin: string, target: Target): boolean => parseUrl(origin)?.origin === target.origin

/** Whether an origin is the request's own, or of this machine, whatever its scheme and port. */
const isKnown = (origin: string, target: Target): boolean => {
  const host = originForm.exec(origin)?.[1]
  const url = host === undefined ? undefined : parseUrl(`http://${host}`)
  return url !== undefined && (url.origin === target.origin || isLocal(url.hostname))
}

/** An origin in a message: one line, and not longer than origins are. */
const shown = (origin: string): string =>
  isOrigin(origin) && origin.length < 300 ? origin.replaceAll(/[^\x21-\x7e]/g, "?") : "this origin"

const isHostName = (name: string): boolean =>
  /^(\[[\da-f:.]+\]|[a-z\d._-]+)$/i.test(name) && parseUrl(`http://${name}`) !== undefined

/** Anything but `null`, which is nobody's: schemes of apps, such as `capacitor://localhost`, have origins too. */
const isOrigin = (text: string): boolean =>
  originForm.test(text) && (!/^https?:/i.test(text) || parseUrl(text) !== undefined)

const normalised = (name: string): string => new URL(`http://${name}`).hostname

export const hosts: check.Check<ReadonlyArray<string>> = (given, option, base) =>
  Either.map(
    check.list("a host name without a port, such as auth.example.test", isHostName)(given, option, base),
    (names) => names.map(normalised)
  )

export const origins: check.Check<ReadonlyArray<string>> = (given, option, base) =>
  Either.map(check.list("an origin such as https://app.example.test", isOrigin)(given, option, base), (origins) =>
    origins.map((origin) => (/^https?:/i.test(origin) ? new URL(origin).origin : origin.toLowerCase()))
  )

/** An origin as `URL` writes it. */
export const publicOrigin: check.Check<string> = (given, option, base) => {
  const expected = "an origin such as https://auth.example.test"
  if (given === undefined) return Either.right(base)
  return typeof given === "string" && /^https?:/i.test(given) && isOrigin(given)
    ? Either.right(new URL(given).origin)
    : Either.left({ option, expected })
}

/** The name of the host that the server is bound to, as requests have it. */
export const bound = (host: string): string => {
  const name = host.includes(":") ? `[${host}]` : host
  return isHostName(name) ? normalised(name) : name
}
