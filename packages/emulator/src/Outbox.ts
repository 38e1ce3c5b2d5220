/**
 * The mails and text messages that LoginRadius would have sent.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

/**
 * @since 0.1.0
 * @category models
 */
export interface Message {
  readonly kind: "mail" | "sms"
  /** The e-mail address, or the phone number. */
  readonly to: string
  /** The template that was asked for, or the default one of its purpose, as in `verification-default`. */
  readonly template: string
  /** What the link is for, as the page behind it is told, as in `emailverification`. */
  readonly vtype?: string | undefined
  /** The token in the link. */
  readonly token?: Redacted.Redacted<string> | undefined
  readonly link?: Redacted.Redacted<string> | undefined
  /** The one-time passcode. */
  readonly otp?: Redacted.Redacted<string> | undefined
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number
}

/**
 * Which message is meant.
 *
 * @since 0.1.0
 * @category models
 */
export interface Filter {
  /** Addresses are compared without regard to case, phone numbers by their digits. */
  readonly to: string
  /** Compared without regard to case. */
  readonly template?: string | undefined
  readonly kind?: Message["kind"] | undefined
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** All messages, the oldest first. */
  readonly messages: Effect.Effect<ReadonlyArray<Message>>
  /**
   * The first message that fits and that nobody has waited for yet. Waits while there is none, on and on: combine it
   * with `Effect.timeout` where it may never come.
   */
  readonly waitFor: (filter: Filter) => Effect.Effect<Message>
  /** Sends a message; the time is added. */
  readonly deliver: (message: Omit<Message, "at">) => Effect.Effect<void>
  /** Forgets the oldest messages beyond a number. */
  readonly trim: (count: number) => Effect.Effect<void>
  /** Forgets all messages. */
  readonly clear: Effect.Effect<void>
}

/**
 * @since 0.1.0
 * @category tags
 */
export class Outbox extends Context.Tag("@loginradius-effect/emulator/Outbox")<Outbox, Service>() {}

interface Waiter {
  readonly filter: Filter
  readonly resume: (message: Effect.Effect<Message>) => void
}

/** A message that nobody has waited for yet. */
interface Untaken {
  readonly number: number
  readonly message: Message
}

/**
 * An empty outbox.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service> = /* @__PURE__ */ Effect.sync(() => {
  let messages: Array<Message> = []
  /** How many of `messages`, from the first on, are forgotten. */
  let forgotten = 0
  let count = 0
  const untaken = new Places<Untaken>()
  const waiters = new Places<Waiter>()

  const take = (filter: Filter): Message | undefined => {
    const [found] = placesOf(filter)
      .flatMap((place) => untaken.find(place, ({ message }) => fits(message, filter)) ?? [])
      .sort((a, b) => a.number - b.number)
    if (found !== undefined) untaken.remove(placeOf(found.message), found)
    return found?.message
  }
  const send = (message: Message): void => {
    messages.push(message)
    const place = placeOf(message)
    const waiter = waiters.find(place, ({ filter }) => fits(message, filter))
    if (waiter === undefined) untaken.add(place, { number: count++, message })
    else {
      stopWaiting(waiter)
      waiter.resume(Effect.succeed(message))
    }
  }
  const stopWaiting = (waiter: Waiter): void => {
    for (const place of placesOf(waiter.filter)) waiters.remove(place, waiter)
  }
  const trim = (most: number): void => {
    for (; messages.length - forgotten > most; forgotten++) {
      const message = messages[forgotten] as Message
      const place = placeOf(message)
      const oldest = untaken.find(place, () => true)
      if (oldest?.message === message) untaken.remove(place, oldest)
    }
    if (forgotten > messages.length / 2) {
      messages = messages.slice(forgotten)
      forgotten = 0
    }
  }
  return {
    messages: Effect.sync(() => messages.slice(forgotten)),
    waitFor: (filter) =>
      Effect.async<Message>((resume) => {
        const there = take(filter)
        if (there !== undefined) {
          resume(Effect.succeed(there))
          return undefined
        }
        const waiter = { filter, resume }
        for (const place of placesOf(filter)) waiters.add(place, waiter)
        return Effect.sync(() => stopWaiting(waiter))
      }),
    deliver: (unstamped) => Effect.map(Clock.currentTimeMillis, (at) => send({ ...unstamped, at })),
    trim: (most) => Effect.sync(() => trim(most)),
    clear: Effect.sync(() => {
      messages = []
      forgotten = 0
      untaken.clear()
    })
  }
})

/** What is at each place that messages go to, in its order. */
class Places<A> {
  readonly #places = new Map<string, Set<A>>()

  find(place: string, is: (item: A) => boolean): A | undefined {
    for (const item of this.#places.get(place) ?? []) if (is(item)) return item
    return undefined
  }

  add(place: string, item: A): void {
    const items = this.#places.get(place)
    if (items === undefined) this.#places.set(place, new Set([item]))
    else items.add(item)
  }

  remove(place: string, item: A): void {
    const items = this.#places.get(place)
    items?.delete(item)
    if (items?.size === 0) this.#places.delete(place)
  }

  clear(): void {
    this.#places.clear()
  }
}

/** A mailbox or a phone: addresses are the same in any letter case, numbers with the same digits. */
const placeOf = ({ kind, to }: Pick<Message, "kind" | "to">): string =>
  kind === "sms" ? `sms ${to.replaceAll(/\D/g, "")}` : `mail ${to.trim().toLowerCase()}`

/** Where messages go that a filter can mean. */
const placesOf = ({ kind, to }: Filter): ReadonlyArray<string> =>
  [placeOf({ kind: "mail", to }), placeOf({ kind: "sms", to })].filter(
    (place) => (kind === undefined || place.startsWith(`${kind} `)) && place !== "sms "
  )

/** Whether a message at one of a filter's places is one that it means. */
const fits = ({ template }: Message, filter: Filter): boolean =>
  filter.template === undefined || filter.template.toLowerCase() === template.toLowerCase()

/**
 * The messages of the emulator in use, the oldest first.
 *
 * @since 0.1.0
 * @category accessors
 */
export const messages: Effect.Effect<ReadonlyArray<Message>, never, Outbox> = /* @__PURE__ */ Effect.flatMap(
  Outbox,
  (outbox) => outbox.messages
)

/**
 * The first message that fits and that nobody has waited for yet: `Outbox.waitFor({ to, template })`. Waits while there
 * is none.
 *
 * @since 0.1.0
 * @category accessors
 */
export const waitFor = (filter: Filter): Effect.Effect<Message, never, Outbox> =>
  Effect.flatMap(Outbox, (outbox) => outbox.waitFor(filter))
