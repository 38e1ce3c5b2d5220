/** Bodies that the server compressed. */
import * as zlib from "node:zlib"

/** What came of decoding: the body, or why there is none. */
export type Decoded = (error: Error | null, body: Buffer) => void

type Decoder = (body: Buffer, options: zlib.ZlibOptions, done: Decoded) => void

/** "deflate" is zlib's format by the standard, and raw deflate from some servers; the first byte tells them apart. */
const inflate: Decoder = (body, options, done) =>
  ((body[0] ?? 0) & 0x0f) === 0x08 ? zlib.inflate(body, options, done) : zlib.inflateRaw(body, options, done)

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["gzip", zlib.gunzip],
  ["x-gzip", zlib.gunzip],
  ["deflate", inflate],
  ["br", zlib.brotliDecompress]
])

/** Undoes the codings in a `content-encoding` header, the last one first. Stops at `maxBytes`: a few bytes can hold gigabytes. */
export const decode = (encoding: string, body: Buffer, maxBytes: number, done: Decoded): void => {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity")
  const step = (body: Buffer): void => {
    const coding = codings.pop()
    if (coding === undefined) return done(null, body)
    const decoder = decoders.get(coding)
    if (decoder === undefined) return done(new Error("unknown content-encoding"), body)
    decoder(body, { maxOutputLength: maxBytes }, (error, decoded) =>
      error === null ? step(decoded) : done(error, decoded)
    )
  }
  step(body)
}
