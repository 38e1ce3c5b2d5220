/** A budget: who asks, in which order, and how long they wait. Where the state is kept is a matter of the ledger. */
import { NotAdmitted, type Call, type Service } from "@loginradius-effect/core/Admission"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import type * as Scope from "effect/Scope"
import { type Answer, type Book, bookOf, learn, type Line, refuseHere, type Waiter, waitIn } from "./book.js"
import { second } from "./decide.js"
import { microsOf } from "./effect.js"
import type { Bucket, Lane, Settings } from "./settings.js"

/** Runs an effect beside the callers, as long as the layer is there. */
export type Run = (effect: Effect.Effect<unknown>) => unknown

/** Where the state of all books is kept. */
export interface Ledger {
  readonly shared: boolean
  /** Asks of what is in this process. Undefined where that takes time. */
  readonly askNow: (book: Book, line: Line) => Answer | undefined
  /** Asks on behalf of somebody who must have gone `until` then. */
  readonly ask: (book: Book, line: Line, until: number) => Effect.Effect<Answer, NotAdmitted>
  readonly refused: (book: Book, pause: number) => void
  /** A book is used for the first time. */
  readonly opened: (book: Book) => void
}

const longestPause = 30 * second

/** How much longer than it has to be a pause can be: not all come back in the moment in which the service counts anew. */
const jitter = 0.1

/** Names of lanes that are warned of, at most. */
const warnings = 16

export const notAdmitted = (micros: number): NotAdmitted =>
  new NotAdmitted({ retryAfter: Duration.millis(Math.ceil(micros / 1000)) })

/** Timers count whole milliseconds, and must not be early. */
const sleep = (micros: number): Effect.Effect<void> =>
  Effect.sleep(Duration.millis(Math.max(1, Math.ceil(micros / 1000))))

const first = <A>(set: ReadonlySet<A>): A | undefined => {
  for (const item of set) return item
  return undefined
}

export const make = (
  settings: Settings,
  ledger: Ledger,
  clock: Clock.Clock,
  run: Run
): Effect.Effect<Service, never, Scope.Scope> =>
  Effect.suspend(() => {
    const books: { readonly [B in Bucket]: Map<string, Book> } = { core: new Map(), search: new Map() }
    const byName = new Map(settings.lanes.map((lane) => [lane.name, lane]))
    const last = settings.lanes.at(-1) as Lane
    const unknown = new Set<string>()
    let isClosed = false

    const bookFor = ({ application, bucket }: Call): Book => {
      const known = books[bucket].get(application)
      if (known) return known
      const book = bookOf(application, bucket, settings)
      books[bucket].set(application, book)
      ledger.opened(book)
      return book
    }

    /** Lets those who wait go, one after the other. Ends when nobody waits. */
    const serve = (book: Book, line: Line): Effect.Effect<void> =>
      Effect.suspend(() => {
        const head = first(line.waiting)
        if (head) {
          return Effect.matchEffect(ledger.ask(book, line, head.until), {
            onFailure: (error) => dismiss(book, line, error),
            onSuccess: (answer) => follow(book, line, answer)
          })
        }
        line.isServed = false
        return Effect.void
      })

    const follow = (book: Book, line: Line, answer: Answer): Effect.Effect<void> => {
      const now = microsOf(clock)
      learn(book, now, answer)
      line.due = now + answer.wait
      if (answer.granted && answer.wait === 0) return release(book, line)
      if (answer.granted) {
        // Whoever is first then takes the slot: who was first now may be gone. A pause that has begun meanwhile is for all.
        return Effect.zipRight(
          sleep(answer.wait),
          Effect.suspend(() => (book.pausedUntil > microsOf(clock) ? serve(book, line) : release(book, line)))
        )
      }
      const head = first(line.waiting)
      return head && now + answer.wait > head.until
        ? dismiss(book, line, notAdmitted(answer.wait))
        : Effect.zipRight(sleep(answer.wait), serve(book, line))
    }

    const release = (book: Book, line: Line): Effect.Effect<void> => {
      settle(line, Effect.void)
      return serve(book, line)
    }

    const dismiss = (book: Book, line: Line, error: NotAdmitted): Effect.Effect<void> => {
      settle(line, Effect.fail(error))
      return serve(book, line)
    }

    const settle = (line: Line, result: Effect.Effect<void, NotAdmitted>): void => {
      const head = first(line.waiting)
      if (head === undefined) return
      line.waiting.delete(head)
      head.resume(result)
    }

    const join = (book: Book, line: Line, now: number): Effect.Effect<void, NotAdmitted> =>
      Effect.async((resume) => {
        const waiter: Waiter = { until: now + settings.maxWait, resume }
        line.waiting.add(waiter)
        if (!line.isServed) {
          line.isServed = true
          run(serve(book, line))
        }
        return Effect.sync(() => line.waiting.delete(waiter))
      })

    const admit = (call: Call, lane: Lane): Effect.Effect<void, NotAdmitted> => {
      const book = bookFor(call)
      const line = book.lines[lane.index] as Line
      if (!line.isServed) {
        const answer = ledger.askNow(book, line)
        if (answer?.granted === true) return Effect.void
      }
      const now = microsOf(clock)
      const wait = waitIn(book, line, now)
      return wait > settings.maxWait || isClosed ? Effect.fail(notAdmitted(wait)) : join(book, line, now)
    }

    const warn = (name: string): Effect.Effect<void> => {
      if (unknown.has(name) || unknown.size === warnings) return Effect.void
      unknown.add(name)
      return Effect.logWarning(`The rate budget has no lane "${name}": such calls go by "${last.name}"`)
    }

    const service: Service = {
      shared: ledger.shared,
      admit: (call) =>
        Effect.suspend(() => {
          const lane = byName.get(call.lane)
          return lane
            ? admit(call, lane)
            : Effect.zipRight(
                warn(call.lane),
                Effect.suspend(() => admit(call, last))
              )
        }),
      refused: (call, retryAfter) =>
        Effect.map(Random.next, (random) => {
          const asked = retryAfter === undefined ? second : Duration.toMillis(retryAfter) * 1000
          const pause = Math.round(Math.min(longestPause, asked * (1 + jitter * random)))
          const book = bookFor(call)
          refuseHere(book, microsOf(clock), pause)
          ledger.refused(book, pause)
        })
    }

    const close = Effect.sync(() => {
      isClosed = true
      for (const book of [...books.core.values(), ...books.search.values()])
        for (const line of book.lines) while (line.waiting.size > 0) settle(line, Effect.fail(notAdmitted(0)))
    })
    return Effect.as(
      Effect.addFinalizer(() => close),
      service
    )
  })
