/// <reference types="node" />
/**
 * Node's HTTP server with limits: an application gets requests that are here as a whole, and what is too large, too slow,
 * malformed or cut off gets an answer that says so, if anybody is left to read it.
 */
import * as HttpServerError from "@effect/platform/HttpServerError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { isUtf8 } from "node:buffer"
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server as NodeServer,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES
} from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"
import { makeRun } from "../internal/effect.js"
import type { Admission } from "./access.js"
import { Malformed, type Target, targetOf } from "./target.js"

export interface Options {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** The longest body of a request, by its target where it is not the same for all. */
  readonly maxBodyBytes: number | ((target: Target) => number)
  /** What a request gets before its body is read; nothing unless said otherwise. */
  readonly admit?: ((request: IncomingMessage, target: Target) => Admission) | undefined
  /** An id for each answer, in `x-request-id`; none unless said otherwise. What handles the request can give another one. */
  readonly requestId?: (() => string) | undefined
  /** The most that the line of a request and its headers take together. 16 KiB unless said otherwise. */
  readonly maxHeaderBytes?: number | undefined
  /** How long a request may take to arrive, its body included. 30 seconds unless said otherwise. */
  readonly requestTimeout?: Duration.DurationInput | undefined
  /** How long requests under way have when the scope closes. None unless said otherwise: their connections are closed at once. */
  readonly patience?: Duration.DurationInput | undefined
}

/** A request that is here as a whole. */
export interface Received {
  /** Its method and headers; its body has been read. `url` is the path and query of the target, `host` its authority. */
  readonly request: IncomingMessage
  readonly target: Target
  /** "" where there is none. */
  readonly body: string
}

/** Answers a request; now or later, but once. */
export type Handle = (received: Received, response: ServerResponse) => void

export interface Server {
  readonly address: AddressInfo
  /** Lets requests be answered until the scope closes. */
  readonly serve: (handle: Handle) => Effect.Effect<void, never, Scope.Scope>
}

type Headers = { readonly [name: string]: string }

const identity = ({ requestId }: Options): Headers => (requestId === undefined ? {} : { "x-request-id": requestId() })

/** How long somebody has to read that a request is refused, before the connection is closed on what is still being sent. */
const farewell = 1000

/** The server, listening until its scope closes: open connections do not keep it. */
export const make = (options: Options): Effect.Effect<Server, HttpServerError.ServeError, Scope.Scope> =>
  Effect.gen(function* () {
    const run = yield* makeRun
    const node = createServer(limits(options))
    // All of them count against the size: Node would drop those beyond a number.
    node.maxHeadersCount = 0
    const underWay = new Set<ServerResponse>()
    const address = yield* Effect.acquireRelease(listen(node, options), () => close(node, underWay, options))
    const log = ({ message, status }: Refusal): void =>
      void run(Effect.logWarning(`Refused a request with ${status}: ${message}`))
    const refuse = refusing(log, () => identity(options))
    node.on("clientError", (error, socket) => refuse(socket, refusalOf(error)))
    // A client may be sooner than whoever serves: it waits, and is not forgotten.
    const early: Array<Parameters<RequestListener>> = []
    const hold: RequestListener = (...exchange) => void early.push(exchange)
    node.on("request", hold)
    node.on("connect", (_request, socket) => refuse(socket, { status: 405, message: "This is not a proxy." }))
    return {
      address,
      // Without a listener for upgrades: Node reads a request that asks for one like any other, with its body.
      serve: (handle) => {
        const listener = listening(options, log, refuse, handle, underWay)
        const events = ["request", "checkContinue", "checkExpectation"] as const
        return Effect.acquireRelease(
          Effect.sync(() => {
            node.off("request", hold)
            events.forEach((event) => node.on(event, listener))
            for (const exchange of early.splice(0)) listener(...exchange)
          }),
          () => Effect.sync(() => events.forEach((event) => node.off(event, listener)))
        )
      }
    }
  })

