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
