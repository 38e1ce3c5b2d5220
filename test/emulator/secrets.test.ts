import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { isSame } from "../../packages/emulator/src/internal/secrets.js"

describe("isSame", () => {
  it("says what === says", () => {
    const texts = FastCheck.oneof(
      FastCheck.string(),
      FastCheck.string({ unit: "binary" }),
      FastCheck.constantFrom("", "a", "aa")
    )
    FastCheck.assert(
      FastCheck.property(texts, texts, (a, b) => {
        assert.strictEqual(isSame(a, b), a === b)
        assert.isTrue(isSame(a, a))
        assert.isFalse(isSame(a, `${a}a`))
        assert.isFalse(isSame(`${a}a`, a))
        assert.isFalse(isSame(`${a}${a}b`, `${a}b`) && a !== "")
      }),
      { seed: 7 }
    )
  })

  it("looks at all of what was given", () => {
    let looks = 0
    const given = { length: 100, charCodeAt: () => (looks++, 97) } as unknown as string
    assert.isFalse(isSame(given, "b".repeat(100)))
    assert.isFalse(isSame(given, "b"))
    assert.strictEqual(looks, 200)
  })
})

describe("the emulator", () => {
  const source = new URL("../../packages/emulator/src/", import.meta.url)

  it("compares no key, secret, hash, code, token or answer by === or !==", () => {
    const secret = /(apiKey|apiSecret|secret|hash|expected|checksum|digest|solution|[cC]ode|otp|[tT]oken)/.source
    const other = /(?!undefined|null|true|false|"|0)/.source
    const compared = new RegExp(`\\b${secret}\\b(\\([^()]*\\))? [!=]== ${other}|[!=]== (\\w+\\.)*${secret}\\b(?!\\.)`)
    const found = readdirSync(source, { recursive: true, encoding: "utf8" })
      // The tokens of a projection are those of its grammar.
      .filter((file) => file.endsWith(".ts") && !file.endsWith("projection.ts"))
      .flatMap((file) =>
        readFileSync(new URL(file, source), "utf8")
          .split("\n")
          .flatMap((line) => (compared.test(line) ? [`${file}: ${line.trim()}`] : []))
      )
    assert.deepStrictEqual(found, [])
  })
})
