import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as Retry from "@loginradius-effect/core/Retry"
import { Emulator, Faults, Outbox, Seed, Snapshot, Store } from "@loginradius-effect/emulator"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Effect, Exit, Fiber, Layer, Redacted, TestClock } from "effect"
import Libsql from "libsql"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Connection } from "../../../packages/emulator/src/saved/database.js"
import { CurrentStorage } from "../../../packages/emulator/src/saved/storage.js"
import { applyAs } from "../../../packages/emulator/src/SeedFile.js"
import { during, keptIn, temporaryDirectory } from "./support.js"

const email = "ada@example.com"
const password = "correct horse"
const logIn = Effect.map(Authentication.loginByEmail({ email, password }), (login) => {
  assert(login._tag === "Authenticated")
  return login.accessToken
})
const ada = Emulator.seed(Seed.account({ uid: "ada", email, password }))

const clear = Effect.flatMap(Outbox.Outbox, (outbox) => outbox.clear)

const failure = (directory: string) =>
  Effect.flip(Effect.scoped(Layer.build(Storage.layer({ directory })))) as Effect.Effect<Storage.StorageFailed>

/** Names and hashes of all files. */
const filesOf = (directory: string) =>
  readdirSync(directory)
    .sort()
    .map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(directory, name)))
        .digest("hex")
    ])

/** Changes a database by hand. */
const tamper = (directory: string, sql: string): void => {
  const database = new Libsql(join(directory, "emulator.db"))
  database.exec(sql)
  database.close()
}

