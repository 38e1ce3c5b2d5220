/**
 * The mails and text messages that LoginRadius would have sent. Each is logged at debug level: kind, template and recipient, but
 * no token, link or passcode.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { onRealClock } from "./internal/effect.js"

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
  /** What the link or the passcode is for, as in `resetPassword`; undefined where there is neither. */
  readonly purpose?: string | undefined
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
 * What somebody who gets a message reads.
 *
 * @since 0.1.0
 * @category models
 */
export interface Rendered {
  /** Undefined for an SMS. */
  readonly subject: string | undefined
  /** Holds the link or the passcode. */
  readonly text: Redacted.Redacted<string>
}

/** What a message is for, by its purpose: the subject of a mail, and what its link or passcode does. */
const purposes: ReadonlyMap<string, readonly [subject: string, aim: string]> = new Map([
  ["verifyEmail", ["Verify your address", "verify your address"]],
  ["addEmail", ["Verify your new address", "add this address to your account"]],
  ["resetPassword", ["Reset your password", "choose a new password"]],
  ["deleteAccount", ["Delete your account", "delete your account"]],
  ["passwordlessLogin", ["Log in", "log in"]],
  ["smartLogin", ["Log in", "log in on your other device"]],
  ["oneTouchLogin", ["Log in", "log in"]],
  ["secondFactorByEmail", ["Your passcode", "finish your login"]],
  ["verifyPhone", ["Verify your phone", "verify your phone"]],
  ["loginByPhone", ["Log in", "log in"]],
  ["resetPasswordByPhone", ["Reset your password", "choose a new password"]],
  ["oneTouchLoginByPhone", ["Log in", "log in"]],
  ["secondFactorByPhone", ["Your passcode", "finish your login"]],
  ["stepUpByEmail", ["Your passcode", "confirm that it is you"]],
  ["stepUpByEmailFactor", ["Your passcode", "confirm that it is you"]],
  ["stepUpByPhone", ["Your passcode", "confirm that it is you"]],
  ["resetPin", ["Reset your PIN", "choose a new PIN"]],
  ["resetPinByPhone", ["Reset your PIN", "choose a new PIN"]],
  ["deleteAccountByPhone", ["Delete your account", "delete your account"]]
])

/**
 * A message as somebody reads it who gets it. The words are the emulator's own, made of the purpose, the link and the passcode: at
 * LoginRadius each tenant writes its templates itself. A message with neither link nor passcode names its template.
 *
 * @since 0.1.0
 * @category rendering
 */
export const render = ({
  kind,
  link,
  otp,
  purpose = "",
  template
}: Pick<Message, "kind" | "link" | "otp" | "purpose" | "template">): Rendered => {
  const [subject, aim] = purposes.get(purpose) ?? [template, "go on"]
  const text =
    link !== undefined
      ? `Follow this link to ${aim}: ${Redacted.value(link)}`
      : otp !== undefined
        ? `Your passcode to ${aim}: ${Redacted.value(otp)}`
        : `The message ${template}.`
  return { subject: kind === "mail" ? subject : undefined, text: Redacted.make(text) }
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
 * A message without what is in it.
 *
 * @since 0.1.0
 * @category models
 */
export type Envelope = Pick<Message, "to" | "template" | "kind" | "at">

/**
 * How long `waitFor` waits.
 *
 * @since 0.1.0
 * @category models
 */
export interface WaitOptions {
  /**
   * `"2 seconds"` unless said otherwise; `"infinity"` waits on and on. Measured in real time, so that it passes under
   * `TestClock` too.
   */
  readonly within?: Duration.DurationInput | "infinity" | undefined
}

/**
 * No message fits a filter. Says which messages are there that nobody has taken: none of their tokens, links and passcodes.
 *
 * @since 0.1.0
 * @category errors
 */
export class NothingFits
  extends /* @__PURE__ */ Data.TaggedError("NothingFits")<{
    readonly filter: Filter
    /** The messages that nobody has taken, the oldest first. */
    readonly there: ReadonlyArray<Envelope>
  }>
{
  /** One line. Names the last ten messages that are there. */
  override get message(): string {
    const { kind = "message", template, to } = this.filter
    const wanted = `no ${kind}${template === undefined ? "" : ` ${printable(template)}`} to ${printable(to)} is there`
    const named = this.there.slice(-shown).map(describe)
    const unnamed = this.there.length - named.length
    const others = [...(unnamed === 0 ? [] : [`${unnamed} older`]), ...named]
    return `${wanted}; ${others.length === 0 ? "nothing else is" : `what is: ${others.join(", ")}`}`
  }
}

/** How many messages an error names. */
const shown = 10

const describe = ({ kind, template, to }: Omit<Envelope, "at">): string =>
  `${kind} ${printable(template)} to ${printable(to)}`

/** A name that a caller chose, on one line and not too long. */
const printable = (name: string): string =>
  `"${name.slice(0, 100).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")}${name.length > 100 ? "…" : ""}"`

/**
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** All messages, the oldest first. */
  readonly messages: Effect.Effect<ReadonlyArray<Message>>
  /** The first message that fits and that nobody has taken yet. Fails at once where there is none. */
  readonly take: (filter: Filter) => Effect.Effect<Message, NothingFits>
  /** The same, but waits for it: 2 seconds of real time unless `within` says otherwise. */
  readonly waitFor: (filter: Filter, options?: WaitOptions) => Effect.Effect<Message, NothingFits>
  /** Sends a message; the time is added. Logs its kind, template and recipient at debug level. */
  readonly deliver: (message: Omit<Message, "at">) => Effect.Effect<void>
  /** All messages, and which of them somebody has taken. */
  readonly kept: Effect.Effect<ReadonlyArray<KeptMessage>>
  /** Takes in messages as `kept` has them, in place of those that are there. */
  readonly restore: (kept: ReadonlyArray<KeptMessage>) => Effect.Effect<void>
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
  given: Message | undefined
  resume: () => void
}

