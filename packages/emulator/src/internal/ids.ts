/** Identifiers, tokens and passcodes in LoginRadius' formats, from Effect's `Random`. */
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"

const random = (length: number, alphabet: string): Effect.Effect<string> =>
  Effect.map(Effect.all(Array.from({ length }, () => Random.nextIntBetween(0, alphabet.length))), (picks) =>
    picks.map((pick) => alphabet.charAt(pick)).join("")
  )

/** 32 lower-case hex digits: account ids, ids of e-mail profiles, and the tokens of links. */
export const hex32: Effect.Effect<string> = random(32, "0123456789abcdef")

/** 24 lower-case hex digits: ids of custom objects and other records. */
export const hex24: Effect.Effect<string> = random(24, "0123456789abcdef")

/** A GUID with dashes: access and refresh tokens. */
export const guid: Effect.Effect<string> = Effect.map(hex32, (hex) =>
  [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-")
)

/** A one-time passcode of digits. */
export const digits = (length: number): Effect.Effect<string> => random(length, "0123456789")
