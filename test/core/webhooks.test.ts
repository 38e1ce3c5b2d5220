import { assert, describe, it } from "@effect/vitest"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Effect, Exit, Option, Redacted } from "effect"
import * as fc from "effect/FastCheck"
import { createHmac } from "node:crypto"
import { inspect } from "node:util"

const secret = "0c1b2a39-4857-4665-8473-8291a0b1c2d3"

/** The signature of a body, computed by Node. */
const signatureOf = (body: string | Uint8Array, key = secret) =>
  createHmac("sha256", key).update(body).digest("hex").toUpperCase()

const receive = Webhooks.receive(secret)
const deliver = (delivery: object) => {
  const body = JSON.stringify(delivery)
  return receive(body, signatureOf(body))
}

type Check = (
  ...delivery: Parameters<typeof receive>
) => Effect.Effect<unknown, Effect.Effect.Error<ReturnType<typeof receive>>>

/** `verify` and `receive`, which refuse the same. */
const checksWith = (secret: unknown): ReadonlyArray<Check> => [
  Webhooks.verify(secret as string),
  Webhooks.receive(secret as string)
]

/** A test vector from another implementation. */
const vector = {
  secret: "11111111-2222-3333-4444-555555555555",
  body: '{"HookName":"login","Time":"2019-06-11T20:27:56Z","HookId":"079345b7-7491-4619-91fa-eb881dd78ba4","Data":{"Uid":"f4dc95133b7c4fed876c65d7776fbb3c"}}',
  signature: "0BE61CB3935C66192E4B5D0AD247141AC7900D259889D4A9095C1C653BB63269"
}

