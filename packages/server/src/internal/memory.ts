/** Books that are kept in this process alone. */
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { askHere } from "./book.js"
import type { Ledger } from "./budget.js"
import { microsOf } from "./effect.js"

export const make = (clock: Clock.Clock): Ledger => ({
  shared: false,
  askNow: (book, line) => askHere(book, line, 0, microsOf(clock)),
  ask: (book, line, until) =>
    Effect.sync(() => {
      const now = microsOf(clock)
      return askHere(book, line, until - now, now)
    }),
  refused: () => {},
  opened: () => {}
})
