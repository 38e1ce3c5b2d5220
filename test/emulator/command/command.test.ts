import { assert, describe, it } from "@effect/vitest"
import { NodeContext } from "@effect/platform-node"
import { Emulator } from "@loginradius-effect/emulator"
import { Deferred, Effect, Option, Redacted } from "effect"
import { readFileSync } from "node:fs"
import { connect } from "node:net"
import { run } from "../../../packages/emulator/src/cli/command.js"
import { exitCodes } from "../../../packages/emulator/src/cli/exitCode.js"
import { plain, ready, styled } from "../../../packages/emulator/src/cli/output.js"
import * as start from "../../../packages/emulator/src/cli/start.js"
import { serveAs } from "../../../packages/emulator/src/server.js"
import { usual } from "./support.js"

/** What a command line prints. */
const printed = (...words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const lines: Array<string> = []
    yield* run(words, (text) => Effect.sync(() => void lines.push(text)))
    return lines.join("\n")
  }).pipe(Effect.provide(NodeContext.layer))

/** The first line of what a command line is refused with. */
const refusal = (...words: ReadonlyArray<string>) =>
  Effect.map(Effect.flip(printed(...words)), ({ code, message }) => {
    assert.strictEqual(code, exitCodes.usage)
    assert.strictEqual(message, plain(message))
    return message.split("\n")[0]
  })

describe("words", () => {
  for (const [words, message] of [
    [["--prot", "1"], "--prot is not an option; did you mean --port?"],
    [["--Port", "1"], "--Port is not an option; did you mean --port?"],
    [["--public-ulr=http://x"], "--public-ulr is not an option; did you mean --public-url?"],
    [["--allow-hosts", "x"], "--allow-hosts is not an option; did you mean --allow-host?"],
    [["--jsn"], "--jsn is not an option; did you mean --json?"],
    [["start", "--verson"], "--verson is not an option; did you mean --version?"],
    [["--nothing-like-it"], "--nothing-like-it is not an option"],
    [["--wizard"], "--wizard is not an option"],
    [["--log-level", "all"], "--log-level is not an option"],
    [["--constructor"], "--constructor is not an option"],
    [["--"], "-- is not an option"],
    [["-p", "1"], "-p is not an option: each begins with --"],
    [["--json", "start"], "start is not an option: each begins with --"],
    [["strat"], "strat is not a command; did you mean start?"],
    [["constructor"], "constructor is not a command"],
    [["\u001b[31mx\n"], "?[31mx? is not a command"],
    [["--port"], "--port needs a value"],
    [["--port="], "--port needs a value"],
    [["--port", "--json"], "--port needs a value"],
    [["--port", "1", "--port", "2"], "--port is given twice"],
    [["--json", "--json"], "--json is given twice"],
    [["--json=true"], "--json takes no value"],
    [["--port", "abc"], "--port must be a whole number"],
    [["--port", "-1"], "--port must be a whole number"],
    [["--port", "1.5"], "--port must be a whole number"],
    [["--port", "65536"], "--port must be a whole number from 0 to 65535"],
    [["--random-seed", "x"], "--random-seed must be a whole number"],
    [["--public-url", "auth.example.test"], "--public-url must be an origin such as https://auth.example.test"],
    [
      ["--allow-host", "a", "--allow-host", "a:1"],
      "--allow-host must be a host name without a port, such as auth.example.test"
    ],
    [["--cors-origin", "x"], "--cors-origin must be an origin such as https://app.example.test"],
    [["--data"], "--data needs a value"],
    [["--fsync"], "--fsync needs --data"],
    [["--seed-again", "--seed", "x.yaml"], "--seed-again needs --seed and --data"],
    [["--seed-again", "--data", "x"], "--seed-again needs --seed and --data"],
    [
      ["--random-seed", "1", "--data", "x"],
      "--random-seed and --data do not go together: a second start would make the ids of the first again"
    ],
    [["snapshot"], "snapshot needs one of list, save, restore, export, import"],
    [["snapshot", "--url", "x"], "snapshot needs one of list, save, restore, export, import"],
    [["snapshot", "sve"], "snapshot sve is not a command; did you mean snapshot save?"],
    [["snapshot", "save"], "snapshot save needs NAME"],
    [["snapshot", "list", "--data", "x"], "--data is not an option"],
    [["snaphot", "list"], "snaphot is not a command; did you mean snapshot?"],
    [["check-sed", "x"], "check-sed is not a command; did you mean check-seed?"],
    [["check-seed"], "check-seed needs FILE"],
    [["check-seed", ""], "check-seed needs FILE"],
    [["check-seed", "a.yaml", "b.yaml"], "check-seed takes no other word after FILE: b.yaml"],
    [["check-seed", "--port", "1", "a.yaml"], "--port is not an option"],
    [["check-seed", "-x", "a.yaml"], "-x is not an option: each begins with --"]
  ] as const) {
    it.effect(`are refused: ${JSON.stringify(words)}`, () =>
      Effect.map(refusal(...words), (said) => assert.strictEqual(said, message))
    )
  }

  it.effect("ask for help, which tells every option and exit code, and nothing that is refused", () =>
    Effect.gen(function* () {
      const help = plain(yield* printed("--help"))
      assert.strictEqual(plain(yield* printed("start", "-h")), help)
      const options = new Set(help.match(/(?<![-\w])--[a-z-]+/g))
      assert.sameMembers(
        [...options],
        [
          "--port",
          "--host",
          "--public-url",
          "--allow-host",
          "--cors-origin",
          "--random-seed",
          "--data",
          "--fsync",
          "--seed",
          "--seed-again",
          "--json",
          "--url",
          "--help",
          "--version"
        ]
      )
      for (const code of Object.values(exitCodes)) assert.match(help, new RegExp(`^ *${code}  \\w`, "m"))
    })
  )

  it.effect("ask for the version", () =>
    Effect.map(printed("--version"), (said) => {
      const manifest = readFileSync(new URL("../../../packages/emulator/package.json", import.meta.url), "utf8")
      assert.strictEqual(plain(said), (JSON.parse(manifest) as { readonly version: string }).version)
    })
  )
})

