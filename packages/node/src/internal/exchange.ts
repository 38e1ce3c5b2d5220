/** One request and its answer, as undici reports them. */
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { Readable } from "node:stream"
import type { Dispatcher } from "undici"
import type { Connections } from "./connections.js"
import { BodyTooLarge, decode } from "./contentEncoding.js"
import { type Deadline, deadlineOf } from "./deadline.js"
import { type HttpClientError, requestError, undecodable } from "./effect.js"
import type { Queue, Waiting } from "./queue.js"
import type { Place } from "./place.js"
import { BufferedResponse, type ReceivedHeaders } from "./response.js"
import type { Target } from "./target.js"
import { errors } from "./undici.js"

/** Tells core that nothing was sent: the request never had a connection. */
const unsent = { unsent: true }

/** What core reads of an answer. `body` is undefined if it is larger than the limit. */
interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string | undefined
}

type Result = Effect.Effect<Received, HttpClientError | Cause.TimeoutException>

/** What undici refuses before it sends anything. */
const refused: ReadonlyArray<string> = [
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH"
]

const codeOf = (error: Error): unknown => (error as { readonly code?: unknown }).code

const noHeaders: ReceivedHeaders = {}
const noBytes = Buffer.alloc(0)

/**
 * undici's handler, without the stream, promise and abort signal that `undici.request` makes for each call. The fiber resumes
 * once, when all is here or nothing will come.
 */
export class Exchange implements Waiting {
  previous: Waiting | undefined = undefined
  next: Waiting | undefined = undefined
  /** The queue that it waits in, and then the place that it has until undici is done with it. */
  queue: Queue | undefined = undefined
  place: Place | undefined = undefined
  /** Undefined once the fiber has been resumed, or has given up. */
  private resume: ((result: Result) => void) | undefined = undefined
  private deadline: Deadline | undefined = undefined
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
    private readonly connections: Connections,
    private readonly request: HttpClientRequest.HttpClientRequest,
    private readonly target: Target,
    private readonly maxBytes: number,
    private readonly millis: number,
    private readonly isForCore: boolean
  ) {}

  start(resume: (result: Result) => void): void {
    this.resume = resume
    this.deadline = deadlineOf(this.millis)
    this.deadline?.watch(this)
    // undici listens for errors only once it has the request, and an error without a listener ends the process.
    streamOf(this.request)?.once("error", (cause) => {
      if (this.queue !== undefined) this.refuse(cause)
    })
    this.connections.enter(this.target.origin, this)
  }

  get options(): Dispatcher.DispatchOptions {
    const { body, headers, method } = this.request
    const { origin, path } = this.target
    return {
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers,
      body: body._tag === "Uint8Array" || body._tag === "Raw" ? (body.body as Uint8Array) : null
    }
  }

  /**
   * The fiber gives up. A queued request leaves its queue. One that has a place keeps it until its connection is open, and the
   * next request gets that connection.
   */
  abandon(): void {
    if (this.resume === undefined) return
    const { controller } = this
    this.release()
    controller?.abort(new errors.RequestAbortedError())
    streamOf(this.request)?.destroy()
  }

  /** Fails before undici has seen it. */
  refuse(cause: Error): void {
    this.finish(Effect.fail(this.noAnswer(cause)))
  }

  expire(): void {
    const { controller, resume } = this
    const error = new Cause.TimeoutException(`no answer within ${this.millis} ms`)
    this.abandon()
    resume?.(Effect.fail(controller === undefined ? Object.assign(error, unsent) : error))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // The connection is still usable; aborting would close it.
    if (this.resume === undefined) throw new errors.RequestAbortedError()
    this.controller = controller
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ReceivedHeaders): void {
    // An interim answer, such as early hints: the real one follows.
    if (status < 200) return
    this.status = status
    this.headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.byteLength
    if (this.bytes > this.maxBytes) return controller.abort(new BodyTooLarge())
    if (this.first === noBytes) this.first = chunk
    else (this.others ??= []).push(chunk)
  }

  onResponseEnd(): void {
    this.leave()
    const { first, others } = this
    const body = others === undefined ? first : Buffer.concat([first, ...others])
    const encoding = this.headers["content-encoding"]
    if (encoding === undefined || body.byteLength === 0) return this.answer(body)
    const isWanted = (): boolean => this.resume !== undefined
    decode(String(encoding), body, this.maxBytes, isWanted, (error, decoded) =>
      error === null ? this.answer(decoded) : this.cut(error)
    )
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, cause: Error): void {
    this.leave()
    return this.status === 0 ? this.finish(Effect.fail(this.noAnswer(cause))) : this.cut(cause)
  }

  private answer(body: Buffer): void {
    this.finish(Effect.succeed(this.response(body)))
  }

  private finish(result: Result): void {
    const { resume } = this
    this.release()
    streamOf(this.request)?.destroy()
    resume?.(result)
  }

  /** undici is done with it. */
  private leave(): void {
    const { place } = this
    this.place = undefined
    place?.over()
  }

  /**
   * Drops all that belongs to one answer. V8 allocates some objects of a call in the old generation, and what these still reach
   * stays until a full collection: that would cost a fifth of a call.
   */
  private release(): void {
    this.queue?.leave(this)
    this.deadline?.unwatch(this)
    this.resume = undefined
    this.deadline = undefined
    this.controller = undefined
    this.headers = noHeaders
    this.first = noBytes
    this.others = undefined
  }

  private response(body: Buffer): BufferedResponse {
    return new BufferedResponse(this.request, this.status, this.headers, body)
  }

  /** The headers have arrived; the body was cut off, or cannot be decoded. */
  private cut(cause: Error): void {
    const { status } = this
    const response = this.response(noBytes)
    if (!(cause instanceof BodyTooLarge)) {
      this.finish(Effect.fail(undecodable(response, cause)))
    } else if (this.isForCore) {
      // Core makes its own error, with status and headers.
      this.finish(Effect.succeed({ status, headers: response.headers, body: undefined }))
    } else {
      const description = `the body is larger than ${this.maxBytes} bytes`
      this.finish(Effect.fail(undecodable(response, new BodyTooLarge(), description)))
    }
  }

  private noAnswer(cause: Error): HttpClientError {
    const { request } = this
    if (this.controller !== undefined) {
      return requestError(request, "Transport", cause)
    }
    const reason = refused.some((code) => code === codeOf(cause)) ? "Encode" : "Transport"
    const error = requestError(request, reason, cause, "nothing was sent")
    return Object.assign(error, unsent)
  }
}

/** A body that is read while it is sent: it has to be destroyed if the request is given up. */
const streamOf = ({ body }: HttpClientRequest.HttpClientRequest): Readable | undefined =>
  body._tag === "Raw" && body.body instanceof Readable ? body.body : undefined
