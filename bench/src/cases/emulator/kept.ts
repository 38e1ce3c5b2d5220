/** What it costs a login that the emulator keeps what it holds in a directory. */
import { compare } from "../../compare.js"
import { type Figure, ratio } from "../../figure.js"

const login = (where: string) => ({ program: "emulatorLogin", args: [where], warmUp: 600, calls: 300 })

export const kept = async (): Promise<ReadonlyArray<Figure>> => {
  const { directory, memory } = await compare({ memory: login("memory"), directory: login("directory") })
  return [
    { case: "emulator: login in process", value: memory.cpu, unit: "µs" },
    ratio("emulator: the same, kept in a directory / in memory", directory.cpu / memory.cpu, {
      reach: 1.15,
      limit: 1.15
    })
  ]
}
