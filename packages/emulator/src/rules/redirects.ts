/** Where a browser may be sent with a token. */
import { parseUrl } from "../internal/effect.js"
import { isLocal } from "../internal/local.js"
import type { Settings } from "../Settings.js"

/** What an authority is, up to its path: nothing in it may look like a user, or be read otherwise by another parser. */
const form = /^https?:\/\/([^/?#@\\]+)(?=[/?#]|$)/i

/** The URL that a callback is; undefined for what is no plain web URL. */
export const callbackOf = (text: string): URL | undefined =>
  form.test(text) && !/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(text) ? parseUrl(text) : undefined

/** Whether the settings let tokens go to the host of a URL. */
export const isAllowed = ({ hostname }: URL, { redirectHosts }: Settings): boolean => {
  const host = hostname.replace(/\.$/, "")
  return redirectHosts.some((allowed) => {
    if (allowed === "loopback") return isLocal(host)
    const name = allowed.toLowerCase()
    return name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length >= name.length : host === name
  })
}
