import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Redacted } from "effect"
import { createCipheriv, createHash, pbkdf2Sync } from "node:crypto"
import * as sotts from "../../packages/emulator/src/pipeline/sott.js"
import type { SottSettings } from "../../packages/emulator/src/pipeline/sott.js"

const check = (sott: string, settings: SottSettings, now: number) => sotts.check(sott, settings, { now, unmoved: now })

const settingsOf = (apiKey: string, apiSecret: string): SottSettings => ({
  apiKey,
  apiSecret: Redacted.make(apiSecret),
  sottSkew: Duration.minutes(5),
  lenientNodeMonth: false
})

const a = settingsOf("00000000-0000-0000-0000-000000000000", "11111111-2222-3333-4444-555555555555")
const b = settingsOf("abcdefab-1234-5678-9abc-def012345678", "fedcba98-7654-3210-fedc-ba9876543210")

interface Vector {
  readonly name: string
  readonly settings: SottSettings
  readonly start: string
  readonly end: string
  readonly sott: string
}

const vectors: ReadonlyArray<Vector> = [
  {
    name: "nothing padded (Elixir, Go, Java, .NET)",
    settings: a,
    start: "2021-03-09T02:08:09Z",
    end: "2021-03-09T02:18:09Z",
    sott: "/xxMhqfs00timnIZ9DDVJazyk0P1gCS+gDGNAeqBCZbBNpZxxADUpf7DzmQUetncpft8XWJts7TorKiGk/ua7r8ivHnC5dyquYjwbB3pmxw=*03814778806c2214a5026ee7b281413e"
  },
  {
    name: "minutes and seconds padded (Node)",
    settings: a,
    start: "2021-03-09T02:08:09Z",
    end: "2021-03-09T02:18:09Z",
    sott: "k5NJue0Im7q0FlSk6xUq/xVRDgSlMlXMTB/358iR1AHMoUoP/KVmPxN8TIYp0Qvd/kzmlX8oSTJFz1ijZ6msW5FL+XINrKNmNxt3YmtyyvQ=*bde1a7b68333f5f0e2ee0f82ba780a05"
  },
  {
    name: "all padded (PHP, Ruby)",
    settings: a,
    start: "2021-03-09T02:08:09Z",
    end: "2021-03-09T02:18:09Z",
    sott: "5k5sZ+JCVicxBjB1vRbZw4xliCeOW/T5JRv0QTxP5LUOPm/EbjmK48HM0k6qANa7rOilAT0+JmjwwrhSFNFtliEf1GiBkgwR9DF3cXrJrpw=*e2c45a8d502f6937a776151cd2fad655"
  },
  {
    name: "dashes, as callers type it",
    settings: a,
    start: "2021-03-09T02:08:09Z",
    end: "2021-03-09T02:18:09Z",
    sott: "LT1ySyp5bQpyIWnJ5T/Y8EhgAiOb1r3ShnfrW3btw90HNeUH6/QnbJTFXCltfQBltgFY6We0P8Nf/trASznPoCAUtsI1crBAqrMkLy6nU2I=*cbbddddcf4ea423dcb5af5f05b81f48a"
  },
  {
    name: "another key and secret",
    settings: b,
    start: "2018-06-22T21:22:16Z",
    end: "2018-06-22T21:32:16Z",
    sott: "tiLzmmb0WW56TeWAJhSt777/u49RAAwOMd8k4KpzPRoLy4NmnGiQcdro1YbcsvdrhX2qE0Nwz746yAGkzyDlBUMNyKSo1qMxkTyFC77pl7E=*fa92b49e77ec5bac465c0992d1e133a7"
  },
  {
    name: "across the end of a month (Elixir)",
    settings: a,
    start: "2021-01-31T23:55:05Z",
    end: "2021-02-01T00:05:05Z",
    sott: "eyGFmnNJswTd8RaTSiMhmvyq4r2jxRtpc26jxSuX0sadBOKKUg6O+Zx0eZ/8TOcenkgAy6p+sxCqxVLq22JfKM65c+M4WtC29NxRA3l96eo=*ba9e92e0b6d07abcddd73def03d142a7"
  },
  {
    name: "across the end of a month (Node, as it should be)",
    settings: a,
    start: "2021-01-31T23:55:05Z",
    end: "2021-02-01T00:05:05Z",
    sott: "eyGFmnNJswTd8RaTSiMhmnzzEjTaXqC8UwLYKRMy8ofABkis3gnXgmol04gbDqSqPnffHnDVWzMx0qUj88IZk83vnSV3IIs+WVvlP5sg6w8=*f4d5eb29e55ad93e4d2505a8a8cca487"
  }
]

/** Ends in January, the wrong month, as the Node SDK writes it. */
const nodeMonth =
  "eyGFmnNJswTd8RaTSiMhmnzzEjTaXqC8UwLYKRMy8ofABkis3gnXgmol04gbDqSqtaWcjOteFEv5B1lP4PRur/I+M1HaFayeBFo6Y/Iy8Bk=*df5e797227330c50190e62652d5dee9e"

