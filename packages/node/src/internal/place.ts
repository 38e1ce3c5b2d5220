/** One of the connections that a host may have: a client of undici, and at most one socket at a time. */
import type { Socket } from "node:net"
import { versions } from "node:process"
import type { buildConnector, Client as UndiciClient, Dispatcher } from "undici"
import type { Connect } from "./connect.js"
import { attempt } from "./effect.js"
import type { Linked } from "./list.js"
import { Client } from "./undici.js"

/** A request that has a connection, and undici's handler for its answer. It calls `over` once undici is done with it. */
export interface Occupant extends Dispatcher.DispatchHandler {
  readonly options: Dispatcher.DispatchOptions
  place: Place | undefined
}

/** What a place belongs to. */
export interface Host {
  readonly origin: string
  readonly connect: Connect
  /** The place is free. Called again if its socket closes afterwards. */
  readonly vacated: (place: Place) => void
}

let due: Array<() => void> = []

/** Runs something after what Node reports at the moment. All that is due then shares one immediate. */
const soon = (run: () => void): void => {
  if (due.push(run) === 1) setImmediate(runDue)
}

const runDue = (): void => {
  const runs = due
  due = []
  for (const run of runs) run()
}

/** The connection was lost before it was complete. */
class ConnectFailed extends Error {
  readonly code = "ERR_CONNECT_FAILED"
}

/**
 * Whether undici's client can send: other runtimes put a client of their own in its place, which may not be whole. Bun does so for
 * the package; the files of undici itself are not tested on it.
 */
export const canDispatch = (): boolean => {
  const { dispatch }: { readonly dispatch?: unknown } = Client.prototype
  return typeof dispatch === "function" && !("bun" in versions)
}

const options: UndiciClient.Options = {
  // More than one request on a connection gains nothing here, and lets a slow call hold up others.
  pipelining: 1,
  // The caller's deadline covers the time in the queue, the headers and the body, and is exact: undici's timers are accurate to one second only.
  headersTimeout: 0,
  bodyTimeout: 0
}

/**
 * undici's own pool drops clients that have failed and goes on with others, so that it may hold more sockets than it was told
 * to, and connects again for requests that are given up. A place has a new client after each lost connection, and waits until
 * the old socket is closed before it opens another one.
 */
export class Place implements Linked<Place> {
  previous: Place | undefined = undefined
  next: Place | undefined = undefined
  isFree = false
  private client: Client | undefined = undefined
  private occupant: Occupant | undefined = undefined
  /** Open, being opened or being closed. */
  private socket: Socket | undefined = undefined
  /** The connection to make once the socket is closed. */
  private delayed: (() => void) | undefined = undefined
  private isClearing = false

  constructor(private readonly host: Host) {}

  get isConnected(): boolean {
    return this.socket?.destroyed === false
  }

  get isClosed(): boolean {
    return this.socket === undefined
  }

  serve(occupant: Occupant): void {
    this.occupant = occupant
    occupant.place = this
    this.client ??= new Client(this.host.origin, { ...options, connect: this.connect })
    this.client.dispatch(occupant.options, occupant)
  }

  /**
   * undici is done with the occupant, and still inside its own callback. The next request waits until the socket has been
   * looked at: the server may have closed it without notice.
   */
  over(): void {
    this.occupant = undefined
    this.isClearing = true
    soon(this.clear)
  }

  /** Closes the connection, also one that is being opened. */
  close(error: Error): Promise<void> | undefined {
    this.delayed = undefined
    const closed = this.client?.destroy(error)
    this.socket?.destroy(error)
    return closed
  }

  private readonly clear = (): void => {
    this.isClearing = false
    if (!this.isConnected) this.abandonClient()
    this.host.vacated(this)
  }

  /** Otherwise undici would connect again, for a request that was given up. */
  private abandonClient(): void {
    void this.client?.destroy()
    this.client = undefined
  }

  private readonly connect: buildConnector.connector = (target, callback) => {
    const make = (): void => this.make(target, callback)
    if (this.socket === undefined) make()
    else this.delayed = make
  }

  private make(target: buildConnector.Options, callback: buildConnector.Callback): void {
    const fail = (error: unknown): void => {
      this.socket?.destroy()
      callback(failureOf(error), null)
    }
    const open = (): void =>
      this.host.connect(target, this.opened, (error, socket) => {
        if (error !== null) fail(error)
        else if (socket.destroyed) fail(socket.errored)
        else {
          // Unless undici reported it before.
          if (this.socket === undefined) this.opened(socket)
          callback(null, socket)
        }
      })
    attempt(open, fail)
  }

  private readonly opened = (socket: Socket): void => {
    this.socket = socket
    socket.once("close", this.closed)
  }

  private readonly closed = (): void => {
    const { delayed } = this
    this.socket = undefined
    this.delayed = undefined
    if (delayed !== undefined) delayed()
    else if (this.occupant === undefined && !this.isClearing) this.clear()
  }
}

/**
 * Where a proxy hangs up, the error has a code by which undici takes it for a lost connection and connects again, without end
 * and without a pause. Any other code fails the request that waits.
 */
const failureOf = (error: unknown): Error =>
  error instanceof Error && !/^UND_ERR_(SOCKET|INFO)$/.test(String((error as { readonly code?: unknown }).code))
    ? error
    : new ConnectFailed("the connection was lost", { cause: error })
