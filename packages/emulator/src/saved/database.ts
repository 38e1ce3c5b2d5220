/// <reference types="node" />
/** What an emulator keeps, in a database of SQLite: one row for each value, and one transaction for each change. */
import * as Either from "effect/Either"
import { attempt, attemptOr, orUndo } from "../internal/effect.js"
import { Collector, encode } from "./entries.js"
import type { Entry, Kept } from "./storage.js"

/** A connection that no other one may share, of whatever speaks SQLite. Its functions throw what SQLite says. */
export interface Connection {
  readonly exec: (sql: string) => void
  readonly run: (sql: string, ...values: ReadonlyArray<string>) => void
  readonly all: (sql: string) => ReadonlyArray<ReadonlyArray<unknown>>
  readonly close: () => void
}

/**
 * Gives the file back. A statement that was prepared keeps its connection open until it is collected as garbage, so that closing
 * alone would not. `isSound`: whether the file may be written.
 */
export const release = (connection: Connection, isSound: boolean): void => {
  attemptOr(
    () => {
      if (isSound) connection.exec("PRAGMA journal_mode = DELETE")
      connection.exec("PRAGMA locking_mode = NORMAL")
      // The next one to read lets go.
      connection.all("SELECT name FROM meta")
    },
    () => undefined
  )
  connection.close()
}

export interface Options {
  /** Whether a change is on the disk, and not only with the operating system, before it is answered. */
  readonly fsync: boolean
  /** Where a copy of a database goes that is brought from an earlier form to the present one. */
  readonly copy: (form: number) => string
}

/** Why a database cannot be used. */
export interface Problem {
  readonly reason: "InUse" | "Newer" | "Damaged" | "Unwritable"
  /** What is wrong, without a value of it. */
  readonly detail: string
}

/** The form of the database that is written. */
const form = 1

/** What brings a database from one form to the next, by the form that it comes from. */
export type Migrations = { readonly [form: number]: (connection: Connection) => void }

export interface Database {
  readonly kept: Kept
  readonly commit: (entries: ReadonlyArray<Entry>) => void
}

const schema = `
CREATE TABLE rows (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, key));
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('form', '${form}');`

/** `isNew` where the file is empty. Nothing is written before what is there is known to be sound. */
export const open = (
  connection: Connection,
  isNew: boolean,
  { copy, fsync }: Options,
  migrations: Migrations = {},
  present = form
): Either.Either<Database, Problem> => {
  const begin = (): void =>
    connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${fsync ? "FULL" : "NORMAL"}`)
  const make = () =>
    attempted(() => {
      begin()
      transaction(connection, () => connection.exec(schema))
    })
  const migrate = (found: number) =>
    attempted(() => {
      connection.run("VACUUM INTO ?", copy(found))
      begin()
      for (let from = found; from < present; from++) {
        transaction(connection, () => {
          migrations[from]?.(connection)
          connection.run("UPDATE meta SET value = ? WHERE name = 'form'", String(from + 1))
        })
      }
    })
  const loaded = Either.flatMap(
    attempted(() => formOf(connection, isNew)),
    (found) =>
      isNew
        ? Either.flatMap(make(), () => load(connection))
        : found === present
          ? Either.flatMap(load(connection), (kept) => Either.map(attempted(begin), () => kept))
          : found > present
            ? problem("Newer", `it is of form ${found}, and this emulator knows up to ${present}`)
            : Either.flatMap(migrate(found), () => load(connection))
  )
  return Either.map(loaded, (kept) => ({ kept, commit: (entries) => commit(connection, entries) }))
}

/** The form of a database that is whole; throws for others. */
const formOf = (connection: Connection, isNew: boolean): number => {
  // Whoever reads first has the file for themselves.
  connection.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE")
  if (isNew) return 0
  const found = Number(connection.all("SELECT value FROM meta WHERE name = 'form'")[0]?.[0])
  const [check] = connection.all("PRAGMA quick_check(1)")
  if (!(found >= 1) || check?.[0] !== "ok") throw new Error("SQLITE_CORRUPT")
  return found
}

const problem = (reason: Problem["reason"], detail: string): Either.Either<never, Problem> =>
  Either.left({ reason, detail })

/** Of what SQLite says, only the code is told: its messages can hold values. */
const attempted = <A>(run: () => A): Either.Either<A, Problem> =>
  attemptOr(run, (error): Problem => {
    const code = String((error as { readonly code?: unknown }).code ?? error)
    if (/BUSY|LOCKED/.test(code)) return { reason: "InUse", detail: "another process has it" }
    if (/READONLY|CANTOPEN|PERM|FULL|IOERR|EACCES|ENOSPC/.test(code)) {
      return { reason: "Unwritable", detail: "it cannot be written" }
    }
    return { reason: "Damaged", detail: "it is no database of an emulator, or not whole" }
  })

const load = (connection: Connection): Either.Either<Kept, Problem> => {
  const collector = new Collector()
  for (const [kind, key, json] of connection.all("SELECT kind, key, json FROM rows ORDER BY id")) {
    const unreadable = Either.match(
      attemptOr(
        () => JSON.parse(String(json)) as unknown,
        () => undefined
      ),
      { onLeft: () => "", onRight: (value) => collector.add(String(kind), value)?.path }
    )
    if (unreadable !== undefined) {
      const member = unreadable === "" ? "" : `, ${unreadable}`
      return problem("Damaged", `it has something that cannot be read: ${String(kind)} ${nameOf(kind, key)}${member}`)
    }
  }
  return Either.right(collector.kept)
}

/** Keys of these kinds are no secrets. */
const nameOf = (kind: unknown, key: unknown): string =>
  ["accounts", "factors", "roles", "customObjects", "registrationData", "webhooks", "messages"].includes(String(kind))
    ? String(key)
    : "…"

const transaction = (connection: Connection, run: () => void): void => {
  connection.exec("BEGIN IMMEDIATE")
  orUndo(
    () => {
      run()
      connection.exec("COMMIT")
    },
    // Of some failures, a full disk among them, SQLite has undone the transaction itself.
    () =>
      attempt(
        () => connection.exec("ROLLBACK"),
        () => undefined
      )
  )
}

const commit = (connection: Connection, entries: ReadonlyArray<Entry>): void =>
  transaction(connection, () => {
    for (const entry of entries) {
      const { kind, value } = entry
      const key = entry.key === undefined ? undefined : written(entry.key)
      if (key === undefined) connection.run("DELETE FROM rows WHERE kind = ?", kind)
      else if (value === undefined) connection.run("DELETE FROM rows WHERE kind = ? AND key = ?", kind, key)
      else connection.run(upsert, kind, key, JSON.stringify(encode(entry)))
    }
  })

/** SQLite takes all halves of characters for the same. */
const written = (key: string): string => (/\p{Cs}/u.test(key) ? JSON.stringify(key) : key)

/** A row that is written anew keeps its place. */
const upsert =
  "INSERT INTO rows (kind, key, json) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET json = excluded.json"
