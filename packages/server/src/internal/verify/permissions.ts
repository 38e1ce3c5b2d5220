/** What the roles of an application permit: read once for all checks. */
import type * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { millisNow } from "../effect.js"
import { type Failure, type Permissions, readPermissions, type Services, unavailable } from "./check.js"
import { flights, type Run } from "./flights.js"
import type { OpaqueSettings } from "./settings.js"

const none: Effect.Effect<Permissions> = /* @__PURE__ */ Effect.succeed(new Map())

/** The permissions by role. They are read again when they are older than verdicts may be. */
export const permissionsOf = (
  { fresh, wait, withPermissions }: OpaqueSettings,
  clock: Clock.Clock,
  run: Run,
  services: Context.Context<Services>
): Effect.Effect<Permissions, Failure> => {
  if (!withPermissions) return none
  const asked = flights<Permissions, Failure>(run, () => ({
    error: unavailable("NoAnswer", "the verifier has ended"),
    isGeneral: false
  }))
  let known: { readonly value: Permissions; readonly until: number } | undefined
  const read = Effect.map(Effect.provide(readPermissions(wait), services), (value) => {
    known = { value, until: millisNow(clock) + fresh }
    return value
  })
  return Effect.suspend(() =>
    known && millisNow(clock) < known.until ? Effect.succeed(known.value) : asked.join("roles", () => read)
  )
}
