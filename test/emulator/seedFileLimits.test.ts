import { assert, describe, it } from "@effect/vitest"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import { Effect, Either } from "effect"

/** What is wrong with a text, one line each. */
const problems = (text: string): ReadonlyArray<string> =>
  Either.match(Effect.runSync(Effect.either(SeedFile.parse(text, { name: "seed" }))), {
    onLeft: ({ message }) => message.split("\n"),
    onRight: () => []
  })

const nested = (open: string, levels: number, close = ""): string => open.repeat(levels) + close.repeat(levels)

/** A profile with lists in it, which is itself four levels deep. */
const deep: ReadonlyArray<readonly [form: string, of: (levels: number) => string]> = [
  ["JSON", (levels) => `{"accounts":[{"uid":"a","profile":{"A":${nested("[", levels, "]")}}}]}`],
  ["YAML in brackets", (levels) => `accounts: [{ uid: a, profile: { A: ${nested("[", levels, "]")} } }]`],
  ["YAML in dashes", (levels) => `accounts:\n  - uid: a\n    profile:\n      A:\n        ${nested("- ", levels)}1`],
  [
    "YAML in lines",
    (levels) =>
      `accounts:\n  - uid: a\n    profile:\n${Array.from({ length: levels + 1 }, (_, i) => `${" ".repeat(i + 6)}A:\n`).join("")}`
  ],
  [
    "aliases",
    (levels) => {
      const names = Array.from({ length: levels }, (_, i) => `A${i}: &a${i} [${i === 0 ? "" : `*a${i - 1}`}]`)
      return `accounts: [{ uid: a, profile: { ${names.join(", ")} } }]`
    }
  ]
]

describe("a seed file that is nested", () => {
  for (const [form, of] of deep) {
    it(`as deep as what LoginRadius takes is taken: ${form}`, () => {
      assert.deepStrictEqual(problems(of(99)), [])
    })

    it(`deeper is refused, however deep it is: ${form}`, () => {
      for (const levels of [150, 1000]) assert.include(problems(of(levels)).join("\n"), "is nested too deep")
    })
  }

  it("without an end is refused, a second time too", () => {
    for (const levels of [1000, 3000, 1_000_000]) {
      for (const open of ["[", "{", "- ", "? ", '{"a":', "{a: "]) {
        assert.include(problems(nested(open, levels)).join("\n"), "is nested too deep", `${open} ${levels}`)
      }
    }
  })
})

describe("a seed file that cannot be read", () => {
  it("has no value in a path, where a value stands in the place of a name", () => {
    for (const text of [
      "accounts:\n  - password: SECRET: x",
      "accounts:\n  - email: a@example.com\n    password: { SECRET: 1, SECRET: 2 }",
      "accounts: [{ password: { SECRET: { x: ] } } }]",
      "settings:\n  apiSecret: SECRET: x",
      "accounts:\n  - profile:\n      About: SECRET: x",
      "accounts:\n  - secondFactor: { authenticator: { secret: { SECRET: 1, SECRET: 2 } } }"
    ]) {
      const told = problems(text)
      assert.isNotEmpty(told)
      assert.notInclude(told.join("\n"), "SECRET", text)
    }
    assert.include(problems("accounts:\n  - password: SECRET: x")[0], "accounts.0.password.… ")
  })
})