describe("verify", () => {
  it.effect("accepts the signature of the test vector", () =>
    Effect.gen(function* () {
      const verify = Webhooks.verify(Redacted.make(vector.secret))
      yield* verify(vector.body, vector.signature)
      yield* verify(Buffer.from(vector.body), vector.signature)
      yield* verify(vector.body, vector.signature.toLowerCase())
      yield* verify(vector.body, [` ${vector.signature} `])
      const event = yield* Webhooks.receive(vector.secret)(vector.body, vector.signature)
      assert.deepEqual(event, {
        _tag: "Login",
        hookId: "079345b7-7491-4619-91fa-eb881dd78ba4",
        time: "2019-06-11T20:27:56Z",
        profile: { Uid: "f4dc95133b7c4fed876c65d7776fbb3c" }
      })
    })
  )

  it.effect("signs the UTF-8 bytes of a text, and only the bytes of a subarray", () =>
    Effect.gen(function* () {
      const body = '{"HookName":"ä€𝒳"}'
      const bytes = new TextEncoder().encode(body)
      const padded = new Uint8Array(bytes.length + 7)
      padded.set(bytes, 3)
      const verify = Webhooks.verify(secret)
      for (const same of [body, bytes, padded.subarray(3, 3 + bytes.length)]) yield* verify(same, signatureOf(bytes))
      assert.isTrue(Exit.isFailure(yield* Effect.exit(verify(padded, signatureOf(bytes)))))
    })
  )

  const good = signatureOf("{}")
  const { proxy: revoked, revoke } = Proxy.revocable([good], {})
  revoke()
  for (const [what, header] of [
    ["undefined", undefined],
    ["null", null],
    ["an empty text", ""],
    ["blanks", "  "],
    ["an empty list", []],
    ["a list of an empty text", [""]],
    ["a number", 4711],
    ["zero", 0],
    ["true", true],
    ["a record", { signature: good }],
    ["an object that prints the signature", { toString: () => good, trim: () => good, join: () => good }],
    ["a boxed text", Object(good)],
    ["a secret text", Redacted.make(good)],
    ["an Option", Option.some(good)],
    ["a list within a list", [[good]]],
    ["a list with a number", [good, 1]],
    ["a list with undefined", [undefined]],
    ["bytes", new TextEncoder().encode(good)],
    ["a symbol", Symbol("s")],
    ["a function", () => good],
    ["a proxy that throws", revoked]
  ] as ReadonlyArray<readonly [string, unknown]>) {
    it.effect(`treats ${what} as a missing signature`, () =>
      Effect.gen(function* () {
        for (const check of checksWith(secret)) {
          const error = yield* Effect.flip(check("{}", header as string))
          assert.strictEqual(error._tag, "WebhookSignatureMissing")
        }
      })
    )
  }

  for (const [what, header] of [
    ["of another secret", signatureOf("{}", "another")],
    ["of another body", signatureOf("{ }")],
    ["that is too short", good.slice(0, 62)],
    ["that is too long", `${good}00`],
    ["with half a byte more", `${good}0`],
    ["that is not hexadecimal", `${good.slice(0, 63)}G`],
    ["with a prefix", `sha256=${good}`],
    ["in base64", createHmac("sha256", secret).update("{}").digest("base64")],
    ["that is sent twice", [good, good]]
  ] as const) {
    it.effect(`refuses a signature ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Webhooks.verify(secret)("{}", header))
        assert.strictEqual(error._tag, "WebhookSignatureInvalid")
        assert.notInclude(inspect(error), secret)
      })
    )
  }

  const wiped = Redacted.make(secret)
  Redacted.unsafeWipe(wiped)
  for (const [what, key, printed] of [
    ["is an empty text", "", ""],
    ["is a secret empty text", Redacted.make(""), ""],
    ["is blank", " \n\u00a0", " \n\u00a0"],
    ["is a secret blank text", Redacted.make("   "), "   "],
    ["is undefined", undefined, "undefined"],
    ["is null", null, "null"],
    ["is zero", 0, "0"],
    ["is a number", 4711, "4711"],
    ["is false", false, "false"],
    ["is a record", {}, "[object Object]"],
    ["is an empty list", [], ""],
    ["is a list", [secret], secret],
    ["is an Option without a value", Option.none(), String(Option.none())],
    ["is an Option", Option.some(secret), String(Option.some(secret))],
    ["is a boxed text", Object(secret), secret],
    ["is bytes", new TextEncoder().encode(secret), String(new TextEncoder().encode(secret))],
    ["prints the secret", { toString: () => secret }, secret],
    ["is a symbol", Symbol("s"), "Symbol(s)"],
    ["is a secret null", Redacted.make(null), "null"],
    ["is a secret that is nothing", Redacted.make(undefined), "undefined"],
    ["is a secret record", Redacted.make({}), "[object Object]"],
    ["is a secret list", Redacted.make([secret]), secret],
    ["is a secret of a secret", Redacted.make(Redacted.make(secret)), "<redacted>"],
    ["was wiped", wiped, secret]
  ] as ReadonlyArray<readonly [string, unknown, string]>) {
    it.effect(`refuses every signature where the secret ${what}`, () =>
      Effect.gen(function* () {
        const body = '{"HookName":"login","Data":{"Uid":"u"}}'
        for (const signer of [printed, "", secret, "<redacted>", "undefined"]) {
          for (const check of checksWith(key)) {
            const error = yield* Effect.flip(check(body, signatureOf(body, signer)))
            assert.strictEqual(error._tag, "WebhookSignatureInvalid")
            assert.notInclude(inspect(error), secret)
          }
        }
      })
    )
  }

  const detached = new Uint8Array(4)
  structuredClone(detached, { transfer: [detached.buffer] })
  for (const [what, body] of [
    ["undefined", undefined],
    ["null", null],
    ["a parsed body", { HookName: "login" }],
    ["a parsed list", []],
    ["a number", 0],
    ["a boxed text", Object("{}")],
    ["a secret text", Redacted.make("{}")],
    ["a stream", new ReadableStream()],
    ["a blob", new Blob(["{}"])],
    ["a buffer that was transferred", detached.buffer],
    ["a function", () => "{}"]
  ] as ReadonlyArray<readonly [string, unknown]>) {
    it.effect(`asks for the raw body where it is given ${what}`, () =>
      Effect.gen(function* () {
        for (const signature of [signatureOf(""), signatureOf("{}"), signatureOf(String(body))]) {
          for (const check of checksWith(secret)) {
            const error = yield* Effect.flip(check(body as string, signature))
            assert(error._tag === "WebhookSignatureInvalid")
            assert.include(error.message, "hand in the raw body")
          }
        }
      })
    )
  }

  it.effect("takes any view of bytes, and a buffer", () =>
    Effect.gen(function* () {
      const body = '{"HookName":"login","Data":{"Uid":"u"}}'
      const bytes = new TextEncoder().encode(`--${body}`)
      const shared = new Uint8Array(new SharedArrayBuffer(body.length))
      shared.set(bytes.subarray(2))
      const views = [new DataView(bytes.buffer, 2), bytes.slice(2).buffer, Buffer.from(body), shared, shared.buffer]
      for (const view of views) {
        assert.strictEqual((yield* receive(view as Uint8Array, signatureOf(body)))._tag, "Login")
      }
    })
  )

  it("accepts the signature of any secret and body, and refuses it with a changed bit", () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, unit: "grapheme" }).filter((key) => key.trim() !== ""),
        fc.uint8Array(),
        fc.nat(255),
        async (key, body, bit) => {
          const signature = signatureOf(body, key)
          const at = Math.floor(bit / 4)
          const flipped = (Number.parseInt(signature[at] as string, 16) ^ (1 << (bit % 4))).toString(16)
          const verify = Webhooks.verify(key)
          const changed = signature.slice(0, at) + flipped + signature.slice(at + 1)
          const results = await Effect.runPromise(
            Effect.all([Effect.exit(verify(body, signature)), Effect.exit(verify(body, changed))])
          )
          assert.deepEqual(results.map(Exit.isSuccess), [true, false])
        }
      ),
      { numRuns: 50 }
    ))
})

describe("receive", () => {
  it.effect("does not read a body whose signature is wrong or missing", () =>
    Effect.gen(function* () {
      for (const body of ["", "no JSON", "{}"]) {
        assert.strictEqual((yield* Effect.flip(receive(body, "00")))._tag, "WebhookSignatureInvalid")
        assert.strictEqual((yield* Effect.flip(receive(body, undefined)))._tag, "WebhookSignatureMissing")
      }
    })
  )

  const common = { Time: "2023-05-04T03:02:01.123Z", HookId: "1f" }
  const read = { time: common.Time, hookId: common.HookId }
  const profile = { Uid: "u", FirstName: "Ada", LoginLockedType: 0, New: { member: null } }

  it.effect("reads the profile of every event that has one, in any letter case of its name", () =>
    Effect.gen(function* () {
      const withObject = ["CreateCustomObject", "UpdateCustomobject", "DeleteCustomObject"]
      const others = Webhooks.eventNames.filter((name) => name !== "RemoveEmail" && !withObject.includes(name))
      assert.lengthOf(others, 25)
      for (const name of others) {
        for (const HookName of [name, name.toLowerCase(), name.toUpperCase()]) {
          const event = yield* deliver({ HookName, ...common, Data: profile })
          assert.deepEqual<unknown>(event, { _tag: name, ...read, profile })
        }
      }
    })
  )

  it.effect("hides the secrets of a profile, also in an unknown event", () =>
    Effect.gen(function* () {
      for (const HookName of ["setpassword", "somethingnew"]) {
        const event = yield* deliver({ HookName, ...common, Data: { ...profile, Password: "hash-hunter2" } })
        assert.notInclude(JSON.stringify(event) + inspect(event, { depth: 9 }), "hunter2")
      }
    })
  )

  it.effect("reads the removed address", () =>
    Effect.gen(function* () {
      const Data = { UserProfile: profile, RemovedEmail: "ada@example.com" }
      assert.deepEqual<unknown>(yield* deliver({ HookName: "removeemail", ...common, Data }), {
        _tag: "RemoveEmail",
        ...read,
        profile,
        removedEmail: "ada@example.com"
      })
    })
  )

  it.effect("reads custom objects in both forms of their content", () =>
    Effect.gen(function* () {
      for (const [HookName, tag] of [
        ["createcustomobject", "CreateCustomObject"],
        ["updatecustomobject", "UpdateCustomobject"],
        ["deletecustomobject", "DeleteCustomObject"]
      ]) {
        for (const CustomObject of [{ items: [1] }, [{ Name: "items", Value: [1] }]]) {
          const object = { Id: "5d0", Uid: "u", IsDeleted: false, CustomObject }
          assert.deepEqual<unknown>(yield* deliver({ HookName, ...common, Data: object }), {
            _tag: tag,
            ...read,
            object
          })
        }
      }
    })
  )

  it.effect("keeps all that comes with an unknown event", () =>
    Effect.gen(function* () {
      const Data = { Uid: "1", Email: "a@b.co", Roles: "admin" }
      const event = yield* deliver({ HookName: "addroles", ...common, Data })
      assert(event._tag === "Unknown")
      assert.deepEqual<unknown>(event.data, Data)
    })
  )

  it.effect("keeps an unknown event", () =>
    Effect.gen(function* () {
      for (const Data of [{ Any: [1, null] }, [1], "text", null]) {
        assert.deepEqual<unknown>(yield* deliver({ HookName: "somethingnew", ...common, Data }), {
          _tag: "Unknown",
          ...read,
          hookName: "somethingnew",
          data: Data
        })
      }
      assert.deepEqual<unknown>(yield* deliver({ HookName: "bare" }), {
        _tag: "Unknown",
        hookId: undefined,
        time: undefined,
        hookName: "bare",
        data: undefined
      })
    })
  )

  it.effect("reads the same with a byte order mark, from text and bytes", () =>
    Effect.gen(function* () {
      const body = '{"HookName":"login","Data":{"Uid":"ä"}}'
      const bytes = new TextEncoder().encode(`\ufeff${body}`)
      const signature = signatureOf(bytes)
      const event = yield* receive(body, signatureOf(body))
      const request = () => new Request("http://localhost/", { method: "POST", body: bytes })
      const texts = [`\ufeff${body}`, yield* Effect.promise(() => request().text())]
      // `Request.text` has dropped the mark.
      assert.strictEqual(texts[1], body)
      for (const same of [...texts, bytes, Buffer.from(bytes)]) {
        yield* Webhooks.verify(secret)(same, signature)
        assert.deepEqual(yield* receive(same, signature), event)
      }
      const buffer = yield* Effect.promise(() => request().arrayBuffer())
      assert.deepEqual(yield* receive(new Uint8Array(buffer), signature), event)
    })
  )

  it.effect("takes bytes as they are: with and without a byte order mark they differ", () =>
    Effect.gen(function* () {
      const body = '{"HookName":"login","Data":{"Uid":"u"}}'
      const marked = `\ufeff${body}`
      for (const [given, signed] of [
        [new TextEncoder().encode(body), marked],
        [new TextEncoder().encode(marked), body],
        [marked, body],
        [marked, `\ufeff${marked}`],
        [`${body}\ufeff`, body]
      ] as const) {
        const error = yield* Effect.flip(receive(given, signatureOf(signed)))
        assert.strictEqual(error._tag, "WebhookSignatureInvalid")
      }
    })
  )

  it.effect("reads the bytes that were verified, whatever becomes of the given ones", () =>
    Effect.gen(function* () {
      const body = '{"HookName":"login","Data":{"Uid":"u"}}'
      const bytes = new TextEncoder().encode(body)
      const fiber = yield* Effect.fork(receive(bytes, signatureOf(body)))
      yield* Effect.yieldNow()
      bytes.set(new TextEncoder().encode('{"HookName":"login","Data":{"Uid":"x"}}'))
      const event = yield* fiber
      assert(event._tag === "Login")
      assert.strictEqual(event.profile.Uid, "u")
    })
  )

  it.effect("reads the same from text and bytes", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ HookName: "login", Data: { Uid: "ä€𝒳" } })
      const event = yield* receive(body, signatureOf(body))
      assert.deepEqual(yield* receive(new TextEncoder().encode(body), signatureOf(body)), event)
    })
  )

  for (const [what, body, path, expected] of [
    ["that is empty", "", "", "JSON"],
    ["that is not JSON", "{", "", "JSON"],
    ["that is not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "", "JSON"],
    ["that is a list", "[]", "", "an object"],
    ["that is null", "null", "", "an object"],
    ["without a name", '{"Data":{"Uid":"u"}}', "HookName", "a value"],
    ["whose name is a number", '{"HookName":4711}', "HookName", "text"],
    ["without data", '{"HookName":"login"}', "Data", "an object"],
    ["whose profile has no id", '{"HookName":"login","Data":{"Password":"4711"}}', "Data.Uid", "a value"],
    [
      "without the removed address",
      '{"HookName":"removeemail","Data":{"UserProfile":{"Uid":"u"}}}',
      "Data.RemovedEmail",
      "a value"
    ],
    ["whose object has no id", '{"HookName":"createcustomobject","Data":{}}', "Data.Id", "a value"]
  ] as const) {
    it.effect(`refuses a body ${what}, and does not repeat it`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(receive(body, signatureOf(body)))
        assert(error._tag === "WebhookEventMalformed")
        assert.deepEqual([error.path, error.expected], [path, expected])
        assert.strictEqual(error.message, `${path || "the body"} of the delivery is not ${expected}`)
        assert.notInclude(inspect(error), "4711")
      })
    )
  }
})
