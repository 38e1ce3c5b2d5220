/**
 * Books that are kept where other processes draw on them too. A store that does not answer is left alone after two misses in a
 * row: this process then goes on by itself, with its part of the rate, and looks once a second whether the store is back.
 */
import type { NotAdmitted } from "@loginradius-effect/core/Admission"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Metric from "effect/Metric"
import * as Random from "effect/Random"
import { type Answer, askHere, askOf, type Book, learn, type Line } from "./book.js"
import { type Ledger, notAdmitted, type Run } from "./budget.js"
import { type Ask, second } from "./decide.js"
import { attempt, gauge, microsOf, setGauge } from "./effect.js"

/** Where books are kept. What it promises may be broken, or never come. */
export interface Store {
  readonly ask: (book: Book, line: Line, ask: Omit<Ask, "now">) => Promise<Answer>
  readonly refuse: (book: Book, pause: number) => Promise<Pick<Answer, "level" | "pause">>
  /** Counts this process among those that draw on a book; how many there are. */
  readonly beat: (book: Book) => Promise<number>
  /** Gives up the connection that does not answer, and opens another. */
  readonly renew: () => void
}

export interface SharedOptions {
  readonly clock: Clock.Clock
  readonly run: Run
  /** Whether this process goes on alone, or refuses calls. */
  readonly onFailure: "local" | "fail"
}

/** 1 while this process goes on alone. */
export const alone: Metric.Metric.Gauge<number> = /* @__PURE__ */ gauge("loginradius_budget_alone")

/** How long an answer may take, and how many in a row may be missing. */
const patience = second / 10
const misses = 2

/** A timer that is so late was held up by this process itself: the answer may be here, and only wait to be read. */
const stall = second / 50

const betweenBeats = Duration.seconds(5)
const betweenProbes = Duration.seconds(1)

/** After so many probes without an answer, the connection is taken for dead. */
const probesEach = 3

/** Why there is no answer. A code alone: what a driver says can hold an address or a name. */
const codeOf = (error: unknown): string => {
  const { code, message } = (typeof error === "object" && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >
  const [, word = "no connection"] = /^([A-Z]{3,})\b/.exec(String(code ?? message)) ?? []
  return word
}

/** Gives up what takes too long. One timer for all that is under way, since each has the same time. */
const makeWatch = (clock: Clock.Clock, run: Run) => {
  interface Flight {
    readonly until: number
    readonly miss: () => void
    isLate: boolean
  }
  const flights = new Set<Flight>()
  let isWatched = false
  const watch: Effect.Effect<void> = Effect.suspend(() => {
    const now = microsOf(clock)
    for (const flight of flights) {
      if (flight.until > now)
        return Effect.zipRight(Effect.sleep(Duration.millis(Math.ceil((flight.until - now) / 1000))), watch)
      if (now - flight.until > stall && !flight.isLate) {
        flight.isLate = true
        return Effect.zipRight(Effect.sleep(Duration.millis(1)), watch)
      }
      flights.delete(flight)
      flight.miss()
    }
    isWatched = false
    return Effect.void
  })
  return <A>(promise: () => Promise<A>, ok: (answer: A) => void, missed: (why: string) => void): void => {
    const flight: Flight = { until: microsOf(clock) + patience, miss: () => missed("no answer"), isLate: false }
    const end = (answer: A): void => {
      if (flights.delete(flight)) ok(answer)
    }
    const fail = (error: unknown): void => {
      if (flights.delete(flight)) missed(codeOf(error))
    }
    flights.add(flight)
    attempt(() => void promise().then(end, fail), fail)
    if (!isWatched) {
      isWatched = true
      run(watch)
    }
  }
}

export const make = (store: Store, { clock, onFailure, run }: SharedOptions): Ledger => {
  const answered = makeWatch(clock, run)
  const books = new Set<Book>()
  let missed = 0
  let isGone = false

  /** Asks the store. What was under way at a miss is the same miss. */
  const tell = <A>(promise: () => Promise<A>): Effect.Effect<A, string> =>
    Effect.async((resume) => {
      const before = missed
      answered(
        promise,
        (answer) => {
          missed = 0
          resume(Effect.succeed(answer))
        },
        (why) => resume(Effect.zipRight(miss(why, before), Effect.fail(why)))
      )
    })

  const miss = (why: string, before: number): Effect.Effect<void> =>
    Effect.suspend(() => (missed !== before || ++missed < misses || isGone ? Effect.void : leave(why)))

  const leave = (why: string): Effect.Effect<void> =>
    Effect.gen(function* () {
      isGone = true
      run(probe(1))
      const now = microsOf(clock)
      for (const book of books) {
        // The processes do not begin all at once.
        const phase = yield* Random.nextIntBetween(0, book.slot * book.processes)
        book.state = { ...book.state, next: now + phase }
      }
      yield* setGauge(alone, 1)
      yield* Effect.logWarning(
        `The rate budget's store does not answer (${why}): ${onFailure === "local" ? "this process goes on alone, with its part of the rate" : "calls are refused until it does"}`
      )
    })

  const probe = (n: number): Effect.Effect<void> =>
    Effect.zipRight(
      Effect.sleep(betweenProbes),
      Effect.suspend(() =>
        Effect.matchEffect(beats, {
          onSuccess: () => comeBack,
          onFailure: (why) => {
            if (why === "no answer" && n % probesEach === 0) store.renew()
            return probe(n + 1)
          }
        })
      )
    )

  const comeBack = Effect.suspend(() => {
    isGone = false
    missed = 0
    return Effect.zipRight(setGauge(alone, 0), Effect.logInfo("The rate budget's store answers again"))
  })

  const beat = (book: Book): Effect.Effect<void, string> =>
    Effect.map(
      tell(() => store.beat(book)),
      (count) => {
        book.processes = Math.max(1, count)
      }
    )

  const beats = Effect.suspend(() => Effect.forEach(books, beat, { discard: true }))

  const keepBeating: Effect.Effect<void> = Effect.forever(
    Effect.zipRight(
      Effect.sleep(betweenBeats),
      Effect.suspend(() => (isGone ? Effect.void : Effect.ignore(beats)))
    )
  )

  const askAlone = (book: Book, line: Line, until: number): Answer => {
    const now = microsOf(clock)
    return askHere(book, line, until - now, now, book.processes)
  }

  const ask = (book: Book, line: Line, until: number): Effect.Effect<Answer, NotAdmitted> =>
    Effect.suspend(() => {
      if (isGone)
        return onFailure === "local" ? Effect.succeed(askAlone(book, line, until)) : Effect.fail(notAdmitted(second))
      return Effect.catchAll(
        tell(() => store.ask(book, line, askOf(book, line, until - microsOf(clock)))),
        () => ask(book, line, until)
      )
    })

  return {
    shared: true,
    askNow: (book, line) => (isGone && onFailure === "local" ? askAlone(book, line, 0) : undefined),
    ask,
    refused: (book, pause) => {
      if (isGone) return
      run(
        Effect.match(
          tell(() => store.refuse(book, pause)),
          { onSuccess: (answer) => learn(book, microsOf(clock), answer), onFailure: () => {} }
        )
      )
    },
    opened: (book) => {
      if (books.size === 0) run(keepBeating)
      books.add(book)
      if (!isGone) run(Effect.ignore(beat(book)))
    }
  }
}
