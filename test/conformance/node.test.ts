/**
 * LoginRadius' own SDK for Node, 11.7.0, against the emulator's server. The parts are one test file, because at its end every
 * function has to be covered.
 */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { reachedEndpoints } from "./setup.js"
import { emulated as handled } from "../support/emulated.js"
import { authentication } from "./node/authentication.js"
import { consents } from "./node/consents.js"
import { defects } from "./node/defects.js"
import { management } from "./node/management.js"
import { pinLogins } from "./node/pins.js"
import { passwordless } from "./node/passwordless.js"
import { rolesAndObjects } from "./node/rolesAndObjects.js"
import { refusals } from "./node/refusals.js"
import { secondFactor } from "./node/secondFactor.js"
import { social } from "./node/social.js"
import { functions } from "./node/functions.js"
import { stepUp } from "./node/stepUp.js"
import { tokens } from "./node/tokens.js"
import { webhooks } from "./node/webhooks.js"
import { emulated, neverRefused, notInSdk, olderSdksOnly } from "./operations.js"
import { refusedFunctions, succeededFunctions } from "./sdk.js"

const parts = [
  authentication,
  consents,
  defects,
  management,
  passwordless,
  pinLogins,
  rolesAndObjects,
  refusals,
  secondFactor,
  social,
  stepUp,
  tokens,
  functions,
  webhooks
]

// Another file may have run in this process before.
beforeAll(() => {
  for (const journal of [succeededFunctions, reachedEndpoints, refusedFunctions]) journal.clear()
})

parts.forEach((part) => part())

describe("the parts together", () => {
  it.each(Object.entries(emulated))("have a success of every function: %s", (_, functions) => {
    assert.deepStrictEqual(
      functions.filter((name) => !succeededFunctions.has(name)),
      []
    )
  })

  it("have a refusal of every function, except those that accept every value", () => {
    assert.sameMembers(
      Object.values(emulated)
        .flat()
        .filter((name) => !refusedFunctions.has(name)),
      Object.keys(neverRefused)
    )
  })

  it("have a success of every endpoint of the emulator, except those that this SDK has not", () => {
    assert.sameMembers(
      [...handled].filter((id) => !reachedEndpoints.has(id)),
      [...olderSdksOnly, ...notInSdk]
    )
  })
})
