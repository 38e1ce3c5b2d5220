/** The memory of an account, all that it is found by included. */
import type { Figure } from "../../figure.js"
import { nextMessage, start } from "../../processes.js"
import type { Memory } from "../../programs/emulatorMemory.js"

export const memory = async (): Promise<ReadonlyArray<Figure>> => {
  const { password, plain } = await nextMessage<Memory>(start("measured", "emulatorMemory", [], ["--expose-gc"]))
  return [
    { case: "emulator: memory of an account", value: plain, unit: "B", bounds: { reach: 1800, limit: 2200 } },
    { case: "emulator: the same with a password", value: password, unit: "B", bounds: { reach: 2000, limit: 2400 } }
  ]
}
