/**
 * All that an emulator holds, as a text of JSON: `Snapshot.take` makes it, and `Snapshot.restore` takes it in, also in another
 * emulator. Passwords' hashes, tokens and the API secret are in it.
 *
 * @since 0.1.0
 */
import * as Handler from "@loginradius-effect/core/Handler"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { Emulator, type Kept } from "./Emulator.js"
import { attempt, toEffect } from "./internal/effect.js"
import { isObject, maxLevels } from "./internal/json.js"
import { Collector, encodeAll, isKnown } from "./saved/entries.js"
import { violations } from "./state/invariants.js"
import { make as makeState } from "./state/state.js"

/**
 * A text is no snapshot, or one that this version cannot read. Names the place, as in `accounts.3.emails.0`, and never shows
 * the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class SnapshotInvalid extends Data.TaggedError("SnapshotInvalid")<{
  readonly path: string
  readonly message: string
}> {}

/** The form that is written. */
const form = 1

/**
 * A snapshot of the emulator in use: state, messages, clock, settings, and which seed it began with. Two emulators that hold the
 * same have the same snapshot.
 *
 * @since 0.1.0
 * @category accessors
 */
export const take: Effect.Effect<string, never, Emulator> = /* @__PURE__ */ Effect.flatMap(Emulator, (emulator) =>
  Effect.map(emulator.kept, encode)
)

/**
 * Takes a snapshot in, in place of all that the emulator holds. Where it fails, nothing has changed.
 *
 * @since 0.1.0
 * @category accessors
 */
export const restore = (snapshot: string): Effect.Effect<void, SnapshotInvalid, Emulator> =>
  Effect.flatMap(toEffect(decode(snapshot)), (kept) => Effect.flatMap(Emulator, (emulator) => emulator.restore(kept)))

/**
 * What an emulator holds, as a text.
 *
 * @since 0.1.0
 * @category encoding
 */
export const encode = (kept: Kept): string => JSON.stringify({ form, ...encodeAll(kept) })

/**
 * What an emulator can take in by `restore`.
 *
 * @since 0.1.0
 * @category decoding
 */
export const decode = (snapshot: string): Either.Either<Kept, SnapshotInvalid> => {
  if (Handler.isDeep(snapshot, maxLevels)) return invalid("", "is nested too deep")
  const json = attempt(
    () => JSON.parse(snapshot) as unknown,
    () => undefined
  )
  if (!isObject(json)) return invalid("", "is no snapshot")
  const { form: found, ...kinds } = json
  if (found !== form) return invalid("form", `must be ${form}: this version reads no other`)
  const collector = new Collector()
  for (const [kind, values] of Object.entries(kinds)) {
    if (!isKnown(kind)) return invalid(kind, "is not known")
    if (!Array.isArray(values)) return invalid(kind, "must be a list")
    for (const [i, value] of values.entries()) {
      const unreadable = collector.add(kind, value)
      if (unreadable !== undefined) return invalid(unreadable.within(String(i)).within(kind).path, "cannot be read")
    }
  }
  // It is there in all that were written: a part of one would take away all that it lacks.
  if (kinds["accounts"] === undefined) return invalid("accounts", "is missing")
  const { kept } = collector
  return isConsistent(kept) ? Either.right(kept) : invalid("", "contradicts itself: no emulator has written it")
}

/** Whether rows go together as those of an emulator do: each once, and what they share only where they may. */
const isConsistent = ({ messages, rows }: Kept): boolean => {
  const state = makeState(rows)
  // Settings can have allowed it before they were changed.
  const uniqueness = { sharedEmails: true, caseSensitiveUserNames: true }
  const isEachOnce = Object.entries(rows).every(
    ([table, rows]) => state.read((tables) => tables[table as keyof typeof tables].size) === rows.length
  )
  const numbers = new Set(messages.map(({ number }) => number))
  return isEachOnce && numbers.size === messages.length && state.read(violations(uniqueness)).length === 0
}

const invalid = (path: string, reason: string): Either.Either<never, SnapshotInvalid> =>
  Either.left(new SnapshotInvalid({ path, message: path === "" ? `the text ${reason}` : `${path}: ${reason}` }))