describe("an emulator with a directory", () => {
  it.scoped("keeps logins that wait for a PIN, and session tokens", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const options = { pin: { enabled: true, pinLogin: true, required: true, askOnLogin: true } } as const
      const refused = yield* during(directory, Effect.zipRight(ada, Effect.flip(logIn)), options)
      assert(refused._tag === "PinSetupRequired" && refused.pinAuthToken !== undefined)
      const { pinAuthToken } = refused
      const set = PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin: "4711" })
      const login = yield* during(directory, set, options)
      assert(login._tag === "Authenticated" && login.answer.session_token)
      const again = PinAuthentication.login({ sessionToken: login.answer.session_token, pin: "4711" })
      assert.strictEqual((yield* during(directory, again, options))._tag, "Authenticated")
    })
  )

  it.scoped("keeps each extension of a sliding session, also by a read", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const sliding = { slidingAccessTokens: true, accessTokenLifetime: "10 minutes" } as const
      const accessToken = yield* during(directory, Effect.zipRight(ada, logIn), sliding)
      const read = Authentication.readProfilesByAccessToken({ accessToken })
      for (let uses = 0; uses < 3; uses++) {
        yield* TestClock.adjust("9 minutes")
        assert.strictEqual((yield* during(directory, read, sliding)).Uid, "ada")
      }
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual((yield* Effect.flip(during(directory, read, sliding)))._tag, "AccessTokenExpired")
    })
  )

  it.scoped("has all that it held after a restart", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const before = yield* during(
        directory,
        Effect.gen(function* () {
          yield* ada
          yield* Emulator.configure({ emailVerificationFlow: "optional", passwordRules: { expiresAfter: "30 days" } })
          yield* Emulator.advance("1 hour")
          yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
          yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
          yield* Outbox.take({ to: email })
          const accessToken = yield* logIn
          return { accessToken, snapshot: yield* Snapshot.take }
        })
      )
      yield* during(
        directory,
        Effect.gen(function* () {
          assert.strictEqual(yield* Snapshot.take, before.snapshot)
          const { emailVerificationFlow } = yield* Emulator.settings
          assert.strictEqual(emailVerificationFlow, "optional")
          assert.strictEqual((yield* Emulator.clock).offset, 3_600_000)
          const profile = yield* Authentication.readProfilesByAccessToken({
            accessToken: before.accessToken
          })
          assert.strictEqual(profile.Uid, "ada")
          yield* logIn
          yield* Outbox.take({ to: email })
          assert.strictEqual((yield* Effect.flip(Outbox.take({ to: email })))._tag, "NothingFits")
        })
      )
    })
  )

  it.scoped("has nothing after a reset, and the settings that it was made with", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* during(
        directory,
        Effect.gen(function* () {
          yield* ada
          yield* Emulator.configure({ otpLength: 8 })
          yield* Emulator.freezeAt("2031-01-01T00:00:00Z")
          yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
          yield* Emulator.reset
        }),
        { otpLength: 5 }
      )
      const { otpLength, snapshot } = yield* during(
        directory,
        Effect.all({ otpLength: Effect.map(Emulator.settings, ({ otpLength }) => otpLength), snapshot: Snapshot.take }),
        { otpLength: 5 }
      )
      assert.strictEqual(otpLength, 5)
      assert.strictEqual(snapshot, yield* Effect.provide(Snapshot.take, Emulator.layer({ otpLength: 5 })))
    })
  )

  it.scoped("has no message of those that were forgotten, and those that came later", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
      const messages = Effect.map(Outbox.messages, (messages) => messages.length)
      yield* during(directory, Effect.all([ada, forgot, clear], { discard: true }))
      assert.strictEqual(yield* during(directory, messages), 0)
      yield* during(directory, Effect.all([forgot, clear, forgot], { discard: true }))
      assert.strictEqual(yield* during(directory, messages), 1)
    })
  )

  it.scoped("has all of a seed that it was reset to, or all that was there before", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const held = Effect.zipWith(Snapshot.take, Outbox.messages, (text, { length }) => ({ text, length }))
      const anew = (text: string) =>
        Effect.flatMap(SeedFile.parse(text), (parsed) => applyAs(parsed, { hash: "x", anew: true }))
      const before = yield* during(
        directory,
        Effect.gen(function* () {
          yield* ada
          yield* Emulator.configure({ emailVerificationFlow: "optional" })
          yield* Emulator.advance("1 hour")
          yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
          yield* Outbox.take({ to: email })
          yield* Emulator.inject(Faults.refuse)
          return yield* held
        })
      )
      yield* during(
        directory,
        Effect.gen(function* () {
          const { seedWith } = yield* Emulator.Emulator
          yield* Emulator.inject(Faults.refuse)
          const breaking = Effect.zipRight(Seed.account({ uid: "a" }), Effect.fail("no more"))
          yield* Effect.flip(seedWith({ appName: "x" }, breaking, { hash: "x", anew: true }))
          yield* Effect.flip(seedWith({ otpLength: -1 }, Effect.void, { anew: true }))
          assert.deepStrictEqual(yield* held, before)
          assert.lengthOf(yield* Emulator.faults, 1)
        })
      )
      assert.deepStrictEqual(yield* during(directory, held), before)
      yield* during(
        directory,
        Effect.gen(function* () {
          yield* Emulator.inject(Faults.refuse)
          yield* anew("{ settings: { appName: x }, accounts: [{ uid: a }] }")
          assert.lengthOf(yield* Emulator.faults, 0)
        })
      )
      yield* during(
        directory,
        Effect.gen(function* () {
          const { accounts } = yield* Emulator.accounts()
          assert.deepStrictEqual(
            accounts.map(({ uid }) => uid),
            ["a"]
          )
          const { appName, emailVerificationFlow } = yield* Emulator.settings
          assert.deepStrictEqual([appName, emailVerificationFlow], ["x", "required"])
          assert.deepStrictEqual([(yield* Emulator.clock).offset, (yield* Outbox.messages).length], [0, 0])
        })
      )
    })
  )

  it.scoped("lets nobody else read it", () =>
    Effect.gen(function* () {
      const directory = join(yield* temporaryDirectory, "new")
      yield* Effect.gen(function* () {
        yield* ada
        assert.strictEqual(statSync(directory).mode & 0o077, 0)
        for (const name of readdirSync(directory)) assert.strictEqual(statSync(join(directory, name)).mode & 0o077, 0)
      }).pipe(Effect.provide(keptIn(directory)))
    })
  )
})

