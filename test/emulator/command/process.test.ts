import { FetchHttpClient } from "@effect/platform"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator } from "@loginradius-effect/emulator"
import { ConfigProvider, Effect, Exit, Layer, Redacted, Scope } from "effect"
import { connect, type Socket } from "node:net"
import { bundled, start } from "./support.js"

const scope = Effect.runSync(Scope.make())

let file = ""

beforeAll(() =>
  Effect.runPromise(
    Effect.map(Scope.extend(bundled, scope), (bundle) => {
      file = bundle
    })
  )
)

afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** Starts the bundled command at any free port, and gives its base URL once it has printed it. */
const served = (...args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const running = yield* start(file, "--port", "0", "--json", ...args)
    const { url } = JSON.parse(yield* running.line) as { readonly url: string }
    return { ...running, url }
  })

const asked = (url: string) => Effect.promise(() => fetch(`${url}/ciam/appinfo?apikey=${Emulator.apiKey}`))

/** What a socket has received when it has received `text`. */
const received = (socket: Socket, text: string) =>
  Effect.async<string>((resume) => {
    let all = ""
    socket.on("data", (chunk: Buffer) => {
      all += chunk.toString()
      if (all.includes(text)) resume(Effect.succeed(all))
    })
  })

/** Waits until nothing listens at a URL: each attempt takes a round trip. */
const refused = (url: string): Effect.Effect<void> =>
  Effect.flatMap(
    Effect.async<boolean>((resume) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1")
      socket.once("connect", () => resume(Effect.succeed(false)))
      socket.once("error", () => resume(Effect.succeed(true)))
      return Effect.sync(() => socket.destroy())
    }),
    (isRefused) => (isRefused ? Effect.void : refused(url))
  )

describe("the command", () => {
  it.scoped("answers once it has printed its first line, which is JSON alone, and ends with 0", () =>
    Effect.gen(function* () {
      const { child, ended, url } = yield* served()
      assert.strictEqual((yield* asked(url)).status, 200)
      child.kill("SIGTERM")
      const { code, stderr, stdout } = yield* ended
      assert.strictEqual(code, 0)
      const apiSecret = Redacted.value(Emulator.apiSecret)
      const controlUrl = `${url}/_emulator/v1`
      const information = { url, publicUrl: url, apiKey: Emulator.apiKey, apiSecret, controlUrl }
      assert.strictEqual(stdout, `${JSON.stringify(information)}\n`)
      assert.strictEqual(stderr, "")
    })
  )

  it.scoped("prints a line for each thing to know, and refusals on stderr", () =>
    Effect.gen(function* () {
      const publicUrl = "https://auth.example.test"
      const { child, ended, line } = yield* start(file, "start", "--port=0", "--public-url", publicUrl)
      const [, url = ""] = /^base URL {5}(http:\/\/127\.0\.0\.1:\d+)$/.exec(yield* line) ?? []
      assert.strictEqual((yield* Effect.promise(() => fetch(url, { headers: { origin: "null" } }))).status, 403)
      child.kill("SIGINT")
      const { code, stderr, stdout } = yield* ended
      assert.strictEqual(code, 0)
      assert.deepStrictEqual(stdout.split("\n"), [
        `base URL     ${url}`,
        `public URL   ${publicUrl}`,
        `API key      ${Emulator.apiKey}`,
        `API secret   ${Redacted.value(Emulator.apiSecret)}`,
        `control API  ${url}/_emulator/v1`,
        ""
      ])
      assert.include(stderr, "Refused a request with 403")
    })
  )

  it.scoped("is called by this SDK with one variable", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const environment = ConfigProvider.fromMap(new Map([["LOGINRADIUS_EMULATOR_URL", url]]))
      const { IsExist } = yield* Authentication.checkEmailAvailability({ email: "ada@example.com" }).pipe(
        Effect.provide(Layer.merge(LoginRadiusConfig.layerFromEnv, FetchHttpClient.layer)),
        Effect.withConfigProvider(environment)
      )
      assert.isFalse(IsExist)
    })
  )

  it.scoped("says in its first line that a port is taken, and ends with 4", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const { port } = new URL(url)
      const { code, stderr, stdout } = yield* (yield* start(file, "--port", port)).ended
      assert.strictEqual(code, 4)
      assert.strictEqual(stdout, "")
      assert.deepStrictEqual(stderr.split("\n"), [
        `port ${port} of 127.0.0.1 is in use: choose another one with --port, or any that is free with --port 0`,
        ""
      ])
    })
  )

  const help = "\nloginradius-emulator --help lists the options."
  for (const [words, expected, message] of [
    [["--prot", "4080"], 2, `--prot is not an option; did you mean --port?${help}`],
    [["--port", "abc"], 2, `--port must be a whole number${help}`],
    [["--seed", "none.yaml"], 3, "none.yaml cannot be read (ENOENT)"],
    [["check-seed", "none.yaml"], 3, "none.yaml cannot be read (ENOENT)"],
    [
      ["--data", "data"],
      5,
      "data: keeping data needs the package libsql, which is missing or has nothing for this machine"
    ]
  ] as const) {
    it.scoped(
      `ends ${words.join(" ")} with ${expected}, and says why once, without a log line and without styles`,
      () =>
        Effect.gen(function* () {
          const { code, stderr, stdout } = yield* (yield* start(file, ...words)).ended
          assert.strictEqual(code, expected)
          assert.strictEqual(stdout, "")
          assert.strictEqual(stderr, `${message}\n`)
        })
    )
  }

  it.scoped("goes on when nobody reads what it prints", () =>
    Effect.gen(function* () {
      const { child, ended, url } = yield* served()
      child.stdout?.destroy()
      child.stderr?.destroy()
      for (let n = 0; n < 3; n++) {
        // Each refusal is a line on stderr.
        const answer = yield* Effect.promise(() => fetch(url, { headers: { origin: "null" } }))
        assert.strictEqual(answer.status, 403)
      }
      assert.strictEqual((yield* asked(url)).status, 200)
      child.kill("SIGTERM")
      assert.strictEqual((yield* ended).code, 0)
    })
  )

  it.scoped("answers a request that is under way when it is told to end", () =>
    Effect.gen(function* () {
      const { child, ended, url } = yield* served()
      const socket = yield* Effect.acquireRelease(
        Effect.sync(() => connect(Number(new URL(url).port), "127.0.0.1")),
        (socket) => Effect.sync(() => socket.destroy())
      )
      const body = JSON.stringify({ email: "ada@example.com", password: "x" })
      socket.write(
        [
          `POST /identity/v2/auth/login?apikey=${Emulator.apiKey} HTTP/1.1`,
          "host: localhost",
          "content-type: application/json",
          `content-length: ${body.length}`,
          "expect: 100-continue",
          "",
          ""
        ].join("\r\n")
      )
      yield* received(socket, "100 Continue")
      child.kill("SIGTERM")
      yield* refused(url)
      socket.write(body)
      assert.match(yield* received(socket, "ErrorCode"), /^HTTP\/1\.1 4\d\d /m)
      assert.strictEqual((yield* ended).code, 0)
    })
  )
})
