/**
 * LoginRadius' own SDK for Node, 11.7.0, against the emulator's server. The parts are one file to the test runner, because each
 * file loads everything anew.
 */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { reached } from "./lab.js"
import { authentication } from "./node/authentication.js"
import { defects } from "./node/defects.js"
import { management } from "./node/management.js"
import { passwordless } from "./node/passwordless.js"
import { records } from "./node/records.js"
import { refusals } from "./node/refusals.js"
import { secondFactor } from "./node/secondFactor.js"
import { social } from "./node/social.js"
import { unhandled } from "./node/unhandled.js"
import { webhooks } from "./node/webhooks.js"
import { former, shared, unconditional } from "./operations.js"
import { answered, refused } from "./sdk.js"

const parts = [
  authentication,
  defects,
  management,
  passwordless,
  records,
  refusals,
  secondFactor,
  social,
  unhandled,
  webhooks
]

// Another file may have run in this process.
beforeAll(() => {
  for (const journal of [answered, reached, refused]) journal.clear()
})

parts.forEach((part) => part())

describe("all of that", () => {
  it.each(Object.entries(shared))("has called every function with success: %s", (_, functions) => {
    assert.deepStrictEqual(
      functions.filter((name) => !answered.has(name)),
      []
    )
  })

  it("has had every function refused, except those that take whatever it is", () => {
    assert.sameMembers(
      Object.values(shared)
        .flat()
        .filter((name) => !refused.has(name)),
      Object.keys(unconditional)
    )
  })

  it("has reached every endpoint of the emulator, except those that this SDK no longer has", () => {
    assert.sameMembers(
      Emulator.handlers.map(({ endpoint }) => endpoint.id).filter((id) => !reached.has(id)),
      [...former]
    )
  })
})
