/** Where a browser may be sent with a token. */
import { parseUrl } from "../internal/effect.js"
import { isLocal } from "../internal/local.js"
import type { Settings } from "../Settings.js"

/** What an authority is, up to its path: nothing in it may look like a user, or be read otherwise by another parser. */
const form = /^https?:\/\/([^/?#@\\]+)(?=[/?#]|$)/i

/** What no callback has: line ends and NUL, also those that its application would decode. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\\]|%(0d|0a|00)/iu

/** A name or an address. `URL` takes hosts with `*` and `;` too, which mean something else in a policy. */
const plainHost = /^(\[[\da-f:.]+\]|[a-z\d_-]+(\.[a-z\d_-]+)*\.?)$/

/** The URL that a callback is; undefined for what is no plain web URL. */
export const callbackOf = (text: string): URL | undefined => {
  const url = form.test(text) && !controls.test(text) ? parseUrl(text) : undefined
  return url !== undefined && plainHost.test(url.hostname) ? url : undefined
}

/** Whether the settings let tokens go to the host of a URL. */
export const isAllowed = ({ hostname }: URL, { redirectHosts }: Settings): boolean => {
  const host = hostname.replace(/\.$/, "")
  return redirectHosts.some((allowed) => {
    if (allowed === "loopback") return isLocal(host)
    const name = allowed.toLowerCase()
    return name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length >= name.length : host === name
  })
}
