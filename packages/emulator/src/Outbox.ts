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

/**
 * An empty outbox.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service> = /* @__PURE__ */ Effect.sync(() => {
  let messages: ReadonlyArray<Message> = []
  const taken = new WeakSet<Message>()
  const waiting = new Set<Waiter>()
  return {
    messages: Effect.sync(() => messages),
    waitFor: (filter) =>
      Effect.async<Message>((resume) => {
        const there = messages.find((message) => !taken.has(message) && fits(message, filter))
        if (there !== undefined) {
          taken.add(there)
          resume(Effect.succeed(there))
          return undefined
        }
        const waiter = { filter, resume }
        waiting.add(waiter)
        return Effect.sync(() => waiting.delete(waiter))
      }),
    deliver: (unstamped) =>
      Effect.map(Clock.currentTimeMillis, (at) => {
        const message = { ...unstamped, at }
        messages = [...messages, message]
        const waiter = [...waiting].find(({ filter }) => fits(message, filter))
        if (waiter === undefined) return
        waiting.delete(waiter)
        taken.add(message)
        waiter.resume(Effect.succeed(message))
      }),
    clear: Effect.sync(() => {
      messages = []
    })
  }
})

const fits = (message: Message, filter: Filter): boolean =>
  isSame(message.kind, message.to, filter.to) &&
  (filter.kind === undefined || filter.kind === message.kind) &&
  (filter.template === undefined || filter.template.toLowerCase() === message.template.toLowerCase())

const isSame = (kind: Message["kind"], a: string, b: string): boolean =>
  kind === "sms" ? digits(a) !== "" && digits(a) === digits(b) : a.trim().toLowerCase() === b.trim().toLowerCase()

const digits = (phone: string): string => phone.replaceAll(/\D/g, "")

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
