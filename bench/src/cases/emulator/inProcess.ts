/** The cost of a call that the emulator answers in process, the emulator's own work included. */
import { type Figure, ratio } from "../../figure.js"
import { compare } from "../../compare.js"
import { client, withServer } from "../endpointCall.js"

export const inProcess = (): Promise<ReadonlyArray<Figure>> =>
  withServer(async (address) => {
    const { emulator, raw } = await compare({
      raw: client("rawClient", address),
      emulator: { program: "emulatorClient", warmUp: 5_000, calls: 1_500 }
    })
    return [
      { case: "emulator: call in process", value: emulator.cpu, unit: "µs" },
      ratio("emulator: call in process / raw", emulator.cpu / raw.cpu, { reach: 5.8, limit: 6.5 })
    ]
  })