/**
 * A message, and whether somebody has taken it.
 *
 * @since 0.1.0
 * @category models
 */
export interface KeptMessage {
  /** Counts messages. */
  readonly number: number
  readonly message: Message
  readonly isTaken: boolean
}

/** What is told of messages. What a function of it throws, it throws before anything has happened. */
export interface Watch {
  /** `read` answers undefined once the message is forgotten. */
  readonly changed: (number: number, read: () => KeptMessage | undefined) => void
  /** Somebody takes a message: they get it when this has returned. */
  readonly taken: (message: KeptMessage) => void
  /** All are to be forgotten. */
  readonly cleared: () => void
  /** All are forgotten, and others may come in their place. */
  readonly replaced: () => void
}

interface Numbered extends KeptMessage {
  isTaken: boolean
}

/**
 * An outbox with messages that were kept, and that tells of what becomes of messages.
 *
 * @internal
 */
export const makeKept = (kept: ReadonlyArray<KeptMessage> = [], watch?: Watch): Service => {
  let messages: Array<Numbered> = []
  /** How many of `messages`, from the first on, are forgotten. */
  let forgotten = 0
  /** Counts how often all were forgotten. */
  let era = 0
  let count = 0
  const untaken = new Places<Numbered>()
  const waiters = new Places<Waiter>()

  const find = (filter: Filter): Message | undefined => {
    const [found] = placesOf(filter)
      .flatMap((place) => untaken.find(place, ({ message }) => fits(message, filter)) ?? [])
      .sort(byNumber)
    if (found === undefined) return undefined
    give(found)
    return found.message
  }
  const give = (numbered: Numbered): void => {
    watch?.taken({ ...numbered, isTaken: true })
    numbered.isTaken = true
    untaken.remove(placeOf(numbered.message), numbered)
  }
  const noteChange = (numbered: Numbered): void => {
    const its = era
    watch?.changed(numbered.number, () => (its === era ? numbered : undefined))
  }
  const send = (message: Message): void => {
    const numbered = { number: count++, message, isTaken: false }
    const place = placeOf(message)
    messages.push(numbered)
    untaken.add(place, numbered)
    noteChange(numbered)
    const waiter = waiters.find(place, ({ filter }) => fits(message, filter))
    if (waiter === undefined) return
    // It can be an older one, which could not be given.
    waiter.given = find(waiter.filter)
    stopWaiting(waiter)
    waiter.resume()
  }
  const stopWaiting = (waiter: Waiter): void => {
    for (const place of placesOf(waiter.filter)) waiters.remove(place, waiter)
  }
  /** Ends when the waiter has been given a message. Looks once more, for it may begin some time after `waitFor` has looked. */
  const wait = (waiter: Waiter): Effect.Effect<void> =>
    Effect.async<void>((resume) => {
      waiter.resume = () => resume(Effect.void)
      waiter.given = find(waiter.filter)
      if (waiter.given !== undefined) waiter.resume()
      else for (const place of placesOf(waiter.filter)) waiters.add(place, waiter)
      return Effect.sync(() => stopWaiting(waiter))
    })
  const found = (filter: Filter, message: Message | undefined): Effect.Effect<Message, NothingFits> =>
    message === undefined
      ? Effect.fail(new NothingFits({ filter, there: untaken.all().sort(byNumber).map(envelopeOf) }))
      : Effect.succeed(message)
  const trim = (most: number): void => {
    for (; messages.length - forgotten > most; forgotten++) {
      const oldest = messages[forgotten] as Numbered
      untaken.remove(placeOf(oldest.message), oldest)
      watch?.changed(oldest.number, () => undefined)
    }
    if (forgotten > messages.length / 2) {
      messages = messages.slice(forgotten)
      forgotten = 0
    }
  }
  const forgetAll = (): void => {
    messages = []
    forgotten = 0
    era++
    untaken.clear()
  }
  const load = (kept: ReadonlyArray<KeptMessage>): void => {
    for (const one of [...kept].sort((a, b) => a.number - b.number)) {
      const numbered = { ...one }
      messages.push(numbered)
      if (!one.isTaken) untaken.add(placeOf(one.message), numbered)
      count = Math.max(count, one.number + 1)
    }
  }
  load(kept)
  return {
    messages: Effect.sync(() => messages.slice(forgotten).map(({ message }) => message)),
    take: (filter) => Effect.suspend(() => found(filter, find(filter))),
    waitFor: (filter, { within = "2 seconds" } = {}) =>
      Effect.suspend(() => {
        const there = find(filter)
        if (there !== undefined) return Effect.succeed(there)
        const waiter: Waiter = { filter, given: undefined, resume: () => {} }
        const limit = within === "infinity" ? Duration.infinity : Duration.decode(within)
        // A message that comes as the time ends is not lost: it is in the waiter.
        return Effect.flatMap(onRealClock(Effect.timeoutOption(wait(waiter), limit)), () => found(filter, waiter.given))
      }),
    deliver: (unstamped) =>
      Effect.flatMap(Clock.currentTimeMillis, (at) => {
        send({ ...unstamped, at })
        return Effect.logDebug(`LoginRadius emulator: ${describe(unstamped)}`)
      }),
    trim: (most) => Effect.sync(() => trim(most)),
    clear: Effect.sync(() => {
      watch?.cleared()
      forgetAll()
    }),
    kept: Effect.sync(() => messages.slice(forgotten).map((numbered) => ({ ...numbered }))),
    restore: (kept) =>
      Effect.sync(() => {
        watch?.replaced()
        forgetAll()
        load(kept)
        for (const numbered of messages) noteChange(numbered)
      })
  }
}

