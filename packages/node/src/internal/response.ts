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
import { type BodyError, undecodable } from "./effect.js"

/** Headers as undici parses them: names in lower case. */
export type ReceivedHeaders = { readonly [name: string]: string | Array<string> | undefined }

/**
 * A response whose body has arrived: it can be read any number of times, and nothing has to be released. Headers, cookies and
 * text, which few callers read, are made when they are first read.
 */
export class BufferedResponse extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  private cachedHeaders: Headers.Headers | undefined = undefined
  private cachedText: string | undefined = undefined

  constructor(
    readonly request: HttpClientRequest.HttpClientRequest,
    readonly status: number,
    private readonly received: ReceivedHeaders,
    private readonly bytes: Buffer
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
    return (this.cachedHeaders ??= Headers.fromInput(this.received))
  }

  get cookies(): Cookies.Cookies {
    const received = this.received["set-cookie"]
    return received === undefined ? Cookies.empty : Cookies.fromSetCookie(received)
  }

  get remoteAddress(): Option.Option<string> {
    return Option.none()
  }

  /** The body as text, which core reads without an effect. */
  get body(): string {
    return (this.cachedText ??= withoutMark(this.bytes.toString("utf8")))
  }

  get text(): Effect.Effect<string> {
    return Effect.sync(() => this.body)
  }

  get json(): Effect.Effect<unknown, BodyError> {
    return Effect.try({
      try: (): unknown => (this.body === "" ? null : JSON.parse(this.body)),
      catch: (cause) => undecodable(this, cause)
    })
  }

  get urlParamsBody(): Effect.Effect<UrlParams.UrlParams> {
    return Effect.map(this.text, (text) => UrlParams.fromInput(new URLSearchParams(text)))
  }

  get arrayBuffer(): Effect.Effect<ArrayBuffer> {
    return Effect.sync(() => {
      // A copy: the caller may change or transfer it, and small buffers share one allocation.
      const copy = new ArrayBuffer(this.bytes.byteLength)
      new Uint8Array(copy).set(this.bytes)
      return copy
    })
  }

  get stream(): Stream.Stream<Uint8Array> {
    return this.bytes.byteLength === 0 ? Stream.empty : Stream.make(this.bytes)
  }

  get formData(): Effect.Effect<FormData, BodyError> {
    return Effect.flatMap(this.arrayBuffer, (bytes) =>
      Effect.tryPromise({
        try: () => new Response(bytes, { headers: this.headers }).formData(),
        catch: (cause) => undecodable(this, cause)
      })
    )
  }

  /** Neither URL nor headers nor body: they carry keys, tokens and personal data. */
  toJSON(): unknown {
    return { _id: "@effect/platform/HttpClientResponse", method: this.request.method, status: this.status }
  }
}

/** Without the byte order mark, as `fetch` decodes text. */
const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
