import { HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createHook } from "node:async_hooks"
import { createServer } from "node:http"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import { decode } from "../../packages/node/src/internal/contentEncoding.js"
import { clientOf, listen } from "../support/sockets.js"
import { exchange, outcome } from "./manualServer.js"

/** A URL whose answer has this body and these codings. */
const answering = (codings: string | ReadonlyArray<string>, body: Uint8Array, status = 200) =>
  Effect.map(
    listen(
      createServer((_request, response) => {
        response.setHeader("content-encoding", codings)
        response.writeHead(status)
        response.end(body)
      })
    ),
    (port) => `http://127.0.0.1:${port}/`
  )

const text = "compressed ".repeat(100)
const plain = Buffer.from(text)

/** A body with a coding put on it many times. */
const repeatedly = (times: number, code: (body: Buffer) => Buffer, body: Buffer = plain): Buffer =>
  times === 0 ? body : repeatedly(times - 1, code, code(body))

const named = (times: number, coding = "gzip"): string => Array.from({ length: times }, () => coding).join(", ")

/** The decoders that zlib makes until the scope is closed. `onFirst` is called with the first of them. */
const countDecoders = (onFirst: () => void = () => {}) => {
  const count = { made: 0 }
  const hook = createHook({
    init: (_id, type) => {
      if (type === "ZLIB" && ++count.made === 1) onFirst()
    }
  })
  return Effect.acquireRelease(
    Effect.sync(() => {
      hook.enable()
      return count
    }),
    () => Effect.sync(() => void hook.disable())
  )
}

const cannotBeUndone = (error: object, status = 200) => {
  assert.containSubset(error, {
    _tag: "ResponseError",
    reason: "Decode",
    cause: { code: "ERR_CONTENT_ENCODING" },
    response: { status }
  })
  assert.notProperty(error, "unsent")
}

describe("content codings", () => {
  it.scopedLive("are undone, the last one first, and `identity` and empty names are none", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const zipped = gzipSync(plain)
      const codings: ReadonlyArray<readonly [string | ReadonlyArray<string>, Buffer]> = [
        ["gzip", zipped],
        ["X-GZIP", zipped],
        ["deflate", deflateSync(plain)],
        ["deflate", deflateRawSync(plain)],
        ["br", brotliCompressSync(plain)],
        ["gzip, br", brotliCompressSync(zipped)],
        [["gzip", "deflate"], deflateSync(zipped)],
        [" ,gzip,,\tidentity ", zipped],
        ["identity", plain],
        [`${named(20, "identity")}, , , gzip`, zipped],
        [named(5), repeatedly(5, gzipSync)]
      ]
      for (const [coding, bytes] of codings) {
        const response = yield* client.get(yield* answering(coding, bytes))
        assert.strictEqual(yield* response.text, text, String(coding))
      }
      const nothing = yield* client.get(yield* answering(named(800), Buffer.alloc(0)))
      assert.strictEqual(yield* nothing.text, "")
    })
  )

  it.scopedLive("that are unknown leave the body as it is, as with `fetch`", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const codings: ReadonlyArray<readonly [string, Buffer]> = [
        ["utf-8", plain],
        ["aws-chunked", plain],
        ["constructor", plain],
        ["__proto__", plain],
        ["gzip;q=1", plain],
        ["zstd", Buffer.alloc(0)],
        ["gzip, utf-8", gzipSync(plain)],
        ["utf-8, gzip", gzipSync(plain)],
        [named(5, "utf-8"), plain],
        ["gzip", gzipSync(plain)]
      ]
      for (const [coding, bytes] of codings) {
        const url = yield* answering(coding, bytes)
        const response = yield* client.get(url)
        const fetched = yield* Effect.promise(() => fetch(url).then((response) => response.arrayBuffer()))
        assert.deepStrictEqual(Buffer.from(yield* response.arrayBuffer), Buffer.from(fetched), coding)
      }
    })
  )

  it.scopedLive("that cannot be undone fail with the status, and are an answer all the same", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const codings: ReadonlyArray<readonly [string, Buffer]> = [
        ["gzip", gzipSync(plain).subarray(0, 20)],
        ["gzip", plain],
        ["deflate", plain],
        ["deflate", deflateSync(plain).subarray(0, 10)],
        ["br", plain],
        ["br", brotliCompressSync(plain).subarray(0, 10)],
        ["gzip, gzip", gzipSync(plain)],
        [named(6), plain],
        [named(800), plain],
        [named(6, "utf-8"), plain]
      ]
      for (const status of [200, 400, 503]) {
        for (const [coding, bytes] of codings) {
          const url = yield* answering(coding, bytes, status)
          cannotBeUndone(yield* Effect.flip(client.get(url)), status)
          cannotBeUndone(yield* Effect.flip(outcome(exchange(client, HttpClientRequest.get(url), 30_000))), status)
        }
      }
    })
  )

  it.scopedLive("are five at most: of more, none is undone", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const many = yield* answering(named(800), repeatedly(800, gzipSync))
      const six = yield* answering(`br, ${named(5)}`, repeatedly(5, gzipSync))
      const count = yield* countDecoders()
      for (const url of [many, six]) cannotBeUndone(yield* Effect.flip(client.get(url)))
      assert.strictEqual(count.made, 0)
    })
  )

  it.scopedLive("are undone up to the limit of a body, each of them", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      // 180,000 bytes in between, a few before, and none after.
      const empty = gzipSync("")
      const bomb = repeatedly(2, gzipSync, Buffer.concat(Array.from({ length: 9000 }, () => empty)))
      const sized = (url: string, maxBytes: number) =>
        outcome(exchange(client, HttpClientRequest.get(url), 30_000, maxBytes))
      const url = yield* answering(named(3), bomb)
      const count = yield* countDecoders()
      assert.isUndefined((yield* sized(url, 100_000)).body)
      assert.strictEqual(count.made, 2)
      assert.strictEqual((yield* sized(url, 1_000_000)).body, "")
      assert.strictEqual(count.made, 5)
    })
  )

  it.scopedLive("are not begun after the call was given up", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const url = yield* answering(named(5), repeatedly(5, gzipSync))
      const get = HttpClientRequest.get(url)
      const dead = exchange(client, get, Infinity)
      const count = yield* countDecoders(() => dead.abandon())
      dead.start(() => assert.fail("it was abandoned"))
      // A call that begins later and takes all five steps.
      const whole = yield* client.get(url)
      assert.strictEqual(yield* whole.text, text)
      assert.strictEqual(count.made, 6)
    })
  )

  it.scopedLive("are not begun after the call was given up at the end of one", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const url = yield* answering(named(5), repeatedly(5, gzipSync))
      const twice = repeatedly(2, gzipSync)
      const count = yield* countDecoders()
      let asked = 0
      const isWanted = () => ++asked === 1
      decode(named(2), twice, twice.byteLength, isWanted, () => assert.fail("it was given up"))
      yield* client.get(url)
      assert.deepStrictEqual([asked, count.made], [2, 6])
    })
  )
})
