/** Seed files: whether they are sound, and what they hold in the emulator. */
import * as Effect from "effect/Effect"
import { isUtf8 } from "node:buffer"
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { Emulator, type SeedManner } from "../Emulator.js"
import type { InvalidSettings } from "../Settings.js"
import { exitCodes, Stopped } from "./exitCode.js"

/** What `start` was told of a seed. */
export interface Seed {
  readonly file: string
  /** Whether it is applied also where another one was. */
  readonly again: boolean
}

const refused = (message: string): Stopped => new Stopped({ code: exitCodes.seed, message })

const read = (file: string): Effect.Effect<Buffer, Stopped> =>
  Effect.tryPromise({
    try: () => readFile(file),
    catch: (error) => refused(`${file} cannot be read (${String((error as { readonly code?: unknown }).code)})`)
  })

const textOf = (file: string, content: Buffer): Effect.Effect<string, Stopped> =>
  isUtf8(content) ? Effect.succeed(content.toString()) : Effect.fail(refused(`${file} is not UTF-8`))

/** Loaded only where there is a seed. */
const seedFile = Effect.promise(() => import("../SeedFile.js"))

/** How many accounts a file has; fails with all that is wrong with it. */
export const check = (file: string): Effect.Effect<string, Stopped> =>
  Effect.gen(function* () {
    const content = yield* read(file)
    const { parse } = yield* seedFile
    const { accounts } = yield* parse(yield* textOf(file, content), { name: file })
    return `${file}: ${accounts === 1 ? "1 account" : `${accounts} accounts`}`
  }).pipe(Effect.catchTag("SeedInvalid", ({ message }) => Effect.fail(refused(message))))

/** Puts a file into the emulator, unless what the emulator has kept began with the same file. */
export const apply = ({ again, file }: Seed): Effect.Effect<void, Stopped, Emulator> =>
  Effect.gen(function* () {
    const content = yield* read(file)
    const fingerprint = fingerprintOf(content)
    const { seed } = yield* Effect.flatMap(Emulator, ({ kept }) => kept)
    if (seed === fingerprint) return
    if (seed !== undefined && !again) {
      return yield* refused(
        `${file}: another seed was applied to the data directory; --seed-again applies this one, too`
      )
    }
    yield* put(file, content, { hash: fingerprint })
  })

/** Puts a file into the emulator in place of all that it holds, which stays if the file cannot be applied. */
export const applyAnew = ({ file }: Seed): Effect.Effect<void, Stopped, Emulator> =>
  Effect.flatMap(read(file), (content) => put(file, content, { hash: fingerprintOf(content), anew: true }))

const put = (file: string, content: Buffer, manner: SeedManner): Effect.Effect<void, Stopped, Emulator> =>
  Effect.gen(function* () {
    const { applyAs, parse } = yield* seedFile
    const settings = manner.anew === true ? undefined : yield* Effect.flatMap(Emulator, ({ settings }) => settings)
    yield* applyAs(yield* parse(yield* textOf(file, content), { name: file, settings }), manner)
  }).pipe(
    Effect.catchTags({
      SeedInvalid: ({ message, problems }) => Effect.fail(new Stopped({ code: exitCodes.seed, message, problems })),
      InvalidSettings: (error) => Effect.fail(refused(`${file} ${problemOf(error)}`))
    })
  )

const fingerprintOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex")

const problemOf = ({ option, reason }: InvalidSettings): string => `settings.${option} ${reason}`