describe("a directory that cannot be used", () => {
  it.scoped("is in use", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* Effect.gen(function* () {
        yield* ada
        const failed = yield* failure(directory)
        assert.deepStrictEqual([failed._tag, failed.reason], ["StorageFailed", "InUse"])
        assert.strictEqual(failed.message, `${directory}: another process has it`)
        yield* logIn
      }).pipe(Effect.provide(keptIn(directory)))
      yield* during(directory, logIn)
    })
  )

  const spoil: { readonly [what: string]: (directory: string) => "Newer" | "Damaged" } = {
    "was written by a later version": (directory) => {
      tamper(directory, "UPDATE meta SET value = '2'")
      return "Newer"
    },
    "says no form": (directory) => {
      tamper(directory, "DELETE FROM meta")
      return "Damaged"
    },
    "is a database of something else": (directory) => {
      tamper(directory, "DROP TABLE meta; DROP TABLE rows; CREATE TABLE theirs (a)")
      return "Damaged"
    },
    "is no database": (directory) => {
      writeFileSync(join(directory, "emulator.db"), "something else ".repeat(1000))
      return "Damaged"
    },
    "was cut off": (directory) => {
      const path = join(directory, "emulator.db")
      writeFileSync(path, readFileSync(path).subarray(0, 9000))
      return "Damaged"
    },
    "has a row that is no JSON": (directory) => {
      tamper(directory, "UPDATE rows SET json = '{' WHERE kind = 'accounts'")
      return "Damaged"
    },
    "has a row of a kind that is not known": (directory) => {
      tamper(directory, "INSERT INTO rows (kind, key, json) VALUES ('passkeys', 'a', '{}')")
      return "Damaged"
    },
    "has a member that is not known": (directory) => {
      tamper(directory, "UPDATE rows SET json = json_set(json, '$.shoeSize', 42) WHERE kind = 'accounts'")
      return "Damaged"
    }
  }
  for (const [what, spoiled] of Object.entries(spoil)) {
    it.scoped(`${what}, and stays as it is`, () =>
      Effect.gen(function* () {
        const directory = yield* temporaryDirectory
        yield* during(directory, ada)
        const reason = spoiled(directory)
        const files = filesOf(directory)
        const failed = yield* failure(directory)
        assert.strictEqual(failed.reason, reason)
        assert.notInclude(failed.message, "42")
        assert.notInclude(failed.message, email)
        assert.deepStrictEqual(filesOf(directory), files)
      })
    )
  }

  it.scoped("names what cannot be read, and no secret", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const accessToken = yield* during(directory, Effect.zipRight(ada, logIn))
      tamper(directory, "UPDATE rows SET json = json_set(json, '$.createdAt', 'soon') WHERE kind = 'accounts'")
      assert.match((yield* failure(directory)).message, /cannot be read: accounts ada, createdAt$/)
      tamper(directory, "DELETE FROM rows WHERE kind = 'accounts'")
      tamper(directory, "UPDATE rows SET json = json_set(json, '$.isSliding', 'yes') WHERE kind = 'sessions'")
      const { message } = yield* failure(directory)
      assert.match(message, /cannot be read: sessions …, isSliding$/)
      assert.notInclude(message, Redacted.value(accessToken))
    })
  )

  it.scoped("cannot be made", () =>
    Effect.gen(function* () {
      const file = join(yield* temporaryDirectory, "file")
      writeFileSync(file, "")
      for (const directory of [join(file, "below"), "/proc/none", "/proc/none/below"]) {
        assert.strictEqual((yield* failure(directory)).reason, "Unwritable", directory)
      }
    })
  )

  it.scoped("has no driver", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const failed = yield* Effect.flip(Storage.make({ directory }, Effect.fail("no driver")))
      assert.deepStrictEqual([failed.reason, failed.message], ["Unavailable", `${directory}: no driver`])
      assert.deepStrictEqual(readdirSync(directory), [])
    })
  )
})

/** A driver that notes what it is told, and breaks where it is told to. */
const driver = () => {
  const told: Array<string> = []
  const breaks = { commit: false }
  const connect = (path: string): Connection => {
    const database = new Libsql(path)
    return {
      exec: (sql) => {
        told.push(sql)
        if (sql === "COMMIT" && breaks.commit) throw new Error("SQLITE_FULL")
        database.exec(sql)
      },
      run: (sql, ...values) => {
        told.push(`${sql.split(" ", 1)[0]} ${values[0]}`)
        database.prepare(sql).run(...values)
      },
      all: (sql) => database.prepare(sql).raw().all() as ReadonlyArray<ReadonlyArray<unknown>>,
      close: () => void database.close()
    }
  }
  return { breaks, connect, told }
}

/** An emulator whose storage is made with a driver. */
const driven = (directory: string, connect: (path: string) => Connection, fsync = false) =>
  Emulator.layer({ client: { retry: Retry.none } }).pipe(
    Layer.provide(Layer.scoped(CurrentStorage, Storage.make({ directory, fsync }, Effect.succeed(connect)))),
    Layer.orDie
  )

