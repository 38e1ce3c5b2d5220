/** Writers, and an emulator that is killed while they write: what it has acknowledged has to be there afterwards. */
import { Settings } from "@loginradius-effect/emulator"
import { Chunk, Clock, Deferred, Effect, Random, Redacted, Stream } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

const root = new URL("../../", import.meta.url)
const program = fileURLToPath(new URL("keptServer.ts", import.meta.url))

const writers = 16

/** Kills the whole group: what is started is not the server itself. */
const killGroup = (child: ChildProcess): Effect.Effect<void> =>
  Effect.async((resume) => {
    if (child.exitCode !== null || child.signalCode !== null) return resume(Effect.void)
    child.once("exit", () => resume(Effect.void))
    process.kill(-(child.pid ?? 0), "SIGKILL")
  })

/** Starts a server; killed when the scope closes, or before. */
const start = (directory: string) =>
  Effect.gen(function* () {
    const child = yield* Effect.acquireRelease(
      Effect.sync(() =>
        spawn(
          fileURLToPath(new URL("node_modules/.bin/tsx", root)),
          ["--conditions", "@loginradius-effect/source", program, directory],
          { cwd: root, stdio: ["ignore", "pipe", "inherit"], detached: true }
        )
      ),
      killGroup
    )
    const base = yield* Effect.async<string>((resume) => {
      const lines = createInterface({ input: child.stdout })
      lines.once("line", (url) => resume(Effect.succeed(url)))
      child.once("exit", (code) => resume(Effect.dieMessage(`the server ended by itself: ${String(code)}`)))
    })
    return { base, kill: killGroup(child) }
  })

const headers = {
  "content-type": "application/json",
  "x-loginradius-apisecret": Redacted.value(Settings.apiSecret)
}

/** Undefined where no answer came. */
const ask = (url: string, init?: RequestInit) =>
  Effect.promise(() =>
    fetch(url, { ...init, headers }).then(
      (answer) =>
        answer.json().then(
          (body: unknown) => ({ status: answer.status, body }),
          () => undefined
        ),
      () => undefined
    )
  )

const account = (base: string, uid = ""): string =>
  `${base}/identity/v2/manage/account${uid === "" ? "" : `/${uid}`}?apikey=${Settings.apiKey}`

/** Writes until the server is gone; `acknowledge` is told of each uid that was answered. */
const write = (base: string, name: string, acknowledge: (uid: string) => void): Effect.Effect<void> =>
  Effect.gen(function* () {
    for (let n = 0; ; n++) {
      const email = [{ Type: "Primary", Value: `${name}-${n}@example.com` }]
      const answer = yield* ask(account(base), { method: "POST", body: JSON.stringify({ Email: email }) })
      if (answer === undefined) return
      const { Uid } = answer.body as { readonly Uid?: string }
      if (Uid === undefined) return yield* Effect.dieMessage(`status ${answer.status}`)
      acknowledge(Uid)
    }
  })

export interface Killed {
  readonly acknowledged: number
  readonly lost: ReadonlyArray<string>
}

/** Kills an emulator so many times, and looks for everything that it has acknowledged after each. */
export const kill = (directory: string, times: number): Effect.Effect<Killed> =>
  Effect.gen(function* () {
    let all = 0
    const lost: Array<string> = []
    let latest: ReadonlyArray<string> = []
    for (let time = 0; time <= times; time++) {
      const written = yield* Effect.scoped(
        Effect.gen(function* () {
          const { base, kill } = yield* start(directory)
          yield* Stream.fromIterable(latest).pipe(
            Stream.mapEffect(
              (uid) =>
                Effect.map(ask(account(base, uid)), (answer) => {
                  if (answer?.status !== 200) lost.push(uid)
                }),
              { concurrency: writers }
            ),
            Stream.runDrain
          )
          if (time === times) return []
          const acknowledged: Array<string> = []
          const now = yield* Clock.currentTimeMillis
          const enough = yield* Random.nextIntBetween(20, 300)
          const isEnough = yield* Deferred.make<void>()
          const acknowledge = (uid: string): void => {
            if (acknowledged.push(uid) === enough) Deferred.unsafeDone(isEnough, Effect.void)
          }
          yield* Effect.forkScoped(
            Effect.forEach(Chunk.range(1, writers), (writer) => write(base, `${now}-${time}-${writer}`, acknowledge), {
              concurrency: "unbounded"
            })
          )
          yield* Deferred.await(isEnough)
          yield* kill
          return acknowledged
        })
      )
      latest = [...written]
      all += latest.length
    }
    return { acknowledged: all, lost }
  })
