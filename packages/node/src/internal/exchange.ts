/** One request and its answer, as undici reports them. */
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { type Dispatcher, errors } from "undici"
import { decode } from "./contentEncoding.js"
import { BufferedResponse, type ReceivedHeaders } from "./response.js"

/** Marks an error of a request that never had a connection, by which core knows that nothing was sent. */
const unsent = { unsent: true }

type Result = Effect.Effect<BufferedResponse, HttpClientError.HttpClientError | Cause.TimeoutException>

type Resume = (result: Result) => void

export interface Limits {
  readonly maxBodyBytes: number
  /** How long it may take in all: the wait for a connection, the headers and the body. */
  readonly millis: number
}

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

/**
 * undici's handler, without the stream, promise and abort signal that `undici.request` makes for each call. The fiber resumes
 * once, when all is here or nothing will come.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** There while the fiber waits. */
  private resume: Resume | undefined = undefined
  private timer: NodeJS.Timeout | undefined = undefined
  private controller: Dispatcher.DispatchController | undefined = undefined
  private status = 0
  private headers: ReceivedHeaders = {}
  private chunks: Array<Buffer> = []
  private bytes = 0

  constructor(
    private readonly request: HttpClientRequest.HttpClientRequest,
    private readonly limits: Limits
  ) {}

  start(dispatcher: Dispatcher, options: Dispatcher.DispatchOptions, resume: Resume): void {
    const { millis } = this.limits
    this.resume = resume
    if (millis <= longestTimer) this.timer = setTimeout(() => this.expire(), millis)
    dispatcher.dispatch(options, this)
  }

  /** The fiber waits no longer. A request that is still in line is refused when its turn comes, and never sent. */
  abandon(): void {
    clearTimeout(this.timer)
    this.resume = undefined
    this.controller?.abort(new errors.RequestAbortedError())
  }

  private expire(): void {
    const error = new Cause.TimeoutException(`no answer within ${this.limits.millis} ms`)
    this.finish(Effect.fail(this.controller === undefined ? Object.assign(error, unsent) : error))
    this.abandon()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.resume === undefined) controller.abort(new errors.RequestAbortedError())
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ReceivedHeaders): void {
    // An interim answer, such as early hints: the real one follows.
    if (status < 200) return
    this.status = status
    this.headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.byteLength
    if (this.bytes > this.limits.maxBodyBytes) return controller.abort(new BodyTooLarge())
    this.chunks.push(chunk)
  }

  onResponseEnd(): void {
    const encoding = this.headers["content-encoding"]
    if (encoding === undefined || this.bytes === 0) return this.finish(Effect.succeed(this.response(this.chunks)))
    decode(String(encoding), Buffer.concat(this.chunks), this.limits.maxBodyBytes, (error, body) =>
      error === null ? this.finish(Effect.succeed(this.response([body]))) : this.cut(error)
    )
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, cause: Error): void {
    return this.status === 0 ? this.finish(Effect.fail(this.unanswered(cause))) : this.cut(cause)
  }

  private finish(result: Result): void {
    const { resume } = this
    clearTimeout(this.timer)
    this.resume = undefined
    resume?.(result)
  }

  private response(chunks: ReadonlyArray<Buffer>): BufferedResponse {
    return new BufferedResponse(this.request, this.status, this.headers, chunks)
  }

  /** Headers came, and the body did not, or cannot be used. */
  private cut(cause: Error): void {
    const tooLarge = cause instanceof BodyTooLarge || codeOf(cause) === "ERR_BUFFER_TOO_LARGE"
    const description = tooLarge ? `the body is larger than ${this.limits.maxBodyBytes} bytes` : undefined
    this.finish(Effect.fail(this.response([]).undecodable(cause, description)))
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
