/** Snapshots of an emulator that runs, or of a data directory that none uses. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { randomUUID } from "node:crypto"
import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises"
import * as Control from "../Control.js"
import * as Emulator from "../Emulator.js"
import * as Snapshot from "../Snapshot.js"
import * as Storage from "../Storage.js"
import { snapshotName } from "../Control/path.js"
import { parseUrl, toEffect } from "../internal/effect.js"
import { exitCodes, Stopped, usage } from "./exitCode.js"

/** Whose snapshots are meant: those of the emulator at a URL, or of a directory. */
export type Source = { readonly url: string } | { readonly data: string }

const failed = (message: string): Stopped => new Stopped({ code: exitCodes.failed, message })

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code)

const read = (file: string): Effect.Effect<string, Stopped> =>
  Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: (error) => failed(`${file} cannot be read (${codeOf(error)})`)
  })

/**
 * Writes the whole of a file, or leaves what was there. Only its owner may read it: hashes and tokens are in it. What is no file, as
 * /dev/stdout, is written to.
 */
const write = (file: string, text: string): Effect.Effect<void, Stopped> => {
  const attempt = <A>(run: () => Promise<A>) =>
    Effect.tryPromise({ try: run, catch: (error) => failed(`${file} cannot be written (${codeOf(error)})`) })
  return Effect.gen(function* () {
    const there = yield* Effect.option(attempt(() => stat(file)))
    if (Option.isSome(there) && !there.value.isFile()) return yield* attempt(() => writeFile(file, text))
    // Where a link leads, not the link.
    const whole = Option.isSome(there) ? yield* attempt(() => realpath(file)) : file
    const part = `${whole}.${randomUUID()}.part`
    yield* attempt(() => writeFile(part, text, { mode: 0o600, flag: "wx" })).pipe(
      Effect.zipRight(attempt(() => rename(part, whole))),
      Effect.onError(() => Effect.promise(() => rm(part, { force: true })))
    )
  })
}

/** Whether the emulator answered that it failed. */
const isFailure = (error: object): boolean =>
  "response" in error && (error.response as { readonly status?: unknown }).status === 500

/** Asks an emulator that runs. */
const ask = <A, E extends { readonly _tag: string; readonly message: string }>(
  url: string,
  question: (control: Control.Client) => Effect.Effect<A, E>
): Effect.Effect<A, Stopped> => {
  const parsed = parseUrl(url)
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username + parsed.password !== "") {
    return Effect.fail(usage("--url must be a URL such as http://127.0.0.1:4080"))
  }
  return Effect.flatMap(Control.client(url), question).pipe(
    Effect.provide(FetchHttpClient.layer),
    Effect.mapError((error) =>
      failed(
        error._tag === "RequestError"
          ? `no emulator answers at ${url}: --url says where it is`
          : isFailure(error)
            ? `the emulator at ${url} has failed: its log says more`
            : error._tag === "ResponseError" || error._tag === "ParseError"
              ? `what answers at ${url} is no emulator of this version`
              : error.message
      )
    )
  )
}

/** Opens a directory that no emulator uses. */
const opened = <A>(
  data: Storage.Options,
  use: Effect.Effect<A, Stopped, Emulator.Emulator>
): Effect.Effect<A, Stopped> =>
  Effect.provide(
    use,
    Layer.provide(
      Layer.orDie(Emulator.layer()),
      Layer.catchAll(Storage.layer(data), ({ message, reason }) =>
        Layer.fail(
          new Stopped({
            code: exitCodes.data,
            message: reason === "InUse" ? `${message}; without --data, the emulator that runs is asked` : message
          })
        )
      )
    )
  )

/** A line for each snapshot: its name, when it was saved, and its bytes. */
export const list = (url: string): Effect.Effect<string, Stopped> =>
  Effect.map(
    ask(url, (control) => control.snapshots.list()),
    (snapshots) =>
      snapshots.length === 0
        ? "no snapshot is saved"
        : snapshots.map(({ at, bytes, name }) => `${name}  ${new Date(at).toISOString()}  ${bytes} bytes`).join("\n")
  )

const named = <A>(name: string, effect: Effect.Effect<A, Stopped>): Effect.Effect<A, Stopped> =>
  snapshotName.test(name) ? effect : Effect.fail(usage("NAME must be of letters, digits, dots and dashes"))

export const save = (url: string, name: string): Effect.Effect<string, Stopped> =>
  named(
    name,
    Effect.as(
      ask(url, (control) => control.snapshots.save({ payload: { name } })),
      `saved ${name}`
    )
  )

export const restore = (url: string, name: string): Effect.Effect<string, Stopped> =>
  named(
    name,
    Effect.as(
      ask(url, (control) => control.snapshots.restore({ path: { name } })),
      `restored ${name}`
    )
  )

/** Writes all that there is to a file. */
export const exportTo = (source: Source, file: string): Effect.Effect<string, Stopped> => {
  const text =
    "data" in source
      ? opened({ directory: source.data, mustExist: true }, Snapshot.take)
      : ask(source.url, (control) => control.snapshots.export())
  return Effect.as(
    Effect.flatMap(text, (text) => write(file, text)),
    `exported to ${file}`
  )
}

/** Takes in a file, in place of all that there is. */
export const importFrom = (source: Source, file: string): Effect.Effect<string, Stopped> =>
  Effect.flatMap(read(file), (text) =>
    "data" in source
      ? // Read before a directory is made for it.
        Effect.flatMap(
          toEffect(Either.mapLeft(Snapshot.decode(text), ({ message }) => failed(`${file}: ${message}`))),
          (kept) =>
            opened(
              { directory: source.data },
              Effect.flatMap(Emulator.Emulator, (emulator) => emulator.restore(kept))
            )
        )
      : ask(source.url, (control) => control.snapshots.import({ payload: text }))
  ).pipe(Effect.as(`imported ${file}`))
