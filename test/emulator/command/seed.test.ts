/** What the command does with a seed file and a data directory. */
import { NodeContext } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Snapshot } from "@loginradius-effect/emulator"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import { Deferred, Effect, Layer, Option, Redacted } from "effect"
import Libsql from "libsql"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { run } from "../../../packages/emulator/src/cli/command.js"
import { exitCodes } from "../../../packages/emulator/src/cli/exitCode.js"
import * as start from "../../../packages/emulator/src/cli/start.js"
import { applyAs } from "../../../packages/emulator/src/SeedFile.js"
import { CurrentStorage, type Entry, ledgerOf } from "../../../packages/emulator/src/saved/storage.js"
import { during as duringKept, temporaryDirectory } from "../kept/support.js"
import { usual } from "./support.js"

const secret = "correct horse 7"

const seedOf = (...names: ReadonlyArray<string>): string =>
  ["accounts:", ...names.flatMap((name) => [`  - email: ${name}@example.com`, `    password: ${secret}`])].join("\n")

/** A directory for a test, with a seed file. */
const place = (text: string) =>
  Effect.map(temporaryDirectory, (folder) => {
    const file = join(folder, "seed.yaml")
    writeFileSync(file, text)
    return { file, directory: join(folder, "data"), write: (text: string) => writeFileSync(file, text) }
  })

interface Given {
  readonly directory?: string
  readonly file?: string
  readonly again?: boolean
}

/** Runs an effect while the command serves: it is told the base URL. Fails with what the command fails with. */
const during = <A>({ again = false, directory, file }: Given, use: (url: string) => Effect.Effect<A>) =>
  Effect.gen(function* () {
    const serving = yield* Deferred.make<string>()
    const told: start.Start = {
      ...usual,
      data: Option.map(Option.fromNullable(directory), (directory) => ({ directory, fsync: true })),
      seed: Option.map(Option.fromNullable(file), (file) => ({ file, again }))
    }
    return yield* Effect.raceFirst(
      start.run(told, ({ url }) => Deferred.succeed(serving, url)),
      Effect.flatMap(Deferred.await(serving), use)
    )
  })

/** Which of some people have an account. */
const present =
  (...names: ReadonlyArray<string>) =>
  (url: string) =>
    Effect.filter(names, (name) =>
      Effect.promise(() =>
        fetch(`${url}/identity/v2/auth/email?apikey=${Emulator.apiKey}&email=${name}@example.com`)
          .then((answer) => answer.json() as Promise<{ readonly IsExist: boolean }>)
          .then(({ IsExist }) => IsExist)
      )
    )

