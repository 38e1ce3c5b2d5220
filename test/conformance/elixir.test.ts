/**
 * Requests of LoginRadius' Elixir SDK 1.1 against the emulator's server, for all operations of the SDK. The parts are one test
 * file, because at its end every operation has to be covered.
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

describe("the parts together", () => {
  it("have the requests of 160 operations, one of which sends nothing", () => {
    assert.lengthOf(seed, 160)
    assert.sameMembers(names, Object.keys(requests))
    assert.lengthOf(names, 159)
  })

  it("have a success of each", () => {
    assert.deepStrictEqual(
      names.filter((name) => !succeededOperations.has(name)),
      []
    )
  })

  it("have a refusal of each, except one that accepts every value and one that needs only the key", () => {
    assert.deepStrictEqual(
      names.filter((name) => !refusedOperations.has(name)),
      ["Authentication.checkUsernameAvailability", "Configuration.getConfigurations"]
    )
  })
})
