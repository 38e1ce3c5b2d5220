/** Small HTML pages. */
import type { Response } from "@loginradius-effect/core/Handler"

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

/** A page with a heading; its content is markup. */
export const html = (status: number, heading: string, content: string): Response => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
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
</main>
</body>
</html>
`
})

export const redirect = (location: string): Response => ({
  status: 302,
  headers: { location, "cache-control": "no-store" },
  body: ""
})