describe("output", () => {
  const url = "http://127.0.0.1:1"
  const information = { url, publicUrl: url, apiKey: "k", apiSecret: "s", controlUrl: `${url}/_emulator/v1` }

  it("has a line for each thing to know", () => {
    assert.deepStrictEqual(ready(information, false).split("\n"), [
      "base URL     http://127.0.0.1:1",
      "API key      k",
      "API secret   s",
      "control API  http://127.0.0.1:1/_emulator/v1"
    ])
  })

  it("is one line of JSON if asked for", () => {
    const line = ready(information, true)
    assert.notInclude(line, "\n")
    assert.deepStrictEqual(JSON.parse(line), information)
  })

  it.effect("has styles on a terminal alone, and without NO_COLOR", () =>
    Effect.map(printed("--help"), (help) => {
      assert.include(styled(help, true, ""), "\u001b[")
      assert.notInclude(styled(help, true, "1"), "\u001b")
      assert.notInclude(styled(help, false, ""), "\u001b")
    })
  )
})

/** The answers of an emulator to one sequence of requests, without what tells the time. */
const answers = (given: Partial<start.Start>) =>
  Effect.gen(function* () {
    const answering = yield* Deferred.make<string>()
    yield* Effect.forkScoped(start.run({ ...usual, ...given }, ({ url }) => Deferred.succeed(answering, url)))
    const url = yield* Deferred.await(answering)
    const post = (path: string, body: object) =>
      Effect.promise(() =>
        fetch(`${url}${path}?apikey=${Emulator.apiKey}`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "x-loginradius-apisecret": Redacted.value(Emulator.apiSecret)
          },
          body: JSON.stringify(body)
        }).then((answer) => answer.json() as Promise<Record<string, unknown>>)
      )
    const account = {
      Email: [{ Type: "Primary", Value: "ada@example.com" }],
      EmailVerified: true,
      Password: "correct horse"
    }
    const { ID, Uid } = yield* post("/identity/v2/manage/account", account)
    const login = yield* post("/identity/v2/auth/login", { email: "ada@example.com", password: "correct horse" })
    const { access_token, refresh_token } = login
    assert.isString(access_token)
    return { ID, Uid, access_token, refresh_token }
  }).pipe(Effect.scoped)

describe("--random-seed", () => {
  it.live("makes ids and tokens the same in each run", () =>
    Effect.gen(function* () {
      const seeded = { randomSeed: Option.some(16) }
      const first = yield* answers(seeded)
      assert.deepStrictEqual(yield* answers(seeded), first)
      assert.notStrictEqual((yield* answers({ randomSeed: Option.some(17) })).Uid, first.Uid)
      assert.notStrictEqual((yield* answers({})).Uid, (yield* answers({})).Uid)
    })
  )
})

describe("requests under way at the end", () => {
  it.live("are waited for no longer than said", () =>
    Effect.gen(function* () {
      const closed = yield* Effect.scoped(
        Effect.gen(function* () {
          const url = yield* serveAs({}, { patience: "20 millis" })
          const socket = connect(Number(new URL(url).port), "127.0.0.1")
          const closed = new Promise((resolve) => socket.once("close", resolve))
          socket.on("error", () => {})
          socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\nexpect: 100-continue\r\n\r\n")
          yield* Effect.async<void>((resume) => void socket.once("data", () => resume(Effect.void)))
          return closed
        })
      )
      // The scope is closed: so is the connection, on which nothing more was sent.
      yield* Effect.promise(() => closed)
    }).pipe(Effect.provide(Emulator.layer()))
  )
})
