import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Configuration from "@loginradius-effect/core/Configuration"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { email, password, refuses, shows } from "../support.js"
import { rejectionOf, withUnknownKey } from "./infrastructure.js"

const register = (address: string) =>
  Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: address }], Password: password }
  })

const profiling = Configuration.getProgressiveProfilingSchema({ appName: "emulator" })

export const cases = [
  shows(
    Configuration.getConfigurations,
    "answers the verification flow, which registrations follow",
    Effect.gen(function* () {
      assert.equal((yield* Configuration.getConfigurations()).EmailVerificationFlow, "required")
      assert.equal((yield* register(email))._tag, "Posted")
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      assert.equal((yield* Configuration.getConfigurations()).EmailVerificationFlow, "optional")
      assert.equal((yield* register("grace@example.com"))._tag, "WithLogin")
    })
  ),
  refuses(
    Configuration.getConfigurations,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(Configuration.getConfigurations()), { code: 901, reason: "KeyUnknown", status: 403 })
  ),

  shows(
    Configuration.getProgressiveProfilingSchema,
    "reads the steps, their fields, and what providers are asked for",
    Effect.gen(function* () {
      assert.deepEqual((yield* profiling).ProfilingSteps, [])
      const scopes = [{ provider: "google", scopes: "profile.birthday" }]
      yield* Emulator.configure({
        profilingSteps: [
          { step: "first", fields: ["FirstName", "City"], scopes },
          { step: "second", fields: [] }
        ]
      })
      const steps = (yield* profiling).ProfilingSteps
      assert.deepEqual(
        steps.map(({ Schema, Step }) => [Step, Schema?.map(({ display, name }) => [name, display])]),
        [
          [
            "first",
            [
              ["firstname", "FirstName"],
              ["city", "City"]
            ]
          ],
          ["second", []]
        ]
      )
      assert.deepEqual(
        steps.map(({ Scopes }) => Scopes),
        [[{ Provider: "google", Scopes: "profile.birthday" }], []]
      )
    })
  ),
  refuses(
    Configuration.getProgressiveProfilingSchema,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(profiling), { code: 901, reason: "KeyUnknown", status: 403 })
  )
]
