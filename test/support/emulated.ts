/** The operations that the emulator handles: not those whose handlers are still to be written. */
import { Emulator } from "@loginradius-effect/emulator"
import { isNotEmulated } from "../../packages/emulator/src/handle.js"

export const emulated: ReadonlySet<string> = new Set(
  Emulator.handlers.filter((handler) => !isNotEmulated(handler)).map(({ endpoint }) => endpoint.id)
)