const refusal = (sott: string, settings: SottSettings, now: string | number) =>
  Effect.flip(check(sott, settings, typeof now === "string" ? Date.parse(now) : now))

/** Encrypts any text as a SOTT, by Node's own cryptography. */
const encrypt = (text: string, settings: SottSettings): string => {
  const key = pbkdf2Sync(Redacted.value(settings.apiSecret), Buffer.alloc(8), 10_000, 32, "sha1")
  const cipher = createCipheriv("aes-256-cbc", key, "tu89geji340t89u2")
  return withChecksum(Buffer.concat([cipher.update(text), cipher.final()]).toString("base64"))
}

const withChecksum = (base64: string): string => `${base64}*${createHash("md5").update(base64).digest("hex")}`

describe("SOTT", () => {
  for (const { end, name, settings, sott, start } of vectors) {
    it.effect(`is valid from five minutes before its start to its end: ${name}`, () =>
      Effect.gen(function* () {
        const [from, to] = [Date.parse(start), Date.parse(end)]
        for (const now of [from - 300_000, from, from + 1, to]) yield* check(sott, settings, now)
        assert.strictEqual(yield* refusal(sott, settings, from - 300_001), "the SOTT is not good yet")
        assert.strictEqual(yield* refusal(sott, settings, to + 1), "the SOTT's time is over")
      })
    )
  }

  it.effect("is valid more than once", () =>
    Effect.gen(function* () {
      const { settings, sott, start } = vectors[0]!
      yield* check(sott, settings, Date.parse(start))
      yield* check(sott, settings, Date.parse(start))
    })
  )

  it.effect("may be percent-encoded", () =>
    Effect.gen(function* () {
      const { settings, sott, start } = vectors[0]!
      const encoded = encodeURIComponent(sott)
      assert.include(encoded, "%2B")
      yield* check(encoded, settings, Date.parse(start))
    })
  )

  it.effect("that ends before it starts is read as one across a month's end only with lenientNodeMonth", () =>
    Effect.gen(function* () {
      const lenient = { ...a, lenientNodeMonth: true }
      assert.strictEqual(yield* refusal(nodeMonth, a, "2021-01-31T23:56:00Z"), "the SOTT ends before it starts")
      yield* check(nodeMonth, lenient, Date.parse("2021-01-31T23:56:00Z"))
      yield* check(nodeMonth, lenient, Date.parse("2021-02-01T00:05:05Z"))
      assert.strictEqual(yield* refusal(nodeMonth, lenient, "2021-02-01T00:05:06Z"), "the SOTT's time is over")
    })
  )

  const now = "2021-03-09T02:10:00Z"
  const [start, end] = ["2021/3/9 2:8:9", "2021/3/9 2:18:9"]
  const good = encrypt(`${start}#${a.apiKey}#${end}`, a)
  const [base64] = good.split("*") as [string]

  it.effect("matches the API key in any letter case", () =>
    check(encrypt(`${start}#${a.apiKey.toUpperCase()}#${end}`, a), a, Date.parse(now))
  )

  const refused: ReadonlyArray<readonly [name: string, sott: string, reason: string]> = [
    ["without checksum", base64, "the SOTT has no checksum"],
    ["with another checksum", `${base64}*${"0".repeat(32)}`, "the checksum of the SOTT is wrong"],
    [
      "with a checksum of the bytes",
      `${base64}*${createHash("md5").update(Buffer.from(base64, "base64")).digest("hex")}`,
      "the checksum of the SOTT is wrong"
    ],
    ["that is not base64", withChecksum("!!!"), "the SOTT is not base64"],
    ["under another secret", encrypt(`${start}#${a.apiKey}#${end}`, b), "the SOTT is encrypted under another secret"],
    [
      "cut short",
      withChecksum(Buffer.from(base64, "base64").subarray(0, 20).toString("base64")),
      "the SOTT is encrypted under another secret"
    ],
    ["for another key", encrypt(`${start}#${b.apiKey}#${end}`, a), "the SOTT is for another apikey"],
    ["with a part too many", encrypt(`${start}#${a.apiKey}#${end}#`, a), "the SOTT does not hold start, key and end"],
    ["with a part too few", encrypt(`${start}#${a.apiKey}`, a), "the SOTT does not hold start, key and end"],
    [
      "with a date that does not exist",
      encrypt(`2021/2/30 2:8:9#${a.apiKey}#${end}`, a),
      "a date in the SOTT is not readable"
    ],
    [
      "with two blanks in a date",
      encrypt(`2021/3/9  2:8:9#${a.apiKey}#${end}`, a),
      "a date in the SOTT is not readable"
    ]
  ]
  for (const [name, sott, reason] of refused) {
    it.effect(`${name} is refused`, () =>
      Effect.map(refusal(sott, a, now), (actual) => assert.strictEqual(actual, reason))
    )
  }
})
