/** A request in the making: what credentials and members put into it. */
import * as HttpHeaders from "@effect/platform/Headers"
import * as Redacted from "effect/Redacted"
import type { Service } from "../../LoginRadiusConfig.js"
import { CredentialsMissing } from "../../LoginRadiusError.js"
import type { Safety } from "../../Safety.js"
import { isText, textProblem, Mismatch, unredact } from "../wire/codec.js"
import type { Any, Cleaner, Kind } from "../wire/description.js"
import { cleaner } from "../wire/redaction.js"

export type Headers = { readonly [name: string]: string }

/** A request as plain text, ready to be sent any number of times. */
export interface Prepared {
  readonly url: string
  readonly headers: HttpHeaders.Headers
  readonly body: string | undefined
  readonly safety: Safety
  readonly secrets: Secrets
}

/** Every secret in a request, for removal from what the service answers. */
export interface Secrets {
  readonly texts: Array<string>
  /** Comes with the first kind or credential that has a secret, so that it is in the bundle of those only. */
  cleaner?: Cleaner | undefined
}

export type Input = { readonly [member: string]: unknown }

/** A request in the making. Only the first problem is kept, and no step has to check for one. */
export interface Draft {
  readonly endpoint: string
  input: Input
  readonly headers: HttpHeaders.Headers & Record<string, string>
  readonly secrets: Secrets
  /** Each parameter with an ampersand before it. */
  query: string
  problem: Mismatch | CredentialsMissing | undefined
  /** Whether the member that is being written holds an object with a `toJSON`. */
  spoke: boolean
}

export const fail = (draft: Draft, path: string, expected: string): string => {
  draft.problem ??= new Mismatch(path, expected)
  return ""
}

export const noteSecret = ({ secrets }: Pick<Draft, "secrets">, secret: unknown, cleaner?: Cleaner): void => {
  if (!secret || !isText(secret)) return
  secrets.texts.push(secret)
  secrets.cleaner ??= cleaner
}

/** A member of the input as it is sent: plain JSON, with its secrets noted. What does not fit is a problem of the draft. */
export const checked = (draft: Draft, name: string, { check }: Pick<Kind, "check">): unknown => {
  const fits = (given: unknown): void => {
    const value = check(given, (secret, cleaner) => noteSecret(draft, secret, cleaner))
    if (value instanceof Mismatch) draft.problem ??= value.within(name)
  }
  const given = draft.input[name]
  fits(given)
  const json = asJson(draft, given, name)
  // What was checked is the object, and what is sent is what it says by `toJSON`.
  if (draft.spoke) {
    fits(json)
    draft.input = { ...draft.input, [name]: json }
    draft.spoke = false
  }
  return json
}

/**
 * A value as JSON has it, with secrets in clear, also in members that are not described. What JSON would change without a word
 * is refused: it has `null` for NaN, an invalid date and a hole in an array, `{}` for a Map, and nothing for a function.
 */
const asJson = (draft: Draft, given: unknown, path: string): unknown => {
  const source = inClear(draft, given) as Partial<Date> | null
  const speaks = typeof source?.toJSON === "function"
  draft.spoke ||= speaks
  const value: unknown = speaks ? inClear(draft, (source as Date).toJSON()) : source
  if (isText(value) || Number.isFinite(value) || value === true || value === false) return value
  // Also an invalid date says that it is `null`.
  if (value === null && !source?.getTime) return value
  const isList = Array.isArray(value)
  if (!isList && {}.toString.call(value) !== "[object Object]") return fail(draft, path, "a JSON value")
  const copy = (isList ? [...value] : { ...(value as object) }) as Record<string, unknown>
  for (const key of Object.keys(copy)) {
    const member = copy[key]
    // Most members are texts: their paths would cost more than all the rest.
    if (isText(member) || (!isList && member === undefined)) continue
    copy[key] = asJson(draft, member, path + (isList ? `[${key}]` : `.${key}`))
  }
  return copy
}

const inClear = (draft: Draft, given: unknown): unknown => {
  let value = given
  while (Redacted.isRedacted(value)) noteSecret(draft, (value = unredact(value)))
  return value
}

/**
 * A member of the input for the URL or a header, which has to be given unless it is optional. Blank counts as not given, as it
 * does for the service.
 */
export const textOf = (
  draft: Draft,
  name: string,
  wire: Pick<Kind, "check"> & Partial<Pick<Any, "presence">>
): string | undefined => {
  const text = String((draft.input[name] ?? "") === "" ? "" : checked(draft, name, wire))
  if (wire.presence === "optional" && !text.trim()) return undefined
  const expected = textProblem(text)
  return expected ? fail(draft, name, expected) : text
}

export const setQuery = (draft: Draft, key: string, value: string | undefined): void => {
  if (value) draft.query += `&${encodeURIComponent(key)}=${encodeURIComponent(value)}`
}

export const setHeader = (draft: Draft, header: string, name: string, value: string | undefined, prefix = ""): void => {
  if (value)
    draft.headers[header] = /^[\x20-\x7e]*$/.test(value) ? prefix + value : fail(draft, name, "printable ASCII")
}

/** The API secret in clear, noted as a secret of the call. */
export const secretOf = (draft: Draft, { apiSecret }: Service): string => {
  const secret = apiSecret ? Redacted.value(apiSecret) : ""
  if (!secret) {
    // Replaces any other problem: no input would help.
    const { endpoint } = draft
    const message = `${endpoint} needs apiSecret (LOGINRADIUS_API_SECRET)`
    draft.problem = new CredentialsMissing({ endpoint, option: "apiSecret", message })
  }
  noteSecret(draft, secret, cleaner)
  return secret
}

/** Headers as a request has them, made in one step. */
export const headersOf = (...from: ReadonlyArray<Headers>): HttpHeaders.Headers & Record<string, string> =>
  Object.assign(Object.create(HttpHeaders.empty), ...from)
