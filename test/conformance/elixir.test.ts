/**
 * Requests of LoginRadius' Elixir SDK 1.1 against the emulator's server: all operations that the SDK has. The parts are one file
 * to the test runner, because each file loads everything anew.
 */
import { assert, describe, it } from "@effect/vitest"
import { refusedOperations, succeededOperations } from "./elixir/client.js"
import { requests } from "./elixir/requests.js"
import { logins } from "./elixir/logins.js"
import { applicationData } from "./elixir/applicationData.js"
import { refusals } from "./elixir/refusals.js"
import { social } from "./elixir/social.js"
import { users } from "./elixir/users.js"
import seed from "../fixtures/seed.json" with { type: "json" }

const local = "Infrastructure.localGenerateSott"
const names = seed.map(({ id }) => id).filter((id) => id !== local)

const parts = [logins, applicationData, refusals, social, users]

parts.forEach((part) => part())

describe("all of that", () => {
  it("has the requests of 160 operations, one of which sends nothing", () => {
    assert.lengthOf(seed, 160)
    assert.sameMembers(names, Object.keys(requests))
    assert.lengthOf(names, 159)
  })

  it("has had success with each", () => {
    assert.deepStrictEqual(
      names.filter((name) => !succeededOperations.has(name)),
      []
    )
  })

  it("has had each refused, except one that takes whatever it is and one that needs the key alone", () => {
    assert.deepStrictEqual(
      names.filter((name) => !refusedOperations.has(name)),
      ["Authentication.checkUsernameAvailability", "Configuration.getConfigurations"]
    )
  })
})
