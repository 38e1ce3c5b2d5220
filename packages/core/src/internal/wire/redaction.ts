/** Foreign texts without the secrets of a call. Only kinds and credentials that hold secrets bring it into a bundle. */
import { escape } from "effect/RegExp"
import { attempt } from "../effect/result.js"
import type { Clean } from "./description.js"
import { oneLine, redacted } from "./foreign.js"

/** How much of a text is read; what comes after it is dropped. */
const longest = 65_536

/** Secrets whose pattern is longer take every text along: to compile it would take too long. */
const longestPattern = 16_384

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
  const long = patternOf(known.filter(({ length }) => length >= 12))
  const short = patternOf(known.filter(({ length }) => length < 12))
  if (long.length + short.length > longestPattern) return () => redacted
  const findLong = new RegExp(long, "gi")
  const findShort = new RegExp(short, "i")
  const clean = (text: string): string => {
    let out = text.slice(0, longest).replace(findLong, mark)
    // The end may be the beginning of a secret, each character of it in a spelling of nine.
    if (text.length > longest) out = out.slice(0, Math.max(0, out.length - 9 * longestKnown))
    return out.search(findShort) < 0 ? oneLine(out.replaceAll(mark, redacted)) : redacted
  }
  // Several secrets can be too long for a regular expression.
  return (text) =>
    attempt(
      () => clean(text),
      () => redacted
    )
}

/** Finds any of the secrets. Not in Unicode's own mode, in which V8 takes twice as long. */
const patternOf = (secrets: ReadonlyArray<string>): string =>
  secrets.flatMap(spellings).map(inAnySpelling).join("|") || "(?!)"

const spellings = (secret: string): ReadonlyArray<string> => {
  const bytes = bytesOf(secret)
  const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "")
  const forUrls = base64.replace(/\+/g, "-").replace(/\//g, "_")
  const digits = bytes.map((byte) => hex(byte, 2)).join("")
  const compact = /^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/i.test(secret) ? secret.replace(/-/g, "") : ""
  return [secret, secret.trim(), base64, forUrls, digits, compact].filter(Boolean)
}

const bytesOf = (text: string): ReadonlyArray<number> => Array.from(new TextEncoder().encode(text))

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0")

/**
 * Finds a text in which any character may be spelled in any way. No text fits in two ways, which would take for ever where none
 * fits in the end.
 */
const inAnySpelling = (text: string): string =>
  Array.from(text.matchAll(/\\+|[^\\]/gu), ({ 0: spelled, index }) => {
    if (/[\w.]/.test(spelled)) return escape(spelled)
    // A run of backslashes is one thing, however many become of it.
    if (spelled[0] === "\\") return `(?:\\\\|%(?:25)*5c){1,${4 * spelled.length + 3}}`
    const units = Array.from(spelled.matchAll(/[^]/g), ({ 0: unit }) => {
      const code = hex(unit.charCodeAt(0), 4)
      return code.startsWith("00") ? `(?:u00)?${code.slice(2)}` : `u${code}`
    })
    const ways = [
      escape(spelled),
      // URLs, in UTF-8 and by code unit: in ASCII they are the same.
      ...[...(spelled > "\x7f" ? [bytesOf(spelled).map((byte) => hex(byte, 2))] : []), units].map((codes) =>
        codes.map((code) => `%(?:25)*${code}`).join("")
      ),
      // HTML: which entity it is does not matter where all the rest fits.
      "&(?:amp;)*#?\\w+;",
      // JSON and JavaScript.
      units.map((unit) => unit.replace("(?:u00)?", "(?:u00|x)")).join("\\\\*")
    ]
    if (/\s/.test(spelled)) ways.push("\\+", "(?<=\\\\)[bfnrt]")
    const slashes = index > 0 && text[index - 1] !== "\\" ? "\\\\*" : ""
    return `${slashes}(?:${ways.join("|")})`
  }).join("")
