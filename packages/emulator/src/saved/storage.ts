/** What an emulator keeps beyond its own end: a value by kind and key, all of one change at once. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import { attemptOr, type Shift } from "../internal/effect.js"
import type { KeptMessage, Watch as WatchMessages } from "../Outbox.js"
import type { Settings } from "../Settings.js"
import type { Watch as WatchRows } from "../state/state.js"
import type { AllRows, Reads, RowOf } from "../state/tables.js"

/** A change to what is kept: the value is undefined where it goes, and without a key, all of its kind go. */
export type Entry =
  | { readonly kind: keyof Reads; readonly key: string | undefined; readonly value: RowOf<keyof Reads> | undefined }
  | { readonly kind: "messages"; readonly key: string | undefined; readonly value: KeptMessage | undefined }
  | { readonly kind: "clock"; readonly key: string | undefined; readonly value: Shift | undefined }
  | { readonly kind: "settings"; readonly key: string | undefined; readonly value: Settings | undefined }
  | { readonly kind: "seed"; readonly key: string | undefined; readonly value: string | undefined }

/** All that was kept. */
export interface Kept {
  /** In the order in which they were first written. */
  readonly rows: AllRows
  readonly messages: ReadonlyArray<KeptMessage>
  /** How the clock was moved; undefined where it was not. */
  readonly clock: Shift | undefined
  /** Undefined unless they were changed. */
  readonly settings: Settings | undefined
  /** The hash of the seed that was applied last; undefined where none with a hash was. */
  readonly seed: string | undefined
}

export interface Service {
  /** What an emulator before this one has kept. */
  readonly kept: Kept
  readonly ledger: Ledger
}

/** There where an emulator keeps what it holds. */
export class CurrentStorage extends Context.Tag("@loginradius-effect/emulator/Storage")<CurrentStorage, Service>() {}

/** What has changed and is not kept yet. */
export interface Ledger {
  readonly rows: WatchRows
  readonly messages: WatchMessages
  /** `entry` is read when it is kept. */
  readonly note: (entry: () => Entry) => void
  /** Keeps an entry at once, apart from what was noted, which can be a part of what a request does. */
  readonly keep: (entry: Entry) => void
  /** Keeps all that was noted. What could not be kept is tried again the next time. */
  readonly commit: () => void
}

/** A change could not be kept: the disk is full, or the like. What a ledger keeps at once has not happened then. */
export class NotKept extends Data.TaggedError("NotKept")<{ readonly message: string }> {}

/** SQLite's own messages can hold values. */
const notKept = (error: unknown): NotKept =>
  new NotKept({ message: `What has changed cannot be kept (${String((error as { readonly code?: unknown }).code)}).` })

/** `write` keeps changes, all or none of them, and throws if it cannot. */
export const ledgerOf = (write: (entries: ReadonlyArray<Entry>) => void): Ledger => {
  const commit = (entries: ReadonlyArray<Entry>): void =>
    Either.getOrThrowWith(
      attemptOr(() => write(entries), notKept),
      (error) => error
    )
  let noted: Array<() => Entry> = []
  const messageEntry = (number: number, value: KeptMessage | undefined): Entry => ({
    kind: "messages",
    key: String(number),
    value
  })
  const noMessages: Entry = { kind: "messages", key: undefined, value: undefined }
  return {
    rows: {
      changed: (changes) => {
        for (const { after, key, table } of changes) noted.push(() => ({ kind: table, key, value: after }))
      },
      cleared: (tables) => {
        for (const kind of tables) noted.push(() => ({ kind, key: undefined, value: undefined }))
      }
    },
    messages: {
      // Read when it is kept: somebody can have taken it by then.
      changed: (number, read) => void noted.push(() => messageEntry(number, read())),
      taken: (message) => commit([messageEntry(message.number, message)]),
      cleared: () => commit([noMessages]),
      replaced: () => void noted.push(() => noMessages)
    },
    note: (entry) => void noted.push(entry),
    keep: (entry) => commit([entry]),
    commit: () => {
      if (noted.length === 0) return
      commit(noted.map((entry) => entry()))
      noted = []
    }
  }
}
