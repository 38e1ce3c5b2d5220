/**
 * Requests of LoginRadius' Elixir SDK 1.1 against the emulator's server: all operations that the SDK has. The parts are one file
 * to the test runner, because each file loads everything anew.
 */
import { assert, describe, it } from "@effect/vitest"
import { answered, refused } from "./elixir/client.js"
import { requests } from "./elixir/requests.js"
import "./elixir/users.js"
import "./elixir/logins.js"
import "./elixir/records.js"
import "./elixir/social.js"
import seed from "../fixtures/seed.json" with { type: "json" }

const local = "Infrastructure.localGenerateSott"
const names = seed.map(({ id }) => id).filter((id) => id !== local)

describe("all of that", () => {
  it("has the requests of 160 operations, one of which sends nothing", () => {
    assert.lengthOf(seed, 160)
    assert.sameMembers(names, Object.keys(requests))
    assert.lengthOf(names, 159)
  })

  it("has had success with each", () => {
    assert.deepStrictEqual(
      names.filter((name) => !answered.has(name)),
      []
    )
  })

  it("has had each refused, except those that take whatever it is", () => {
    assert.deepStrictEqual(
      names.filter((name) => !refused.has(name)),
      []
    )
  })
})
