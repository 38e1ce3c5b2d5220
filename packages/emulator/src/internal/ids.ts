/** Identifiers, tokens and passcodes in LoginRadius' formats, from Effect's `Random`. */
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"

/** 32 random bits. */
const word: Effect.Effect<number> = /* @__PURE__ */ Random.nextIntBetween(0, 2 ** 32)

/** Random bits, 32 in each number. */
export const words = (count: number): Effect.Effect<ReadonlyArray<number>> => Effect.replicateEffect(word, count)

const hex = (count: number): Effect.Effect<string> =>
  Effect.map(words(count), (words) => words.map((word) => word.toString(16).padStart(8, "0")).join(""))

/** 32 lower-case hex digits: account ids, ids of e-mail profiles, and the tokens of links. */
export const hex32: Effect.Effect<string> = /* @__PURE__ */ hex(4)

/** 24 lower-case hex digits: ids of custom objects and other records. */
export const hex24: Effect.Effect<string> = /* @__PURE__ */ hex(3)

/** A GUID with dashes: access and refresh tokens, and ids of requests. */
export const guid: Effect.Effect<string> = /* @__PURE__ */ Effect.map(hex32, (hex) =>
  [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-")
)

/** A one-time passcode of at most 15 digits. */
export const digits = (length: number): Effect.Effect<string> =>
  Effect.map(Random.nextIntBetween(0, 10 ** length), (code) => String(code).padStart(length, "0"))