const limits = ({ maxHeaderBytes, requestTimeout }: Options): ServerOptions => {
  const timeout = Duration.toMillis(requestTimeout ?? "30 seconds")
  return {
    maxHeaderSize: maxHeaderBytes ?? 16 * 1024,
    headersTimeout: timeout,
    requestTimeout: timeout,
    connectionsCheckingInterval: Math.min(timeout, 1000),
    // Checked here, with an answer in JSON.
    requireHostHeader: false
  }
}

const listen = (node: NodeServer, { host, port }: Options): Effect.Effect<AddressInfo, HttpServerError.ServeError> =>
  Effect.async((resume) => {
    const failed = (cause: Error): void =>
      resume(Effect.fail(new HttpServerError.ServeError(said(cause, `port ${port} of ${host}`))))
    node.once("error", failed)
    node.listen({ host, port }, () => {
      node.off("error", failed)
      resume(Effect.succeed(node.address() as AddressInfo))
    })
  })

/** A failure and its message: without one, only the cause would tell what is wrong, lines below. */
const said = (cause: Error, place: string): { readonly cause: Error; readonly message: string } => {
  switch ((cause as { readonly code?: unknown }).code) {
    case "EADDRINUSE":
      return { cause, message: `${place} is in use (EADDRINUSE)` }
    case "EACCES":
      return { cause, message: `${place} is not for this user (EACCES)` }
    default:
      return { cause, message: `${place}: ${cause.message}` }
  }
}

/** Takes no new connection; open ones are closed once nothing is under way, or once patience is over. */
const close = (
  node: NodeServer,
  underWay: ReadonlySet<ServerResponse>,
  { patience = 0 }: Options
): Effect.Effect<void> =>
  Effect.async((resume) => {
    node.close(() => resume(Effect.void))
    const end = (): void => {
      clearTimeout(timer)
      node.closeAllConnections()
    }
    const timer = setTimeout(end, Duration.toMillis(patience))
    const endIfIdle = (): void => {
      if (underWay.size === 0) end()
    }
    if (Duration.toMillis(patience) === 0) return end()
    for (const response of underWay) response.once("close", endIfIdle)
    endIfIdle()
  })

// --- refusals ----------------------------------------------------------------------------------------------------------

interface Refusal {
  readonly status: number
  readonly message: string
}

/** `response` is that of the request that is refused, where there is one. */
type Refuse = (socket: Duplex, refusal: Refusal, response?: ServerResponse) => void

/** In place of a status: nobody is left to be told. */
const hungUp = 0

/** By Node's code for what went wrong while a request arrived. */
const refusalOf = (error: Error): Refusal => {
  switch ((error as { readonly code?: unknown }).code) {
    case "HPE_HEADER_OVERFLOW":
      return { status: 431, message: "The headers are too large." }
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return { status: 413, message: "The chunk extensions are too large." }
    case "ECONNRESET":
    case "EPIPE":
      return { status: hungUp, message: "The client hung up." }
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { status: 408, message: "The request took too long to arrive." }
    default:
      return { status: 400, message: "The request is malformed or incomplete." }
  }
}

