/** Snapshots by the command: of an emulator that runs, and of a directory. */
import { NodeContext } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Effect, Layer } from "effect"
import { execFileSync } from "node:child_process"
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { run } from "../../../packages/emulator/src/cli/command.js"
import { exitCodes } from "../../../packages/emulator/src/cli/exitCode.js"
import { temporaryDirectory } from "../kept/support.js"
import { startHttpServer } from "../../support/sockets.js"
import { emulator } from "../support.js"

/** What a command line of snapshots prints. */
const snapshot = (...words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const lines: Array<string> = []
    yield* run(["snapshot", ...words], (text) => Effect.sync(() => void lines.push(text)))
    return lines.join("\n")
  }).pipe(Effect.provide(NodeContext.layer))

const account = (name: string) => Emulator.seed(Seed.account({ email: `${name}@example.com` }))

const emails = Effect.map(Emulator.accounts(), ({ accounts }) => accounts.flatMap(({ emails }) => emails))

/** An emulator of a directory, for as long as an effect runs. */
const kept = <A, E>(directory: string, use: Effect.Effect<A, E, Emulator.Emulator>) =>
  Effect.provide(use, Layer.provide(Emulator.layer(), Storage.layer({ directory })))

describe("snapshots of an emulator that runs", () => {
  it.scopedLive("are saved, listed and restored", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      assert.strictEqual(yield* snapshot("list", "--url", url), "no snapshot is saved")
      yield* account("ada")
      assert.strictEqual(yield* snapshot("save", "one", "--url", url), "saved one")
      yield* account("eve")
      assert.match(yield* snapshot("list", "--url", url), /^one  \d{4}-\d\d-\d\dT[\d:.]+Z  \d+ bytes$/)
      assert.strictEqual(yield* snapshot("restore", "--url", url, "one"), "restored one")
      assert.deepStrictEqual(yield* emails, ["ada@example.com"])
      const { code, message } = yield* Effect.flip(snapshot("restore", "two", "--url", url))
      assert.deepStrictEqual([code, message], [exitCodes.failed, "No snapshot has the name two."])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("are written to a file that its owner alone reads, and taken in", () =>
    Effect.gen(function* () {
      const file = join(yield* temporaryDirectory, "all.json")
      const url = yield* serve()
      yield* account("ada")
      assert.strictEqual(yield* snapshot("export", file, "--url", url), `exported to ${file}`)
      assert.strictEqual(statSync(file).mode & 0o777, 0o600)
      yield* Emulator.reset
      assert.strictEqual(yield* snapshot("import", file, "--url", url), `imported ${file}`)
      assert.deepStrictEqual(yield* emails, ["ada@example.com"])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("are written where a link leads, and to what is no file, and leave nothing beside it", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryDirectory
      const [file, link, pipe] = [join(folder, "all.json"), join(folder, "link.json"), join(folder, "pipe")]
      const url = yield* serve()
      yield* account("ada")
      writeFileSync(file, "old")
      symlinkSync(file, link)
      yield* snapshot("export", link, "--url", url)
      assert.isTrue(lstatSync(link).isSymbolicLink())
      assert.include(readFileSync(file, "utf8"), "ada@example.com")
      execFileSync("mkfifo", [pipe])
      const reading = readFile(pipe, "utf8")
      yield* snapshot("export", pipe, "--url", url)
      assert.include(yield* Effect.promise(() => reading), "ada@example.com")
      mkdirSync(join(folder, "none"), { mode: 0o500 })
      yield* Effect.flip(snapshot("export", join(folder, "nowhere", "all.json"), "--url", url))
      assert.deepStrictEqual(readdirSync(folder).sort(), ["all.json", "link.json", "none", "pipe"])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("fail in one line where nothing answers, or no emulator, or one that has failed", () =>
    Effect.gen(function* () {
      // A port that is free once its server has ended.
      const url = yield* Effect.scoped(Effect.provide(serve(), emulator()))
      const none = yield* Effect.flip(snapshot("list", "--url", url))
      assert.deepStrictEqual(
        [none.code, none.message],
        [exitCodes.failed, `no emulator answers at ${url}: --url says where it is`]
      )
      const other = `${yield* Effect.provide(serve(), emulator())}/other`
      assert.strictEqual(
        (yield* Effect.flip(snapshot("list", "--url", other))).message,
        `what answers at ${other} is no emulator of this version`
      )
      const broken = yield* startHttpServer((_request, response) => response.writeHead(500).end("{}"))
      assert.strictEqual(
        (yield* Effect.flip(snapshot("list", "--url", broken))).message,
        `the emulator at ${broken} has failed: its log says more`
      )
    })
  )

  it.scopedLive("are refused where their name or the URL is none, before anybody is asked", () =>
    Effect.gen(function* () {
      for (const words of [
        ["save", "a b"],
        ["restore", ".."],
        ["list", "--url", "nonsense"],
        ["list", "--url", "file:///tmp"],
        ["list", "--url", "http://u:hunter2@127.0.0.1:1"],
        ["export", "f", "--url", "http://127.0.0.1:1", "--data", "d"]
      ]) {
        const { code, message } = yield* Effect.flip(snapshot(...words))
        assert.strictEqual(code, exitCodes.usage, words.join(" "))
        assert.match(message, /^(NAME must be of letters|--url must be a URL|--data and --url do not go together)/)
        assert.notInclude(message, "hunter2")
      }
    })
  )
})

describe("snapshots of a directory", () => {
  it.scopedLive("are written and taken in where no emulator runs", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryDirectory
      const [first, second, file] = [join(folder, "1"), join(folder, "2"), join(folder, "all.json")]
      yield* kept(first, account("ada"))
      yield* snapshot("export", file, "--data", first)
      yield* snapshot("import", file, "--data", second)
      assert.deepStrictEqual(yield* kept(second, emails), ["ada@example.com"])
    })
  )

  it.scopedLive("are refused while an emulator runs, and change nothing where a file is none", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryDirectory
      const [directory, file] = [join(folder, "1"), join(folder, "all.json")]
      yield* kept(
        directory,
        Effect.gen(function* () {
          yield* account("ada")
          const { code, message } = yield* Effect.flip(snapshot("export", file, "--data", directory))
          assert.strictEqual(code, exitCodes.data)
          assert.include(message, "without --data, the emulator that runs is asked")
        })
      )
      writeFileSync(file, "{}")
      const { code, message } = yield* Effect.flip(snapshot("import", file, "--data", directory))
      assert.deepStrictEqual(
        [code, message],
        [exitCodes.failed, `${file}: form: must be 1: this version reads no other`]
      )
      assert.deepStrictEqual(yield* kept(directory, emails), ["ada@example.com"])
      const missing = yield* Effect.flip(snapshot("import", join(folder, "none.json"), "--data", directory))
      assert.strictEqual(missing.message, `${join(folder, "none.json")} cannot be read (ENOENT)`)
      yield* snapshot("export", file, "--data", directory)
      assert.include(readFileSync(file, "utf8"), "ada@example.com")
    })
  )

  it.scopedLive("make no directory that is only looked for, or for a file that is none", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryDirectory
      const [directory, file] = [join(folder, "none"), join(folder, "all.json")]
      const { code, message } = yield* Effect.flip(snapshot("export", file, "--data", directory))
      assert.deepStrictEqual([code, message], [exitCodes.data, `${directory}: no emulator has kept anything there`])
      writeFileSync(file, "{}")
      assert.strictEqual((yield* Effect.flip(snapshot("import", file, "--data", directory))).code, exitCodes.failed)
      assert.isFalse(existsSync(directory))
    })
  )
})
