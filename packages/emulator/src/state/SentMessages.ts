/**
 * When messages of each kind went out to an account, for the limits on them.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

export interface SentMessages {
  readonly uid: string
  readonly kind: string
  /** Milliseconds since 1970, the newest last. */
  readonly times: ReadonlyArray<number>
}

const keyOf = (uid: string, kind: string): string => `${uid} ${kind}`

/** By account and kind. */
export const definition: Definition<SentMessages, "uid"> = {
  key: ({ kind, uid }) => keyOf(uid, kind),
  indexes: { uid: ({ uid }) => [uid] }
}

export interface Reads {
  readonly sentMessages: Rows<SentMessages, "uid">
}

export interface Writes {
  readonly sentMessages: WritableRows<SentMessages, "uid">
}

/** Notes a message. No limit looks at more than the newest `most`. */
export const mark =
  (uid: string, kind: string, now: number, most: number) =>
  ({ sentMessages }: Writes): void => {
    const times = sentMessages.get(keyOf(uid, kind))?.times ?? []
    sentMessages.put({ uid, kind, times: [...(times.length < most ? times : times.slice(1 - most)), now] })
  }

/** How many went out after a time, and by another one: the clock can have been put back. */
export const count =
  (uid: string, kind: string, since: number, until = Infinity) =>
  ({ sentMessages }: Reads): number =>
    (sentMessages.get(keyOf(uid, kind))?.times ?? []).filter((at) => at > since && at <= until).length

/** Gives what was noted for an account to another one, for which there is nothing yet. */
export const move =
  (from: string, to: string) =>
  ({ sentMessages }: Writes): void => {
    for (const sent of sentMessages.by("uid", from)) {
      sentMessages.remove(keyOf(from, sent.kind))
      sentMessages.put({ ...sent, uid: to })
    }
  }

export const removeOf =
  (uid: string) =>
  ({ sentMessages }: Writes): void => {
    for (const { kind } of sentMessages.by("uid", uid)) sentMessages.remove(keyOf(uid, kind))
  }