const json = (message: string): Headers & { readonly body: string } => {
  const body = JSON.stringify({ message })
  return { "content-type": "application/json; charset=utf-8", "content-length": String(Buffer.byteLength(body)), body }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Requests that are not answered yet, by their connection: the latest first. */
const open = new WeakMap<Duplex, ReadonlyArray<Exchange>>()

const openOn = (socket: Duplex): ReadonlyArray<Exchange> => open.get(socket) ?? []

const begin = (exchange: Exchange): void => {
  const { socket } = exchange.request
  if (!open.has(socket)) {
    // Node tells only the first of the responses that are still to be written.
    socket.once("close", () => openOn(socket).forEach(({ response }) => response.emit("close")))
  }
  open.set(socket, [exchange, ...openOn(socket)])
  exchange.response.once("close", () =>
    open.set(
      socket,
      openOn(socket).filter((one) => one !== exchange)
    )
  )
}

/** Answers for the application, and ends the connection: what else is on it cannot be told from a body. */
const refusing = (log: (refusal: Refusal) => void, identity: () => Headers): Refuse => {
  const refused = new WeakSet<Duplex>()
  const end = (socket: Duplex, { message, status }: Refusal, response: ServerResponse | undefined): void => {
    const { body, ...own } = json(message)
    const headers = { ...(response?.getHeaders() ?? identity()), ...own, connection: "close" }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n"))
    // Closed at once, with something unread, it would be reset, and the answer might be lost on its way.
    const timer = setTimeout(() => socket.destroy(), farewell)
    socket.once("close", () => clearTimeout(timer))
  }
  return (socket, refusal, response) => {
    if (refused.has(socket)) return
    refused.add(socket)
    if (!socket.writable || refusal.status === hungUp) return void socket.destroy()
    log(refusal)
    const isBefore = (one: Exchange): boolean => one.response !== response && one.request.complete
    const failed = response ?? openOn(socket).find((one) => !isBefore(one))?.response
    // Earlier requests that are here as a whole are answered first.
    const earlier = openOn(socket).find(isBefore)?.response
    if (earlier === undefined || earlier.writableFinished) end(socket, refusal, failed)
    else earlier.once("finish", () => end(socket, refusal, failed))
  }
}

// --- requests ----------------------------------------------------------------------------------------------------------

const listening =
  (
    options: Options,
    log: (refusal: Refusal) => void,
    refuse: Refuse,
    handle: Handle,
    underWay: Set<ServerResponse>
  ): RequestListener =>
  (request, response) => {
    const { admit = (): Admission => ({ headers: {} }) } = options
    const { socket } = request
    begin({ request, response })
    underWay.add(response)
    response.once("close", () => underWay.delete(response))
    for (const [name, value] of Object.entries(identity(options))) response.setHeader(name, value)
    const refused = (refusal: Refusal): void => {
      // Dropped as it comes: some clients read an answer only when they have sent everything.
      request.resume()
      refuse(socket, refusal, response)
    }
    const target = targetOf(request)
    if (target instanceof Malformed) return refused({ status: 400, message: `Bad request: ${target.reason}.` })
    const { answer, headers } = admit(request, target)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const hasBody = Number(request.headers["content-length"] ?? 0) > 0 || "transfer-encoding" in request.headers
    if (answer !== undefined) {
      const { message, status } = answer
      if (message === undefined) return void response.writeHead(status).end()
      if (hasBody) return refused({ status, message })
      log({ status, message })
      const { body, ...own } = json(message)
      return void response.writeHead(status, own).end(body)
    }
    // From here on a target is a path, and Host what the client meant.
    request.url = target.pathname + target.search
    request.headers.host = target.host
    if (!hasBody) return handle({ request, target, body: "" }, response)
    const maxBodyBytes = typeof options.maxBodyBytes === "number" ? options.maxBodyBytes : options.maxBodyBytes(target)
    read(request, response, maxBodyBytes, {
      whole: (body) =>
        isUtf8(body)
          ? handle({ request, target, body: body.toString() }, response)
          : refused({ status: 400, message: "The body is not UTF-8." }),
      tooLarge: () => refused({ status: 413, message: `The body is larger than ${maxBodyBytes} bytes.` })
    })
  }

/** Reads a body, and counts while it does. One that is cut off goes nowhere: the connection is gone, or refused. */
const read = (
  request: IncomingMessage,
  response: ServerResponse,
  most: number,
  then: { readonly whole: (body: Buffer) => void; readonly tooLarge: () => void }
): void => {
  if (Number(request.headers["content-length"] ?? 0) > most) return then.tooLarge()
  if (/^100-continue$/i.test(request.headers.expect ?? "")) response.writeContinue()
  let chunks: Array<Buffer> = []
  let bytes = 0
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength
    if (bytes <= most) return void chunks.push(chunk)
    chunks = []
    then.tooLarge()
  })
  request.once("end", () => {
    if (request.complete && bytes <= most) then.whole(Buffer.concat(chunks))
  })
  // Node reports a body that is cut off as an error, too.
  request.once("error", () => {
    chunks = []
  })
}
