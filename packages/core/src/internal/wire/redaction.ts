/** Foreign texts without the secrets of a call. Only kinds and credentials that hold secrets bring it into a bundle. */
import { escape } from "effect/RegExp"
import { attempt } from "../effect/result.js"
import type { Clean } from "./description.js"
import { oneLine, redacted } from "./foreign.js"

/** How much of a text is read; what comes after it is dropped. */
const longest = 65_536

/** A secret that is longer takes every text along: to look for it would take too long. */
const longestSecret = 8192

/** A control character, which no text keeps, in place of each secret. */
const mark = "\0"

/**
 * Takes secrets out of texts, in clear and as URLs, HTML, JSON, base64 and hex spell them, also where they were spelled twice. One
 * of fewer than 12 characters takes the whole text along: "Inv<redacted>lid" would tell that it is "a".
 */
export const cleaner = (secrets: ReadonlyArray<string>): Clean => {
  // The longest first, so that a secret that holds another one goes as a whole.
  const known = secrets.filter(Boolean).sort((a, b) => b.length - a.length)
  const longestKnown = known[0]?.length ?? 0
  if (longestKnown > longestSecret) return () => redacted
  const long = finder(known.filter(({ length }) => length >= 12))
  const short = finder(known.filter(({ length }) => length < 12))
  const clean = (text: string): string => {
    let out = text.slice(0, longest).replace(long, mark)
    // The end may be the beginning of a secret, each character of it in a spelling of nine.
    if (text.length > longest) out = out.slice(0, Math.max(0, out.length - 9 * longestKnown))
    return out.search(short) < 0 ? oneLine(out.replaceAll(mark, redacted)) : redacted
  }
  // Several secrets can be too long for a regular expression.
  return (text) =>
    attempt(
      () => clean(text),
      () => redacted
    )
}

const finder = (secrets: ReadonlyArray<string>): RegExp =>
  new RegExp(secrets.flatMap(spellings).map(patternOf).join("|") || "(?!)", "giu")

const spellings = (secret: string): ReadonlyArray<string> => {
  const bytes = bytesOf(secret)
  const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "")
  const forUrls = base64.replace(/\+/g, "-").replace(/\//g, "_")
  return [secret, secret.trim(), base64, forUrls, bytes.map((byte) => hex(byte, 2)).join("")].filter(Boolean)
}

const bytesOf = (text: string): ReadonlyArray<number> => Array.from(new TextEncoder().encode(text))

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0")

/**
 * Finds a text in which any character may be spelled in any way. No text fits in two ways, which would take for ever where none
 * fits in the end.
 */
const patternOf = (text: string): string =>
  Array.from(text.matchAll(/\\+|[^\\]/gu), ({ 0: spelled, index }) => {
    if (/[\w.~-]/.test(spelled)) return escape(spelled)
    // A run of backslashes is one thing, however many become of it.
    if (spelled[0] === "\\") return `(?:\\\\|%(?:25)*5c){1,${4 * spelled.length + 3}}`
    const ways = [
      escape(spelled),
      // URLs.
      bytesOf(spelled)
        .map((byte) => `%(?:25)*${hex(byte, 2)}`)
        .join(""),
      // HTML: which entity it is does not matter where all the rest fits.
      "&(?:amp;)*#?\\w+;",
      // JSON.
      Array.from(spelled.matchAll(/[^]/g), ({ 0: unit }) => `u${hex(unit.charCodeAt(0), 4)}`).join("\\\\*")
    ]
    if (/\s/.test(spelled)) ways.push("\\+", "(?<=\\\\)[bfnrt]")
    const slashes = index > 0 && text[index - 1] !== "\\" ? "\\\\*" : ""
    return `${slashes}(?:${ways.join("|")})`
  }).join("")
