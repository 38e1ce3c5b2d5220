/** How LoginRadius' SDKs for other languages write a request without a body, and how they sign one, as data. */
import { createHmac } from "node:crypto"

/** An SDK, named by its language. */
export interface Language {
  readonly name: string
  /** What a PUT or a DELETE has where the operation has no body. */
  readonly noBody: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** Whether a slash ends the path. */
  readonly slash: boolean
  /** Missing where the SDK does not sign. */
  readonly signing?: Signing
}

/** What an SDK signs where there is no payload. */
interface Signing {
  readonly expires: (end: Date) => string
  readonly encode: (url: string) => string
  /** What follows the URL. */
  readonly payload: string
}

const json = { "content-type": "application/json" }
const form = { "content-type": "application/x-www-form-urlencoded" }

const two = (number: number): string => String(number).padStart(2, "0")

const padded =
  (separator: string) =>
  (end: Date): string =>
    `${end.getUTCFullYear()}${separator}${two(end.getUTCMonth() + 1)}${separator}${two(end.getUTCDate())} ` +
    `${two(end.getUTCHours())}:${two(end.getUTCMinutes())}:${two(end.getUTCSeconds())}`

/** As a form has it: a blank is `+`. */
const formEncoded = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2)

export const languages: ReadonlyArray<Language> = [
  { name: "Go", noBody: { headers: form, body: '""' }, slash: false },
  { name: "Go, with a slash", noBody: { headers: json, body: '""' }, slash: true },
  {
    name: "Java",
    noBody: { headers: json, body: "{}" },
    slash: false,
    signing: { expires: padded("-"), encode: (url) => formEncoded(url).toLowerCase(), payload: "" }
  },
  {
    name: "Ruby",
    noBody: { headers: json, body: "{}" },
    slash: false,
    signing: { expires: padded("/"), encode: (url) => formEncoded(url).toLowerCase(), payload: "" }
  },
  {
    name: "PHP",
    noBody: { headers: json, body: "" },
    slash: false,
    signing: {
      expires: padded("-"),
      encode: (url) => formEncoded(url).replaceAll("*", "%2A").toLowerCase(),
      payload: ":"
    }
  },
  {
    name: "Python",
    noBody: { headers: json, body: "{}" },
    slash: false,
    signing: { expires: padded("-"), encode: (url) => encodeURIComponent(url.toLowerCase()), payload: ":{}" }
  },
  {
    name: ".NET",
    noBody: { headers: {}, body: "" },
    slash: false,
    signing: {
      expires: (end) =>
        `${end.getUTCFullYear()}-${end.getUTCMonth() + 1}-${end.getUTCDate()} ${end.getUTCHours() % 12 || 12}:` +
        `${end.getUTCMinutes()}:${end.getUTCSeconds()} ${end.getUTCHours() < 12 ? "AM" : "PM"}`,
      encode: (url) => formEncoded(url).toLowerCase(),
      payload: ""
    }
  }
]

/** The headers of a signed request. `payload` is that of the SDK for a request without one unless said otherwise. */
export const signed = (
  { encode, expires, payload: usual }: Signing,
  url: string,
  apiSecret: string,
  payload: string = usual
): Readonly<Record<string, string>> => {
  const end = expires(new Date(Date.now() + 900_000))
  const digest = createHmac("sha256", apiSecret).update(`${end}:${encode(decodeURIComponent(url))}${payload}`)
  return { "x-request-expires": end, digest: `SHA-256=${digest.digest("base64")}` }
}
