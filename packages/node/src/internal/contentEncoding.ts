/** Bodies that the server compressed. */
import type { Transform } from "node:stream"
import * as zlib from "node:zlib"

/** What came of decoding: the body, or why there is none. */
export type Decoded = (error: Error | null, body: Buffer) => void

/** The body of an answer, compressed or not, is larger than the client takes. */
export class BodyTooLarge extends Error {
  readonly code = "ERR_BODY_TOO_LARGE"
}

/** The codings of an answer cannot be undone. */
class CodingFailed extends Error {
  readonly code = "ERR_CONTENT_ENCODING"
}

/** As many as `fetch` undoes: each can cost as much as a body of the greatest size. */
const mostCodings = 5

type Decoder = (body: Buffer) => Transform

/** "deflate" is zlib's format by the standard, and raw deflate from some servers; the first byte tells them apart. */
const inflate: Decoder = (body) => (((body[0] ?? 0) & 0x0f) === 0x08 ? zlib.createInflate() : zlib.createInflateRaw())

/** Not in every Node that this package runs on. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Transform }

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["gzip", () => zlib.createGunzip()],
  ["x-gzip", () => zlib.createGunzip()],
  ["deflate", inflate],
  ["br", () => zlib.createBrotliDecompress()],
  ...(createZstdDecompress === undefined ? [] : [["zstd", () => createZstdDecompress()] as const])
])

/**
 * Undoes the codings in a `content-encoding` header, the last one first. Stops where a body is larger than `maxBytes`, because
 * a few bytes can hold gigabytes, and as soon as `isWanted` says no: then `done` is never called. Like `fetch`, leaves the body
 * as it is if one of the codings is unknown.
 */
export const decode = (
  encoding: string,
  body: Buffer,
  maxBytes: number,
  isWanted: () => boolean,
  done: Decoded
): void => {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity")
  if (codings.length > mostCodings) return done(new CodingFailed(`more than ${mostCodings} codings`), body)
  const steps = codings.flatMap((coding) => decoders.get(coding) ?? [])
  if (steps.length < codings.length) return done(null, body)
  const next: Decoded = (error, body) => {
    const decoder = error === null ? steps.pop() : undefined
    if (decoder === undefined) done(error, body)
    else run(decoder(body), body, maxBytes, isWanted, next)
  }
  next(null, body)
}

/** A stream, because a job of zlib cannot be stopped otherwise. */
const run = (stream: Transform, body: Buffer, maxBytes: number, isWanted: () => boolean, done: Decoded): void => {
  const chunks: Array<Buffer> = []
  let bytes = 0
  const end: Decoded = (error, body) => {
    if (isWanted()) done(error, body)
  }
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength
    if (!isWanted()) stream.destroy()
    else if (bytes > maxBytes) stream.destroy(new BodyTooLarge())
    else chunks.push(chunk)
  })
  stream.on("end", () => end(null, Buffer.concat(chunks)))
  stream.on("error", (cause) =>
    end(cause instanceof BodyTooLarge ? cause : new CodingFailed("the body is not in its coding", { cause }), body)
  )
  stream.end(body)
}