/** A call of the Account API, which has to succeed. */
const manage = (method: "POST" | "DELETE", path: string, body: object) => (url: string) =>
  Effect.promise(() =>
    fetch(`${url}/identity/v2/manage/account${path}?apikey=${Emulator.apiKey}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-loginradius-apisecret": Redacted.value(Emulator.apiSecret)
      },
      body: JSON.stringify(body)
    }).then((answer) => assert.strictEqual(answer.status, 200))
  )

const create = (name: string) =>
  manage("POST", "", { Email: [{ Type: "Primary", Value: `${name}@example.com` }], Password: secret })

/** The lines that the command ends with, which have no value of the seed file. */
const refusal = (given: Given, code: number) =>
  Effect.map(Effect.flip(during(given, () => Effect.void)), (stopped) => {
    assert.strictEqual(stopped.code, code)
    assert.notInclude(stopped.message, secret)
    assert.notInclude(stopped.message, "@example.com")
    return stopped.message.split("\n")
  })

const everyone = present("ada", "grace", "alan")

describe("--data", () => {
  it.scopedLive("keeps an account for the next start", () =>
    Effect.gen(function* () {
      const { directory } = yield* place("")
      yield* during({ directory }, create("ada"))
      assert.deepStrictEqual(yield* during({ directory }, everyone), ["ada"])
      assert.deepStrictEqual(yield* during({}, everyone), [])
    })
  )

  it.scopedLive("ends with 5 where the directory cannot be used, and says which and why", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place("")
      const inUse = yield* during({ directory }, () =>
        Effect.promise(() => Effect.runPromise(refusal({ directory }, 5)))
      )
      assert.deepStrictEqual(inUse, [`${directory}: another process has it`])
      assert.deepStrictEqual(yield* refusal({ directory: file }, exitCodes.data), [
        `${file}: it cannot be made or written`
      ])
      const damaged = `${directory}-damaged`
      mkdirSync(damaged)
      writeFileSync(join(damaged, "emulator.db"), "no database")
      assert.deepStrictEqual(yield* refusal({ directory: damaged }, exitCodes.data), [
        `${damaged}: it is no database of an emulator, or not whole`
      ])
    })
  )
})

describe("--seed", () => {
  it.scopedLive("is applied at each start without --data", () =>
    Effect.gen(function* () {
      const { file } = yield* place(seedOf("ada"))
      assert.deepStrictEqual(yield* during({ file }, everyone), ["ada"])
      assert.deepStrictEqual(yield* during({ file }, everyone), ["ada"])
    })
  )

  it.scopedLive("is applied once with --data, also where what it made is gone since", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place(JSON.stringify({ accounts: [{ uid: "a", email: "ada@example.com" }] }))
      assert.deepStrictEqual(yield* during({ directory, file }, everyone), ["ada"])
      yield* during({ directory, file, again: true }, manage("DELETE", "/a", {}))
      assert.deepStrictEqual(yield* during({ directory, file }, everyone), [])
    })
  )

  it.scopedLive("is refused when it was changed, until --seed-again applies it", () =>
    Effect.gen(function* () {
      const { directory, file, write } = yield* place(seedOf("ada"))
      yield* during({ directory, file }, everyone)
      write(seedOf("grace"))
      const changed = [`${file}: another seed was applied to the data directory; --seed-again applies this one, too`]
      assert.deepStrictEqual(yield* refusal({ directory, file }, exitCodes.seed), changed)
      assert.deepStrictEqual(yield* during({ directory }, everyone), ["ada"])
      assert.deepStrictEqual(yield* during({ directory, file, again: true }, everyone), ["ada", "grace"])
      assert.deepStrictEqual(yield* during({ directory, file }, everyone), ["ada", "grace"])

      write(seedOf("alan", "ada"))
      assert.deepStrictEqual(yield* refusal({ directory, file, again: true }, exitCodes.seed), [
        `${file}:4:5 accounts.1 cannot be seeded: another account has the same Email`
      ])
      // Neither a part of it nor its hash was kept.
      assert.deepStrictEqual(yield* refusal({ directory, file }, exitCodes.seed), changed)
      assert.deepStrictEqual(yield* during({ directory }, everyone), ["ada", "grace"])
    })
  )

  it.scopedLive("ends with 3 and tells all mistakes with their places, and no value", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place(
        `settings:\n  appName: [${secret}]\naccounts:\n  - emial: ada@example.com\n    password: ${secret}\n`
      )
      const mistakes = [
        `${file}:2:12 settings.appName must be text that is not blank`,
        `${file}:4:5 accounts.0.emial is not known; did you mean email?`
      ]
      assert.deepStrictEqual(yield* refusal({ file }, exitCodes.seed), mistakes)
      assert.deepStrictEqual(yield* refusal({ directory, file }, exitCodes.seed), mistakes)
      const none = `${file}.none`
      assert.deepStrictEqual(yield* refusal({ file: none }, exitCodes.seed), [`${none} cannot be read (ENOENT)`])
    })
  )
})

const hashOf = Effect.flatMap(Emulator.Emulator, ({ kept }) => Effect.map(kept, ({ seed }) => seed))

describe("the hash of a seed", () => {
  it.scopedLive("is kept in a directory and carried by snapshots, and a reset forgets it", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place(seedOf("ada"))
      yield* during({ directory, file }, everyone)
      const hash = createHash("sha256").update(seedOf("ada")).digest("hex")
      const snapshot = yield* duringKept(
        directory,
        Effect.gen(function* () {
          assert.strictEqual(yield* hashOf, hash)
          return yield* Snapshot.take
        })
      )
      const another = yield* temporaryDirectory
      yield* duringKept(another, Snapshot.restore(snapshot))
      yield* duringKept(
        another,
        Effect.gen(function* () {
          assert.strictEqual(yield* hashOf, hash)
          yield* Emulator.reset
        })
      )
      assert.isUndefined(yield* duringKept(another, hashOf))
      yield* duringKept(directory, Snapshot.restore(yield* Effect.provide(Snapshot.take, Emulator.layer())))
      assert.isUndefined(yield* duringKept(directory, hashOf))
    })
  )

  /** What `POST reset?seed=true` answers. */
  const reset = (url: string) =>
    Effect.promise(() =>
      fetch(`${url}/_emulator/v1/reset?seed=true`, { method: "POST", headers: { "x-emulator": "1" } }).then((answer) =>
        answer.text().then((text) => [answer.status, text] as const)
      )
    )

  it.scopedLive("is applied again by a reset, which changes nothing where the file cannot be applied", () =>
    Effect.gen(function* () {
      const { file, write } = yield* place(seedOf("ada", "grace"))
      yield* during({ file }, (url) =>
        Effect.gen(function* () {
          for (const text of [seedOf("ada").replace("email", "emial"), seedOf("ada", "ada"), "accounts: ["]) {
            write(text)
            const [status, message] = yield* reset(url)
            assert.strictEqual(status, 400)
            assert.include(message, file)
            assert.include(message, '"reason"')
            assert.deepStrictEqual(yield* present("ada", "grace", "alan")(url), ["ada", "grace"])
          }
          write(seedOf("grace", "alan"))
          assert.deepStrictEqual(yield* reset(url), [204, ""])
          assert.deepStrictEqual(yield* present("ada", "grace", "alan")(url), ["grace", "alan"])
        })
      )
    })
  )

  it.scopedLive("is applied once by each of several resets at once", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place(seedOf("ada", "grace"))
      yield* during({ directory, file }, (url) =>
        Effect.gen(function* () {
          const answers = yield* Effect.all(
            Array.from({ length: 8 }, () => reset(url)),
            { concurrency: "unbounded" }
          )
          assert.deepStrictEqual(
            answers.map(([status]) => status),
            Array.from({ length: 8 }, () => 204)
          )
          assert.deepStrictEqual(yield* present("ada", "grace")(url), ["ada", "grace"])
        })
      )
      // It is known which one was applied.
      yield* during({ directory, file }, present("ada"))
    })
  )

  it.scopedLive("ends the command with 5 where it cannot be kept", () =>
    Effect.gen(function* () {
      const { directory, file } = yield* place(seedOf("ada"))
      yield* during({ directory }, () => Effect.void)
      const database = new Libsql(join(directory, "emulator.db"))
      database.exec("CREATE TRIGGER full BEFORE INSERT ON rows BEGIN SELECT RAISE(ROLLBACK, 'full'); END")
      database.close()
      const { code, message } = yield* Effect.flip(during({ directory, file }, () => Effect.void))
      assert.strictEqual(code, exitCodes.data)
      assert.match(message, /data: What has changed cannot be kept \(SQLITE_CONSTRAINT\w*\)\.$/)
    })
  )

  it.effect("is of one transaction with the seed", () =>
    Effect.gen(function* () {
      const commits: Array<ReadonlyArray<Entry["kind"]>> = []
      const kept = { rows: {}, messages: [], clock: undefined, settings: undefined, seed: undefined }
      const ledger = ledgerOf((entries) => void commits.push(entries.map(({ kind }) => kind)))
      const emulator = Layer.provide(Emulator.layer(), Layer.succeed(CurrentStorage, { kept, ledger }))
      const parsed = yield* SeedFile.parse("{ settings: { appName: x }, accounts: [{ uid: a }] }")
      yield* Effect.provide(applyAs(parsed, { hash: "x" }), emulator)
      assert.deepStrictEqual(commits, [["accounts", "seed", "settings"]])
    })
  )
})

describe("check-seed", () => {
  /** What it prints. */
  const checked = (file: string) =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      yield* run(["check-seed", file], (text) => Effect.sync(() => void lines.push(text)))
      return lines
    }).pipe(Effect.provide(NodeContext.layer))

  it.scoped("counts the accounts of a sound file, and makes nothing", () =>
    Effect.gen(function* () {
      const { directory, file, write } = yield* place(seedOf("ada", "grace", "alan"))
      assert.deepStrictEqual(yield* checked(file), [`${file}: 3 accounts`])
      write(seedOf("ada"))
      assert.deepStrictEqual(yield* checked(file), [`${file}: 1 account`])
      write("{}")
      assert.deepStrictEqual(yield* checked(file), [`${file}: 0 accounts`])
      assert.isFalse(existsSync(directory))
    })
  )

  it.scoped("ends with 3 and tells the mistakes, and no value", () =>
    Effect.gen(function* () {
      const { file } = yield* place(seedOf("ada").replace("email", "emial"))
      const { code, message } = yield* Effect.flip(checked(file))
      assert.strictEqual(code, exitCodes.seed)
      assert.strictEqual(message, `${file}:2:5 accounts.0.emial is not known; did you mean email?`)
      writeFileSync(file, Buffer.from([0x61, 0x3a, 0x20, 0xff]))
      assert.strictEqual((yield* Effect.flip(checked(file))).message, `${file} is not UTF-8`)
      const none = yield* Effect.flip(checked(`${file}.none`))
      assert.deepStrictEqual([none.code, none.message], [exitCodes.seed, `${file}.none cannot be read (ENOENT)`])
    })
  )
})
