import { assert, describe, it } from "@effect/vitest"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { DateTime, Duration, Effect, Layer, Option, Redacted, TestClock } from "effect"
import { fromText } from "../../packages/core/src/internal/auth/sott.js"
import { scriptedClient } from "../support/client.js"

const keys = {
  A: {
    apiKey: "00000000-0000-0000-0000-000000000000",
    apiSecret: Redacted.make("11111111-2222-3333-4444-555555555555")
  },
  B: {
    apiKey: "abcdefab-1234-5678-9abc-def012345678",
    apiSecret: Redacted.make("fedcba98-7654-3210-fedc-ba9876543210")
  }
}

const vectors: ReadonlyArray<readonly [name: string, keys: "A" | "B", start: string, end: string, sott: string]> = [
  [
    "unpadded dates",
    "A",
    "2021/3/9 2:8:9",
    "2021/3/9 2:18:9",
    "/xxMhqfs00timnIZ9DDVJazyk0P1gCS+gDGNAeqBCZbBNpZxxADUpf7DzmQUetncpft8XWJts7TorKiGk/ua7r8ivHnC5dyquYjwbB3pmxw=*03814778806c2214a5026ee7b281413e"
  ],
  [
    "padded minutes and seconds",
    "A",
    "2021/3/9 2:08:09",
    "2021/3/9 2:18:09",
    "k5NJue0Im7q0FlSk6xUq/xVRDgSlMlXMTB/358iR1AHMoUoP/KVmPxN8TIYp0Qvd/kzmlX8oSTJFz1ijZ6msW5FL+XINrKNmNxt3YmtyyvQ=*bde1a7b68333f5f0e2ee0f82ba780a05"
  ],
  [
    "padded dates",
    "A",
    "2021/03/09 02:08:09",
    "2021/03/09 02:18:09",
    "5k5sZ+JCVicxBjB1vRbZw4xliCeOW/T5JRv0QTxP5LUOPm/EbjmK48HM0k6qANa7rOilAT0+JmjwwrhSFNFtliEf1GiBkgwR9DF3cXrJrpw=*e2c45a8d502f6937a776151cd2fad655"
  ],
  [
    "dashes",
    "A",
    "2021-03-09 02:08:09",
    "2021-03-09 02:18:09",
    "LT1ySyp5bQpyIWnJ5T/Y8EhgAiOb1r3ShnfrW3btw90HNeUH6/QnbJTFXCltfQBltgFY6We0P8Nf/trASznPoCAUtsI1crBAqrMkLy6nU2I=*cbbddddcf4ea423dcb5af5f05b81f48a"
  ],
  [
    "other keys",
    "B",
    "2018/6/22 21:22:16",
    "2018/6/22 21:32:16",
    "tiLzmmb0WW56TeWAJhSt777/u49RAAwOMd8k4KpzPRoLy4NmnGiQcdro1YbcsvdrhX2qE0Nwz746yAGkzyDlBUMNyKSo1qMxkTyFC77pl7E=*fa92b49e77ec5bac465c0992d1e133a7"
  ],
  [
    "month end, unpadded",
    "A",
    "2021/1/31 23:55:5",
    "2021/2/1 0:5:5",
    "eyGFmnNJswTd8RaTSiMhmvyq4r2jxRtpc26jxSuX0sadBOKKUg6O+Zx0eZ/8TOcenkgAy6p+sxCqxVLq22JfKM65c+M4WtC29NxRA3l96eo=*ba9e92e0b6d07abcddd73def03d142a7"
  ],
  [
    "a month end that keeps the start's month",
    "A",
    "2021/1/31 23:55:05",
    "2021/1/1 0:05:05",
    "eyGFmnNJswTd8RaTSiMhmnzzEjTaXqC8UwLYKRMy8ofABkis3gnXgmol04gbDqSqtaWcjOteFEv5B1lP4PRur/I+M1HaFayeBFo6Y/Iy8Bk=*df5e797227330c50190e62652d5dee9e"
  ],
  [
    "month end, padded minutes",
    "A",
    "2021/1/31 23:55:05",
    "2021/2/1 0:05:05",
    "eyGFmnNJswTd8RaTSiMhmnzzEjTaXqC8UwLYKRMy8ofABkis3gnXgmol04gbDqSqPnffHnDVWzMx0qUj88IZk83vnSV3IIs+WVvlP5sg6w8=*f4d5eb29e55ad93e4d2505a8a8cca487"
  ]
]

