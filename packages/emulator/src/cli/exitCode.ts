/** How the command ends: its exit codes, and the failures that it tells on stderr. */
import * as Data from "effect/Data"
import type { SeedInvalid } from "../SeedFile.js"

/** The exit codes, as `--help` and the README list them. */
export const exitCodes = {
  ended: 0,
  failed: 1,
  usage: 2,
  seed: 3,
  port: 4,
  data: 5
} as const

/** What each code stands for. */
export const meanings: ReadonlyArray<readonly [code: number, meaning: string]> = [
  [exitCodes.ended, "ended by SIGTERM or SIGINT; requests under way were answered, which takes 2 seconds at most"],
  [exitCodes.failed, "the command itself failed"],
  [exitCodes.usage, "wrong usage"],
  [exitCodes.seed, "the seed file cannot be read or applied, has mistakes, or is not the one that was applied"],
  [exitCodes.port, "the port is taken, or cannot be listened at"],
  [exitCodes.data, "the data directory is in use, of a later version, damaged or not writable, or libsql is missing"]
]

/** The command cannot go on. `message` is one line, or several. */
export class Stopped extends Data.TaggedError("Stopped")<{
  readonly code: number
  readonly message: string
  /** What is wrong with a seed. */
  readonly problems?: SeedInvalid["problems"]
}> {}

export const usage = (message: string): Stopped =>
  new Stopped({ code: exitCodes.usage, message: `${message}\nloginradius-emulator --help lists the options.` })