/**
 * An empty outbox.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service> = /* @__PURE__ */ Effect.sync(() => makeKept())

const byNumber = (a: Numbered, b: Numbered): number => a.number - b.number

const envelopeOf = ({ message: { at, kind, template, to } }: Numbered): Envelope => ({ to, template, kind, at })

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

  all(): Array<A> {
    return [...this.#places.values()].flatMap((items) => [...items])
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

/**
 * Whether a message is one that a filter means. Without `to`, those to anybody are.
 *
 * @internal
 */
export const isMeant = (
  message: Message,
  { to, ...filter }: { readonly [K in keyof Filter]?: Filter[K] | undefined }
): boolean => (to === undefined || placesOf({ to, ...filter }).includes(placeOf(message))) && fits(message, filter)

/** Whether a message at one of a filter's places is one that it means. */
const fits = ({ template }: Message, filter: Pick<Filter, "template">): boolean =>
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
 * The first message that fits and that nobody has taken yet: `Outbox.take({ to, template })`. The messages of a call are
 * there when the call has answered. Fails with `NothingFits` at once where there is none.
 *
 * @since 0.1.0
 * @category accessors
 */
export const take = (filter: Filter): Effect.Effect<Message, NothingFits, Outbox> =>
  Effect.flatMap(Outbox, (outbox) => outbox.take(filter))

/**
 * The first message that fits and that nobody has taken yet, where something else causes it: a browser, or a server under
 * test. Waits while there is none, and fails with `NothingFits` after 2 seconds of real time, or after `within`:
 * `Outbox.waitFor({ to, template }, { within: "10 seconds" })`.
 *
 * @since 0.1.0
 * @category accessors
 */
export const waitFor = (filter: Filter, options?: WaitOptions): Effect.Effect<Message, NothingFits, Outbox> =>
  Effect.flatMap(Outbox, (outbox) => outbox.waitFor(filter, options))
