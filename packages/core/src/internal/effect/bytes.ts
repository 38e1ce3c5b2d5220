/** Bytes as text. */
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"

export { encodeBase64 as toBase64, encodeHex as toHex } from "effect/Encoding"

/** Parses hexadecimal digits; undefined for any other text. */
export const fromHex = (text: string): Uint8Array | undefined => Either.getOrUndefined(Encoding.decodeHex(text))