describe("a change", () => {
  it.scoped("is one transaction, of what a request wrote and sent, and is none where nothing changed", () =>
    Effect.gen(function* () {
      const { connect, told } = driver()
      yield* Effect.gen(function* () {
        yield* ada
        told.length = 0
        yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
        assert.deepStrictEqual(told, [
          "BEGIN IMMEDIATE",
          "INSERT codes",
          "INSERT sentMessages",
          "INSERT messages",
          "COMMIT"
        ])
        told.length = 0
        yield* Account.profilesByUid({ uid: "ada" })
        yield* Effect.flip(Account.profilesByUid({ uid: "nobody" }))
        assert.deepStrictEqual(told, [])
        yield* Outbox.take({ to: email })
        assert.deepStrictEqual(told, ["BEGIN IMMEDIATE", "INSERT messages", "COMMIT"])
        told.length = 0
        yield* Effect.flip(Authentication.loginByEmail({ email, password: "wrong" }))
        assert.deepStrictEqual(told, ["BEGIN IMMEDIATE", "INSERT accounts", "COMMIT"])
        told.length = 0
        yield* Emulator.seed(
          Effect.forEach(["a", "b"], (uid) => Effect.zipRight(Seed.account({ uid }), Seed.session(uid)))
        )
        assert.strictEqual(told.filter((sql) => sql === "COMMIT").length, 1)
      }).pipe(Effect.provide(driven(yield* temporaryDirectory, connect)))
    })
  )

  it.scoped("that cannot be kept is not answered, and is kept with the next one", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const { breaks, connect } = driver()
      yield* Effect.gen(function* () {
        yield* ada
        breaks.commit = true
        assert.isTrue(Exit.isFailure(yield* Effect.exit(logIn)))
        breaks.commit = false
        yield* Account.userImpersonation({ uid: "ada" })
      }).pipe(Effect.provide(driven(directory, connect)))
      const sessions = Emulator.seed(
        Effect.map(Store.Store, (store) => store.read(Store.Sessions.ofAccount("ada")).length)
      )
      assert.strictEqual(yield* during(directory, sessions), 2)
    })
  )

  it.scoped("that is kept at once has not happened where it cannot be kept", () =>
    Effect.gen(function* () {
      const { breaks, connect } = driver()
      const held = Effect.all([Effect.flatMap(Outbox.Outbox, (outbox) => outbox.kept), Emulator.settings])
      yield* Effect.gen(function* () {
        yield* ada
        yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
        const before = yield* held
        breaks.commit = true
        for (const change of [
          Outbox.take({ to: email }),
          clear,
          Emulator.configure({ otpLength: 8 }),
          Emulator.advance("1 hour"),
          Emulator.resetClock
        ]) {
          const exit: Exit.Exit<unknown, unknown> = yield* Effect.exit(change as typeof clear)
          assert.match(String(exit), /cannot be kept/)
        }
        assert.deepStrictEqual(yield* held, before)
        assert.strictEqual((yield* Emulator.clock).offset, 0)
        breaks.commit = false
        assert.strictEqual((yield* Outbox.take({ to: email })).to, email)
      }).pipe(Effect.provide(driven(yield* temporaryDirectory, connect)))
    })
  )

  it.scoped("that hands a message to somebody who waits leaves it to others where it cannot be kept", () =>
    Effect.gen(function* () {
      const { breaks, connect } = driver()
      yield* Effect.gen(function* () {
        yield* ada
        const waiting = yield* Effect.fork(Outbox.waitFor({ to: email }, { within: "infinity" }))
        yield* Effect.yieldNow()
        breaks.commit = true
        const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
        assert.isTrue(Exit.isFailure(yield* Effect.exit(forgot)))
        breaks.commit = false
        assert.strictEqual((yield* Outbox.take({ to: email })).to, email)
        yield* Fiber.interrupt(waiting)
      }).pipe(Effect.provide(driven(yield* temporaryDirectory, connect)))
    })
  )

  it.scoped("that cannot be kept brings no message back that was forgotten meanwhile", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const { breaks, connect } = driver()
      yield* Effect.gen(function* () {
        yield* ada
        breaks.commit = true
        const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
        assert.isTrue(Exit.isFailure(yield* Effect.exit(forgot)))
        breaks.commit = false
        yield* clear
        yield* Account.userImpersonation({ uid: "ada" })
      }).pipe(Effect.provide(driven(directory, connect)))
      assert.deepStrictEqual(yield* during(directory, Outbox.messages), [])
    })
  )

  it.scoped("of clock or settings comes after a seed that is being put in, and is kept with it", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const text = "{ settings: { appName: x }, accounts: [{ uid: a, password: correct horse 7 }] }"
      const parsed = yield* SeedFile.parse(text)
      for (const manner of [{}, { anew: true }]) {
        yield* during(
          directory,
          Effect.gen(function* () {
            yield* Emulator.reset
            // Hashes take their time.
            const seeding = yield* Effect.fork(applyAs(parsed, manner))
            yield* Effect.yieldNow()
            yield* Effect.all([Emulator.configure({ otpLength: 8 }), Emulator.advance("1 hour")], {
              concurrency: "unbounded"
            })
            yield* Fiber.join(seeding)
          })
        )
        const { appName, otpLength } = yield* during(directory, Emulator.settings)
        assert.deepStrictEqual([appName, otpLength], ["x", 8])
        assert.strictEqual((yield* during(directory, Emulator.clock)).offset, 3_600_000)
      }
    })
  )

  it.scoped("of clock or settings is kept over a reset that could not be kept", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const { breaks, connect } = driver()
      yield* Effect.gen(function* () {
        yield* ada
        breaks.commit = true
        assert.isTrue(Exit.isFailure(yield* Effect.exit(Emulator.reset)))
        breaks.commit = false
        yield* Emulator.configure({ otpLength: 8 })
        yield* Emulator.advance("1 hour")
        yield* Emulator.accounts()
      }).pipe(Effect.provide(driven(directory, connect)))
      assert.strictEqual((yield* during(directory, Emulator.settings)).otpLength, 8)
      assert.strictEqual((yield* during(directory, Emulator.clock)).offset, 3_600_000)
      assert.strictEqual((yield* during(directory, Emulator.accounts())).total, 0)
    })
  )

  it.scoped("keeps messages in their order, and gives who waits the first one that fits", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const { breaks, connect } = driver()
      const forgot = (template: string) =>
        Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com", emailTemplate: template })
      yield* Effect.gen(function* () {
        yield* ada
        const waiting = yield* Effect.fork(Outbox.waitFor({ to: email }, { within: "infinity" }))
        yield* Effect.yieldNow()
        breaks.commit = true
        assert.isTrue(Exit.isFailure(yield* Effect.exit(forgot("one"))))
        breaks.commit = false
        yield* forgot("two")
        assert.strictEqual((yield* Fiber.join(waiting)).template, "one")
      }).pipe(Effect.provide(driven(directory, connect)))
      const templates = Effect.map(Outbox.messages, (messages) => messages.map(({ template }) => template))
      assert.deepStrictEqual(yield* during(directory, templates), ["one", "two"])
    })
  )

  it.scoped("keeps rows apart whose keys differ in halves of characters alone", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const names = ["\ud800", "\ud801", "\ufffd"]
      const snapshot = JSON.stringify({
        form: 1,
        accounts: [],
        roles: names.map((name) => ({ name, permissions: {} }))
      })
      yield* during(directory, Snapshot.restore(snapshot))
      const roles = Emulator.seed(Effect.map(Store.Store, (store) => store.read((tables) => tables.roles.all())))
      assert.sameMembers(
        (yield* during(directory, roles)).map(({ name }) => name),
        names
      )
    })
  )

  it.scoped("reaches the disk before it is answered where that is asked for", () =>
    Effect.gen(function* () {
      for (const [fsync, synchronous] of [
        [true, "FULL"],
        [false, "NORMAL"]
      ] as const) {
        const { connect, told } = driver()
        yield* Effect.provide(ada, driven(yield* temporaryDirectory, connect, fsync))
        assert.lengthOf(
          told.filter((sql) => sql.includes(`synchronous = ${synchronous}`)),
          1
        )
        assert.notInclude(told.join(), `synchronous = ${fsync ? "NORMAL" : "FULL"}`)
      }
    })
  )
})

