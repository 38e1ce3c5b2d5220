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
  )
]
