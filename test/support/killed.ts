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
  "x-emulator": "1",
  "x-loginradius-apisecret": Redacted.value(Settings.apiSecret)
}

/** Undefined where no answer came. */
const ask = (url: string, init?: RequestInit) =>
  Effect.promise(() =>
    fetch(url, { ...init, headers }).then(
      (answer) =>
        answer.text().then(
          (text) => ({ status: answer.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) }),
          () => undefined
        ),
      () => undefined
    )
  )

const account = (base: string, uid = ""): string =>
  `${base}/identity/v2/manage/account${uid === "" ? "" : `/${uid}`}?apikey=${Settings.apiKey}`

const post = (url: string, body: unknown, method = "POST") => ask(url, { method, body: JSON.stringify(body) })

type Answer = Effect.Effect.Success<ReturnType<typeof ask>>

/** What was acknowledged: whether a server that has started anew still has it. */
interface Claim {
  readonly what: string
  readonly holds: (base: string) => Effect.Effect<boolean>
}

const member = (answer: Answer, name: string): unknown =>
  answer?.body === undefined ? undefined : (answer.body as { readonly [name: string]: unknown })[name]

/** Whether the member of an answer is a number that is at least as large as one that was acknowledged. */
const isAtLeast = (path: string, name: string, least: number) => (base: string) =>
  Effect.map(ask(`${base}${path}`), (answer) => Number(member(answer, name)) >= least)

const hasAccount = (uid: string): Claim => ({
  what: `account ${uid}`,
  holds: (base) => Effect.map(ask(account(base, uid)), (answer) => answer?.status === 200)
})

const control = "/_emulator/v1"

/** What is written: undefined where no answer came. `name` and `n` are in no other write. */
type Write = (base: string, name: string, n: number) => Effect.Effect<Claim | undefined>

const answered = (answer: Answer, claim: () => Claim): Effect.Effect<Claim | undefined> =>
  answer === undefined
    ? Effect.succeed(undefined)
    : answer.status < 300
      ? Effect.sync(claim)
      : Effect.dieMessage(`status ${answer.status}: ${JSON.stringify(answer.body)}`)

const create: Write = (base, name, n) =>
  Effect.flatMap(post(account(base), { Email: [{ Type: "Primary", Value: `${name}-${n}@example.com` }] }), (answer) =>
    answered(answer, () => hasAccount(String(member(answer, "Uid"))))
  )

const seed: Write = (base, name, n) => {
  const uid = `${name}-${n}`
  return Effect.flatMap(post(`${base}${control}/seed`, { accounts: [{ uid }] }), (answer) =>
    answered(answer, () => hasAccount(uid))
  )
}

/** Counts on from what it finds: nobody else writes it. */
const configure: Write = (base) =>
  Effect.gen(function* () {
    const found = yield* ask(`${base}${control}/settings`)
    if (found === undefined) return undefined
    const outboxSize = Number(member(found, "outboxSize")) + 1
    const answer = yield* post(`${base}${control}/settings`, { outboxSize }, "PATCH")
    const holds = isAtLeast(`${control}/settings`, "outboxSize", outboxSize)
    return yield* answered(answer, () => ({ what: `setting ${outboxSize}`, holds }))
  })

const advance: Write = (base) =>
  Effect.flatMap(post(`${base}${control}/clock`, { advance: 1000 }, "PUT"), (answer) => {
    const offset = Number(member(answer, "offset"))
    return answered(answer, () => ({
      what: `offset ${offset}`,
      holds: isAtLeast(`${control}/clock`, "offset", offset)
    }))
  })

/** Lets a mail be sent to somebody; undefined where no answer came. */
const mail = (base: string, to: string) =>
  Effect.gen(function* () {
    const seeded = yield* post(`${base}${control}/seed`, { accounts: [{ email: to }] })
    const query = `apikey=${Settings.apiKey}&resetPasswordUrl=https://app.example.test`
    const sent = yield* post(`${base}/identity/v2/auth/password?${query}`, { email: to })
    return seeded === undefined ? undefined : sent
  })

/** Whether each mail to somebody was taken: another writer can have forgotten it. */
const isEachTaken = (to: string) => (base: string) =>
  Effect.map(ask(`${base}${control}/outbox?to=${to}`), (answer) => {
    const messages = answer?.body as ReadonlyArray<{ readonly isTaken: boolean }> | undefined
    return messages?.every(({ isTaken }) => isTaken) === true
  })

/** Lets a mail be sent, and takes it, unless all were forgotten meanwhile. */
const take: Write = (base, name, n) =>
  Effect.gen(function* () {
    const to = `${name}-${n}@example.com`
    const sent = yield* mail(base, to)
    const taken = yield* post(`${base}${control}/outbox/take`, { to })
    if (sent === undefined || taken === undefined) return undefined
    const claim = { what: `taken mail to ${to}`, holds: isEachTaken(to) }
    return taken.status === 404 ? claim : yield* answered(taken, () => claim)
  })

/** Lets a mail be sent, and forgets all that there are. */
const forget: Write = (base, name, n) =>
  Effect.gen(function* () {
    const to = `${name}-${n}@example.com`
    const sent = yield* mail(base, to)
    const cleared = yield* ask(`${base}${control}/outbox`, { method: "DELETE" })
    if (sent === undefined) return undefined
    return yield* answered(cleared, () => ({ what: `forgotten mail to ${to}`, holds: isEachTaken(to) }))
  })

/** What each writer writes: most of them accounts. */
const writes: ReadonlyArray<Write> = [configure, advance, seed, take, forget]

/** Writes until the server is gone; `acknowledge` is told of all that was answered. */
const write = (base: string, name: string, one: Write, acknowledge: (claim: Claim) => void): Effect.Effect<void> =>
  Effect.gen(function* () {
    for (let n = 0; ; n++) {
      const claim = yield* one(base, name, n)
      if (claim === undefined) return
      acknowledge(claim)
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
    let latest: ReadonlyArray<Claim> = []
    for (let time = 0; time <= times; time++) {
      const written = yield* Effect.scoped(
        Effect.gen(function* () {
          const { base, kill } = yield* start(directory)
          yield* Stream.fromIterable(latest).pipe(
            Stream.mapEffect(
              ({ holds, what }) =>
                Effect.map(holds(base), (isThere) => {
                  if (!isThere) lost.push(what)
                }),
              { concurrency: writers }
            ),
            Stream.runDrain
          )
          if (time === times) return []
          // The control API is loaded when it is first asked.
          yield* ask(`${base}${control}/health`)
          const acknowledged: Array<Claim> = []
          const now = yield* Clock.currentTimeMillis
          const enough = yield* Random.nextIntBetween(20, 300)
          const isEnough = yield* Deferred.make<void>()
          const acknowledge = (claim: Claim): void => {
            if (acknowledged.push(claim) === enough) Deferred.unsafeDone(isEnough, Effect.void)
          }
          yield* Effect.forkScoped(
            Effect.forEach(
              Chunk.range(0, writers - 1),
              (writer) => write(base, `${now}-${time}-${writer}`, writes[writer] ?? create, acknowledge),
              { concurrency: "unbounded" }
            )
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