describe("a database of an earlier form", () => {
  it.scoped("is brought to the present one, and a copy of it is kept", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* during(directory, ada)
      const { connect } = driver()
      const rename = (connection: Connection) =>
        connection.exec("UPDATE rows SET json = json_set(json, '$.registrationSource', 'old') WHERE kind = 'accounts'")
      const migrated = yield* Effect.scoped(Storage.make({ directory }, Effect.succeed(connect), { 1: rename }, 2))
      assert.strictEqual(migrated.kept.rows.accounts?.[0]?.registrationSource, "old")
      assert.strictEqual((yield* failure(directory)).reason, "Newer")
      const copy = new Libsql(join(directory, "emulator.db.form1"))
      assert.deepStrictEqual(copy.prepare("SELECT value FROM meta").raw().all(), [["1"]])
      assert.deepStrictEqual(copy.prepare("SELECT json ->> 'registrationSource' FROM rows").raw().all(), [["API"]])
      copy.close()
    })
  )
})

describe("the configuration of the client", () => {
  it.scoped("is that of the settings that were kept", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const apiKey = "e0e0e0e0-0000-4000-8000-00000000000a"
      yield* during(directory, Emulator.configure({ apiKey }))
      const config = yield* during(directory, LoginRadiusConfig.LoginRadiusConfig)
      assert.strictEqual(config.apiKey, apiKey)
    })
  )
})
