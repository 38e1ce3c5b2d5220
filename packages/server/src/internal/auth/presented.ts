/** What a request presents to show who sent it: read from its headers alone, and asked of nobody. */
import * as Redacted from "effect/Redacted"
import { longest } from "../verify/token.js"

/** A request, as far as this matters. */
export interface Source {
  readonly method: string
  /** The value of a header by its name in lower case; undefined where there is none. */
  readonly header: (name: string) => string | undefined
  /** Names and values by turns, as they came, where that is known. Node leaves the second of some headers out of `headers`. */
  readonly rawHeaders?: ReadonlyArray<string> | undefined
}

/** Where browsers keep the token, and who may send it. */
export interface Cookie {
  readonly name: string
  readonly origins: ReadonlyArray<string>
}

export type Presented =
  | { readonly _tag: "Nothing" }
  | { readonly _tag: "Token"; readonly token: Redacted.Redacted<string> }
  | { readonly _tag: "Malformed"; readonly message: string }
  /** A cookie that a page of somebody else may have made the browser send. */
  | { readonly _tag: "CrossSite" }

/** The characters of RFC 6750. */
const form = /^[\w.~+/-]+=*$/

const malformed = (message: string): Presented => ({ _tag: "Malformed", message })

const nothing: Presented = { _tag: "Nothing" }

const tokenOf = (text: string, what: string): Presented =>
  text.length > longest
    ? malformed(`${what} is longer than ${longest} characters`)
    : form.test(text)
      ? { _tag: "Token", token: Redacted.make(text) }
      : malformed(`${what} holds no token`)

/** A header that is there decides alone: what it lacks is not looked for in a cookie. */
const ofHeader = (value: string): Presented => {
  if (value.length > longest) return malformed(`Authorization is longer than ${longest} characters`)
  const scheme = /^bearer +/i.exec(value)
  return scheme === null
    ? malformed("Authorization is not of the scheme Bearer")
    : tokenOf(value.slice(scheme[0].length).trimEnd(), "Authorization")
}

const isRepeated = ({ rawHeaders = [] }: Source): boolean =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "authorization").length > 1

/** The values that a header of cookies has under a name. */
const valuesIn = (header: string, name: string): ReadonlyArray<string> =>
  header.split(";").flatMap((pair) => {
    const [key = "", ...rest] = pair.split("=")
    return key.trim() === name && rest.length > 0 ? [rest.join("=").trim()] : []
  })

const safeMethods: ReadonlyArray<string> = ["GET", "HEAD", "OPTIONS"]

/** Whether a browser says that a page of the application has sent it. */
const isOwn = ({ header, method }: Source, origins: ReadonlyArray<string>): boolean =>
  safeMethods.includes(method.toUpperCase()) ||
  header("sec-fetch-site") === "same-origin" ||
  origins.includes(header("origin") ?? "")

export const read = (source: Source, cookie: Cookie | undefined): Presented => {
  const authorization = source.header("authorization")
  if (isRepeated(source)) return malformed("there are two headers Authorization")
  if (authorization !== undefined) return ofHeader(authorization)
  if (cookie === undefined) return nothing
  const [value, ...others] = valuesIn(source.header("cookie") ?? "", cookie.name)
  if (value === undefined) return nothing
  if (!isOwn(source, cookie.origins)) return { _tag: "CrossSite" }
  return others.length > 0
    ? malformed(`there are two cookies ${cookie.name}`)
    : tokenOf(value, `the cookie ${cookie.name}`)
}
