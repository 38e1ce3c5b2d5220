/** One request and its answer, as undici reports them. */
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { type Dispatcher, errors } from "undici"
import { decode } from "./contentEncoding.js"
import { BufferedResponse, type ReceivedHeaders } from "./response.js"
import type { Target } from "./target.js"

/** Marks an error of a request that never had a connection, by which core knows that nothing was sent. */
const unsent = { unsent: true }

type Result = Effect.Effect<BufferedResponse, HttpClientError.HttpClientError | Cause.TimeoutException>

/** The longest time that a timer of Node can take: about 25 days. */
const longestTimer = 2 ** 31 - 1

/** What undici refuses before it sends anything. */
const refused: ReadonlyArray<string> = [
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH"
]

const codeOf = (error: Error): unknown => (error as { readonly code?: unknown }).code

/** The body of an answer is larger than the client takes. */
class BodyTooLarge extends Error {
  readonly code = "ERR_BODY_TOO_LARGE"
}

const noHeaders: ReceivedHeaders = {}
const noBytes = Buffer.alloc(0)

/**
 * undici's handler, without the stream, promise and abort signal that `undici.request` makes for each call. The fiber resumes
 * once, when all is here or nothing will come.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** There while the fiber waits. */
  private resume: ((result: Result) => void) | undefined = undefined
  private timer: NodeJS.Timeout | undefined = undefined
  private controller: Dispatcher.DispatchController | undefined = undefined
  private status = 0
  private headers = noHeaders
  /** The body: mostly one chunk, so that a list is made only for more. */
  private first: Buffer = noBytes
  private others: Array<Buffer> | undefined = undefined
  private bytes = 0

  /**
   * Takes no longer than `millis` in all: the wait for a connection, the headers and the body. The request's body has to be
   * one that undici knows.
   */
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly request: HttpClientRequest.HttpClientRequest,
    private readonly target: Target,
    private readonly maxBodyBytes: number,
    private readonly millis: number
  ) {}

  start(resume: (result: Result) => void): void {
    const { body, headers, method } = this.request
    const { origin, path } = this.target
    this.resume = resume
    if (this.millis <= longestTimer) this.timer = setTimeout(() => this.expire(), this.millis)
    const options = {
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers,
      body: body._tag === "Uint8Array" || body._tag === "Raw" ? (body.body as Uint8Array) : null
    }
    this.dispatcher.dispatch(options, this)
  }

  /** The fiber waits no longer. A request that is still in line is refused when its turn comes, and never sent. */
  abandon(): void {
    const { controller } = this
    this.release()
    controller?.abort(new errors.RequestAbortedError())
  }

  private expire(): void {
    const { controller, resume } = this
    const error = new Cause.TimeoutException(`no answer within ${this.millis} ms`)
    this.abandon()
    resume?.(Effect.fail(controller === undefined ? Object.assign(error, unsent) : error))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.resume === undefined) this.abandon()
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ReceivedHeaders): void {
    // An interim answer, such as early hints: the real one follows.
    if (status < 200) return
    this.status = status
    this.headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.byteLength
    if (this.bytes > this.maxBodyBytes) return controller.abort(new BodyTooLarge())
    if (this.first === noBytes) this.first = chunk
    else (this.others ??= []).push(chunk)
  }

  onResponseEnd(): void {
    const { first, others } = this
    const body = others === undefined ? first : Buffer.concat([first, ...others])
    const encoding = this.headers["content-encoding"]
    if (encoding === undefined || body.byteLength === 0) return this.answer(body)
    decode(String(encoding), body, this.maxBodyBytes, (error, decoded) =>
      error === null ? this.answer(decoded) : this.cut(error)
    )
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, cause: Error): void {
    return this.status === 0 ? this.finish(Effect.fail(this.unanswered(cause))) : this.cut(cause)
  }

  private answer(body: Buffer): void {
    this.finish(Effect.succeed(this.response(body)))
  }

  private finish(result: Result): void {
    const { resume } = this
    this.release()
    resume?.(result)
  }

  /**
   * Lets go of all that belongs to one answer. V8 makes some objects of a call in the old generation, where all that they reach
   * would stay until a full collection: a fifth of what a call costs.
   */
  private release(): void {
    clearTimeout(this.timer)
    this.resume = undefined
    this.timer = undefined
    this.controller = undefined
    this.headers = noHeaders
    this.first = noBytes
    this.others = undefined
  }

  private response(body: Buffer): BufferedResponse {
    return new BufferedResponse(this.request, this.status, this.headers, body)
  }

  /** Headers came, and the body did not, or cannot be used. */
  private cut(cause: Error): void {
    const tooLarge = cause instanceof BodyTooLarge || codeOf(cause) === "ERR_BUFFER_TOO_LARGE"
    const description = tooLarge ? `the body is larger than ${this.maxBodyBytes} bytes` : undefined
    this.finish(Effect.fail(this.response(noBytes).undecodable(cause, description)))
  }

  private unanswered(cause: Error): HttpClientError.RequestError {
    const { request } = this
    if (this.controller !== undefined) {
      return new HttpClientError.RequestError({ request, reason: "Transport", cause })
    }
    const reason = refused.some((code) => code === codeOf(cause)) ? "Encode" : "Transport"
    const error = new HttpClientError.RequestError({ request, reason, cause, description: "nothing was sent" })
    return Object.assign(error, unsent)
  }
}
