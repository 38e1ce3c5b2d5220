/** What is kept, as JSON. */
import * as Either from "effect/Either"
import type { Shift } from "../internal/effect.js"
import type { KeptMessage } from "../Outbox.js"
import type { Settings } from "../Settings.js"
import type { Reads, RowOf } from "../state/tables.js"
import { isObject } from "../internal/json.js"
import { type Codec, count, either, flag, literal, maybe, millis, secret, struct, text, Unreadable } from "./codec.js"
import { codecs } from "./rows.js"
import * as settings from "./settings.js"
import type { Entry, Kept } from "./storage.js"

const messages: Codec<KeptMessage> = struct({
  number: count,
  message: struct({
    kind: literal("mail", "sms"),
    to: text,
    template: text,
    purpose: maybe(text),
    vtype: maybe(text),
    token: maybe(secret),
    link: maybe(secret),
    otp: maybe(secret),
    at: millis
  }),
  isTaken: flag
})

const settingsCodec: Codec<Settings> = {
  encode: settings.encode,
  decode: (json) =>
    isObject(json)
      ? Either.getOrElse(settings.decode(json), ({ option }) => new Unreadable(option))
      : new Unreadable("")
}

const clock: Codec<Shift> = either("frozenAt", struct({ frozenAt: millis }), struct({ offset: millis }))

/** By kind, in the order in which all is written. */
const all = { settings: settingsCodec, clock, seed: text, ...codecs, messages }

export type Kind = Entry["kind"]

/** Whether there is a kind of a name. */
export const isKnown = (kind: string): boolean => Object.hasOwn(all, kind)

export const encode = ({ kind, value }: Entry): unknown => (all[kind] as Codec<unknown>).encode(value)

/** All that is kept, as a record of lists by kind. */
export const encodeAll = ({
  clock,
  messages,
  rows,
  seed,
  settings
}: Kept): { readonly [kind: string]: ReadonlyArray<unknown> } => {
  const values: { readonly [kind: string]: ReadonlyArray<unknown> } = {
    ...rows,
    messages,
    clock: clock === undefined ? [] : [clock],
    settings: settings === undefined ? [] : [settings],
    seed: seed === undefined ? [] : [seed]
  }
  return Object.fromEntries(
    Object.entries(all).map(([kind, codec]) => [
      kind,
      (values[kind] ?? []).map((value) => (codec as Codec<unknown>).encode(value))
    ])
  )
}

/** What was kept one by one, collected into the whole. */
export class Collector {
  readonly #rows: { -readonly [T in keyof Reads]?: Array<RowOf<T>> } = {}
  readonly #messages: Array<KeptMessage> = []
  #settings: Settings | undefined
  #clock: Shift | undefined
  #seed: string | undefined

  /** Takes in an entry; answers where it cannot be read. */
  add(kind: string, json: unknown): Unreadable | undefined {
    if (!isKnown(kind)) return new Unreadable("")
    const known = kind as Kind
    const value = (all[known] as Codec<unknown>).decode(json)
    if (value instanceof Unreadable) return value
    if (known === "messages") this.#messages.push(value as KeptMessage)
    else if (known === "clock") this.#clock = value as Shift
    else if (known === "settings") this.#settings = value as Settings
    else if (known === "seed") this.#seed = value as string
    else ((this.#rows[known] ??= []) as Array<unknown>).push(value)
    return undefined
  }

  get kept(): Kept {
    return {
      rows: this.#rows,
      messages: this.#messages,
      clock: this.#clock,
      settings: this.#settings,
      seed: this.#seed
    }
  }
}
