/** Where the emulator is reached, for the links that it makes. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { parseUrl } from "../internal/effect.js"
import { isLocal } from "../internal/local.js"

/** The origin of the server that answers by the emulator; undefined in process alone. */
export class CurrentPlace extends Context.Tag("@loginradius-effect/emulator/internal/place")<
  CurrentPlace,
  string | undefined
>() {}

export const place: Effect.Effect<string | undefined> = /* @__PURE__ */ Effect.map(
  /* @__PURE__ */ Effect.serviceOption(CurrentPlace),
  Option.getOrUndefined
)

/**
 * The origin under which whoever sends a request reaches the emulator: the one that they have used, or the server's where that
 * leads elsewhere. Clients are redirected to a server with LoginRadius' own hosts in their requests.
 */
export const placeFor = ({ origin }: Request): Effect.Effect<string> =>
  Effect.map(place, (server) => (server === undefined || isAt(origin, server) ? origin : server))

/** Whether an origin is a server's, by another name of this machine. */
const isAt = (origin: string, server: string): boolean => {
  const [used, known] = [parseUrl(origin), parseUrl(server)]
  return (
    used !== undefined &&
    known !== undefined &&
    isLocal(used.hostname) &&
    isLocal(known.hostname) &&
    used.protocol === known.protocol &&
    used.port === known.port
  )
}
