/** Small HTML pages. */
import type { Response } from "@loginradius-effect/core/Handler"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { toBase64 } from "../internal/effect.js"

const escapes: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Text that can stand in an element or an attribute. */
export const text = (plain: string): string => plain.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? "")

/** Readable on every screen, light and dark. */
const style = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 24rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem }
ul { list-style: none; padding: 0; display: grid; gap: .5rem }
button, input:not([type=checkbox]) { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .25rem .75rem; font: inherit }`

interface More {
  /** The URL outside of the emulator that the page's form leads to, by itself or by what it is answered. */
  readonly leadsTo?: string
  /** The one script of the page. */
  readonly script?: string
}

const hashOf = (inline: string): string => `'sha256-${toBase64(sha256(utf8ToBytes(inline)))}'`

/** A place in a policy. It has no form for addresses of IPv6. */
const sourceOf = (url: string): string => {
  const { hostname, origin, protocol } = new URL(url)
  return hostname.startsWith("[") ? protocol : origin
}

/** Nothing but what is on the page, which nobody frames; its form leads where the login does. */
const policy = ({ leadsTo, script }: More): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    `form-action 'self'${leadsTo === undefined ? "" : ` ${sourceOf(leadsTo)}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'"
  ].join("; ")

/** A page with a heading; its content is markup. */
export const html = (status: number, heading: string, content: string, more: More = {}): Response => ({
  status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policy(more),
    // Its query stays here. Without any referrer, browsers would not tell whose form is sent.
    "referrer-policy": "origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY"
  },
  body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(heading)}</h1>
${content}
</main>${more.script === undefined ? "" : `\n<script>${more.script}</script>`}
</body>
</html>
`
})

export const redirect = (location: string): Response => ({
  status: 302,
  headers: { location, "cache-control": "no-store" },
  body: ""
})
