import { assert, describe, it } from "@effect/vitest"
import { path } from "@loginradius-effect/emulator/Control"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { emulator } from "../support.js"
import { hangUp, send } from "./support.js"

// In a file of its own: it is loaded once in a process.
describe("control API: while it is loaded", () => {
  it.scopedLive("answers others, although the first who asked has hung up", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      yield* hangUp(url, `GET ${path}/info`)
      assert.strictEqual((yield* send(`${url}${path}/info`)).status, 200)
    }).pipe(Effect.provide(emulator()))
  )
})
