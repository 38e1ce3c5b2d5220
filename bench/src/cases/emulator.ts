/** The emulator: in process, over HTTP, and with many accounts. */
import type { Case } from "../figure.js"
import { growth } from "./emulator/growth.js"
import { inProcess } from "./emulator/inProcess.js"
import { kept } from "./emulator/kept.js"
import { memory } from "./emulator/memory.js"
import { overHttp } from "./emulator/overHttp.js"

export const emulator: Case = {
  name: "emulator",
  measure: async ({ large }) => [
    ...(await inProcess()),
    ...(await overHttp()),
    ...(await kept()),
    ...(await memory()),
    ...(await growth(large))
  ]
}
