/** Responses that are made of a text. */
import * as Cookies from "@effect/platform/Cookies"
import * as Headers from "@effect/platform/Headers"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as HttpIncomingMessage from "@effect/platform/HttpIncomingMessage"
import * as UrlParams from "@effect/platform/UrlParams"
import * as Effect from "effect/Effect"
import * as Inspectable from "effect/Inspectable"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { bodyError, type BodyError } from "./http.js"

/** The answer as a call reads it; `body` is undefined if it is too large. */
interface Received {
  readonly status: number
  readonly headers: Headers.Headers
  readonly body: string | undefined
}

const utf8 = /* @__PURE__ */ new TextEncoder()

/**
 * What `fetch` would make of the same status, headers and body. Headers and text, which few callers read, are made when
 * they are first read.
 */
export class TextResponse extends Inspectable.Class implements HttpClientResponse.HttpClientResponse, Received {
  private cachedHeaders: Headers.Headers | undefined = undefined
  private cachedBody: string | undefined = undefined

  constructor(
    readonly request: HttpClientRequest.HttpClientRequest,
    readonly status: number,
    private readonly given: { readonly [name: string]: string } | undefined,
    private readonly content: string
  ) {
    super()
  }

  // Getters are on the prototype, and cost a response nothing.
  get [HttpIncomingMessage.TypeId](): HttpIncomingMessage.TypeId {
    return HttpIncomingMessage.TypeId
  }

  get [HttpClientResponse.TypeId](): HttpClientResponse.TypeId {
    return HttpClientResponse.TypeId
  }

  get headers(): Headers.Headers {
    return (this.cachedHeaders ??= headersOf(this.given, this.sent))
  }

  get cookies(): Cookies.Cookies {
    const { headers } = this
    return headers["set-cookie"] === undefined ? Cookies.empty : Cookies.fromSetCookie(headers["set-cookie"])
  }

  get remoteAddress(): Option.Option<string> {
    return Option.none()
  }

  /** The body as it would be on the wire: some statuses have none. */
  private get sent(): string {
    return bodiless.includes(this.status) ? "" : this.content
  }

  /** The body as text, which calls read without an effect. */
  get body(): string {
    return (this.cachedBody ??= decoded(this.sent))
  }

  /** The answer, without its body if that is larger than so many bytes. */
  within(bytes: number): Received {
    const { sent, status } = this
    // A character of JavaScript is at most three bytes in UTF-8.
    return sent.length * 3 <= bytes || utf8.encode(sent).byteLength <= bytes
      ? this
      : { status, headers: this.headers, body: undefined }
  }

  get text(): Effect.Effect<string> {
    return Effect.sync(() => this.body)
  }

  get json(): Effect.Effect<unknown, BodyError> {
    return Effect.try({
      try: (): unknown => (this.body === "" ? null : JSON.parse(this.body)),
      catch: (cause) => bodyError(this, "Decode", cause)
    })
  }

  get urlParamsBody(): Effect.Effect<UrlParams.UrlParams> {
    return Effect.map(this.text, (text) => UrlParams.fromInput(new URLSearchParams(text)))
  }

  get arrayBuffer(): Effect.Effect<ArrayBuffer> {
    return Effect.sync(() => {
      const bytes = utf8.encode(this.sent)
      const copy = new ArrayBuffer(bytes.byteLength)
      new Uint8Array(copy).set(bytes)
      return copy
    })
  }

  get stream(): Stream.Stream<Uint8Array, BodyError> {
    return this.sent === "" ? Stream.fail(bodyError(this, "EmptyBody")) : Stream.sync(() => utf8.encode(this.sent))
  }

  get formData(): Effect.Effect<FormData, BodyError> {
    return Effect.tryPromise({
      try: () => new Response(this.sent, { headers: this.headers }).formData(),
      catch: (cause) => bodyError(this, "Decode", cause)
    })
  }

  /** Neither URL nor headers nor body: they carry keys, tokens and personal data. */
  toJSON(): unknown {
    return { _id: "@effect/platform/HttpClientResponse", method: this.request.method, status: this.status }
  }
}

/** Statuses of answers without a body. */
const bodiless: ReadonlyArray<number> = [101, 103, 204, 205, 304]

/** Headers under names in lower case. Text has a media type, also where none is given. */
const headersOf = (given: { readonly [name: string]: string } = {}, body: string): Headers.Headers => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase()
    headers[key] = headers[key] === undefined ? value.trim() : `${headers[key]}, ${value.trim()}`
  }
  if (body !== "") headers["content-type"] ??= "text/plain;charset=UTF-8"
  return Headers.unsafeFromRecord(headers)
}

/** The text that is left after it was bytes: without a byte order mark, and each half of a character as U+FFFD. */
const decoded = (text: string): string => {
  const unmarked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  // Most texts are of one byte a character: V8 sees at once that this cannot match.
  return /[\ud800-\udfff]/.test(unmarked) ? unmarked.replace(/\p{Surrogate}/gu, "\ufffd") : unmarked
}
