/// <reference types="node" />
/**
 * Lets an emulator keep what it holds in a directory of this machine, so that it is there again after a restart, also after a
 * crash: `Emulator.layer().pipe(Layer.provide(Storage.layer({ directory: ".emulator" })))`.
 *
 * Kept are the state, the messages of the outbox and which of them were taken, how the clock was moved, settings that were
 * changed at run time, and which seed the command has applied. Faults, the journal of requests, refusals and deliveries are not.
 * Needs the optional dependency `libsql`.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { attempt, toEffect } from "./internal/effect.js"
import * as database from "./saved/database.js"
import { CurrentStorage, ledgerOf, type Service } from "./saved/storage.js"

/**
 * A directory cannot be used. Its files are as they were.
 *
 * - `InUse`: another process keeps what it holds there.
 * - `Newer`: a later version of the emulator has written it.
 * - `Damaged`: it holds something else, or not all of what was written.
 * - `Missing`: nothing was kept there, although something had to be.
 * - `Unwritable`: it cannot be made or written.
 * - `Unavailable`: `libsql` is not installed, or has nothing for this machine.
 *
 * @since 0.1.0
 * @category errors
 */
export class StorageFailed extends Data.TaggedError("StorageFailed")<{
  readonly reason: "InUse" | "Newer" | "Damaged" | "Missing" | "Unwritable" | "Unavailable"
  readonly directory: string
  readonly message: string
}> {}

/**
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Made if it is not there. Only its owner may read it: passwords' hashes and tokens are in it. */
  readonly directory: string
  /** Whether an emulator has to have kept something there before, as where it is only read: `false`. */
  readonly mustExist?: boolean | undefined
  /**
   * Whether a change has reached the disk before it is answered: `false`. Without it, nothing is lost if the process
   * dies, and the latest changes can be lost if the machine does.
   */
  readonly fsync?: boolean | undefined
}

/**
 * Where an emulator keeps what it holds; `Emulator.layer` uses it if it is there.
 *
 * @since 0.1.0
 * @category tags
 */
export type Storage = CurrentStorage

/**
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<Storage, StorageFailed> =>
  Layer.scoped(CurrentStorage, make(options, byLibsql))

/** @internal */
export type Connect = (path: string) => database.Connection

/** @internal */
export const make = (
  { directory, fsync = false, mustExist = false }: Options,
  driver: Effect.Effect<Connect, string>,
  migrations?: database.Migrations,
  form?: number
): Effect.Effect<Service, StorageFailed, Scope.Scope> => {
  const failed = (reason: StorageFailed["reason"], detail: string): StorageFailed =>
    new StorageFailed({ reason, directory, message: `${directory}: ${detail}` })
  return Effect.gen(function* () {
    const connect = yield* Effect.mapError(driver, (detail) => failed("Unavailable", detail))
    const path = join(directory, "emulator.db")
    if (mustExist && !existsSync(path)) return yield* failed("Missing", "no emulator has kept anything there")
    const isNew = yield* Effect.try({
      try: () => prepare(directory, path),
      catch: () => failed("Unwritable", "it cannot be made or written")
    })
    let isSound = false
    const connection = yield* Effect.acquireRelease(
      Effect.try({ try: () => connect(path), catch: () => failed("Damaged", "its database cannot be opened") }),
      (connection) => Effect.sync(() => database.release(connection, isSound))
    )
    const opened = database.open(connection, isNew, { fsync, copy: (form) => `${path}.form${form}` }, migrations, form)
    const { commit, kept } = yield* toEffect(Either.mapLeft(opened, ({ detail, reason }) => failed(reason, detail)))
    isSound = true
    return { kept, ledger: ledgerOf(commit) }
  })
}

/** Makes the directory and an empty file; answers whether the file is empty. */
const prepare = (directory: string, path: string): boolean => {
  makeDirectory(resolve(directory))
  if (existsSync(path)) return statSync(path).size === 0
  // SQLite gives its other files the mode of this one.
  closeSync(openSync(path, "a", 0o600))
  attempt(
    () => chmodSync(path, 0o600),
    () => undefined
  )
  return true
}

/** Makes a directory and those that it is in. Node's own way of that does not end where one is in /proc. */
const makeDirectory = (directory: string): void => {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory))
  mkdirSync(directory, { mode: 0o700 })
}

interface Statement {
  readonly run: (...values: ReadonlyArray<string>) => unknown
}

/** Loaded only here, so that memory works where it is missing. */
const byLibsql: Effect.Effect<Connect, string> = Effect.map(
  Effect.tryPromise({
    try: () => import("libsql"),
    catch: () => "keeping data needs the package libsql, which is missing or has nothing for this machine"
  }),
  ({ default: Libsql }) =>
    (path) => {
      const connection = new Libsql(path)
      const statements = new Map<string, Statement>()
      const statement = (sql: string) => {
        let known = statements.get(sql)
        if (known === undefined) statements.set(sql, (known = connection.prepare(sql) as Statement))
        return known
      }
      return {
        exec: (sql) => void connection.exec(sql),
        run: (sql, ...values) => void statement(sql).run(...values),
        all: (sql) => connection.prepare(sql).raw().all() as ReadonlyArray<ReadonlyArray<unknown>>,
        close: () => void connection.close()
      }
    }
)