const config = (which: "A" | "B") => LoginRadiusConfig.layer(keys[which])

/** The decrypted text of a SOTT. */
const decrypt = (apiSecret: Redacted.Redacted<string>, sott: Redacted.Redacted<string>) =>
  Effect.promise(async () => {
    const bytes = Buffer.from(Redacted.value(sott).split("*")[0] as string, "base64")
    const { createDecipheriv, pbkdf2Sync } = await import("node:crypto")
    const key = pbkdf2Sync(Redacted.value(apiSecret), Buffer.alloc(8), 10_000, 32, "sha1")
    const decipher = createDecipheriv("aes-256-cbc", key, "tu89geji340t89u2")
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString()
  })

describe("SOTT", () => {
  for (const [name, which, start, end, sott] of vectors) {
    it.effect(`matches the vector with ${name}`, () =>
      Effect.gen(function* () {
        const made = yield* fromText(keys[which].apiKey, keys[which].apiSecret, start, end)
        assert.strictEqual(Redacted.value(made), sott)
      })
    )
  }

  it.effect("is valid for ten minutes from now", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2021, 2, 9, 2, 8, 9))
      const made = yield* Infrastructure.localGenerateSott()
      assert.strictEqual(Redacted.value(made), vectors[0]?.[4])
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("is valid between two moments, across a month's end", () =>
    Effect.gen(function* () {
      const made = yield* Infrastructure.localGenerateSott({
        start: new Date(Date.UTC(2021, 0, 31, 23, 55, 5)),
        end: new Date(Date.UTC(2021, 1, 1, 0, 5, 5))
      })
      assert.strictEqual(Redacted.value(made), vectors[5]?.[4])
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("has the right end across midnight, the end of February and the end of a year", () =>
    Effect.gen(function* () {
      for (const [now, period] of [
        [Date.UTC(2024, 1, 28, 23, 59, 59), "2024/2/28 23:59:59#KEY#2024/2/29 0:9:59"],
        [Date.UTC(2023, 1, 28, 23, 59, 59), "2023/2/28 23:59:59#KEY#2023/3/1 0:9:59"],
        [Date.UTC(2026, 11, 31, 23, 55, 0), "2026/12/31 23:55:0#KEY#2027/1/1 0:5:0"]
      ] as const) {
        yield* TestClock.setTime(now)
        const made = yield* Infrastructure.localGenerateSott()
        assert.strictEqual(yield* decrypt(keys.A.apiSecret, made), period.replace("KEY", keys.A.apiKey))
      }
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("is shifted by a given clock offset", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2021, 2, 9, 2, 0, 0))
      const made = yield* Infrastructure.localGenerateSott({ clockOffset: 8 * 60_000 + 9_000 })
      assert.strictEqual(Redacted.value(made), vectors[0]?.[4])
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("is refused for a period that is empty, infinite or invalid", () =>
    Effect.gen(function* () {
      const moment = new Date(0)
      for (const [period, field] of [
        [{ lifetime: 0 }, "lifetime"],
        [{ lifetime: Duration.infinity }, "lifetime"],
        [{ start: moment, end: moment }, "end"],
        [{ start: new Date(Number.NaN), end: moment }, "start"]
      ] as const) {
        const error = yield* Effect.flip(Infrastructure.localGenerateSott(period))
        assert(error._tag === "InvalidInput")
        assert.strictEqual(error.field, field)
      }
    }).pipe(Effect.provide(config("A")))
  )

  const start = new Date("2030-01-01T00:00:00Z")
  const end = new Date("2030-01-01T00:10:00Z")
  const late = new Date(8.64e15)
  const getter = {
    get lifetime(): string {
      throw new Error("hunter2")
    }
  }
  for (const [what, period, field] of [
    ["a lifetime beyond all dates", { lifetime: "1000000000 days" }, "lifetime"],
    ["a lifetime beyond the year 9999", { lifetime: "3000000 days" }, "lifetime"],
    ["a lifetime that is NaN", { lifetime: Number.NaN }, "lifetime"],
    ["a lifetime that is negative", { lifetime: -600_000 }, "lifetime"],
    ["a lifetime that is negative text", { lifetime: "-10 minutes" }, "lifetime"],
    ["a lifetime that is no duration", { lifetime: "soon" }, "lifetime"],
    ["a lifetime that is a record", { lifetime: {} }, "lifetime"],
    ["a lifetime of half a second", { lifetime: 500 }, "lifetime"],
    ["an offset that is NaN", { clockOffset: Number.NaN }, "clockOffset"],
    ["an offset that is infinite", { clockOffset: Number.NEGATIVE_INFINITY }, "clockOffset"],
    ["an offset that is text", { clockOffset: "5000" }, "clockOffset"],
    ["an offset that is a bigint", { clockOffset: 5n }, "clockOffset"],
    ["an offset that leads beyond all dates", { clockOffset: 8.64e15 }, "clockOffset"],
    ["an offset that leads to the year 1", { start, end, clockOffset: -6.4e13 }, "clockOffset"],
    ["a start that is null", { start: null, end: null }, "start"],
    ["a start that is text", { start: start.toISOString(), end }, "start"],
    ["a start that is a number", { start: start.getTime(), end }, "start"],
    ["a start that is a record", { start: {}, end }, "start"],
    ["a start that is an Option", { start: Option.some(start), end }, "start"],
    ["a start in the year 275760", { start: late, end: late }, "start"],
    ["a start before our era", { start: new Date(-1e14), end }, "start"],
    ["no start", { end }, "start"],
    ["no end", { start }, "end"],
    ["an end that is null", { start, end: null }, "end"],
    ["an end that is text", { start, end: end.toISOString() }, "end"],
    ["an end that is no moment", { start, end: new Date(Number.NaN) }, "end"],
    ["an end in the year 10000", { start, end: new Date("+010000-01-01T00:00:00Z") }, "end"],
    ["an end before the start", { start: end, end: start }, "end"],
    ["an end in the same second", { start, end: new Date(start.getTime() + 999) }, "end"],
    ["null", null, "period"],
    ["text", "10 minutes", "period"],
    ["a record that throws", getter, "input"]
  ] as ReadonlyArray<readonly [string, unknown, string]>) {
    it.effect(`is refused for ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Infrastructure.localGenerateSott(period as Infrastructure.SottPeriod))
        assert(error._tag === "InvalidInput")
        assert.strictEqual(error.field, field)
        assert.strictEqual(error.message, `Infrastructure.localGenerateSott: ${field}: ${error.reason}`)
      }).pipe(Effect.provide(config("A")))
    )
  }

  it.effect("takes dates of Effect, and an offset of a clock that is behind", () =>
    Effect.gen(function* () {
      const [start, end] = [Date.UTC(2021, 2, 9, 2, 8, 10), Date.UTC(2021, 2, 9, 2, 18, 10)] as const
      const made = yield* Infrastructure.localGenerateSott({
        start: DateTime.unsafeMake(start),
        end: DateTime.unsafeMakeZoned(end, { timeZone: "Europe/Berlin" }),
        clockOffset: -1000
      })
      assert.strictEqual(Redacted.value(made), vectors[0]?.[4])
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("takes the last second that its form can tell", () =>
    Effect.gen(function* () {
      const made = yield* Infrastructure.localGenerateSott({ start, end: new Date("9999-12-31T23:59:59Z") })
      assert.match(yield* decrypt(keys.A.apiSecret, made), /#9999\/12\/31 23:59:59$/)
    }).pipe(Effect.provide(config("A")))
  )

  it.effect("needs the API secret", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Infrastructure.localGenerateSott())
      assert.strictEqual(error._tag, "CredentialsMissing")
    }).pipe(Effect.provide(LoginRadiusConfig.layer({ apiKey: keys.A.apiKey })))
  )

  it.effect("can be shifted by the offset of the server's clock", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2021, 2, 9, 2, 0, 0))
      const clockOffset = yield* Infrastructure.clockOffset
      assert.strictEqual(clockOffset, 8 * 60_000 + 9_000)
      assert.strictEqual(Redacted.value(yield* Infrastructure.localGenerateSott({ clockOffset })), vectors[0]?.[4])
    }).pipe(
      Effect.provide(Layer.merge(config("A"), scriptedClient({ body: { CurrentTime: "2021-03-09 02:08:09" } }).layer))
    )
  )

  it.effect("is not made where the server's time is malformed", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Infrastructure.clockOffset)
      assert(error._tag === "MalformedResponse")
      assert.strictEqual(error.path, "CurrentTime")
    }).pipe(Effect.provide(Layer.merge(config("A"), scriptedClient({ body: { CurrentTime: "soon" } }).layer)))
  )
})
