/** Requests to one host: undici has one for each connection, and the others are queued. */
import type { Connect } from "./connect.js"
import { type Linked, List } from "./list.js"
import { type Host, type Occupant, Place } from "./place.js"

/** A request that can be queued. */
export interface Waiting extends Occupant, Linked<Waiting> {
  /** Its queue, which it leaves when it is given up. */
  queue: Queue | undefined
  /** The queue was closed, and nothing was sent. */
  readonly refuse: (error: Error) => void
}

/**
 * undici keeps a request in its own queue until there is a connection for it, even after the request was given up. A request
 * that leaves this queue is gone at once, and undici has never seen it.
 */
export class Queue implements Host {
  private readonly waiting = new List<Waiting>()
  private readonly places = new Set<Place>()
  /** Places with an open, unused connection. The one used last is used next, so that the others time out. */
  private readonly free = new List<Place>()

  constructor(
    readonly origin: string,
    readonly connect: Connect,
    private readonly connections: number,
    private readonly emptied: () => void
  ) {}

  enter(request: Waiting): void {
    const place = this.free.pop() ?? this.another()
    if (place !== undefined) {
      place.isFree = false
      return place.serve(request)
    }
    request.queue = this
    this.waiting.push(request)
  }

  leave(request: Waiting): void {
    request.queue = undefined
    this.waiting.remove(request)
  }

  readonly vacated = (place: Place): void => {
    if (place.isFree) this.free.remove(place)
    place.isFree = false
    const request = this.waiting.shift()
    if (request !== undefined) {
      request.queue = undefined
      place.serve(request)
    } else if (place.isConnected) {
      place.isFree = true
      this.free.push(place)
    } else if (place.isClosed) {
      this.places.delete(place)
      if (this.places.size === 0) this.emptied()
    }
  }

  /** Refuses all queued requests, and closes all connections. */
  close(error: Error): Promise<unknown> {
    for (let request = this.waiting.shift(); request !== undefined; request = this.waiting.shift()) {
      request.queue = undefined
      request.refuse(error)
    }
    return Promise.all(Array.from(this.places, (place) => place.close(error)))
  }

  private another(): Place | undefined {
    if (this.places.size >= this.connections) return undefined
    const place = new Place(this)
    this.places.add(place)
    return place
  }
}
