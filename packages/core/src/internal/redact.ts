/** Removes from a text every secret that a call sent, in clear and as the parts of a URL spell it. */
export const redact = (text: string, secrets: ReadonlyArray<string>): string => {
  let out = text
  for (const secret of secrets) {
    for (const spelling of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])) {
      out = out.replace(new RegExp(spelling.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "gi"), "<redacted>")
    }
  }
  return out
}
