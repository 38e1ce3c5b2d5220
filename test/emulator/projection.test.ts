import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { parse, project } from "../../packages/emulator/src/pipeline/projection.js"

const login = {
  Profile: {
    Uid: "u",
    FirstName: "Ada",
    Email: [
      { Type: "Primary", Value: "a@example.com" },
      { Type: "Work", Value: "b@example.com" }
    ],
    Country: { Code: "GB", Name: "United Kingdom" },
    Roles: null
  },
  access_token: "t",
  expires_in: "2021-03-09T02:08:09.000Z"
}

const projectionOf = (fields: string, value: unknown): unknown => project(Either.getOrThrow(parse(fields)), value)

const cases: ReadonlyArray<readonly [fields: string, value: unknown, expected: unknown]> = [
  ["access_token,expires_in", login, { access_token: "t", expires_in: login.expires_in }],
  ["*", login, login],
  ["Profile/Uid", login, { Profile: { Uid: "u" } }],
  ["Profile(Uid,FirstName)", login, { Profile: { Uid: "u", FirstName: "Ada" } }],
  [
    "Profile(Uid,Country/Code),access_token",
    login,
    { Profile: { Uid: "u", Country: { Code: "GB" } }, access_token: "t" }
  ],
  ["Profile/Country(Code)", login, { Profile: { Country: { Code: "GB" } } }],
  ["Profile/Email/Value", login, { Profile: { Email: [{ Value: "a@example.com" }, { Value: "b@example.com" }] } }],
  ["*/Uid", login, { Profile: { Uid: "u" } }],
  ["Profile/*", login, { Profile: login.Profile }],
  ["Profile/Uid,Profile/FirstName", login, { Profile: { Uid: "u", FirstName: "Ada" } }],
  ["Profile/Uid,Profile", login, { Profile: login.Profile }],
  ["Profile(Uid),*", login, login],
  ["profile(UID)", login, { Profile: { Uid: "u" } }],
  [" Profile ( Uid , FirstName ) ", login, { Profile: { Uid: "u", FirstName: "Ada" } }],
  ["Profile/Roles/Name", login, { Profile: { Roles: null } }],
  ["access_token/Uid", login, {}],
  ["Nothing", login, {}],
  ["Uid", [{ Uid: "u", Age: 1 }, { Age: 2 }], [{ Uid: "u" }, {}]],
  ["Uid", "bare text", "bare text"]
]

describe("fields", () => {
  for (const [fields, value, expected] of cases) {
    it(`chooses ${fields}`, () => assert.deepStrictEqual(projectionOf(fields, value), expected))
  }

  for (const fields of ["a(b", "a)", "a(", "(a)", "a,,b", ",", "a/", "/a", "a()", "a(b)c", "a//b"]) {
    it(`is not read as a list: ${fields}`, () => assert.isTrue(Either.isLeft(parse(fields))))
  }

  it("does not change the answer itself", () => {
    const before = JSON.stringify(login)
    projectionOf("Profile/Uid", login)
    assert.strictEqual(JSON.stringify(login), before)
  })
})
